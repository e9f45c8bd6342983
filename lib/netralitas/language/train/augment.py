"""More training sentences out of ours: names and regions swapped, frames filled, capitals changed.

Everything here is invented by recombination: a made name takes its parts from several annotated names, a region or an
institution comes from the reference tables. The tables of office holders are never read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from netralitas.language.train.annotations import Annotated, Span, Tagged, parse
from netralitas.reference import Lexicon

_TYPE = re.compile(r"^(?:Provinsi|Kabupaten Administrasi|Kota Administrasi|Kabupaten|Kota|Kecamatan) ")
#: Words and marks of plain text, where no tokenizer is at hand.
WORD = re.compile(r"\w+(?:[-./]\w+)*|\S")
_SLOT = re.compile(r"\{(\w+)\}")
_NAME_PART = re.compile(r"[A-Z][a-z’']{2,}")
#: How often a made name has one, two, three or four parts; single names are common in second mentions.
_PARTS = (1, 2, 2, 2, 2, 3, 3, 3, 4)
#: So many letters decide the next one of a made part: fewer give unpronounceable parts, more repeat the known ones.
_ORDER = 3
#: Share of parts that are made letter by letter: their words have no vector, as most names in a new article have none.
_MADE = 0.5
_INITIALS = "ABCDEFGHIJKLMNRSTWY"
_DEGREES = ("S.H., M.H.", "S.Sos., M.Si.", "S.E., M.M.", "M.Si", "SH, MH", "S.IP., M.A.P.", "M.Pd.", "Ph.D.", "S.STP")
_RANKS = ("AKBP", "Kombes Pol", "AKP", "Letkol Inf", "Kompol", "Iptu", "Letkol Arh", "Kapten Inf")
_VERBS = ("mengatakan", "menyebut", "menegaskan", "menjelaskan", "menuturkan", "mengakui", "menilai", "menyampaikan")
_ACTING = ("Pj", "Pj.", "Penjabat (Pj)", "Plt", "Plh", "Pjs", "Penjabat", "Plt.", "Penjabat Sementara (Pjs)")
_HEADS = ("Bupati", "Wali Kota", "Wakil Bupati", "Walikota", "Sekda", "Wakil Wali Kota", "Sekretaris Daerah")
#: Institutions that are named with the region that they belong to.
_BODIES = ("Bawaslu", "KPU", "Badan Pengawas Pemilu (Bawaslu)", "Komisi Pemilihan Umum (KPU)", "Panwaslih")


@dataclass(frozen=True)
class Material:
    """What slots are filled with. ``parts`` are parts of names, ``words`` common words that no made part may be."""

    parts: tuple[str, ...]
    regions: tuple[str, ...]
    provinces: tuple[str, ...]
    districts: tuple[str, ...]
    agencies: tuple[str, ...]
    parties: tuple[str, ...]
    words: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """Names of regencies and cities without their type."""
        return frozenset(_bare(name) for name in self.regions)


def _bare(name: str) -> str:
    return _TYPE.sub("", name)


def material(lexicon: Lexicon, own: Iterable[Annotated], corpora: Iterable[Tagged]) -> Material:
    """Slots' material: parts of names from our sentences and the corpora of others, the rest from the lexicon.

    A part from the corpora of others must occur twice: that leaves out most of their foreign names.
    """
    parts = {part for s in own for span in s.spans if span.label == "PER" for part in _parts(s, span)}
    seen: dict[str, int] = {}
    for sentence in corpora:
        for token, tag in zip(sentence.tokens, sentence.tags, strict=True):
            if tag.endswith("-PER") and _NAME_PART.fullmatch(token):
                seen[token] = seen.get(token, 0) + 1
    parts |= {part for part, count in seen.items() if count > 1}
    rows = lexicon["regions"]
    institutions = lexicon["institutions"]
    agencies = {
        name
        for row in institutions
        if row["kind"] in {"personnel", "government", "supervisor"} and row["level"] in {"mixed", "regency"}
        for name in (row["name"], row["expansion"], f"{row['expansion']} ({row['name']})")
        if name and len(name) < 90 and "(" not in row["expansion"] and row["expansion"]
    }
    return Material(
        tuple(sorted(parts)),
        tuple(row["name"] for row in rows if row["type"] in {"kabupaten", "kota"}),
        tuple(_bare(row["name"]) for row in rows if row["type"] == "provinsi"),
        tuple(_bare(row["name"]) for row in rows if row["type"] == "kecamatan"),
        tuple(sorted(agencies)),
        tuple(sorted(row["name"] for row in institutions if row["kind"] == "party")),
        frozenset(row["word"] for row in lexicon["common_words"]),
    )


def _parts(sentence: Annotated, span: Span) -> list[str]:
    return _NAME_PART.findall(sentence.text[span.start : span.end])


class Letters:
    """Makes parts of names letter by letter: each letter follows the ones before it in some real part."""

    def __init__(self, parts: Iterable[str], known: Iterable[str], chance: random.Random):
        self._next: dict[str, list[str]] = {}
        for part in parts:
            padded = "^" * _ORDER + part.lower() + "$"
            for position in range(_ORDER, len(padded)):
                self._next.setdefault(padded[position - _ORDER : position], []).append(padded[position])
        self._known = frozenset(word.lower() for word in known) | frozenset(part.lower() for part in parts)
        self._chance = chance

    def part(self) -> str:
        """A part of four to eleven letters that is neither a known part nor a word."""
        while True:
            made = "^" * _ORDER
            while made[-1] != "$":
                made += self._chance.choice(self._next[made[-_ORDER:]])
            made = made.strip("^$")
            if 4 <= len(made) <= 11 and made not in self._known:
                return made.capitalize()


class Inventor:
    """Makes sentences; the same seed makes the same ones."""

    def __init__(self, stock: Material, seed: int):
        self.stock = stock
        self.chance = random.Random(seed)  # noqa: S311  (training data, no secret)
        self._letters = Letters(stock.parts, stock.words, self.chance)
        self._places = stock.places

    def _part(self) -> str:
        return self._letters.part() if self.chance.random() < _MADE else self.chance.choice(self.stock.parts)

    def name(self, parts: int | None = None) -> str:
        """A person's name of so many parts, each from another name; sometimes with an initial."""
        count = parts or self.chance.choice(_PARTS)
        words = [self._part() for _ in range(count)]
        if count > 1 and self.chance.random() < 0.12:
            place = 0 if self.chance.random() < 0.6 else count - 1
            words[place] = self.chance.choice(_INITIALS) + "."
        return " ".join(words)

    def fill(self, frame: str) -> Annotated:
        """A frame of ``templates.txt`` with its slots filled; a slot in capitals is filled in capitals."""
        region = self.chance.choice(self.stock.regions)
        last_name = self.name()

        def value(match: re.Match[str]) -> str:
            nonlocal last_name
            slot = match[1]
            choices = {
                "region": (region,),
                "bare": (_bare(region),),
                "other": self.stock.regions,
                "short": (last_name.split()[-1],),
                "province": self.stock.provinces,
                "district": self.stock.districts,
                "agency": self.stock.agencies,
                "party": self.stock.parties,
                "office": _HEADS,
                "acting": _ACTING,
                "body": _BODIES,
                "degree": _DEGREES,
                "rank": _RANKS,
                "verb": _VERBS,
            }
            if slot.lower() == "name":
                last_name = self.name()
                text = last_name
            else:
                text = self.chance.choice(choices[slot.lower()])
            return text.upper() if slot.isupper() else text

        return parse(_SLOT.sub(value, frame))

    def swap(self, sentence: Annotated) -> Annotated:
        """The sentence with other persons and other regions, the same person and region the same each time."""
        persons: dict[str, str] = {}
        regions: dict[str, str] = {}
        text, spans, position = "", [], 0
        for span in sentence.spans:
            text += sentence.text[position : span.start]
            old = sentence.text[span.start : span.end]
            new = self._person(old, persons) if span.label == "PER" else self._place(old, regions)
            spans.append(Span(len(text), len(text) + len(new), span.label))
            text += new
            position = span.end
        return Annotated(text + sentence.text[position:], tuple(spans))

    def _person(self, old: str, known: dict[str, str]) -> str:
        words = old.split()
        fresh = []
        for word in words:
            shouted = word.isupper() and len(word) > 2
            plain = word.capitalize() if shouted else word
            if not _NAME_PART.fullmatch(plain):
                fresh.append(word)
                continue
            new = known.setdefault(plain, self._part())
            fresh.append(new.upper() if shouted else new)
        return " ".join(fresh)

    def _place(self, old: str, known: dict[str, str]) -> str:
        for words in (3, 2, 1):
            head, tail = _tail(old, words)
            plain = tail.title() if tail.isupper() else tail
            if plain in self._places:
                new = known.setdefault(plain, _bare(self.chance.choice(self.stock.regions)))
                return head + (new.upper() if tail.isupper() and len(tail) > 3 else new)
        return old

    def recase(self, sentence: Annotated) -> Annotated:
        """The sentence in capitals, or with a capital on every word: as headlines are printed."""
        text = sentence.text.upper() if self.chance.random() < 0.5 else _titled(sentence.text)
        return sentence._replace(text=text) if len(text) == len(sentence.text) else sentence


def _tail(text: str, words: int) -> tuple[str, str]:
    match = re.search(r"(?:^|(?<=\s))" + r"\s".join([r"\S+"] * words) + "$", text)
    return (text[: match.start()], match[0]) if match else (text, "")


def _titled(text: str) -> str:
    return re.sub(r"(?<!\w)[a-z]", lambda match: match[0].upper(), text)


def frames(path: Path) -> list[str]:
    """The frames of a template file, comments left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def invented(
    own: Sequence[Annotated], templates: Sequence[str], stock: Material, *, copies: int, fillings: int, seed: int
) -> list[Annotated]:
    """So many swapped copies of our sentences, every fifth also recased, and so many fillings of each frame."""
    inventor = Inventor(stock, seed)
    sentences: list[Annotated] = []
    for copy in range(copies):
        for position, sentence in enumerate(own):
            swapped = inventor.swap(sentence)
            sentences.append(inventor.recase(swapped) if (position + copy) % 6 == 0 else swapped)
    return sentences + [inventor.fill(frame) for _ in range(fillings) for frame in templates]
