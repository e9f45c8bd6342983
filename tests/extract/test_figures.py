"""Quantities. fictional: true (reference values are real, the sentences are not)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.dates import timexes
from netralitas.extract.figures import figures
from netralitas.records import Document, Figure, Statement
from netralitas.reference import Lexicon

Write = Callable[..., Document]


def _read(write: Write, lexicon: Lexicon, text: str) -> list[Figure]:
    document = write(text)
    return list(figures(document, (), tuple(timexes(document.article)), lexicon))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Partisipasi mencapai 82,9 persen.", 82.9, "persen"),
        ("Partisipasi mencapai 75%.", 75, "persen"),
        ("Bawaslu menerima 67 kasus.", 67, "kasus"),
        ("Kegiatan diikuti 1.234 orang.", 1234, "orang"),
        ("Anggaran Rp 2,5 miliar disiapkan.", 2.5e9, "rupiah"),
        ("Sebanyak tiga ASN diperiksa.", 3, "ASN"),
        ("Ada sekitar 20 kasus.", 20, "kasus"),
        ("Kegiatan diikuti 13 camat.", 13, "camat"),
        ("Ada 7 dapil di kota itu.", 7, "dapil"),
        ("Mereka berusia di atas 50 tahun.", 50, "tahun"),
        ("Ia dihukum satu bulan penjara.", 1, "bulan"),
        ("Wilayah itu mencatat skor 55,87.", 55.87, "skor"),
        ("Suara sah tercatat 164.227.475.", 164227475, "suara"),
        ("Ada 12 lapak di sana.", 12, None),
        ("Satu laporan sudah dikaji.", 1, "laporan"),
        ("Hanya satu pasangan yang tampil.", 1, "pasangan calon"),
        ("Masa tugasnya paling lama dua tahun.", 2, "tahun"),
        ("Tenggat penanganan 14 hari habis.", 14, "hari"),
        ("Jumlah keduanya 413.", 413, None),
    ],
)
def test_figure(write: Write, lexicon: Lexicon, text: str, value: float, unit: str | None) -> None:
    (found,) = _read(write, lexicon, text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar 30 September 2024 pukul 10.00 WIB.",
        "Dasarnya UU Nomor 7 Tahun 2017 Pasal 280, 282, dan 490.",
        "Kami kunjungi dapil 5 dan 6.",
        "Deklarasi memuat empat poin.",
        "Jabatan itu berlaku lima tahun ke depan.",
        "Kedua lembaga sepakat.",
        "Pilkada Serentak 2024 dimulai.",
        "Kepala SMAN 1 Garut hadir.",
        "Tidak satu pun ASN dipanggil.",
        "Hubungi 0812-3456-7890.",
        "Dandim 0624 hadir.",
        "Salah satu laporan hilang.",
        "Satu pegawai hadir.",
        "Pasal 5, 6, dan 7 menjadi dasar.",
    ],
)
def test_no_figure(write: Write, lexicon: Lexicon, text: str) -> None:
    assert _read(write, lexicon, text) == []


@pytest.mark.parametrize(
    ("text", "key", "agreement"),
    [
        ("Pilkada 2024 digelar di 37 provinsi.", "pilkada2024_provinces", "agrees"),
        ("Pilkada 2024 digelar di 17 provinsi.", "pilkada2024_provinces", "differs"),
        ("Pilkada 2024 digelar di 332 kabupaten/kota di seluruh Indonesia.", "pilkada2024_kab_kota", "differs"),
        ("Pilkada digelar di 15 kabupaten/kota di Jawa Barat.", "jabar_kab_kota", "differs"),
        ("Pilkada digelar di 27 kabupaten/kota di Jawa Barat.", "jabar_kab_kota", "agrees"),
        ("Bawaslu mencatat pelanggaran di 5 provinsi.", None, None),
        ("Pilkada 2020 digelar di 9 provinsi.", None, None),
    ],
)
def test_comparison(write: Write, lexicon: Lexicon, text: str, key: str | None, agreement: str | None) -> None:
    (found,) = _read(write, lexicon, text)
    assert (found.figure_key, found.agreement) == (key, agreement)


def test_parts_of_a_count(write: Write, lexicon: Lexicon) -> None:
    found = _read(write, lexicon, "Ada 278 ASN melanggar, 194 di antaranya dihukum.")
    assert [(item.value, item.unit) for item in found] == [(278, "ASN"), (194, "ASN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bawaslu menilai lima dari 13 terlapor melanggar.", [(5, "orang"), (13, "orang")]),
        ("Ancamannya penjara satu sampai enam bulan.", [(1, "bulan"), (6, "bulan")]),
        ("Ada satu atau dua ASN.", [(1, "ASN"), (2, "ASN")]),
        ("Tercatat 55 kasus; 37 dari kasus itu selesai.", [(55, "kasus"), (37, "kasus")]),
        ("Garut mencatat skor 55,87, Subang 22,98.", [(55.87, "skor"), (22.98, "skor")]),
    ],
)
def test_two_numbers(write: Write, lexicon: Lexicon, text: str, expected: list[tuple[float, str]]) -> None:
    assert [(item.value, item.unit) for item in _read(write, lexicon, text)] == expected


def test_speaker_and_day(write: Write, lexicon: Lexicon) -> None:
    document = write("Sampai Senin (30/9/2024) ada 12 laporan, kata Budi.")
    said = Statement(0, 35, "indirect", "Budi Fiktif", None, None, None, None, None, "test")
    (found,) = figures(document, (said,), tuple(timexes(document.article)), lexicon)
    assert (found.speaker, found.as_of) == ("Budi Fiktif", "2024-09-30")


@given(
    st.lists(
        st.sampled_from(
            [
                "67",
                "kasus",
                "Rp",
                "2,5",
                "miliar",
                "%",
                "persen",
                "tiga",
                "ASN",
                "provinsi",
                "1.234.",
                "di",
                "antaranya",
                "\n",
                "Jawa Barat",
                "tahun",
                "usia",
                "skor",
            ]
        )
        | st.text(max_size=5),
        max_size=20,
    ).map(" ".join)
)
def test_any_text(write: Write, lexicon: Lexicon, text: str) -> None:
    document = write(text)
    dates = tuple(timexes(document.article))
    found = list(figures(document, (), dates, lexicon))
    assert found == list(figures(document, (), dates, lexicon))
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(document.text)
        assert (figure.agreement is None) == (figure.figure_key is None)
