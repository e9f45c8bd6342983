"""Running mates and what they run for. All people are invented (fictional: true); offices and places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]
TWO = [("Dadang Wirasasmita", "calon bupati"), ("Lilis Suryani", "calon wakil bupati")]


@pytest.mark.parametrize(
    "text",
    [
        "Pilbup Garut diikuti pasangan nomor urut 1 Dadang Wirasasmita-Lilis Suryani.",
        "Ada satu pasangan calon bupati dan wakil bupati: Dadang Wirasasmita – Lilis Suryani.",
        "Dalam pemilihan bupati, paslon Dadang Wirasasmita dan Lilis Suryani unggul.",
    ],
)
def test_the_first_runs_for_head_the_second_for_deputy(text: str, write: Write, lexicon: Lexicon) -> None:
    assert [(person.name, person.role) for person in people(write(text), lexicon)] == TWO


def test_several_tickets_in_a_passage_after_the_race(write: Write, lexicon: Lexicon) -> None:
    text = (
        "Tiga pasangan calon gubernur dan wakil gubernur ditetapkan KPU.\n"
        "Mereka ialah Dadang Wirasasmita-Lilis Suryani dan Rangga Wirasena-Maya Permadi."
    )
    assert [(person.name, person.role, person.office_id) for person in people(write(text), lexicon)] == [
        ("Dadang Wirasasmita", "calon gubernur", "calon_gubernur"),
        ("Lilis Suryani", "calon wakil gubernur", "calon_wakil_gubernur"),
        ("Rangga Wirasena", "calon gubernur", "calon_gubernur"),
        ("Maya Permadi", "calon wakil gubernur", "calon_wakil_gubernur"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dihadiri Dadang Wirasasmita dan Lilis Suryani. Pilbup Garut masih lama.",
        "Pasangan Dadang Wirasasmita-Lilis Suryani hadir.",
    ],
)
def test_without_a_pair_or_a_race_nobody_is_a_candidate(text: str, write: Write, lexicon: Lexicon) -> None:
    assert {person.role for person in people(write(text), lexicon)} <= {None}


def test_an_office_of_their_own_stays(write: Write, lexicon: Lexicon) -> None:
    text = "Pilbup Garut: pasangan Bupati Garut Dadang Wirasasmita-Lilis Suryani mendaftar."
    assert [person.role for person in people(write(text), lexicon)] == ["Bupati Garut", "calon wakil bupati"]
