"""Durations and sets: "tiga hari", "setengah hari", "bertahun-tahun", "setiap Senin"."""

from __future__ import annotations

import re

from netralitas.extract.calendar import WEEKDAYS
from netralitas.extract.numbers import number
from netralitas.extract.timevalue import Clock, Reading
from netralitas.extract.timewords import DAYPARTS, UNITS


def _set(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    weekday = (match["swd"] or match["uwd"] or "").lower()
    if match["swd"] and match["swd"][0].islower() and weekday == "minggu":
        return Reading("SET", "P1W")
    if weekday:
        return Reading("SET", f"XXXX-WXX-{WEEKDAYS[weekday] + 1}")
    if match["part"]:
        return Reading("SET", f"XXXX-XX-XXT{DAYPARTS[match['part'].lower()]}")
    return Reading("SET", period(number(match["n"]) if match["n"] else 1.0, match["unit"].lower()))


def _set_times(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    return Reading("SET", period(1.0, match["unit"].lower()))


def period(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a span of time; an unknown count is X, decades and centuries are years."""
    code, within = UNITS[unit]
    amount = "X" if count is None else f"{count:g}"
    if code in {"DE", "CE"} and count is not None:
        amount, code = f"{count * (10 if code == 'DE' else 100):g}", "Y"
    return f"P{'T' if within else ''}{amount}{code}"


def _vague(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    unit = (match["unit"] or match["many"] or "").lower()
    if match["dir"] in {"yang lalu", "lalu", "silam"}:
        return Reading("DATE", "PAST_REF", relative=True)
    return Reading("DURATION", period(None, unit) if unit in UNITS else "PXX")


def _count(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    units = sorted({match["unit"].lower(), *([match["unit2"].lower()] if match["unit2"] else [])}, key=_size)
    within = "".join(f"X{UNITS[unit][0]}" for unit in units if UNITS[unit][1])
    return Reading(
        "DURATION", "P" + "".join(f"X{UNITS[u][0]}" for u in units if not UNITS[u][1]) + (within and "T" + within)
    )


def _size(unit: str) -> int:
    return -list(UNITS).index(unit)


def _duration(match: re.Match[str], clock: Clock) -> Reading | None:  # noqa: ARG001
    unit = (match["unit"] or match["one"]).lower()
    if match["half"]:
        # Half a day, year or hour in the next smaller unit, as TIMEX3 has no fractions.
        halves = {"hari": "PT12H", "jam": "PT30M", "tahun": "P6M", "bulan": "P15D", "abad": "P50Y"}
        return Reading("DURATION", halves[unit]) if unit in halves else None
    count = number(match["n"]) if match["n"] else 1.0
    if count is None or (
        unit == "minggu" and (match["unit"] or "minggu")[0].isupper() and match["n"] and match["n"].isdigit()
    ):
        return None
    return Reading("DURATION", period(count, unit))


READERS = {
    "set": _set,
    "set_times": _set_times,
    "vague": _vague,
    "count": _count,
    "duration": _duration,
}
