"""The stages of the election calendar behind the charts of time, and what was covered in each."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.bars import bars
from netralitas.charts.frame import days, empty, finished, need, plural, values
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import INK, WIDTH, scale
from netralitas.tables.lookup import load_reference

_ELECTIONS = ["pemilu", "pilkada"]
#: A label with a capital, as a Vega expression.
_CAPITAL = "upper(slice(datum.label, 0, 1)) + slice(datum.label, 1)"
_OUTSIDE = "outside of the main stages"


def main_stages(stages: pl.DataFrame | None = None) -> pl.DataFrame:
    """The main stages with their first and last days as dates, in order. Needs ``election``, ``stage``, ``start``,
    ``end``, ``level`` of the election calendar, which is loaded when no frame is given."""
    frame = load_reference("election_calendar") if stages is None else stages
    need("main_stages", frame, "election", "stage", "start", "end", "level")
    return (
        frame.filter(pl.col("level") == "main")
        .with_columns(pl.col("start", "end").cast(pl.String).str.to_date())
        .sort("start", "stage")
    )


def bands(
    stages: pl.DataFrame | None, first: date, last: date, *, x: Any, named: bool = True, width: int = WIDTH
) -> list[Any]:
    """The main stages as bands behind a chart from ``first`` to ``last``, labelled where a band has the room."""
    shown = (
        main_stages(stages)
        .filter((pl.col("end") >= first) & (pl.col("start") <= last))
        .with_columns(days("start").alias("from"), days("end").alias("until"))
        .with_columns(pl.col("start").clip(first, last), pl.col("end").clip(first, last))
    )
    if shown.is_empty():
        return []
    span = max((last - first).days, 1)
    long = (pl.col("end") - pl.col("start")).dt.total_days() * width / span
    shown = shown.with_columns(
        # About six pixels a character.
        pl.when(long > 6 * pl.col("stage").str.len_chars()).then("stage").otherwise(pl.lit("")).alias("label"),
        pl.col("end") + pl.duration(days=1),
    )
    base = alt.Chart(values(shown.select("stage", "label", "election", "start", "end", "from", "until")))
    rects = base.mark_rect(opacity=0.75, clip=True).encode(
        x=x("start:T"),
        x2="end:T",
        color=alt.Color(
            "election:N",
            scale=scale(_ELECTIONS),
            legend=alt.Legend(orient="bottom", direction="horizontal", labelExpr=_CAPITAL) if named else None,
        ),
        tooltip=[
            alt.Tooltip("stage:N", title="Stage"),
            alt.Tooltip("election:N", title="Election"),
            alt.Tooltip("from:N", title="From"),
            alt.Tooltip("until:N", title="Until"),
        ],
    )
    if not named:
        return [rects]
    words = base.mark_text(
        align="left", baseline="bottom", dx=2, dy=-2, fontSize=10, color=INK, opacity=0.75, clip=False
    )
    return [rects, words.encode(x=x("start:T"), y=alt.value(0), text="label:N")]


def staged(events: pl.DataFrame, stages: pl.DataFrame | None = None) -> pl.DataFrame:
    """Events dated to a day, each in every main stage (``election``, ``stage``) that its day lies in.

    Stages overlap, so an event can be there more than once; one in no stage has the stage "outside of the main stages"
    of no election. Needs ``event_id``, ``article_id``, ``first_day``, ``precision`` of ``events``.
    """
    need("staged", events, "event_id", "article_id", "first_day", "precision")
    dated = events.filter(pl.col("precision") == "day").unique("event_id", keep="first", maintain_order=True)
    dated = dated.select(
        "event_id", "article_id", *(name for name in ("sentence",) if name in dated.columns), "first_day"
    )
    calendar = main_stages(stages).select("election", "stage", "start", "end")
    inside = dated.join_where(
        calendar, pl.col("first_day") >= pl.col("start"), pl.col("first_day") <= pl.col("end")
    ).drop("start", "end")
    outside = dated.join(inside, on="event_id", how="anti").with_columns(
        pl.lit(None, pl.String).alias("election"), pl.lit(_OUTSIDE).alias("stage")
    )
    return pl.concat([inside, outside], how="diagonal").sort("first_day", "event_id", "election", "stage")


def stage_rates(events: pl.DataFrame, stages: pl.DataFrame | None = None) -> pl.DataFrame:
    """Events a day for each main stage that the events reach, and for the days outside of all stages.

    A long stage gathers more events by its length alone: the rate is what can be compared. Only events dated to a day
    are counted; "outside" are the days between the first and the last event that lie in no main stage. Needs what
    ``staged`` needs.
    """
    dated = staged(events, stages)
    schema = {
        "election": pl.String,
        "stage": pl.String,
        "first": pl.Date,
        "days": pl.Int64,
        "events": pl.Int64,
        "per_day": pl.Float64,
    }
    if dated.is_empty():
        return pl.DataFrame(schema=schema)
    first: date = dated["first_day"].min()  # type: ignore[assignment]
    last: date = dated["first_day"].max()  # type: ignore[assignment]
    calendar = main_stages(stages).filter((pl.col("end") >= first) & (pl.col("start") <= last))
    covered: set[date] = set()
    rows: list[tuple[Any, ...]] = []
    for row in calendar.to_dicts():
        there = dated.filter(election=row["election"], stage=row["stage"]).height
        span = pl.date_range(row["start"], row["end"], eager=True)
        covered |= set(span)
        rows.append((row["election"], row["stage"], row["start"], span.len(), there, there / span.len()))
    free = len(set(pl.date_range(first, last, eager=True)) - covered)
    rest = dated.filter(pl.col("election").is_null()).height
    if free:
        rows.append((None, _OUTSIDE, None, free, rest, rest / free))
    return pl.DataFrame(rows, schema=schema, orient="row")


def stage_coverage(events: pl.DataFrame, stages: pl.DataFrame | None = None) -> Any:
    """Bars of events a day in each main stage: long stages do not win by length. Needs what ``stage_rates`` needs."""
    rates = stage_rates(events, stages)
    if rates.is_empty():
        return empty("no event is dated to a day")
    named = with_sources(rates, staged(events, stages), "election", "stage").with_columns(
        pl.when(pl.col("election").is_null())
        .then("stage")
        .otherwise(pl.format("{}: {}", pl.col("election").str.to_titlecase(), "stage"))
        .alias("name"),
        pl.struct("events", "days")
        .map_elements(lambda one: f"{one['events']:,} in {plural(one['days'], 'day')}", return_dtype=pl.String)
        .alias("said"),
        pl.col("election").fill_null("other"),
    )
    lasting = named.filter(pl.col("days") > 7, pl.col("election") != "other")
    best = (lasting if lasting.height else named).sort(["per_day", "name"], descending=[True, False]).row(0, named=True)
    outside = named.filter(pl.col("election") == "other")["per_day"]
    headline = f"{best['name']} has {best['per_day']:.2f} events a day"
    if outside.len():
        headline += f", the days outside of all stages {outside[0]:.2f}"
    known = [name for name in (*_ELECTIONS, "other") if name in set(named["election"])]
    chart = bars(
        named.select("name", "election", "per_day", "said", "href"),
        "name",
        "per_day",
        title="Events a day",
        colour=alt.Color("election:N", scale=scale(known), legend=None),
        ends=named,
        tooltip=[
            alt.Tooltip("name:N", title="Stage"),
            alt.Tooltip("per_day:Q", title="Events a day", format=".2f"),
            alt.Tooltip("said:N", title="That is"),
        ],
        wide=330,
        whole=False,
        stroke="#9CA3AF",
        strokeWidth=0.6,
    )
    return finished(
        chart,
        kind="Bar chart",
        of=f"events a day in {plural(named.height, 'stage')} of the election calendar",
        headline=headline,
        lines=["Stages of one to three days have high rates by few events: mind the count beside the bar"],
        rows=named.select(
            pl.col("name").alias("stage"), "events", "days", pl.col("per_day").round(2), "href", "sources", "unlisted"
        ),
        headers={"per_day": "Events a day"},
    )
