"""Actors: the same person in several articles is one actor.

Two appearances are the same person if their names have the same words (spellings of "Moch." and its like folded), or
if one name is a short form of the other and both hold the same office in the same region. A shared given name alone
never joins two people, and neither do two names that one article uses side by side: it keeps them apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from netralitas.records import Person

#: Written forms of the same first name; the prophet's name has a dozen spellings on identity cards.
_SAME_WORD = {
    "moch": "muhammad",
    "moh": "muhammad",
    "mochamad": "muhammad",
    "mohamad": "muhammad",
    "mohammad": "muhammad",
    "muhamad": "muhammad",
    "muh": "muhammad",
    "mohd": "muhammad",
    "abd": "abdul",
    "achmad": "ahmad",
    "akhmad": "ahmad",
    "ahmat": "ahmad",
}


class Appearance(NamedTuple):
    """A person in an article, before resolution."""

    article_id: str
    person: Person


def name_words(name: str) -> tuple[str, ...]:
    """A name's words for comparison: lower case, no accents, no full stops, spelling variants folded."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple(_SAME_WORD.get(word, word) for word in re.findall(r"[a-z']+", plain))


def actor_id(words: Iterable[str]) -> str:
    """An actor's id: the words of the name joined by hyphens; readable, stable, safe in a file name."""
    return "-".join(re.sub(r"[^a-z]", "", word) for word in words) or "unnamed"


def _compatible(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name can be the short form of another: its words in order, an initial standing for a word."""
    if not short or len(short) > len(long) or short == long:
        return False
    position = 0
    for word in short:
        while position < len(long) and not (
            word == long[position] or (len(word) == 1 and long[position].startswith(word))
        ):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


def _same_post(one: Iterable[Person], other: Iterable[Person]) -> bool:
    """Whether two sets of appearances share an office and region."""

    def posts(people: Iterable[Person]) -> set[tuple[str | None, str | None]]:
        return {(p.office_id, p.region) for p in people if p.office_id and (p.region or p.organization)}

    return bool(posts(one) & posts(other))


def resolve(appearances: Iterable[Appearance]) -> Mapping[tuple[str, str], str]:
    """Actor ids by (article id, name in that article). The order of the appearances does not matter."""
    by_words: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_words[name_words(appearance.person.name)].append(appearance)
    target: dict[tuple[str, ...], tuple[str, ...]] = {}
    articles = {words: {a.article_id for a in group} for words, group in by_words.items()}
    for words in sorted(by_words, key=lambda w: (len(w), w)):
        people = [a.person for a in by_words[words]]
        longer = [
            other
            for other in by_words
            if _compatible(words, other)
            and not articles[words] & articles[other]
            and _same_post(people, (a.person for a in by_words[other]))
        ]
        # Two candidates would be a guess: the short name stays its own actor.
        if len(longer) == 1:
            target[words] = longer[0]
            articles[longer[0]] |= articles[words]

    def last(words: tuple[str, ...]) -> tuple[str, ...]:
        while words in target:
            words = target[words]
        return words

    return {
        (appearance.article_id, appearance.person.name): actor_id(last(words))
        for words, group in by_words.items()
        for appearance in group
    }
