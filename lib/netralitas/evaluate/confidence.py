"""Confidence: how often a rule or model is right, measured on the gold for development, rule by rule.

The extractors give no score of their own, and none is made up for them. A rule's records are scored alone, by the same
scorers as all others: its precision is the share of them that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.counts import Counts, total
from netralitas.evaluate.interchange import as_json
from netralitas.evaluate.results import SYSTEM
from netralitas.evaluate.rulers import DEV, INDOTIMEX, REAL
from netralitas.records import Reading
from netralitas.tables.confidence import DIGITS, ENOUGH
from netralitas.tables.confidence import Measured as Table


@dataclass(frozen=True)
class _Part:
    """Records of a table by rule: those a reading has, the reading with only them, and what measures them on what."""

    table: str
    rules: Callable[[Reading], Iterable[str]]
    only: Callable[[Reading, str], Reading]
    measure: str
    datasets: tuple[str, ...] = (REAL, DEV)


def _field(table: str, measure: str, datasets: tuple[str, ...] = (REAL, DEV), **also: Any) -> _Part:
    """A table whose records are a field of the reading; ``also`` is what else of it must be empty."""

    def rules(reading: Reading) -> Iterable[str]:
        return (record.rule for record in getattr(reading, table))

    def only(reading: Reading, rule: str) -> Reading:
        kept = tuple(record for record in getattr(reading, table) if record.rule == rule)
        fields: dict[str, Any] = {table: kept, **also}
        return replace(reading, **fields)

    return _Part(table, rules, only, measure, datasets)


def _said(kind: str, measure: str) -> _Part:
    """Statements of one form; right where the speaker is, too."""

    def rules(reading: Reading) -> Iterable[str]:
        return (said.rule for said in reading.statements if said.kind == kind)

    def only(reading: Reading, rule: str) -> Reading:
        kept = tuple(said for said in reading.statements if said.kind == kind and said.rule == rule)
        return replace(reading, statements=kept)

    return _Part("statements", rules, only, measure)


def _naming(reading: Reading) -> Iterable[str]:
    return (person.mentions[0].rule for person in reading.people if person.mentions)


def _named_by(reading: Reading, rule: str) -> Reading:
    return replace(reading, people=tuple(p for p in reading.people if p.mentions and p.mentions[0].rule == rule))


def _dropping(reading: Reading) -> Iterable[str]:
    return (line.rule for line in reading.document.article.dropped)


def _dropped_by(reading: Reading, rule: str) -> Reading:
    article = reading.document.article
    kept = tuple(line for line in article.dropped if line.rule == rule)
    return replace(reading, document=replace(reading.document, article=replace(article, dropped=kept)))


_PARTS: Sequence[_Part] = (
    _Part("mentions", _naming, _named_by, "person_names"),
    _said("direct", "quotes_speaker"),
    _said("indirect", "statement_speakers"),
    # No gold of ours says what every time expression means; IndoTimex does.
    _field("timexes", "timex_value", (INDOTIMEX,)),
    _field("events", "event_dates"),
    _field("places", "regions", coverage=()),
    _field("legal_references", "legal_refs"),
    _field("figures", "figures"),
    _Part("dropped_lines", _dropping, _dropped_by, "boilerplate"),
)


def table(measured: Sequence[Measured]) -> pl.DataFrame:
    """Precision by table and rule (``tables.confidence.Measured``): null below ``ENOUGH`` records found.

    Sorted, so that runs compare. A rule that makes records of two forms (direct and indirect statements) has one row.
    """
    counts: dict[tuple[str, str], list[Counts]] = {}
    for part in _PARTS:
        for rule, found in _counts(part, measured):
            counts.setdefault((part.table, rule), []).append(found)
    totals = {key: total(found) for key, found in counts.items()}
    rows = [(*key, both.right, both.found, _precision(both)) for key, both in totals.items() if both.found]
    return Table.cast(pl.DataFrame(rows, schema=[*Table.columns()], orient="row")).sort("table", "rule")


def _counts(part: _Part, measured: Sequence[Measured]) -> Iterator[tuple[str, Counts]]:
    """What each rule found on each set of data."""
    for ruler, readings, scores in measured:
        if ruler.dataset not in part.datasets or part.measure not in scores[SYSTEM]:
            continue
        for rule in sorted({rule for reading in readings.values() for rule in part.rules(reading)}):
            kept = {name: part.only(reading, rule) for name, reading in readings.items()}
            predictions = {name: as_json(reading) for name, reading in kept.items()}
            yield rule, total(ruler.score(predictions, kept)[part.measure])


def _precision(counts: Counts) -> float | None:
    return round(counts.precision, DIGITS) if counts.found >= ENOUGH else None
