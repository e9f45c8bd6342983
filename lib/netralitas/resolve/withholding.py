"""Withholding: a person's name disappears from everything that tables, pages and downloads are made of.

In the article's text each letter of the name gives way to a block, so that every offset still cuts out the same words.
The person stays as "[withheld]" with an id that says nothing. Full names go everywhere; parts of a name in the articles
that the person appears in, and only where they stand for nobody and nothing else. In doubt, too much is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from netralitas.records import Article, Reading
from netralitas.resolve.corrections import Correction
from netralitas.resolve.people_changes import renamed

BLOCK = "█"
LABEL = "[withheld]"
#: Strings that are somebody's free words: a lone part of the name is hidden there too, not only the whole name.
_FREE = frozenset(["title", "byline", "dateline_place", "role", "place", "thing", "cue"])
#: Parts of names that short ("A.", "Al") are too common to mean anybody.
_SHORTEST = 3


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Names with anything short but letters between their words, so that "siti-nuraida" in an address is found too."""
    forms = sorted({r"[\W_]{0,4}".join(map(re.escape, _words(name))) for name in names if _words(name)})
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(longest_first) or '(?!)'})(?![^\W\d_])", re.IGNORECASE)


def _blocked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the letters of the spans as blocks; as long as before."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [BLOCK if letter.isalnum() else letter for letter in letters[start:end]]
    return "".join(letters)


@dataclass(frozen=True)
class Hidden:
    """One person: the correction, what is shown instead, and what to look for.

    ``names`` are full names, ``whole`` these and the forms that the correction adds, ``lone`` whole names of a single
    word, which others may bear as part of theirs, ``parts`` the words of all names, ``articles`` those with the person.
    """

    line: int
    label: str
    actor: str
    names: re.Pattern[str]
    whole: re.Pattern[str]
    lone: re.Pattern[str]
    parts: re.Pattern[str]
    articles: frozenset[str]


@dataclass(frozen=True)
class Veil:
    """Everybody whose name is withheld; ``touched`` has for each line of the file how many articles it changed."""

    hidden: tuple[Hidden, ...] = ()
    touched: Mapping[int, int] = field(default_factory=dict)

    def address(self, text: str, article: str | None = None) -> str:
        """A path, address or message without the names, in whatever case."""
        for person in self.hidden:
            patterns = [person.whole, person.lone, *([person.parts] if article in person.articles else [])]
            for pattern in patterns:
                text = _blocked(text, [m.span() for m in pattern.finditer(text)])
        return text

    def correction(self, correction: Correction) -> Correction:
        """A correction as it may be shown."""
        for person in self.hidden:
            if person.line == correction.line:
                correction = replace(correction, target=person.actor, value="")
        cells = {column: getattr(correction, column) for column in ("target", "value", "reason")}
        for person in self.hidden:
            for pattern in (person.whole, person.lone, person.parts):
                cells = {c: _blocked(text, [m.span() for m in pattern.finditer(text)]) for c, text in cells.items()}
        return replace(correction, **cells)


def withhold(
    readings: Sequence[Reading], ids: Mapping[tuple[str, str], str], corrections: Sequence[Correction]
) -> tuple[tuple[Reading, ...], Mapping[tuple[str, str], str], Veil]:
    """Readings and ids without the names that are withheld. Raises ``CorrectionError`` for one that occurs nowhere."""
    hidden: list[Hidden] = []
    touched: dict[int, int] = {}
    for number, correction in enumerate(corrections, start=1):
        person = _hidden(readings, ids, correction, number)
        before = readings
        readings = tuple(_without(reading, person, ids) for reading in readings)
        ids = _ids(ids, person)
        touched[correction.line] = sum(one != other for one, other in zip(before, readings, strict=True))
        if not touched[correction.line]:
            raise correction.error("the name occurs in no article, and there is no actor of this id")
        hidden.append(person)
    return tuple(readings), ids, Veil(tuple(hidden), MappingProxyType(touched))


def _hidden(
    readings: Sequence[Reading], ids: Mapping[tuple[str, str], str], correction: Correction, number: int
) -> Hidden:
    """Whom a correction means: the actor of that id or name, and everybody whose name holds the actor's full name."""
    target = correction.target
    actors = {actor for (_, name), actor in ids.items() if target == actor or target.casefold() == name.casefold()}
    names = {name for (_, name), actor in ids.items() if actor in actors} or {target}
    aliases = {
        alias
        for reading in readings
        for person in reading.people
        if ids.get((reading.document.article.article_id, person.name)) in actors
        for alias in person.aliases
    }
    long = {name for name in names | aliases if len(_words(name)) > 1}
    full = _pattern(long)
    inside = {key for key, actor in ids.items() if actor in actors or full.search(key[1])}
    return Hidden(
        line=correction.line,
        label=LABEL if number == 1 else f"{LABEL[:-1]} {number}]",
        actor=f"withheld-{number}",
        names=full,
        whole=_pattern({*long, *correction.parts}),
        lone=_pattern(name for name in names if len(_words(name)) == 1),
        parts=_pattern(word for name in names | aliases for word in _words(name) if len(word) >= _SHORTEST),
        articles=frozenset(article for article, _ in inside),
    )


