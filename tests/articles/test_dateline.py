"""fictional: true — every name and sentence here is invented."""

from __future__ import annotations

import pytest
from netralitas.articles.dateline import find_dateline
from netralitas.articles.lines import split_lines

REPORT = "Panitia Cibuntu mengingatkan semua pegawai supaya tidak memihak siapa pun bulan depan."


@pytest.mark.parametrize(
    ("prefix", "place", "outlet"),
    [
        ("BANDUNG – ", "BANDUNG", None),
        ("Bandung -", "Bandung", None),
        ("KAB. BANDUNG – ", "KAB. BANDUNG", None),
        ("SUMEDANG,- ", "SUMEDANG", None),
        ("JAKARTA--", "JAKARTA", None),
        ("BANDUNG || ", "BANDUNG", None),
        ("TIMBUKTU - ", "TIMBUKTU", None),
        ("BANDUNG, ", "BANDUNG", None),
        ("BANDUNG,KABARCIBUNTU.ID – ", "BANDUNG", "KABARCIBUNTU.ID"),
        ("Soreang, Kabar Cibuntu – ", "Soreang", "Kabar Cibuntu"),
        ("Kabarcibuntu.com SUKABUMI - ", "SUKABUMI", "Kabarcibuntu.com"),
        ("Kota Bandung, kabarcibuntu.com - ", "Kota Bandung", "kabarcibuntu.com"),
        ("kabarcibuntu.online, BANDUNG _ ", "BANDUNG", "kabarcibuntu.online"),
        ("JAKARTA, KOMPAS — ", "JAKARTA", "KOMPAS"),
        ("TEMPO.CO, Jakarta - ", "Jakarta", "TEMPO.CO"),
        ("Liputan6.com, Jakarta ", "Jakarta", "Liputan6.com"),
        ("REPUBLIKA.CO.ID, BANDUNG -- ", "BANDUNG", "REPUBLIKA.CO.ID"),
        ("BANDUNG (ANTARA) - ", "BANDUNG", "ANTARA"),
        ("TANGERANG, KOMPAS.com ", "TANGERANG", "KOMPAS.com"),
        ("JABARNEWS | PURWAKARTA – ", "PURWAKARTA", "JABARNEWS"),
        ("KBRN, Bandung: ", "Bandung", "KBRN"),
        ("KOMPAS.com - ", None, "KOMPAS.com"),
        ("KabarCibuntu – ", None, "KabarCibuntu"),
        ("PIKIRAN RAKYAT - ", None, "PIKIRAN RAKYAT"),
    ],
)
def test_forms_of_datelines(prefix: str, place: str | None, outlet: str | None) -> None:
    line = split_lines(prefix + REPORT)[0]
    found = find_dateline(line)
    assert found is not None
    assert (found.place, found.outlet) == (place, outlet)
    assert line.text[found.end :].startswith("Panitia")


def test_a_date_in_the_dateline_is_the_day_of_publication() -> None:
    found = find_dateline(split_lines("KUNINGAN, (5/9/2023) – " + REPORT)[0])
    assert found is not None
    assert (found.place, found.published) == ("KUNINGAN", "2023-09-05")


@pytest.mark.parametrize(
    "prefix", ["ASN - ", "Netralitas ASN - ", "Pilkada 2024 – ", "Wali Kota Bandung – ", "Ia, kata dia - ", ""]
)
def test_what_is_no_dateline(prefix: str) -> None:
    assert find_dateline(split_lines(prefix + REPORT)[0]) is None


def test_a_headline_is_no_report() -> None:
    assert find_dateline(split_lines("Bandung - Cibuntu Menang Besar")[0]) is None
