"""Rows: what one article says, as rows of the tables, without what only the whole corpus can tell.

Who the persons are across articles (``actor_id``) and which article is a copy of which are added when all articles have
been read (``netralitas.tables.frames``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from netralitas.records import Person, Reading
from netralitas.reference import Lexicon
from netralitas.resolve import calendar, posts
from netralitas.resolve.amendments import RowKey
from netralitas.resolve.people_changes import first_mention, merged
from netralitas.tables.schemas import SCHEMAS

Row = dict[str, Any]
#: Tables whose rows come from one article each.
TABLES = (
    "articles",
    "sentences",
    "appearances",
    "mentions",
    "statements",
    "timexes",
    "events",
    "places",
    "coverage",
    "legal_references",
    "figures",
    "dropped_lines",
)
#: Columns that no article alone tells: they need the whole corpus or, for ``confidence``, what was measured elsewhere.
LATER = frozenset({"actor_id", "event_id", "duplicate_group", "counted", "confidence"})


@lru_cache(maxsize=len(SCHEMAS))
def columns(table: str) -> dict[str, Any]:
    """The columns of a table's rows, each with its polars type; appearances have the person's aliases besides."""
    found: dict[str, Any] = {
        name: column.dtype for name, column in SCHEMAS[table].columns().items() if name not in LATER
    }
    return found | ({"aliases": pl.List(pl.String)} if table == "appearances" else {})


class _Place:
    """Finds the sentence that holds an offset."""

    def __init__(self, reading: Reading):
        self.sentences = sorted(reading.document.sentences)
        self.starts = [sentence.start for sentence in self.sentences]

    def sentence(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None


def rows(reading: Reading, lexicon: Lexicon, checked: Collection[RowKey] = ()) -> dict[str, list[Row]]:
    """The rows of one article by table; ``checked`` are those that a person has confirmed."""
    found: dict[str, list[Row]] = {table: [] for table in TABLES}
    for table, row in _rows(reading, lexicon, checked):
        found[table].append(row)
    return found


@lru_cache(maxsize=4)
def _tables(lexicon: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """The class of a speech verb's form, and the code of a region."""
    classes = {form: row["class"] for row in lexicon["speech_verbs"] for form in row.parts("forms")}
    return classes, {row["name"]: row["code"] for row in lexicon["regions"]}


def _rows(reading: Reading, lexicon: Lexicon, checked: Collection[RowKey]) -> Iterator[tuple[str, Row]]:
    article = reading.document.article
    # Two people of exactly one name cannot be told apart in any table.
    reading = replace(reading, people=merged(reading.people))
    place = _Place(reading)
    key = article.article_id
    classes, codes = _tables(lexicon)

    def located(record: tuple[Any, ...]) -> Row:
        start, end = record[0], record[1]
        words = article.text[start:end]
        return {"article_id": key, "sentence": place.sentence(start), "start": start, "end": end, "text": words}

    def known(table: str, record: tuple[Any, ...]) -> Row:
        return {"checked": (table, key, record[0], record[1]) in checked}

    yield "articles", _article(reading)
    for number, sentence in enumerate(place.sentences):
        yield "sentences", located(sentence) | {"sentence": number, "paragraph": sentence.paragraph}
    for line in article.dropped:
        yield "dropped_lines", located(line) | {"rule": line.rule, "sentence": None}
    speakers = {statement.speaker for statement in reading.statements}
    for person, region, where in posts.office_regions(reading, lexicon):
        first = first_mention(person)
        more = {"speaks": person.name in speakers, "region": region, "region_from": where}
        yield "appearances", _appearance(person, key, place) | more | known("appearances", first)
    for mention in reading.mentions:
        yield "mentions", mention._asdict() | located(mention)
    for statement in reading.statements:
        verb = {"cue_class": classes.get((statement.cue or "").lower())}
        yield "statements", statement._asdict() | located(statement) | known("statements", statement) | verb
    for timex in reading.timexes:
        yield "timexes", timex._asdict() | located(timex) | known("timexes", timex)
    for event in reading.events:
        first_day, _ = calendar.bounds(event.date)
        _, last_day = calendar.bounds(event.until or event.date)
        resolved = {
            "participants": list(event.participants),
            "first_day": first_day,
            "last_day": max(first_day, last_day),
            "stage_id": calendar.stage(first_day, lexicon),
        }
        yield "events", event._asdict() | located(event) | known("events", event) | resolved
    for mentioned in reading.places:
        yield "places", mentioned._asdict() | located(mentioned)
    for part in reading.coverage:
        name = part.region or "national"
        yield "coverage", part._asdict() | {"article_id": key, "region": name, "code": codes.get(name)}
    for reference in reading.legal_references:
        yield "legal_references", reference._asdict() | located(reference) | known("legal_references", reference)
    for figure in reading.figures:
        yield "figures", figure._asdict() | located(figure) | known("figures", figure)


def _article(reading: Reading) -> Row:
    article = reading.document.article
    published = date.fromisoformat(article.published) if article.published else None
    told = [event for event in reading.events if event.tense == "reports" and event.precision == "day"]
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
        "words": sum(len(article.cut(span).split()) for span in article.body),
        "sentences": len(reading.document.sentences),
        "primary_region": next((part.region for part in reading.coverage if part.primary), None),
        "on_topic": reading.topic.on_topic,
        "topic_class": reading.topic.topic_class,
    }


def _appearance(person: Person, article_id: str, place: _Place) -> Row:
    first = first_mention(person)
    return {
        "article_id": article_id,
        "name": person.name,
        "sentence": place.sentence(first.start),
        "start": first.start,
        "end": first.end,
        "role": person.role,
        "office_id": person.office_id,
        "acting": person.acting,
        "organization": person.organization,
        "mentions": len(person.mentions),
        "aliases": list(person.aliases),
    }
