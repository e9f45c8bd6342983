"""Corpora of any size for measurements: the shipped dispatches, taken apart and put together again.

Every article is fictional: its sentences come from several dispatches, and in each of them the persons have invented
names, the regencies and cities are swapped, and the figures are others. Less than one sentence in a hundred comes twice
word by word, so that little is gained by remembering sentences. The same seed gives the same corpus, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from netralitas import paths
from netralitas.articles import read_folder
from netralitas.engine.task import read, settle
from netralitas.records import Reading
from netralitas.reference import Lexicon

#: Articles a folder: file systems and people dislike large ones.
FOLDER = 1_000
#: Paragraphs an article, and sentences a paragraph, at least and at most: about what the dispatches have.
PARAGRAPHS = (3, 5)
SENTENCES = (1, 3)
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
#: Syllables that invented names are made of.
_FIRST = re.findall(
    r"\w+", "Ban Dar Gun Har Jat Kar Lin Mah Nar Pra Rad Sar Tir Wid Yan Bud Cah Fir Hen Man Sus Tri Yul Ris"
)
_MIDDLE = re.findall(r"\w+", "a i u di ma na ra ti wa ya da li sa ni")
_LAST = re.findall(r"\w+", "wan ti no to na di man ni ta yah sih din rah lin mad san bar lia rat")
#: Given names that a tenth of all bear, as in life.
_COMMON = re.findall(r"\w+", "Muhammad Siti Ahmad Dewi Agus Sri Budi Ayu Asep Nur")


class Sentence(NamedTuple):
    """A sentence of a dispatch in pieces: plain text, and slots for ``person`` (key, form) or ``region`` names."""

    pieces: tuple[tuple[str, str], ...]


class Material(NamedTuple):
    """What corpora are made of: headlines and sentences in pieces, and the names of regencies and cities."""

    headlines: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]
    regions: tuple[str, ...]


def material() -> Material:
    """The shipped dispatches in pieces; they are read by the system itself."""
    lexicon = Lexicon.load(paths.REFERENCE)
    regions = tuple(
        sorted(
            row["name"].split(" ", 1)[1]
            for row in lexicon["regions"]
            if len(row["code"]) == 5 and row["code"][:3] == "32."
        )
    )
    setup = settle(paths.MODELS, paths.REFERENCE, paths.cache())
    headlines: list[Sentence] = []
    sentences: list[Sentence] = []
    for reading in read(read_folder(paths.ARTICLES).articles, setup):
        if not isinstance(reading, Reading):
            continue
        for sentence in reading.document.sentences:
            found = _pieces(reading, sentence.start, sentence.end, regions)
            (headlines if sentence.paragraph < 0 else sentences).append(found)
    return Material(tuple(headlines), tuple(sentences), regions)


def _pieces(reading: Reading, start: int, end: int, regions: Sequence[str]) -> Sentence:
    text = reading.document.text
    names = "|".join(map(re.escape, sorted(regions, key=len, reverse=True)))
    slots = [
        (m.start, m.end, "full" if m.form == "full" else "short", m.name)
        for m in reading.mentions
        if m.kind == "person" and m.form != "pronoun" and start <= m.start < m.end <= end and text[m.start].isupper()
        if all(word in m.name for word in text[m.start : m.end].split())
    ]
    taken = {at for first, last, *_ in slots for at in range(first, last)}
    for found in re.finditer(rf"\b(?:{names})\b", text[start:end]):
        if start + found.start() not in taken:
            slots.append((start + found.start(), start + found.end(), "region", found[0]))
    pieces: list[tuple[str, str]] = []
    last = start
    for first, stop, kind, key in sorted(set(slots)):
        if first < last:
            continue
        pieces += [("text", text[last:first]), (kind, key)]
        last = stop
    return Sentence((*pieces, ("text", text[last:end])))


def name(random: Random) -> str:
    """An invented person's name of two or three words."""
    words = [_word(random) for _ in range(random.choice((2, 2, 3)))]
    if random.random() < 0.1:
        words[0] = random.choice(_COMMON)
    return " ".join(words)


def _word(random: Random) -> str:
    middle = random.choice(_MIDDLE) if random.random() < 0.5 else ""
    return f"{random.choice(_FIRST)}{middle}{random.choice(_LAST)}"


def article(material: Material, seed: int, number: int) -> str:
    """One article as a text file with front matter."""
    random = Random(f"{seed} {number}")  # noqa: S311  (nobody's secret)
    cast: dict[str, str] = {}
    regions: dict[str, str] = {}

    def say(sentence: Sentence) -> str:
        words = []
        for kind, value in sentence.pieces:
            if kind == "text":
                words.append(_figures(value, random))
            elif kind == "region":
                words.append(regions.setdefault(value, random.choice(material.regions)))
            else:
                full = cast.setdefault(value, name(random))
                words.append(full if kind == "full" else full.split()[0])
        said = " ".join("".join(words).split())
        if any(kind in {"full", "short"} for kind, _ in sentence.pieces):
            return said
        # Nobody is named in it: somebody must have said it, or the same sentence would come again and again.
        return f"{said.removesuffix('.')}, kata {name(random)}."

    head = say(random.choice(material.headlines)).removesuffix(".")
    paragraphs = [
        " ".join(say(random.choice(material.sentences)) for _ in range(random.randint(*SENTENCES)))
        for _ in range(random.randint(*PARAGRAPHS))
    ]
    place = random.choice(material.regions).upper()
    day = f"{random.choice((2023, 2024))}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    front = f"---\nsource_outlet: Kabar Rekaan {number % 40}\npublished: {day}\nfictional: true\n---\n"
    return f"{front}{head}\n\n{place} – " + "\n\n".join(paragraphs) + "\n"


def _figures(text: str, random: Random) -> str:
    """The text with other figures: days stay days and years stay years, months change."""

    def other(found: re.Match[str]) -> str:
        digits = found[0]
        if len(digits) == 4 and digits.startswith(("19", "20")):
            return digits
        if len(digits) <= 2:
            return str(random.randint(1, 12))
        return str(random.randint(1, 9)) + "".join(random.choice("0123456789") for _ in digits[1:])

    text = re.sub(rf"\b(?:{_MONTHS})\b", lambda _found: random.choice(_MONTHS.split("|")), text)
    return re.sub(r"\d+", other, text)


def write(folder: Path, size: int, seed: int = 8, first: int = 0) -> None:
    """Write articles ``first`` to ``first + size`` of a corpus into a folder, a thousand to a subfolder."""
    found = material()
    for number in range(first, first + size):
        path = folder / f"{number // FOLDER:03}" / f"fiktif-{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(found, seed, number), encoding="utf-8")


def texts(size: int, seed: int = 8) -> Iterator[str]:
    """The same articles without front matter, one by one."""
    found = material()
    for number in range(size):
        yield article(found, seed, number).split("---\n", 2)[2]
