"""Statements with cue and speaker. All people and quotations are invented (fictional: true)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from effort import calls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from netralitas.extract.people import people
from netralitas.extract.statements import statements
from netralitas.records import Article, Document, Span, Statement
from netralitas.reference import Lexicon

Write = Callable[..., Document]
LILIS = "Ketua KPU Garut, Lilis Suryani, hadir di aula. "


def read(document: Document, lexicon: Lexicon) -> list[Statement]:
    return list(statements(document, people(document, lexicon), lexicon))


def told(text: str, kind: str, write: Write, lexicon: Lexicon) -> list[tuple[str, str | None, str | None]]:
    document = write(text)
    return [(document.text[s.start : s.end], s.speaker, s.cue) for s in read(document, lexicon) if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LILIS + "“Kita siap,” kata Lilis.", [("Kita siap,", "Lilis Suryani", "kata")]),
        (LILIS + "“Kita siap,” ujarnya.", [("Kita siap,", "Lilis Suryani", "ujarnya")]),
        (LILIS + "Ia mengatakan, “Kita siap.”", [("Kita siap.", "Lilis Suryani", "mengatakan")]),
        ("“Kita siap,” kata Ketua KPU Garut, Lilis Suryani, Senin.", [("Kita siap,", "Lilis Suryani", "kata")]),
        ("“Kita siap,” tegas Lilis Suryani saat menemui Ujang Sumitra.", [("Kita siap,", "Lilis Suryani", "tegas")]),
        ("“Kita siap,” Lilis Suryani menegaskan.", [("Kita siap,", "Lilis Suryani", "menegaskan")]),
        (
            LILIS + "“Kita siap,” kata Lilis. “Semua petugas sudah hadir.”",
            [("Kita siap,", "Lilis Suryani", "kata"), ("Semua petugas sudah hadir.", "Lilis Suryani", None)],
        ),
        (LILIS + "Ia membawa spanduk bertuliskan “ASN Netral Hebat”.", []),
        (LILIS + "Sebutan “kota hujan” itu lama.", []),
        (LILIS + "Program “Jaga Suara” berjalan.", []),
    ],
)
def test_direct(text: str, expected: list[object], write: Write, lexicon: Lexicon) -> None:
    assert told(text, "direct", write, lexicon) == expected


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Lilis Suryani mengatakan bahwa semua petugas siap.", "semua petugas siap", "mengatakan"),
        ("Lilis Suryani menegaskan, ASN wajib netral selalu.", "ASN wajib netral selalu", "menegaskan"),
        ("Menurut Lilis Suryani, semua petugas sudah siap.", "semua petugas sudah siap", "Menurut"),
        ("Menurut Lilis Suryani, Ketua KPU Garut, semua petugas siap.", "semua petugas siap", "Menurut"),
        (LILIS + "Tidak semua camat, lanjut dia, perlu hadir.", "Tidak semua camat, lanjut dia, perlu hadir", "lanjut"),
        (LILIS + "Semua petugas sudah siap, ujarnya.", "Semua petugas sudah siap", "ujarnya"),
        ("Disampaikan Lilis Suryani bahwa semua petugas siap.", "semua petugas siap", "Disampaikan"),
    ],
)
def test_indirect(text: str, words: str, cue: str, write: Write, lexicon: Lexicon) -> None:
    assert told(text, "indirect", write, lexicon) == [(words, "Lilis Suryani", cue)]


# fmt: off
PIECES = st.sampled_from(
    [
        "Ketua KPU Garut", "Lilis Suryani", "Lilis", "“", "”", '"', ",", ".", "kata", "ujarnya",
        "mengatakan bahwa", "menurut", "ia", "dia", "semua siap", "\n", "disampaikan oleh", "bahwa", "‘",
        "’", "menurutnya", "kata dia", "(", ")", "lanjut", "Bupati", "itu", "ß", "Hal itu", "Bagi", "ingin",
        "tekankan", "Demikian sikap", "Seorang warga", "menyatakan", "KPU", "politikus itu", "di mata",
    ]
)
# fmt: on


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_no_text_breaks_it_and_spans_slice_back(text: str, lexicon: Lexicon) -> None:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    document = Document(Article("x", text, tuple(spans)), ())
    found = read(document, lexicon)
    for s in found:
        assert 0 <= s.start < s.end <= len(text)
        if s.cue is not None:
            assert s.cue == text[s.cue_start : s.cue_end]
    assert found == sorted(found)
    assert found == read(document, lexicon)


@pytest.mark.slow
def test_long_text_takes_linear_work(write: Write, lexicon: Lexicon) -> None:
    def work(times: int) -> int:
        document = write("\n".join([LILIS + "“Kita siap,” ujarnya. Menurut dia, semua petugas siap."] * times))
        return calls(lambda: read(document, lexicon))

    work(1)
    assert work(300) < 7 * work(50)


def test_real_articles(shared: Path, lexicon: Lexicon) -> None:
    """The five real articles: as many direct quotations as the gold counts."""
    import json

    from netralitas.articles import read_text

    gold = json.loads((shared / "gold" / "articles_gold.json").read_text(encoding="utf-8"))
    for name, row in gold.items():
        article = read_text((shared / "articles" / name).read_text(encoding="utf-8"))
        found = [s for s in read(Document(article, ()), lexicon) if s.kind == "direct"]
        assert [s.speaker for s in found] == [q["speaker"] for q in row["quotes"] if not q.get("optional")]
