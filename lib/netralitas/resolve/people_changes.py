"""Changes to the people of one reading: another name for somebody, and two entries that are one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from netralitas.records import Mention, Person, Reading


def renamed(reading: Reading, old: str, new: str, *, keep_old: bool = True) -> Reading:
    """The reading with somebody called otherwise, everywhere that the name stands for the person.

    Where the new name is another person's of the article, both become one. ``keep_old`` makes the old name an alias.
    """

    def other(name: str | None) -> str | None:
        return new if name == old else name

    def mentions(entries: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(m._replace(name=new) if m.kind == "person" and m.name == old else m for m in entries)

    people = [
        replace(person, name=other(person.name) or new, mentions=mentions(person.mentions)) for person in reading.people
    ]
    if keep_old:
        people = [
            replace(now, aliases=tuple(sorted({*now.aliases, old} - {new}))) if was.name == old else now
            for was, now in zip(reading.people, people, strict=True)
        ]
    return replace(
        reading,
        people=merged(people),
        mentions=tuple(sorted(set(mentions(reading.mentions)))),
        statements=tuple(s._replace(speaker=other(s.speaker)) for s in reading.statements),
        figures=tuple(f._replace(speaker=other(f.speaker)) for f in reading.figures),
        events=tuple(
            e._replace(participants=tuple(dict.fromkeys(other(name) or new for name in e.participants)))
            for e in reading.events
        ),
    )


def merged(people: Iterable[Person]) -> tuple[Person, ...]:
    """People of one name as one: mentions and aliases of all, the office of the first who has one."""
    by_name: dict[str, Person] = {}
    for person in people:
        first = by_name.get(person.name)
        if first is None:
            by_name[person.name] = person
            continue
        office = first if first.role or not person.role else person
        by_name[person.name] = replace(
            office,
            aliases=tuple(sorted({*first.aliases, *person.aliases} - {person.name})),
            mentions=tuple(sorted({*first.mentions, *person.mentions})),
        )
    return tuple(by_name.values())


def fuller(one: str, other: str) -> str:
    """The name with more words, or more letters."""
    return max(one, other, key=lambda name: (len(name.split()), len(name), name))


def first_mention(person: Person) -> Mention:
    """Where an article introduces somebody: the first full name, else the first mention."""
    return next((m for m in person.mentions if m.form == "full"), person.mentions[0])
