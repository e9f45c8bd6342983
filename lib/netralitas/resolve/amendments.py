"""Amendments: the corrections of analysts applied to what was read, before tables are made.

Corrections apply in the order of their file, each to what those before it left; confirmations see the result, and names
are withheld last of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from netralitas.records import Coverage, Event, Precision, Reading, Status
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import NATIONAL, Correction, confirmation
from netralitas.resolve.people_changes import first_mention, fuller, renamed
from netralitas.resolve.withholding import Veil, withhold

#: A row by table, article, start and end.
RowKey = tuple[str, str, int, int]
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


class Applied(NamedTuple):
    """A correction with the number of rows that it changed or confirmed; 0: things were so already."""

    correction: Correction
    rows: int


class Amended(NamedTuple):
    """What was read, corrected: ids by article and name as ``actors.resolve`` gives them, and the checked rows."""

    readings: tuple[Reading, ...]
    ids: Mapping[tuple[str, str], str]
    checked: frozenset[RowKey]
    applied: tuple[Applied, ...]
    veil: Veil


@dataclass
class _State:
    """What has been read, as far as it is corrected."""

    readings: dict[str, Reading]
    ids: dict[tuple[str, str], str]
    codes: Mapping[str, str]

    def reading(self, correction: Correction, article: str) -> Reading:
        if article not in self.readings:
            raise correction.error(f"there is no article {article}")
        return self.readings[article]

    def appearances(self, correction: Correction) -> list[tuple[str, str]]:
        """Article and name of everybody who bears the target's id, in the article of the correction if it has one."""
        if correction.article:
            self.reading(correction, correction.article)
        found = [
            (article, name)
            for (article, name), actor in self.ids.items()
            if actor == correction.target and correction.article in {"", article}
        ]
        if not found:
            where = f" in article {correction.article}" if correction.article else ""
            raise correction.error(f"there is no actor {correction.target}{where}")
        return sorted(found)

    def rename(self, article: str, old: str, new: str) -> None:
        """Call somebody otherwise in one article; two of one name become one person there."""
        self.readings[article] = renamed(self.readings[article], old, new)
        self.ids[article, new] = self.ids.pop((article, old))

    def reassign(self, article: str, name: str, actor: str) -> None:
        """Give somebody another id; where the article has a person of that id, the two become one."""
        there = [other for (a, other), i in self.ids.items() if a == article and i == actor and other != name]
        self.ids[article, name] = actor
        for other in there:
            best = fuller(name, other)
            self.rename(article, other if best == name else name, best)
            name = best


def amend(
    readings: Sequence[Reading],
    ids: Mapping[tuple[str, str], str],
    corrections: Sequence[Correction],
    lexicon: Lexicon,
) -> Amended:
    """Apply all corrections. Pure. Raises ``CorrectionError`` for the first one that matches nothing."""
    codes = {row["name"]: row["code"] for row in lexicon["regions"]}
    state = _State({r.document.article.article_id: r for r in readings}, dict(ids), codes)
    touched = {c.line: _ACTIONS[c.action](state, c) for c in corrections if c.action in _ACTIONS}
    checked: set[RowKey] = set()
    for article, reading in state.readings.items():
        checked.update(("events", article, e.start, e.end) for e in reading.events if e.rule == "correction")
    for correction in corrections:
        if correction.action == "confirm":
            rows = _confirmed(state, correction)
            touched[correction.line] = len(rows)
            checked |= rows
    hidden = [c for c in corrections if c.action == "withhold"]
    shown, names, veil = withhold(tuple(state.readings.values()), state.ids, hidden)
    touched |= veil.touched
    applied = tuple(Applied(veil.correction(c), touched[c.line]) for c in corrections)
    return Amended(shown, names, frozenset(checked), applied, veil)


def _merge(state: _State, correction: Correction) -> int:
    found = state.appearances(correction)
    if correction.value not in state.ids.values():
        raise correction.error(f"there is no actor {correction.value} to merge with")
    for article, name in found:
        state.reassign(article, name, correction.value)
    return len(found)


def _split(state: _State, correction: Correction) -> int:
    found = state.appearances(correction)
    for article, name in found:
        state.reassign(article, name, correction.value)
    return len(found)


def _rename(state: _State, correction: Correction) -> int:
    found = [(article, name) for article, name in state.appearances(correction) if name != correction.value]
    for article, name in found:
        if (article, correction.value) in state.ids:
            raise correction.error(f"article {article} has a {correction.value} already: use merge_actors")
        state.rename(article, name, correction.value)
    return len(found)


