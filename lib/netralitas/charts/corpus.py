"""Charts of the corpus: how many articles, from when and from whom."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.frame import empty, finished, need, plural, values
from netralitas.charts.theme import INK, WIDTH, scale

_TOPICS = {"asn_neutrality": "on topic", "near_miss": "near miss", "off_topic": "other"}


def articles_by_month(articles: pl.DataFrame) -> Any:
    """Bars of counted articles per month, by topic. Needs ``date``, ``topic_class``, ``counted`` of ``articles``.

    Months without an article keep their place on the axis; articles without a date are named in the subtitle.
    """
    need("articles_by_month", articles, "date", "topic_class", "counted")
    counted = articles.filter("counted")
    dated = counted.drop_nulls("date")
    if dated.is_empty():
        return empty("no article has a date")
    months = (
        dated.group_by(pl.col("date").dt.truncate("1mo").alias("month"), pl.col("topic_class").replace(_TOPICS))
        .len("articles")
        .sort("month", "topic_class")
    )
    busiest = months.group_by("month").agg(pl.col("articles").sum()).sort("articles", "month").row(-1, named=True)
    undated = counted.height - dated.height
    headline = f"{busiest['month']:%B %Y} has most articles: {busiest['articles']}"
    lines = [f"{plural(undated, 'article')} without a date left out"] if undated else []
    first, *_, last = months["month"].to_list() * 2
    names = list(_TOPICS.values())
    months = months.with_columns(pl.col("month").dt.to_string("%B %Y").alias("in"))
    chart = (
        alt.Chart(values(months))
        .mark_bar(size=20 if months["month"].n_unique() <= 24 else 6)
        .encode(
            x=alt.X("month:T", title=None, axis=alt.Axis(format="%b %y", labelOverlap=True, grid=False)).scale(
                nice="month", padding=16
            ),
            y=alt.Y("sum(articles):Q", title="Articles", axis=alt.Axis(tickMinStep=1, format=",d")),
            color=alt.Color("topic_class:N", scale=scale(names), sort=names),
            order=alt.Order("topic_class:N"),
            tooltip=[
                alt.Tooltip("in:N", title="Month"),
                alt.Tooltip("topic_class:N", title="Topic"),
                alt.Tooltip("articles:Q", title="Articles"),
            ],
        )
    )
    return finished(
        chart,
        kind="Bar chart",
        of=f"{plural(dated.height, 'article')} by month, {first:%B %Y} to {last:%B %Y}",
        headline=headline,
        lines=["Counted articles by month", *lines],
        rows=months.select(pl.col("in").alias("month"), pl.col("topic_class").alias("topic"), "articles"),
        width=WIDTH,
        height=220,
    )


def articles_by_outlet(articles: pl.DataFrame, *, most: int = 15) -> Any:
    """Bars of counted articles per outlet, the ``most`` frequent and the rest as one. Needs ``outlet``, ``counted``."""
    need("articles_by_outlet", articles, "outlet", "counted")
    counts = (
        articles.filter("counted")
        .group_by(pl.col("outlet").fill_null("not stated"))
        .len("articles")
        .sort(["articles", "outlet"], descending=[True, False])
    )
    if counts.is_empty():
        return empty("there are no articles")
    top, others = counts.head(most), counts.slice(most)
    lines = ["Counted articles by outlet"]
    if others.height:
        left = plural(int(others["articles"].sum()), "article")
        lines.append(f"Not shown: {plural(others.height, 'other outlet')} with {left} in all")
    headline = f"{plural(counts.height, 'outlet')}, and none dominates"
    share = counts["articles"][0] / counts["articles"].sum()
    if share > 0.2:
        headline = f"{counts['outlet'][0]} gives {share:.0%} of the articles"
    bars = (
        alt.Chart(values(top))
        .mark_bar()
        .encode(
            x=alt.X("articles:Q", title="Articles", axis=alt.Axis(tickMinStep=1, format=",d")),
            y=alt.Y("outlet:N", title=None, sort=None),
            tooltip=[alt.Tooltip("outlet:N", title="Outlet"), alt.Tooltip("articles:Q", title="Articles")],
        )
    )
    labels = bars.mark_text(align="left", dx=4).encode(text="articles:Q", color=alt.value(INK))
    return finished(
        bars + labels,
        kind="Bar chart",
        of="articles by outlet",
        headline=headline,
        lines=lines,
        rows=top,
        width=WIDTH - 190,
        height=alt.Step(22),
    )
