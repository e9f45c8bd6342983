"""Interchange: a reading as one JSON object an article, in the shape of the gold (see docs/interchange.md)."""

from __future__ import annotations

from typing import Any

from netralitas.records import Article, Person, Reading

#: So many words of a dropped line, and of a quotation, stand for it in the gold.
LINE_WORDS, QUOTE_WORDS = 4, 5


def first_words(text: str, count: int) -> str:
    """The first words of a text, as written."""
    return " ".join(text.split()[:count])


def as_json(reading: Reading) -> dict[str, Any]:
    """Everything that was read, with the clean ``text`` and ``start``/``end`` in it for every record.

    Lists are in text order; ``null`` means that the text does not say.
    """
    article = reading.document.article
    text = article.text

    def at(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end}

    return {
        "article_id": article.article_id,
        "text": text,
        "outlet": article.outlet,
        "published": article.published,
        "dateline_place": article.dateline_place,
        "title": article.title,
        "on_topic": reading.topic.on_topic,
        "topic_class": reading.topic.topic_class,
        "entities": [
            at(entity.start, entity.end)
            | {"label": entity.label, "text": text[entity.start : entity.end], "rule": entity.rule}
            for entity in reading.document.entities
        ],
        "persons": [_person(person) for person in reading.people],
        "organizations": sorted({m.name for m in reading.mentions if m.kind == "institution"}),
        "quotes": [
            {
                "speaker": said.speaker,
                # The gold identifies a quotation by its first words, and `start` is where they stand in this shape.
                "start": first_words(text[said.start : said.end], QUOTE_WORDS),
                "verb": said.cue,
                "start_offset": said.start,
                "end_offset": said.end,
            }
            for said in reading.statements
            if said.kind == "direct"
        ],
        "statements": [
            at(said.start, said.end)
            | {"kind": said.kind, "speaker": said.speaker, "cue": said.cue, "text": text[said.start : said.end]}
            for said in reading.statements
        ],
        "timex": [
            at(timex.start, timex.end)
            | {"type": timex.type, "value": timex.value, "text": text[timex.start : timex.end]}
            for timex in reading.timexes
        ],
        "events": [
            at(event.start, event.end)
            | {
                "date": event.date,
                "until": event.until,
                "type": event.type,
                "place": event.place,
                "region": event.region,
                "status": event.status,
                "tense": event.tense,
                "date_text": text[event.start : event.end],
            }
            for event in reading.events
        ],
        "regions": sorted({place.region for place in reading.places} | _covered(reading)),
        "places": [at(place.start, place.end) | {"region": place.region} for place in reading.places],
        "primary_region": next((part.region for part in reading.coverage if part.primary), None),
        "legal_refs": [text[law.start : law.end] for law in reading.legal_references],
        "legal_references": [
            at(law.start, law.end)
            | {"type": law.type, "number": law.number, "year": law.year, "instrument_id": law.instrument_id}
            | {"doubt": law.doubt, "text": text[law.start : law.end]}
            for law in reading.legal_references
        ],
        "figures": [
            at(figure.start, figure.end)
            | {"value": figure.value, "unit_or_thing": f"{figure.unit or ''} {figure.thing}".strip()}
            | {"speaker": figure.speaker, "agreement": figure.agreement}
            for figure in reading.figures
        ],
        "boilerplate": _boilerplate(article),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "role": person.role,
        "organization": person.organization,
        "region": person.region,
        "acting": person.acting,
        "mentions": [{"start": m.start, "end": m.end, "form": m.form} for m in person.mentions],
    }


def _covered(reading: Reading) -> set[str]:
    return {part.region for part in reading.coverage if part.region}


def _boilerplate(article: Article) -> list[str]:
    lines = (first_words(article.cut((line.start, line.end)), LINE_WORDS) for line in article.dropped)
    return list(dict.fromkeys(line for line in lines if line))
