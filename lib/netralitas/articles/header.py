"""The head of a scraped text: everything above the first paragraph, told apart line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .boilerplate import match_rule
from .dateline import Dateline, find_dateline
from .dates import date_line
from .lines import Line
from .outlets import is_outlet, is_place

#: A header ends within this many lines; a dateline further down is somebody else's.
_DEEPEST = 40


@dataclass
class Header:
    """Indices into the lines. ``lead`` is the first paragraph's; ``marks`` are the header's dropped lines."""

    lead: int
    title: int | None = None
    dateline: Dateline | None = None
    outlet: str | None = None
    published: str | None = None
    writer: str | None = None
    marks: dict[int, str] = field(default_factory=dict)


def read_header(lines: Sequence[Line], title: str | None) -> Header:
    """Find lead, headline and what else stands above the lead. ``title`` is the headline from metadata, if known."""
    lead, dateline = _find_lead(lines, title)
    header = Header(lead=lead, dateline=dateline)
    if dateline:
        header.outlet, header.published = dateline.outlet, dateline.published
    above = range(lead)
    for index in above:
        line = lines[index]
        day = date_line(line.text, beside=6)
        rule = match_rule(line, "head")
        if day:
            header.published = header.published or day
            header.marks[index] = "date_line"
        elif rule is not None:
            header.marks[index] = rule.name
    header.title = _find_title(lines, header, title)
    _mark_rest(lines, header)
    return header


def _find_lead(lines: Sequence[Line], title: str | None) -> tuple[int, Dateline | None]:
    """The line with the dateline; without one, the first running text that is not the headline."""
    prose: list[int] = []
    for index, line in enumerate(lines[:_DEEPEST]):
        dateline = find_dateline(line)
        if dateline:
            return index, dateline
        if line.prose and match_rule(line, "head") is None and not _is_title(line, title):
            prose.append(index)
        if len(prose) > 2 or sum(len(lines[i].words) for i in prose) > 110:
            break
    if prose:
        return prose[0], None
    return min(1, len(lines) - 1) if lines and lines[0].title_like else 0, None


def _is_title(line: Line, title: str | None) -> bool:
    if title is None:
        return False
    wanted = Line(0, len(title), title).key
    return bool(wanted) and (line.key == wanted or (line.key.startswith(wanted) and len(line.words) < 30))


def _find_title(lines: Sequence[Line], header: Header, title: str | None) -> int | None:
    """The headline's line: the metadata's words, else a line that is repeated, else the first of five words or more."""
    above = [index for index in range(header.lead) if index not in header.marks or _is_title(lines[index], title)]
    if title is not None:
        return next((index for index in above if _is_title(lines[index], title)), None)
    able = [index for index in above if lines[index].title_like]
    keys = [lines[index].key for index in above]
    repeated = next(
        (i for i in able if len(lines[i].words) >= 4 and sum(key.startswith(lines[i].key) for key in keys) > 1), None
    )
    if repeated is not None:
        return repeated
    long = next((index for index in able if len(lines[index].words) >= 5), None)
    if long is not None:
        return long
    # A short headline stands on top; what follows a date or a by-line is a name.
    first = next((index for index in able if not any(i < index for i in header.marks)), None)
    return first if header.lead > 0 and first is not None and not is_outlet(lines[first].text) else None


def _mark_rest(lines: Sequence[Line], header: Header) -> None:
    """Name what is left above the lead by where it stands to the headline."""
    title = header.title
    if title is not None:
        header.marks.pop(title, None)
    for index in range(header.lead):
        if index != title and len(lines[index].words) <= 12:
            _credit(lines[index].text, header)
    for index in range(header.lead):
        if index in header.marks or index == title:
            continue
        line = lines[index]
        if title is None or index < title:
            header.marks[index] = "section_label"
        elif line.key.startswith(lines[title].key) and len(line.words) - len(lines[title].words) <= 3:
            header.marks[index] = "repeated_headline"
        elif not line.ended and len(line.words) <= 4:
            header.marks[index] = "header_line"
        else:
            header.marks[index] = "standfirst"


def _credit(text: str, header: Header) -> None:
    """Outlet and writer from a line such as "Outlet.com - 22/01/2024, 10:30 WIB" or "First Last - Outlet"."""
    parts = [part.strip(" ,.") for part in re.split(r"\s[-–—|•·]\s|\s*[|•]\s*|,\s", text)]
    outlet = next((part for part in parts if is_outlet(part) and not is_place(part)), None)
    if outlet is None:
        return
    header.outlet = header.outlet or outlet
    if len(parts) == 2 and parts[1] == outlet and re.fullmatch(r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}", parts[0]):
        header.writer = header.writer or parts[0]
