"""Our bracket format, and tokens with tags made of it. fictional: true"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.language.train.annotations import Annotated, Span, cut_at_borders, parse, tag, widen

LINE = "Ketua [ORG Bawaslu Kota Bahari], [PER Rangga Wirasena], hadir se-[LOC Kabupaten Bahari]."


def words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[\w-]+|\S", text)]


def test_a_line_becomes_text_and_spans() -> None:
    sentence = parse(LINE)
    assert sentence.text == "Ketua Bawaslu Kota Bahari, Rangga Wirasena, hadir se-Kabupaten Bahari."
    assert [(sentence.text[s.start : s.end], s.label) for s in sentence.spans] == [
        ("Bawaslu Kota Bahari", "ORG"),
        ("Rangga Wirasena", "PER"),
        ("Kabupaten Bahari", "LOC"),
    ]


@pytest.mark.parametrize("line", ["[ORG Bawaslu", "Bawaslu]", "[DATE Senin]", "[ORG a [LOC b]]"])
def test_a_broken_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|label"):
        parse(line)


def test_a_token_is_cut_where_an_entity_begins_inside_it() -> None:
    sentence = parse("Camat se-[LOC Bahari] dan [PER Rangga]-[PER Wira]")
    tagged = tag(sentence, words(sentence.text))
    assert list(zip(tagged.tokens, tagged.tags, strict=True)) == [
        ("Camat", "O"),
        ("se-", "O"),
        ("Bahari", "B-LOC"),
        ("dan", "O"),
        ("Rangga", "B-PER"),
        ("-", "O"),
        ("Wira", "B-PER"),
    ]


def test_a_long_entity_continues() -> None:
    sentence = parse("[ORG Dinas Pendidikan Kota Bahari] menolak")
    assert tag(sentence, words(sentence.text)).tags == ("B-ORG", "I-ORG", "I-ORG", "I-ORG", "O")


def test_for_scoring_entities_widen_to_whole_tokens() -> None:
    sentence = parse("Camat se-[LOC Bahari]")
    assert widen(sentence.spans, words(sentence.text)) == [Span(6, 15, "LOC")]


@given(st.text(alphabet="ab .,-", max_size=30), st.data())
def test_pieces_cover_what_the_tokens_covered(text: str, data: st.DataObject) -> None:
    spans = words(text)
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True))) if text else []
    entities = [Span(edges[0], edges[1], "PER")] if len(text) > 1 and edges else []
    pieces = cut_at_borders(spans, entities)
    assert "".join(text[a:b] for a, b in pieces) == "".join(text[a:b] for a, b in spans)
    tagged = tag(Annotated(text, tuple(entities)), spans)
    assert len(tagged.tokens) == len(tagged.tags) == len(pieces)
