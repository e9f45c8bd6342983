"""Charts of the regions: the 27 of West Java as a tile grid and as an approximate map, linked to each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl

from netralitas import paths
from netralitas.charts import links
from netralitas.charts.frame import days, empty, finished, need, plural, values
from netralitas.charts.stages import main_stages
from netralitas.charts.theme import INK, NO_DATA, WIDTH
from netralitas.tables.lookup import load_reference

_BLUES = ["#DCEBF5", "#9CC7E2", "#56A3CF", "#0072B2", "#003E63"]
#: What tiles and map can be coloured by, with its unit, and what a region that has it has.
_MEASURES = {
    "articles": "articles about it",
    "mentions": "articles that cover it",
    "events": "dated events",
    "speakers": "people who speak",
    "per_million": "articles about it per million inhabitants",
}
_HAVE = {
    "articles": "an article about them",
    "mentions": "an article that covers them",
    "events": "a dated event",
    "speakers": "somebody who speaks",
}


def by_region(
    coverage: pl.DataFrame,
    articles: pl.DataFrame,
    grid: pl.DataFrame | None = None,
    *,
    events: pl.DataFrame | None = None,
    statements: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """One row a regency or city of West Java, those without coverage too: who wants a number finds it here.

    ``articles`` (main region of), ``mentions`` (covered at all), ``per_million`` (articles of its own per million
    inhabitants), ``last_covered``; with ``events`` their number, with ``statements`` the ``speakers`` heard in its
    own articles. Needs ``article_id``, ``code``, ``primary`` of ``coverage``; ``article_id``, ``date``, ``counted`` of
    ``articles``; ``event_id``, ``region`` of ``events``; ``article_id``, ``speaker`` of ``statements``.
    """
    need("by_region", coverage, "article_id", "code", "primary")
    need("by_region", articles, "article_id", "date", "counted")
    tiles = load_reference("tile_grid") if grid is None else grid
    people = load_reference("regions").select("code", pl.col("population").cast(pl.Float64))
    counted = coverage.join(articles.filter("counted").select("article_id", "date"), on="article_id")
    counts = counted.group_by("code").agg(
        pl.col("primary").sum().cast(pl.Int64).alias("articles"),
        pl.col("article_id").n_unique().cast(pl.Int64).alias("mentions"),
        pl.col("date").max().alias("last_covered"),
    )
    found = tiles.join(counts, on="code", how="left").join(people, on="code", how="left")
    if events is not None:
        need("by_region", events, "event_id", "region")
        dated = events.group_by(pl.col("region").alias("name")).agg(
            pl.col("event_id").n_unique().cast(pl.Int64).alias("events")
        )
        found = found.join(dated, on="name", how="left").with_columns(pl.col("events").fill_null(0))
    if statements is not None:
        need("by_region", statements, "article_id", "speaker")
        own = counted.filter("primary").select("article_id", "code")
        heard = own.join(statements.drop_nulls("speaker"), on="article_id").group_by("code")
        found = found.join(
            heard.agg(pl.col("speaker").n_unique().cast(pl.Int64).alias("speakers")), on="code", how="left"
        )
        found = found.with_columns(pl.col("speakers").fill_null(0))
    return (
        found.with_columns(pl.col("articles", "mentions").fill_null(0))
        .with_columns((pl.col("articles") / pl.col("population") * 1e6).round(2).alias("per_million"))
        .sort("code")
    )


def _largest(frame: pl.DataFrame, column: str) -> float:
    return float(max(frame[column].to_list(), default=0) or 0)


def _headline(frame: pl.DataFrame, measure: str = "articles") -> str:
    most = frame.sort([measure, "name"], descending=[True, False]).row(0, named=True)
    if measure not in _HAVE:
        return f"{most['name']} has most {_MEASURES[measure]}: {most[measure]:,.1f}".replace(" about it", "")
    none = frame.filter(pl.col(measure) == 0).height
    if none == frame.height:
        return f"None of the {frame.height} regions has {_HAVE[measure]}".replace("them", "it")
    top = f"most in {most['name']} ({most[measure]:,})"
    if none == 0:
        return f"All {frame.height} regions have {_HAVE[measure]}; {top}"
    return f"{frame.height - none} of {frame.height} regions have {_HAVE[measure]}; {top}"


def _colour(frame: pl.DataFrame, measure: str, chosen: Any) -> dict[str, Any]:
    """Colour by the measure, grey for none, and pale for what is not chosen."""
    legend = alt.Legend(
        title=_MEASURES[measure].capitalize(), orient="bottom", titleLimit=0, tickMinStep=1, gradientLength=160
    )
    smallest = min((value for value in frame[measure].to_list() if value), default=1)
    lowest = smallest if measure == "per_million" else 1
    scale = alt.Scale(domain=[lowest, max(_largest(frame, measure), lowest + 1)], range=_BLUES, interpolate="lab")
    return {
        "color": alt.condition(
            f"datum.{measure} == 0", alt.value(NO_DATA), alt.Color(f"{measure}:Q", scale=scale, legend=legend)
        ),
        "opacity": alt.condition(chosen, alt.value(1), alt.value(0.3)),
    }


def _said(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with what a reader sees of it in words, and where a click leads."""
    return frame.with_columns(
        pl.col("code").map_elements(links.region, return_dtype=pl.String).alias("href"),
        days("last_covered").fill_null("never").alias("covered"),
    )


