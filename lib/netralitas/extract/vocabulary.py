"""What the reference tables say about single words and set phrases, made ready for look-ups once a lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from netralitas.extract.words import Word, word_set, words
from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row

T = TypeVar("T")

#: Days and months, which no name runs over (a closed class).
CALENDAR = word_set(
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad januari februari pebruari maret april mei juni "
    "juli agustus september oktober november nopember desember"
)
#: Police before "Metro", which is then the metropolitan force of Jakarta and no town.
_POLICE = word_set("polda polres kapolda kapolres polsek kapolsek wakapolda wakapolres daerah resor sektor restro")
#: Prefix and suffix shapes that only derived words have (Tata Bahasa Baku, chapter on affixes): never a name by itself.
_DERIVED = re.compile(
    r"(?:pe[mnlr]|pe|per|ke|se|me[mn]|me|di|ber|ter)[a-z]{3,}(?:an|kan)|(?:men|mem|meng|meny)[a-z]{4,}i?|di[a-z]{4,}kan"
)


class Phrases(Generic[T]):
    """Set phrases by their words, case ignored; the longest that begins at a word is found."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        table: dict[str, dict[tuple[str, ...], T]] = defaultdict(dict)
        for phrase, value in entries:
            keys = tuple(word.key for word in words(phrase))
            if keys:
                table[keys[0]].setdefault(keys, value)
        self._table = {first: sorted(found.items(), key=lambda item: -len(item[0])) for first, found in table.items()}

    def match(self, sequence: Sequence[Word], at: int) -> tuple[int, T] | None:
        """How many words the longest phrase at ``at`` has, and its value; null where none begins there."""
        if at >= len(sequence):
            return None
        for keys, value in self._table.get(sequence[at].key, ()):
            stop = at + len(keys)
            if stop <= len(sequence) and all(sequence[at + k].key == key for k, key in enumerate(keys)):
                return len(keys), value
        return None


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Word classes and phrase tables of one lexicon."""

    given: frozenset[str]
    nicknames: frozenset[str]
    common: frozenset[str]
    endings: tuple[str, ...]
    initials: frozenset[str]
    honorifics: Phrases[str]
    ranks: Phrases[str]
    degrees: frozenset[str]
    person_nouns: Phrases[str]
    place_nouns: Phrases[str]
    organization_nouns: Phrases[str]
    organization_tails: frozenset[str]
    offices: Phrases[Row]
    acting: Phrases[str]
    institutions: Phrases[Row]
    regions: Phrases[tuple[Row, ...]]
    holders: Phrases[str]

    def is_name_word(self, key: str) -> bool:
        """Whether the word is known as part of people's names, or ends as only names do."""
        return key in self.given or (
            key not in self.common and len(key) > 5 and not _DERIVED.fullmatch(key) and key.endswith(self.endings)
        )

    def region_at(self, sequence: Sequence[Word], at: int) -> tuple[int, tuple[Row, ...]] | None:
        """The region named at a word, if it is none of an institution's ("Polda Metro Jaya", "Polres Metro Bekasi")."""
        before = sequence[at - 1].key if at else ""
        if sequence[at].key == "metro" and before in _POLICE:
            return None
        return self.regions.match(sequence, at)

    def is_common(self, key: str) -> bool:
        """Whether the word is ordinary Indonesian and not also a name."""
        return key not in self.given and (key in self.common or key in CALENDAR or bool(_DERIVED.fullmatch(key)))


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, built once."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for row in lexicon["name_words"]:
        kinds[row["kind"]].append(row["word"])

    def same(kind: str) -> Phrases[str]:
        return Phrases((word, word) for word in kinds[kind])

    return Vocabulary(
        given=frozenset(word.lower() for kind in ("given", "family", "nickname") for word in kinds[kind]),
        nicknames=frozenset(word.lower() for word in kinds["nickname"]),
        common=frozenset(row["word"] for row in lexicon["common_words"]),
        endings=tuple(kinds["name_ending"]),
        initials=frozenset(word.lower().rstrip(".") for word in kinds["initial"]),
        honorifics=same("honorific"),
        ranks=same("rank"),
        degrees=frozenset(word.replace(".", "").lower() for word in kinds["degree"]),
        person_nouns=same("person_noun"),
        place_nouns=same("place_noun"),
        organization_nouns=same("organization_noun"),
        organization_tails=frozenset(word.lower() for word in kinds["organization_tail"]),
        offices=Phrases(
            (form, row)
            for row in (*lexicon["offices"], *(_head(word) for word in kinds["office_head"]))
            for form in (row["title"], *row.parts("pattern_words"))
        ),
        acting=Phrases((form, row["prefix"]) for row in lexicon["acting_prefixes"] for form in row.parts("variants")),
        institutions=Phrases(
            (form, row)
            for row in lexicon["institutions"]
            for form in (row["name"], row["expansion"], *row.parts("aliases"))
        ),
        regions=Phrases([*_region_forms(lexicon["regions"]), *((word, ()) for word in kinds["country"])]),
        holders=Phrases((row["person"], row["person"]) for row in lexicon["office_holders"] if row.get("person")),
    )


def _head(word: str) -> Row:
    """An office of companies, courts, forces and associations that ``offices.csv`` has no identifier for."""
    return Row(office_id="", title=word, pattern_words="", kind="other", level="mixed", takes_institution="yes")


def _region_forms(rows: Sequence[Row]) -> list[tuple[str, tuple[Row, ...]]]:
    """Full names, aliases and bare names ("Bandung"); a form maps to every region that it can stand for."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        name = row["name"]
        kind, _, bare = name.partition(" ")
        forms = {name, *row.parts("aliases"), bare}
        if kind == "Kabupaten":
            forms |= {f"Kab. {bare}", f"Kab {bare}"}
        for form in sorted(forms):
            if form and (row["type"] != "kecamatan" or form == name) and row not in found[form.lower()]:
                found[form.lower()].append(row)
    return [(form, tuple(rows)) for form, rows in sorted(found.items())]
