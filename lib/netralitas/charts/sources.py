"""Sources of a sum: which sentences a bar counts, so that a click on it leads to them.

A mark that stands for one record leads to its sentence. A mark that stands for several leads to its row of the table
under the chart, where they are listed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import polars as pl

from netralitas.charts import links

#: Links under one chart; where a chart counts more, each row lists its first ones, and the downloads have the rest.
MOST_LINKS = 400
#: Rows of the table that stands under a chart.
MOST_ROWS = 100


def with_sources(rows: pl.DataFrame, records: pl.DataFrame, *on: str) -> pl.DataFrame:
    """The rows of a chart with what they count: ``sources`` (label and address of each), ``unlisted``, and ``href``.

    ``records`` has the columns ``on`` that say which row counts a record, ``article_id``, and ``sentence`` where a
    sentence is known; each place is listed once, in the order of ``records``. ``href`` is the address of the one
    source, or the anchor of the row (``"#rows-1f2e3d4c-7"``); null: nothing is counted. Rows without a place in the
    table (beyond ``MOST_ROWS``) lead to their first source.
    """
    named = records if "sentence" in records.columns else records.with_columns(sentence=pl.lit(None, pl.Int64))
    places = (
        named.select(*on, pl.struct("article_id", "sentence").alias("place"))
        .group_by(on, maintain_order=True)
        .agg(pl.col("place").unique(maintain_order=True))
        .with_columns(pl.col("place").list.len().cast(pl.Int64).alias("places"), pl.col("place").list.head(MOST_LINKS))
    )
    found = rows.join(places, on=list(on), how="left", nulls_equal=True, maintain_order="left")
    listed = [place or [] for place in found["place"].to_list()]
    counts = found["places"].fill_null(0).to_list()
    most = _share(counts[:MOST_ROWS])
    name = hashlib.sha256(repr((on, found.select(*on).rows(), counts, listed)).encode()).hexdigest()[:8]
    hrefs = []
    for at, place in enumerate(listed):
        first = links.evidence(place[0]["article_id"], place[0]["sentence"]) if place else None
        hrefs.append(f"#rows-{name}-{at}" if len(place) > 1 and at < MOST_ROWS else first)
    sources = [
        [[links.reference(one["article_id"], one["sentence"]), links.evidence(one["article_id"], one["sentence"])]
         for one in place[:most]]
        for place in listed
    ]  # fmt: skip
    return found.drop("place", "places").with_columns(
        pl.Series("sources", sources, dtype=pl.List(pl.List(pl.String))),
        pl.Series("unlisted", [max(0, count - most) for count in counts], dtype=pl.Int64),
        pl.Series("href", hrefs, dtype=pl.String),
    )


def _share(counts: Sequence[int]) -> int:
    """How many sources every row may list, so that no more than ``MOST_LINKS`` are listed in all; at least one."""
    low, high = 1, max([1, *counts])
    while low < high:
        middle = (low + high + 1) // 2
        if sum(min(count, middle) for count in counts) <= MOST_LINKS:
            low = middle
        else:
            high = middle - 1
    return low
