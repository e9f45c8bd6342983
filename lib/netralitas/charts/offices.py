"""Offices over time: who is named as head of which region, and when acting heads come and go."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts import labels
from netralitas.charts.frame import days, empty, finished, in_order, need, plural, told_apart, values
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import GREY, WIDTH, scale
from netralitas.tables.lookup import load_reference

_KINDS = ["definitive", "Pj", "Pjs", "Plt", "Plh"]
#: What makes a lane's bar: one person in one office of one kind.
_KEYS = ("region", "actor_id", "acting")
_LABELS = {"definitive": labels.DEFINITIVE, **labels.ACTING}


def _namings(appearances: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Each time that a dated article names a head of a region as such, in the order of dates."""
    need("heads", appearances, "article_id", "actor_id", "name", "sentence", "office_id", "acting", "region")
    need("heads", articles, "article_id", "date", "counted")
    offices = load_reference("offices").filter(pl.col("kind") == "head_of_region")["office_id"]
    dated = articles.filter("counted").drop_nulls("date").select("article_id", "date")
    return (
        appearances.filter(pl.col("office_id").is_in(offices.implode()), pl.col("region").is_not_null())
        .with_columns(pl.col("acting").fill_null("definitive"))
        .join(dated, on="article_id")
        .sort("date", "article_id")
    )


def heads(appearances: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Heads of regions as articles name them: one row a person, region and kind of office, with first and last date.

    Needs ``article_id``, ``actor_id``, ``name``, ``sentence``, ``office_id``, ``acting``, ``region`` of
    ``appearances``; ``article_id``, ``date``, ``counted`` of ``articles``. Offices without a region are left out.
    """
    return (
        _namings(appearances, articles)
        .group_by(_KEYS, maintain_order=True)
        .agg(
            pl.col("name").last(),
            pl.col("date").min().alias("first"),
            pl.col("date").max().alias("last"),
            pl.len().alias("articles"),
            pl.col("article_id", "sentence").first(),
        )
        .sort("region", "first", "name", "actor_id")
    )


def office_lanes(appearances: pl.DataFrame, articles: pl.DataFrame, *, most: int = 30) -> Any:
    """Lanes by region of the people whom articles name as its head, coloured by whether they are acting.

    A bar runs from the first to the last article; the grey line behind it is the term of office on record
    (office_holders.csv), where both ends are known. Needs what ``heads`` needs.
    """
    found = heads(appearances, articles)
    if found.is_empty():
        return empty("no head of a region is named with region and date")
    # Of those who are named equally often, each region's first come before any region's second.
    often = found.sort(["articles", "first", "name"], descending=[True, False, False])
    often = often.with_columns(pl.int_range(pl.len()).over("region").alias("at"))
    often = often.sort(["articles", "at", "region"], descending=[True, False, False]).drop("at").head(most)
    shown = with_sources(often.sort("region", "first", "name", "actor_id"), _namings(appearances, articles), *_KEYS)
    acting = found.filter(pl.col("acting") != "definitive")["actor_id"].n_unique()
    headline = (
        f"{acting:,} of {plural(found['actor_id'].n_unique(), 'head')} of regions hold the office as acting heads"
    )
    kinds = [kind for kind in _KINDS if kind in set(shown["acting"])]
    drawn = shown.with_columns(
        labels.acting().alias("kind"),
        days("first").alias("from"),
        days("last").alias("until"),
        # A single day would be no bar at all.
        (pl.col("last") + pl.duration(days=4)).alias("last"),
        pl.format(
            "{}: {}", pl.col("region").str.replace("Kabupaten", "Kab.").str.replace("Provinsi", "Prov."), "name"
        ).alias("lane"),
    ).pipe(told_apart, "lane", "actor_id")
    y = alt.Y("lane:N", title=None, scale=in_order(drawn["lane"]), axis=alt.Axis(labelLimit=300))
    terms = _terms(drawn, found["first"].min(), found["last"].max())
    layers = [
        alt.Chart(values(terms)).mark_bar(height=3, color=GREY, opacity=0.35).encode(x="from:T", x2="to:T", y=y)
        for _ in range(bool(terms.height))
    ]
    columns = ("lane", "region", "name", "kind", "first", "last", "from", "until", "articles", "href")
    bars = (
        alt.Chart(values(drawn.select(columns)))
        .mark_bar(height=11, cornerRadius=3)
        .encode(
            x=alt.X(
                "first:T", title=None, axis=alt.Axis(format="%b %y", labelOverlap=True), scale=alt.Scale(padding=6)
            ),
            x2="last:T",
            y=y,
            color=alt.Color("kind:N", scale=scale(kinds, _LABELS), legend=alt.Legend(columns=3)),
            href="href:N",
            tooltip=[
                alt.Tooltip("name:N", title="Person"),
                alt.Tooltip("region:N", title="Region"),
                alt.Tooltip("kind:N", title="Office"),
                alt.Tooltip("from:N", title="First article"),
                alt.Tooltip("until:N", title="Last article"),
                alt.Tooltip("articles:Q", title="Articles"),
            ],
        )
    )
    lines = ["From the first to the last article that names the person in office; grey: term on record"]
    if found.height > shown.height:
        lines.append(f"Not shown: {plural(found.height - shown.height, 'other head')} of regions")
    return finished(
        alt.layer(*layers, bars),
        kind="Timeline",
        of="heads of regions, acting and not, as articles name them",
        headline=headline,
        lines=lines,
        rows=drawn.select(
            "region",
            "name",
            pl.col("kind").alias("office"),
            "from",
            "until",
            "articles",
            "href",
            "sources",
            "unlisted",
        ),
        width=WIDTH - 240,
        height=alt.Step(18),
    )


def _terms(drawn: pl.DataFrame, first: Any, last: Any) -> pl.DataFrame:
    """Terms on record of the people in these lanes, both ends known to the day, cut to the time that is shown."""
    lanes = drawn.select("lane", "region", pl.col("name").str.to_lowercase().alias("person")).unique()
    return (
        load_reference("office_holders")
        .filter(
            pl.col("office_id").is_in(["gubernur", "bupati", "wali_kota"]),
            pl.col("from").str.len_chars() == 10,
            pl.col("to").str.len_chars() == 10,
        )
        .with_columns(pl.col("person").str.to_lowercase())
        .join(lanes, on=["region", "person"])
        .select(
            "lane",
            pl.col("from").str.to_date().clip(first, last),
            pl.col("to").str.to_date().clip(first, last),
        )
        .filter(pl.col("from") < pl.col("to"))
        .sort("lane", "from")
    )
