"""What a match of the time grammar means: type, TIMEX3 value, and the day, month or year on the calendar.

This module reads expressions that name their time; ``timespans`` and ``timerelative`` read the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from netralitas.extract import calendar, timerelative, timespans
from netralitas.extract.calendar import MONTHS, WEEKDAYS
from netralitas.extract.timevalue import Clock, Reading, day_reading, time_of_day
from netralitas.extract.timewords import AHEAD, BACK

_BACK, _AHEAD = frozenset(BACK.split("|")), frozenset(AHEAD.split("|"))


def read(rule: str, match: re.Match[str], clock: Clock) -> Reading | None:
    """The meaning of a rule's match, null where it is no time expression after all (31/4, "Mei" the name)."""
    return _READERS[rule](match, clock)


def _year(text: str | None, clock: Clock) -> int | None:
    if text is None:
        return None
    year = int(text)
    if year < 100:
        return 2000 + year
    # "3025": the first digit of the millennium is the slip, not the rest.
    return year if year < 2100 else 2000 + year % 100 if year >= 3000 else clock.year


def _resolve(month: int, number: int, year: int | None, clock: Clock) -> date | None:
    if year is not None:
        return calendar.day(year, month, number)
    if clock.anchor:
        return calendar.nearest_year(month, number, clock.anchor)
    return calendar.day(clock.year, month, number) if clock.year else None


def _day(match: re.Match[str], clock: Clock) -> Reading | None:
    weekday_word = match["wd"] or match["wdl"]
    raw_year = match["iy"] or match["ty"] or match["ny"]
    if match["iy"]:
        number_, month = int(match["id"]), int(match["im"])
    elif match["td"]:
        number_, month = int(match["td"]), MONTHS[match["tm"].lower()]
    else:
        bracketed = "(" in match[0] or match.string[match.start() - 1 : match.start()] == "("
        # A day and a month in figures without a year is a date only where the context says so: 24/7, 3-2, 1.5 are none.
        if raw_year is None and not (match["sep"] == "/" and (weekday_word or match["tgl"] or bracketed)):
            return None
        if match["sep"] == "." and len(raw_year or "") != 4:
            return None
        if len(raw_year or "") == 2 and not (weekday_word or bracketed):
            return None
        number_, month = int(match["nd"]), int(match["nm"])
    day = _resolve(month, number_, _year(raw_year, clock), clock)
    if day is None:
        return _open_day(month, number_) if raw_year is None else None
    last = match["td2"] or match["nd2"]
    until = calendar.day(day.year, day.month, int(last)) if last else None
    if until and until > day:
        return day_reading(day, until)
    reading = day_reading(day)
    slipped = raw_year is not None and int(raw_year) > 2100
    if weekday_word:
        reading = _checked(reading, day, WEEKDAYS[weekday_word.lower()], clock, slipped=slipped)
    elif slipped:
        reading = replace(reading, correction=day.isoformat())
    return reading


def _checked(reading: Reading, day: date, weekday: int, clock: Clock, *, slipped: bool) -> Reading:
    if day.weekday() == weekday:
        return replace(reading, weekday_ok=True, correction=day.isoformat() if slipped else None)
    likely = calendar.corrected(day, weekday, clock.anchor)
    return replace(reading, weekday_ok=False, correction=likely.isoformat() if likely else None)


def _open_day(month: int, number_: int) -> Reading | None:
    """A day whose year nobody can tell."""
    return Reading("DATE", f"XXXX-{month:02}-{number_:02}") if calendar.day(2024, month, number_) else None


def _day_of_list(match: re.Match[str], clock: Clock) -> Reading | None:
    day = _resolve(MONTHS[match["m"].lower()], int(match["d"]), _year(match["y"], clock), clock)
    return day_reading(day) if day else None


def _day_range(match: re.Match[str], clock: Clock) -> Reading | None:
    last_year = _year(match["by"], clock)
    last = _resolve(MONTHS[match["bm"].lower()], int(match["bd"]), last_year, clock)
    if last is None:
        return None
    first_month = MONTHS[match["am"].lower()]
    year = _year(match["ay"], clock) or (last.year - (first_month > last.month))
    first = calendar.day(year, first_month, int(match["ad"]))
    return day_reading(first, last) if first and first < last else None


def _month_reading(year: int | None, month: int, last: int | None = None, *, relative: bool = False) -> Reading:
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}")
    iso = f"{year}-{month:02}"
    if last is None or last == month:
        return Reading("DATE", iso, iso, None, relative)
    until = f"{year + (last < month)}-{last:02}"
    return Reading("DATE", f"{iso}/{until}", iso, until, relative)


def _year_month(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return _month_reading(int(match["y"]), MONTHS[match["m"].lower()])


def _month(match: re.Match[str], clock: Clock) -> Reading | None:
    name = (match["full"] or match["abbr"]).lower()
    supported = match["y"] or match["part"] or match["bulan"] or match["dir"] or match["m2"]
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    if not supported and not re.search(r"\b(?:pada|sejak|hingga|sampai|selama|di|per|dan|pasca|jelang)\s+$", before):
        return None
    month, last = MONTHS[name], MONTHS[match["m2"].lower()] if match["m2"] else None
    if match["y"]:
        return _month_reading(_year(match["y"], clock), month, last)
    anchor, direction = clock.anchor, match["dir"]
    if anchor is None:
        return _month_reading(clock.year, month, last)
    if direction in _BACK:
        year = anchor.year - (month > anchor.month)
    elif direction in _AHEAD:
        year = anchor.year + (month < anchor.month)
    elif direction:
        year = anchor.year + {"lalu": -1, "depan": 1}.get(direction.split()[-1], 0)
    else:
        near = calendar.nearest_year(month, 1, anchor)
        year = near.year if near else anchor.year
    return _month_reading(year, month, last, relative=True)


def _decade(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return Reading("DATE", f"{match['c'] or '19'}{match['t'][0]}")


def _year_range(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    first, last = match["y"], match["y2"]
    return Reading("DATE", f"{first}/{last}", first, last) if first < last else None


def _plain_year(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return Reading("DATE", match["y"], match["y"])


def _clock_time(match: re.Match[str], clock: Clock) -> Reading | None:
    time = time_of_day(match)
    if time is None or (match.re.groupindex.get("part") is None and not match["min"]):
        return None
    day = clock.here.isoformat() if clock.here else None
    return Reading("TIME", (day or "XXXX-XX-XX") + time, day, None, relative=True)


_READERS: dict[str, Callable[[re.Match[str], Clock], Reading | None]] = {
    "day_of_list": _day_of_list,
    "day_range": _day_range,
    "day": _day,
    "year_month": _year_month,
    "month": _month,
    "decade": _decade,
    "year_range": _year_range,
    "year": _plain_year,
    "clock": _clock_time,
    "clock_zone": _clock_time,
    **timespans.READERS,
    **timerelative.READERS,
}
