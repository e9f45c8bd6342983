"""The meaning of a time expression, and where an article stands in time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from netralitas.extract.timewords import DAYPARTS


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression's meaning; the fields are those of ``records.Timex``."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    date: str | None = None
    until: str | None = None
    relative: bool = False
    weekday_ok: bool | None = None
    correction: str | None = None

    @property
    def dated_day(self) -> bool:
        """Whether it is one day, to which a time of that day can be added."""
        return self.type == "DATE" and self.until is None and len(self.value) == 10 and self.value[4] == "-"

    def at(self, tail: re.Match[str]) -> Reading | None:
        """This day at the time that the tail gives; null where the tail gives none."""
        time = time_of_day(tail)
        return replace(self, type="TIME", value=self.value + time) if time else None


class Clock:
    """Where the article stands in time: its anchor, the day mentioned last, and its common year."""

    def __init__(self, anchor: date | None, year: int | None) -> None:
        self.anchor = anchor
        self.year = anchor.year if anchor else year
        self.last: date | None = None

    @property
    def here(self) -> date | None:
        """The day of narration: the one mentioned last, else the anchor."""
        return self.last or self.anchor

    def remember(self, reading: Reading) -> None:
        """Let later "hari itu" and "pukul" mean this day."""
        if reading.type in {"DATE", "TIME"} and reading.date and len(reading.date) == 10 and reading.until is None:
            self.last = date.fromisoformat(reading.date)


def day_reading(day: date, until: date | None = None, *, relative: bool = False) -> Reading:
    """A day, or the days from one to another."""
    iso = day.isoformat()
    return Reading(
        "DATE", f"{iso}/{until.isoformat()}" if until else iso, iso, until.isoformat() if until else None, relative
    )


def time_of_day(match: re.Match[str]) -> str | None:
    """The TIMEX3 time in the groups h, min and part of a match, null where they give none."""
    groups = match.groupdict()
    part = DAYPARTS.get((groups.get("part") or "").lower())
    if not groups.get("h"):
        return f"T{part}" if part else None
    hour, minute = int(groups["h"]), groups.get("min") or "00"
    if hour < 12 and part in {"AF", "EV", "NI"}:
        hour += 12
    return f"T{hour:02}:{minute}" if hour < 24 else None
