"""Dates, times, durations and sets in an article, with TIMEX3 values.

Relative expressions count from the day of publication or, where the article does not state one, from the day that
its dateline or its text gives first with day, month and year (in news the day of the statement).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from netralitas.extract import timewords
from netralitas.extract.timereading import read
from netralitas.extract.timevalue import Clock
from netralitas.records import Article, Timex

_YEAR = re.compile(r"(?<![\d.,/])20\d\d(?![\d/]|[.,]\d)")


class _Found(NamedTuple):
    start: int
    end: int
    order: int
    match: re.Match[str]


def timexes(article: Article) -> Iterator[Timex]:
    """Every time expression of the article's text, in text order and without overlaps.

    The whole text is read, boilerplate included; ``events`` takes only what stands in the body.
    """
    blocked = [match.span() for match in timewords.NO_DATE.finditer(article.text)]
    clock = Clock(anchor(article), _common_year(article))
    end = 0
    for found in sorted(_matches(article.text), key=lambda f: (f.start, -f.end, f.order)):
        if found.start < end or _inside(found, blocked):
            continue
        timex = _timex(found, article.text, clock)
        if timex is not None and timex.start >= end:
            yield timex
            end = timex.end


def anchor(article: Article) -> date | None:
    """The day from which relative expressions count; null where neither the front matter nor the text gives one."""
    published = _iso_day(article.published)
    if published:
        return published
    pattern = dict(timewords.RULES)["day"]
    head = (article.dateline_span,) if article.dateline_span else ()
    for passage in (*head, *article.passages):
        for match in pattern.finditer(article.text, passage.start, passage.end):
            reading = read("day", match, Clock(None, None))
            day = _iso_day(reading.date) if reading else None
            if day:
                return day
    return None


def _matches(text: str) -> Iterator[_Found]:
    for order, (_, pattern) in enumerate(timewords.RULES):
        for match in pattern.finditer(text):
            yield _Found(match.start(), match.end(), order, match)


def _inside(found: _Found, blocked: list[tuple[int, int]]) -> bool:
    return any(start < found.end and found.start < end for start, end in blocked)


def _timex(found: _Found, text: str, clock: Clock) -> Timex | None:
    rule = timewords.RULES[found.order][0]
    reading = read(rule, found.match, clock)
    if reading is None:
        return None
    start, end = _trim(text, found.start, found.end)
    if reading.dated_day:
        echo = timewords.ECHO.match(text, end)
        if echo and rule == "day":
            end = echo.end()
        tail = timewords.TAIL.match(text, end)
        if tail:
            timed = reading.at(tail)
            if timed:
                reading, end = timed, tail.end()
    clock.remember(reading)
    return Timex(
        start,
        end,
        reading.type,
        reading.value,
        reading.date,
        reading.until,
        _precision(reading.date),
        reading.relative,
        reading.weekday_ok,
        reading.correction,
        rule,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out parentheses that only one side of the expression has, or that hold nothing else."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if text[start] == "(":
        start += 1
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end = start + len(text[start : end - 1].rstrip())
    elif text[end - 1] != ")" and "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    return start, end


def _precision(iso: str | None) -> Literal["day", "month", "year"] | None:
    if iso is None:
        return None
    return "year" if len(iso) == 4 else "month" if len(iso) == 7 else "day"


def _iso_day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _common_year(article: Article) -> int | None:
    """The year named most, of two the later one: what a date without a year means if there is no anchor."""
    counts = Counter(int(match[0]) for match in _YEAR.finditer(article.text))
    return max(counts, key=lambda year: (counts[year], year), default=None)
