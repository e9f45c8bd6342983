"""What stands between quotation marks. All sentences are invented (fictional: true)."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.quotations import quotations
from netralitas.records import Span


def inside(text: str) -> list[str]:
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return [text[q.start : q.end] for q in quotations(text, spans)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Kita siap,” katanya.", ["Kita siap,"]),
        ('"Kita siap," katanya. "Ayo jalan," ujarnya.', ["Kita siap,", "Ayo jalan,"]),
        ("”Kita siap,” katanya. ”Ayo jalan,” ujarnya.", ["Kita siap,", "Ayo jalan,"]),
        ("„Kita siap,“ katanya.", ["Kita siap,"]),
        ("«Kita siap,» katanya.", ["Kita siap,"]),
        ('“Kita siap," katanya.', ["Kita siap,"]),
        ("‘Kita semua sudah siap sejak pagi,’ katanya.", ["Kita semua sudah siap sejak pagi,"]),
        ("Jum'at itu libur, kata Ma'ruf.", []),
        ("“Kita siap, kata Lilis.\n“Ayo jalan,” ujarnya.", ["Kita siap,", "Ayo jalan,"]),
        ("Kita siap sejak pagi,” katanya.", ["Kita siap sejak pagi,"]),
        (
            "“Kita siap. Semua sudah hadir.\nAyo jalan bersama,” katanya.",
            ["Kita siap. Semua sudah hadir.\nAyo jalan bersama,"],
        ),
        ("Semua hadir.”Kita siap,” katanya.", ["Kita siap,"]),
    ],
)
def test_marks_of_every_kind_and_unbalanced_ones(text: str, words: list[str]) -> None:
    assert inside(text) == words


@given(st.text(alphabet="“”\"'‘’„«»,. aK\n", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    found = quotations(text, spans)
    assert all(q.outer.start <= q.start < q.end <= q.outer.end <= len(text) for q in found)
    assert all(one.outer.end <= two.outer.start for one, two in itertools.pairwise(found))
