"""Shares as the report writes them: with denominator, and with the interval that the extraction error leaves open."""

from __future__ import annotations

from functools import lru_cache

from netralitas.tables.intervals import Of, share_interval


@lru_cache(maxsize=1024)
def interval(hits: int, total: int, record: str, of: Of = "records") -> tuple[float, float] | None:
    """``share_interval``, reckoned once for the same share; null where the error was not measured."""
    return share_interval(hits, total, record, of=of)


def share(hits: int, total: int, record: str, of: Of = "records") -> str:
    """A share in words: "12 of 90 (13%; 11–16%)", the interval last; without it where the error was not measured.

    ``record`` is what was found (``tables.intervals.MEASURES``), ``of`` what the total counts.
    """
    if not total:
        return f"{hits:,} of {total:,}"
    between = interval(hits, total, record, of)
    span = f"; {_percent(between[0])}–{_percent(between[1])}%" if between else ""
    return f"{hits:,} of {total:,} ({_percent(hits / total)}%{span})"


def _percent(value: float) -> str:
    return f"{value * 100:.0f}"
