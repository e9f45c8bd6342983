"""Days of voting, of results, of campaigns and registration, by the calendar against which dates in articles are held.

That an article names the day of voting beside another date does not make that date one. The calendar covers the
elections of 2024; days of another election count once its stages are rows of ``election_calendar.csv``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from netralitas.reference import Lexicon

#: Stages in which votes are cast, counted and made a result, by a word of their Indonesian name.
_STAGES = ("pemungutan suara", "penghitungan", "rekapitulasi", "hasil", "terpilih")
#: What the calendar says of a stage that was planned and did not come.
_NOT_HELD = "tidak digelar"
#: Behind the last dated stage regions with disputes still fix results: the court has 45 working days (UU Nomor 10 Tahun
#: 2016 Pasal 157), which are nine weeks.
_LATE = timedelta(weeks=9)


@lru_cache(maxsize=8)
def voting_days(lexicon: Lexicon) -> frozenset[str]:
    """The days on which the country voted, ISO."""
    stages = lexicon.tables.get("election_calendar", ())
    held = (row for row in stages if row["level"] == "main" and _STAGES[0] in row["stage_id_name"].lower())
    return frozenset(row["start"] for row in held if row["start"] == row["end"])


def stage_type(words: str, value: str, until: str | None, lexicon: Lexicon) -> str | None:
    """The event type of a campaign or registration that has these first and last days, ISO, if the words name it."""
    kind = _stages(lexicon).get((value, until or ""))
    return kind if kind and kind in words.lower() else None


@lru_cache(maxsize=8)
def _stages(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    return {
        (row["start"], row["end"]): kind
        for row in lexicon.tables.get("election_calendar", ())
        for kind in ("kampanye", "pendaftaran")
        if row["level"] == "main" and kind in row["stage_id_name"].lower() and row["start"] < row["end"]
    }


@lru_cache(maxsize=8)
def _periods(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """From each election's day of voting to the end of its results, ISO."""
    found: dict[str, list[str]] = {}
    for row in lexicon.tables.get("election_calendar", ()):
        name = row["stage_id_name"].lower()
        if row["start"] and _NOT_HELD not in name and any(word in name for word in _STAGES):
            found.setdefault(row["election"], []).extend(day for day in (row["start"], row["end"]) if day)
    return tuple((min(days), (date.fromisoformat(max(days)) + _LATE).isoformat()) for days in found.values())


def may_be_polls(value: str, until: str | None, lexicon: Lexicon) -> bool:
    """Whether votes can be cast, counted or made a result on an ISO day, or in a month ("2024-02") or interval."""
    last = until or value
    return any(value <= end[: len(value)] and last >= start[: len(last)] for start, end in _periods(lexicon))
