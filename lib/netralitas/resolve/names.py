"""Forms of a name: which spellings are one word, and how two names can be one person's.

A form alone never makes two names one person; what it needs besides is said in ``netralitas.resolve.actors``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

Words = tuple[str, ...]

#: Written forms of the same first name; the prophet's name has a dozen spellings on identity cards.
_SAME_WORD = {
    "moch": "muhammad",
    "moh": "muhammad",
    "muh": "muhammad",
    "mohd": "muhammad",
    "abd": "abdul",
    "achmad": "ahmad",
    "akhmad": "ahmad",
    "ahmat": "ahmad",
}
_MUHAMMAD = re.compile("m[ou](?:ch|h|c|k)a?mm?[ae][dt]")
#: Letters that sound alike: the spelling before 1947 and 1972, Arabic letters, and doubled ones. Order matters.
_SOUNDS = (
    (re.compile("oe"), "u"),
    (re.compile("dj"), "j"),
    (re.compile("tj"), "c"),
    (re.compile("nj"), "ny"),
    (re.compile("sj"), "sy"),
    (re.compile("^ch"), "c"),
    (re.compile("[kc]h"), "h"),
    (re.compile("sy|sh"), "s"),
    (re.compile("th"), "t"),
    (re.compile("dh|dz"), "d"),
    (re.compile("gh"), "g"),
    (re.compile("[vp]h|v"), "f"),
    (re.compile("q"), "k"),
    (re.compile("z"), "s"),
    (re.compile("y|ie"), "i"),
    (re.compile("[’'`]"), ""),
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile("(?<=.)[dt]$"), "t"),
)
#: The shortest name, all words joined, in which one letter may differ.
_LONG_NAME = 10
#: The shortest word in which one letter may differ.
_LONG_WORD = 5


class Form(IntEnum):
    """How two names resemble each other, the stronger the higher; ``NONE``: they cannot be one person's."""

    NONE = 0
    #: One leaves words out or has initials for them ("A. Wirasena", "Rangga Wirasena").
    PART = 1
    #: One letter of a long word differs.
    LETTER = 2
    #: The same sounds, or the same letters with the spaces elsewhere ("Nur Hidayat", "Nurhidayat").
    SOUND = 3


def name_words(name: str) -> Words:
    """A name's words for comparison: lower case, no accents, no full stops, spelling variants folded."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple(_same(word) for word in re.findall(r"[a-z']+", plain))


@lru_cache(maxsize=1 << 17)
def _same(word: str) -> str:
    return "muhammad" if _MUHAMMAD.fullmatch(word) else _SAME_WORD.get(word, word)


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """A word with one letter for each sound."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def sounds(words: Sequence[str]) -> Words:
    """The sound of each word; words that are no letters but apostrophes are left out."""
    return tuple(heard for word in words if (heard := sound(word)))


def joined(words: Sequence[str]) -> str:
    """The sound of a whole name, without its spaces."""
    return sound("".join(words))


def deletions(key: str) -> Iterator[str]:
    """A key and, if long, what remains when one letter is left out: two keys a letter apart share one of these."""
    yield key
    for at in range(len(key) if len(key) >= _LONG_NAME - 1 else 0):
        yield key[:at] + key[at + 1 :]


def form(one: Words, other: Words) -> Form:
    """How two names resemble each other; the order of the two does not matter."""
    short, long = sorted((sounds(one), sounds(other)), key=lambda words: (len(words), words))
    if not short:
        return Form.NONE
    if joined(one) == joined(other):
        return Form.SOUND
    if len(short) == len(long) and _letter_apart(short, long):
        return Form.LETTER
    return Form.PART if _part(short, long) else Form.NONE


def _letter_apart(one: Words, other: Words) -> bool:
    """Whether one letter of one long word differs, in a long name."""
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) != 1 or len("".join(one)) < _LONG_NAME:
        return False
    a, b = different[0]
    # Otherwise "Dedi" and "Dede", "Imran" and "Imron" would be one.
    return min(len(a), len(b)) > _LONG_WORD and near(a, b)


def near(one: str, other: str) -> bool:
    """Whether one letter was left out, added, changed, or changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _part(short: Words, long: Words) -> bool:
    """Whether the words of one stand in the other in their order, an initial standing for a word in either."""
    full = [word for word in short if len(word) > 1]
    if not full:
        return False
    position = 0
    same = 0
    for word in short:
        while position < len(long) and not _stands_for(word, long[position]):
            position += 1
        if position == len(long):
            return False
        same += word == long[position] and len(word) > 1
        position += 1
    return same > 0


def _stands_for(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
