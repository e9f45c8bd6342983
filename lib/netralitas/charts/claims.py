"""Figures and laws that articles give: against the reference and against each other."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.bars import bars
from netralitas.charts.frame import empty, finished, need, plural, top
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import scale
from netralitas.tables.lookup import load_reference

_AGREEMENT = ["agrees", "differs", "no reference"]
_STANDING = {"in_force": "in force", "amended": "in force, amended", "revoked": "revoked", "unknown": "not in our list"}


def checked_figures(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures that can be held against a reference figure, with that figure: what differs first.

    Needs ``article_id``, ``sentence``, ``value``, ``unit``, ``thing``, ``speaker``, ``as_of``, ``figure_key``,
    ``agreement`` of ``figures``.
    """
    need(
        "checked_figures",
        figures,
        "article_id",
        "sentence",
        "value",
        "unit",
        "thing",
        "speaker",
        "figure_key",
        "agreement",
    )
    reference = load_reference("reference_figures").select(
        "figure_key",
        "what",
        pl.col("value").cast(pl.Float64).alias("reference"),
        pl.col("as_of").cast(pl.String).alias("reference_as_of"),
    )
    return (
        figures.drop_nulls("figure_key")
        .join(reference, on="figure_key")
        .sort(["agreement", "figure_key", "article_id", "sentence"], descending=[True, False, False, False])
    )


