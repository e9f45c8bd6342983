"""fictional: true"""

from __future__ import annotations

import pytest
from netralitas import paths
from netralitas.language.models import find
from netralitas.language.pipeline import annotate, annotate_all, join_abbreviations
from netralitas.records import Article, Sentence, Span, Token
from netralitas.reference import Lexicon

HEAD = "Camat Diminta Netral"
FIRST = "Pj. Bupati, Moch. Rangga, hadir. Ia meminta camat netral, katanya."
SECOND = "Acara berakhir sore hari"


def article() -> Article:
    text = f"{HEAD}\n\n{FIRST}\n{SECOND}"
    first, second = text.index(FIRST), text.index(SECOND)
    body = (Span(first, first + len(FIRST)), Span(second, second + len(SECOND)))
    return Article("0" * 16, text, body, title=HEAD, title_span=Span(0, len(HEAD)))


@pytest.mark.slow
def test_paragraphs_and_headline_are_read_apart_and_offsets_slice_back() -> None:
    document = annotate(article())
    cut = [(s.paragraph, document.text[s.start : s.end]) for s in document.sentences]
    assert cut == [
        (-1, HEAD),
        (0, "Pj. Bupati, Moch. Rangga, hadir."),
        (0, "Ia meminta camat netral, katanya."),
        (1, SECOND),
    ]
    words = [document.text[t.start : t.end] for t in document.sentences[2].tokens]
    assert words == ["Ia", "meminta", "camat", "netral", ",", "katanya", "."]


@pytest.mark.slow
def test_an_article_without_text_is_a_document_without_sentences(lexicon: Lexicon) -> None:
    bare = Article("1" * 16, "", ())
    documents = list(annotate_all([bare, article(), bare], find(paths.MODELS), lexicon))
    assert [len(d.sentences) for d in documents] == [0, 4, 0]


@pytest.mark.parametrize(
    ("text", "border", "joined"),
    [
        ("Gedung Moch. Toha penuh.", 12, True),
        ("Hadir camat dkk. Acara mulai.", 16, False),
        ("Hadir camat dkk. dan lurah.", 16, True),
        ("Ia hadir. Acara mulai.", 9, False),
    ],
)
def test_a_border_after_an_abbreviation_is_taken_back(text: str, border: int, joined: bool, lexicon: Lexicon) -> None:
    halves = [
        Sentence(0, border, 0, (Token(0, border),)),
        Sentence(border + 1, len(text), 0, (Token(border + 1, len(text)),)),
    ]
    abbreviations = frozenset(row["abbreviation"] for row in lexicon["abbreviations"])
    found = list(join_abbreviations(text, halves, abbreviations))
    assert len(found) == (1 if joined else 2)
    assert found[-1].end == len(text)
