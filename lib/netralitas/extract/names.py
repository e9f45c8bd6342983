"""Personal names as runs of words: where one can begin, how far it goes, and what is title or degree round it.

A name is read without its titles, honorifics, ranks and degrees ("Drs. H. ", ", M.Si."), initials and abbreviated
first names stay ("A. Koswara", "Moch."). Words are judged by the name lists, by ordinary Indonesian vocabulary, and by
the article itself: what it also writes in lower case is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from netralitas.extract.vocabulary import CALENDAR, Vocabulary
from netralitas.extract.words import DOUBLE_MARKS, Word, word_set
from netralitas.records import Span

#: Words inside names that are written small (a closed class: Arabic, Dutch, Portuguese and Malay particles).
PARTICLES = word_set("bin binti al el as ad van von de der den da dos do ibn ibnu anak alias")
#: "Al" and its like, joined to the next word by a hyphen.
_JOINED = word_set("al el as ad an ar at az abd abdul nur")
#: Pronouns and function words that open sentences with a capital and are in no word list as names.
_NEVER = word_set(
    "ia dia beliau mereka kami kita saya kata ujar menurut namun selain saat dalam pada para sang si kepada "
    "dari oleh dan atau dengan ke di yang itu ini juga pun tak tidak jika bila asn pns tni polri kpu bawaslu"
)
_AND = frozenset({"dan", "&", "untuk"})
_LONGEST = 7


class Name(NamedTuple):
    """A name between two word indices; ``first`` counts from where titles begin, ``last`` past degrees and age."""

    begin: int
    end: int
    first: int
    last: int
    titled: bool
    aged: bool


@dataclass(frozen=True)
class Passage:
    """The words of one passage with what is known of their writing.

    ``lowered`` are the words that the article writes in lower case somewhere; ``paragraph`` is -1 for the headline.
    ``confirmed`` are the words of names in the running text: where every word has a capital, only these and known given
    names are believed. ``bodies`` are the words that a model takes for institutions or places, ``people`` those that it
    takes for persons; both are empty without one.
    """

    span: Span
    words: tuple[Word, ...]
    lowered: frozenset[str]
    vocabulary: Vocabulary
    paragraph: int
    confirmed: frozenset[str] = frozenset()
    initials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()

    @cached_property
    def shouted(self) -> bool:
        """Whether it is all in capitals."""
        letters = [w for w in self.words if w.is_word and len(w.text) > 3]
        return bool(letters) and sum(w.text.isupper() for w in letters) > 0.8 * len(letters)

    @cached_property
    def headlined(self) -> bool:
        """Whether nearly every word has a capital and no stop ends it, as in headlines."""
        letters = [w for w in self.words if w.is_word and len(w.text) > 3]
        stopped = bool(self.words) and self.words[-1].text in {".", ",", "?", "!", "”", '"', ")"}
        dense = len(letters) > 3 and sum(w.is_capital for w in letters) > 0.85 * len(letters)
        return self.paragraph < 0 or (dense and not stopped)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Look-up forms of the words."""
        return tuple(word.key for word in self.words)

    def initial(self, at: int) -> bool:
        """Whether an initial or an abbreviated first name stands here ("A.", "Z", "Moch.")."""
        text = self.words[at].text
        if not text[0].isupper():
            return False
        return (len(text) <= 2 and text.rstrip(".").isalpha() and len(text.rstrip(".")) == 1) or (
            (text.endswith(".") or (len(text) == 2 and text.isupper())) and self.keys[at] in self.vocabulary.initials
        )

    def ordinary(self, at: int) -> bool:
        """Whether the word belongs to the language and not to a name."""
        key = self.keys[at]
        if key in _NEVER or key in CALENDAR:
            return True
        if key in self.vocabulary.given:
            return False
        return key in self.lowered or self.vocabulary.is_common(key) or key.startswith("kemen")

    def acronym(self, at: int) -> bool:
        """Whether it is written in capitals only, in a passage that is not."""
        text = self.words[at].text
        return len(text) > 1 and text.isupper() and text.isalpha() and not self.shouted

    def candidate(self, at: int) -> bool:
        """Whether the word may be part of a name: a capital, and no acronym unless a name is shouted."""
        word, key, known = self.words[at], self.keys[at], self.vocabulary
        if not (word.is_word and word.is_capital):
            return False
        if self.headlined and key not in self.confirmed and key not in known.given:
            return False
        if not self.acronym(at) or key in known.nicknames:
            return True
        after_name = at > 0 and self.acronym(at - 1) and len(self.keys[at - 1]) > 3 and self.keys[at - 1] in known.given
        return len(key) > 3 and (key in known.given or (len(key) > 5 and known.is_name_word(key)) or after_name)

    def known(self, at: int) -> bool:
        """Whether the word is known as part of names (and not only ordinary)."""
        return (
            self.candidate(at)
            and self.vocabulary.is_name_word(self.keys[at])
            and not (self.keys[at] in self.lowered and self.keys[at] in self.vocabulary.common)
        )

    def blocked(self, at: int, *, inside: bool = False) -> bool:
        """Whether an office, an institution or a region begins here, which ends a name.

        ``inside`` a name a word that is also a given name ("Lukman Hakim") does not end it.
        """
        known, sequence = self.vocabulary, self.words
        office = known.offices.match(sequence, at)
        found = known.institutions.match(sequence, at) or known.regions.match(sequence, at)
        if self.keys[at] in known.given and (inside or not office):
            return found is not None and found[0] > 1
        return bool(office or found or known.acting.match(sequence, at))


