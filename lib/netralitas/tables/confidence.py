"""Confidence: how often the rule or model that found a row was right, from one generated table.

``netralitas evaluate`` writes ``data/evaluation/confidence.csv`` from readings of annotated articles, never from built
tables; a build only reads it, so that the two do not depend on each other in a circle.
"""

from __future__ import annotations

from pathlib import Path

import dataframely as dy
import polars as pl

from netralitas import paths
from netralitas.tables.columns import about

FILE = paths.ROOT / "data" / "evaluation" / "confidence.csv"
#: Below so many records a precision says too little to be given.
ENOUGH = 20
#: Decimals of a precision.
DIGITS = 4
#: The column of the tables.
COLUMN = "confidence"


class ConfidenceError(Exception):
    """The table of confidence cannot be read, or contradicts itself."""


class Measured(dy.Schema):
    """How many records of each rule were found in the annotated articles, and how many of them were right."""

    table = dy.String(primary_key=True, min_length=1, **about("Table", "Table that has the rule's rows."))
    rule = dy.String(primary_key=True, min_length=1, **about("Rule", "The rule or model."))
    right = dy.Int64(min=0, **about("Right", "Records that are right.", "records"))
    found = dy.Int64(min=1, **about("Found", "Records of the rule.", "records"))
    precision = dy.Float64(
        nullable=True, min=0, max=1, **about("Precision", "Right among found; null: too few of them to say.", "share")
    )

    @dy.rule()
    def no_more_right_than_found(cls) -> pl.Expr:
        """What is right was found."""
        return pl.col("right") <= pl.col("found")

    @dy.rule()
    def precision_is_that_of_the_counts(cls) -> pl.Expr:
        """The precision is right / found, rounded, and null below ``ENOUGH`` records."""
        due = pl.when(pl.col("found") >= ENOUGH).then(pl.col("right") / pl.col("found"))
        close = (pl.col("precision") - due).abs() <= 0.5 * 10**-DIGITS + 1e-9
        return pl.when(due.is_null()).then(pl.col("precision").is_null()).otherwise(close.fill_null(value=False))


def nothing() -> pl.DataFrame:
    """The table before anything was measured."""
    return Measured.create_empty()


def read(path: Path = FILE) -> pl.DataFrame:
    """The table under ``Measured``; no row where there is no file: nothing was measured then.

    Raises ``ConfidenceError`` naming file, rules and rows where the file is damaged.
    """
    if not path.is_file():
        return nothing()
    try:
        result = Measured.filter(pl.read_csv(path, infer_schema=False), cast=True)
    except (pl.exceptions.PolarsError, dy.exc.SchemaError, UnicodeDecodeError) as error:
        raise ConfidenceError(_advice(path, " ".join(str(error).split())[:200])) from error
    if len(result.failure):
        rows = result.failure.invalid().head(3).to_dicts()
        raise ConfidenceError(_advice(path, f"{result.failure.counts()}: {rows}"))
    return result.result


def _advice(path: Path, why: str) -> str:
    return f"{path.name} is damaged ({why}): `netralitas evaluate` makes it anew"


def join(rows: pl.LazyFrame, table: str, measured: pl.DataFrame) -> pl.LazyFrame:
    """Rows of a table that have a ``rule``, with the column ``confidence``.

    Null where the rule was found fewer than ``ENOUGH`` times in the annotated articles, or not at all.
    """
    own = measured.filter(table=table).select("rule", pl.col("precision").alias(COLUMN))
    return rows.join(own.lazy(), on="rule", how="left")
