"""Cue words of a reference table, found in a text by one expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: In a cue, what stands for up to this many words that may come between ("hasil … ditetapkan").
GAP, GAP_WORDS = "…", 4
_BETWEEN = rf"(?:\s+[^\s.;:!?]+){{0,{GAP_WORDS}}}?\s+"


class Cue(NamedTuple):
    """A cue word in the text and what it stands for (an event type, a status, a kind)."""

    start: int
    end: int
    kind: str
    word: str


class CueFinder:
    """Finds the cues of a table: whole words, the longest first; cues in capitals (SE, APK) only as written."""

    def __init__(self, cues: Iterable[tuple[str, str]], *, suffix: bool = False) -> None:
        """``cues``: pairs of cue word and what it stands for; of two pairs with one word the first counts.

        A cue may hold ``…`` for a few other words. ``suffix``: the cue may end in the possessive -nya.
        """
        self._kinds: dict[str, str] = {}
        shouted: set[str] = set()
        for word, kind in cues:
            self._kinds.setdefault(_key(word), kind)
            if word.isupper():
                shouted.add(_key(word))
        self._shouted = frozenset(shouted)
        ordered = sorted(self._kinds, key=lambda word: (-len(word), word))
        self._gapped = {f"g{number}": word for number, word in enumerate(ordered) if GAP in word}
        names = {word: name for name, word in self._gapped.items()}
        words = "|".join(
            f"(?P<{names[word]}>{_spelled(word)})" if word in names else _spelled(word) for word in ordered
        )
        ending = "(?:nya)?" if suffix else ""
        self._pattern = re.compile(rf"(?<![\w-])(?:{words}){ending}(?![\w-])", re.IGNORECASE) if words else None

    def find(self, text: str, start: int, end: int) -> Iterator[Cue]:
        """The cues between two offsets, in text order and without overlaps."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text, start, end):
            key = self._gapped[match.lastgroup] if match.lastgroup else _key(match[0])
            bare = key if key in self._kinds else key.removesuffix("nya")
            if bare in self._shouted and not match[0].removesuffix("nya").removesuffix("-").isupper():
                continue
            yield Cue(match.start(), match.end(), self._kinds[bare], match[0])


def _spelled(word: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\ ", r"\s+") for part in word.split(GAP))
    return _BETWEEN.join(parts)


def _key(word: str) -> str:
    return " ".join(word.lower().split())
