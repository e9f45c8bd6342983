"""From names in the text to a roster of people: which names are one person's, which are believed at all."""

from __future__ import annotations

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
        return tuple(_SAME.get(key, key) for key in keys if key.isalpha() or "'" in key if key not in PARTICLES)

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
    return (
        bool(proof & (_SURE - {"cue"}))
        or ("name" in proof and bool(proof & {"cue", "subject", "pair"}))
        or "cue" in proof
    )


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


def group(figures: Iterable[Figure]) -> tuple[list[Member], list[Figure]]:
    """Members in order of first appearance, and short forms that still wait for whom they mean.

    A name of several words joins the person whose name holds it, if that is one person only; single words are left
    over, because who is meant depends on where they stand.
    """
    every = list(figures)
    long = [f for f in every if not f.abbreviated and sum(len(part) > 1 for part in f.parts) > 1]
    members: list[Member] = []
    for figure in sorted(
        (f for f in long if believed(f)), key=lambda f: (-len(f.parts), f.passage.paragraph < 0, f.span)
    ):
        homes = [member for member in members if within(figure.parts, member.full.parts)]
        if len(homes) == 1:
            continue
        if not homes:
            members.append(Member(figure))
    short: list[Figure] = []
    for figure in every:
        homes = [member for member in members if figure.parts and within(figure.parts, member.full.parts)]
        exact = [member for member in homes if len(member.full.parts) == len(figure.parts)]
        if len(exact or homes) == 1 and sum(len(part) > 1 for part in figure.parts) > 1:
            (exact or homes)[0].figures.append(figure)
        elif homes:
            short.append(figure)
        elif figure not in long and believed(figure):
            members.append(Member(figure, [figure]))
    for member in members:
        member.posts = [(figure, office, figure.passage) for figure in member.figures for office in figure.posts]
        member.figures.sort(key=lambda f: f.span)
    members.sort(key=lambda member: member.figures[0].span if member.figures else member.full.span)
    return members, short
