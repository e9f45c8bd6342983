"""What every chart does with the frame it gets: ask for its columns, count, and say in words what it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.sources import MOST_ROWS
from netralitas.charts.theme import GREY

#: Marks that a chart draws one by one; more are drawn together (by week, or the rest as "others").
MOST_MARKS = 700


class MissingColumnsError(ValueError):
    """A chart was given a frame without the columns it draws."""


def need(chart: str, frame: pl.DataFrame, *columns: str) -> None:
    """Raise ``MissingColumnsError``, naming chart and columns, unless the frame has them all."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise MissingColumnsError(
            f"{chart} needs the columns {', '.join(columns)}; {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not in this frame ({', '.join(frame.columns)})"
        )


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(value: date) -> str:
    """A day as the report writes it: 5 September 2023."""
    return f"{value.day} {value:%B %Y}"


def values(frame: pl.DataFrame) -> alt.Data:
    """A frame as inline data: a date as the beginning of that day on the reader's own clock.

    A date without a time would be read as Greenwich midnight, and stand a day early west of it. Dates that a reader
    reads (tooltips, labels) belong into text columns.
    """
    dates = [name for name, dtype in frame.schema.items() if dtype == pl.Date]
    rows = frame.with_columns(pl.col(dates).dt.to_string("%Y-%m-%dT00:00:00")).to_dicts()
    return alt.Data(values=[{key: value for key, value in row.items() if value is not None} for row in rows])


def moment(value: date) -> alt.DateTime:
    """A day for the domain of a time scale, on the same clock as ``values``."""
    return alt.DateTime(year=value.year, month=value.month, date=value.day)


def days(column: str) -> pl.Expr:
    """A date column as text: 5 Sep 2023."""
    return pl.col(column).dt.to_string("%-d %b %Y")


def title(headline: str, *lines: str) -> alt.TitleParams:
    """A chart's title, which states what it shows, with lines of explanation below it.

    Lines are short enough for a phone, which shows the left two thirds of a chart until one scrolls.
    """
    head = _wrap(headline, 58)
    return alt.TitleParams(
        text=head if len(head) > 1 else headline, subtitle=[part for line in lines for part in _wrap(line, 76)]
    )


def _wrap(text: str, most: int) -> list[str]:
    """Lines of at most ``most`` characters, as few and as even as can be; what is in brackets stays together."""
    lines = _lines(text, most)
    for narrower in range(most - 1, 0, -1):
        if len(found := _lines(text, narrower)) > len(lines):
            break
        lines = found
    return lines


def _lines(text: str, most: int) -> list[str]:
    lines = [""]
    for word in re.findall(r"\([^)]{1,40}\)\S*|\S+", text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def finished(
    chart: Any,
    *,
    kind: str,
    of: str,
    headline: str,
    lines: Sequence[str] = (),
    rows: pl.DataFrame | None = None,
    headers: Mapping[str, str] | None = None,
    **size: Any,
) -> Any:
    """A chart with its title, its alternative text (what it is, what of, what it finds) and its rows as a table.

    ``rows`` are what the chart draws, in words: the page shows them on demand, and no reader needs the picture. A
    column ``href`` becomes the link of the row's first cell, or is the row's own anchor; ``sources`` and ``unlisted``
    (``sources.with_sources``) list what a row counts. ``headers`` names columns otherwise than their names do.
    """
    about: dict[str, Any] = {"title": title(headline, *lines), "description": f"{kind} of {of}. {headline}.", **size}
    if rows is not None:
        names = [name for name in rows.columns if name not in {"href", "sources", "unlisted"}]
        named = {name: name.replace("_", " ").capitalize() for name in names} | dict(headers or {})
        shown = rows.head(MOST_ROWS)
        about["usermeta"] = {
            "table": {
                "headers": [named[name] for name in names],
                "numbers": [rows.schema[name].is_numeric() for name in names],
                "rows": [list(row) for row in shown.select(pl.col(names).cast(pl.String)).iter_rows()],
                "links": shown["href"].to_list() if "href" in shown.columns else [],
                "sources": shown.select("sources", "unlisted").rows() if "sources" in shown.columns else [],
                "left": rows.height - shown.height,
            }
        }
    return chart.properties(**about)


def empty(why: str, *, width: int = 640) -> Any:
    """A chart that says why there is nothing to draw."""
    return (
        alt.Chart(alt.Data(values=[{"why": f"No data: {why}."}]), description=f"No data: {why}")
        .mark_text(fontSize=14, color=GREY)
        .encode(text="why:N")
        .properties(width=width, height=60)
    )


def largest(frame: pl.DataFrame, column: str) -> int:
    """The largest whole number of a column; 0 where there is none."""
    return max((int(value) for value in frame[column].to_list() if value is not None), default=0)


def told_apart(frame: pl.DataFrame, name: str, key: str) -> pl.DataFrame:
    """The frame with a name of its own for every key: several who share one are numbered, "Siti (2)"."""
    number = pl.col(key).rank("dense").over(name)
    shared = pl.col(key).n_unique().over(name) > 1
    return frame.with_columns(pl.when(shared).then(pl.format("{} ({})", name, number)).otherwise(name).alias(name))


def top(frame: pl.DataFrame, by: str, name: str, most: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The ``most`` largest rows by a column, ties by name, and the others."""
    ranked = frame.sort([by, name], descending=[True, False])
    return ranked.head(most), ranked.slice(most)


def in_order(names: pl.Series, **settings: Any) -> alt.Scale:
    """A scale whose names stand in the order given.

    A ``sort`` of names would do the same, but Vega-Lite writes them into an expression: words of an article must never
    become code.
    """
    return alt.Scale(domain=names.unique(maintain_order=True).to_list(), **settings)
