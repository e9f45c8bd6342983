"""Frames: an office's words between its head and the comma before its holder ("Ketua Ikatan Pemuda Anu, NAME, ...").

What an office is an office of has no end of names that no table lists. Where a comma and a name close it off,
everything up to the comma belongs to the office, as long as nothing in it can be somebody's name.
"""

from __future__ import annotations

from netralitas.extract.domains import FUNCTION_WORDS
from netralitas.extract.names import Name, Passage, name_at
from netralitas.extract.words import word_set

#: Small words that go on with an office's domain (a closed class).
_SMALL = word_set("dan & serta pada di dari untuk se bidang urusan divisi seksi komisi fraksi nomor atas antar")
#: Words before a second office.
_SECOND = word_set("dan serta & ,")
#: Prefixes of verbs; a noun in lower case that begins so ends the frame as well.
_VERBAL = ("me", "di", "ber", "ter")
_THAT = word_set("itu tersebut")
_FAR = 24
#: So many words in lower case at most stand between a head and the comma ("Dosen hukum tata negara, ...").
_LOWER = 5


def frame_end(passage: Passage, start: int, end: int) -> int:
    """Where an office ends whose domain was read from ``start`` to ``end``: at a frame's comma, else at ``end``."""
    comma = _comma(passage, start, end)
    return comma if comma is not None and _is_holder(passage, comma + 1) else end


def noun_end(passage: Passage, at: int) -> int | None:
    """Where the nouns in small letters end that begin at ``at``, at a stop or comma; null where none follows."""
    words, begin = passage.words, at
    while at < len(words) and at - begin <= _LOWER and words[at].text.islower():
        key = passage.keys[at]
        if key not in _SMALL | _THAT and _ends(key):
            return None
        at += 1
    return at if at < len(words) and words[at].text in {",", ".", ")"} else None


def _ends(key: str) -> bool:
    """Whether the word cannot stand in a noun phrase: a function word, or what looks like a verb."""
    return key in FUNCTION_WORDS or (key.startswith(_VERBAL) and len(key) > 5)


def _comma(passage: Passage, start: int, end: int) -> int | None:
    """The comma that closes the frame; null where a word before it cannot belong to the office."""
    words, at, lower, open_ = passage.words, end, 0, False
    if passage.headlined:
        return None
    while at < len(words) and at - end < _FAR:
        word = words[at]
        if at > start and words[at - 1].key in _SECOND and passage.vocabulary.offices.match(words, at):
            return None
        if word.text == ",":
            if at > start and _is_holder(passage, at + 1):
                return at if at > end else None
            if not _goes_on(passage, at):
                return None
        elif word.is_word and word.is_capital:
            if not _may_belong(passage, at, start):
                return None
        elif word.is_word:
            lower += word.key not in _SMALL
            verbal = word.key.startswith(_VERBAL) and len(word.key) > 5
            if (
                (word.key in FUNCTION_WORDS and word.key not in _SMALL)
                or (verbal and word.key not in _SMALL)
                or lower > _LOWER
            ):
                return None
        elif word.text in {"(", ")"}:
            if open_ == (word.text == "("):
                return None
            open_ = not open_
        elif word.text not in {"-", "–", "/", "&"} and not word.text[0].isdigit():
            return None
        at += 1
    return None


def _may_belong(passage: Passage, at: int, start: int) -> bool:
    """Whether a capital can be part of an office's domain: no person's word, no other office, no rank."""
    known = passage.vocabulary
    if (
        at in passage.people
        or (passage.initial(at) and at not in passage.bodies)
        or known.ranks.match(passage.words, at)
    ):
        return False
    if at in passage.bodies:
        return True
    led = at > start and bool(
        known.organization_nouns.match(passage.words, at - 1) or known.place_nouns.match(passage.words, at - 1)
    )
    return led or not passage.known(at)


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether a comma is one of a list inside the domain ("Pencegahan, Partisipasi Masyarakat, dan Humas ...")."""
    ahead = passage.keys[at + 1 : at + 9]
    if not ahead or not any(key in {"dan", "serta", "&"} for key in ahead):
        return False
    first = at + 1 + (ahead[0] in {"dan", "serta"})
    return first < len(passage.words) and passage.words[first].is_capital and passage.ordinary(first)


def _is_holder(passage: Passage, at: int) -> bool:
    """Whether somebody's name begins here and ends the phrase: of a list of names nobody may be the holder."""
    name = name_at(passage, at, trusted=True)
    if name is None or not _is_sure(passage, name):
        return False
    words, last = passage.words, name.last
    if last < len(words) and words[last].text == ",":
        last += 1
        if last < len(words) and (passage.keys[last] in {"dan", "serta"} or last in passage.people):
            return False
    return not (last < len(words) and passage.keys[last] in {"dan", "serta", "-"} and last + 1 in passage.people)


def _is_sure(passage: Passage, name: Name) -> bool:
    """Whether the name is one for the model, or of several words with a known one and no body's."""
    inside = range(name.begin, name.end)
    if any(at in passage.people for at in inside):
        return True
    if any(at in passage.bodies for at in inside):
        return False
    return len(inside) > 1 and any(passage.known(at) for at in inside)
