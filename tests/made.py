"""Readings made by hand for tests of what comes after extraction. fictional: true"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from netralitas.records import (
    Article,
    Coverage,
    Document,
    Event,
    Mention,
    Person,
    Reading,
    Sentence,
    Span,
    Statement,
    Status,
    Topic,
)


def article_id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def person(text: str, name: str, aliases: Sequence[str] = (), role: str | None = None) -> Person:
    """Somebody with a mention wherever the name, or a short form outside of it, stands in the text."""
    full = [Mention(*m.span(), "person", "full", name, "made") for m in re.finditer(re.escape(name), text)]
    inside = {at for mention in full for at in range(mention.start, mention.end)}
    short = [
        Mention(*m.span(), "person", "short", name, "made")
        for alias in aliases
        for m in re.finditer(rf"\b{re.escape(alias)}\b", text)
        if m.start() not in inside
    ]
    return Person(name, tuple(aliases), role, None, None, None, None, None, tuple(sorted([*full, *short])))


def event(text: str, words: str, date: str, kind: str, region: str | None, *, people: Sequence[str] = ()) -> Event:
    """A dated happening on the words of its date; a breach is an alleged one."""
    start = text.index(words)
    status: Status | None = "alleged" if kind == "pelanggaran" else None
    return Event(
        start, start + len(words), date, None, "day", kind, None, region, tuple(people), "reports", status, "made"
    )


def statement(text: str, words: str, speaker: str | None) -> Statement:
    """An indirect statement on its words."""
    start = text.index(words)
    return Statement(start, start + len(words), "indirect", speaker, None, None, None, None, None, "made")


def reading(
    text: str,
    people: Iterable[Person] = (),
    events: Iterable[Event] = (),
    statements: Iterable[Statement] = (),
    coverage: Mapping[str | None, float] | None = None,
    **metadata: str,
) -> Reading:
    """A reading of a text whose paragraphs are lines and whose sentences end at full stops.

    The first line is the title; ``coverage`` has the main region first.
    """
    first, *_ = text.split("\n")
    body = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text) if m.start() > 0]
    spans = [m.span() for m in re.finditer(r"[^.\n][^.\n]*\.?", text)]
    article = Article(
        article_id=article_id(text),
        text=text,
        body=tuple(body),
        title=metadata.get("title", first),
        title_span=Span(0, len(first)),
        byline=metadata.get("byline"),
        source_url=metadata.get("source_url"),
        metadata=metadata,
    )
    found = tuple(people)
    weights = coverage or {None: 1.0}
    primary = next(iter(weights))
    return Reading(
        document=Document(article, tuple(Sentence(start, end, 0 if start else -1, ()) for start, end in spans)),
        people=found,
        mentions=tuple(sorted({mention for somebody in found for mention in somebody.mentions})),
        statements=tuple(statements),
        timexes=(),
        events=tuple(events),
        places=(),
        coverage=tuple(Coverage(region, None, weight, region == primary) for region, weight in weights.items()),
        legal_references=(),
        figures=(),
        topic=Topic(on_topic=True, topic_class="asn_neutrality", score=1.0, sentences=()),
    )
