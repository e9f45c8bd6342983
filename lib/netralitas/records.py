"""Records that pass between the stages, from a file to a table.

Every ``start`` and ``end`` is a code-point offset into ``Article.text``, end-exclusive, so that
``article.text[record.start : record.end]`` is what the record was read from. ``rule`` names the rule or the
model that found a record. ``None`` always means "the text does not say", never "zero" or "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year"]
StatementKind = Literal["direct", "indirect"]
Tense = Literal["reports", "announces", "recalls"]
Status = Literal["alleged", "under_review", "proven", "sanctioned", "dismissed"]


class Span(NamedTuple):
    """A stretch of ``Article.text``."""

    start: int
    end: int


class DroppedLine(NamedTuple):
    """A line that stays in the text but is no part of the body: ``rule`` says why."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: clean text and where its parts stand.

    ``body`` has one span a paragraph, in reading order, without headline, dateline prefix and dropped lines.
    ``title_span`` is null where the headline comes from metadata alone.
    """

    article_id: str
    text: str
    body: tuple[Span, ...]
    dropped: tuple[DroppedLine, ...] = ()
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    dateline_place: str | None = None
    dateline_span: Span | None = None
    byline: str | None = None
    published: str | None = None
    source_url: str | None = None
    kind: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def passages(self) -> tuple[Span, ...]:
        """Headline (where the text holds one) and body paragraphs, in text order."""
        head = (self.title_span,) if self.title_span else ()
        return tuple(sorted((*head, *self.body)))

    def cut(self, record: Span | tuple[int, ...]) -> str:
        """The words of a span."""
        return self.text[record[0] : record[1]]


class SourceFile(NamedTuple):
    """One path that was read, relative to the folder, and the article it holds (line: of a ``.jsonl``, from 1)."""

    path: str
    line: int | None
    article_id: str
    encoding: str
    size: int


class Quarantined(NamedTuple):
    """One input that could not be read: ``reason`` is one word of a closed list, ``detail`` is for people."""

    path: str
    line: int | None
    reason: str
    detail: str


class Token(NamedTuple):
    """A syntactic word's surface; ``upos`` and ``lemma`` are null where no model gave them."""

    start: int
    end: int
    upos: str | None = None
    lemma: str | None = None


class Sentence(NamedTuple):
    """``paragraph`` counts ``Article.body`` from 0; the headline is paragraph -1."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


class Entity(NamedTuple):
    """A named entity as a model proposes it; ``label`` is PER, ORG or LOC."""

    start: int
    end: int
    label: str
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences and, where a model is at hand, entities."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()

    @property
    def text(self) -> str:
        """The article's clean text."""
        return self.article.text


class Mention(NamedTuple):
    """A place in the text where somebody or something is named or pointed at.

    ``kind`` is person or institution; ``form`` is full, short (part of a name) or pronoun ("ia", "dirinya", "-nya");
    ``name`` is who is meant: the person's fullest name, or the institution's name as the article writes it in full.
    """

    start: int
    end: int
    kind: Literal["person", "institution"]
    form: Literal["full", "short", "pronoun"]
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one article: fullest name without titles and degrees, and the office that the text gives.

    ``role`` is the office as written ("Penjabat (Pj) Wali Kota Bandung"); ``role_span`` where it stands. Where no
    phrase of the text has it ("lembaga yang diketuai ..."), ``role`` is the office that this makes and ``role_span``
    these words.
    ``region`` is an official name, from the office's words or, where they leave it open, from the only region that fits
    in the article; null where that is not settled.
    """

    name: str
    aliases: tuple[str, ...]
    role: str | None
    role_span: Span | None
    office_id: str | None
    acting: str | None
    organization: str | None
    region: str | None
    mentions: tuple[Mention, ...]


class Statement(NamedTuple):
    """What somebody says. A direct one spans the words between its quotation marks, an indirect one its clause.

    ``speaker`` is a person's full name, null where the text leaves it open; ``speaker_start`` and ``speaker_end`` are
    the words that lead to them ("Koswara", "-nya"); ``cue`` is the speech verb as written, null without one.
    """

    start: int
    end: int
    kind: StatementKind
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    rule: str


class Timex(NamedTuple):
    """A date, time, duration or set, with its TIMEX3 ``value`` (ISO 8601; "2024-02", "P3D", "PRESENT_REF").

    ``date`` is the ISO day, month or year meant and ``until`` the end of an interval, both null for durations and vague
    expressions. ``weekday_ok`` is null without a written weekday; ``correction`` is the likely date where it is false.
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    date: str | None
    until: str | None
    precision: Precision | None
    relative: bool
    weekday_ok: bool | None
    correction: str | None
    rule: str


class Event(NamedTuple):
    """A dated happening; ``start`` and ``end`` are its date's. ``status`` (of a violation) only as the words say."""

    start: int
    end: int
    date: str
    until: str | None
    precision: Precision
    type: str
    place: str | None
    region: str | None
    participants: tuple[str, ...]
    tense: Tense
    status: Status | None
    rule: str


class PlaceMention(NamedTuple):
    """Words that name a region; ``region`` is the official name ("Kabupaten Bandung")."""

    start: int
    end: int
    region: str
    code: str
    rule: str


class Coverage(NamedTuple):
    """How much an article is about a region: weights add up to 1; a national article has region null."""

    region: str | None
    code: str | None
    weight: float
    primary: bool


class LegalReference(NamedTuple):
    """An instrument of law as cited; ``instrument_id`` is null where the register does not know it.

    ``doubt`` says why the citation cannot be right, null where nothing speaks against it.
    """

    start: int
    end: int
    type: str
    number: str | None
    year: str | None
    instrument_id: str | None
    doubt: str | None
    rule: str


class Figure(NamedTuple):
    """A quantity with what it counts. ``agreement`` with the reference: agrees, differs, or null (cannot be told)."""

    start: int
    end: int
    value: float
    unit: str | None
    thing: str
    speaker: str | None
    as_of: str | None
    figure_key: str | None
    agreement: Literal["agrees", "differs"] | None
    rule: str


class Topic(NamedTuple):
    """Whether an article is about the neutrality of civil servants; ``sentences`` (indices) decided it."""

    on_topic: bool
    topic_class: Literal["asn_neutrality", "near_miss", "off_topic"]
    score: float
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one article, each list in text order."""

    document: Document
    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    timexes: tuple[Timex, ...]
    events: tuple[Event, ...]
    places: tuple[PlaceMention, ...]
    coverage: tuple[Coverage, ...]
    legal_references: tuple[LegalReference, ...]
    figures: tuple[Figure, ...]
    topic: Topic
