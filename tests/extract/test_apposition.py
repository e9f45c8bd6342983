"""Offices beside their holders' names. All people are invented (fictional: true); offices and places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]
NAME = "Dadang Wirasasmita"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Bupati Garut {NAME} hadir.", "Bupati Garut"),
        (f"Bupati Garut, {NAME}, hadir.", "Bupati Garut"),
        (f"Bupati Garut – {NAME} – hadir.", "Bupati Garut"),
        (f"Bupati Garut itu, {NAME}, hadir.", "Bupati Garut"),
        (f"Bupati Garut saat itu {NAME} hadir.", "Bupati Garut"),
        (f"Anggota Bawaslu Garut yang membidangi hukum, {NAME}, hadir.", "Anggota Bawaslu Garut"),
        (f"{NAME}, Bupati Garut, hadir.", "Bupati Garut"),
        (f"{NAME} selaku Bupati Garut hadir.", "Bupati Garut"),
        (f"{NAME}, yang sehari-hari Kepala Dinas Sosial Garut, hadir.", "Kepala Dinas Sosial Garut"),
        (f"{NAME} yang baru dua pekan menjadi Pj Bupati Garut hadir.", "Pj Bupati Garut"),
        (f"{NAME} dipercaya sebagai Pj Bupati Garut.", "Pj Bupati Garut"),
        (f"Kata {NAME}, ketua panitia kegiatan itu, acara selesai.", "ketua panitia kegiatan itu"),
    ],
)
def test_an_office_is_found_beside_the_name(text: str, role: str, write: Write, lexicon: Lexicon) -> None:
    (person,) = people(write(text), lexicon)
    assert (person.name, person.role) == (NAME, role)


@pytest.mark.parametrize(
    "text",
    [
        f"Di hadapan 300 camat, {NAME} berpesan.",
        f"Menurut para kepala desa, {NAME} belum datang.",
        f"Tidak setuju, kata {NAME}, Menteri dari partai itu akan mundur.",
        f"Kandidat bupati {NAME} hadir.",
    ],
)
def test_no_office_is_held_here(text: str, write: Write, lexicon: Lexicon) -> None:
    roles = [person.role for person in people(write(text), lexicon) if person.name == NAME]
    assert roles in ([None], [])


@pytest.mark.parametrize(
    ("text", "role", "office"),
    [
        (f"Bupati terpilih {NAME} hadir.", "Bupati terpilih", "bupati_terpilih"),
        (f"Calon bupati nomor urut 2, {NAME}, hadir.", "Calon bupati nomor urut 2", "calon_bupati"),
        (f"Bakal calon wali kota Cimahi, {NAME}, hadir.", "Bakal calon wali kota Cimahi", "calon_wali_kota"),
        (f"Sekda Garut {NAME} mendaftar sebagai calon bupati.", "Sekda Garut", "sekda"),
    ],
)
def test_who_stands_for_election_has_that_for_a_role_and_no_office_of_the_elected(
    text: str, role: str, office: str, write: Write, lexicon: Lexicon
) -> None:
    assert [(person.role, person.office_id) for person in people(write(text), lexicon)] == [(role, office)]


@pytest.mark.parametrize(
    ("text", "role", "acting"),
    [
        (f"Kepala Biro Umum Setda Jawa Barat yang kini Pjs Bupati Garut, {NAME}, hadir.", "Pjs Bupati Garut", "Pjs"),
        (f"Pj Sekda Garut yang juga Kepala Bapenda, {NAME}, hadir.", "Pj Sekda Garut", "Pj"),
        (f"Mantan Sekda Garut yang kini Ketua KONI Garut, {NAME}, hadir.", "Ketua KONI Garut", None),
        (f"Mantan Sekda Garut, {NAME}, hadir.", "Mantan Sekda Garut", None),
        (f"{NAME} pernah menjabat Bupati Garut.", "Bupati Garut", None),
    ],
)
def test_of_two_offices_the_acting_one_counts_and_the_past_one_last(
    text: str, role: str, acting: str | None, write: Write, lexicon: Lexicon
) -> None:
    (person,) = people(write(text), lexicon)
    assert (person.role, person.acting) == (role, acting)


def test_between_two_people_the_words_decide_whose_the_office_is(write: Write, lexicon: Lexicon) -> None:
    text = f"{NAME} menjadi Pjs Bupati Garut, Lilis Suryani menjadi Pjs Bupati Ciamis."
    assert [person.role for person in people(write(text), lexicon)] == ["Pjs Bupati Garut", "Pjs Bupati Ciamis"]
