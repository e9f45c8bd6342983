"""The findings of the summary: every number of it, computed once, for the English and the Indonesian page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from netralitas.charts import labels
from netralitas.charts.actors import named
from netralitas.charts.claims import checked_figures
from netralitas.charts.offices import heads
from netralitas.charts.regions import by_region, elsewhere
from netralitas.charts.shares import share
from netralitas.charts.stages import main_stages, stage_rates
from netralitas.charts.timeline import distinct
from netralitas.tables import store


@dataclass(frozen=True)
class Findings:
    """What the summary says. Shares are texts with denominator and interval; null: there is nothing of the kind."""

    articles: int
    on_topic: str
    outlets: int
    months: int
    first: date | None
    last: date | None
    files: int
    copies: int
    quarantined: int
    covered: int
    regions: int
    region: str | None
    region_articles: int
    silent: tuple[str, ...]
    province: int
    national: int
    people: int
    person: str | None
    person_share: str
    unheard: str
    heads: int
    acting: int
    statements: int
    speakers: int
    direct: str
    plain: str
    claiming: int
    events: int
    announced: int
    event_type: str | None
    event_type_share: str
    stage: str | None
    stage_id: str | None
    stage_events: int
    stage_days: int
    stage_rate: float
    quiet_rate: float
    cases: int
    alleged: str
    proven: int
    figures: int
    checked: int
    agree: int
    citations: int
    doubted: int


def findings(folder: Path | None = None) -> Findings:
    """The findings from the tables of a folder; without one, of the corpus that is being read."""
    articles, events = store.load("articles", folder), store.load("happenings", folder)
    counted = articles.filter("counted")
    appearances = store.load("appearances", folder).join(counted.select("article_id"), on="article_id", how="semi")
    statements = store.load("statements", folder).join(counted.select("article_id"), on="article_id", how="semi")
    coverage, figures = store.load("coverage", folder), store.load("figures", folder)
    law = store.load("legal_references", folder)
    people = named(store.load("actors", folder), appearances, articles)
    regions = by_region(coverage, articles)
    ranked = regions.sort(["articles", "name"], descending=[True, False])
    away = dict(elsewhere(coverage, articles).select("region", "articles").iter_rows())
    in_office = heads(appearances, articles)
    known = distinct(events)
    types = known.group_by("type").len("n").sort(["n", "type"], descending=[True, False])
    cases = known.drop_nulls("status")
    stage = _busiest(events)
    verbs = statements["cue_class"]
    return Findings(
        articles=counted.height,
        on_topic=share(counted.filter("on_topic").height, counted.height, "topic", "articles"),
        outlets=counted["outlet"].drop_nulls().n_unique(),
        months=counted["date"].drop_nulls().dt.truncate("1mo").n_unique(),
        first=counted["date"].min(),  # type: ignore[arg-type]
        last=counted["date"].max(),  # type: ignore[arg-type]
        files=store.load("files", folder).height,
        copies=articles.height - counted.height,
        quarantined=store.load("quarantine", folder).height,
        covered=regions.filter(pl.col("articles") > 0).height,
        regions=regions.height,
        region=ranked["name"][0] if ranked["articles"][0] else None,
        region_articles=ranked["articles"][0],
        silent=tuple(regions.filter(pl.col("articles") == 0)["name"]),
        province=away.get("Provinsi Jawa Barat", 0),
        national=away.get("no region: the whole country", 0),
        people=people.height,
        person=people["name"][0] if people.height else None,
        person_share=people["share"][0] if people.height else share(0, counted.height, "persons", "articles"),
        unheard=share(appearances.filter(~pl.col("speaks")).height, appearances.height, "statements"),
        heads=in_office["actor_id"].n_unique(),
        acting=in_office.filter(pl.col("acting") != "definitive")["actor_id"].n_unique(),
        statements=statements.height,
        speakers=statements["speaker"].drop_nulls().n_unique(),
        direct=share(statements.filter(kind="direct").height, statements.height, "quotations"),
        plain=share(int(verbs.is_in(["neutral", "adding"]).sum()), statements.height, "statements"),
        claiming=int((verbs == "claiming").sum()),
        events=known.height,
        announced=known.filter(tense="announces").height,
        event_type=labels.event_types()[types["type"][0]] if types.height else None,
        event_type_share=share(types["n"][0] if types.height else 0, known.height, "event_types"),
        **stage,
        cases=cases.height,
        alleged=share(cases.filter(pl.col("status").is_in(["alleged", "under_review"])).height, cases.height, "events"),
        proven=cases.filter(pl.col("status").is_in(["proven", "sanctioned"])).height,
        figures=figures.height,
        checked=checked_figures(figures).height,
        agree=figures.filter(agreement="agrees").height,
        citations=law.height,
        doubted=law["doubt"].drop_nulls().len(),
    )


def _busiest(events: pl.DataFrame) -> dict[str, Any]:
    """The main stage of more than a week with most events a day, and the rate outside of all stages."""
    rates = stage_rates(events)
    inside = rates.drop_nulls("election").filter(pl.col("days") > 7)
    outside = rates.filter(pl.col("election").is_null())["per_day"]
    quiet = float(outside[0]) if outside.len() else 0.0
    if inside.is_empty() or not inside["events"].sum():
        return {
            "stage": None,
            "stage_id": None,
            "stage_events": 0,
            "stage_days": 0,
            "stage_rate": 0.0,
            "quiet_rate": quiet,
        }
    best = inside.sort(["per_day", "stage"], descending=[True, False]).row(0, named=True)
    own = main_stages().filter(election=best["election"], stage=best["stage"])["stage_id_name"][0]
    election = best["election"].capitalize()
    return {
        "stage": f"{election}: {best['stage']}",
        "stage_id": own if election in own else f"{own} {election}",
        "stage_events": best["events"],
        "stage_days": best["days"],
        "stage_rate": best["per_day"],
        "quiet_rate": quiet,
    }
