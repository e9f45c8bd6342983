"""Our way of running Stanza's networks gives what Stanza gives. fictional: true"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from netralitas import paths
from netralitas.language.inference import LONGEST, Parsed, parse
from netralitas.language.models import find
from netralitas.language.pipeline import load

MODELS = find(paths.MODELS)
PASSAGES = [
    "Camat Diminta Netral",
    'Pj Bupati Garut, Rangga Wirasena, hadir. "Kami tidak ragu," katanya, Senin (7/10/2024).',
    "Kirim laporan ke pengaduan@bawaslu-garut.example.go.id atau www.netral.example.com/lapor. Terima kasih!",
    " Dua  spasi\tdan\u00a0spasi lain ... dan selesai",
    "Rp1.250.000,00 dibagikan kepada 1.204 ASN/PNS se-Jawa Barat (17 kab/kota)…",
    "satu",
    "Ia hadir. " * 150,
    "tanpa titik " * 120,
    "🙂 “Netral!” — ujar Sari Lesmana… 👍",
]


def stanza_says(passages: list[str]) -> list[Parsed]:
    import stanza

    pipeline: Any = load(MODELS)
    found = []
    for passage in passages:
        document = pipeline(stanza.Document([], text=passage))
        sentences = tuple(tuple((t.start_char, t.end_char) for t in s.tokens) for s in document.sentences)
        found.append(Parsed(sentences, tuple((e.start_char, e.end_char, e.type) for e in document.ents)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("passage", PASSAGES)
def test_alone_it_says_what_stanza_says(passage: str) -> None:
    assert parse([passage], MODELS) == stanza_says([passage])


@pytest.mark.slow
def test_a_batch_says_what_each_passage_alone_says_in_whatever_order() -> None:
    alone = [parse([passage], MODELS)[0] for passage in PASSAGES]
    assert parse(PASSAGES, MODELS) == alone
    assert parse(PASSAGES[::-1], MODELS) == alone[::-1]


@pytest.mark.slow
def test_on_the_shipped_dispatches_it_says_what_stanza_says_article_by_article() -> None:
    from netralitas.articles import read_folder

    articles = read_folder(paths.ARTICLES).articles[:20]
    passages = [a.cut(span).replace("\n", " ") for a in articles for span in a.passages]
    assert parse(passages, MODELS) == stanza_says(passages)


@pytest.mark.slow
def test_a_sentence_without_end_is_cut() -> None:
    [found] = parse(["kata " * 5_000], MODELS)
    assert sum(map(len, found.sentences)) == 5_000
    assert max(map(len, found.sentences)) == LONGEST


@pytest.mark.parametrize("passages", [[], [""], [" \n\t"], ["", "Ia hadir.", " "]])
def test_nothing_is_found_in_nothing(passages: list[str]) -> None:
    assert [len(found.sentences) for found in parse(passages, MODELS)] == [int(bool(p.strip())) for p in passages]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_read_and_tokens_follow_each_other(passages: list[str]) -> None:
    for passage, found in zip(passages, parse(passages, MODELS), strict=True):
        last = 0
        for start, end in (token for sentence in found.sentences for token in sentence):
            assert last <= start < end <= len(passage)
            assert passage[start:end].strip()
            last = end
