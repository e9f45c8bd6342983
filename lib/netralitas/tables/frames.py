"""Frames: the tables of a corpus, made of its parts.

Each table is made by itself, from the one column of the parts that holds its rows; what the whole corpus tells (who is
who across articles, which article is a copy of which) is joined to it. No more than one table is held in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import polars as pl

from netralitas.articles import duplicates
from netralitas.records import Person, Quarantined, Reading, SourceFile
from netralitas.reference import Lexicon
from netralitas.resolve import actors
from netralitas.resolve.affected import affected
from netralitas.resolve.amendments import Applied, amend
from netralitas.resolve.corrections import Correction
from netralitas.resolve.withholding import Veil
from netralitas.tables import confidence, resolved
from netralitas.tables.parts import pack, unpack
from netralitas.tables.rows import TABLES
from netralitas.tables.schemas import SCHEMAS

#: The column by whose name a table's rows find their actor.
_NAMES = {"appearances": "name", "mentions": "name", "statements": "speaker"}
#: The reason of an article that was put aside for a fault of ours.
FAILED = "not_read"
#: Reads again the articles of these ids.
Reread = Callable[[Sequence[str]], Iterable[Reading]]
_Ids = Mapping[tuple[str, str], str]


class SchemaError(Exception):
    """Rows that break their schema: a fault of ours, not of the articles."""


@dataclass(frozen=True)
class _Corpus:
    """All articles: the parts that no correction touches, those that were made anew, and what only all of them tell.

    ``ids`` has the actor of a name in an article; ``groups`` an article's group of copies and whether it is counted;
    ``measured`` how often each rule is right (``netralitas.tables.confidence``).
    """

    parts: pl.LazyFrame
    ids: pl.DataFrame
    groups: pl.DataFrame
    measured: pl.DataFrame


def frames(
    readings: Sequence[Reading],
    files: Iterable[SourceFile],
    quarantine: Iterable[Quarantined],
    groups: Mapping[str, str],
    lexicon: Lexicon,
    *,
    corrections: Sequence[Correction] = (),
    measured: pl.DataFrame | None = None,
) -> dict[str, pl.DataFrame]:
    """All tables of a few articles, each valid under its schema and sorted by its key.

    ``groups`` maps an article to its group of near-duplicates; ``measured`` is the table of confidence (null: nothing
    was measured). Raises ``SchemaError`` naming table and rule, and
    ``CorrectionError`` for a correction that matches nothing.
    """
    by_id = {reading.document.article.article_id: reading for reading in readings}

    def reread(articles: Sequence[str]) -> Iterator[Reading]:
        return (by_id[article] for article in articles)

    groups = {article: groups.get(article, article) for article in by_id}
    parts = pack(readings, lexicon).lazy()
    made = tables(parts, files, quarantine, lexicon, reread, corrections=corrections, groups=groups, measured=measured)
    return dict(made)


def tables(
    parts: pl.LazyFrame,
    files: Iterable[SourceFile],
    quarantine: Iterable[Quarantined],
    lexicon: Lexicon,
    reread: Reread,
    *,
    corrections: Sequence[Correction] = (),
    groups: Mapping[str, str] | None = None,
    measured: pl.DataFrame | None = None,
) -> Iterator[tuple[str, pl.DataFrame]]:
    """The tables of a corpus one by one, each valid under its schema and sorted by its key.

    ``parts`` is one row an article (``netralitas.tables.parts``), in any order. Without ``groups`` the near-duplicates
    are looked for; without ``measured`` no row has a confidence. Raises ``SchemaError`` naming table and rule, and
    ``CorrectionError`` for a correction that matches nothing.
    """
    people = unpack(parts, "appearances").collect()
    failed = dict(parts.filter(pl.col("failure").is_not_null()).select("article_id", "failure").collect().iter_rows())
    parts = parts.filter(pl.col("failure").is_null())
    files = [*files]
    quarantine = [
        *quarantine,
        *(Quarantined(f.path, f.line, FAILED, failed[f.article_id]) for f in files if f.article_id in failed),
    ]
    articles = unpack(parts, "articles").select("article_id", "date", "primary_region").collect()
    ids = _resolve(people, articles, lexicon)
    reached = _reached(parts, people, ids, corrections) if corrections else []
    # Without corrections nothing is read again: the rows stay what they were.
    amended = amend([*reread(reached)], ids, corrections, lexicon)
    if amended.readings:
        touched = [reading.document.article.article_id for reading in amended.readings]
        anew = pack(amended.readings, lexicon, amended.checked)
        parts = pl.concat([parts.filter(~pl.col("article_id").is_in(touched)), anew.lazy()])
    corpus = _Corpus(
        parts,
        _ids(amended.ids),
        _groups(_duplicates(parts) if groups is None else groups),
        confidence.nothing() if measured is None else measured,
    )
    for name in TABLES:
        rows = _complete(name, corpus)
        yield name, _valid(name, resolved.event_ids(rows, amended.ids, lexicon) if name == "events" else rows)
    yield "actors", _valid("actors", _actors(corpus))
    reports = resolved.event_ids(_complete("events", corpus), amended.ids, lexicon)
    days = resolved.days(_complete("articles", corpus), reports)
    yield "offices", _frame("offices", resolved.office_rows(_complete("appearances", corpus), days, lexicon))
    bodies = unpack(parts, "mentions").filter(kind="institution").select("article_id", "start", "kind", "name", "text")
    yield "institutions", _frame("institutions", resolved.institution_rows(bodies.collect(), days, lexicon))
    yield "happenings", _frame("happenings", resolved.happening_rows(reports, days, amended.ids, lexicon))
    veil = amended.veil
    yield (
        "files",
        _frame(
            "files",
            (
                f._asdict() | {"line": f.line or 0, "path": veil.address(f.path, f.article_id)}
                for f in files
                if f.article_id not in failed
            ),
        ),
    )
    yield "quarantine", _frame("quarantine", (_quarantined(entry, veil) for entry in quarantine))
    yield "corrections", _frame("corrections", (_correction(entry) for entry in amended.applied))


def _resolve(people: pl.DataFrame, articles: pl.DataFrame, lexicon: Lexicon) -> _Ids:
    """Who is who: the people of all articles with their offices, and each article's day and main region."""
    columns = people.join(articles, on="article_id").select(
        "article_id", "name", "office_id", "acting", "organization", "region", "date", "primary_region"
    )
    # polars makes a new string of every cell, and there are millions: equal ones become one.
    kept: dict[Any, Any] = {}

    def appearances() -> Iterator[actors.Appearance]:
        for row in columns.iter_rows():
            article, name, kind, acting, body, region, day, place = (kept.setdefault(cell, cell) for cell in row)
            person = Person(name, (), None, None, kind, acting, body, region, ())
            yield actors.Appearance(article, person, day, place)

    return actors.resolve(appearances(), lexicon)


