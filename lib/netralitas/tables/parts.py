"""Parts: what was read from some articles, one row an article, with the rows of each table as one nested column.

A part is what one task of a build makes, in one Parquet file; the tables of a corpus are made of all its parts.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from netralitas.articles.duplicates import sketch
from netralitas.records import Article, DroppedLine, Reading, Span
from netralitas.reference import Lexicon
from netralitas.resolve.amendments import RowKey
from netralitas.tables.rows import LATER, TABLES, Row, columns, rows
from netralitas.tables.schemas import SCHEMAS

#: An article's id, the article itself (see ``as_record``), why it could not be read (null: it was) and what
#: near-duplicates are found by.
SCHEMA: Mapping[str, Any] = MappingProxyType(
    {"article_id": pl.String, "record": pl.String, "failure": pl.String, "sketch": pl.List(pl.UInt64)}
    | {table: pl.List(pl.Struct(columns(table))) for table in TABLES}
)


def as_record(article: Article) -> str:
    """An article as JSON: everything that later stages ask for, always in the same order."""
    fields = {field.name: getattr(article, field.name) for field in dataclasses.fields(Article)}
    return json.dumps(fields | {"metadata": dict(article.metadata)}, ensure_ascii=False, separators=(",", ":"))


def from_record(record: str) -> Article:
    """The article of ``as_record``."""
    fields = json.loads(record)
    spans = {name: Span(*fields[name]) for name in ("title_span", "dateline_span") if fields[name]}
    body = tuple(Span(*span) for span in fields.pop("body"))
    dropped = tuple(DroppedLine(*line) for line in fields.pop("dropped"))
    return Article(**fields | spans, body=body, dropped=dropped)


class Failure(NamedTuple):
    """An article that could not be read, by a fault of ours, and what went wrong."""

    article: Article
    detail: str


def pack(readings: Iterable[Reading | Failure], lexicon: Lexicon, checked: Iterable[RowKey] = ()) -> pl.DataFrame:
    """A part of these readings, in their order, under ``SCHEMA``.

    An article whose rows break their schema is a failure too: it must not take the whole corpus with it.
    """
    found = frozenset(checked)
    read: dict[str, tuple[Article, dict[str, list[Row]]]] = {}
    failed: dict[str, str] = {}
    for reading in readings:
        article = reading.article if isinstance(reading, Failure) else reading.document.article
        nothing: dict[str, list[Row]] = {table: [] for table in TABLES}
        read[article.article_id] = article, nothing
        if isinstance(reading, Failure):
            failed[article.article_id] = reading.detail
            continue
        try:
            read[article.article_id] = article, rows(reading, lexicon, found)
        except Exception as error:
            failed[article.article_id] = describe(error)
    failed |= {name: why for table in TABLES for name, why in _broken(table, read).items() if name not in failed}
    content: dict[str, list[Any]] = {name: [] for name in SCHEMA}
    for name, (article, own) in read.items():
        content["article_id"].append(name)
        content["record"].append(as_record(article))
        content["failure"].append(failed.get(name))
        content["sketch"].append([] if name in failed else sketch(article).tolist())
        for table in TABLES:
            content[table].append([] if name in failed else own[table])
    return pl.DataFrame(content, schema=dict(SCHEMA))


def describe(error: Exception) -> str:
    """An error in one line, for people."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _broken(table: str, read: Mapping[str, tuple[Article, dict[str, list[Row]]]]) -> dict[str, str]:
    """Articles with a row that breaks the schema of a table, and the rule that it breaks."""
    try:
        frame = pl.DataFrame(
            [row for _, own in read.values() for row in own[table]], schema=columns(table), orient="row"
        )
    except (pl.exceptions.PolarsError, TypeError, ValueError, OverflowError) as error:
        if len(read) == 1:
            return dict.fromkeys(read, f"table {table}: {describe(error)}")
        return {key: why for key, one in read.items() for key, why in _broken(table, {key: one}).items()}
    # What only the corpus tells is not known yet; the names stand in for the actors, whom they tell apart.
    missing = {
        "actor_id": pl.col("name") if table == "appearances" else pl.lit(None, pl.String),
        "counted": pl.lit(True),
        "event_id": pl.lit(""),
        "confidence": pl.lit(None, pl.Float64),
    }
    missing["duplicate_group"] = pl.col("article_id")
    wanted = [
        missing.get(name, pl.lit("later")).alias(name) if name in LATER else pl.col(name)
        for name in SCHEMAS[table].columns()
    ]
    failure = SCHEMAS[table].filter(frame.select(wanted), cast=True).failure
    rules = ", ".join(sorted(failure.counts()))
    return dict.fromkeys(failure.invalid()["article_id"].unique().sort(), f"table {table}: {rules}")


def unpack(parts: pl.LazyFrame, table: str) -> pl.LazyFrame:
    """The rows of one table; nothing else is read from the files."""
    nested = parts.select(table).filter(pl.col(table).list.len() > 0)
    return nested.explode(table).unnest(table)