def _set_region(state: _State, correction: Correction) -> int:
    article, start = correction.record
    reading = state.reading(correction, article)
    region = None if correction.value == NATIONAL else correction.value
    if start is None:
        state.readings[article] = replace(reading, coverage=_covering(reading.coverage, region, state.codes))
        return 1
    found = _events(reading, correction)
    events = tuple(e._replace(region=region) if e in found else e for e in reading.events)
    state.readings[article] = replace(reading, events=events)
    return len(found)


def _covering(coverage: Sequence[Coverage], region: str | None, codes: Mapping[str, str]) -> tuple[Coverage, ...]:
    """Coverage with another main region: it takes over the weight of the region that was taken for it."""
    weights: dict[str | None, float] = {}
    for part in coverage:
        name = region if part.primary else part.region
        weights[name] = weights.get(name, 0.0) + part.weight
    weights.setdefault(region, 1.0 if not coverage else 0.0)
    parts = [Coverage(name, codes.get(name or ""), weight, name == region) for name, weight in weights.items()]
    return tuple(sorted(parts, key=lambda part: (-part.weight, part.region or "")))


def _events(reading: Reading, correction: Correction) -> list[Event]:
    """The events that the target names."""
    _, start = correction.record
    kind = correction.value if correction.action == "drop_event" else ""
    found = [e for e in reading.events if e.start == start and kind in {"", e.type}]
    if not found:
        there = ", ".join(f"{e.start} ({e.date} {e.type})" for e in reading.events) or "none"
        raise correction.error(f"no {kind or 'event'} starts at {start}; events of the article: {there}")
    return found


def _drop_event(state: _State, correction: Correction) -> int:
    reading = state.reading(correction, correction.record[0])
    found = _events(reading, correction)
    state.readings[correction.record[0]] = replace(reading, events=tuple(e for e in reading.events if e not in found))
    return len(found)


def _add_event(state: _State, correction: Correction) -> int:
    article, _ = correction.record
    reading = state.reading(correction, article)
    when, kind, region, words, *status = correction.parts
    places = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words.split())), reading.document.text)]
    if len(places) != 1:
        raise correction.error(f"the words {words!r} stand {len(places)} times in the article; once is needed")
    start, end = places[0]
    if any((e.start, e.end) == (start, end) for e in reading.events):
        raise correction.error("there is an event on these words already: drop it first")
    day, _, until = when.partition("/")
    event = Event(
        start=start,
        end=end,
        date=day,
        until=until or None,
        precision=_PRECISION[len(day)],
        type=kind,
        place=None,
        region=None if region == NATIONAL else region,
        participants=(),
        tense="reports",
        status=_status(status),
        rule="correction",
    )
    state.readings[article] = replace(reading, events=tuple(sorted((*reading.events, event), key=lambda e: e[:2])))
    return 1


def _status(parts: Sequence[str]) -> Status | None:
    """A status that was checked when the file was read."""
    return cast("Status", parts[0]) if parts else None


_ACTIONS: dict[str, Callable[[_State, Correction], int]] = {
    "merge_actors": _merge,
    "split_actor": _split,
    "rename_actor": _rename,
    "set_region": _set_region,
    "drop_event": _drop_event,
    "add_event": _add_event,
}


def _confirmed(state: _State, correction: Correction) -> set[RowKey]:
    """The rows that a confirmation means, if they still say what was confirmed."""
    article, start = correction.record
    reading = state.reading(correction, article)
    table, *said = correction.parts
    records: list[tuple[int, int, dict[str, Any]]]
    if table == "appearances":
        records = [(*first_mention(p)[:2], {"name": p.name, "role": p.role}) for p in reading.people]
    else:
        records = [(r.start, r.end, r._asdict()) for r in getattr(reading, table)]
    there = [(begin, end, confirmation(table, row)) for begin, end, row in records if begin == start]
    if not there:
        raise correction.error(f"{table} has no row that starts at {start}")
    found = {(table, article, begin, end) for begin, end, says in there if _agrees(said, says.split("|")[1:])}
    if not found:
        says = " or ".join(f"{says!r}" for _, _, says in there)
        raise correction.error(f"the row now says {says}, not {correction.value!r}: check it again")
    return found


def _agrees(said: Sequence[str], says: Sequence[str]) -> bool:
    """Whether a row still says what a confirmation wrote down of it; a shorter confirmation claims less."""
    now = [*says, *[""] * len(said)]
    return all(" ".join(one.split()) == other for one, other in zip(said, now, strict=False))
