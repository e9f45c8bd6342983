"""Evidence pages: one an article, with what was found in it and the sentences that it was found in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from netralitas.charts.frame import plural
from netralitas.report import marking
from netralitas.report.corpus_rows import CorpusRows, Row
from netralitas.report.marking import Cut, Mark, short
from netralitas.report.static_page import Cell, Frame, Section, dated, indonesian, written_date, written_number

#: Extracts of a text that is not ours to print.
EXTRACTS = 10
#: Characters of sentences on one page, and lines set aside that are shown: a text may be as long as a book.
MOST_CHARACTERS, MOST_DROPPED = 60_000, 60
#: How much a record makes a sentence worth showing as an extract.
_WEIGHTS = {
    "events": 5,
    "statements": 4,
    "legal_references": 3,
    "figures": 2,
    "appearances": 2,
    "mentions": 1,
    "places": 1,
}


@dataclass(frozen=True)
class Sentence:
    """A sentence on a page: its number, its marked words (empty: not shown) and what it is evidence of."""

    number: int
    headline: bool
    opens: bool
    words: Markup
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """An article as its page shows it. ``note`` says what is not shown and why; empty where all is."""

    article: Row
    full: bool
    note: str
    sentences: tuple[Sentence, ...]
    kinds: tuple[tuple[str, str, str], ...]


def evidence(corpus: CorpusRows, article_id: str, *, full: bool | None = None) -> Evidence:
    """The marked sentences of an article; ``full`` overrides what the corpus says of showing it whole."""
    article, records = corpus.articles[article_id], corpus.records(article_id)
    entire = corpus.is_full(article_id) if full is None else full
    found = marking.marks(records)
    rows = sorted(records["sentences"], key=lambda row: int(row["sentence"]))
    cuts = _all(rows) if entire else _extracts(rows, records)
    by_sentence = _by_sentence(found, rows)
    notes = _notes(records)
    sentences, paragraph = [], None
    for row in rows:
        number = row["sentence"]
        cut = cuts.get(number)
        words = marking.marked(row["text"], row["start"], by_sentence[number], cut) if cut else Markup()
        opens, paragraph = row["paragraph"] != paragraph, row["paragraph"]
        sentences.append(Sentence(number, row["paragraph"] < 0, opens, words, tuple(notes.get(number, ()))))
    seen = {mark.kind for mark in found}
    kinds = tuple((kind, letter, word) for kind, (letter, word) in marking.KINDS.items() if kind in seen)
    return Evidence(article, entire, _note(rows, cuts, entire), tuple(sentences), kinds)


def _by_sentence(found: Sequence[Mark], rows: Sequence[Row]) -> dict[int, list[Mark]]:
    """The marks of each sentence; one that reaches over its end is in both."""
    shared: dict[int, list[Mark]] = {}
    first = 0
    for row in rows:
        while first < len(found) and found[first].end <= row["start"]:
            first += 1
        last = first
        while last < len(found) and found[last].start < row["end"]:
            last += 1
        shared[row["sentence"]] = list(found[first:last])
    return shared


def _all(rows: Sequence[Row]) -> dict[int, Cut]:
    """Every sentence, up to the length that a page can carry."""
    cuts, used = {}, 0
    for row in rows:
        cut = marking.whole(row["text"])
        used += cut.end
        if used > MOST_CHARACTERS:
            break
        cuts[row["sentence"]] = cut
    return cuts


def _extracts(rows: Sequence[Row], records: Mapping[str, Sequence[Row]]) -> dict[int, Cut]:
    """Ten extracts around what weighs most, each from another sentence."""
    weight: dict[int, int] = {}
    around: dict[int, tuple[int, int]] = {}
    for table, worth in _WEIGHTS.items():
        for record in records[table]:
            number = record["sentence"]
            if number is not None:
                weight[number] = weight.get(number, 0) + worth
                around[number] = max(around.get(number, (0, 0)), (worth, -record["start"]))
    chosen = sorted(weight, key=lambda number: (-weight[number], number))[:EXTRACTS]
    of = {row["sentence"]: row for row in rows}
    return {
        number: marking.extract(of[number]["text"], max(0, -around[number][1] - of[number]["start"]))
        for number in sorted(chosen)
        if number in of
    }


def _note(rows: Sequence[Row], cuts: Mapping[int, Cut], full: bool) -> str:
    left = len(rows) - len(cuts)
    if not full:
        return (
            f"This text belongs to its publisher. Shown are at most {EXTRACTS} extracts of at most "
            f"{marking.EXTRACT_WORDS} words around what was found ({len(cuts)} of {plural(len(rows), 'sentence')}); "
            "the whole stands at the source."
        )
    notes = []
    if left:
        notes.append(f"The text is very long: the first {plural(len(cuts), 'sentence')} of {len(rows):,} are shown.")
    if any(len(row["text"]) > cuts[row["sentence"]].end for row in rows if row["sentence"] in cuts):
        notes.append(f"Sentences of more than {marking.LONGEST:,} characters are cut.")
    if notes:
        notes.append("All of it stands in the table of sentences among the downloads.")
    return " ".join(notes)


def _notes(records: Mapping[str, Sequence[Row]]) -> dict[int, list[str]]:
    """What each sentence is evidence of, in words."""
    found: dict[int, list[str]] = {}
    for row in records["statements"]:
        said = f"{row['kind']} statement of {short(row['speaker'], 80) if row['speaker'] else 'an unnamed speaker'}"
        found.setdefault(row["sentence"], []).append(said)
    for row in records["events"]:
        status = f", {row['status'].replace('_', ' ')}" if row["status"] else ""
        told = f"event: {row['type'].replace('_', ' ')}, {written_date(row['date'], row['until'])}{status}"
        found.setdefault(row["sentence"], []).append(told)
    return {number: list(dict.fromkeys(notes)) for number, notes in found.items() if number is not None}


def page(frame: Frame, corpus: CorpusRows, article_id: str, codes: Mapping[str, str]) -> bytes:
    """An article's page. ``codes`` has the regions that have a page of their own."""
    shown = evidence(corpus, article_id)
    article, records = shown.article, corpus.records(article_id)
    link = marking.safe_link(article["source_url"])
    facts = [
        ("Outlet", Cell(short(article["outlet"])) if article["outlet"] else Cell("not stated")),
        ("Published", Cell(written_date(article["published"]) if article["published"] else _undated(article))),
        ("Source", Cell(short(urlsplit(link).hostname or link), link, away=True) if link else Cell("no address")),
        (
            "Kind",
            Cell(
                "ringkasan: a dispatch of our own, made from facts"
                if article["kind"] == "ringkasan"
                else short(article["kind"] or "article of an outlet")
            ),
        ),
        ("Main region", _region(article["primary_region"], codes)),
        (
            "Topic",
            Cell(
                {
                    "asn_neutrality": "neutrality of civil servants",
                    "near_miss": "near miss: neutrality of others",
                    "off_topic": "another topic",
                }[article["topic_class"]]
            ),
        ),
        *([("Reference", Cell(short(article["facts"], 40)))] if article["facts"] else []),
        ("Length", Cell(f"{plural(article['words'], 'word')}, {plural(article['sentences'], 'sentence')}")),
    ]
    if not article["counted"]:
        first = next(
            (
                one
                for one, row in corpus.articles.items()
                if row["counted"] and row["duplicate_group"] == article["duplicate_group"]
            ),
            "",
        )
        facts.append(("Counted", Cell("no: a near-copy of another article", f"{first}.html" if first else "")))
    dropped = records["dropped_lines"]
    sections = [_people(records), _events(records, codes), _coverage(records, codes), _law(records), _figures(records)]
    return frame.page(
        "evidence.html",
        short(article["title"], 240) if article["title"] else "Article without a headline",
        shown=shown,
        facts=facts,
        sections=sections,
        dropped=[
            (marking.short(marking.quoted(row["text"], full=shown.full)), row["rule"]) for row in dropped[:MOST_DROPPED]
        ],
        dropped_more=max(0, len(dropped) - MOST_DROPPED),
        hidden=[sentence.number for sentence in shown.sentences if not sentence.words],
    )


