"""One article from its text: header, body and boilerplate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from netralitas.records import Article, DroppedLine, Span

from .boilerplate import mark_boilerplate
from .clean import article_id, clean_text
from .dates import date_line
from .header import Header, read_header
from .lines import Line, split_lines
from .metadata import read_metadata
from .outlets import DOMAIN, is_outlet, outlet_names, outlet_of_url

#: Credits and marks that close a paragraph: "(*)", "(red)", "***", "[abc]"; they are no words of the report.
_CLOSING = re.compile(
    r"(?:\s*\*{1,5}|\s*#{2,}"
    r"|(?<=[.!?”\"*,])\s*[(\[](?:\*+|red|ant|antara|ril|rls|rilis|hms|humas|adv|[a-z]{2,4}|[A-Z]\d{1,3}"
    r"|[\w.]+(?:\s?[/;&]\s?[\w. ]+){1,7})[)\]])[\s.*]*$",
    re.IGNORECASE,
)
#: Characters of a paragraph's end in which such marks are looked for: a line of nothing but stars may be a megabyte
#: long, and the search takes the square of its length.
_END = 200
#: A link that was scraped into the paragraph that it follows.
_INLINE = re.compile(r"\s*[(\[]\s*(?:baca|simak|lihat)(?:\s+juga)?\s*:[^()\[\]]*[)\]]\s*$", re.IGNORECASE)
_REPUBLISHED = re.compile(
    r"\btayang di\s+(\S+(?:\s\S+){0,3}?)\s+(?:dengan|berjudul|pada)\b|\btayang di\s+(\S+)", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©]*(?:\(c\))?\s*(?:\d{4})?\s*(?:by\s+)?([A-Za-z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})", re.I
)
_BYLINE_NAME = re.compile(
    r"\W*(?:penulis|reporter|pewarta|jurnalis|kontributor|oleh|wartawan|author|by|ditulis oleh|written by)"
    r"\s*[:|]?\s+(.+?)(?:\s*[|–—]|\s+editor\b|$)",
    re.IGNORECASE,
)


def read_text(text: str, metadata: Mapping[str, str] | None = None) -> Article:
    """The article of a text that may be uncleaned; pure, and raises nothing.

    Metadata wins over what the text shows. The article is empty (no body) where the text holds no words.
    """
    clean = clean_text(text)
    given = dict(metadata or {})
    known = read_metadata(given)
    lines = split_lines(clean)
    if not lines:
        return Article(article_id(clean), clean, (), metadata=MappingProxyType(given))
    header = read_header(lines, clean_text(known["title"]) if "title" in known else None)
    marks = {**header.marks, **mark_boilerplate(lines, header.lead)}
    dateline = header.dateline
    title_line = lines[header.title] if header.title is not None else None
    title, title_outlet = _split_title(title_line.text) if title_line else (None, None)
    source_url = known.get("source_url")
    outlet = (
        known.get("outlet")
        or header.outlet
        or title_outlet
        or _outlet_below(lines, marks)
        or (outlet_of_url(source_url) if source_url else None)
    )
    return Article(
        article_id=article_id(clean),
        text=clean,
        body=_body(lines, header, marks),
        dropped=tuple(DroppedLine(lines[i].start, lines[i].end, marks[i]) for i in sorted(marks)),
        title=known.get("title") or title,
        title_span=Span(title_line.start, title_line.start + len(title or "")) if title_line else None,
        outlet=outlet,
        dateline_place=dateline.place if dateline else None,
        dateline_span=Span(dateline.start, dateline.end) if dateline else None,
        byline=known.get("byline") or _byline(lines, marks) or header.writer,
        published=known.get("published") or header.published or _published_below(lines, marks),
        source_url=source_url,
        kind=known.get("kind"),
        metadata=MappingProxyType(given),
    )


def _body(lines: Sequence[Line], header: Header, marks: Mapping[int, str]) -> tuple[Span, ...]:
    """Paragraphs: kept lines, without the dateline's prefix and closing marks; a line that was broken in a sentence
    is joined to the next one."""
    spans: list[Span] = []
    previous: Line | None = None
    for index in range(header.lead, len(lines)):
        line = lines[index]
        if index in marks or index == header.title:
            previous = None
            continue
        start, end = line.start, line.end
        if header.dateline and index == header.lead:
            start = header.dateline.end
        for pattern, ahead in ((_CLOSING, max(0, len(line.text) - _END)), (_INLINE, 0)):
            cut = pattern.search(line.text, ahead)
            if cut and line.start + cut.start() > start:
                end = min(end, line.start + cut.start())
        broken = previous is not None and line.start - previous.end <= 2 and _broken(previous, line)
        if broken and spans:
            spans[-1] = Span(spans[-1].start, end)
        elif start < end:
            spans.append(Span(start, end))
        previous = line
    return tuple(spans)


def _broken(previous: Line, line: Line) -> bool:
    """A sentence runs from one line into the next: no stop, comma at most, and small letters go on."""
    return previous.text[-1].isalnum() | (previous.text[-1] == ",") and line.text[0].islower() and len(line.words) > 1


def _split_title(text: str) -> tuple[str, str | None]:
    """A headline without the outlet that a page's title ends with ("... | Outlet.com"), and that outlet."""
    head, mark, tail = re.match(r"(.*?)(?:\s([|–—-])\s([^|]{3,40}))?$", text, re.DOTALL).groups()  # type: ignore[union-attr]
    return (head, tail.strip()) if mark and is_outlet(tail.strip()) else (text, None)


def _byline(lines: Sequence[Line], marks: Mapping[int, str]) -> str | None:
    """The writer's name from the first by-line that gives one."""
    for index in sorted(marks):
        if marks[index] == "byline":
            match = _BYLINE_NAME.match(lines[index].text)
            if match and match[1].strip():
                return match[1].strip(" .,-")
    return None


def _outlet_below(lines: Sequence[Line], marks: Mapping[int, str]) -> str | None:
    """The outlet that a closing note names: where the article first appeared, or whose copyright it is."""
    for index in sorted(marks):
        text = lines[index].text
        if marks[index] == "republished":
            match = _REPUBLISHED.search(text)
            name = (match[1] or match[2] or "").strip(" .,") if match else ""
            if name and is_outlet(name):
                return name
        elif marks[index] == "copyright":
            match = _COPYRIGHT.match(text)
            if match and is_outlet(match[1].strip(" .")):
                return match[1].strip(" .")
        elif marks[index] == "byline" and text.lower().startswith("laporan"):
            for word in re.split(r"[,\s]+", text)[1:]:
                if DOMAIN.fullmatch(word) or (word.lower() in outlet_names() and word[0].isupper()):
                    return word
    return None


def _published_below(lines: Sequence[Line], marks: Mapping[int, str]) -> str | None:
    """The day of a date line under the article, if it stands before any sidebar."""
    for index in sorted(marks):
        if marks[index] in {"sidebar", "comments"}:
            return None
        if marks[index] in {"date_line", "byline", "closing_credit"} and index > 0:
            day = date_line(lines[index].text, beside=8)
            if day:
                return day
    return None
