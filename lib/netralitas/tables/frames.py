"""Frames: what was read from the articles, as one polars frame a table."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import polars as pl

from netralitas.records import Person, Quarantined, Reading, SourceFile
from netralitas.reference import Lexicon
from netralitas.resolve import actors, calendar, events
from netralitas.resolve.amendments import Amended, Applied, amend
from netralitas.resolve.corrections import Correction
from netralitas.resolve.people_changes import first_mention
from netralitas.tables.schemas import SCHEMAS

Rows = list[dict[str, Any]]


class SchemaError(Exception):
    """Rows that break their schema: a fault of ours, not of the articles."""


class _Place:
    """Finds the sentence that holds an offset."""

    def __init__(self, reading: Reading):
        self.sentences = sorted(reading.document.sentences)
        self.starts = [sentence.start for sentence in self.sentences]

    def sentence(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None


def frames(
    readings: Sequence[Reading],
    files: Iterable[SourceFile],
    quarantine: Iterable[Quarantined],
    groups: Mapping[str, str],
    lexicon: Lexicon,
    *,
    corrections: Sequence[Correction] = (),
) -> dict[str, pl.DataFrame]:
    """All tables, each valid under its schema and sorted by its key.

    ``groups`` maps an article to its group of near-duplicates. Raises ``SchemaError`` naming table and rule, and
    ``CorrectionError`` for a correction that matches nothing.
    """
    rows: dict[str, Rows] = {name: [] for name in SCHEMAS}
    ids = actors.resolve(
        actors.Appearance(reading.document.article.article_id, person)
        for reading in readings
        for person in reading.people
    )
    amended = amend(readings, ids, corrections, lexicon)
    readings, ids, veil = amended.readings, amended.ids, amended.veil
    first_of_group: dict[str, str] = {}
    for reading in readings:
        article = reading.document.article
        group = groups.get(article.article_id, article.article_id)
        first_of_group[group] = min(first_of_group.get(group, article.article_id), article.article_id)
    for reading in readings:
        group = groups.get(reading.document.article.article_id, reading.document.article.article_id)
        counted = first_of_group[group] == reading.document.article.article_id
        for name, row in _rows(reading, amended, group, counted, lexicon):
            rows[name].append(row)
    rows["actors"] = list(_actors(rows, readings, ids))
    rows["files"] = [
        file._asdict() | {"line": file.line or 0, "path": veil.address(file.path, file.article_id)} for file in files
    ]
    rows["quarantine"] = [
        entry._asdict()
        | {"line": entry.line or 0, "path": veil.address(entry.path), "detail": veil.address(entry.detail)}
        for entry in quarantine
    ]
    rows["corrections"] = [_correction(entry) for entry in amended.applied]
    return {name: _frame(name, rows[name]) for name in SCHEMAS}


def _frame(name: str, rows: Rows) -> pl.DataFrame:
    schema = SCHEMAS[name]
    columns = {column: spec.dtype for column, spec in schema.columns().items()}
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    result = schema.filter(frame, cast=True)
    if len(result.failure):
        raise SchemaError(f"table {name}: {result.failure.counts()}: {result.failure.invalid().head(3).to_dicts()}")
    return result.result.sort(schema.primary_key())


def _rows(
    reading: Reading, amended: Amended, group: str, counted: bool, lexicon: Lexicon
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of one article, with its table's name."""
    article = reading.document.article
    place = _Place(reading)
    key, ids = article.article_id, amended.ids
    classes = {form: row["class"] for row in lexicon["speech_verbs"] for form in row.parts("forms")}
    codes = {row["name"]: row["code"] for row in lexicon["regions"]}

    def located(record: tuple[Any, ...]) -> dict[str, Any]:
        start, end = record[0], record[1]
        words = article.text[start:end]
        return {"article_id": key, "sentence": place.sentence(start), "start": start, "end": end, "text": words}

    def checked(table: str, record: tuple[Any, ...]) -> dict[str, bool]:
        return {"checked": (table, key, record[0], record[1]) in amended.checked}

    yield "articles", _article(reading, group, counted)
    for number, sentence in enumerate(place.sentences):
        yield (
            "sentences",
            located(sentence) | {"sentence": number, "paragraph": sentence.paragraph},
        )
    for line in article.dropped:
        yield "dropped_lines", located(line) | {"rule": line.rule, "sentence": None}
    speakers = {statement.speaker for statement in reading.statements}
    for person in reading.people:
        yield (
            "appearances",
            _appearance(person, ids[key, person.name], key, place)
            | {"speaks": person.name in speakers}
            | checked("appearances", first_mention(person)),
        )
    for mention in reading.mentions:
        actor = ids.get((key, mention.name)) if mention.kind == "person" else None
        yield "mentions", mention._asdict() | located(mention) | {"actor_id": actor}
    for statement in reading.statements:
        yield (
            "statements",
            _only("statements", statement._asdict())
            | located(statement)
            | checked("statements", statement)
            | {
                "actor_id": ids.get((key, statement.speaker or "")),
                "cue_class": classes.get((statement.cue or "").lower()),
            },
        )
    for timex in reading.timexes:
        yield "timexes", timex._asdict() | located(timex) | checked("timexes", timex)
    for event in reading.events:
        first, _ = calendar.bounds(event.date)
        _, last = calendar.bounds(event.until or event.date)
        yield (
            "events",
            event._asdict()
            | located(event)
            | checked("events", event)
            | {
                "event_id": events.event_id(event),
                "participants": list(event.participants),
                "first_day": first,
                "last_day": max(first, last),
                "stage_id": calendar.stage(first, lexicon),
            },
        )
    for mention_of_place in reading.places:
        yield "places", mention_of_place._asdict() | located(mention_of_place)
    for part in reading.coverage:
        region = part.region or "national"
        yield "coverage", part._asdict() | {"article_id": key, "region": region, "code": codes.get(region)}
    for reference in reading.legal_references:
        known = checked("legal_references", reference)
        yield "legal_references", reference._asdict() | located(reference) | known
    for figure in reading.figures:
        yield "figures", figure._asdict() | located(figure) | checked("figures", figure)


