from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.dates import timexes
from netralitas.records import Article, Document, Span, Timex

PUBLISHED = "2024-10-02"  # a Wednesday


def _read(text: str, published: str | None = PUBLISHED) -> list[Timex]:
    return list(timexes(Article("fictional", text, (Span(0, len(text)),), published=published)))


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("Senin (30/9/2024)", "DATE", "2024-09-30"),
        ("Senin, 30 September 2024", "DATE", "2024-09-30"),
        ("Senin (30/9)", "DATE", "2024-09-30"),
        ("22/01/2024", "DATE", "2024-01-22"),
        ("1-10-2024", "DATE", "2024-10-01"),
        ("2024-10-01", "DATE", "2024-10-01"),
        ("27 November", "DATE", "2024-11-27"),
        ("tanggal 5", "DATE", "2024-10-05"),
        ("Nov. 2024", "DATE", "2024-11"),
        ("awal Oktober 2024", "DATE", "2024-10"),
        ("Februari lalu", "DATE", "2024-02"),
        ("bulan Maret lalu", "DATE", "2024-03"),
        ("2024 Februari mendatang", "DATE", "2024-02"),
        ("24–26 Juli 2024", "DATE", "2024-07-24/2024-07-26"),
        ("25 September hingga 23 November 2024", "DATE", "2024-09-25/2024-11-23"),
        ("28 Desember 2023 sampai 3 Januari 2024", "DATE", "2023-12-28/2024-01-03"),
        ("tahun 2018", "DATE", "2018"),
        ("2022-2023", "DATE", "2022/2023"),
        ("tahun ajaran 2023/2024", "DATE", "2023/2024"),
        ("tahun 90-an", "DATE", "199"),
        ("hari ini", "DATE", "2024-10-02"),
        ("kemarin", "DATE", "2024-10-01"),
        ("besok", "DATE", "2024-10-03"),
        ("lusa", "DATE", "2024-10-04"),
        ("pekan lalu", "DATE", "2024-W39"),
        ("bulan depan", "DATE", "2024-11"),
        ("tahun ini", "DATE", "2024"),
        ("dua hari lalu", "DATE", "2024-09-30"),
        ("Senin lalu", "DATE", "2024-09-30"),
        ("Senin depan", "DATE", "2024-10-07"),
        ("Rabu", "DATE", "2024-10-02"),
        ("saat ini", "DATE", "PRESENT_REF"),
        ("saat itu", "DATE", "PAST_REF"),
        ("musim kemarau", "DATE", "2024-SU"),
        ("Selasa malam", "TIME", "2024-10-01TNI"),
        ("Selasa (1/10/2024) pukul 10.00 WIB", "TIME", "2024-10-01T10:00"),
        ("malam ini", "TIME", "2024-10-02TNI"),
        ("pukul 8 malam", "TIME", "2024-10-02T20:00"),
        ("tiga hari", "DURATION", "P3D"),
        ("dua bulan", "DURATION", "P2M"),
        ("12 jam ke depan", "DURATION", "PT12H"),
        ("setengah hari", "DURATION", "PT12H"),
        ("seminggu", "DURATION", "P1W"),
        ("bertahun-tahun", "DURATION", "PXY"),
        ("beberapa saat", "DURATION", "PXX"),
        ("dua dekade", "DURATION", "P20Y"),
        ("setiap Senin", "SET", "XXXX-WXX-1"),
        ("tiap tahun", "SET", "P1Y"),
    ],
)
def test_expression(text: str, type_: str, value: str) -> None:
    sentence = f"Rapat itu digelar pada {text}, kata panitia."
    (found,) = _read(sentence)
    assert (found.type, found.value, sentence[found.start : found.end]) == (type_, value, text)


@pytest.mark.parametrize(
    "text",
    [
        "Layanan dibuka 24/7 bagi warga.",
        "UU Nomor 20 Tahun 2023 mengatur hal itu.",
        "PP 94/2021 sudah berlaku.",
        "Tim menang 3-2 atas lawannya.",
        "Hubungi 0812-3456-2024 untuk keterangan.",
        "Anggaran Rp 2.024.000 disiapkan.",
        "Surat 800/12/BKD/2024 diterima.",
        "Ia naik jabatan pada 31 Februari 2024.",
        "Hal itu lebih dulu dibahas.",
    ],
)
def test_no_date(text: str) -> None:
    assert [found for found in _read(text) if found.precision == "day"] == []


def test_law_years_are_no_years() -> None:
    assert _read("UU Nomor 7 Tahun 2017 dan PKPU 2/2024 berlaku.") == []


def test_weekday_contradicts_the_date() -> None:
    (found,) = _read("Apel digelar Minggu (3/10/2024).", "2024-11-04")
    assert (found.date, found.weekday_ok, found.correction) == ("2024-10-03", False, "2024-11-03")


def test_year_of_another_millennium() -> None:
    (found,) = _read("Apel digelar 4 Januari 3025.")
    assert (found.date, found.correction) == ("2025-01-04", "2025-01-04")


def test_written_weekday_agrees() -> None:
    assert _read("Apel digelar Senin (30/9/2024).")[0].weekday_ok is True
    assert _read("Apel digelar 30 September 2024.")[0].weekday_ok is None


def test_list_of_days() -> None:
    found = _read("Debat digelar 25 dan 29 Oktober 2024.")
    assert [item.date for item in found] == ["2024-10-25", "2024-10-29"]


def test_narrated_day() -> None:
    found = _read("Rapat dimulai 14 Juni 2024. Sebulan kemudian panitia bubar. Hari itu juga laporan dibuat.")
    assert [item.value for item in found] == ["2024-06-14", "2024-07-14", "2024-07-14"]


def test_statement_date_is_the_anchor() -> None:
    found = _read("Katanya, Selasa (1/10/2024), hari ini semua hadir. Pemungutan suara 27 November.", None)
    assert [item.date for item in found] == ["2024-10-01", "2024-10-01", "2024-11-27"]


def test_without_any_anchor() -> None:
    found = _read("Rapat digelar 27 November dan besok.", None)
    assert [(item.value, item.date) for item in found] == [("XXXX-11-27", None), ("XXXX-XX-XX", None)]


PIECES = st.sampled_from(
    [
        "Senin",
        "(30/9/2024)",
        "31/31/2024",
        "pukul 25.99",
        "tanggal 99",
        "Mei",
        "minggu",
        "0000 tahun",
        "2024",
        "-",
        "27",
        "Februari",
        "lalu",
        "hingga",
        "tiga",
        "hari",
        "\n",
        "9999999 tahun lalu",
        "(",
        ")",
        "setiap",
        "\u00a0",
        "Jum’at",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=12).map(" ".join), st.sampled_from([None, PUBLISHED, "unsinn"]))
def test_any_text(text: str, published: str | None) -> None:
    found = _read(text, published)
    assert found == _read(text, published)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip() == text[item.start : item.end]


def test_boilerplate_is_read_too(write: Callable[..., Document]) -> None:
    article = write("Rapat digelar Senin (30/9/2024).", dateline="GARUT, (1/10/2024) – ").article
    assert [item.date for item in timexes(article)] == ["2024-10-01", "2024-09-30"]
