"""Regions that an article names: kabupaten, kota and provinces; a kecamatan or a building leads to its region.

A bare name that several regions share ("Bandung") is read, in this order, by the word before it ("Bupati", "Pemkot",
"Kecamatan"), by a list it continues ("Kabupaten Bogor, Sukabumi, dan Cianjur"), by how the article writes it out
elsewhere, by a building in the same paragraph, by the dateline, and by which kind of office the article speaks of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from netralitas.extract.coverage import coverage
from netralitas.extract.gazetteer import Gazetteer, Hit, Region, Word, gazetteer, words_of
from netralitas.records import Document, PlaceMention, Span
from netralitas.reference import Lexicon

__all__ = ["coverage", "places"]

_TYPED = frozenset({"kabupaten", "kota", "provinsi", "kecamatan"})
# What may stand between a cue and the name ("Pemerintah Kabupaten (Pemkab) Bandung", "Kab. Bandung", "se-Kota").
_GAP = re.compile(r"[\s().\-/\u00a0]*")
_LIST = re.compile(r"\s*(?:,\s*(?:dan|serta|maupun|hingga)?|/|dan|serta|maupun|hingga|&)\s*")
# Points of the compass after a name that is no region by itself ("Bandung Selatan"): a part of one.
_PARTS = frozenset({"selatan", "utara", "timur", "barat", "tengah", "raya", "kulon", "wetan"})
_INSIDE = re.compile(r"\s*[,(]\s*")


@dataclass(frozen=True, slots=True)
class _Place:
    """A hit with what is known about it; ``regions`` are the candidates that are left."""

    start: int
    end: int
    passage: int
    key: str
    regions: tuple[Region, ...]
    cue: str | None
    rule: str


def places(document: Document, lexicon: Lexicon) -> Iterator[PlaceMention]:
    """Mentions of regions in dateline, headline and body, in text order.

    ``rule`` is typed (kind of region or office before it), listed, unique, shared (a bare name that several regions
    have), enclosing ("Kota Bandung, Jawa Barat"), kecamatan, landmark or dateline. Names of persons, streets,
    villages and newspapers that hold a region's name are left out.
    """
    gaz = gazetteer(lexicon)
    article = document.article
    found: list[_Place] = []
    for number, passage in enumerate(article.passages):
        found.extend(_passage(document, gaz, passage, number))
    head = list(_dateline(document, gaz))
    resolved = _resolve(found, head, document, gaz)
    for place, region in sorted(resolved, key=lambda item: (item[0].start, item[1].code)):
        yield PlaceMention(place.start, place.end, region.name, region.code, place.rule)


def _passage(document: Document, gaz: Gazetteer, passage: Span, number: int) -> Iterator[_Place]:
    text = document.text
    words = words_of(text, *passage)
    previous: _Place | None = None
    for hit in gaz.hits(words):
        place = _placed(_Passage(document, gaz, words, number), hit, previous)
        if place is None:
            continue
        other = _twin(gaz, text, words, hit, place)
        if other:
            yield other
        yield place
        previous = place


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage's number and tokens, with what is needed to read them."""

    document: Document
    gaz: Gazetteer
    words: tuple[Word, ...]
    number: int


def _placed(passage: _Passage, hit: Hit, previous: _Place | None) -> _Place | None:
    """The hit as a place, or null where the words mean something else."""
    document, gaz, words, number = passage.document, passage.gaz, passage.words, passage.number
    text = document.text
    start, end = words[hit.first].start, words[hit.last - 1].end
    cue = _cue(gaz, text, words, hit.first)
    if cue == "other" or _is_person(document, start, end):
        return None
    if hit.key in gaz.landmarks and hit.candidates == gaz.landmarks[hit.key]:
        return _Place(start, end, number, hit.key, hit.candidates, None, "landmark")
    own = tuple(region for region in hit.candidates if region.type != "kecamatan")
    if cue in _TYPED:
        typed = tuple(region for region in hit.candidates if region.type == cue)
        if typed:
            begin = _cue_start(text, words, hit.first)
            return _Place(begin, end, number, hit.key, typed, cue, "kecamatan" if cue == "kecamatan" else "typed")
    if not own:
        return _Place(start, end, number, hit.key, hit.candidates, cue, "bare_kecamatan")
    if hit.key in gaz.traps and cue is None:
        return None
    after = words[hit.last] if hit.last < len(words) else None
    if after and len(own) > 1 and after.text.lower() in _PARTS and text[end : after.start] == " ":
        return None
    if previous and previous.cue in _TYPED and _LIST.fullmatch(text, previous.end, start):
        same = tuple(region for region in own if region.type == previous.cue)
        if same:
            return _Place(start, end, number, hit.key, same, previous.cue, "listed")
    if previous and _INSIDE.fullmatch(text, previous.end, start) and own[0].type == "provinsi":
        inside = tuple(r for r in own if any(child.code.startswith(r.code) for child in previous.regions))
        if inside:
            return _Place(start, end, number, hit.key, inside, None, "enclosing")
    return _Place(start, end, number, hit.key, own, cue, "unique" if len(own) == 1 else "shared")


def _cue(gaz: Gazetteer, text: str, words: tuple[Word, ...], first: int) -> str | None:
    """The kind of the word before the name, null where it is no cue or does not touch the name."""
    if first == 0 or not _GAP.fullmatch(text, words[first - 1].end, words[first].start):
        return None
    return gaz.cues.get(words[first - 1].text.lower())


