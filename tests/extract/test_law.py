"""Citations of law. fictional: true (the instruments are real, the sentences are not)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.law import legal_references
from netralitas.records import Document, LegalReference
from netralitas.reference import Lexicon

Write = Callable[..., Document]


def _cited(write: Write, lexicon: Lexicon, text: str, published: str = "2024-10-02") -> list[LegalReference]:
    return list(legal_references(write(text, published=published), lexicon))


@pytest.mark.parametrize(
    ("written", "cited", "known"),
    [
        ("Undang-Undang (UU) Nomor 20 Tahun 2023", ("UU", "20", "2023"), "uu_20_2023"),
        ("UU No. 7/2017", ("UU", "7", "2017"), "uu_7_2017"),
        ("UU 10/2016", ("UU", "10", "2016"), "uu_10_2016"),
        ("undang-undang nomor 7 tahun 2017", ("UU", "7", "2017"), "uu_7_2017"),
        ("PP 94/2021", ("PP", "94", "2021"), "pp_94_2021"),
        ("Peraturan Pemerintah Nomor 94 Tahun 2021", ("PP", "94", "2021"), "pp_94_2021"),
        ("PKPU 2/2024", ("PKPU", "2", "2024"), "pkpu_2_2024"),
        ("Peraturan KPU Nomor 13 Tahun 2024", ("PKPU", "13", "2024"), "pkpu_13_2024"),
        ("Perbawaslu Nomor 6 Tahun 2018", ("Perbawaslu", "6", "2018"), "perbawaslu_6_2018"),
        ("SE Menteri PANRB Nomor 1 Tahun 2023", ("SE", "1", "2023"), "se_menpanrb_1_2023"),
        ("SKB Nomor 2 Tahun 2022", ("SKB", "2", "2022"), "skb_2_2022"),
        ("SKB lima lembaga", ("SKB", None, None), "skb_2_2022"),
        ("UU ASN", ("UU", None, None), "uu_20_2023"),
        ("UU Pemilu", ("UU", None, None), "uu_7_2017"),
        ("Peraturan Bupati Nomor 51 Tahun 2021", ("Perbup", "51", "2021"), None),
        ("SKB tanggal 22 September 2022", ("SKB", None, None), None),
        ("Keputusan Bupati", ("Keputusan Bupati", None, None), None),
        ("surat bernomor 9/X/2024", ("Surat", "9/X/2024", "2024"), None),
        ("Pasal 71 ayat (2)", ("Pasal", "71", None), None),
        ("Imbauan Nomor 12/PM.00/K.JB/09/2024", ("Imbauan", "12/PM.00/K.JB/09/2024", "2024"), None),
    ],
)
def test_citation(
    write: Write, lexicon: Lexicon, written: str, cited: tuple[str, str | None, str | None], known: str | None
) -> None:
    text = f"Larangan itu diatur dalam {written}, kata dia."
    (found,) = _cited(write, lexicon, text)
    assert text[found.start : found.end] == written
    assert (found.type, found.number, found.year) == cited
    assert found.instrument_id == known


@pytest.mark.parametrize(
    "text",
    [
        "Aturan itu berlaku untuk nomor urut 2 tahun ini.",
        "Ia meminta undang-undang dihormati.",
        "Surat suara nomor 3 rusak.",
        "PP Muhammadiyah hadir.",
    ],
)
def test_no_citation(write: Write, lexicon: Lexicon, text: str) -> None:
    assert _cited(write, lexicon, text) == []


def test_article_of_a_law_is_part_of_it(write: Write, lexicon: Lexicon) -> None:
    """ "Pasal 71" is the act's, in its sentence and when it comes again; "Pasal 9" is nobody's."""
    text = "Dasarnya Pasal 71 Undang-Undang Nomor 10 Tahun 2016. Ancaman Pasal 71 berat. Pasal 9 dan 10 juga disebut."
    found = _cited(write, lexicon, text)
    assert [text[item.start : item.end] for item in found] == [
        "Undang-Undang Nomor 10 Tahun 2016",
        "Pasal 9 dan 10",
    ]


def test_near_miss_is_doubtful(write: Write, lexicon: Lexicon) -> None:
    (found,) = _cited(write, lexicon, "Ia menyebut Peraturan Pemerintah Nomor 42 Tahun 2024 sebagai dasar.")
    assert found.instrument_id is None
    assert found.doubt is not None
    assert "42/2004" in found.doubt


def test_revoked_on_the_day_of_the_article(write: Write, lexicon: Lexicon) -> None:
    text = "Dasarnya Undang-Undang Nomor 5 Tahun 2014."
    assert _cited(write, lexicon, text, "2023-09-01")[0].doubt is None
    doubt = _cited(write, lexicon, text, "2024-09-01")[0].doubt
    assert doubt is not None
    assert doubt.startswith("revoked since 2023-10-31")


def test_year_after_the_article(write: Write, lexicon: Lexicon) -> None:
    assert "after the article" in (_cited(write, lexicon, "Dasarnya UU Nomor 99 Tahun 2031.")[0].doubt or "")


def test_name_before_its_time(write: Write, lexicon: Lexicon) -> None:
    """Until October 2023 "UU ASN" was the act of 2014."""
    assert _cited(write, lexicon, "Dasarnya UU ASN.", "2023-01-01")[0].instrument_id == "uu_5_2014"


@given(
    st.lists(
        st.sampled_from(
            [
                "UU",
                "Nomor",
                "20",
                "Tahun",
                "2023",
                "PP",
                "42/2024",
                "(",
                ")",
                "SKB",
                "lima",
                "menteri",
                "Surat",
                "Edaran",
                "No.",
                "///",
                "tentang",
                "ASN",
                "\n",
            ]
        )
        | st.text(max_size=5),
        max_size=20,
    ).map(" ".join)
)
def test_any_text(write: Write, lexicon: Lexicon, text: str) -> None:
    document = write(text)
    found = list(legal_references(document, lexicon))
    assert found == list(legal_references(document, lexicon))
    for reference in found:
        written = document.text[reference.start : reference.end]
        assert (reference.number or "") in written
        assert (reference.year or "") in written
