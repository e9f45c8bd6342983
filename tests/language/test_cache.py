"""Annotations by content. fictional: true"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas import paths
from netralitas.language.cache import Annotation, Cache, decode, encode, key
from netralitas.language.models import find
from netralitas.language.pipeline import annotate_all
from netralitas.records import Article, Entity, Sentence, Span, Token
from netralitas.reference import Lexicon

TEXT = "Camat Netral\n\nCamat Sari Lesmana hadir."
ARTICLE = Article("0" * 16, TEXT, (Span(14, len(TEXT)),), title="Camat Netral", title_span=Span(0, 12))
FOUND = Annotation(
    (Sentence(14, 39, 0, (Token(14, 19), Token(20, 24), Token(25, 32), Token(33, 38), Token(38, 39))),),
    (Entity(20, 32, "PER", "stanza"),),
)
MODELS = find(paths.MODELS)


def test_an_entry_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    name = key(ARTICLE, MODELS)
    assert cache.get(name) is None
    cache.put(name, FOUND)
    assert (cache.get(name), cache.holds(name), cache.failed) == (FOUND, True, None)


@given(
    st.lists(
        st.tuples(
            st.integers(-1, 9), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 30)), min_size=1, max_size=5)
        )
    )
)
def test_any_annotation_survives(sentences: list[tuple[int, list[tuple[int, int]]]]) -> None:
    made = []
    for paragraph, steps in sentences:
        tokens, last = [], 0
        for gap, length in steps:
            tokens.append(Token(last + gap, last + gap + length))
            last += gap + length
        made.append(Sentence(tokens[0].start, last, paragraph, tuple(tokens)))
    found = Annotation(tuple(made), ())
    assert decode(encode(found)) == found


@given(st.integers(0, len(encode(FOUND)) - 1), st.integers(1, 255))
def test_a_changed_byte_is_noticed(at: int, by: int) -> None:
    content = bytearray(encode(FOUND))
    content[at] ^= by
    assert decode(bytes(content)) is None


@pytest.mark.parametrize("content", [b"", b"NTL1", b"x" * 100, encode(FOUND)[:-3]])
def test_a_damaged_entry_is_taken_away(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path)
    cache.put("ab" * 32, FOUND)
    cache.path("ab" * 32).write_bytes(content)
    assert cache.get("ab" * 32) is None
    assert not cache.holds("ab" * 32)


def test_the_key_changes_with_text_passages_and_models_and_with_nothing_else() -> None:
    own = key(ARTICLE, MODELS)
    other = [
        replace(ARTICLE, text=TEXT.replace("Sari", "Sara")),
        replace(ARTICLE, title_span=None),
        replace(ARTICLE, body=(Span(14, 20),)),
    ]
    keys = [own, *(key(article, MODELS) for article in other), key(ARTICLE, replace(MODELS, fingerprint="0"))]
    assert len(set(keys)) == 5
    assert key(replace(ARTICLE, outlet="Kabar", published="2024-10-07"), MODELS) == own


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    names = [f"{number:02x}" * 32 for number in range(10)]
    for age, name in enumerate(names):
        cache.put(name, FOUND)
        os.utime(cache.path(name), (1e9 - age, 1e9 - age))
    cache.most = cache.path(names[0]).stat().st_size * 5
    cache.get(names[9])
    assert cache.trim() == 6
    assert [name for name in names if cache.holds(name)] == [*names[:3], names[9]]
    assert cache.trim() == 0


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put("ab" * 32, FOUND)
    assert cache.get("ab" * 32) is None
    assert cache.failed
    assert cache.trim() == 0


@pytest.mark.slow
def test_what_is_in_the_cache_is_not_read_again(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    other = replace(ARTICLE, text=TEXT.replace("Sari", "Dewi"))
    [first] = annotate_all([ARTICLE], MODELS, lexicon, cache)
    read: list[str] = []

    def parse(passages: list[str], _models: object) -> list[object]:
        read.extend(passages)
        return [((), ()) for _ in passages]

    from netralitas.language import pipeline

    monkeypatch.setattr(pipeline, "parse", parse)
    monkeypatch.setattr(pipeline, "_annotation", lambda found: Annotation((), ()) if list(found) else FOUND)
    again, _ = annotate_all([ARTICLE, other], MODELS, lexicon, cache)
    assert again == first
    assert read == ["Camat Netral", "Camat Dewi Lesmana hadir."]
