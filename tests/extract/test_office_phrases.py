"""Offices as written. All people are invented (fictional: true); offices and places are real."""

from __future__ import annotations

import pytest
from netralitas.extract.names import Passage
from netralitas.extract.offices import Office, office_at
from netralitas.extract.vocabulary import vocabulary
from netralitas.extract.words import words
from netralitas.records import Span
from netralitas.reference import Lexicon


def read(text: str, lexicon: Lexicon) -> tuple[str, Office] | None:
    passage = Passage(Span(0, len(text)), words(text), frozenset(), vocabulary(lexicon), 0)
    office = office_at(passage, 0)
    return (text[: passage.words[office.end - 1].end], office) if office else None


@pytest.mark.parametrize(
    ("role", "rest"),
    [
        ("Penjabat (Pj) Wali Kota Bandung", ", A. Sukmana Hadi hadir."),
        ("Pjs. Bupati Bandung", ", Dadang Wirasasmita, hadir."),
        ("Sekretaris Daerah (Sekda) Kabupaten Bandung", ", Ujang Sumitra."),
        ("Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol) Kota Cimahi", ", Agus Permadi hadir."),
        ("Asisten Pemerintahan dan Kesejahteraan Rakyat Setda Kota Cimahi", ", Asep Wiguna, hadir."),
        ("Koordinator Divisi Pencegahan, Partisipasi Masyarakat, dan Humas Bawaslu Garut", " Lilis Suryani menilai."),
        ("Ketua Bawaslu Jawa Barat", " Yusup Arsadinata, dalam laporannya."),
        ("Kepala Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Ciamis", " Dadan Wiratma hadir."),
        ("Menteri Dalam Negeri", " Hotman Simbolon hadir."),
        ("Kapolrestabes Bandung", " Kombes Pol. Agus Permadi hadir."),
        ("Camat Neglawangi, Kabupaten Tangerang", ", Ubai Anshori, hadir."),
        ("Direktur Utama PT Maju Jaya Tbk", " Rina Oktaviani hadir."),
        ("Ketua Umum Partai Gerindra", " Hotman Simbolon hadir."),
        ("mantan Bupati Garut", " Dadang Wirasasmita hadir."),
    ],
)
def test_an_office_reaches_up_to_the_name(role: str, rest: str, lexicon: Lexicon) -> None:
    found = read(role + rest, lexicon)
    assert found is not None
    assert found[0] == role


@pytest.mark.parametrize(
    ("text", "acting", "region", "organization"),
    [
        ("Penjabat (Pj) Wali Kota Bandung, A", "Pj", "Kota Bandung", "Pemerintah Kota Bandung"),
        ("Pjs. Bupati Bandung, A", "Pjs", "Kabupaten Bandung", "Pemerintah Kabupaten Bandung"),
        ("Plt Gubernur Jawa Barat A", "Plt", "Provinsi Jawa Barat", "Pemerintah Provinsi Jawa Barat"),
        ("Ketua Bawaslu Kota Bandung, A", None, "Kota Bandung", "Bawaslu Kota Bandung"),
        ("Ketua Bawaslu Sukabumi, A", None, None, "Bawaslu Sukabumi"),
    ],
)
def test_acting_region_and_organization(
    text: str, acting: str | None, region: str | None, organization: str, lexicon: Lexicon
) -> None:
    found = read(text, lexicon)
    assert found is not None
    assert (found[1].acting, found[1].region, found[1].organization) == (acting, region, organization)


@pytest.mark.parametrize("text", ["Kota Bandung", "anggota keluarga", "kepala batu", "Rapat itu"])
def test_other_words_are_no_office(text: str, lexicon: Lexicon) -> None:
    assert read(text, lexicon) is None
