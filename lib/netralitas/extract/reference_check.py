"""A figure of an article against ``reference_figures.csv``: agrees, differs, or cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from netralitas.extract.gazetteer import gazetteer, words_of
from netralitas.records import Document, Figure
from netralitas.reference import Lexicon, Row

#: A share of the reference value by which a hedged figure ("sekitar", "hampir") may be off and still agree.
HEDGE = 0.1
#: Characters before a sentence in which what it counts may have been named.
_WINDOW = 250
#: Units of facts that do not change from day to day; in these another value contradicts the reference.
_FIXED = frozenset({"provinsi", "kabupaten/kota", "kabupaten", "kota", "kecamatan", "daerah"})
_ELECTIONS = {
    "pilkada": re.compile(r"\b(?:pilkada|pemilihan kepala daerah|pilgub|pilbup|pilwalkot|pilwalkot|pilwali)\b", re.I),
    "pemilu": re.compile(r"\b(?:pemilu|pemilihan umum|pilpres|pileg|pemilihan legislatif)\b", re.I),
}
_EARLIER = re.compile(r"\b(?:pilkada|pemilu|pilpres|pilgub)\s+(?:serentak\s+)?(?:20(?:0\d|1\d|2[0-3]))\b", re.I)


class Claim(NamedTuple):
    """A figure in its sentence (``span``); ``hedged`` where the text calls it approximate."""

    document: Document
    figure: Figure
    span: tuple[int, int]
    hedged: bool


def compare(claim: Claim, lexicon: Lexicon) -> tuple[str | None, Literal["agrees", "differs"] | None]:
    """The key of the reference figure that counts the same thing, and whether the two agree; nulls where none does.

    The same thing means: same unit, same region, same election where the reference has one, and at least one of its
    cue words in the sentence. Counts that grow from day to day (cases, voters) agree or cannot be told: another value
    on another day is no contradiction.
    """
    figure = claim.figure
    rows = _by_unit(lexicon).get(figure.unit or "", ())
    if not rows:
        return None, None
    strict = _matching(rows, claim.document.text[slice(*claim.span)], {_region(claim, lexicon)})
    for row in strict:
        if _agrees(figure.value, row, hedged=claim.hedged):
            return row["figure_key"], "agrees"
    if strict and strict[0]["unit"] in _FIXED and strict[0]["certainty"] == "high":
        return strict[0]["figure_key"], "differs"
    # The same value for the same unit and cue agrees also where the region stands elsewhere in the paragraph or before.
    window = claim.document.text[max(0, claim.span[0] - _WINDOW) : claim.span[1]]
    for row in _matching(rows, window, _regions(claim, lexicon)):
        if row["region"] and _agrees(figure.value, row, hedged=False):
            return row["figure_key"], "agrees"
    return None, None


def _matching(rows: Iterable[Row], words: str, regions: set[str | None]) -> list[Row]:
    """The reference figures that the words may be about, those with most cue words first."""
    lowered = words.lower()
    counts = {row["figure_key"]: sum(cue.lower() in lowered for cue in row.parts("what_id")) for row in rows}
    found = [
        row
        for row in rows
        if counts[row["figure_key"]] and (row["region"] or None) in regions and _same_election(row["election"], words)
    ]
    return sorted(found, key=lambda row: (-counts[row["figure_key"]], row["figure_key"]))


def _regions(claim: Claim, lexicon: Lexicon) -> set[str | None]:
    """Every region that the article names as such, from its start to the end of the figure's sentence."""
    return {name for name, at in _first_named(claim.document.text, lexicon).items() if at < claim.span[1]}


@lru_cache(maxsize=4)
def _first_named(text: str, lexicon: Lexicon) -> Mapping[str, int]:
    """Where each region is named first."""
    words = words_of(text, 0, len(text))
    first: dict[str, int] = {}
    for hit in gazetteer(lexicon).hits(words):
        for region in hit.candidates:
            if region.type != "kecamatan":
                first.setdefault(region.name, words[hit.first].start)
    return MappingProxyType(first)


def _region(claim: Claim, lexicon: Lexicon) -> str | None:
    """The region that the figure is about: the first one named after it in its sentence up to the next number."""
    gaz = gazetteer(lexicon)
    text = claim.document.text
    start, limit = claim.figure.end, max(claim.span[1], claim.figure.end)
    digit = re.search(r"\d|;|\bserta\b|, (?:termasuk|di antaranya)", text[start:limit])
    limit = start + digit.start() if digit else limit
    for hit in gaz.hits(words_of(text, start, limit)):
        own = [region for region in hit.candidates if region.type != "kecamatan"]
        if own:
            return own[0].name if len(own) == 1 else min(own, key=lambda region: region.type != "kota").name
    return None


def _same_election(election: str, sentence: str) -> bool:
    if _EARLIER.search(sentence):
        return False
    if not election:
        return True
    named = {name for name, pattern in _ELECTIONS.items() if pattern.search(sentence)}
    return not named or election in named


def _agrees(value: float, row: Row, *, hedged: bool) -> bool:
    try:
        known = float(row["value"])
    except ValueError:
        return False
    about = hedged or row["what"].rstrip().endswith(("about", "nearly", "more than"))
    return abs(value - known) <= (HEDGE * abs(known) if about else 1e-9)


@lru_cache(maxsize=8)
def _by_unit(lexicon: Lexicon) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in lexicon.tables.get("reference_figures", ()):
        found.setdefault(row["unit"], []).append(row)
    return MappingProxyType({unit: tuple(rows) for unit, rows in found.items()})
