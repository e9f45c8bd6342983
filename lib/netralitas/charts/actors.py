"""Charts of the people: who is named, who speaks, and when."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts import labels, links
from netralitas.charts.bars import bars
from netralitas.charts.frame import days, empty, finished, in_order, largest, need, plural, told_apart, top, values
from netralitas.charts.shares import share
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import BLUE, NO_DATA, WIDTH, scale

_VOICES = ["speaks", "only named"]
_AT = {name: at for at, name in enumerate(_VOICES)}


def named(actors: pl.DataFrame, appearances: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """One row a person: counted articles, in how many the person speaks, the share, and the latest place to look.

    Needs ``actor_id``, ``name``, ``role`` of ``actors``; ``actor_id``, ``article_id``, ``sentence``, ``speaks`` of
    ``appearances``; ``article_id``, ``date``, ``counted`` of ``articles``. Sorted by articles, then name.

    Several people of one name are numbered.
    """
    need("named", actors, "actor_id", "name", "role")
    need("named", appearances, "actor_id", "article_id", "sentence", "speaks")
    need("named", articles, "article_id", "date", "counted")
    counted = articles.filter("counted").select("article_id", "date")
    found = (
        appearances.join(counted, on="article_id")
        .sort("date", "article_id", nulls_last=False)
        .group_by("actor_id")
        .agg(
            pl.len().cast(pl.Int64).alias("articles"),
            pl.col("speaks").sum().cast(pl.Int64).alias("speaks_in"),
            pl.col("article_id", "sentence").last(),
        )
    )
    total = counted.height
    return (
        actors.select("actor_id", "name", "role")
        .join(found, on="actor_id")
        .sort(["articles", "name", "actor_id"], descending=[True, False, False])
        .pipe(told_apart, "name", "actor_id")
        .with_columns(
            pl.col("articles")
            .map_elements(lambda hits: share(hits, total, "persons", "articles"), return_dtype=pl.String)
            .alias("share")
        )
    )


def most_named(actors: pl.DataFrame, appearances: pl.DataFrame, articles: pl.DataFrame, *, most: int = 20) -> Any:
    """Bars of the people named in most counted articles, split by whether they speak there.

    Needs what ``named`` needs. The number of people who are not shown stands in the subtitle.
    """
    people = named(actors, appearances, articles)
    if people.is_empty():
        return empty("no person is named")
    dated = articles.filter("counted").select("article_id", "date")
    seen = appearances.join(dated, on="article_id").sort("date", "article_id", "sentence")
    shown = with_sources(people.head(most).drop("article_id", "sentence"), seen, "actor_id").with_columns(
        pl.col("role").fill_null(labels.NO_OFFICE), pl.col("share").alias("said")
    )
    parts = (
        shown.with_columns((pl.col("articles") - pl.col("speaks_in")).alias("only_named"))
        .unpivot(
            ["speaks_in", "only_named"],
            index=["name", "role", "share", "href"],
            variable_name="voice",
            value_name="n",
        )
        .with_columns(pl.col("voice").replace({"speaks_in": "speaks", "only_named": "only named"}))
        .with_columns(pl.col("voice").replace_strict(_AT, return_dtype=pl.Int64).alias("at"))
    )
    first = shown.row(0, named=True)
    headline = f"{first['name']} is named in most articles: {first['share']}"
    lines = ["Articles that name the person; share of all counted articles"]
    if people.height > most:
        rest = people.slice(most)
        lines.append(
            f"Not shown: {plural(rest.height, 'person', 'people')}, each in {largest(rest, 'articles'):,} or fewer"
        )
    chart = bars(
        parts,
        "name",
        "n",
        title="Articles",
        colour=alt.Color("voice:N", scale=scale(_VOICES), sort=_VOICES),
        order="at",
        ends=shown.rename({"articles": "n"}),
        tooltip=[
            alt.Tooltip("name:N", title="Person"),
            alt.Tooltip("role:N", title="Office"),
            alt.Tooltip("voice:N", title="In these articles"),
            alt.Tooltip("n:Q", title="Articles"),
            alt.Tooltip("share:N", title="Share"),
        ],
        wide=230,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="people by the number of articles that name them",
        headline=headline,
        lines=lines,
        rows=shown.select("name", "role", "articles", "speaks_in", "share", "href", "sources", "unlisted"),
        headers={"role": "Office", "speaks_in": "Speaks in"},
    )


def voices(appearances: pl.DataFrame) -> Any:
    """Who is heard and who is only spoken about, by kind of office.

    Needs ``article_id``, ``sentence``, ``office_id``, ``speaks`` of ``appearances``.
    """
    need("voices", appearances, "article_id", "sentence", "office_id", "speaks")
    if appearances.is_empty():
        return empty("no person is named")
    seen = appearances.with_columns(labels.office().alias("kind")).sort("article_id", "sentence")
    kinds = (
        seen.group_by("kind")
        .agg(pl.len().cast(pl.Int64).alias("named"), pl.col("speaks").sum().cast(pl.Int64).alias("speaks"))
        .sort(["named", "kind"], descending=[True, False])
    )
    kinds = with_sources(kinds, seen, "kind")
    office = kinds.filter(pl.col("kind") != labels.NO_OFFICE)
    most, _ = top(office if office.height else kinds, "speaks", "kind", 1)
    loud = most.row(0, named=True)
    unheard = appearances.height - int(appearances["speaks"].sum())
    unspoken = share(unheard, appearances.height, "statements")
    headline = f"{loud['kind'][0].upper()}{loud['kind'][1:]} are heard most; {unspoken} are only spoken about"
    parts = (
        kinds.with_columns((pl.col("named") - pl.col("speaks")).alias("only named"))
        .unpivot(["speaks", "only named"], index=["kind", "href"], variable_name="voice", value_name="n")
        .with_columns(pl.col("voice").replace_strict(_AT, return_dtype=pl.Int64).alias("at"))
    )
    chart = bars(
        parts,
        "kind",
        "n",
        title="Times a person is named in an article",
        colour=alt.Color("voice:N", scale=scale(_VOICES), sort=_VOICES),
        order="at",
        tooltip=[
            alt.Tooltip("kind:N", title="Office"),
            alt.Tooltip("voice:N", title="In these articles"),
            alt.Tooltip("n:Q", title="Times"),
        ],
        wide=240,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="persons in articles by kind of office and whether they speak",
        headline=headline,
        lines=["One count for each person and article"],
        rows=kinds,
        headers={"kind": "Office"},
    )


def actor_months(actors: pl.DataFrame, appearances: pl.DataFrame, articles: pl.DataFrame, *, most: int = 20) -> Any:
    """A heat map of the ``most`` named people: in how many articles of a month. Needs what ``named`` needs."""
    people = named(actors, appearances, articles).head(most)
    dated = articles.filter("counted").drop_nulls("date").select("article_id", "date")
    seen = (
        appearances.select("actor_id", "article_id", "sentence")
        .join(people.select("actor_id", "name"), on="actor_id")
        .join(dated, on="article_id")
        .sort("date", "article_id")
        .with_columns(pl.col("date").dt.truncate("1mo").alias("month"))
    )
    if seen.is_empty():
        return empty("no person is named in an article with a date")
    cells = seen.group_by("name", "month", maintain_order=True).agg(pl.len().cast(pl.Int64).alias("articles"))
    # The cells that count most have their row in the table under the chart.
    cells = cells.sort(["articles", "month", "name"], descending=[True, False, False])
    cells = with_sources(cells, seen, "name", "month").with_columns(pl.col("month").dt.to_string("%B %Y").alias("in"))
    first, last = cells["month"].min(), cells["month"].max()
    order = pl.select(pl.date_range(first, last, "1mo")).to_series().dt.to_string("%Y-%m").to_list()  # type: ignore[arg-type]
    drawn = cells.select("name", "articles", "href", "in", pl.col("month").dt.to_string("%Y-%m"))
    spread = cells.group_by("name").agg(pl.len().alias("months")).sort(["months", "name"], descending=[True, False])
    longest = spread.row(0, named=True)
    lasting = plural(longest["months"], "month")
    headline = f"{longest['name']} is named in {lasting} of {len(order)}"
    if longest["months"] == 1:
        headline = "Nobody is named in more than one month"
    chart = (
        alt.Chart(values(drawn))
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(
                "month:O",
                title=None,
                scale=alt.Scale(domain=order, paddingInner=0.08),
                axis=alt.Axis(
                    labelExpr="substring(datum.label, 5, 7) + '/' + substring(datum.label, 2, 4)",
                    labelAngle=0,
                    labelOverlap=True,
                    ticks=False,
                ),
            ),
            y=alt.Y("name:N", title=None, scale=in_order(people["name"], paddingInner=0.08)),
            color=alt.Color(
                "articles:Q",
                scale=alt.Scale(domain=[0, max(largest(cells, "articles"), 2)], range=[NO_DATA, BLUE]),
                legend=alt.Legend(title="Articles", tickMinStep=1, format="d", gradientLength=120),
            ),
            href="href:N",
            tooltip=[
                alt.Tooltip("name:N", title="Person"),
                alt.Tooltip("in:N", title="Month"),
                alt.Tooltip("articles:Q", title="Articles"),
            ],
        )
    )
    return finished(
        chart,
        kind="Heat map",
        of=f"the {people.height} people named most by month, {order[0]} to {order[-1]}",
        headline=headline,
        lines=["Articles that name the person, by month (month/year); white: none"],
        rows=cells.select("name", pl.col("in").alias("month"), "articles", "href", "sources", "unlisted"),
        width=WIDTH - 160,
        height=alt.Step(20),
    )


def compare_actors(actors: pl.DataFrame, appearances: pl.DataFrame, articles: pl.DataFrame, *names: str) -> Any:
    """People side by side over time: one mark an article, filled where the person speaks in it.

    Without ``names``, the two named most. Needs what ``named`` needs, and ``title`` of ``articles``.
    """
    people = named(actors, appearances, articles)
    chosen = people.filter(pl.col("name").is_in(names)) if names else people.head(2)
    if unknown := sorted(set(names) - set(chosen["name"])):
        raise ValueError(f"nobody is called {', '.join(unknown)}; names are written as in the table `actors`")
    seen = (
        appearances.select("actor_id", "article_id", "sentence", "speaks")
        .join(chosen.select("actor_id", "name"), on="actor_id")
        .join(articles.filter("counted").drop_nulls("date").select("article_id", "date", "title"), on="article_id")
        .sort("date", "article_id")
    )
    if chosen.height < 2 or seen.is_empty():
        return empty("there are no two people with dated articles to compare")
    both = seen.group_by("article_id").agg(pl.col("name").n_unique()).filter(pl.col("name") > 1).height
    parts = [f"{row['name']}: {row['articles']}, speaks in {row['speaks_in']}" for row in chosen.to_dicts()]
    headline = f"{'; '.join(parts)}; together in {both}"
    drawn = links.with_href(seen).with_columns(
        days("date").alias("on"),
        pl.when("speaks").then(pl.lit("speaks")).otherwise(pl.lit("only named")).alias("voice"),
    )
    chart = (
        alt.Chart(values(drawn.select("name", "date", "on", "voice", "title", "href")))
        .mark_point(size=110, filled=True, opacity=0.75)
        .encode(
            x=alt.X(
                "date:T", title=None, axis=alt.Axis(format="%b %y", labelOverlap=True), scale=alt.Scale(padding=12)
            ),
            y=alt.Y("name:N", title=None, scale=in_order(chosen["name"]), axis=alt.Axis(grid=True)),
            color=alt.Color("voice:N", scale=scale(_VOICES), sort=_VOICES),
            href="href:N",
            tooltip=["name:N", alt.Tooltip("on:N", title="Date"), "voice:N", alt.Tooltip("title:N", title="Article")],
        )
    )
    return finished(
        chart,
        kind="Dot plot",
        of=f"articles that name {' and '.join(chosen['name'])}, over time",
        headline=headline,
        lines=["One dot an article"],
        rows=drawn.select("name", pl.col("on").alias("date"), "voice", pl.col("title").alias("article"), "href"),
        width=WIDTH - 160,
        height=alt.Step(40),
    )
