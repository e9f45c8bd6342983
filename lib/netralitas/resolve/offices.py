"""Office history: who was seen in which office when, held against the register of office holders."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row
from netralitas.resolve import posts
from netralitas.resolve.calendar import bounds
from netralitas.resolve.posts import Register
from netralitas.resolve.withholding import LABEL

Agreement = Literal["agrees", "gap", "conflict", "not_in_register"]


class Term(NamedTuple):
    """One person in one office, as counted articles show it; the days are null where no article has a date."""

    name: str
    office_id: str
    region: str | None
    acting: str | None
    first_seen: date | None
    last_seen: date | None


class Finding(NamedTuple):
    """What the register says to a term: the row that agrees or contradicts, and why in a few words."""

    agreement: Agreement
    holder_id: str | None
    reason: str


class _Period(NamedTuple):
    """What a row's dates say: outside of ``possible`` the person can't have held the office, in ``certain`` they did.

    "Seen" on a day says that the term began on that day or before it, or ended then or later; unknown says nothing.
    """

    possible: tuple[date, date]
    certain: tuple[date, date] | None


@lru_cache(maxsize=512)
def _period(row: Row) -> _Period:
    start = _bound(row["from"], last=False) if row["from"] else None
    latest_start = _bound(row["from"], last=True) if row["from"] else None
    earliest_end = _bound(row["to"], last=False) if row["to"] else None
    end = _bound(row["to"], last=True) if row["to"] else None
    open_start = start is None or row["from_certainty"] in {"seen", "unknown"}
    open_end = end is None or row["to_certainty"] in {"seen", "unknown"}
    possible = (date.min if open_start else start or date.min, date.max if open_end else end or date.max)
    since, until = latest_start or earliest_end, earliest_end or latest_start
    return _Period(possible, (since, until) if since and until and since <= until else None)


def _bound(value: str, *, last: bool) -> date:
    return bounds(value)[1 if last else 0]


def compare(term: Term, lexicon: Lexicon) -> Finding:
    """What office_holders.csv says to a term; nothing to a withheld name, lest it be found out by the office."""
    if term.name.startswith(LABEL.rstrip("]")):
        return Finding("not_in_register", None, "not compared: the name is withheld")
    known = posts.register(lexicon)
    rows = [row for row in known.holders.get(term.office_id, ()) if (row["region"] or None) == term.region]
    if not rows:
        where = "this office in this region" if term.region else _unplaced(term, known)
        return Finding("not_in_register", None, f"the register does not have {where}")
    own = [row for row in rows if posts.is_holder(term.name, row)]
    judged = sorted((_judged(term, row) for row in own), key=lambda finding: finding.agreement != "agrees")
    if judged:
        return judged[0]
    if posts.of_one(term.office_id, known):
        for row in rows:
            if (when := _overlap(term, row)) and not _stands_in(term, row):
                return Finding("conflict", row["holder_id"], f"the register has {row['person']} on {when}")
    return Finding("gap", None, "the register has nobody for this time")


def _unplaced(term: Term, known: Register) -> str:
    office = known.offices.get(term.office_id)
    return (
        "this office, of which the region is not known" if office and office["takes_region"] == "yes" else "this office"
    )


def _judged(term: Term, row: Row) -> Finding:
    """A row of the same person in the same office."""
    possible = _period(row).possible
    days = [day for day in (term.first_seen, term.last_seen) if day]
    outside = [day for day in days if not possible[0] <= day <= possible[1]]
    if outside:
        edge = f"begins in {row['from']}" if outside[0] < possible[0] else f"ends in {row['to']}"
        return Finding("conflict", row["holder_id"], f"seen on {outside[0]}, but the term {edge}")
    acting = row["acting"] or None
    if term.acting and acting != term.acting:
        return Finding(
            "conflict", row["holder_id"], f"{term.acting} in the articles, {acting or 'definitive'} on record"
        )
    if acting and not term.acting:
        return Finding("agrees", row["holder_id"], f"same person and time; {acting} on record")
    return Finding("agrees", row["holder_id"], "same person and time" if days else "same person; no date to compare")


def _overlap(term: Term, row: Row) -> date | None:
    """A day on which the term was seen and the register surely has somebody else; null: none."""
    certain = _period(row).certain
    if certain is None or term.first_seen is None or term.last_seen is None:
        return None
    day = max(certain[0], term.first_seen)
    return day if day <= min(certain[1], term.last_seen) else None


def _stands_in(term: Term, row: Row) -> bool:
    """Whether one is the acting holder while the other is on leave: then both are right."""
    return bool(term.acting) != bool(row["acting"]) and (term.acting or row["acting"]) in {"Pjs", "Plt", "Plh"}
