"""Forms of names. fictional: true"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.resolve.names import Form, deletions, form, joined, name_words, near, sound


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Moch. Rangga Wirasena", ("muhammad", "rangga", "wirasena")),
        ("R. Wirasena", ("r", "wirasena")),
        ("Mochammad Sari", ("muhammad", "sari")),
        ("Muhamed Sari", ("muhammad", "sari")),
        ("Ma'ruf Andriani", ("ma'ruf", "andriani")),
        ("Zoë Wirasena", ("zoe", "wirasena")),
        ("█████", ()),
    ],
)
def test_spellings_fold(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soekarta", "sukarta"),
        ("djuanda", "juanda"),
        ("supriyadi", "supriadi"),
        ("syarif", "sarif"),
        ("akhmad", "ahmad"),
    ],
)
def test_what_sounds_alike_is_one_word(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nur Hidmat", "Nurhidmat", Form.SOUND),
        ("Maya Wirasenata", "Maya Wirasemata", Form.LETTER),
        ("Maya Wirasenata", "Mayo Wirasenata", Form.NONE),
        ("Imran", "Imron", Form.NONE),
        ("Rangga", "Rangga Wirasena", Form.PART),
        ("R. Wirasena", "Rangga Wirasena", Form.PART),
        ("R. W.", "Rangga Wirasena", Form.NONE),
        ("Wirasena Rangga", "Rangga Wirasena", Form.NONE),
        ("Rangga Wirasena", "Maya Wirasena", Form.NONE),
    ],
)
def test_forms(one: str, other: str, expected: Form) -> None:
    a, b = name_words(one), name_words(other)
    assert form(a, b) is form(b, a) is expected


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("abcd", "abcd", True),
        ("abcd", "abd", True),
        ("abcd", "abxd", True),
        ("abcd", "bacd", True),
        ("abcd", "badc", False),
    ],
)
def test_one_letter(one: str, other: str, is_near: bool) -> None:
    assert near(one, other) is near(other, one) is is_near


words = st.text("abnrsy ", max_size=24).map(name_words)


@given(words, words)
def test_what_resembles_is_found_by_index(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    if form(one, other) in {Form.SOUND, Form.LETTER}:
        assert {*deletions(joined(one))} & {*deletions(joined(other))}


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_raises(one: str, other: str) -> None:
    assert form(name_words(one), name_words(other)) in Form
