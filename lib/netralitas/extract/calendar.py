"""Months, weekdays and day arithmetic for Indonesian dates."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

# Month and weekday names are closed classes, hence in code; variants as news sites spell them.
_MONTH_NAMES = (
    "januari jan",
    "februari febuari pebruari feb peb",
    "maret mar",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agu agt ags agust",
    "september sept sep",
    "oktober okt",
    "november nopember nov nop",
    "desember des",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
#: Names that stand for a month without a day or a year beside them.
FULL_MONTHS = tuple(name for name in MONTHS if len(name) > 5 or name in {"maret", "april", "juni", "juli"})
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("senin", "selasa", "rabu", "kamis", "jumat jum'at jum’at jum‘at", "sabtu", "minggu ahad")
    )
    for name in names.split()
}
Unit = Literal["D", "W", "M", "Y"]


def day(year: int, month: int, number: int) -> date | None:
    """A calendar day, null where there is none (31 April)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(start: date, amount: int, unit: Unit) -> date:
    """``start`` moved by an amount of days, weeks, months or years; a day that the month lacks becomes its last."""
    if unit in {"D", "W"}:
        days = amount * (7 if unit == "W" else 1)
        return start + timedelta(days=days) if abs(days) < 100_000 else start
    months = start.year * 12 + start.month - 1 + amount * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return start
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def nearest_year(month: int, number: int, anchor: date) -> date | None:
    """The day of that month and number which lies nearest to the anchor."""
    days = [found for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (found := day(year, month, number))]
    return min(days, key=lambda found: abs((found - anchor).days), default=None)


def on_weekday(weekday: int, anchor: date, *, after: bool = False, strict: bool = False) -> date:
    """The last such weekday up to the anchor, or (``after``) the first one past it; ``strict``: not the anchor."""
    if after:
        return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    return anchor - timedelta(days=(anchor.weekday() - weekday - strict) % 7 + strict)


def corrected(written: date, weekday: int, anchor: date | None) -> date | None:
    """The likely date where the written weekday contradicts the written date; null if none suggests itself.

    A slip of the pen touches one field: candidates differ from what is written in the day, the month or the year
    alone, or have day and month exchanged, and fall on the written weekday. With an anchor (the publication) the one
    nearest to it wins, provided it lies within a fortnight; otherwise the one nearest to what is written.
    """
    fields = [(written.year, written.month, number) for number in range(1, 32)]
    fields += [(written.year, month, written.day) for month in range(1, 13)]
    fields += [(year, written.month, written.day) for year in range(written.year - 2, written.year + 3)]
    fields.append((written.year, written.day, written.month))
    candidates = sorted({found for field in fields if (found := day(*field)) and found.weekday() == weekday})
    if anchor and anchor != written:
        close = [found for found in candidates if abs((found - anchor).days) <= 14]
        if close:
            return min(close, key=lambda found: (found > anchor, abs((found - anchor).days)))
    return min(candidates, key=lambda found: (abs((found - written).days), found), default=None)
