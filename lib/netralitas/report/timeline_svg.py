"""A region's timeline as a small drawing: lanes by type of event over the stages of the elections.

Places along the time axis are per cent, so that it fits a phone and a sheet of paper without shrinking its words.
Every mark is a link to the sentence behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from netralitas.charts.frame import day
from netralitas.report.marking import clean, short
from netralitas.report.static_page import written_date
from netralitas.tables.schemas import EVENT_TYPES

Row = Mapping[str, Any]
#: Pixels: the head with the voting days, a lane's words, one row of marks, the axis below.
_HEAD, _WORDS, _ROW, _FOOT = 26, 20, 15, 24
#: Per cent of the width that a point needs beside the next one.
_POINT = 2.4
#: Marks of one drawing; more would be ink without meaning.
_MOST = 300


@dataclass(frozen=True)
class Window:
    """The days that are drawn, both inclusive: the same for all regions, so that pages can be laid side by side."""

    first: date
    last: date

    def at(self, day_drawn: date) -> float:
        """Where a day begins, in per cent of the width."""
        return 100 * (day_drawn - self.first).days / ((self.last - self.first).days + 1)

    def holds(self, event: Row) -> bool:
        """Whether an event lies in the window at least in part, and is dated by day or month."""
        known: bool = event["precision"] != "year"
        return known and event["first_day"] <= self.last and event["last_day"] >= self.first


def window(articles: Sequence[Row], stages: Sequence[Row]) -> Window | None:
    """The time of the articles and two months more, or of the stages where no article has a day; null for neither."""
    days = [row["date"] for row in articles if row["date"]]
    if not days:
        days = [date.fromisoformat(row[end]) for row in stages for end in ("start", "end") if row[end]]
    if not days:
        return None
    return Window(min(days).replace(day=1), max(days) + timedelta(days=60))


def drawing(events: Sequence[Row], stages: Sequence[Row], shown: Window, name: str) -> Markup:
    """The timeline of a region's events (one row an event); no markup where none lies in the window."""
    drawn = [event for event in events if shown.holds(event)][:_MOST]
    if not drawn:
        return Markup()
    lanes = [kind for kind in EVENT_TYPES if any(event["type"] == kind for event in drawn)]
    parts, top = [], _HEAD
    for number, lane in enumerate(lanes):
        rows = _stacked([event for event in drawn if event["type"] == lane], shown)
        height = _WORDS + _ROW * (1 + max(row for row, _ in rows)) + 6
        if number:
            parts.append(Markup('<line class="rule" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(top))
        parts.append(
            Markup('<text class="lane" lang="id" x="4" y="{}">{}</text>').format(top + 15, lane.replace("_", " "))
        )
        parts += [_mark(event, shown, top + _WORDS + _ROW * row + 7) for row, event in rows]
        top += height
    label = f"Timeline of {name}: {len(drawn)} events between {day(shown.first)} and {day(shown.last)}"
    return Markup('<svg class="tl" width="100%" height="{}" role="group" aria-label="{}">{}{}{}</svg>').format(
        top + _FOOT, label, _bands(stages, shown, top), Markup().join(parts), _axis(shown, top)
    )


def _stacked(events: Sequence[Row], shown: Window) -> list[tuple[int, Row]]:
    """Each event with the row of its lane in which it stands beside no other."""
    ends: list[float] = []
    placed = []
    for event in sorted(events, key=lambda one: (one["first_day"], one["article_id"], one["start"])):
        left, right = shown.at(event["first_day"]), shown.at(event["last_day"]) + _POINT
        row = next((number for number, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [max(right, left + _POINT)]
        placed.append((row, event))
    return placed


def _mark(event: Row, shown: Window, y: int) -> Markup:
    words = f"{written_date(event['date'], event['until'])}: {event['type'].replace('_', ' ')}"
    words += f", {event['status'].replace('_', ' ')}" if event["status"] else ""
    words += ", announced" if event["tense"] == "announces" else ""
    words += f" – {short(event['told'], 90)}" if event["told"] else ""
    kind = "plan" if event["tense"] == "announces" else "told"
    left = max(0.0, shown.at(event["first_day"]))
    right = min(100.0, shown.at(event["last_day"] + timedelta(days=1)))
    if event["first_day"] == event["last_day"]:
        shape = Markup('<circle class="{}" cx="{:.2f}%" cy="{}" r="5"/>').format(kind, (left + right) / 2, y)
    else:
        shape = Markup('<rect class="{}" x="{:.2f}%" y="{}" width="{:.2f}%" height="8" rx="4"/>').format(
            kind, left, y - 4, max(right - left, 1.5)
        )
    return Markup('<a href="{}" aria-label="{}"><title>{}</title>{}</a>').format(
        event["href"], clean(words), clean(words), shape
    )


def _bands(stages: Sequence[Row], shown: Window, bottom: int) -> Markup:
    """The main stages as bands, the two voting days as lines with their names."""
    parts = []
    for stage in stages:
        if stage["level"] != "main" or not stage["start"] or not stage["end"]:
            continue
        first = max(date.fromisoformat(stage["start"]), shown.first)
        last = min(date.fromisoformat(stage["end"]), shown.last)
        if first > last:
            continue
        left, width = shown.at(first), shown.at(last + timedelta(days=1)) - shown.at(first)
        parts.append(
            Markup(
                '<rect class="band {}" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}"><title>{}</title></rect>'
            ).format(
                stage["election"],
                left,
                _HEAD,
                width,
                bottom - _HEAD,
                f"{stage['election'].capitalize()}: {stage['stage']}",
            )
        )
        if stage["stage_id"].endswith("_pemungutan_suara"):
            middle = left + width / 2
            anchor = "start" if middle < 12 else "end" if middle > 88 else "middle"
            parts.append(
                Markup(
                    '<line class="vote" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>'
                    '<text class="vote-name" x="{0:.2f}%" y="{3}" text-anchor="{4}">{5} vote</text>'
                ).format(middle, _HEAD - 6, bottom, _HEAD - 11, anchor, stage["election"].capitalize())
            )
    return Markup().join(parts)


def _axis(shown: Window, top: int) -> Markup:
    """Ticks at quarters or, over a long time, at years."""
    months = (shown.last.year - shown.first.year) * 12 + shown.last.month - shown.first.month
    step = 3 if months <= 24 else 12
    parts = [Markup('<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(top)]
    for year in range(shown.first.year, shown.last.year + 1):
        for month in range(1, 13, step):
            tick = date(year, month, 1)
            if not shown.first <= tick <= shown.last:
                continue
            at = shown.at(tick)
            words = f"{tick:%b} {tick:%y}" if step == 3 else str(year)
            parts.append(
                Markup('<line class="axis" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>').format(at, top, top + 5)
            )
            if at < 92:
                parts.append(Markup('<text class="tick" x="{:.2f}%" y="{}">{}</text>').format(at, top + 19, words))
    return Markup().join(parts)
