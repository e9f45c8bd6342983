"""Labels: the English word with the Indonesian term beside it, the same everywhere."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from netralitas.tables.lookup import load_reference

#: What an acting head of region is called; null: elected, or appointed for good.
ACTING = {"Pj": "acting (Pj)", "Pjs": "temporary (Pjs)", "Plt": "acting (Plt)", "Plh": "day to day (Plh)"}
DEFINITIVE = "not acting (definitif)"
TENSES = {"reports": "told as past", "recalls": "told as past", "announces": "announced"}
TOPICS = {"asn_neutrality": "on topic", "near_miss": "near miss", "off_topic": "other"}
STATUSES = {
    "alleged": "alleged (diduga)",
    "under_review": "under review (diperiksa)",
    "proven": "found proven (terbukti)",
    "sanctioned": "sanctioned (disanksi)",
    "dismissed": "dismissed (tidak terbukti)",
}
OFFICES = {
    "head_of_region": "heads of region (kepala daerah)",
    "election_supervisor": "election supervisors (Bawaslu)",
    "election_commissioner": "election commissioners (KPU)",
    "secretary": "regional secretaries (Sekda)",
    "agency_head": "heads of agencies (kepala dinas)",
    "minister": "ministers (menteri)",
    "deputy": "deputies (wakil)",
    "legislator": "legislators (DPR/DPRD)",
    "police": "police (Polri)",
    "military": "military (TNI)",
    "village": "village heads (kades)",
    "party": "party people (parpol)",
    "expert": "experts (ahli)",
    "other": "other offices",
}
NO_OFFICE = "no office stated"


@lru_cache(maxsize=1)
def event_types() -> dict[str, str]:
    """Every event type's label by its name: "briefing (sosialisasi)"."""
    rows = load_reference("event_types").select("event_type", "english").iter_rows()
    return {name: f"{english.split(',')[0]} ({name.replace('_', ' ')})" for name, english in rows}


def event_type(column: str = "type") -> pl.Expr:
    """A column of event types as labels."""
    return pl.col(column).replace(event_types())


def office(column: str = "office_id") -> pl.Expr:
    """A column of office ids as labels of their kind; null: no office is stated."""
    kinds = dict(load_reference("offices").select("office_id", "kind").iter_rows())
    kind = pl.col(column).replace_strict(kinds, default="other").replace_strict(OFFICES, default=OFFICES["other"])
    return pl.when(pl.col(column).is_null()).then(pl.lit(NO_OFFICE)).otherwise(kind)


def acting(column: str = "acting") -> pl.Expr:
    """A column of acting prefixes as labels."""
    return pl.col(column).replace_strict(ACTING, default=DEFINITIVE)


def status(column: str = "status") -> pl.Expr:
    """A column of the statuses of violations as labels; null stays null."""
    return pl.col(column).replace(STATUSES)


def topic(column: str = "topic_class") -> pl.Expr:
    """A column of topic classes as labels."""
    return pl.col(column).replace(TOPICS)