def abbreviations(sequence: Sequence[Word], known: Vocabulary) -> Iterator[str]:
    """Abbreviations of institutions that brackets explain ("Asosiasi Petani Kopi (Aspeko)"), as keys.

    The letters stand in the words before, of which none is a given name: "Joko Wiryono (Jokowi)" is a person.
    """
    for at in range(2, len(sequence) - 2):
        if sequence[at].text != "(" or sequence[at + 2].text != ")" or not sequence[at + 1].is_capital:
            continue
        begin = at
        while begin > 0 and at - begin < 8 and (sequence[begin - 1].is_capital or sequence[begin - 1].key in _AND):
            begin -= 1
        keys = [word.key for word in sequence[begin:at]]
        letters = iter("".join(keys))
        key = sequence[at + 1].key
        if len(keys) > 1 and not known.given & {*keys, key} and all(letter in letters for letter in key):
            yield key


def titles(passage: Passage, at: int) -> int:
    """How many words of honorifics and ranks stand at ``at`` ("Kombes Pol. Dr. H.")."""
    sequence, begin = passage.words, at
    while at < len(sequence):
        found = passage.vocabulary.ranks.match(sequence, at) or passage.vocabulary.honorifics.match(sequence, at)
        if found and (sequence[at].is_capital or sequence[at].key in {"dr", "drg", "drh", "apt"}):
            if sequence[at].key in passage.vocabulary.given and not sequence[at].text.endswith("."):
                break
            at += found[0]
        elif (
            at > begin
            and sequence[at].text == "("
            and _closes(sequence, at, 2)
            and passage.keys[at + 1] in {"p", "purn", "pol"}
        ):
            at += 3
        elif at > begin and sequence[at].text in {".", "/"} and sequence[at].start == sequence[at - 1].end:
            at += 1
        else:
            break
    return at - begin


def degrees(passage: Passage, at: int) -> int:
    """How many words of academic degrees stand at ``at``, commas included (", S.Pd., M.Si.")."""
    sequence, begin = passage.words, at
    while at < len(sequence):
        step = at + (sequence[at].text == ",")
        if step >= len(sequence) or not _is_degree(passage, step):
            break
        at = step + 1
        if at < len(sequence) and sequence[at].text == "." and sequence[at - 1].end == sequence[at].start:
            following = sequence[at + 1].text if at + 1 < len(sequence) else ""
            if following == "," or (following and following[0].islower()):
                at += 1
    return at - begin


