"""One picture of the whole: the events over the calendar, region by region."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl

from netralitas.charts import labels
from netralitas.charts.frame import day, empty, finished, largest, moment, plural, values
from netralitas.charts.stages import bands
from netralitas.charts.theme import COLOURS, INK, WIDTH
from netralitas.charts.timeline import HEADERS, drawn, grain_said, listed, spread
from netralitas.tables.lookup import load_reference
from netralitas.tables.schemas import EVENT_TYPES

PROVINCE, ELSEWHERE, NOWHERE = "West Java as a province", "other provinces", "no region named"
#: The types that have a colour of their own in a chart this dense; the others share one.
_TOLD_APART = ("deklarasi", "sosialisasi", "pernyataan", "pengawasan", "pelanggaran", "sanksi", "rapat")


def lanes(column: str = "region") -> pl.Expr:
    """Regions as lanes: the 27 of West Java by name, the province, other provinces together, and no region."""
    west_java = load_reference("tile_grid")["name"].to_list()
    return (
        pl.when(pl.col(column).is_in(west_java))
        .then(pl.col(column))
        .when(pl.col(column) == "Provinsi Jawa Barat")
        .then(pl.lit(PROVINCE))
        .when(pl.col(column).is_null())
        .then(pl.lit(NOWHERE))
        .otherwise(pl.lit(ELSEWHERE))
    )


def calendar(events: pl.DataFrame, stages: pl.DataFrame | None = None) -> Any:
    """Events over the calendar, a lane for each regency and city of West Java, those without events too.

    Needs what ``timeline`` needs.
    """
    if events.is_empty():
        return empty("no article dates an event")
    made = drawn(events.with_columns(lanes().alias("lane")), "lane", most=900)
    marks = made.marks
    if marks.is_empty():
        return empty("no event has a day or month")
    first: date = marks["first_day"].min()  # type: ignore[assignment]
    last: date = marks["last_day"].max()  # type: ignore[assignment]
    margin = timedelta(days=max(7, (last - first).days // 50))
    first, last = first - margin, last + margin
    width = WIDTH - 150
    marks = spread(marks, "lane", width, first, last)
    named = load_reference("tile_grid")["name"].sort().to_list()
    order = [*named, PROVINCE, ELSEWHERE, NOWHERE]
    silent = sum(name not in set(marks["lane"]) for name in named)
    total = int(marks["n"].sum())
    inside = int(marks.filter(pl.col("lane").is_in(named))["n"].sum())
    most = marks.filter(pl.col("lane").is_in(named)).group_by("lane").agg(pl.col("n").sum())
    headline = f"{plural(inside, 'event')} in {27 - silent} of the {len(named)} regencies and cities of West Java"
    if most.height:
        top = most.sort(["n", "lane"], descending=[True, False]).row(0, named=True)
        headline += f", most in {top['lane']} ({top['n']:,})"
    others = "other types"
    kind = pl.when(pl.col("type").is_in(_TOLD_APART)).then(pl.col("label")).otherwise(pl.lit(others))
    marks = marks.with_columns(kind.alias("kind"))
    types = [name for name in EVENT_TYPES if name in _TOLD_APART and name in set(marks["type"])]
    domain = [*(labels.event_types()[name] for name in types), others]
    colours = alt.Scale(domain=domain, range=[*(COLOURS[name] for name in types), COLOURS["other"]])
    deep = max(largest(marks.select(pl.col("slot").abs()), "slot"), 1)

    def x(field: str) -> alt.X:
        axis = alt.Axis(format="%b %y", labelOverlap=True, grid=False, orient="bottom")
        return alt.X(field, title=None, scale=alt.Scale(domain=[moment(first), moment(last)]), axis=axis)

    short = "replace(replace(datum.label, 'Kabupaten', 'Kab.'), 'West Java', 'W. Java')"
    grid = alt.Axis(labelExpr=short, grid=True, bandPosition=1, tickBand="extent")
    y = alt.Y("lane:N", title=None, sort=order, scale=alt.Scale(domain=order), axis=grid)
    shown = marks.select("lane", "kind", "label", "when", "first_day", "told", "n", "sources", "slot", "href")
    points = (
        alt.Chart(values(shown))
        .mark_point(strokeWidth=1.5, opacity=0.9)
        .encode(
            x=x("first_day:T"),
            y=y,
            yOffset=alt.YOffset("slot:Q", scale=alt.Scale(domain=[-deep - 1, deep + 1])),
            stroke=alt.Stroke("kind:N", scale=colours, legend=None),
            fill=alt.Fill("kind:N", scale=colours, legend=alt.Legend(columns=3, symbolType="circle", labelLimit=0)),
            fillOpacity=alt.condition("datum.told == 'announced'", alt.value(0), alt.value(1)),
            size=alt.Size(
                "n:Q",
                legend=None,
                scale=alt.Scale(domain=[1, max(largest(marks, "n"), 2)], range=[34, 200]),
            ),
            href="href:N",
            tooltip=[
                alt.Tooltip("lane:N", title="Region"),
                alt.Tooltip("label:N", title="Type"),
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("told:N", title="Told as"),
                alt.Tooltip("n:Q", title="Events"),
                alt.Tooltip("sources:Q", title="Articles"),
            ],
        )
    )
    lines = ["A dot an event at its first day; hollow: announced; an empty lane: no dated event in these articles"]
    if made.grain:
        lines = ["Hollow: announced; an empty lane: no dated event in these articles"]
    lines += grain_said(made, "region, type")
    none = [name for name in order[:-3] if name not in set(marks["lane"])]
    empty_lanes = alt.Chart(values(pl.DataFrame({"lane": none, "why": ["no dated event"] * len(none)})))
    words = empty_lanes.mark_text(align="left", fontSize=10, color=INK, opacity=0.55).encode(
        y=y, x=alt.value(6), text="why:N"
    )
    layers = [*bands(stages, first, last, x=x, width=width), points, *([words] if none else [])]
    return finished(
        alt.layer(*layers).resolve_scale(color="independent"),
        kind="Timeline",
        of=f"{plural(total, 'event')} from {day(first + margin)} to {day(last - margin)} in "
        f"{len(order)} lanes by region, over the stages of the elections",
        headline=headline,
        lines=lines,
        rows=listed(marks.sort("lane", "first_day").with_columns(pl.col("lane").alias("region"))),
        headers=HEADERS,
        width=width,
        height=19 * len(order),
    )