def _tooltip(frame: pl.DataFrame) -> list[alt.Tooltip]:
    measures = [name for name in _MEASURES if name in frame.columns]
    return [
        alt.Tooltip("name:N", title="Region"),
        *(alt.Tooltip(f"{name}:Q", title=_MEASURES[name].capitalize(), format=",") for name in measures),
        alt.Tooltip("covered:N", title="Last covered"),
    ]


def _tiles(frame: pl.DataFrame, measure: str, chosen: Any, *, step: int) -> Any:
    base = alt.Chart(values(frame)).encode(
        x=alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
        y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.06)),
    )
    tiles = base.mark_rect(cornerRadius=4, cursor="pointer").encode(
        **_colour(frame, measure, chosen), href="href:N", tooltip=_tooltip(frame)
    )
    half = _largest(frame, measure) * 0.65
    dark = alt.condition(f"datum.{measure} > {half}", alt.value("white"), alt.value(INK))
    # "Kab. Bekasi" goes in two lines; one word stands as low as its second.
    split = base.transform_calculate(lines="split(datum.short, ' ')", high="length(datum.lines) > 1")
    size = 10 if step < 70 else 12
    names = [
        split.transform_filter(f"{'' if two else '!'}datum.high")
        .mark_text(dy=-17 if two else -10, fontSize=size, lineHeight=size + 1, baseline="middle")
        .encode(text="lines:N", color=dark)
        for two in (True, False)
    ]
    number = "d" if frame.schema[measure].is_integer() else ".1f"
    counts = base.mark_text(dy=12, fontSize=14, fontWeight=600).encode(
        text=alt.Text(f"{measure}:Q", format=f",{number}"), color=dark
    )
    columns, rows = frame["column"].n_unique(), frame["row"].n_unique()
    return alt.layer(tiles, *names, counts).properties(width=step * columns, height=54 * rows)


def _map(frame: pl.DataFrame, measure: str, chosen: Any, *, width: int, height: int, geometry: Path) -> Any:
    kept = ["code", "name", "href", "covered", *(name for name in _MEASURES if name in frame.columns)]
    rows = {row["code"]: row for row in frame.select(kept).to_dicts()}
    shapes = json.loads(geometry.read_text(encoding="utf-8"))["features"]
    features = [
        {"type": "Feature", "geometry": _rounded(shape["geometry"]), **rows[shape["properties"]["code"]]}
        for shape in shapes
        if shape["properties"]["code"] in rows
    ]
    return (
        alt.Chart(alt.Data(values=features))
        .mark_geoshape(stroke="white", strokeWidth=1, cursor="pointer")
        .encode(**_colour(frame, measure, chosen), href="href:N", tooltip=_tooltip(frame))
        .project(type="mercator")
        .properties(width=width, height=height)
    )


