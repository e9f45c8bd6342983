"""Offices named once for several people. All people are invented (fictional: true); offices and places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dua penjabat sementara (Pjs) bupati dilantik, yakni Dadang Wirasasmita (Bupati Garut) dan Lilis Suryani "
            "(Bupati Ciamis).",
            [("Pjs", "Kabupaten Garut"), ("Pjs", "Kabupaten Ciamis")],
        ),
        (
            "Dua Pjs kepala daerah dilantik: Dadang Wirasasmita untuk Kota Cimahi, Lilis Suryani di Kabupaten Garut.",
            [("Pjs", "Kota Cimahi"), ("Pjs", "Kabupaten Garut")],
        ),
        (
            "Ada dua penjabat: Dadang Wirasasmita di Kota Cimahi dan Lilis Suryani di Kabupaten Garut.",
            [("Pj", "Kota Cimahi"), ("Pj", "Kabupaten Garut")],
        ),
        ("Dua Pjs bupati ialah Dadang Wirasasmita dan Lilis Suryani.", [("Pjs", None), ("Pjs", None)]),
    ],
)
def test_everybody_of_a_list_has_the_office(
    text: str, found: list[tuple[str, str | None]], write: Write, lexicon: Lexicon
) -> None:
    assert [(person.acting, person.region) for person in people(write(text), lexicon)] == found


def test_the_office_reaches_a_shorter_passage(write: Write, lexicon: Lexicon) -> None:
    head = "Dalam upacara sederhana di kantor gubernur, lima penjabat sementara (Pjs) bupati dilantik."
    text = f"{head}\nLilis Suryani (Garut)."
    (person,) = people(write(text), lexicon)
    assert (person.role, person.region) == ("Pjs Bupati Garut", "Kabupaten Garut")
    assert person.role_span is not None
    assert text[person.role_span.start : person.role_span.end] == "Lilis Suryani"


def test_the_office_is_written_with_its_region(write: Write, lexicon: Lexicon) -> None:
    text = (
        "Dua Pjs kepala daerah dilantik: Dadang Wirasasmita untuk Kota Cimahi dan Lilis Suryani untuk Kabupaten Garut."
    )
    assert [p.role for p in people(write(text), lexicon)] == ["Pjs Wali Kota Cimahi", "Pjs Bupati Garut"]


def test_who_is_named_outside_the_list_gets_nothing(write: Write, lexicon: Lexicon) -> None:
    text = "Dua Pjs bupati dilantik kemarin. Hadir Dadang Wirasasmita dan Lilis Suryani."
    assert [person.role for person in people(write(text), lexicon)] == [None, None]