def _cue_start(text: str, words: tuple[Word, ...], first: int) -> int:
    """Where "Kota Bandung" begins: at the word for the kind of region, but not at an office ("Bupati Bandung")."""
    before = words[first - 1]
    plain = before.text.lower() in {"kabupaten", "kab", "kota", "provinsi", "propinsi", "prov", "kecamatan", "kec"}
    office = first > 1 and words[first - 2].text.lower() in {"wali", "balai"}
    touching = ")" not in text[before.end : words[first].start]
    return before.start if plain and touching and not office else words[first].start


def _twin(gaz: Gazetteer, text: str, words: tuple[Word, ...], hit: Hit, place: _Place) -> _Place | None:
    """The other half of "Kabupaten dan Kota Bandung"."""
    at = hit.first - 1
    if place.rule != "typed" or at < 1:
        return None
    joined = words[at - 1].text.lower() in {"dan", "maupun", "serta", "atau"}
    other = gaz.cues.get(words[at - 2].text.lower()) if joined and at > 1 else None
    if text[words[at - 1].end : words[at].start] == "/":
        other = gaz.cues.get(words[at - 1].text.lower())
    literal = {"kabupaten", "kota", "kab", "pemkab", "pemkot"}
    if other not in {"kabupaten", "kota"} or other == place.cue or words[at].text.lower() not in literal:
        return None
    regions = tuple(region for region in hit.candidates if region.type == other)
    return replace(place, regions=regions, cue=other) if regions else None


def _is_person(document: Document, start: int, end: int) -> bool:
    """Whether the words are part of a longer name of a person."""
    return any(
        entity.label == "PER"
        and entity.start <= start
        and end <= entity.end
        and entity.end - entity.start > end - start
        for entity in document.entities
    )


def _dateline(document: Document, gaz: Gazetteer) -> Iterator[_Place]:
    span = document.article.dateline_span
    if span is None:
        return
    words = words_of(document.text, *span)
    for hit in gaz.hits(words):
        cue = _cue(gaz, document.text, words, hit.first)
        own = tuple(region for region in hit.candidates if region.type != "kecamatan") or hit.candidates
        typed = tuple(region for region in own if region.type == cue) or own
        start, end = words[hit.first].start, words[hit.last - 1].end
        yield _Place(start, end, -1, hit.key, typed, cue if cue in _TYPED and len(typed) == 1 else None, "dateline")
        return


def _resolve(
    found: list[_Place], head: list[_Place], document: Document, gaz: Gazetteer
) -> Iterator[tuple[_Place, Region]]:
    certain = [
        place for place in found if len(place.regions) == 1 and place.rule not in {"kecamatan", "bare_kecamatan"}
    ]
    named = {place.regions[0].code for place in certain}
    written_out = [place for place in certain if place.rule in {"typed", "listed"}]
    kind = _kind_of_article(document, gaz)
    settled: dict[str, Region] = {}
    for place in found:
        if place.rule in {"kecamatan", "bare_kecamatan"}:
            region = _parent(place, named, gaz)
        elif len(place.regions) == 1:
            region = place.regions[0]
        else:
            region = _choose(place, written_out, certain, head, kind)
            settled[place.key] = region
        if region:
            yield place, region
    for place in head:
        if place.regions[0].type == "kecamatan":
            parents = {r.parent for r in place.regions}
            near = parents & named or parents
            region = gaz.by_code.get(next(iter(near))) if len(near) == 1 else None
        elif len(place.regions) == 1:
            region = place.regions[0]
        else:
            region = settled.get(place.key) or _choose(place, written_out, certain, [], kind)
        if region:
            yield place, region


def _parent(place: _Place, named: set[str], gaz: Gazetteer) -> Region | None:
    """The kabupaten or kota of a kecamatan; a bare name ("Soreang") counts only beside its region."""
    parents = {region.parent for region in place.regions}
    near = parents & named
    if len(near) == 1:
        return gaz.by_code.get(next(iter(near)))
    if place.rule == "kecamatan" and len(parents) == 1:
        return gaz.by_code.get(next(iter(parents)))
    return None


def _choose(
    place: _Place, written_out: Iterable[_Place], certain: Iterable[_Place], head: Iterable[_Place], kind: str
) -> Region:
    """The region that a shared name means here."""
    same = [other for other in written_out if other.key == place.key and other.regions[0] in place.regions]
    if same:
        # The one written out last before this place, else the first one after it.
        before = [other for other in same if other.start < place.start]
        return (before[-1] if before else same[0]).regions[0]
    for other in certain:
        if other.rule == "landmark" and other.passage == place.passage and other.regions[0] in place.regions:
            return other.regions[0]
    for other in head:
        if other.cue and other.regions[0] in place.regions:
            return other.regions[0]
    order = {kind: 0, "provinsi": 1, "kota": 2, "kabupaten": 3}
    return min(place.regions, key=lambda region: (order.get(region.type, 4), region.code))


def _kind_of_article(document: Document, gaz: Gazetteer) -> str:
    """Whether the article speaks of a bupati's or of a mayor's offices; empty where of neither or both alike."""
    counts: Counter[str] = Counter()
    for passage in document.article.passages:
        for word in words_of(document.text, *passage):
            cue = gaz.cues.get(word.text.lower())
            if cue in {"kabupaten", "kota"}:
                counts[cue] += 1
    ahead = counts["kabupaten"] - counts["kota"]
    return "kabupaten" if ahead > 0 else "kota" if ahead < 0 else ""