def _rounded(geometry: Any) -> Any:
    """Coordinates to a thousandth of a degree, about 100 metres: finer than approximate boundaries are."""
    if isinstance(geometry, dict):
        return {key: _rounded(value) for key, value in geometry.items()}
    if isinstance(geometry, list):
        return [_rounded(value) for value in geometry]
    return round(geometry, 3) if isinstance(geometry, float) else geometry


def region_map(
    frame: pl.DataFrame,
    *,
    measure: str = "articles",
    geometry: Path = paths.REFERENCE / "jabar_regions_approx.geojson",
) -> Any:
    """Tiles and approximate map side by side: pointing at a region in one shows it in the other, a click opens it.

    ``frame`` is the one of ``by_region``: needs ``code``, ``name``, ``short``, ``column``, ``row``, ``last_covered``
    and the ``measure`` to colour by: articles, mentions, events, speakers or per_million.
    """
    need("region_map", frame, "code", "name", "short", "column", "row", "last_covered", measure)
    said = _said(frame)
    chosen = alt.selection_point(fields=["code"], on="pointerover", empty=True, clear="pointerout")
    tiles = _tiles(said, measure, chosen, step=62)
    shape = _map(
        said, measure, chosen, width=WIDTH - 62 * said["column"].n_unique() + 50, height=290, geometry=geometry
    )
    headline = _headline(frame, measure)
    names = [name for name in _MEASURES if name in frame.columns]
    return finished(
        alt.hconcat(tiles.add_params(chosen), shape, spacing=14),
        kind="Tile grid and map with approximate boundaries",
        of=f"the {plural(frame.height, 'regency and city', 'regencies and cities')} of West Java, "
        f"coloured by {_MEASURES[measure]}",
        headline=headline,
        lines=[f"Colour and number: {_MEASURES[measure]}; grey: none. Boundaries are approximate"],
        rows=said.select("name", *names, pl.col("covered").alias("last covered"), "href"),
        headers={name: _MEASURES[name].capitalize() for name in names} | {"name": "Region"},
    )


def tile_grid(frame: pl.DataFrame, *, measure: str = "articles") -> Any:
    """The tiles alone, larger. Needs what ``region_map`` needs."""
    need("tile_grid", frame, "code", "name", "short", "column", "row", "last_covered", measure)
    said = _said(frame)
    chosen = alt.selection_point(fields=["code"], on="pointerover", empty=True, clear="pointerout")
    return finished(
        _tiles(said, measure, chosen, step=88).add_params(chosen),
        kind="Tile grid",
        of=f"{plural(frame.height, 'region')}, coloured by {_MEASURES[measure]}",
        headline=_headline(frame, measure),
        lines=[f"Colour and number: {_MEASURES[measure]}; grey: none"],
        rows=said.select("name", measure, "href"),
        headers={measure: _MEASURES[measure].capitalize(), "name": "Region"},
    )


