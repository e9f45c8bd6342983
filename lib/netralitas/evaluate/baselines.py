"""Baselines: what the simplest rules find in the same text, measured by the same scorers in the same run.

They read headline and body as our reader cut them out, without by-lines and sidebars; on raw files they would do
worse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from netralitas.evaluate.given import Prediction
from netralitas.evaluate.interchange import QUOTE_WORDS, first_words
from netralitas.evaluate.spans import capitalised_runs
from netralitas.records import Document, Span

CAPITALS, DATEPARSER = "capitals and quotation marks", "dateparser search_dates"
#: What each baseline has an answer to; on other measures it is not shown.
ANSWERS = {
    CAPITALS: (
        *("person_names", "quotes_found", "quotes_speaker"),
        *("statements_.3", "statements_.8", "statement_speaker"),
    ),
    DATEPARSER: ("event_dates", "timex_recognition", "timex_strict", "timex_value"),
}
_QUOTED = re.compile(r"[\"“”](?P<words>[^\"“”]+)[\"“”]")
#: Relative dates and bare months of a text without a day of publication are counted from here: the middle of the year
#: that the corpus is about, so that no run depends on the day it happens on.
_ANCHOR = "2024-07-01"


def capitals(document: Document) -> Prediction:
    """Every run of two or more capitalised words is a person; every stretch between double marks is a quotation, said
    by the run, of one word or more, that stands nearest to it."""
    text = document.text
    runs = _runs(document)
    persons = [" ".join(words) for run in runs if len(words := document.article.cut(run).split()) > 1]
    quotes = [
        (Span(*match.span("words")), _nearest(runs, match.start(), match.end()))
        for passage in document.article.passages
        for match in _QUOTED.finditer(text, passage.start, passage.end)
    ]
    names = [text[run.start : run.end] if run else None for _, run in quotes]
    return {
        "text": text,
        "persons": [{"name": name} for name in dict.fromkeys(persons)],
        "quotes": [
            {"speaker": name, "start": first_words(document.article.cut(span), QUOTE_WORDS)}
            for (span, _), name in zip(quotes, names, strict=True)
        ],
        "statements": [
            {"start": span.start, "end": span.end, "kind": "direct", "speaker": name}
            for (span, _), name in zip(quotes, names, strict=True)
        ],
    }


def dateparser_dates(document: Document) -> Prediction:
    """Everything that dateparser's search takes for a date in Indonesian, as a day."""
    found = list(_searched(document))
    days = [day for _, day in found]
    return {
        "text": document.text,
        "events": [{"date": day} for day in dict.fromkeys(days)],
        "timex": [{"start": span.start, "end": span.end, "type": "DATE", "value": day} for span, day in found],
    }


SYSTEMS = {CAPITALS: capitals, DATEPARSER: dateparser_dates}


def _runs(document: Document) -> list[Span]:
    found = []
    for sentence in document.sentences:
        words = [document.text[token.start : token.end] for token in sentence.tokens]
        found += [
            Span(sentence.tokens[run.start].start, sentence.tokens[run.end - 1].end) for run in capitalised_runs(words)
        ]
    return found


def _nearest(runs: Sequence[Span], start: int, end: int) -> Span | None:
    outside = [run for run in runs if run.end <= start or run.start >= end]
    return min(outside, key=lambda run: min(abs(run.start - end), abs(start - run.end)), default=None)


def _searched(document: Document) -> list[tuple[Span, str]]:
    from dateparser.search import search_dates  # noqa: PLC0415  (for tests and measuring only)

    settings: dict[str, Any] = {"RELATIVE_BASE": datetime.fromisoformat(document.article.published or _ANCHOR)}
    found = []
    for passage in document.article.passages:
        position = passage.start
        words = document.article.cut(passage)
        for written, moment in search_dates(words, languages=["id"], settings=settings) or ():
            start = document.text.find(written, position, passage.end)
            if start >= 0:
                position = start + len(written)
                found.append((Span(start, position), moment.date().isoformat()))
    return found
