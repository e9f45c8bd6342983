"""The timeline: what happened when, against the stages of the election calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import altair as alt
import polars as pl

from netralitas.charts import labels, links
from netralitas.charts.frame import MOST_MARKS, day, days, empty, finished, largest, moment, need, plural, values
from netralitas.charts.stages import bands
from netralitas.charts.theme import BLUE, COLOURS, PAPER, WIDTH
from netralitas.tables.schemas import EVENT_TYPES

_COLUMNS = (
    "event_id",
    "article_id",
    "sentence",
    "start",
    "type",
    "first_day",
    "last_day",
    "precision",
    "tense",
    "region",
)
_LABELS = 165


def distinct(events: pl.DataFrame) -> pl.DataFrame:
    """One row an event, with the number of articles that report it (``sources``); the first report gives the rest.

    A frame of ``happenings`` has one row an event already, made of all its reports: it keeps what it says.
    """
    if "sources" in events.columns and events.schema["sources"] == pl.List(pl.String):
        return events.with_columns(pl.col("articles").alias("sources")).sort("first_day", "type", "event_id")
    return (
        events.sort("article_id", "start")
        .group_by("event_id", maintain_order=True)
        .agg(pl.all().exclude("event_id").first(), pl.col("article_id").n_unique().alias("sources"))
        .sort("first_day", "type", "event_id")
    )


class Grain(NamedTuple):
    """How events are put together for drawing: by ``unit`` of time, and whether types and tenses stay apart."""

    unit: str
    apart: bool
    said: str


#: From fine to coarse: the first whose marks are few enough is drawn.
_GRAINS = (
    Grain("1w", True, "week"),
    Grain("1mo", True, "month"),
    Grain("1mo", False, "month"),
    Grain("1q", False, "quarter"),
    Grain("1y", False, "year"),
)


class Drawn(NamedTuple):
    """Events as marks; ``grain`` is null where every event has its own. ``undated`` have no day and no month."""

    marks: pl.DataFrame
    grain: Grain | None
    undated: int


def drawn(events: pl.DataFrame, *lane: str, most: int = MOST_MARKS) -> Drawn:
    """Events as marks: ``told`` (past, announced), ``when`` in words, how many (``n``), and where a click leads.

    More than ``most`` are put together: the events of one lane, type and week are one mark, or if these are too many,
    of a month; then of all types together (the most frequent one is the mark's), and so on. No event is lost by that.
    Such a mark leads to the first of its events. Events of which only the year is known are left out and counted.
    """
    need("timeline", events, *_COLUMNS)
    every = distinct(events).with_columns(
        pl.col("tense").replace_strict(labels.TENSES, default="told as past").alias("told")
    )
    known = every.filter(pl.col("precision") != "year")
    grain = None
    marks = _single(known) if known.height <= most else known
    if known.height > most:
        for grain in _GRAINS:
            marks = _together(known, grain, lane)
            if marks.height <= most:
                break
    spans = (pl.col("last_day") > pl.col("first_day")).alias("lasts")
    marks = links.with_href(marks).with_columns(spans, labels.event_type().alias("label"))
    return Drawn(marks, grain, every.height - known.height)


def _single(known: pl.DataFrame) -> pl.DataFrame:
    """Every event as its own mark."""
    until = pl.when(pl.col("last_day") > pl.col("first_day")).then(
        pl.format("{} to {}", days("first_day"), days("last_day"))
    )
    month = pl.when(pl.col("precision") == "month").then(pl.format("in {}", pl.col("first_day").dt.to_string("%B %Y")))
    return known.with_columns(
        pl.lit(1, pl.Int64).alias("n"), pl.coalesce(month, until, days("first_day")).alias("when")
    )


def _together(known: pl.DataFrame, grain: Grain, lane: Sequence[str]) -> pl.DataFrame:
    """The events of a lane and time as one mark, with the type and tense that most of them have."""
    keys = list(dict.fromkeys([*lane, "type", "told"] if grain.apart else lane or ["type"]))
    mostly = [name for name in ("type", "told") if name not in keys]
    said = {
        "week": pl.format("week of {}", days("first_day")),
        "month": pl.format("in {}", pl.col("first_day").dt.to_string("%B %Y")),
        "quarter": pl.format("three months from {}", pl.col("first_day").dt.to_string("%B %Y")),
        "year": pl.format("in {}", pl.col("first_day").dt.year()),
    }
    return (
        known.with_columns(pl.col("first_day").dt.truncate(grain.unit))
        .group_by("first_day", *keys, maintain_order=True)
        .agg(
            pl.all().exclude("first_day", "last_day", "sources", "precision", *mostly).first(),
            *(pl.col(name).mode().sort().first() for name in mostly),
            pl.len().cast(pl.Int64).alias("n"),
            pl.col("sources").sum(),
        )
        .with_columns(pl.col("first_day").alias("last_day"), pl.lit("day").alias("precision"))
        .with_columns(said[grain.said].alias("when"))
        .sort("first_day", *keys)
    )


def grain_said(made: Drawn, of: str) -> list[str]:
    """What a reader must know of how marks were put together and what is left out; ``of`` names the lanes."""
    lines = []
    if made.grain and made.grain.apart:
        lines.append(
            f"Events of one {of} and {made.grain.said} are one mark, larger for more events; it leads to the first"
        )
    elif made.grain:
        lines.append(
            f"Events of one {of.removesuffix(', type')} and {made.grain.said} are one mark of the colour of their most "
            "frequent type, larger for more events; it leads to the first"
        )
    if made.undated:
        lines.append(f"Left out: {plural(made.undated, 'event')} of which only the year is known")
    return lines


def spread(marks: pl.DataFrame, lane: str, width: float, first: date, last: date) -> pl.DataFrame:
    """The marks with ``slot``: 0 in the middle of the lane, then 1, -1, 2 ... for those that would cover another."""
    span = max((last - first).days, 1)
    ends: dict[tuple[str, int], float] = {}
    slots = []
    for name, start, end in marks.select(lane, "first_day", "last_day").iter_rows():
        left, right = ((day - first).days * width / span for day in (start, end))
        order = (half if side else -half for half in range(9) for side in ((True, False) if half else (True,)))
        slot = next((slot for slot in order if ends.get((name, slot), -99.0) <= left), 0)
        ends[name, slot] = right + 8
        slots.append(slot)
    return marks.with_columns(pl.Series("slot", slots, dtype=pl.Int64))


def timeline(events: pl.DataFrame, stages: pl.DataFrame | None = None) -> Any:
    """Events in lanes by type over the main stages: an overview to brush above, the detail below.

    A day is a point (filled: told as past; hollow: announced); what lasts, or of which only the month is known, is a
    bar as long as the time it can mean. Needs ``event_id``, ``article_id``, ``sentence``, ``start``, ``type``,
    ``first_day``, ``last_day``, ``precision``, ``tense``, ``region`` of ``events``; the election calendar is loaded
    when no frame is given.
    """
    made = drawn(events)
    marks = made.marks
    if marks.is_empty():
        return empty("no event has a day or month")
    first: date = marks["first_day"].min()  # type: ignore[assignment]
    last: date = marks["last_day"].max()  # type: ignore[assignment]
    margin = timedelta(days=max(7, (last - first).days // 50))
    first, last = first - margin, last + margin
    width = WIDTH - _LABELS
    marks = spread(marks, "type", width, first, last)
    counts = marks.group_by("type").agg(pl.col("n").sum())
    total, told = int(counts["n"].sum()), marks.filter(pl.col("told") == "announced")["n"].sum()
    often = counts.sort(["n", "type"], descending=[True, False]).row(0, named=True)
    headline = f"{plural(total, 'event')}, most often {labels.event_types()[often['type']]}: {often['n']:,}"
    bar = "" if made.grain else "; bar: it lasts, or only its month is known"
    lines = [f"Filled: told as past; hollow: announced ({told:,}){bar}", *grain_said(made, "type")]
    brush = alt.selection_interval(
        encodings=["x"],
        mark=alt.BrushConfig(fill=BLUE, fillOpacity=0.08, stroke=BLUE, strokeOpacity=0.4),
    )
    overview = _overview(marks, made.grain, first, last, width).add_params(brush)
    detail = _detail(marks, stages, (first, last), width, brush)
    return finished(
        alt.vconcat(overview, detail, spacing=26).resolve_scale(color="independent"),
        kind="Timeline",
        of=f"{plural(total, 'event')} from {day(first + margin)} to {day(last - margin)}, in lanes by type, "
        "over the stages of the elections",
        headline=headline,
        lines=lines,
        rows=listed(marks),
        headers=HEADERS,
    )


#: How the columns of ``listed`` are called.
HEADERS = {"told": "Told as", "n": "Events"}


def listed(marks: pl.DataFrame, *first: str) -> pl.DataFrame:
    """Marks as rows of the table under the chart."""
    many = ["n"] if (marks["n"] > 1).any() else []
    return marks.select(
        *first,
        "when",
        pl.col("label").alias("type"),
        "region",
        "told",
        *many,
        pl.col("sources").alias("articles"),
        "href",
    )


def _overview(marks: pl.DataFrame, grain: Grain | None, first: date, last: date, width: int) -> Any:
    """Events by week, or by the longer time by which they are drawn, to be brushed."""
    unit, said = (grain.unit, grain.said) if grain else ("1w", "week")
    begins = pl.col("first_day").dt.truncate(unit).alias("begins")
    times = marks.group_by(begins).agg(pl.col("n").sum()).sort("begins")
    times = times.with_columns(pl.col("begins").dt.offset_by(unit).alias("end"), days("begins").alias("from"))
    return (
        alt.Chart(
            values(times),
            title=alt.TitleParams("Drag over a part to enlarge it below", fontSize=11, fontWeight=400, offset=4),
        )
        .mark_bar(color=BLUE, orient="vertical", stroke=PAPER, strokeWidth=0.5)
        .encode(
            x=alt.X("begins:T", title=None, scale=alt.Scale(domain=[moment(first), moment(last)]), axis=None),
            x2="end:T",
            y=alt.Y("n:Q", title=None, axis=alt.Axis(tickCount=2, format=",d")),
            tooltip=[alt.Tooltip("from:N", title=f"{said.capitalize()} from"), alt.Tooltip("n:Q", title="Events")],
        )
        .properties(width=width, height=46)
    )


def _detail(marks: pl.DataFrame, stages: pl.DataFrame | None, span: tuple[date, date], width: int, brush: Any) -> Any:
    lanes = [name for name in EVENT_TYPES if name in set(marks["type"])]
    named = [labels.event_types()[name] for name in lanes]
    deep = max(largest(marks.select(pl.col("slot").abs()), "slot"), 1)

    def x(field: str) -> alt.X:
        axis = alt.Axis(format="%-d %b %y", labelOverlap=True, grid=False, tickCount=8)
        return alt.X(field, title=None, scale=alt.Scale(domain=brush, padding=8), axis=axis)

    # The Indonesian term goes below the English one.
    parts = "split(datum.label, ' (')"
    two_lines = f"length({parts}) > 1 ? [{parts}[0], '(' + {parts}[1]] : ''"
    axis = alt.Axis(grid=True, labelLimit=0, labelExpr=two_lines, bandPosition=1, tickBand="extent")
    y = alt.Y("label:N", title=None, sort=named, axis=axis)
    offset = alt.YOffset("slot:Q", scale=alt.Scale(domain=[-deep - 1, deep + 1]))
    tooltip = [
        alt.Tooltip("label:N", title="Type"),
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("region:N", title="Region"),
        alt.Tooltip("told:N", title="Told as"),
        alt.Tooltip("n:Q", title="Events"),
        alt.Tooltip("sources:Q", title="Articles"),
    ]
    columns = ("label", "when", "first_day", "last_day", "region", "told", "n", "sources", "lasts", "slot", "href")
    # A bar ends where its last day ends.
    shown = marks.select(columns).with_columns(pl.col("last_day") + pl.duration(days=1))
    single, lasting = (
        alt.Chart(values(shown.filter(pl.col("lasts") == wanted).drop("lasts"))) for wanted in (False, True)
    )
    colours = alt.Scale(domain=named, range=[COLOURS[name] for name in lanes])
    points = single.mark_point(opacity=0.85, strokeWidth=1.6, clip=True).encode(
        x=x("first_day:T"),
        y=y,
        yOffset=offset,
        stroke=alt.Stroke("label:N", scale=colours, legend=None),
        fill=alt.Fill("label:N", scale=colours, legend=None),
        fillOpacity=alt.condition("datum.told == 'announced'", alt.value(0), alt.value(1)),
        size=alt.Size("n:Q", legend=None, scale=alt.Scale(domain=[1, max(largest(marks, "n"), 2)], range=[42, 260])),
        href="href:N",
        tooltip=tooltip,
    )
    bars = lasting.mark_bar(height=6, opacity=0.6, cornerRadius=3, clip=True).encode(
        x=x("first_day:T"),
        x2="last_day:T",
        y=y,
        yOffset=offset,
        color=alt.Color("label:N", scale=colours, legend=None),
        href="href:N",
        tooltip=tooltip,
    )
    layers = [*bands(stages, *span, x=x, width=width), bars, points]
    return (
        alt.layer(*layers).resolve_scale(color="independent").properties(width=width, height=max(120, 34 * len(lanes)))
    )