def _is_person(article: str, name: str, person: Hidden, ids: Mapping[tuple[str, str], str]) -> bool:
    """Whether a name of an article is the hidden person's."""
    return (article, name) in ids and (
        person.names.search(name) is not None
        or (article in person.articles and person.lone.fullmatch(name) is not None)
    )


def _ids(ids: Mapping[tuple[str, str], str], person: Hidden) -> dict[tuple[str, str], str]:
    return {
        (article, person.label if _is_person(article, name, person, ids) else name): (
            person.actor if _is_person(article, name, person, ids) else actor
        )
        for (article, name), actor in ids.items()
    }


def _without(reading: Reading, person: Hidden, ids: Mapping[tuple[str, str], str]) -> Reading:
    """One reading without the name: in its text, its people and every string that was read from it."""
    key = reading.document.article.article_id
    local = key in person.articles
    own = [p.name for p in reading.people if _is_person(key, p.name, person, ids)]
    text = _hide_text(reading, person, own, local=local)
    for name in own:
        reading = renamed(reading, name, person.label, keep_old=False)
    people = tuple(replace(p, aliases=()) if p.name == person.label else p for p in reading.people)
    sentences = reading.document.sentences
    if text != reading.document.text:
        # Lemmas would still spell the name, and nothing behind this stage reads tokens.
        sentences = tuple(sentence._replace(tokens=()) for sentence in sentences)
    article = _article(reading.document.article, text, person, local=local)
    document = replace(reading.document, article=article, sentences=sentences)
    kept = {p.name for p in people if p.name != person.label}
    rest = {
        column.name: _hide(getattr(reading, column.name), column.name, person, kept, local=local)
        for column in fields(Reading)
        if column.name not in {"document", "people"}
    }
    return replace(reading, document=document, people=_hide(people, "people", person, kept, local=local), **rest)


def _hide_text(reading: Reading, person: Hidden, own: Collection[str], *, local: bool) -> str:
    """The clean text, as long as before, with blocks for the letters of the name."""
    text = reading.document.text
    named = [m for m in reading.mentions if m.kind != "person" or m.form != "pronoun"]
    # A person is also meant by an office alone ("Ketua Bawaslu"): that is no name.
    mine = [m for m in named if m.kind == "person" and m.name in own]
    spans = [(m.start, m.end) for m in mine if m.form == "full" or person.parts.search(text[m.start : m.end])]
    spans += [match.span() for match in person.whole.finditer(text)]
    others: list[Any] = [*(m for m in named if not (m.kind == "person" and m.name in own)), *reading.places]
    taken = [False] * len(text)
    for start, end, *_ in others:
        taken[start:end] = [True] * (end - start)
    for pattern in (person.lone, *([person.parts] if local else [])):
        found = (match for match in pattern.finditer(text) if match[0][0].isupper())
        spans += [match.span() for match in found if not any(taken[match.start() : match.end()])]
    return _blocked(text, spans)


def _article(article: Article, text: str, person: Hidden, *, local: bool) -> Article:
    """Headline, by-line, address and metadata without the name; an address that held it is gone altogether."""
    veil = Veil((replace(person, articles=frozenset([article.article_id]) if local else frozenset()),))

    def clean(text: str | None) -> bool:
        return text is None or veil.address(text, article.article_id) == text

    head = article.title_span
    read = head is not None and article.title == article.cut(head)
    return replace(
        article,
        text=text,
        title=text[head[0] : head[1]] if head and read else _hide(article.title, "title", person, (), local=local),
        byline=_hide(article.byline, "byline", person, (), local=local),
        dateline_place=_hide(article.dateline_place, "dateline_place", person, (), local=False),
        source_url=article.source_url if clean(article.source_url) else None,
        metadata=MappingProxyType({key: value for key, value in article.metadata.items() if clean(value)}),
    )


def _hide(value: Any, name: str, person: Hidden, kept: Collection[str], *, local: bool) -> Any:
    """A value with every string in it cleared of the name; names of other people of the article stay whole."""
    if isinstance(value, str):
        return value if value in kept else _hide_string(value, name, person, local=local)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*_members(value._fields, value, person, kept, local=local))
    if isinstance(value, tuple):
        return tuple(_hide(member, name, person, kept, local=local) for member in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [column.name for column in fields(value)]
        found = _members(names, [getattr(value, column) for column in names], person, kept, local=local)
        return replace(value, **dict(zip(names, found, strict=True)))
    return value


def _members(
    names: Sequence[str], values: Iterable[Any], person: Hidden, kept: Collection[str], *, local: bool
) -> Iterator[Any]:
    for name, value in zip(names, values, strict=True):
        yield _hide(value, name, person, kept, local=local)


def _hide_string(text: str, name: str, person: Hidden, *, local: bool) -> str:
    spans = [match.span() for match in person.whole.finditer(text)]
    if name in _FREE:
        for pattern in (person.lone, *([person.parts] if local else [])):
            spans += [match.span() for match in pattern.finditer(text) if match[0][0].isupper()]
    return _blocked(text, spans)
