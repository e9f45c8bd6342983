"""What changed since the last version of the data, where one was kept."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from netralitas.tables import versions


def changes(folder: Path = versions.FOLDER, tables: Path | None = None) -> pl.DataFrame:
    """The headline numbers that differ between the last kept version and now; no row where nothing was kept.

    A version that shares no file with these tables is one of another corpus, even under the same name.
    ``netralitas diff`` says it at length, article by article.
    """
    now = versions.version(tables)
    old = versions.before(now, folder)
    if old and not old.articles.keys() & now.articles.keys():
        old = None
    figures = {name: (old.figures.get(name), value) for name, value in now.figures.items()} if old else {}
    rows = [(name.replace("_", " "), was, value) for name, (was, value) in figures.items() if was != value]
    schema = {"number": pl.String, "before": pl.Int64, "now": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        (pl.col("now") - pl.col("before")).alias("change")
    )
