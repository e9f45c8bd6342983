"""Names of regions in a text: one token-hash table for all of them, built once per lexicon.

A name is looked up by its tokens, the longest one first, so that reading is linear in the text whatever the size of
the gazetteer ("Bandung Barat" before "Bandung").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from netralitas.reference import Lexicon

TOKEN = re.compile(r"\w+")
_TYPE_WORDS = re.compile(
    r"^(?:Provinsi|Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota|Kecamatan|Kep\.)\s+", re.IGNORECASE
)


class Region(NamedTuple):
    """A row of ``regions.csv``."""

    code: str
    name: str
    type: str
    parent: str


class Word(NamedTuple):
    """A token of the text."""

    start: int
    end: int
    text: str


class Hit(NamedTuple):
    """Tokens ``first`` to ``last`` (end-exclusive) of the text that may name any of the candidates."""

    first: int
    last: int
    key: str
    candidates: tuple[Region, ...]


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The lookup tables of a lexicon. ``names`` and ``landmarks`` map lower-case tokens joined by blanks."""

    names: Mapping[str, tuple[Region, ...]]
    shouted: Mapping[str, tuple[Region, ...]]
    landmarks: Mapping[str, tuple[Region, ...]]
    longest: Mapping[str, int]
    cues: Mapping[str, str]
    traps: frozenset[str]
    by_code: Mapping[str, Region]

    def hits(self, words: tuple[Word, ...]) -> Iterator[Hit]:
        """Names in a row of tokens, the longest at each place, without overlaps."""
        position = 0
        while position < len(words):
            hit = self._at(words, position)
            if hit:
                yield hit
            position = hit.last if hit else position + 1

    def _at(self, words: tuple[Word, ...], first: int) -> Hit | None:
        if not words[first].text[0].isupper():
            return None
        length = min(self.longest.get(words[first].text.lower(), 0), len(words) - first)
        for last in range(first + length, first, -1):
            span = words[first:last]
            if not span[-1].text[0].isupper() and not span[-1].text[0].isdigit():
                continue
            written = " ".join(word.text for word in span)
            key = written.lower()
            found = self.shouted.get(written) or self.names.get(key) or self.landmarks.get(key)
            if found:
                return Hit(first, last, key, found)
        return None

    def region(self, name: str) -> Region | None:
        """The kabupaten, kota or province of an official name, or of a bare one that only one of them has."""
        found = self.names.get(tokens_of(name), ())
        official = [region for region in found if region.name == name]
        plain = [region for region in found if region.type != "kecamatan"]
        return official[0] if official else plain[0] if len(plain) == 1 else None


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The tokens of a passage."""
    return tuple(Word(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end))


def tokens_of(name: str) -> str:
    """The key of a name."""
    return " ".join(TOKEN.findall(_TYPE_WORDS.sub("", name))).lower()


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon."""
    names: dict[str, list[Region]] = {}
    shouted: dict[str, list[Region]] = {}
    by_code: dict[str, Region] = {}
    for row in lexicon.tables.get("regions", ()):
        region = Region(row["code"], row["name"], row["type"], row["parent_code"])
        by_code[region.code] = region
        keys = {tokens_of(region.name)}
        for alias in row.parts("aliases"):
            if alias.isupper():
                shouted.setdefault(" ".join(TOKEN.findall(alias)), []).append(region)
            else:
                keys.add(tokens_of(alias))
        for key in keys:
            names.setdefault(key, []).append(region)
    landmarks: dict[str, list[Region]] = {}
    for row in lexicon.tables.get("landmarks", ()):
        place = by_code.get(row["region_code"])
        for name in (row["name"], *row.parts("aliases")):
            if place:
                landmarks.setdefault(" ".join(TOKEN.findall(name)).lower(), []).append(place)
    longest: dict[str, int] = {}
    for key in (*names, *landmarks, *(word.lower() for word in shouted)):
        parts = key.split(" ")
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
    cues = {row["word"]: row["kind"] for row in lexicon.tables.get("region_cues", ())}
    traps = frozenset(row["name"].lower() for row in lexicon.tables.get("region_traps", ()))
    return Gazetteer(
        names=_frozen(names),
        shouted=_frozen(shouted),
        landmarks=_frozen(landmarks),
        longest=MappingProxyType(longest),
        cues=MappingProxyType(cues),
        traps=traps,
        by_code=MappingProxyType(by_code),
    )


def _frozen(table: dict[str, list[Region]]) -> Mapping[str, tuple[Region, ...]]:
    return MappingProxyType({key: tuple(found) for key, found in table.items()})
