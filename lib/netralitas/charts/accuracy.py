"""Charts of the method: how an article becomes a number, and how often that goes right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl

from netralitas import paths
from netralitas.charts.frame import empty, finished, need, plural, values
from netralitas.charts.theme import BLUE, GREY, INK, VERMILION, WIDTH

_MEASURES = {
    "person_names": "people: names",
    "person_roles": "people: offices",
    "quotes_found": "quotations found",
    "quotes_speaker": "quotations with speaker",
    "statement_speakers": "statements with speaker",
    "statements_.3": "statements (overlap 0.3)",
    "statements_.8": "statements (overlap 0.8)",
    "timex_recognition": "dates: found",
    "timex_strict": "dates: exact words",
    "timex_value": "dates: value",
    "event_dates": "dates of events",
    "event_types": "types of events",
    "regions": "regions",
    "legal_refs": "legal instruments",
    "figures": "figures",
    "boilerplate": "lines set aside",
    "published_nonnull": "day of publication found",
    "on_topic_true": "on topic: found",
    "primary_region_acc": "main region",
    "primary_region": "main region",
    "published_acc": "day of publication",
    "on_topic_acc": "on topic or not",
    "on_topic": "on topic or not",
    "outlet_acc": "outlet",
    "dateline_place_acc": "dateline",
}


def evaluation(name: str, folder: Path = paths.ROOT / "data" / "evaluation") -> pl.DataFrame:
    """A stored table of the evaluation (bias, confidence ...); empty where ``netralitas evaluate`` wrote none."""
    path = folder / f"{name}.csv"
    return pl.read_csv(path) if path.is_file() else pl.DataFrame()


def worst(frame: pl.DataFrame, column: str, most: int) -> pl.DataFrame:
    """The ``most`` rows with the largest value of a column, up or down; an empty frame stays empty."""
    if frame.is_empty():
        return frame
    return frame.sort(pl.col(column).abs(), descending=True, nulls_last=True, maintain_order=True).head(most)


def measure_name(column: str = "measure") -> pl.Expr:
    """A column of measures in words."""
    return pl.col(column).replace(_MEASURES).str.replace_all("_", " ")


def measured(accuracy: pl.DataFrame) -> Any:
    """Dots of the measured F1 by kind of record and data set, with their range and the published figure beside.

    Needs ``dataset``, ``measure``, ``f1``; uses ``low``, ``high``, ``published``, ``gold`` and ``system`` where there
    are. Measures without an annotated case are left out.
    """
    need("measured", accuracy, "dataset", "measure", "f1")
    own = accuracy.filter(pl.col("f1").is_not_null())
    if "system" in own.columns:
        own = own.filter(pl.col("system") == "netralitas")
    if "gold" in own.columns:
        own = own.filter(pl.col("gold") > 0)
    if own.is_empty():
        return empty("no accuracy has been measured yet: `netralitas evaluate` does it")
    extra = [name for name in ("low", "high", "published", "gold") if name in own.columns]
    own = own.with_columns(measure_name()).select("dataset", "measure", "f1", *extra)
    shared = own.group_by("measure").agg(pl.col("dataset").n_unique())["dataset"].max() != 1
    if not shared:
        # Panels would have no row in common: one panel, and each row says its data.
        own = own.with_columns(pl.format("{}: {}", "dataset", "measure").alias("measure"), pl.lit("").alias("dataset"))
    order = own.group_by("measure").agg(pl.col("f1").mean()).sort(["f1", "measure"])["measure"].to_list()
    weak = own.sort(["f1", "measure"]).row(0, named=True)
    strong = own.filter(pl.col("f1") >= 0.9).height
    headline = (
        f"{strong} of {plural(own.height, 'measurement')} reach 0.90; the weakest: {weak['measure']}, {weak['f1']:.2f}"
    )
    y = alt.Y("measure:N", title=None, sort=order)
    base = alt.Chart().encode(y=y)
    sets = own["dataset"].unique(maintain_order=True).to_list()
    smallest = min(0.5, float(own["f1"].min() or 0) - 0.05)  # type: ignore[arg-type]
    x = alt.X(
        "f1:Q",
        title="F1 (share right)",
        scale=alt.Scale(domain=[smallest, 1]),
        axis=alt.Axis(format=".1f", tickCount=3),
    )
    layers: list[Any] = []
    if "low" in own.columns:
        layers.append(
            base.mark_rule(color=BLUE, opacity=0.5, strokeWidth=3).encode(
                x=alt.X("low:Q", scale=alt.Scale(domain=[smallest, 1], clamp=True)), x2="high:Q"
            )
        )
    if "published" in own.columns:
        layers.append(base.mark_tick(color=VERMILION, thickness=3, size=14).encode(x=alt.X("published:Q")))
    tooltip = ["dataset:N", "measure:N", alt.Tooltip("f1:Q", format=".3f")]
    tooltip += [alt.Tooltip("gold:Q", title="Annotated cases")] if "gold" in own.columns else []
    layers.append(base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(x=x, tooltip=tooltip))
    columns = min(len(sets), 3)
    chart = (
        alt.layer(*layers, data=values(own))
        .properties(width=(WIDTH - (150 if shared else 230)) // columns - 16, height=alt.Step(17))
        .facet(
            facet=alt.Facet("dataset:N", title=None, sort=sets, header=alt.Header(labelLimit=200, labelPadding=4)),
            columns=columns,
            spacing=14,
        )
    )
    lines = ["Blue: measured here, with its 95 % range; orange: published by others for the nearest thing"]
    return finished(
        chart,
        kind="Dot plot",
        of="measured accuracy by kind of record and data set",
        headline=headline,
        lines=lines if extra != ["gold"] else ["On annotated articles"],
        rows=own.with_columns(pl.col("f1").round(3)),
        headers={"f1": "F1", "dataset": "Data", "gold": "Annotated cases"},
    )


#: Stage, what goes in or out, and what is done: the pipeline from left to right, two rows.
_STEPS = (
    ("Article files", "txt, md, html, JSON, WARC", 0, 0),
    ("Articles", "decoded, boilerplate\nset aside", 1, 0),
    ("Sentences", "Stanza: words, grammar", 2, 0),
    ("Records", "people, statements, dates,\nevents, places, law, figures", 3, 0),
    ("Actors, events", "joined across articles,\ncorrections applied", 3, 1),
    ("Tables", "checked by schema,\neach row with its place", 2, 1),
    ("Charts", "one theme, every mark\nleads to its sentence", 1, 1),
    ("Report", "pages, PDF, downloads", 0, 1),
)


def pipeline() -> Any:
    """The way from article to number as one drawing: eight boxes and the arrows between them."""
    wide, high, gap, down = 146, 74, 22, 54
    boxes = pl.DataFrame(
        [
            (str(at + 1), name, does, column * (wide + gap), row * (high + down))
            for at, (name, does, column, row) in enumerate(_STEPS)
        ],
        schema=["step", "name", "does", "x", "y"],
        orient="row",
    ).with_columns(
        (pl.col("x") + wide).alias("x2"), (pl.col("y") + high).alias("y2"), (pl.col("x") + wide / 2).alias("mid")
    )
    size = (4 * wide + 3 * gap, 2 * high + down)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, size[0]], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[size[1], 0], nice=False))
    base = alt.Chart(values(boxes))
    rects = base.mark_rect(cornerRadius=6, fill="#EFF6FB", stroke=BLUE, strokeWidth=1.2).encode(
        x=x, x2="x2:Q", y=y, y2="y2:Q"
    )
    names = base.mark_text(dy=18, fontSize=13, fontWeight=600, color=INK).encode(x="mid:Q", y=y, text="name:N")
    does = base.mark_text(dy=38, fontSize=10.5, color=INK, lineBreak="\n", lineHeight=13).encode(
        x="mid:Q", y=y, text="does:N"
    )
    arrows = []
    for one, other in pairwise(_STEPS):
        middle = [
            (column * (wide + gap) + wide / 2, row * (high + down) + high / 2) for _, _, column, row in (one, other)
        ]
        (ax, ay), (bx, by) = middle
        sign = (bx > ax) - (bx < ax)
        if sign:
            arrows.append((ax + sign * wide / 2, ay, bx - sign * (wide / 2 + 5), by, 90.0 * sign))
        else:
            arrows.append((ax, ay + high / 2, bx, by - high / 2 - 5, 180.0))
    lines = pl.DataFrame(arrows, schema=["x", "y", "x2", "y2", "angle"], orient="row")
    arrow = alt.Chart(values(lines))
    shafts = arrow.mark_rule(color=GREY, strokeWidth=1.5).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
    heads = arrow.mark_point(shape="triangle", filled=True, size=55, color=GREY, opacity=1).encode(
        x=alt.X("x2:Q", axis=None), y=alt.Y("y2:Q", axis=None), angle=alt.Angle("angle:Q", scale=None)
    )
    return finished(
        alt.layer(rects, shafts, heads, names, does),
        kind="Drawing",
        of="the pipeline: "
        + ", then ".join(f"{name.lower()} ({does})".replace("\n", " ") for name, does, _, _ in _STEPS),
        headline="From article to number in eight steps, each of which can be run again",
        width=size[0],
        height=size[1],
    )
