"""Our own scorer, for what the given one does not look at: statements of dispatches, types, statuses, acting offices.

What counts is written down in docs/accuracy.md. Optional entries of the gold neither cost nor earn.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netralitas.evaluate.counts import Counts
from netralitas.evaluate.given import Scores
from netralitas.records import Event, Person, Reading, Statement

Entry = dict[str, Any]
#: How much a status says against somebody, from saying nothing; a dismissed case says less than an open one.
RANK = {None: 0, "dismissed": 1, "alleged": 2, "under_review": 3, "proven": 4, "sanctioned": 5}
#: Prefixes of an acting office as the gold writes them, the longer before what it holds.
_ACTING = (
    ("Pjs", re.compile(r"\bpjs\b|\b(?:penjabat|pejabat) sementara\b", re.IGNORECASE)),
    ("Pj", re.compile(r"\bpj\b|\bpenjabat\b", re.IGNORECASE)),
    ("Plt", re.compile(r"\bplt\b|\bpelaksana tugas\b", re.IGNORECASE)),
    ("Plh", re.compile(r"\bplh\b|\bpelaksana harian\b", re.IGNORECASE)),
)


def fold(text: str) -> str:
    """The words of a text in small letters: what is compared where punctuation does not matter."""
    return " ".join(re.findall(r"\w+", text.lower()))


def score(readings: Mapping[str, Reading], gold: Mapping[str, Any]) -> Scores:
    """Counts by measure for each document; a measure that the gold says nothing of is left out."""
    measures: Scores = {"acting": [], "event_types": [], "event_regions": []}
    with_status = has_status(gold)
    has_statements = any("statements" in entry for entry in gold.values())
    for key, entry in gold.items():
        reading = readings.get(key)
        people, events = (reading.people, reading.events) if reading else ((), ())
        measures["acting"].append(acting(people, entry["persons"]))
        measures["event_types"].append(events_with(events, entry["events"], "type"))
        measures["event_regions"].append(events_with(events, entry["events"], "region"))
        if with_status:
            right, not_higher = statuses(events, entry["events"])
            measures.setdefault("status", []).append(right)
            measures.setdefault("status_not_upgraded", []).append(not_higher)
        if has_statements:
            found, spoken = statements(reading, entry.get("statements", []))
            measures.setdefault("statement_sentences", []).append(found)
            measures.setdefault("statement_speakers", []).append(spoken)
    return measures


def has_status(gold: Mapping[str, Any]) -> bool:
    """Whether the gold says anything of statuses: that of the real articles does not, and null means nothing there."""
    return any("status" in event for entry in gold.values() for event in entry["events"])


def acting_of(role: str | None) -> str | None:
    """Pj, Pjs, Plt or Plh as a role's words say; null for an office in its own right, or none."""
    return next((prefix for prefix, words in _ACTING if role and words.search(role)), None)


def acting(people: Iterable[Person], gold: Iterable[Entry]) -> Counts:
    """Persons with an acting office and which: right where name and prefix are."""
    named = {fold(name): entry for entry in gold for name in (entry["name"], *entry["aliases"])}
    optional = {key for key, entry in named.items() if entry.get("optional")}
    expected = {
        fold(entry["name"]): prefix
        for key, entry in named.items()
        if key not in optional and (prefix := acting_of(entry["role"]))
    }
    found = {
        fold(named[fold(person.name)]["name"]) if fold(person.name) in named else fold(person.name): person.acting
        for person in people
        if person.acting and fold(person.name) not in optional
    }
    right = sum(expected.get(name) == prefix for name, prefix in found.items())
    return Counts(right, right, len(found), len(expected))


def _days(entry: Entry) -> set[str]:
    return {entry["date"], *entry.get("date_ok", ())}


