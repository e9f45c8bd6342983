"""Actors: the same person in several articles is one actor.

Names that are the same (spellings of "Moch." and its like folded) are one person's, unless these hold posts that nobody
can hold at once. Names that only resemble each other need more than their form: the same office or institution and
region, an alias on record, or three words in common. Two names that one article uses side by side are two people, and a
short name that fits two of them stays alone: in doubt, two actors rather than one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from netralitas import paths
from netralitas.reference import Lexicon
from netralitas.resolve import names, posts
from netralitas.resolve.names import Form, Words, name_words
from netralitas.resolve.namesakes import Appearance, Bearer, bearers
from netralitas.resolve.posts import Register

__all__ = ["Appearance", "actor_id", "name_words", "resolve"]

#: A full name: so many words are enough to tell somebody by.
_FULL = 3
_Aliases = Mapping[str, frozenset[str]]


def actor_id(words: Iterable[str]) -> str:
    """An actor's id: the words of the name joined by hyphens; readable, stable, safe in a file name."""
    return "-".join(bare for word in words if (bare := re.sub(r"[^a-z]", "", word))) or "unnamed"


def resolve(appearances: Iterable[Appearance], lexicon: Lexicon | None = None) -> Mapping[tuple[str, str], str]:
    """Actor ids by (article id, name in that article). The order of the appearances does not matter.

    The lexicon (null: the one of the project) tells aliases on record, kinds of office and which region lies in which.
    """
    known = posts.register(lexicon or Lexicon.load(paths.REFERENCE))
    by_words: dict[Words, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_words[name_words(appearance.person.name)].append(appearance)
    # Popped, so that a large corpus is not held twice.
    people = [bearer for words in sorted(by_words) for bearer in bearers(words, by_words.pop(words), known)]
    groups = _Groups(people, known)
    aliases = _aliases(known)
    for one, other in _alike(people, aliases):
        groups.join(one, other)
    for one, others in _short_forms(people, groups, aliases):
        # Two candidates would be a guess: the short name stays its own actor.
        if len({groups.root(other) for other in others}) == 1:
            groups.join(one, others[0])
    ids = groups.ids()
    return {key: ids[number] for number, bearer in enumerate(people) for key in bearer.keys}


class _Groups:
    """Bearers of names who are one actor, joined step by step; what contradicts itself is not joined."""

    def __init__(self, people: Sequence[Bearer], known: Register):
        self._people = people
        self._known = known
        self._root = list(range(len(people)))
        self._members = [[number] for number in range(len(people))]
        self._articles: list[Set[str]] = [bearer.articles for bearer in people]

    def root(self, number: int) -> int:
        """The number that stands for a group."""
        return self._root[number]

    def may_join(self, one: int, other: int) -> bool:
        """Whether no article has both, and no two of their posts exclude each other."""
        a, b = self._root[one], self._root[other]
        return a == b or (
            self._articles[a].isdisjoint(self._articles[b])
            and not any(
                self._people[m].contradicts(self._people[n], self._known)
                for m in self._members[a]
                for n in self._members[b]
            )
        )

    def join(self, one: int, other: int) -> None:
        """Make two groups one, if they may be."""
        a, b = sorted((self._root[one], self._root[other]))
        if a != b and self.may_join(a, b):
            for member in self._members[b]:
                self._root[member] = a
            self._members[a] += self._members[b]
            # A new set: the old ones are the bearers' own.
            self._articles[a] = self._articles[a] | self._articles[b]
            self._members[b], self._articles[b] = [], frozenset()

    def ids(self) -> dict[int, str]:
        """The id of everybody's group, from its fullest name; namesakes get their region or a number besides."""
        by_name: dict[str, list[int]] = defaultdict(list)
        for number, members in enumerate(self._members):
            if members:
                by_name[actor_id(self._fullest(members))].append(number)
        found: dict[int, str] = {}
        taken = set(by_name)
        for name, groups in sorted(by_name.items()):
            first, *others = sorted(groups, key=lambda g: (-len(self._articles[g]), min(self._articles[g])))
            found |= dict.fromkeys(self._members[first], name)
            for group in others:
                own = self._apart(name, group, taken)
                taken.add(own)
                found |= dict.fromkeys(self._members[group], own)
        return found

    def _fullest(self, members: Iterable[int]) -> Words:
        """The name with most words, the most usual spelling of it."""
        usual: Counter[Words] = Counter()
        for member in members:
            usual[self._people[member].words] += len(self._people[member].articles)
        return max(usual, key=lambda words: (len(words), min(map(len, words), default=0) > 1, usual[words], words))

    def _apart(self, name: str, group: int, taken: set[str]) -> str:
        """The id of a namesake of somebody who is in more articles."""
        regions = Counter(region for m in self._members[group] for region in self._people[m].regions)
        best = min(regions, key=lambda region: (-regions[region], region), default="")
        stem = f"{name}-{actor_id(name_words(best))}" if best else name
        own, number = stem, 2
        while own in taken:
            own, number = f"{stem}-{number}", number + 1
        return own


def _aliases(known: Register) -> _Aliases:
    """The rows of the register that have a name, by the sound of the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for rows in known.holders.values():
        for row in rows:
            for name in (row["person"], *row.parts("aliases")):
                found[names.joined(name_words(name))].add(row["holder_id"])
    return {name: frozenset(rows) for name, rows in found.items()}


def _alike(people: Sequence[Bearer], aliases: _Aliases) -> list[tuple[int, int]]:
    """Pairs of different names that are one person's by sound or letters, the surest first; no name is a part.

    Only names that share a context and, a letter left out of each, the rest, are compared: all with all would take the
    square. Full names need no context.
    """
    keys = [names.joined(bearer.words) for bearer in people]
    by_context: dict[str, list[int]] = defaultdict(list)
    for number, bearer in enumerate(people):
        full = {"full"} if len(bearer.words) >= _FULL else set()
        for context in {*bearer.near, *aliases.get(keys[number], ()), *full}:
            by_context[context].append(number)
    pairs: set[tuple[int, int]] = set()
    for members in by_context.values():
        for found in _sharing_a_key(members, keys):
            pairs.update(_of_different_names(found, people))
    ranked = [
        (-how, one, other)
        for one, other in pairs
        if (how := names.form(people[one].words, people[other].words)) > Form.PART
        and _evidence(people[one], people[other], how, aliases)
    ]
    return [(one, other) for _, one, other in sorted(ranked)]


def _sharing_a_key(numbers: Iterable[int], keys: Sequence[str]) -> Iterator[list[int]]:
    """Groups of several bearers whose names have one of ``names.deletions`` in common; ``keys`` are the names joined.

    Keys of one length are held at a time: of a hundred thousand articles all of them would be some ten million.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        by_length[len(keys[number])].append(number)
    for length in sorted({size - less for size in by_length for less in (0, 1)}):
        by_key: dict[str, list[int]] = defaultdict(list)
        for size in (length, length + 1):
            for number in by_length.get(size, ()):
                for key in {key for key in names.deletions(keys[number]) if len(key) == length}:
                    by_key[key].append(number)
        yield from (found for found in by_key.values() if len(found) > 1)


def _of_different_names(numbers: Iterable[int], people: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Pairs of bearers whose names differ; those of one name, who may be thousands, are never paired."""
    by_name: dict[Words, list[int]] = defaultdict(list)
    for number in numbers:
        by_name[people[number].words].append(number)
    for one, other in combinations(by_name.values(), 2):
        yield from ((min(a, b), max(a, b)) for a in one for b in other)


def _evidence(one: Bearer, other: Bearer, how: Form, aliases: _Aliases) -> bool:
    """Whether more than the form of two names says that they are one person's."""
    words = min(len(one.words), len(other.words))
    if words >= _FULL or one.records(aliases) & other.records(aliases):
        return True
    if how is Form.SOUND:
        return bool(one.near & other.near)
    # A given name alone is too little even for colleagues.
    return bool(one.institutions & other.institutions if words > 1 else one.offices & other.offices)


def _short_forms(people: Sequence[Bearer], groups: _Groups, aliases: _Aliases) -> Iterator[tuple[int, list[int]]]:
    """Short names, the longest first, each with the fuller names that it can stand for as groups are now."""
    longer = _longer_forms(people, aliases)
    for number in sorted(longer, key=lambda n: (-_fullness(people[n])[0], people[n].words, n)):
        found = [
            other
            for other in sorted(longer[number])
            if groups.root(other) != groups.root(number) and groups.may_join(number, other)
        ]
        if found:
            yield number, found


def _longer_forms(people: Sequence[Bearer], aliases: _Aliases) -> dict[int, set[int]]:
    """The fuller names that a name can stand for, whatever the groups; only names that have any.

    Compared are names with a word and a context in common; for a full name its rarest word is enough. One context is
    held at a time.
    """
    heard = [[word for word in sorted(set(names.sounds(bearer.words))) if len(word) > 1] for bearer in people]
    by_context: dict[str, list[int]] = defaultdict(list)
    common: Counter[str] = Counter()
    for number, bearer in enumerate(people):
        common.update(heard[number])
        for context in (*bearer.institutions, *bearer.records(aliases)):
            by_context[context].append(number)
    fullness = [_fullness(bearer) for bearer in people]
    longer: dict[int, set[int]] = defaultdict(set)

    def keep(number: int, others: Iterable[int]) -> None:
        short, own = people[number], fullness[number]
        for other in others:
            if (
                fullness[other] > own
                and names.form(short.words, people[other].words) is Form.PART
                and _evidence(short, people[other], Form.PART, aliases)
            ):
                longer[number].add(other)

    for members in by_context.values():
        by_word = _by_word(members, heard)
        for number in members:
            keep(number, {other for word in heard[number] for other in by_word[word]})
    anywhere = _by_word(range(len(people)), heard)
    for number, bearer in enumerate(people):
        if len(bearer.words) >= _FULL and heard[number]:
            rarest = min(heard[number], key=lambda word: (common[word], word))
            keep(number, anywhere[rarest])
    return longer


def _by_word(numbers: Iterable[int], heard: Sequence[Sequence[str]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for word in heard[number]:
            found[word].append(number)
    return found


def _fullness(bearer: Bearer) -> tuple[int, int]:
    """Words and, of those, how many are more than an initial."""
    return len(bearer.words), sum(len(word) > 1 for word in bearer.words)