def region_stages(coverage: pl.DataFrame, articles: pl.DataFrame, stages: pl.DataFrame | None = None) -> Any:
    """Small tile grids of the articles that cover a region, one for each time: before, in and between the campaigns.

    Needs ``article_id``, ``code`` of ``coverage``; ``article_id``, ``date``, ``counted`` of ``articles``.
    """
    need("region_stages", coverage, "article_id", "code")
    need("region_stages", articles, "article_id", "date", "counted")
    calendar = main_stages(stages).filter(pl.col("stage") == "Campaign")
    grid = load_reference("tile_grid").select("code", "name", "column", "row")
    dated = articles.filter("counted").drop_nulls("date").select("article_id", "date")
    covered = coverage.join(dated, on="article_id").join(grid, on="code")
    if covered.is_empty() or calendar.height < 2:
        return empty("no dated article covers a regency or city of West Java")
    (one, first_from, first_to), (other, second_from, second_to) = calendar.select("election", "start", "end").rows()[
        :2
    ]
    times = [
        f"before the {one} campaign",
        f"{one} campaign",
        "between the campaigns",
        f"{other} campaign",
        f"after the {other} campaign",
    ]
    at = pl.col("date")
    time = (
        pl.when(at < first_from)
        .then(pl.lit(times[0]))
        .when(at <= first_to)
        .then(pl.lit(times[1]))
        .when(at < second_from)
        .then(pl.lit(times[2]))
        .when(at <= second_to)
        .then(pl.lit(times[3]))
        .otherwise(pl.lit(times[4]))
    )
    counts = covered.group_by("code", time.alias("time")).agg(
        pl.col("article_id").n_unique().cast(pl.Int64).alias("articles")
    )
    full = grid.join(pl.DataFrame({"time": times}), how="cross").join(counts, on=["code", "time"], how="left")
    full = full.with_columns(
        pl.col("articles").fill_null(0), pl.col("code").map_elements(links.region, return_dtype=pl.String).alias("href")
    )
    reached = (
        full.filter(pl.col("articles") > 0).group_by("time").agg(pl.len().alias("regions"), pl.col("articles").sum())
    )
    widest = reached.sort(["regions", "articles", "time"], descending=[True, True, False]).row(0, named=True)
    headline = f"Most regions are covered {_in(widest['time'])}: {widest['regions']} of {grid.height}"
    if reached.filter(pl.col("regions") == grid.height).height > 1:
        headline = (
            f"All {grid.height} regions are covered in several stretches of time, most often {_in(widest['time'])}"
        )
    tiles = (
        alt.Chart(values(full.drop("code")))
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X("column:O", axis=None, scale=alt.Scale(paddingInner=0.08)),
            y=alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.08)),
            color=alt.condition(
                "datum.articles == 0",
                alt.value(NO_DATA),
                alt.Color(
                    "articles:Q",
                    scale=alt.Scale(domain=[1, max(_largest(full, "articles"), 2)], range=_BLUES),
                    legend=alt.Legend(title="Articles", orient="bottom", tickMinStep=1, format="d"),
                ),
            ),
            href="href:N",
            tooltip=[
                alt.Tooltip("name:N", title="Region"),
                alt.Tooltip("time:N", title="Time"),
                alt.Tooltip("articles:Q", title="Articles that cover it"),
            ],
        )
        .properties(width=118, height=104)
        .facet(
            facet=alt.Facet("time:N", title=None, sort=times, header=alt.Header(labelFontSize=11)), columns=5, spacing=8
        )
    )
    return finished(
        tiles,
        kind="Small tile grids",
        of="the regencies and cities of West Java by articles that cover them, in five stretches of time",
        headline=headline,
        lines=["The same 27 tiles five times; grey: no article covers the region in that time"],
        rows=full.filter(pl.col("articles") > 0)
        .sort("name", "time")
        .select(pl.col("name").alias("region"), "time", "articles", "href"),
    )


def _in(time: str) -> str:
    return time if time.startswith(("before", "between", "after")) else f"in the {time}"


def elsewhere(coverage: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Counted articles that are about no single regency or city of West Java: so that no tile lacks them silently.

    One row each for the province, every other province or region, and the country. Needs what ``by_region`` needs and
    ``region`` of ``coverage``; keeps the latest article as the place to look.
    """
    need("elsewhere", coverage, "article_id", "region", "code", "primary")
    own = load_reference("tile_grid")["code"].implode()
    return (
        coverage.filter("primary")
        .join(articles.filter("counted").select("article_id", "date"), on="article_id")
        .filter(~pl.col("code").is_in(own).fill_null(value=False))
        .sort("date", "article_id")
        .group_by("region")
        .agg(
            pl.len().cast(pl.Int64).alias("articles"),
            pl.col("date").last().alias("last_covered"),
            pl.col("article_id").last(),
        )
        .with_columns(pl.col("region").replace({"national": "no region: the whole country"}))
        .sort(["articles", "region"], descending=[True, False])
    )