def _reached(parts: pl.LazyFrame, people: pl.DataFrame, ids: _Ids, corrections: Sequence[Correction]) -> list[str]:
    """The articles that corrections can change; the others need not even be looked at."""
    aliases = {(a, name): other for a, name, other in people.select("article_id", "name", "aliases").iter_rows()}
    reach = affected(corrections, ids, aliases)
    wanted = pl.col("article_id").is_in(sorted(reach.articles))
    for name in sorted(reach.names, key=sorted):
        wanted |= pl.all_horizontal(pl.col("record").str.contains(f"(?i){word}") for word in sorted(name))
    found: list[str] = parts.filter(wanted).select("article_id").collect()["article_id"].sort().to_list()
    return found


def _ids(ids: _Ids) -> pl.DataFrame:
    columns = {
        "article_id": [article for article, _ in ids],
        "name": [name for _, name in ids],
        "actor_id": [*ids.values()],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _duplicates(parts: pl.LazyFrame) -> dict[str, str]:
    sketches = parts.select("article_id", "sketch").collect()
    return duplicates.groups(
        {article: array("Q", sketch) for article, sketch in zip(*sketches.get_columns(), strict=True)}
    )


def _groups(groups: Mapping[str, str]) -> pl.DataFrame:
    """An article's group; the first of a group is the one that counts."""
    columns = {"article_id": [*groups], "duplicate_group": [*groups.values()]}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(counted=pl.col("article_id") == pl.col("article_id").min().over("duplicate_group"))


def _complete(name: str, corpus: _Corpus) -> pl.DataFrame:
    """The rows of one table with the columns that the whole corpus gives, and those of what was measured."""
    rows = unpack(corpus.parts, name)
    if name in _NAMES:
        own = corpus.ids.lazy().rename({"name": _NAMES[name]})
        rows = rows.join(own, on=["article_id", _NAMES[name]], how="left")
    if name == "mentions":
        rows = rows.with_columns(actor_id=pl.when(pl.col("kind") == "person").then("actor_id"))
    if name == "articles":
        rows = rows.join(corpus.groups.lazy(), on="article_id", how="left")
    if confidence.COLUMN in SCHEMAS[name].columns():
        rows = confidence.join(rows, name, corpus.measured)
    return rows.collect()


def _valid(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as their schema wants them, sorted by its key."""
    schema = SCHEMAS[name]
    result = schema.filter(rows.select([*schema.columns()]), cast=True)
    if len(result.failure):
        raise SchemaError(f"table {name}: {result.failure.counts()}: {result.failure.invalid().head(3).to_dicts()}")
    return result.result.sort(schema.primary_key()).rechunk()


def _frame(name: str, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    columns = {column: spec.dtype for column, spec in SCHEMAS[name].columns().items()}
    return _valid(name, pl.DataFrame([*rows], schema=columns, orient="row"))


def _quarantined(entry: Quarantined, veil: Veil) -> dict[str, Any]:
    hidden = {"path": veil.address(entry.path), "detail": veil.address(entry.detail)}
    return entry._asdict() | {"line": entry.line or 0} | hidden


def _correction(applied: Applied) -> dict[str, Any]:
    given = {name: value or None for name, value in asdict(applied.correction).items()}
    return given | {"date": date.fromisoformat(applied.correction.date), "rows": applied.rows}


def _actors(corpus: _Corpus) -> pl.DataFrame:
    """One row an actor, from the counted articles and, for an actor of copies only, from those."""
    days = unpack(corpus.parts, "articles").select("article_id", "date").collect()
    articles = days.join(corpus.groups.select("article_id", "counted"), on="article_id", how="left")
    everywhere = _complete("appearances", corpus).join(articles, on="article_id")
    said = _complete("statements", corpus).join(articles.filter("counted"), on="article_id")
    statements = said.group_by("actor_id").agg(statements=pl.len())
    aliases = everywhere.select("actor_id", form=pl.concat_list("name", "aliases"))
    name = pl.col("name")
    best = pl.struct(name.str.count_matches(r"\S+").alias("words"), name.str.len_chars().alias("long"), "name")
    return (
        everywhere.filter(pl.col("counted") | ~pl.col("counted").any().over("actor_id"))
        .sort("actor_id", pl.col("date").fill_null(date.min), "article_id")
        .group_by("actor_id", maintain_order=True)
        .agg(
            name.sort_by(best).last(),
            *(_office(column) for column in ("role", "acting", "organization", "region")),
            articles=pl.len(),
            mentions=pl.col("mentions").sum(),
            first_seen=pl.col("date").min(),
            last_seen=pl.col("date").max(),
        )
        .join(statements, on="actor_id", how="left")
        .with_columns(pl.col("statements").fill_null(0))
        .join(aliases.group_by("actor_id").agg(aliases=pl.col("form").explode().unique()), on="actor_id")
        .with_columns(aliases=pl.col("aliases").list.set_difference(pl.concat_list("name")).list.sort())
    )


def _office(column: str) -> pl.Expr:
    """A column of the latest appearance that names an office, else of the latest at all."""
    named = pl.col("role").is_not_null()
    return pl.when(named.any()).then(pl.col(column).filter(named).last()).otherwise(pl.col(column).last())
