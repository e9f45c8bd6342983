"""Mistakes one by one, for whoever improves the extractors. They hold words of the articles and are never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from netralitas.evaluate import given, own
from netralitas.evaluate.given import Script
from netralitas.evaluate.interchange import as_json
from netralitas.evaluate.rulers import Annotated
from netralitas.records import Reading


def mistakes(ruler: Annotated, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str, str]]:
    """Article, kind of mistake and what it is about: those the given scorer lists, then those of our own."""
    gold = ruler.entries()
    predictions = {name: as_json(reading) for name, reading in readings.items()}
    for article, kind, what in given.mistakes(Script(ruler.scorer).load(), predictions, gold):
        yield article, kind, what
    has_status = own.has_status(gold)
    for name, reading in readings.items():
        for kind, what in (*_events(reading, gold[name], has_status=has_status), *_statements(reading, gold[name])):
            yield name, kind, what


def _events(reading: Reading, entry: Mapping[str, Any], *, has_status: bool) -> Iterator[tuple[str, str]]:
    for event in reading.events:
        same_day = [other for other in entry["events"] if event.date in {other["date"], *other.get("date_ok", ())}]
        if not same_day:
            continue
        types = {kind for other in same_day for kind in (other["type"], *other.get("type_ok", ()))}
        if event.type not in types:
            yield "event type", f"{event.date}: {event.type} for {' or '.join(sorted(types))}"
        allowed = {status for other in same_day for status in (other.get("status"), *other.get("status_ok", ()))}
        if has_status and event.status not in allowed:
            higher = own.RANK[event.status] > max(own.RANK[status] for status in allowed)
            said = " or ".join(sorted(str(status) for status in allowed))
            yield "status upgraded" if higher else "status", f"{event.date}: {event.status} for {said}"


def _statements(reading: Reading, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    found = {own.sentence_at(reading, said.start): said.speaker for said in reading.statements}
    for statement in entry.get("statements", ()):
        if statement.get("optional"):
            continue
        hit = next((sentence for sentence in found if own.is_sentence(statement, sentence)), None)
        if hit is None:
            yield "statement missed", f"{statement['sentence']} [{statement['cue']}]"
        elif not own.same_speaker(found[hit], statement["speaker"]):
            yield "statement speaker", f"{found[hit]} for {statement['speaker']}: {statement['sentence']}"
