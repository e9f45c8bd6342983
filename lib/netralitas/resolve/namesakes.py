"""Namesakes: the bearers of one name, told apart by their posts.

A name is one person's unless two of its posts exclude each other. A lone given name that many bear tells nothing by
itself: with it, any other region makes another person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from netralitas.records import Person
from netralitas.resolve import names, posts
from netralitas.resolve.posts import Post, Register


class Appearance(NamedTuple):
    """A person in an article, before resolution: on which day (null: unknown), and in which region's news."""

    article_id: str
    person: Person
    day: date | None = None
    place: str | None = None


@dataclass(slots=True)
class Bearer:
    """One person under one name: where they appear, and what is known of them there.

    ``keys`` are articles with the name as written there; ``seen`` has posts with their first and last day, null where a
    day is not known; ``places`` are the regions of articles, ``institutions`` offices and institutions with a region,
    ``offices`` those that only one person holds. A large corpus has half a million bearers, and most of these sets are
    empty: frozen, the empty ones are one and the same.
    """

    words: names.Words
    keys: list[tuple[str, str]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    seen: dict[Post, tuple[date, date] | None] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()

    @property
    def regions(self) -> list[str]:
        """The regions of the posts, else of the articles."""
        return sorted({post.region for post in self.seen if post.region} or self.places)

    @property
    def near(self) -> frozenset[str]:
        """What can tell that two names of the same sound are one person's."""
        return self.institutions | {f"region {region}" for region in self.regions}

    def records(self, aliases: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """The rows of office_holders.csv that have the name."""
        return aliases.get(names.joined(self.words), frozenset())

    def add(self, appearance: Appearance, known: Register) -> None:
        """One more article with this person."""
        person, day = appearance.person, appearance.day
        self.keys.append((appearance.article_id, person.name))
        self.articles.add(appearance.article_id)
        if appearance.place:
            self.places |= {appearance.place}
        if person.organization and person.region:
            self.institutions |= {f"{person.organization} {person.region}"}
        if person.office_id is None:
            return
        post = Post(person.office_id, person.region, person.acting)
        if posts.located(post, known):
            self.institutions |= {f"{post.office_id} {post.region}"}
            if posts.of_one(post.office_id, known):
                self.offices |= {f"{post.office_id} {post.region}"}
        # One appearance without a day: it can have been any time.
        period = self.seen.get(post, (day, day) if day else None)
        self.seen[post] = (min(period[0], day), max(period[1], day)) if period and day else None

    def take(self, other: Bearer) -> None:
        """Become one with another bearer of the name."""
        self.keys += other.keys
        self.articles |= other.articles
        self.places |= other.places
        self.institutions |= other.institutions
        self.offices |= other.offices
        for post, period in other.seen.items():
            own = self.seen.get(post, period)
            self.seen[post] = (min(own[0], period[0]), max(own[1], period[1])) if own and period else None

    def contradicts(self, other: Bearer, known: Register) -> bool:
        """Whether two of the posts exclude each other at the same time."""
        return any(
            posts.excludes(one, two, known) and posts.days_apart(when, then) <= posts.SAME_TIME_DAYS
            for one, when in self.seen.items()
            for two, then in other.seen.items()
        )


def bearers(words: names.Words, appearances: Iterable[Appearance], known: Register) -> Sequence[Bearer]:
    """The people of one name, in an order that does not depend on that of the appearances."""
    found: list[Bearer] = []
    posted, bare = _units(words, appearances, known)
    for bearer in posted:
        _place(bearer, found, known)
    people = len(found)
    for bearer in bare:
        # Named without a post: the only person of the name, else the one known in that region; never a guess.
        own = found[:people] if people == 1 else [one for one in found[:people] if {*one.regions} & bearer.places]
        _place(bearer, own if len(own) == 1 else found[people:], known, into=found)
    return found


def _units(words: names.Words, appearances: Iterable[Appearance], known: Register) -> tuple[list[Bearer], list[Bearer]]:
    """What must be one person: appearances with the same post, and those without a post in the same region's news.

    Where one article has the name twice ("Moch. Asep", "Muhammad Asep"), its second is somebody else.
    """
    units: dict[tuple[Post | None, str, int], Bearer] = {}
    times: dict[str, int] = {}
    for appearance in sorted(appearances, key=_order):
        person, article = appearance.person, appearance.article_id
        post = Post(person.office_id, person.region, person.acting) if person.office_id else None
        # Without its region an office says little: the region of the news stands in.
        place = "" if post and posts.located(post, known) else appearance.place or ""
        times[article] = times.get(article, 0) + 1
        bearer = units.setdefault((post, place, times[article]), Bearer(words))
        bearer.add(appearance, known)
    ordered = sorted(units.items(), key=lambda unit: (-len(unit[1].articles), min(unit[1].articles), str(unit[0])))
    return [unit for key, unit in ordered if key[0]], [unit for key, unit in ordered if not key[0]]


def _order(appearance: Appearance) -> tuple[str, bool, str, str]:
    person = appearance.person
    return appearance.article_id, person.office_id is None, person.name, repr((person.office_id, person.region))


def _place(bearer: Bearer, candidates: list[Bearer], known: Register, into: list[Bearer] | None = None) -> None:
    """Join the first candidate that can be the same person, else add to ``into`` (null: the candidates)."""
    for one in candidates:
        if not (one.articles & bearer.articles or one.contradicts(bearer, known) or _others(one, bearer, known)):
            one.take(bearer)
            return
    (candidates if into is None else into).append(bearer)


def _others(one: Bearer, other: Bearer, known: Register) -> bool:
    """Whether bearers of one common word are different people: two offices, or no region in common."""
    if len(one.words) != 1 or one.words[0] not in known.common_words:
        return False
    if one.seen and other.seen:
        return not one.institutions & other.institutions
    here, there = one.regions, other.regions
    return bool(here and there) and not {*here} & {*there}