def events_with(events: Iterable[Event], gold: Sequence[Entry], field: str) -> Counts:
    """Events by date and one thing more, their type or region: each pair once, right where both are."""
    required = [entry for entry in gold if not entry.get("optional")]
    found = list(dict.fromkeys((event.date, getattr(event, field)) for event in events))
    left, wrong = list(required), 0
    right = 0
    for day, value in found:
        hit = next((e for e in left if day in _days(e) and value in (e[field], *e.get(f"{field}_ok", ()))), None)
        if hit:
            left.remove(hit)
            right += 1
        elif not any(day in _days(entry) for entry in gold if entry.get("optional")):
            wrong += 1
    pairs = len(required) if field == "type" else len({(entry["date"], entry[field]) for entry in required})
    return Counts(right, right, right + wrong, max(pairs, right))


def statuses(events: Iterable[Event], gold: Sequence[Entry]) -> tuple[Counts, Counts]:
    """Statuses of events found on a day of the gold, and of all of them, how many are not above the gold's.

    An event is held against the gold's entry of its day, of its own type if there is one. A status where the gold has
    none, and one on a day of which the gold knows nothing, is above; for this, optional entries count like others.
    """
    right = found = 0
    compared = not_higher = 0
    reached: set[int] = set()
    for event in events:
        same_day = [(n, entry) for n, entry in enumerate(gold) if event.date in _days(entry)]
        same_day.sort(key=lambda item: (item[0] in reached, item[1]["type"] != event.type))
        number, entry = same_day[0] if same_day else (-1, {})
        allowed = {entry.get("status"), *entry.get("status_ok", ())}
        compared += 1
        not_higher += RANK[event.status] <= max(RANK[status] for status in allowed)
        if entry.get("optional"):
            continue
        if number >= 0:
            reached.add(number)
        found += event.status is not None
        right += event.status is not None and event.status in allowed
    stated = sum(bool(entry.get("status")) for entry in gold if not entry.get("optional"))
    return Counts(right, right, found, max(stated, right)), Counts.shares(not_higher, compared)


def statements(reading: Reading | None, gold: Sequence[Entry]) -> tuple[Counts, Counts]:
    """Sentences with a statement of the right kind, and those of them with the right speaker too.

    A sentence counts once. The gold names it by its first words; where it names another that counts as well, both
    together are one. A speaker who is an institution or not named is null in the gold and must be null here.
    """
    found = _by_sentence(reading) if reading else {}
    expected = sum(not entry.get("optional") for entry in gold)
    right = spoken = extra = 0
    reached: set[int] = set()
    for opening, said in found.items():
        number = next((n for n, entry in enumerate(gold) if is_sentence(entry, opening)), None)
        if number is None:
            extra += 1
        elif not gold[number].get("optional") and number not in reached:
            kinds = {statement.kind for statement in said}
            if gold[number]["kind"] not in kinds:
                extra += 1
                continue
            reached.add(number)
            right += 1
            spoken += any(same_speaker(statement.speaker, gold[number]["speaker"]) for statement in said)
    return (
        Counts(right, right, right + extra, expected),
        Counts(spoken, spoken, right + extra, expected),
    )


def sentence_at(reading: Reading, offset: int) -> str:
    """The words of the sentence that an offset stands in, folded; what stands before the first belongs to it."""
    sentences = reading.document.sentences
    number = max(0, bisect_right([sentence.start for sentence in sentences], offset) - 1)
    return fold(reading.document.text[sentences[number].start : sentences[number].end]) if sentences else ""


def _by_sentence(reading: Reading) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        found.setdefault(sentence_at(reading, statement.start), []).append(statement)
    return found


def is_sentence(entry: Mapping[str, Any], sentence: str) -> bool:
    """Whether a folded sentence is the one that a statement of the gold names, or one that counts as well."""
    openings = (entry["sentence"], *entry.get("sentence_ok", ()))
    return any(f"{sentence} ".startswith(f"{fold(opening)} ") for opening in openings)


def same_speaker(found: str | None, gold: str | None) -> bool:
    """Whether one name holds all words of the other; nobody is the same as nobody only."""
    if found is None or gold is None:
        return found is gold
    one, other = set(fold(found).split()), set(fold(gold).split())
    return one <= other or other <= one
