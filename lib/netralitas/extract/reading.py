"""Reading: everything that the extractors find in one document, in the order in which they need each other."""

from __future__ import annotations

from netralitas.extract.dates import timexes
from netralitas.extract.events import events
from netralitas.extract.figures import figures
from netralitas.extract.institutions import institutions
from netralitas.extract.law import legal_references
from netralitas.extract.people import people
from netralitas.extract.places import coverage, places
from netralitas.extract.statements import statements
from netralitas.extract.topic import topic
from netralitas.records import Document, Reading
from netralitas.reference import Lexicon


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Read one document; pure, and the same for the same document and lexicon."""
    persons = people(document, lexicon)
    said = tuple(statements(document, persons, lexicon))
    dates = tuple(timexes(document.article))
    where = tuple(places(document, lexicon))
    named = [mention for person in persons for mention in person.mentions]
    return Reading(
        document=document,
        people=persons,
        mentions=tuple(sorted({*named, *institutions(document, lexicon)})),
        statements=said,
        timexes=dates,
        events=tuple(events(document, dates, where, persons, lexicon)),
        places=where,
        coverage=coverage(document, where, persons, lexicon),
        legal_references=tuple(legal_references(document, lexicon)),
        figures=tuple(figures(document, said, dates, lexicon)),
        topic=topic(document, lexicon),
    )
