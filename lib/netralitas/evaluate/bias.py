"""Bias: what the mistakes do to the report's shares, with the gold's share beside the system's on the same articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.counts import ROUNDS, SEED
from netralitas.evaluate.own import fold, is_sentence, sentence_at
from netralitas.evaluate.results import FOLDER
from netralitas.evaluate.rulers import Annotated
from netralitas.records import Reading
from netralitas.reference import Lexicon

FILE = FOLDER / "bias.csv"
#: Groups that neither side saw so often are left out: a share of one article is no headline.
LEAST = 2
SCHEMA: dict[str, type[pl.DataType]] = {
    "dataset": pl.String,
    "share": pl.String,
    "group": pl.String,
    "gold_part": pl.Int64,
    "gold_whole": pl.Int64,
    "gold_share": pl.Float64,
    "part": pl.Int64,
    "whole": pl.Int64,
    "system_share": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}
#: Groups of one article and how often each occurs; the second says whether the whole is articles or records.
Groups = Counter[str]
Pair = tuple[Groups, Groups]
ARTICLES = frozenset({"articles on topic", "articles by main region", "articles that name"})
NO_OFFICE, NOBODY = "no office", "no person"


def table(measured: Sequence[Measured]) -> pl.DataFrame:
    """Shares by gold and by system on annotated articles (``SCHEMA``), with a bootstrap interval of their difference.

    ``gold_whole`` and ``whole`` count articles, or the records that the share is of.
    """
    lexicon = Lexicon.load(paths.REFERENCE)
    rows = []
    for ruler, readings, _ in measured:
        if not isinstance(ruler, Annotated):
            continue
        shares: dict[str, list[Pair]] = {}
        for name, entry in ruler.entries().items():
            if name in readings:
                for share, pair in _pairs(entry, readings[name], lexicon):
                    shares.setdefault(share, []).append(pair)
        for share, pairs in shares.items():
            rows += list(_rows(ruler.dataset, share, pairs))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _pairs(entry: Mapping[str, Any], reading: Reading, lexicon: Lexicon) -> Iterator[tuple[str, Pair]]:
    primary = next((part.region for part in reading.coverage if part.primary), None)
    yield "articles on topic", (_one("on topic", entry["on_topic"]), _one("on topic", reading.topic.on_topic))
    main = (entry["primary_region"] or "national", primary or "national")
    yield "articles by main region", (Counter([main[0]]), Counter([main[1]]))
    names = {fold(form): person["name"] for person in entry["persons"] for form in (person["name"], *person["aliases"])}
    yield (
        "articles that name",
        (
            Counter({person["name"] for person in entry["persons"]}),
            Counter({names.get(fold(person.name), person.name) for person in reading.people}),
        ),
    )
    offices = {person["name"]: person["role"] for person in entry["persons"]}
    found = {person.name: person.role for person in reading.people}
    yield (
        "statements by kind of office",
        (
            Counter(_kind(speaker, offices, lexicon) for speaker in _annotated_speakers(entry)),
            Counter(_kind(speaker, found, lexicon) for speaker in _speakers(entry, reading)),
        ),
    )
    events = [event for event in entry["events"] if not event.get("optional")]
    told = [event for event in reading.events if not _is_optional(event.date, entry["events"])]
    yield "events by type", (Counter(e["type"] for e in events), Counter(e.type for e in told))
    if any("status" in event for event in entry["events"]) or "statements" in entry:
        stated = (Counter(e.get("status") or "none" for e in events), Counter(str(e.status or "none") for e in told))
        yield "events by status", stated


def _is_optional(date: str, events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the gold knows a day by optional events only: they count on neither side."""
    marks = [bool(event.get("optional")) for event in events if date in {event["date"], *event.get("date_ok", ())}]
    return bool(marks) and all(marks)


def _annotated_speakers(entry: Mapping[str, Any]) -> list[str | None]:
    return [x["speaker"] for x in (*entry["quotes"], *entry.get("statements", ())) if not x.get("optional")]


def _speakers(entry: Mapping[str, Any], reading: Reading) -> Iterator[str | None]:
    """Who speaks by our reading; of the real articles only the quotations are annotated."""
    optional = [statement for statement in entry.get("statements", ()) if statement.get("optional")]
    for said in reading.statements:
        sentence = sentence_at(reading, said.start)
        indirect = "statements" in entry and not any(is_sentence(statement, sentence) for statement in optional)
        if said.kind == "direct" or indirect:
            yield said.speaker


def _one(group: str, holds: bool) -> Groups:
    return Counter([group] if holds else [])


def _kind(speaker: str | None, roles: Mapping[str, str | None], lexicon: Lexicon) -> str:
    """Kind of a speaker's office by its words alone, so that gold and system are sorted by the same rule."""
    if speaker is None:
        return NOBODY
    role = f" {fold(roles.get(speaker) or '')} "
    return next((kind for words, kind in _titles(lexicon) if f" {words} " in role), NO_OFFICE)


@lru_cache(maxsize=2)
def _titles(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Titles of offices and their kinds, the longest first."""
    titles = {(fold(words), row["kind"]) for row in lexicon["offices"] for words in row.parts("pattern_words")}
    return tuple(sorted(titles, key=lambda title: (-len(title[0]), title)))


def _rows(dataset: str, share: str, pairs: Sequence[Pair]) -> Iterator[tuple[Any, ...]]:
    gold, system = _sum(pair[0] for pair in pairs), _sum(pair[1] for pair in pairs)
    groups = sorted(
        (group for group in gold | system if max(gold[group], system[group]) >= LEAST),
        key=lambda group: (-gold[group], -system[group], group),
    )
    draw = random.Random(SEED)  # noqa: S311  (no secret is made of it)
    drawn = [draw.choices(pairs, k=len(pairs)) for _ in range(ROUNDS)] if len(pairs) > 1 else []
    sums = [(_sum(p[0] for p in pick), _sum(p[1] for p in pick)) for pick in drawn]
    for group in groups:
        wholes = [len(pairs)] * 2 if share in ARTICLES else [gold.total(), system.total()]
        differences = sorted(
            d for one, other in sums if (d := _difference(one, other, group, len(pairs), share)) is not None
        )
        low, high = (
            (
                differences[int(0.025 * len(differences))],
                differences[min(len(differences) - 1, int(0.975 * len(differences)))],
            )
            if differences
            else (None, None)
        )
        shares = (_ratio(gold[group], wholes[0]), _ratio(system[group], wholes[1]))
        difference = None if None in shares else shares[1] - shares[0]  # type: ignore[operator]
        yield (
            *(dataset, share, group, gold[group], wholes[0], _short(shares[0])),
            *(system[group], wholes[1], _short(shares[1]), _short(difference), _short(low), _short(high)),
        )


def _sum(groups: Iterable[Groups]) -> Groups:
    found: Groups = Counter()
    for counted in groups:
        found.update(counted)
    return found


def _difference(gold: Groups, system: Groups, group: str, articles: int, share: str) -> float | None:
    wholes = (articles, articles) if share in ARTICLES else (gold.total(), system.total())
    one, other = _ratio(gold[group], wholes[0]), _ratio(system[group], wholes[1])
    return None if one is None or other is None else other - one


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