def _is_degree(passage: Passage, at: int) -> bool:
    text = passage.words[at].text
    plain = text.replace(".", "").lower()
    return plain in passage.vocabulary.degrees and (
        text.count(".") > 0
        or text.isupper()
        or text[-1].isupper()
        or text in {"Ners", "Lc", "Ak"}
        or bool(re.fullmatch(r"[SM][A-Z][a-z]{1,3}", text))
    )


def name_at(passage: Passage, at: int, *, trusted: bool = False, alone: bool = False) -> Name | None:
    """The name that begins at word ``at``, titles included; null where none does.

    ``trusted`` says that an office or a speech verb leads here: then a first word from ordinary vocabulary is allowed,
    and after "kata" and its like (``alone``) even as the only one, because a capital there is a name's.
    """
    sequence = passage.words
    skip = titles(passage, at)
    begin = at + skip
    end = _run(passage, begin, trusted=trusted or skip > 0, alone=alone)
    if end is None:
        return None
    last = end + degrees(passage, end)
    aged = (
        last < len(sequence)
        and sequence[last].text == "("
        and _closes(sequence, last, 2)
        and bool(re.fullmatch(r"\d{1,2}", sequence[last + 1].text))
    )
    return Name(begin, end, at, last + 3 * aged, skip > 0 or last > end, aged)


def _run(passage: Passage, begin: int, *, trusted: bool, alone: bool) -> int | None:
    """The word index after the name that begins at ``begin``."""
    sequence, at, real = passage.words, begin, 0
    while at < len(sequence) and at - begin < 2 * _LONGEST and real < _LONGEST:
        word = sequence[at]
        if at > begin and not _joined_on(sequence, at):
            break
        if passage.initial(at):
            if at + 1 < len(sequence) and sequence[at + 1].text == "." and sequence[at + 1].start == word.end:
                break
            at += 1
        elif passage.candidate(at) and not _is_degree(passage, at):
            if (
                passage.blocked(at, inside=real > 0)
                or _addresses(passage, at, begin)
                or (passage.ordinary(at) and not _carries(passage, at, begin, real, trusted=trusted, alone=alone))
            ):
                break
            at += 1
            real += 1
        elif (
            real
            and word.key in PARTICLES
            and at + 1 < len(sequence)
            and passage.candidate(at + 1)
            and word.key != "alias"
        ) or (word.text == "-" and real and passage.keys[at - 1] in _JOINED and at + 1 < len(sequence)):
            at += 1
        else:
            break
    while (
        at > begin
        and (sequence[at - 1].key in PARTICLES - {"al"} or sequence[at - 1].text == "-")
        and not sequence[at - 1].is_capital
    ):
        at -= 1
    return at if real else None


def _addresses(passage: Passage, at: int, begin: int) -> bool:
    """Whether a form of address stands inside the run and ends it ("Risma Pak ...")."""
    key = passage.keys[at]
    return (
        at > begin
        and len(key) > 2
        and key not in passage.vocabulary.given
        and bool(passage.vocabulary.honorifics.match(passage.words, at))
    )


def _joined_on(sequence: Sequence[Word], at: int) -> bool:
    """Whether the word follows the one before in one phrase: a blank or a hyphen, no line end."""
    return (
        sequence[at].start - sequence[at - 1].end <= 2
        and sequence[at].text != "\n"
        and sequence[at].text not in DOUBLE_MARKS
    )


def _carries(passage: Passage, at: int, begin: int, real: int, *, trusted: bool, alone: bool) -> bool:
    """Whether a word of ordinary vocabulary is part of the name here."""
    if passage.keys[at] in _NEVER or passage.keys[at] in CALENDAR:
        return False
    if passage.headlined:
        return False
    if real:
        return passage.keys[at] not in passage.lowered or passage.known(begin)
    if alone and passage.keys[at] not in passage.lowered:
        return True
    follows = at + 1 < len(passage.words) and passage.candidate(at + 1) and not passage.ordinary(at + 1)
    return trusted and follows and not passage.vocabulary.organization_nouns.match(passage.words, at)


def _closes(sequence: Sequence[Word], at: int, far: int) -> bool:
    """Whether the bracket at ``at`` closes ``far`` words later."""
    return at + far < len(sequence) and sequence[at + far].text == ")"
