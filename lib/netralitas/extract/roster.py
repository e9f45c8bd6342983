"""From names in the text to a roster of people: which names are one person's, which are believed at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from netralitas.extract.names import PARTICLES, Name, Passage
from netralitas.extract.offices import Office
from netralitas.extract.words import word_set
from netralitas.records import Span

#: One name in its spellings: they count as the same word when short and full forms are compared.
_SAME = {
    **dict.fromkeys(
        [
            "moch",
            "moh",
            "muh",
            "muhd",
            "mohd",
            "mohammad",
            "muhammad",
            "mochamad",
            "muhamad",
            "mohamad",
            "mochammad",
            "muchamad",
        ],
        "m",
    ),
    **dict.fromkeys(["abd", "abdul"], "abdul"),
    **dict.fromkeys(["rd", "raden"], "raden"),
    **dict.fromkeys(["ahm", "ahmad", "achmad", "akhmad"], "ahmad"),
}
#: Letters of the spelling before 1972, which names keep, and "sy" that becomes "s" ("Soekarno", "Syarifah").
_NEW = {"oe": "u", "dj": "j", "tj": "c", "sy": "s"}
_OLD = re.compile("|".join(_NEW))
#: Evidence that is enough for any name, and what else is enough for one of several words.
_SURE = word_set("office title age noun holder model cue")
_LONG = frozenset(["names", "subject", "pair"])


class Figure(NamedTuple):
    """A name as it stands in one place, with what speaks for it and the offices beside it."""

    passage: Passage
    name: Name
    proof: frozenset[str]
    posts: tuple[Office, ...]

    @property
    def span(self) -> Span:
        """The name's span, without titles and degrees."""
        sequence = self.passage.words
        return Span(sequence[self.name.begin].start, sequence[self.name.end - 1].end)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's words for comparing: lower case, particles left out, abbreviations written alike."""
        keys = self.passage.keys[self.name.begin : self.name.end]
        if self.abbreviated:
            keys = self.passage.initials[keys[0]]
        plain = [key for key in keys if key.isalpha() or "'" in key if key not in PARTICLES]
        return tuple(_SAME.get(key, _OLD.sub(lambda old: _NEW[old[0]], key)) for key in plain)

    @property
    def abbreviated(self) -> bool:
        """Whether only initials stand here that the article explains elsewhere."""
        return self.name.end - self.name.begin == 1 and self.passage.keys[self.name.begin] in self.passage.initials


@dataclass
class Member:
    """Somebody on the roster: figures in text order, ``full`` the fullest name, offices with their passages."""

    full: Figure
    figures: list[Figure] = field(default_factory=list)
    posts: list[tuple[Figure, Office, Passage]] = field(default_factory=list)


def believed(figure: Figure) -> bool:
    """Whether the evidence makes a person of the name by itself."""
    proof = figure.proof
    if "not" in proof and not proof & {"office", "age", "cue"}:
        return False
    if "place" in proof and not proof & (_SURE - {"model"}):
        return False
    if "long" in proof:
        return bool(proof & (_SURE | _LONG))
    # The model's word alone is not enough for a single word: hotels, slogans and rare words look like names to it.
    hint = proof & {"model", "name"}
    return bool(proof & (_SURE - {"model"})) or len(hint) > 1 or bool(hint and proof & {"subject", "pair"})


def within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether every word of a shorter name is in the fuller one; initials stand for words that begin with them."""
    rest = list(full)
    loose: list[str] = []
    for part in short:
        if part in rest:
            rest.remove(part)
        else:
            loose.append(part)
    if len(loose) == len(short):
        return False
    for part in loose:
        hit = next((word for word in rest if word[0] == part[0] and min(len(word), len(part)) == 1), None)
        if hit is None:
            return False
        rest.remove(hit)
    return any(len(part) > 1 for part in short)


class _Members:
    """Members as they are found, and by the words of their fullest names: a text may name thousands."""

    def __init__(self) -> None:
        self.found: list[Member] = []
        self._words: list[tuple[str, ...]] = []
        self._with: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, member: Member) -> None:
        """One more member."""
        words = member.full.parts
        for word in dict.fromkeys(words):
            self._with[word].append(len(self.found))
        self.found.append(member)
        self._words.append(words)

    def homes(self, parts: Sequence[str]) -> list[tuple[Member, int]]:
        """The members whose names hold a name, in the order in which they were added, with their numbers of words."""
        # ``within`` wants at least one word that is the same.
        numbers = sorted({number for part in parts for number in self._with.get(part, ())})
        return [
            (self.found[number], len(self._words[number])) for number in numbers if within(parts, self._words[number])
        ]


def group(figures: Iterable[Figure]) -> tuple[list[Member], list[Figure]]:
    """Members in order of first appearance, and short forms that still wait for whom they mean.

    A name of several words joins the person whose name holds it, if that is one person only; single words are left
    over, because who is meant depends on where they stand.
    """
    every = [(figure, figure.parts) for figure in figures]
    several = [sum(len(part) > 1 for part in parts) > 1 for _, parts in every]
    long = [
        (-len(parts), figure.passage.paragraph < 0, figure.span, number)
        for number, (figure, parts) in enumerate(every)
        if several[number] and not figure.abbreviated and believed(figure)
    ]
    known = _Members()
    for *_, number in sorted(long):
        figure, parts = every[number]
        if not known.homes(parts):
            known.add(Member(figure))
    short: list[Figure] = []
    for number, (figure, parts) in enumerate(every):
        homes = known.homes(parts)
        exact = [home for home in homes if home[1] == len(parts)]
        if len(exact or homes) == 1 and several[number]:
            (exact or homes)[0][0].figures.append(figure)
        elif homes:
            short.append(figure)
        elif (figure.abbreviated or not several[number]) and believed(figure):
            known.add(Member(figure, [figure]))
    members = known.found
    for member in members:
        member.posts = [(figure, office, figure.passage) for figure in member.figures for office in figure.posts]
        member.figures.sort(key=lambda f: f.span)
    members.sort(key=lambda member: member.figures[0].span if member.figures else member.full.span)
    return members, short
