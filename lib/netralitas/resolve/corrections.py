"""Corrections: what a person who read the article knows better, as rows of ``corrections.csv``.

One row is one correction. ``target`` says what it applies to, ``value`` what is right, ``article`` where; reason, who
and date are never empty. ``data/corrections/README.md`` tells each action with an example.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netralitas.reference import Lexicon
from netralitas.resolve import calendar
from netralitas.tables.schemas import EVENT_TYPES, STATUSES

FILE = "corrections.csv"
COLUMNS = ("action", "target", "value", "article", "reason", "who", "date")
#: Tables whose rows can be confirmed, with the columns by which a confirmation says what the row said.
CONFIRMABLE = {
    "events": ("date", "type", "region", "status"),
    "statements": ("kind", "speaker"),
    "appearances": ("name", "role"),
    "timexes": ("date", "until"),
    "legal_references": ("type", "number", "year"),
    "figures": ("value", "thing"),
}
#: The value that stands for no region: the whole country.
NATIONAL = "national"

_ACTOR, _ARTICLE, _RECORD = r"[a-z0-9]+(-[a-z0-9]+)*", r"[0-9a-f]{16}", r"[0-9a-f]{16}:\d+"
#: What a target looks like, by action, and how a message names it.
_TARGETS = {
    "merge_actors": (_ACTOR, "an actor's id"),
    "split_actor": (_ACTOR, "an actor's id"),
    "rename_actor": (_ACTOR, "an actor's id"),
    "set_region": (rf"{_ARTICLE}|{_RECORD}", "an article's id, or an event as ARTICLE:START"),
    "drop_event": (_RECORD, "an event as ARTICLE:START"),
    "add_event": (_ARTICLE, "an article's id"),
    "confirm": (_RECORD, "a row as ARTICLE:START"),
    "withhold": (r"\S.*", "an actor's id or a name as written"),
}


class CorrectionError(Exception):
    """A correction that cannot be read or that matches nothing; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file, as it stands there; ``article`` is empty where it holds everywhere."""

    line: int
    action: str
    target: str
    value: str
    article: str
    reason: str
    who: str
    date: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The members of the value."""
        return tuple(part.strip() for part in self.value.split("|")) if self.value else ()

    @property
    def record(self) -> tuple[str, int | None]:
        """The article of the target and, where it names a row, the offset at which that starts."""
        article, _, start = self.target.partition(":")
        return article, int(start) if start else None

    def error(self, message: str) -> CorrectionError:
        """An error that names the row."""
        return CorrectionError(f"{FILE}, line {self.line} ({self.action} {self.target}): {message}")


def confirmation(table: str, row: dict[str, Any]) -> str:
    """What a confirmation of a row has as its value: the table and what the row says, blanks at the end left out."""
    said = (str(row[column] if row[column] is not None else "") for column in CONFIRMABLE[table])
    return "|".join((table, *(" ".join(cell.replace("|", " ").split()) for cell in said))).rstrip("|")


def read_corrections(path: Path, lexicon: Lexicon) -> tuple[Correction, ...]:
    """The corrections of a file in its order; none where there is no such file.

    Raises ``CorrectionError`` for the first row that is not whole or names what does not exist.
    """
    if not path.is_file():
        return ()
    regions = {row["name"] for row in lexicon["regions"]}
    return tuple(_checked(correction, regions) for correction in _rows(path))


def _rows(path: Path) -> Iterator[Correction]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{FILE}: not UTF-8 (save it as CSV UTF-8)") from error
    reader = csv.reader(lines)
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise CorrectionError(f"{FILE}, line 1: the first line must be {','.join(COLUMNS)}")
    begin = reader.line_num + 1
    for cells in reader:
        line, begin = begin, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(COLUMNS):
            raise CorrectionError(f"{FILE}, line {line}: {len(cells)} cells instead of {len(COLUMNS)}")
        yield Correction(line, *(cell.strip() for cell in cells))


def _checked(correction: Correction, regions: set[str]) -> Correction:
    """The correction, if its cells can be what its action needs."""
    if correction.action not in _TARGETS:
        raise correction.error(f"no such action; there are {', '.join(_TARGETS)}")
    for column in ("target", "reason", "who", "date"):
        if not getattr(correction, column):
            raise correction.error(f"{column} is empty")
    form, name = _TARGETS[correction.action]
    if not re.fullmatch(form, correction.target):
        raise correction.error(f"the target must be {name}")
    if not _is_day(correction.date):
        raise correction.error(f"date must be a day such as 2025-01-31, not {correction.date!r}")
    if correction.article and not re.fullmatch(_ARTICLE, correction.article):
        raise correction.error(f"article must be an article's id, not {correction.article!r}")
    if _TARGETS[correction.action][0] not in {_ACTOR, r"\S.*"} and correction.article not in {"", correction.record[0]}:
        raise correction.error(f"article {correction.article} is not the one of the target")
    problem = _problem(correction, regions)
    if problem:
        raise correction.error(problem)
    return correction


def _problem(correction: Correction, regions: set[str]) -> str | None:
    """What is wrong with the value; null: nothing."""
    action, value = correction.action, correction.value
    if action in {"merge_actors", "split_actor"} and (not re.fullmatch(_ACTOR, value) or value == correction.target):
        return "value must be the id of another actor"
    if action == "split_actor" and not correction.article:
        return "article is empty: in which one is it somebody else?"
    if action == "rename_actor" and not value:
        return "value must be the right name"
    if action == "set_region" and value not in {*regions, NATIONAL}:
        return f"no region {value!r} in regions.csv (or {NATIONAL})"
    if action == "drop_event" and value and value not in EVENT_TYPES:
        return f"no event type {value!r}"
    if action == "confirm" and (not value or correction.parts[0] not in CONFIRMABLE):
        return f"value must begin with a table: {', '.join(CONFIRMABLE)}"
    if action == "withhold" and correction.article:
        return "a name is withheld everywhere: leave article empty"
    return _event_problem(correction.parts, regions) if action == "add_event" else None


def _event_problem(parts: tuple[str, ...], regions: set[str]) -> str | None:
    if len(parts) not in {4, 5} or not parts[3]:
        return "value must be DATE|TYPE|REGION|WORDS or DATE|TYPE|REGION|WORDS|STATUS"
    if not all(_is_moment(day) for day in parts[0].split("/")) or parts[0].count("/") > 1:
        return f"no date {parts[0]!r}: a day, month or year, or two days with / between them"
    if parts[1] not in EVENT_TYPES:
        return f"no event type {parts[1]!r}"
    if parts[2] not in {*regions, NATIONAL}:
        return f"no region {parts[2]!r} in regions.csv (or {NATIONAL})"
    if len(parts) == 5 and parts[4] not in STATUSES:
        return f"no status {parts[4]!r}"
    return None


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    """Whether it is an ISO day, month or year that exists."""
    try:
        return bool(re.fullmatch(r"\d{4}(-\d{2}){0,2}", text)) and bool(calendar.bounds(text))
    except ValueError:
        return False
