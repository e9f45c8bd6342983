from __future__ import annotations

import pytest
from netralitas.reference import Lexicon
from netralitas.resolve.institutions import Institution, folded, split, title

GARUT = "Kabupaten Garut"


@pytest.mark.parametrize(
    ("name", "institution", "shown"),
    [
        ("Bawaslu Kabupaten Garut", Institution("bawaslu", GARUT), "Bawaslu Kabupaten Garut"),
        ("Bawaslu", Institution("bawaslu", None), "Bawaslu"),
        ("Polres Cirebon", Institution("polres", None, "Cirebon"), "Polres Cirebon"),
        ("Pemerintah Kota Bandung", Institution("pemkot", "Kota Bandung"), "Pemerintah Kota Bandung"),
        ("Kantor Regional III BKN", Institution("bkn_kanreg_iii", None), "Kantor Regional III BKN"),
        ("KASN", Institution("kasn", None), "KASN"),
    ],
)
def test_names_split_and_come_back(name: str, institution: Institution, shown: str, lexicon: Lexicon) -> None:
    assert split(name, lexicon) == institution
    assert title(institution, lexicon) == shown


def test_an_unknown_name_is_an_error(lexicon: Lexicon) -> None:
    with pytest.raises(KeyError):
        split("Warung Sari", lexicon)


@pytest.mark.parametrize(
    ("mentions", "regions"),
    [
        ([("Bawaslu Kabupaten Garut", "Bawaslu Garut"), ("Bawaslu", "Bawaslu")], [(GARUT, False), (GARUT, True)]),
        ([("Bawaslu Kabupaten Garut", "Bawaslu Garut"), ("Bawaslu", "Bawaslu RI")], [(GARUT, False), (None, False)]),
        (
            [("Bawaslu Kota Bandung", "x"), ("Bawaslu", "y"), ("Bawaslu Kabupaten Garut", "z")],
            [
                ("Kota Bandung", False),
                (None, False),
                (GARUT, False),
            ],
        ),
        ([("Bawaslu Kota Bandung", "x"), ("Bawaslu Bandung", "y")], [("Kota Bandung", False), ("Kota Bandung", True)]),
        ([("Bawaslu Kota Bandung", "x"), ("Bawaslu Cirebon", "y")], [("Kota Bandung", False), (None, False)]),
        ([("Bawaslu Kabupaten Garut", "x"), ("KPU", "KPU")], [(GARUT, False), (None, False)]),
    ],
)
def test_a_bare_name_takes_the_only_region_of_its_article(
    mentions: list[tuple[str, str]], regions: list[tuple[str | None, bool]], lexicon: Lexicon
) -> None:
    assert [(found.region, inferred) for found, inferred in folded(mentions, lexicon)] == regions
