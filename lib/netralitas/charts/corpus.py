"""Charts of the corpus: how many articles, from when and from whom."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts import labels
from netralitas.charts.bars import bars, month_bars
from netralitas.charts.frame import empty, finished, need, plural, top
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import scale

_NOT_STATED = "not stated"


def articles_by_month(articles: pl.DataFrame) -> Any:
    """Bars of counted articles per month, by topic.

    Needs ``article_id``, ``date``, ``topic_class``, ``counted`` of ``articles``. Months without an article keep their
    place on the axis; articles without a date are named in the subtitle.
    """
    need("articles_by_month", articles, "article_id", "date", "topic_class", "counted")
    counted = articles.filter("counted")
    dated = (
        counted.drop_nulls("date")
        .with_columns(pl.col("date").dt.truncate("1mo").alias("month"), labels.topic().alias("topic"))
        .sort("date", "article_id")
    )
    if dated.is_empty():
        return empty("no article has a date")
    names = list(labels.TOPICS.values())
    at = pl.col("topic").replace_strict({name: at for at, name in enumerate(names)}, return_dtype=pl.Int64)
    months = (
        dated.group_by("month", "topic")
        .len("articles")
        .with_columns(at.alias("at"), pl.col("month").dt.to_string("%B %Y").alias("in"))
        .sort("month", "at")
    )
    months = with_sources(months, dated, "month", "topic")
    busiest = months.group_by("month").agg(pl.col("articles").sum()).sort("articles", "month").row(-1, named=True)
    undated = counted.height - dated.height
    headline = f"{busiest['month']:%B %Y} has most articles: {busiest['articles']:,}"
    lines = [f"{plural(undated, 'article')} without a date left out"] if undated else []
    first, *_, last = months["month"].to_list() * 2
    chart = month_bars(
        months.drop("sources", "unlisted"),
        "articles",
        title="Articles",
        order="at",
        colour=alt.Color("topic:N", scale=scale(names), sort=names),
        tooltip=[
            alt.Tooltip("in:N", title="Month"),
            alt.Tooltip("topic:N", title="Topic"),
            alt.Tooltip("articles:Q", title="Articles"),
        ],
    )
    return finished(
        chart,
        kind="Bar chart",
        of=f"{plural(dated.height, 'article')} by month, {first:%B %Y} to {last:%B %Y}",
        headline=headline,
        lines=["Counted articles by month", *lines],
        rows=months.select(pl.col("in").alias("month"), "topic", "articles", "href", "sources", "unlisted"),
    )


def articles_by_outlet(articles: pl.DataFrame, *, most: int = 15) -> Any:
    """Bars of counted articles per outlet, the ``most`` frequent and the rest as one number in the subtitle.

    Needs ``article_id``, ``outlet``, ``counted``.
    """
    need("articles_by_outlet", articles, "article_id", "outlet", "counted")
    counted = articles.filter("counted").with_columns(pl.col("outlet").fill_null(_NOT_STATED)).sort("article_id")
    counts = counted.group_by("outlet").len("articles")
    if counts.is_empty():
        return empty("there are no articles")
    first, others = top(counts, "articles", "outlet", most)
    first = with_sources(first, counted, "outlet")
    lines = ["Counted articles by outlet"]
    if others.height:
        left = plural(int(others["articles"].sum()), "article")
        lines.append(f"Not shown: {plural(others.height, 'other outlet')} with {left} in all")
    outlets = counts.filter(pl.col("outlet") != _NOT_STATED)
    headline = f"{plural(outlets.height, 'outlet')}, and none gives more than a fifth of the articles"
    if outlets.is_empty():
        headline = "No article states its outlet"
    elif outlets["articles"].max() > 0.2 * counted.height:  # type: ignore[operator]
        largest = top(outlets, "articles", "outlet", 1)[0].row(0, named=True)
        headline = f"{largest['outlet']} gives {largest['articles'] / counted.height:.0%} of the articles"
    chart = bars(
        first.drop("sources", "unlisted"),
        "outlet",
        "articles",
        title="Articles",
        tooltip=[alt.Tooltip("outlet:N", title="Outlet"), alt.Tooltip("articles:Q", title="Articles")],
        wide=190,
    )
    return finished(chart, kind="Bar chart", of="articles by outlet", headline=headline, lines=lines, rows=first)