def rivals(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures that contradict each other: several values for one reference figure, or for one thing and day.

    One row a figure of such a group; ``about`` says of what in words. Two figures are about the same only where the
    reference says so, or where thing, unit and day are the same words: fewer are found than there are. Needs what
    ``checked_figures`` needs.
    """
    need("rivals", figures, "article_id", "sentence", "value", "unit", "thing", "speaker", "as_of", "figure_key")
    said = pl.format("{} ({}), {}", pl.col("thing").str.to_lowercase(), pl.col("unit").fill_null("–"), "as_of")
    known = load_reference("reference_figures").select("figure_key", "what")
    grouped = (
        figures.join(known, on="figure_key", how="left")
        .with_columns(pl.coalesce("figure_key", said).alias("group"), pl.coalesce("what", said).alias("about"))
        .drop_nulls("group")
    )
    return grouped.filter(
        pl.col("value").n_unique().over("group") > 1, pl.col("article_id").n_unique().over("group") > 1
    ).sort("group", "value", "article_id", "sentence")


def figure_check(figures: pl.DataFrame, *, most: int = 15) -> Any:
    """Bars of figures by what they count, split by whether they agree with a reference, differ, or have none.

    Needs ``article_id``, ``sentence``, ``unit``, ``agreement`` of ``figures``.
    """
    need("figure_check", figures, "article_id", "sentence", "unit", "agreement")
    if figures.is_empty():
        return empty("no article gives a figure")
    shown = figures.with_columns(pl.col("unit").fill_null("no unit"), pl.col("agreement").fill_null(_AGREEMENT[-1]))
    shown = shown.sort("article_id", "sentence")
    first, rest = top(shown.group_by("unit").len("figures"), "figures", "unit", most)
    at = {name: at for at, name in enumerate(_AGREEMENT)}
    parts = shown.group_by("unit", "agreement").len("figures")
    parts = parts.with_columns(pl.col("agreement").replace_strict(at, return_dtype=pl.Int64).alias("at")).sort("at")
    parts = first.select("unit").join(parts, on="unit", maintain_order="left_right")
    parts = with_sources(parts, shown, "unit", "agreement")
    agree, differ, without = (shown.filter(agreement=name).height for name in _AGREEMENT)
    checked = plural(agree + differ, "figure that can be checked", "figures that can be checked")
    headline = f"{agree:,} of {checked} agree with the reference, {differ:,} differ"
    lines = [
        f"{plural(figures.height, 'figure')} by unit; {without:,} without a counterpart among the reference figures"
    ]
    if rest.height:
        left = plural(int(rest["figures"].sum()), "figure")
        lines.append(f"Not shown: {plural(rest.height, 'rarer unit')} with {left} in all")
    chart = bars(
        parts.drop("sources", "unlisted"),
        "unit",
        "figures",
        title="Figures",
        colour=alt.Color("agreement:N", scale=scale(_AGREEMENT), sort=_AGREEMENT),
        order="at",
        tooltip=[
            alt.Tooltip("unit:N", title="Unit"),
            alt.Tooltip("agreement:N", title="Check"),
            alt.Tooltip("figures:Q", title="Figures"),
        ],
        wide=150,
        step=20,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="figures in articles by unit and agreement with the reference",
        headline=headline,
        lines=lines,
        rows=parts.drop("at"),
    )


def instruments(references: pl.DataFrame, *, most: int = 20) -> Any:
    """Bars of the legal instruments that most articles cite, coloured by whether they are still in force.

    Needs ``article_id``, ``sentence``, ``type``, ``number``, ``year``, ``instrument_id``, ``doubt`` of
    ``legal_references``.
    """
    need("instruments", references, "article_id", "sentence", "type", "number", "year", "instrument_id", "doubt")
    if references.is_empty():
        return empty("no article cites an instrument of law")
    known = load_reference("legal_instruments").select("instrument_id", "title_id", "status", "replaced_by")
    named = references.join(known, on="instrument_id", how="left").with_columns(name=_citation())
    named = named.sort("article_id", "sentence")
    counts = (
        named.group_by("name", maintain_order=True)
        .agg(
            pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"),
            pl.col("title_id", "status", "replaced_by").first(),
        )
        .with_columns(
            pl.col("status")
            .replace_strict(_STANDING, default=_STANDING["unknown"], return_dtype=pl.String)
            .alias("standing")
        )
    )
    first, rest = top(counts, "articles", "name", most)
    # An article that cites an instrument several times counts once, and leads to the first time.
    once = named.unique(["name", "article_id"], keep="first", maintain_order=True)
    shown = with_sources(first, once, "name").with_columns(pl.col("title_id").fill_null("–"))
    best, doubts = shown.row(0, named=True), references.drop_nulls("doubt").height
    headline = f"{best['name']} is cited in most articles: {best['articles']:,}"
    if counts.height == 1:
        headline = f"One instrument is cited: {best['name']}, in {plural(best['articles'], 'article')}"
    lines = [
        f"Instruments by the number of articles that cite them; {plural(doubts, 'citation')} cannot be right as written"
    ]
    if rest.height:
        lines.append(f"Not shown: {plural(rest.height, 'other instrument')}")
    domain = list(_STANDING.values())
    colours = scale(list(_STANDING), _STANDING)
    chart = bars(
        shown.select("name", "title_id", "articles", "standing", "href"),
        "name",
        "articles",
        title="Articles",
        colour=alt.Color("standing:N", scale=colours, sort=domain),
        tooltip=[
            alt.Tooltip("name:N", title="Instrument"),
            alt.Tooltip("title_id:N", title="Title"),
            alt.Tooltip("standing:N", title="Today"),
            alt.Tooltip("articles:Q", title="Articles"),
        ],
        wide=240,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="instruments of law by number of articles that cite them",
        headline=headline,
        lines=lines,
        rows=shown.select(
            "name", pl.col("title_id").alias("title"), "standing", "articles", "href", "sources", "unlisted"
        ),
        headers={"name": "Instrument", "standing": "Today"},
    )


def _citation() -> pl.Expr:
    """An instrument as people cite it: UU 10/2016; "UU (no number)" where the article gives none."""
    number = (
        pl.when(pl.col("number").is_null())
        .then(pl.lit("(no number)"))
        .otherwise(pl.concat_str(pl.col("number").str.slice(0, 24), pl.col("year"), separator="/", ignore_nulls=True))
    )
    return pl.concat_str("type", number, separator=" ")
