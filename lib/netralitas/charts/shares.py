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
    low, high = between or (hits / total, hits / total)
    # One decimal where whole numbers would make the interval a point, or nothing of what is there.
    pointlike = between is not None and f"{low:.2f}" == f"{high:.2f}" and low != high
    places = 1 if hits and (pointlike or hits / total < 0.01) else 0
    span = f"; {low * 100:.{places}f}–{high * 100:.{places}f}%" if between else ""
    return f"{hits:,} of {total:,} ({hits / total * 100:.{places}f}%{span})"
