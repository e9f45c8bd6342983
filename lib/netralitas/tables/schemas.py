"""The tables: every column with its type, unit, title and meaning, written down here and nowhere else.

Axis titles, table headers and the data dictionary are made from ``title``, ``description`` and ``unit``. Offsets
are code points into the article's clean text, end-exclusive. Null means that the text does not say.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from netralitas.tables import columns
from netralitas.tables.provenance import Corrections, Files, Quarantine
from netralitas.tables.resolved_schemas import Happenings, Institutions, Offices

STATUSES = ["alleged", "under_review", "proven", "sanctioned", "dismissed"]
PRECISIONS = ["day", "month", "year"]
EVENT_TYPES = [
    "sosialisasi",
    "deklarasi",
    "kunjungan",
    "pernyataan",
    "pengawasan",
    "pelanggaran",
    "sanksi",
    "pemungutan_suara",
    "pendaftaran",
    "kampanye",
    "rapat",
    "regulasi",
    "lainnya",
]


class _Located(dy.Schema):
    """A record that leads back to the words it was read from."""

    article_id = columns.article_id(primary_key=True)
    sentence = columns.sentence()
    start = columns.start(primary_key=True)
    end = columns.end(primary_key=True)

    @dy.rule()
    def span_is_not_empty(cls) -> pl.Expr:
        """A record stands somewhere: its end lies behind its start."""
        return pl.col("end") > pl.col("start")


class Articles(dy.Schema):
    """One row an article."""

    article_id = columns.article_id(primary_key=True)
    title = dy.String(nullable=True, **columns.about("Headline", "Headline, from metadata or the text."))
    outlet = dy.String(nullable=True, **columns.about("Outlet", "Who published it, from metadata or the dateline."))
    published = dy.Date(
        nullable=True, **columns.about("Published", "Day of publication, if metadata or the text give it.")
    )
    date = dy.Date(
        nullable=True,
        **columns.about(
            "Date", "Day of publication, else the first day that the article reports on: the day used in charts."
        ),
    )
    dateline_place = dy.String(nullable=True, **columns.about("Dateline", "Place of the dateline, as written."))
    byline = dy.String(nullable=True, **columns.about("By-line", "By-line as written."))
    source_url = dy.String(nullable=True, **columns.about("Address", "Address of the page, if known."))
    kind = dy.String(
        nullable=True, **columns.about("Kind", "ringkasan: a dispatch of our own made from facts; else null.")
    )
    facts = dy.String(
        nullable=True, **columns.about("Facts", "Number of the fact sheet that a dispatch was made from.")
    )
    words = dy.Int32(min=0, **columns.about("Words", "Words in the body.", "words"))
    sentences = dy.Int32(min=0, **columns.about("Sentences", "Sentences in headline and body.", "sentences"))
    primary_region = columns.region("Main region")
    on_topic = dy.Bool(**columns.about("On topic", "Whether it is about the neutrality of civil servants."))
    topic_class = dy.String(
        check=lambda column: column.is_in(["asn_neutrality", "near_miss", "off_topic"]),
        **columns.about("Topic", "asn_neutrality, near_miss (police, army, election bodies) or off_topic."),
    )
    duplicate_group = columns.article_id()
    counted = dy.Bool(
        **columns.about("Counted", "False for a copy of an article that is counted already: charts leave it out.")
    )


class Sentences(dy.Schema):
    """The sentences of headline and body, in order."""

    article_id = columns.article_id(primary_key=True)
    sentence = dy.Int32(
        primary_key=True, min=0, **columns.about("Sentence", "Number of the sentence in its article, from 0.")
    )
    paragraph = dy.Int32(min=-1, **columns.about("Paragraph", "Paragraph of the body, from 0; -1 is the headline."))
    start = columns.start()
    end = columns.end()
    text = columns.words()


class Actors(dy.Schema):
    """One row a person, across articles."""

    actor_id = dy.String(primary_key=True, **columns.about("Actor", "Stable id, made from the name."))
    name = dy.String(min_length=1, **columns.about("Name", "Fullest name, without titles and degrees."))
    aliases = dy.List(dy.String(), **columns.about("Also written", "Other forms of the name in the articles."))
    role = dy.String(nullable=True, **columns.about("Office", "Office as most recently written."))
    acting = dy.String(
        nullable=True, **columns.about("Acting", "Pj, Pjs, Plt or Plh where the office was an acting one.")
    )
    organization = dy.String(nullable=True, **columns.about("Institution", "Institution of that office."))
    region = columns.region()
    articles = dy.Int32(min=1, **columns.about("Articles", "Counted articles that name the person.", "articles"))
    mentions = dy.Int32(min=1, **columns.about("Mentions", "Times named or pointed at.", "mentions"))
    statements = dy.Int32(min=0, **columns.about("Statements", "Statements by the person.", "statements"))
    first_seen = dy.Date(nullable=True, **columns.about("First seen", "Date of the earliest article."))
    last_seen = dy.Date(nullable=True, **columns.about("Last seen", "Date of the latest article."))


class Appearances(dy.Schema):
    """A person in one article, with the office that this article gives."""

    article_id = columns.article_id(primary_key=True)
    actor_id = dy.String(primary_key=True, **columns.about("Actor", "The person across articles."))
    name = dy.String(**columns.about("Name", "Fullest name in this article."))
    sentence = columns.sentence()
    start = columns.start()
    end = columns.end()
    role = dy.String(nullable=True, **columns.about("Office", "Office as this article writes it."))
    office_id = dy.String(nullable=True, **columns.about("Kind of office", "Row of offices.csv."))
    acting = dy.String(
        nullable=True, **columns.about("Acting", "Pj, Pjs, Plt or Plh where the office is an acting one.")
    )
    organization = dy.String(nullable=True, **columns.about("Institution", "Institution of the office."))
    region = columns.region()
    region_from = columns.region_from()
    mentions = dy.Int32(min=1, **columns.about("Mentions", "Times named or pointed at in this article.", "mentions"))
    speaks = dy.Bool(**columns.about("Speaks", "Whether the article reports a statement of the person."))
    checked = columns.checked()


class Mentions(_Located):
    """Every place where a person or an institution is named or pointed at."""

    kind = dy.String(
        primary_key=True,
        check=lambda column: column.is_in(["person", "institution"]),
        **columns.about("Kind", "person or institution."),
    )
    form = dy.String(
        check=lambda column: column.is_in(["full", "short", "pronoun"]),
        **columns.about("Form", "full name, short form, or pronoun (ia, dia, -nya)."),
    )
    name = dy.String(**columns.about("Name", "Who is meant: fullest name in the article."))
    actor_id = dy.String(nullable=True, **columns.about("Actor", "The person across articles; null for institutions."))
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("the person whom it names first")


class Statements(_Located):
    """What persons say, in quotation marks (direct) or reported (indirect)."""

    kind = dy.String(
        check=lambda column: column.is_in(["direct", "indirect"]),
        **columns.about("Form", "direct quotation or indirect."),
    )
    speaker = dy.String(
        nullable=True, **columns.about("Speaker", "Full name of the speaker; null: the text leaves it open.")
    )
    actor_id = dy.String(nullable=True, **columns.about("Actor", "The speaker across articles."))
    cue = dy.String(nullable=True, **columns.about("Verb", "Speech verb as written."))
    cue_class = dy.String(
        nullable=True,
        **columns.about("Kind of verb", "neutral, stressing, claiming ... (speech_verbs.csv); null: unknown."),
    )
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("its words and its speaker")
    checked = columns.checked()


class Timexes(_Located):
    """Dates, times and durations, with their TIMEX3 values."""

    type = dy.String(
        check=lambda column: column.is_in(["DATE", "TIME", "DURATION", "SET"]),
        **columns.about("Type", "DATE, TIME, DURATION or SET (TIMEX3)."),
    )
    value = dy.String(**columns.about("Value", "TIMEX3 value (ISO 8601)."))
    date = dy.String(nullable=True, **columns.about("Date", "ISO day, month or year meant; null for durations."))
    until = dy.String(nullable=True, **columns.about("Until", "End of an interval."))
    precision = dy.String(
        nullable=True,
        check=lambda column: column.is_in(PRECISIONS),
        **columns.about("Precision", "day, month or year: how exactly the text gives the date."),
    )
    relative = dy.Bool(**columns.about("Relative", "Whether it is counted from another day ('kemarin')."))
    weekday_ok = dy.Bool(
        nullable=True, **columns.about("Weekday fits", "Whether the written weekday fits; null without one.")
    )
    correction = dy.String(
        nullable=True, **columns.about("Likely date", "The likely date where the written one can't be.")
    )
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("its value, on IndoTimex")
    checked = columns.checked()


class Events(_Located):
    """Dated happenings, one row for each report of one."""

    event_id = dy.String(**columns.about("Event", "The same for all reports of one event."))
    date = dy.String(**columns.about("Date", "ISO day, month or year, as exactly as the text gives it."))
    until = dy.String(nullable=True, **columns.about("Until", "Last day of an interval."))
    first_day = dy.Date(**columns.about("First day", "First day that the date can mean."))
    last_day = dy.Date(**columns.about("Last day", "Last day that the date or interval can mean."))
    precision = dy.String(
        check=lambda column: column.is_in(PRECISIONS), **columns.about("Precision", "day, month or year.")
    )
    type = dy.String(
        check=lambda column: column.is_in(EVENT_TYPES), **columns.about("Type", "Kind of event, as in event_types.csv.")
    )
    place = dy.String(nullable=True, **columns.about("Place", "Place as written."))
    region = columns.region()
    participants = dy.List(dy.String(), **columns.about("Participants", "Persons named with it."))
    tense = dy.String(
        check=lambda column: column.is_in(["reports", "announces", "recalls"]),
        **columns.about("Told as", "Whether the article reports, announces or recalls it."),
    )
    status = dy.String(
        nullable=True,
        check=lambda column: column.is_in(STATUSES),
        **columns.about(
            "Status", "Of a violation, from the words alone: alleged, under_review, proven, sanctioned, dismissed."
        ),
    )
    stage_id = dy.String(
        nullable=True, **columns.about("Stage", "Main stage of the election calendar on its first day; null: none.")
    )
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("its date")
    checked = columns.checked()


class Places(_Located):
    """Words that name a region."""

    region = dy.String(**columns.about("Region", "Official name of the region."))
    code = dy.String(**columns.about("Code", "Kemendagri code."))
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("its region")


class CoverageTable(dy.Schema):
    """How much an article is about a region: the weights of an article add up to one."""

    article_id = columns.article_id(primary_key=True)
    region = dy.String(
        primary_key=True, **columns.about("Region", "Official name; 'national' for an article about no region.")
    )
    code = dy.String(nullable=True, **columns.about("Code", "Kemendagri code; null: national."))
    weight = dy.Float64(
        min=0, max=1, **columns.about("Weight", "Share of the article that is about the region.", "share")
    )
    primary = dy.Bool(**columns.about("Main region", "Whether it is the region that the article is about."))


class LegalReferences(_Located):
    """Instruments of law as cited."""

    type = dy.String(**columns.about("Type", "Kind of instrument: UU, PP, PKPU, SKB, SE ..."))
    number = dy.String(nullable=True, **columns.about("Number", "Number as cited."))
    year = dy.String(nullable=True, **columns.about("Year", "Year as cited."))
    instrument_id = dy.String(
        nullable=True, **columns.about("Instrument", "Row of legal_instruments.csv; null: unknown.")
    )
    doubt = dy.String(
        nullable=True, **columns.about("Doubt", "Why the citation can't be right; null: nothing speaks against it.")
    )
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("the instrument cited")
    checked = columns.checked()


class Figures(_Located):
    """Quantities with what they count."""

    value = dy.Float64(**columns.about("Value", "The number."))
    unit = dy.String(nullable=True, **columns.about("Unit", "Unit as written: persen, orang, kasus ..."))
    thing = dy.String(**columns.about("What", "What is counted, in the article's words."))
    speaker = dy.String(nullable=True, **columns.about("Given by", "Who gives the figure; null: the article itself."))
    as_of = dy.String(nullable=True, **columns.about("As of", "ISO date that the figure is for."))
    figure_key = dy.String(
        nullable=True, **columns.about("Reference", "Row of reference_figures.csv that it can be held against.")
    )
    agreement = dy.String(
        nullable=True,
        check=lambda column: column.is_in(["agrees", "differs"]),
        **columns.about("Against reference", "agrees or differs; null: can't be compared."),
    )
    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("its value")
    checked = columns.checked()


class DroppedLines(_Located):
    """Lines that are no part of an article's body: read-also lines, captions, by-lines, sidebars."""

    text = columns.words()
    rule = columns.rule()
    confidence = columns.confidence("whether it is such a line")


#: Every table by its name: the name of its file and of ``netralitas.load``.
SCHEMAS: dict[str, type[dy.Schema]] = {
    "files": Files,
    "articles": Articles,
    "sentences": Sentences,
    "actors": Actors,
    "appearances": Appearances,
    "mentions": Mentions,
    "statements": Statements,
    "timexes": Timexes,
    "events": Events,
    "places": Places,
    "coverage": CoverageTable,
    "legal_references": LegalReferences,
    "figures": Figures,
    "quarantine": Quarantine,
    "dropped_lines": DroppedLines,
    "corrections": Corrections,
    "offices": Offices,
    "institutions": Institutions,
    "happenings": Happenings,
}
