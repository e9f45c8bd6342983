"""Cue words of a reference table, found in a text by one expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from netralitas.extract.affixes import forms

#: Before a root: all its forms are meant.
ROOT = "~"
#: In a cue, what stands for up to this many words that may come between ("hasil … ditetapkan"); twice, for more.
GAP, GAP_WORDS, LONG_GAP_WORDS = "…", 4, 12
_BETWEEN = rf"(?:\s+[^\s.;:!?]+){{0,{GAP_WORDS}}}?\s+"
_FAR_BETWEEN = rf"(?:\s+[^\s.;:!?]+){{0,{LONG_GAP_WORDS}}}?\s+"
# "Pegawai yang terbukti ... akan ditindak": a rule for whom it may concern, nothing about somebody.
_WHO = re.compile(r"\byang\s+$", re.IGNORECASE)
_THEN = re.compile(
    r"[^.;!?]{0,80}\b(?:akan|bakal|dapat|bisa|harus|siap|wajib|perlu|terancam|diancam|menghadapi)\b", re.IGNORECASE
)


class Cue(NamedTuple):
    """A cue word in the text and what it stands for (an event type, a status, a kind)."""

    start: int
    end: int
    kind: str
    word: str


def concerns_anyone(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether a cue of the words between two offsets is part of a rule for everybody ("yang ..., dapat ...")."""
    return bool(_WHO.search(text, start, cue.start) and _THEN.match(text, cue.end, end))


class CueFinder:
    """Finds the cues of a table: whole words, the longest first; cues in capitals (SE, APK) only as written."""

    def __init__(self, cues: Iterable[tuple[str, str]], *, suffix: bool = False) -> None:
        """``cues``: pairs of cue word and what it stands for; of two pairs with one word the first counts.

        A cue of a root (``~periksa``) stands for its forms (``affixes``). A cue may hold ``…`` for a few other words,
        ``……`` for up to a dozen. ``suffix``: the cue may end in the possessive -nya.
        """
        self._kinds: dict[str, str] = {}
        shouted: set[str] = set()
        # A form that has a cue of its own keeps that one's kind.
        given = [*cues]
        given = [pair for pair in given if not pair[0].startswith(ROOT)] + [
            (form, kind) for word, kind in given if word.startswith(ROOT) for form in forms(word.removeprefix(ROOT))
        ]
        for word, kind in given:
            self._kinds.setdefault(_key(word), kind)
            if word.isupper():
                shouted.add(_key(word))
        self._shouted = frozenset(shouted)
        ordered = sorted(self._kinds, key=lambda word: (-len(word), word))
        self._gapped = {f"g{number}": word for number, word in enumerate(ordered) if GAP in word}
        names = {word: name for name, word in self._gapped.items()}
        spelled = {
            word: f"(?P<{names[word]}>{_spelled(word)})" if word in names else _spelled(word) for word in ordered
        }
        words = _branches(spelled)
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


def _branches(spelled: Mapping[str, str]) -> str:
    """One expression for many, in their order, that looks only at those with the first letters of the text."""
    groups: dict[str, list[str]] = {}
    for word, expression in spelled.items():
        groups.setdefault(word[:2] if word[:2].isalpha() else word[:1], []).append(expression)
    # A longer beginning first, so that one letter of its own does not take its place.
    ordered = sorted(groups.items(), key=lambda group: -len(group[0]))
    return "|".join(f"(?={re.escape(first)})(?:{'|'.join(group)})" for first, group in ordered)


def _spelled(word: str) -> str:
    far = (_near(part) for part in word.split(GAP * 2))
    return _FAR_BETWEEN.join(far)


def _near(words: str) -> str:
    return _BETWEEN.join(re.escape(part.strip()).replace(r"\ ", r"\s+") for part in words.split(GAP))


def _key(word: str) -> str:
    return " ".join(word.lower().split())
