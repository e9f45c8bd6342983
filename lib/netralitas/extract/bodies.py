"""How far an institution or place goes that no table lists, where a model saw it.

Models see institutions well and their ends badly: they like to take a first name, a rank or a whole name for the end of
one ("Bawaslu Asep"). So what a model says counts only where an institution is still to be named and a holder has room.
"""

from __future__ import annotations

from netralitas.extract.names import Passage, titles
from netralitas.extract.words import word_set

#: Words between a name and an office behind it.
_LED = word_set("selaku sebagai menjabat juga yang adalah merupakan menjadi kini")
#: Words before "Jenderal" that make it no rank.
_GENERALS = word_set("direktorat inspektorat sekretariat universitas sekretaris direktur inspektur konsulat")
#: Small words between two bodies of one office ("Bidang ... pada Dinas ...").
_LINKS = word_set("pada di dari untuk dan &")


def ranked(passage: Passage, at: int) -> bool:
    """Whether a rank begins here, which belongs to the name ("Kapolres Garut AKBP ..."), not "Direktorat Jenderal"."""
    return (
        passage.vocabulary.ranks.match(passage.words, at) is not None
        and passage.keys[at] not in {"tni", "mar"}
        and passage.keys[at - 1] not in _GENERALS
    )


def goes_on(passage: Passage, at: int, start: int, *, loose: bool) -> bool:
    """Whether the model takes the capital here for more of an institution or place, where one is still to be named.

    That is behind a loose head, behind a noun for an organisation or place, and inside what began there: models like to
    take a first name for the end of a complete institution ("Bawaslu Asep").
    """
    words, known = passage.words, passage.vocabulary
    if at not in passage.bodies or at in passage.people or not words[at].is_capital or ranked(passage, at):
        return False
    if _begins_name(passage, at) or not _held_beside(passage, at, start):
        return False
    first = at
    while (
        first > start
        and first - 1 in passage.bodies
        and (words[first - 1].is_capital or words[first - 1].text[0].isdigit())
        and not _closed(passage, first - 1)
    ):
        first -= 1
    if first == start:
        return loose and not passage.known(start)
    before = first - 1
    if known.organization_nouns.match(words, before) or known.place_nouns.match(words, before):
        return True
    return (
        not passage.known(at)
        and words[before].is_capital
        and not _closed(passage, before)
        and _person_behind(passage, at)
    )


def _person_behind(passage: Passage, at: int) -> bool:
    """Whether the model sees a name of several words right behind the body that goes on at ``at``."""
    end = at
    while end < len(passage.words) and end in passage.bodies:
        end += 1
    return end in passage.people and end + 1 in passage.people


def _begins_name(passage: Passage, at: int) -> bool:
    """Whether the last word of what a model takes for a body goes better with the lone capital behind it."""
    words, after = passage.words, at + 1
    if after in passage.bodies or after >= len(words) or not passage.candidate(after) or passage.blocked(after):
        return False
    if words[after].start - words[at].end > 1 or (after in passage.people and not passage.known(at)):
        return False
    further = after + 1
    return further >= len(words) or not (passage.candidate(further) and words[further].start - words[after].end <= 1)


def _held_beside(passage: Passage, at: int, start: int) -> bool:
    """Whether a holder can stand behind the body at ``at`` or before the office: else its last words are the holder."""
    words = passage.words
    if any(w.text in ",(–—" or w.key in _LED for w in words[max(0, start - 5) : start]):
        return True
    end = at
    while end < len(words) and end in passage.bodies and words[end].is_word:
        end += 1
    if end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")":
        end += 3
    if end + 1 < len(words) and passage.keys[end] in _LINKS and end + 1 in passage.bodies:
        return True
    mark = end < len(words) and words[end].text in ",:(–—-"
    begin = end + mark + titles(passage, end + mark)
    return (
        begin < len(words)
        and passage.candidate(begin)
        and (not mark or begin in passage.people or passage.known(begin))
    )


def _closed(passage: Passage, at: int) -> bool:
    """Whether a complete institution or region ends with the word, so that a name can follow."""
    words, known = passage.words, passage.vocabulary
    if known.organization_nouns.match(words, at) or known.place_nouns.match(words, at):
        return True
    ended = (known.institutions.match(words, at - back) or known.regions.match(words, at - back) for back in range(4))
    return passage.acronym(at) or any(found and found[0] == back + 1 for back, found in enumerate(ended))