def _undated(article: Row) -> str:
    first = article["date"]
    return f"not stated; reports on {written_date(first)}" if first else "not stated"


def _region(name: str | None, codes: Mapping[str, str]) -> Cell:
    if not name or name == "national":
        return Cell("none in particular (national)")
    return Cell(short(name), f"../regions/{codes[name]}.html" if name in codes else "", "id")


def _sentence(row: Mapping[str, Any]) -> Cell:
    number = row["sentence"]
    return Cell(f"sentence {number}", f"#s{number}") if number is not None else Cell("–")


def _people(records: Mapping[str, Sequence[Row]]) -> Section:
    said: dict[str, list[str]] = {}
    for row in records["statements"]:
        said.setdefault(row["actor_id"] or "", []).append(row["kind"])
    rows = []
    for row in records["appearances"]:
        kinds = said.get(row["actor_id"], [])
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in ("direct", "indirect") if kind in kinds)
        speaks = counts or ("speaks" if row["speaks"] else "only spoken about")
        rows.append((indonesian(row["name"]), indonesian(row["role"]), Cell(speaks), _sentence(row)))
    return Section(
        "people",
        "People",
        "" if rows else "No person is named.",
        "Persons named, with the office that this article gives.",
        ("Person", "Office, as written", "Statements", "First named"),
        tuple(rows),
    )


