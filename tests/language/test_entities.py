"""What the lexicon corrects in the entities that a model proposes. fictional: true"""

from __future__ import annotations

import re

import pytest
from netralitas.language.entities import corrected
from netralitas.records import Entity, Sentence, Token
from netralitas.reference import Lexicon


def sentence(text: str) -> Sentence:
    """One sentence whose tokens are words with their points, and marks."""
    tokens = tuple(Token(*match.span()) for match in re.finditer(r"(?:\w+[.-]?)+|\S", text))
    return Sentence(0, len(text), 0, tokens)


def after(text: str, lexicon: Lexicon, *proposed: tuple[str, str]) -> list[tuple[str, str, str]]:
    entities = [Entity(text.index(part), text.index(part) + len(part), label, "stanza") for part, label in proposed]
    found = corrected(text, [sentence(text)], entities, lexicon)
    return [(text[e.start : e.end], e.label, e.rule) for e in found]


@pytest.mark.parametrize(
    ("text", "proposed", "wanted"),
    [
        ("Saksi Bripka Rangga Wira hadir", ("Bripka Rangga Wira", "PER"), ("Rangga Wira", "PER", "without_title")),
        ("Dinas Kesehatan dr. Rangga", ("Dinas Kesehatan dr.", "ORG"), ("Dinas Kesehatan", "ORG", "without_title")),
        ("Yayasan Haji Rangga", ("Yayasan Haji Rangga", "ORG"), ("Yayasan Haji Rangga", "ORG", "")),
        ("kata Cut Wirasena", ("Cut Wirasena", "PER"), ("Cut Wirasena", "PER", "")),
        ("di Pilbup Soppeng nanti", ("Pilbup Soppeng", "LOC"), ("Soppeng", "LOC", "without_election")),
        ("kata L.K. Wirasena", ("Wirasena", "PER"), ("L.K. Wirasena", "PER", "with_initials")),
        ("kata H. Wirasena", ("Wirasena", "PER"), ("Wirasena", "PER", "")),
        ("Kodam Wira Sena siaga", ("Kodam Wira Sena", "PER"), ("Kodam Wira Sena", "ORG", "by_head")),
        ("Gedung Wira Sena sepi", ("Gedung Wira Sena", "PER"), ("Gedung Wira Sena", "LOC", "by_head")),
    ],
)
def test_one_correction(text: str, proposed: tuple[str, str], wanted: tuple[str, str, str], lexicon: Lexicon) -> None:
    part, label, rule = wanted
    assert after(text, lexicon, proposed) == [(part, label, f"stanza:{rule}" if rule else "stanza")]


def test_a_title_alone_is_nobody(lexicon: Lexicon) -> None:
    assert after("Bripka hadir", lexicon, ("Bripka", "PER")) == []


def test_initials_that_another_entity_holds_stay_there(lexicon: Lexicon) -> None:
    text = "PT A. Wirasena"
    assert after(text, lexicon, ("PT A.", "ORG"), ("Wirasena", "PER")) == [
        ("PT A.", "ORG", "stanza"),
        ("Wirasena", "PER", "stanza"),
    ]


def test_an_entity_between_tokens_stays_as_it_is(lexicon: Lexicon) -> None:
    assert after("se-Bahari", lexicon, ("Bahari", "LOC")) == [("Bahari", "LOC", "stanza")]
