"""Times that count from another one: "kemarin", "pekan lalu", "dua hari kemudian", "Senin", "hari itu"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from netralitas.extract import calendar
from netralitas.extract.calendar import WEEKDAYS
from netralitas.extract.numbers import number
from netralitas.extract.timespans import period
from netralitas.extract.timevalue import Clock, Reading, day_reading
from netralitas.extract.timewords import AHEAD, BACK, DAYPARTS

_CALENDAR_UNIT: dict[str, calendar.Unit] = {"hari": "D", "minggu": "W", "pekan": "W", "bulan": "M", "tahun": "Y"}
_BACK, _AHEAD = frozenset(BACK.split("|")), frozenset(AHEAD.split("|"))
# TIMEX3 seasons; Indonesia's rainy season falls into WI and the dry one into SU, as IndoTimex has it.
_SEASONS = {
    "penghujan": "WI",
    "hujan": "WI",
    "dingin": "WI",
    "kemarau": "SU",
    "panas": "SU",
    "semi": "SP",
    "gugur": "FA",
}


def _month_day(match: re.Match[str], clock: Clock) -> Reading | None:
    day = calendar.day(clock.here.year, clock.here.month, int(match["d"])) if clock.here else None
    return day_reading(day, relative=True) if day else None


def _ago(match: re.Match[str], clock: Clock) -> Reading | None:
    unit, direction = (match["unit"] or match["one"]).lower(), match["dir"].lower()
    count = number(match["n"]) if match["n"] else 1.0
    if direction in {"ke depan", "mendatang"}:
        return Reading("DURATION", period(count, unit))
    forward = direction in {"kemudian", "setelahnya", "setelah itu", "berselang", "lagi"}
    start = clock.anchor if direction in {"lagi", "yang lalu", "lalu", "silam"} else clock.here
    step = _CALENDAR_UNIT.get(unit)
    if step is None or start is None or count is None or count != int(count) or count > 5000:
        return Reading("DATE", "FUTURE_REF" if forward else "PAST_REF", relative=True)
    day = calendar.shift(start, int(count) * (1 if forward else -1), step)
    near = direction in {"kemudian", "setelahnya", "setelah itu", "berselang"}
    iso = day.isoformat() if step in {"D", "W"} or near else day.isoformat()[: 7 if step == "M" else 4]
    return Reading("DATE", iso, iso, None, relative=True)


def _weekday(match: re.Match[str], clock: Clock) -> Reading | None:
    word, direction = match["wd"] or match["wdl"], " ".join((match["dir"] or "").lower().split())
    if clock.anchor is None:
        return Reading("DATE", f"XXXX-WXX-{WEEKDAYS[word.lower()] + 1}", relative=True)
    ahead = direction in _AHEAD or direction in {"pekan depan", "minggu depan", "besok"}
    back = direction in _BACK or direction in {"pekan lalu", "minggu lalu"}
    if not direction:
        before = match.string[max(0, match.start() - 60) : match.start()].lower()
        ahead = bool(re.search(r"\b(?:akan|bakal|dijadwalkan|rencananya)\b[^.,;!?]*$", before))
    return day_reading(
        calendar.on_weekday(WEEKDAYS[word.lower()], clock.anchor, after=ahead, strict=back), relative=True
    )


def _deictic(match: re.Match[str], clock: Clock) -> Reading | None:
    narrated = bool(match["thatday"] or match["tomorrow"] or match["daybefore"])
    start = clock.here if narrated else clock.anchor
    if start is None:
        return Reading("DATE", "PRESENT_REF" if match["today"] else "XXXX-XX-XX", relative=True)
    days = 1 if match["tomorrow"] or match["besok"] else 2 if match["after"] else 0
    days = -2 if match["before"] else days
    days = -1 if match["yesterday"] or match["lastnight"] or match["daybefore"] else days
    if match["today"] and not match["part"]:
        return day_reading(start, relative=True)
    reading = day_reading(calendar.shift(start, days, "D"), relative=True)
    part = match["part"] or match["tpart"] or match["tpart2"] or ("malam" if match["lastnight"] else None)
    return replace(reading, type="TIME", value=f"{reading.value}T{DAYPARTS[part.lower()]}") if part else reading


def _calendar_unit(match: re.Match[str], clock: Clock) -> Reading | None:
    unit, direction = match["unit"] or match["punit"], (match["dir"] or "ini").lower()
    # "Minggu lalu" is a Sunday; "yang" without what follows it ("tahun yang sulit") is no direction.
    if unit[0] == "M" or (match["unit"] and not match["dir"]):
        return None
    narrated = direction in {"itu", "yang sama", "sebelumnya", "berikutnya"}
    start = clock.here if narrated else clock.anchor
    amount = -1 if direction in {*_BACK, "sebelumnya"} else 1 if direction in {*_AHEAD, "berikutnya"} else 0
    if start is None:
        if unit.lower() == "tahun" and clock.year:
            year = str(clock.year + amount)
            return Reading("DATE", year, year, None, relative=True)
        return Reading("DATE", ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[amount], relative=True)
    step = _CALENDAR_UNIT[unit.lower()]
    day = calendar.shift(start, amount, step)
    if step == "W":
        return _week(day, weekend=(match["part"] or "").lower() in {"akhir", "penghujung"})
    iso = day.isoformat()[: 7 if step == "M" else 4]
    return Reading("DATE", iso, iso, None, relative=True)


def _week(day: date, *, weekend: bool) -> Reading:
    week = day.isocalendar()
    first = date.fromisocalendar(week.year, week.week, 6 if weekend else 1)
    until = date.fromisocalendar(week.year, week.week, 7).isoformat()
    value = f"{week.year}-W{week.week:02}{'-WE' if weekend else ''}"
    return Reading("DATE", value, first.isoformat(), until, relative=True)


def _season(match: re.Match[str], clock: Clock) -> Reading | None:
    return Reading("DATE", f"{clock.year or 'XXXX'}-{_SEASONS[match['s'].lower()]}", relative=True)


def _daypart(match: re.Match[str], clock: Clock) -> Reading | None:
    word = match["part"].split()
    part = "MO" if word[0] == "dini" else DAYPARTS[word[-1] if word[-1] in DAYPARTS else word[0]]
    day = clock.here.isoformat() if clock.here else None
    return Reading("TIME", f"{day or 'XXXX-XX-XX'}T{part}", day, None, relative=True)


def _present(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return Reading("DATE", "PRESENT_REF", relative=True)


def _past(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return Reading("DATE", "PAST_REF", relative=True)


READERS = {
    "month_day": _month_day,
    "ago": _ago,
    "weekday": _weekday,
    "deictic": _deictic,
    "calendar_unit": _calendar_unit,
    "season": _season,
    "daypart": _daypart,
    "present": _present,
    "past": _past,
}
