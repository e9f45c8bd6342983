"""Bars: lying ones by name, standing ones by month. Each leads to what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.frame import in_order, values
from netralitas.charts.theme import INK, WIDTH

#: Below this count every whole number has its tick; above, round numbers have.
_FEW = 8


def counts(title: str, most: float, *, ticks: int = 6) -> dict[str, Any]:
    """Title and axis of a scale that counts up to ``most``: whole numbers only, each once."""
    few = {"values": list(range(int(most) + 1))} if most <= _FEW else {"tickCount": ticks}
    return {"title": title, "axis": alt.Axis(format=",d", tickMinStep=1, **few)}


def bars(
    parts: pl.DataFrame,
    name: str,
    value: str,
    *,
    title: str,
    tooltip: Sequence[Any],
    colour: Any = alt.Undefined,
    order: str | None = None,
    ends: pl.DataFrame | None = None,
    wide: int = 160,
    step: int = 22,
    whole: bool = True,
    **mark: Any,
) -> Any:
    """Lying bars: a row for each name in the order of ``parts``, stacked where a name comes several times.

    ``value`` is the column that is counted, ``title`` says what is counted, ``order`` is a column of numbers by which
    the parts of a bar stand. ``ends`` has ``name``, ``value`` and the text column ``said`` that stands at the bar's
    end; without it, the bar's total does. ``wide`` is the room in pixels for names and words beside the bars; not
    ``whole`` are rates. ``mark`` goes to Altair's bars. A click leads to ``href`` of ``parts``.
    """
    total = parts.group_by(name, maintain_order=True).agg(pl.col(value).sum())
    said = total.with_columns(pl.col(value).map_elements(lambda n: f"{n:,}", return_dtype=pl.String).alias("said"))
    y = alt.Y(f"{name}:N", title=None, scale=in_order(parts[name]), axis=alt.Axis(labelLimit=300))
    top = max(total[value].to_list(), default=0)
    scale = counts(title, top) if whole else {"title": title, "axis": alt.Axis(tickCount=5)}
    more = {"order": alt.Order(f"{order}:Q")} if order else {}
    drawn = (
        alt.Chart(values(parts))
        .mark_bar(**mark)
        .encode(
            x=alt.X(f"sum({value}):Q", **scale),
            y=y,
            color=colour,
            href="href:N",
            tooltip=list(tooltip),
            **more,
        )
    )
    words = (
        alt.Chart(values((said if ends is None else ends).select(name, value, "said")))
        .mark_text(align="left", dx=5, fontSize=11, color=INK)
        .encode(x=f"{value}:Q", y=y, text="said:N")
    )
    return (drawn + words).properties(width=WIDTH - wide, height=alt.Step(step))


def month_bars(
    parts: pl.DataFrame,
    value: str,
    *,
    title: str,
    tooltip: Sequence[Any],
    colour: Any,
    order: str,
    height: int = 220,
) -> Any:
    """Standing bars, a stack for each ``month`` (a date); months without a bar keep their place.

    ``order`` is a column of numbers by which the parts of a bar stand, from the ground up. A click leads to ``href``.
    """
    most = max(parts.group_by("month").agg(pl.col(value).sum())[value].to_list(), default=0)
    first, last = min(parts["month"].to_list()), max(parts["month"].to_list())
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    axis = alt.Axis(format="%b %y", tickCount={"interval": "month", "step": -(-months // 10)}, grid=False)
    return (
        alt.Chart(values(parts))
        .mark_bar(size=max(2, min(24, int(0.8 * (WIDTH - 40) / (months + 1)))))
        .encode(
            x=alt.X("month:T", title=None, axis=axis, scale=alt.Scale(padding=18)),
            y=alt.Y(f"sum({value}):Q", **counts(title, most, ticks=5)),
            color=colour,
            order=alt.Order(f"{order}:Q"),
            href="href:N",
            tooltip=list(tooltip),
        )
        .properties(width=WIDTH, height=height)
    )
