"""The election calendar: what a written date can mean, and the stage that a day falls in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from netralitas.reference import Lexicon


def bounds(value: str) -> tuple[date, date]:
    """First and last day that an ISO day, month ("2024-02") or year ("2024") can mean."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def stage(day: date, lexicon: Lexicon) -> str | None:
    """The main stage that a day falls in; null outside every stage.

    Where stages of both elections hold, the shorter one: campaign time beats a year of preparation.
    """
    holding = [
        (date.fromisoformat(row["end"]) - date.fromisoformat(row["start"]), row["start"], row["stage_id"])
        for row in lexicon["election_calendar"]
        if row["level"] == "main" and row["start"] <= day.isoformat() <= row["end"]
    ]
    return min(holding)[2] if holding else None