def _events(records: Mapping[str, Sequence[Row]], codes: Mapping[str, str]) -> Section:
    rows = tuple(
        (
            dated(row["date"], row["until"]),
            indonesian(row["type"].replace("_", " ")),
            _region(row["region"], codes) if row["region"] else Cell("–"),
            Cell((row["status"] or "–").replace("_", " ")),
            Cell(row["tense"]),
            Cell("–" if row["confidence"] is None else f"{100 * row['confidence']:.0f}%", number=True),
            _sentence(row),
        )
        for row in records["events"]
    )
    return Section(
        "events",
        "Events",
        "" if rows else "No dated event was found.",
        "Events with a date. Status is an accusation's, as the words say and no more. Confidence is how often dates "
        "found by the same rule were right in our annotated articles; –: too few of them to say.",
        ("Date", "Type", "Region", "Status", "Told as", "Confidence", "Where"),
        rows,
    )


def _coverage(records: Mapping[str, Sequence[Row]], codes: Mapping[str, str]) -> Section:
    ordered = sorted(records["coverage"], key=lambda row: (-float(row["weight"]), str(row["region"])))
    rows = tuple(
        (
            _region(row["region"], codes),
            Cell(f"{100 * row['weight']:.0f}%", number=True),
            Cell("yes" if row["primary"] else "–"),
        )
        for row in ordered
    )
    return Section(
        "coverage",
        "Coverage",
        "" if rows else "No region was found.",
        "How much of the article is about which region.",
        ("Region", "Share", "Main region"),
        rows,
    )


def _law(records: Mapping[str, Sequence[Row]]) -> Section:
    rows = tuple(
        (
            indonesian(row["text"]),
            Cell(short(row["instrument_id"] or "not in our register")),
            Cell(short(row["doubt"] or "–")),
            _sentence(row),
        )
        for row in records["legal_references"]
    )
    return Section(
        "law",
        "Law",
        "" if rows else "No instrument of law is cited.",
        "Instruments of law as cited.",
        ("As written", "Instrument", "Doubt", "Where"),
        rows,
    )


def counted(unit: str | None, thing: str) -> str:
    """What a figure counts, in words: the unit and the thing, without the unit where the thing begins with it."""
    begins = unit and thing.lower().startswith(unit.lower())
    return thing if begins or not unit else f"{unit} {thing}".strip()


def _figures(records: Mapping[str, Sequence[Row]]) -> Section:
    rows = tuple(
        (
            Cell(written_number(row["value"]), number=True),
            indonesian(counted(row["unit"], row["thing"])),
            indonesian(row["speaker"]),
            Cell({"agrees": "agrees", "differs": "differs", None: "nothing to compare with"}[row["agreement"]]),
            _sentence(row),
        )
        for row in records["figures"]
    )
    return Section(
        "figures",
        "Figures",
        "" if rows else "No figure was found.",
        "Figures that the article gives, held against reference figures where there is one.",
        ("Value", "Of what", "Given by", "Against reference", "Where"),
        rows,
    )
