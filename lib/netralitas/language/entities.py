"""A second pass over the entities that the model proposes: what the lexicon knows better about borders and labels.

The model never saw most ranks, honorifics and regions beside the names that it must cut; the tables list them. Each
correction is one named function, tried in order, and an entity that was corrected says so in its rule
(``stanza:without_title``). What the corrections bring was measured on our held-out sentences; see ``docs/accuracy.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from netralitas.records import Entity, Sentence
from netralitas.reference import Lexicon

#: Parts of names by the convention (docs/annotation.md), though the table of name words lists them as honorifics too.
_PARTICLES = frozenset({"Cut", "Teuku", "Don", "Tuanku"})
_ELECTIONS = frozenset({"Pilkada", "Pilgub", "Pilbup", "Pilwalkot", "Pilwali", "Pilkot", "Pilpres", "Pileg"})
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")


@dataclass(frozen=True)
class Words:
    """The lists that the corrections ask."""

    titles: frozenset[str]
    degrees: frozenset[str]
    initials: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]


@lru_cache(maxsize=4)
def words(lexicon: Lexicon) -> Words:
    """The lists of a lexicon."""

    def of(*kinds: str) -> frozenset[str]:
        return frozenset(row["word"] for row in lexicon["name_words"] if row["kind"] in kinds)

    titles = of("rank", "honorific") - _PARTICLES
    return Words(
        titles,
        of("degree"),
        of("initial") - titles,
        of("organization_noun"),
        of("place_noun"),
    )


class Context(NamedTuple):
    """A sentence's tokens as text, an entity's place among them, and what its corrections ask.

    ``free`` is the first token that no entity before this one holds.
    """

    tokens: Sequence[str]
    first: int
    last: int
    label: str
    free: int
    words: Words

    @property
    def own(self) -> Sequence[str]:
        """The entity's tokens."""
        return self.tokens[self.first : self.last]


#: First token, token after the last, label; null where the entity is none.
Cut = tuple[int, int, str] | None


def without_title(at: Context) -> Cut:
    """A rank or an honorific before a name is no part of it, nor is a degree after it; a body does not end with one."""
    first, last = at.first, at.last
    if at.label == "PER":
        while first < last and at.tokens[first] in at.words.titles:
            first += 1
        while last > first and (at.tokens[last - 1] in at.words.degrees or at.tokens[last - 1] == ","):
            last -= 1
    elif at.label == "ORG":
        while last > first + 1 and at.tokens[last - 1].endswith(".") and at.tokens[last - 1] in at.words.titles:
            last -= 1
    return (first, last, at.label) if first < last else None


def without_election(at: Context) -> Cut:
    """The region of an election is a place, the election is not."""
    if at.label == "LOC" and len(at.own) > 1 and at.own[0] in _ELECTIONS:
        return at.first + 1, at.last, at.label
    return at.first, at.last, at.label


def with_initials(at: Context) -> Cut:
    """Initials before a name belong to it."""
    first = at.first
    if at.label == "PER":
        while first > at.free and _is_initial(at.tokens[first - 1], at.words):
            first -= 1
    return first, at.last, at.label


def _is_initial(token: str, lists: Words) -> bool:
    return token in lists.initials or (token not in lists.titles and bool(_INITIALS.fullmatch(token)))


def by_head(at: Context) -> Cut:
    """What begins with the kind of a body or of a place is no person."""
    head = at.own[0].lower()
    if at.label == "PER" and len(at.own) > 1 and at.own[0][0].isupper():
        if head in at.words.bodies:
            return at.first, at.last, "ORG"
        if head in at.words.places:
            return at.first, at.last, "LOC"
    return at.first, at.last, at.label


CORRECTIONS: tuple[Callable[[Context], Cut], ...] = (
    without_title,
    without_election,
    with_initials,
    by_head,
)


def corrected(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], lexicon: Lexicon
) -> Iterator[Entity]:
    """The entities with their corrections, sentence by sentence; one that is none is left out.

    An entity whose borders are no borders of tokens of one sentence stays as it is.
    """
    place = {token.start: (s, t) for s, sentence in enumerate(sentences) for t, token in enumerate(sentence.tokens)}
    end = {token.end: (s, t + 1) for s, sentence in enumerate(sentences) for t, token in enumerate(sentence.tokens)}
    lists = words(lexicon)
    held = (-1, 0)
    for entity in entities:
        begins, ends = place.get(entity.start), end.get(entity.end)
        if begins is None or ends is None or begins[0] != ends[0]:
            yield entity
            continue
        tokens = sentences[begins[0]].tokens
        written = [text[token.start : token.end] for token in tokens]
        free = held[1] if held[0] == begins[0] else 0
        context = Context(written, begins[1], ends[1], entity.label, free, lists)
        held = ends
        rule = entity.rule
        for correction in CORRECTIONS:
            cut = correction(context)
            if cut is None:
                break
            if cut != (context.first, context.last, context.label):
                context = context._replace(first=cut[0], last=cut[1], label=cut[2])
                rule = f"{entity.rule}:{correction.__name__}"
        else:
            yield Entity(tokens[context.first].start, tokens[context.last - 1].end, context.label, rule)
