"""Invented news passages with their events, statuses and topics. fictional: true"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netralitas import paths
from netralitas.evaluate.own import RANK
from netralitas.records import Event

FILE = paths.ROOT / "data" / "annotations" / "passages_dev.txt"
_MARK = re.compile(r"\[PER ([^\]]+)\]")


class Due(NamedTuple):
    """An event that a passage tells: its day, the types and the statuses (null: none) that count as right.

    One that is not ``required`` neither costs nor earns.
    """

    date: str
    types: tuple[str, ...]
    statuses: tuple[str | None, ...]
    required: bool


class Passage(NamedTuple):
    """A passage: its number, its topic, its events, headline and body (paragraphs are lines)."""

    number: int
    topic: str
    events: tuple[Due, ...]
    title: str
    body: str


class Found(NamedTuple):
    """An event that was found, as it is compared."""

    date: str
    type: str
    status: str | None


def read(path: Path = FILE) -> Iterator[Passage]:
    """The passages of a file, without the marks of names."""
    for block in re.split(r"(?m)^@ ", path.read_text(encoding="utf-8"))[1:]:
        head, *lines = block.strip().split("\n")
        number, topic = head.split()
        events = [line for line in lines if line.startswith(("= ", "? "))]
        title, *body = [_MARK.sub(r"\1", line) for line in lines[len(events) :]]
        yield Passage(int(number), topic, tuple(map(_due, events)), title, "\n".join(body))


def _due(line: str) -> Due:
    mark, date, types, *statuses = line.split()
    allowed = [None if status == "none" else status for status in "".join(statuses).split("/") if status]
    return Due(date, tuple(types.split("/")), tuple(allowed) or (None,), mark == "=")


def found(events: Iterable[Event]) -> list[Found]:
    """Events as they are compared, each day and type once."""
    return [*dict.fromkeys(Found(event.date, event.type, event.status) for event in events)]


def paired(due: Sequence[Due], events: Sequence[Found]) -> list[tuple[Due | None, Found | None]]:
    """Events due beside those found: of one day and type first, then of one day; what has no match stands alone."""
    left, pairs = list(events), []
    for want in sorted(due, key=lambda one: not any(_fits(one, event) for event in events)):
        same = [event for event in left if event.date == want.date]
        same = [*(e for e in same if _fits(want, e)), *(e for e in same if not _fits(want, e))]
        if same:
            left.remove(same[0])
        pairs.append((want, same[0] if same else None))
    return [*pairs, *((None, event) for event in left)]


def _fits(want: Due, event: Found) -> bool:
    return event.date == want.date and event.type in want.types


def upgraded(want: Due | None, event: Found | None) -> bool:
    """Whether a found status says more against somebody than the passage does."""
    allowed = want.statuses if want else (None,)
    return event is not None and RANK[event.status] > max(RANK[status] for status in allowed)
