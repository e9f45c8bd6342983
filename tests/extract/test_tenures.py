"""Offices apart from their holders' names. All people are invented (fictional: true); offices and places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "role", "office"),
    [
        (
            "Bawaslu Kota Cimahi bersidang. Lembaga yang diketuai Dadang Wirasasmita itu rapat.",
            "Ketua Bawaslu Kota Cimahi",
            "ketua_bawaslu",
        ),
        (
            "Hadir Dadang Wirasasmita yang mengepalai Bakesbangpol Garut.",
            "Kepala Bakesbangpol Garut",
            "kepala_bakesbangpol",
        ),
        ("Bawaslu Garut diketuai Dadang Wirasasmita sejak lama.", "Ketua Bawaslu Garut", "ketua_bawaslu"),
        ("Sekretaris panitia itu adalah Dadang Wirasasmita.", "Sekretaris panitia", "sekretaris"),
        ("Dadang Wirasasmita pada hari pertamanya sebagai Bupati Garut sibuk.", "Bupati Garut", "bupati"),
        ("Hadir pula Dadang Wirasasmita dari Divisi Hukum KPU Garut.", "Divisi Hukum KPU Garut", ""),
        ("Kota Cimahi dipimpin Dadang Wirasasmita.", "Wali Kota Cimahi", "wali_kota"),
        ("Majelis hakim yang diketuai Dadang Wirasasmita menolak.", "Ketua majelis hakim", "ketua_pn"),
        ("Dadang Wirasasmita, yang setahun memimpin Bawaslu Garut, pamit.", "Ketua Bawaslu Garut", "ketua_bawaslu"),
        ("Bawaslu Garut lewat ketuanya, Dadang Wirasasmita, membantah.", "Ketua Bawaslu Garut", "ketua_bawaslu"),
        ("Ada Penjabat Bupati Garut. Jabatan itu kini diemban Dadang Wirasasmita.", "Penjabat Bupati Garut", "bupati"),
        (
            "Kata Dadang Wirasasmita yang mengoordinasi divisi hukum Bawaslu Garut, belum ada laporan.",
            "Koordinator Divisi Hukum Bawaslu Garut",
            "kordiv_hukum",
        ),
    ],
)
def test_the_office_is_found_elsewhere_in_the_sentence(
    text: str, role: str, office: str, write: Write, lexicon: Lexicon
) -> None:
    (person,) = people(write(text), lexicon)
    assert (person.name, person.role, person.office_id) == ("Dadang Wirasasmita", role, office)


@pytest.mark.parametrize(
    "text",
    [
        "Dadang Wirasasmita dan Lilis Suryani resmi menjadi bupati dan wakil bupati Garut.",
        "Sebagai bupati dan wakil bupati Garut, Dadang Wirasasmita dan Lilis Suryani hadir.",
        "Bupati Garut dan Wakil Bupati Garut, Dadang Wirasasmita dan Lilis Suryani, hadir.",
    ],
)
def test_two_people_have_their_own_offices(text: str, write: Write, lexicon: Lexicon) -> None:
    one, two = people(write(text), lexicon)
    assert (one.role or "").lower().startswith("bupati")
    assert (two.role or "").lower().startswith("wakil bupati")


@pytest.mark.parametrize(
    "text",
    [
        "Dadang Wirasasmita dan Lilis Suryani resmi menjadi bupati terpilih dan wakil bupati terpilih Garut.",
        "Dadang Wirasasmita-Lilis Suryani ditetapkan sebagai gubernur dan wakil gubernur terpilih Jawa Barat.",
        "Pasangan calon gubernur dan wakil gubernur, Dadang Wirasasmita dan Lilis Suryani, mendaftar.",
    ],
)
def test_who_is_elected_or_stands_for_election_holds_no_office(text: str, write: Write, lexicon: Lexicon) -> None:
    offices = [person.office_id for person in people(write(text), lexicon)]
    assert len(offices) == 2
    assert {office for office in offices if office and "calon" not in office and "terpilih" not in office} == set()


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Pj Wali Kota Dadang Wirasasmita memimpin apel Pemkot Sukabumi.", "Kota Sukabumi"),
        ("Ketua Bawaslu Sukabumi Dadang Wirasasmita datang ke Kabupaten Sukabumi.", "Kabupaten Sukabumi"),
        ("Ketua Bawaslu Sukabumi Dadang Wirasasmita bicara.", None),
        ("Dari Kota Sukabumi ke Kabupaten Sukabumi, Ketua Bawaslu Sukabumi Dadang Wirasasmita bicara.", None),
        ("Ketua KPU RI Dadang Wirasasmita datang ke Kabupaten Garut.", None),
        ("Menteri Dalam Negeri Dadang Wirasasmita datang ke Kabupaten Garut.", None),
    ],
)
def test_the_article_settles_the_region_or_nothing_does(
    text: str, region: str | None, write: Write, lexicon: Lexicon
) -> None:
    (person,) = people(write(text), lexicon)
    assert person.region == region