def _only(table: str, row: dict[str, Any]) -> dict[str, Any]:
    columns = SCHEMAS[table].columns()
    return {name: value for name, value in row.items() if name in columns}


def _article(reading: Reading, group: str, counted: bool) -> dict[str, Any]:
    article = reading.document.article
    published = date.fromisoformat(article.published) if article.published else None
    told = [event for event in reading.events if event.tense == "reports" and event.precision == "day"]
    words = sum(len(article.cut(span).split()) for span in article.body)
    primary = next((part.region for part in reading.coverage if part.primary), None)
    return {
        "article_id": article.article_id,
        "title": article.title,
        "outlet": article.outlet,
        "published": published,
        "date": published or min((date.fromisoformat(event.date) for event in told), default=None),
        "dateline_place": article.dateline_place,
        "byline": article.byline,
        "source_url": article.source_url,
        "kind": article.kind,
        "facts": article.metadata.get("facts"),
        "words": words,
        "sentences": len(reading.document.sentences),
        "primary_region": primary,
        "on_topic": reading.topic.on_topic,
        "topic_class": reading.topic.topic_class,
        "duplicate_group": group,
        "counted": counted,
    }


def _appearance(person: Person, actor: str, article_id: str, place: _Place) -> dict[str, Any]:
    first = first_mention(person)
    return {
        "article_id": article_id,
        "actor_id": actor,
        "name": person.name,
        "sentence": place.sentence(first.start),
        "start": first.start,
        "end": first.end,
        "role": person.role,
        "office_id": person.office_id,
        "acting": person.acting,
        "organization": person.organization,
        "region": person.region,
        "mentions": len(person.mentions),
    }


def _correction(applied: Applied) -> dict[str, Any]:
    given = {name: value or None for name, value in asdict(applied.correction).items()}
    return given | {"date": date.fromisoformat(applied.correction.date), "rows": applied.rows}


def _actors(
    rows: Mapping[str, Rows], readings: Iterable[Reading], ids: Mapping[tuple[str, str], str]
) -> Iterator[dict[str, Any]]:
    """One row an actor, from the counted articles and, for an actor of copies only, from those."""
    dates = {row["article_id"]: row["date"] for row in rows["articles"]}
    counted = {row["article_id"] for row in rows["articles"] if row["counted"]}
    statements = Counter(row["actor_id"] for row in rows["statements"] if row["article_id"] in counted)
    aliases: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for person in reading.people:
            aliases[ids[reading.document.article.article_id, person.name]].update((person.name, *person.aliases))
    groups: dict[str, Rows] = defaultdict(list)
    for row in rows["appearances"]:
        groups[row["actor_id"]].append(row)
    for actor, everywhere in sorted(groups.items()):
        appearances = [row for row in everywhere if row["article_id"] in counted] or everywhere
        appearances.sort(key=lambda row: (dates[row["article_id"]] or date.min, row["article_id"]))
        name = max((row["name"] for row in appearances), key=lambda n: (len(n.split()), len(n), n))
        office = next((row for row in reversed(appearances) if row["role"]), appearances[-1])
        seen = [dates[row["article_id"]] for row in appearances if dates[row["article_id"]]]
        yield {
            "actor_id": actor,
            "name": name,
            "aliases": sorted(aliases[actor] - {name}),
            **{column: office[column] for column in ("role", "acting", "organization", "region")},
            "articles": len(appearances),
            "mentions": sum(row["mentions"] for row in appearances),
            "statements": statements[actor],
            "first_seen": min(seen, default=None),
            "last_seen": max(seen, default=None),
        }
