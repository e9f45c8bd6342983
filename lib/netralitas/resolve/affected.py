"""Which articles corrections can change: only those are read again when the tables of a large corpus are made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from netralitas.resolve.corrections import Correction


class Affected(NamedTuple):
    """Articles by id, and names, each as its words: every article that holds all words of one may change as well."""

    articles: frozenset[str]
    names: frozenset[frozenset[str]]


def affected(
    corrections: Sequence[Correction],
    ids: Mapping[tuple[str, str], str],
    aliases: Mapping[tuple[str, str], Iterable[str]],
) -> Affected:
    """What corrections can reach: more rather than less.

    ``ids`` are the actors' by article and name, ``aliases`` the other forms of a name by the same keys.
    """
    said = {part.casefold() for c in corrections for part in (c.target, c.value, *c.parts)}
    reached = {key for key, actor in ids.items() if actor in said or key[1].casefold() in said}
    actors = {ids[key] for key in reached}
    reached |= {key for key, actor in ids.items() if actor in actors}
    named = {c.article for c in corrections} | {c.record[0] for c in corrections if c.record[1] is not None}
    named |= {c.target for c in corrections if c.action in {"add_event", "set_region"}}
    names: set[frozenset[str]] = set()
    if any(c.action == "withhold" for c in corrections):
        forms = [name for key in reached for name in (key[1], *aliases.get(key, ()))]
        forms += [part for c in corrections for part in (c.target, c.value, *c.parts)]
        names = {frozenset(words) for form in forms if (words := re.findall(r"[^\W\d_]+", form))}
    return Affected(frozenset({article for article, _ in reached} | (named - {""})), frozenset(names))
