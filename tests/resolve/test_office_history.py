"""Terms of office against a register made for these tests. fictional: true"""

from __future__ import annotations

from datetime import date

import pytest
from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row
from netralitas.resolve.offices import Term, compare

GARUT = "Kabupaten Garut"
COLUMNS = ("holder_id", "person", "acting", "from", "from_certainty", "to", "to_certainty")
HOLDERS = [
    ("old", "Maya Wirasena", "", "", "unknown", "2024-01-20", "exact"),
    ("acting", "Rangga Lesmana", "Pj", "2024-01-20", "exact", "2024-06", "month"),
    ("seen", "Dewi Anggun", "Pj", "2024-08-10", "seen", "2024-09-10", "seen"),
    ("leave", "Dewi Anggun Sari", "Pjs", "2024-09-24", "exact", "2024-11-23", "exact"),
]


@pytest.fixture(scope="module")
def made(lexicon: Lexicon) -> Lexicon:
    rows = tuple(
        Row(dict(zip(COLUMNS, row, strict=True)) | {"office_id": "bupati", "region": GARUT, "aliases": ""})
        for row in HOLDERS
    )
    return Lexicon({**lexicon.tables, "office_holders": rows})


@pytest.mark.parametrize(
    ("name", "acting", "days", "agreement", "holder"),
    [
        ("Maya Wirasena", None, ("2023-09-01", "2024-01-20"), "agrees", "old"),
        ("Maya Wirasena", None, ("2023-09-01", "2024-01-21"), "conflict", "old"),
        ("Rangga Lesmana", "Pj", ("2024-01-25", "2024-06-30"), "agrees", "acting"),
        ("Rangga Lesmana", None, ("2024-01-25", "2024-01-25"), "agrees", "acting"),
        ("Rangga Lesmana", "Pjs", ("2024-01-25", "2024-01-25"), "conflict", "acting"),
        ("Rangga Lesmana", "Pj", ("2024-01-19", "2024-01-25"), "conflict", "acting"),
        # Seen on a day: the term began then or before, and ended then or later.
        ("Dewi Anggun", "Pj", ("2024-07-05", "2024-09-20"), "agrees", "seen"),
        ("Sari Hidmat", "Pj", ("2024-08-20", "2024-08-20"), "conflict", "seen"),
        ("Sari Hidmat", "Pj", ("2024-07-05", "2024-07-05"), "gap", None),
        ("Sari Hidmat", "Pj", ("2025-01-05", "2025-01-05"), "gap", None),
        # While somebody stands in for a candidate on leave, both are head of the region.
        ("Sari Hidmat", None, ("2024-10-01", "2024-10-01"), "gap", None),
        ("Sari Hidmat", None, ("2024-03-01", "2024-03-01"), "conflict", "acting"),
    ],
)
def test_terms(
    name: str, acting: str | None, days: tuple[str, str], *, agreement: str, holder: str | None, made: Lexicon
) -> None:
    first, last = (date.fromisoformat(day) for day in days)
    found = compare(Term(name, "bupati", GARUT, acting, first, last), made)
    assert (found.agreement, found.holder_id) == (agreement, holder)


@pytest.mark.parametrize(("office", "region"), [("bupati", "Kabupaten Subang"), ("camat", GARUT), ("bupati", None)])
def test_what_the_register_lacks(office: str, region: str | None, made: Lexicon) -> None:
    assert compare(Term("Sari", office, region, None, None, None), made).agreement == "not_in_register"


def test_without_a_date_nothing_conflicts(made: Lexicon) -> None:
    assert compare(Term("Maya Wirasena", "bupati", GARUT, None, None, None), made).agreement == "agrees"
    assert compare(Term("Sari", "bupati", GARUT, None, None, None), made).agreement == "gap"


@pytest.mark.parametrize("name", ["[withheld]", "[withheld 2]"])
def test_a_withheld_name_is_not_found_out_by_the_office(name: str, made: Lexicon) -> None:
    day = date(2024, 3, 1)
    found = compare(Term(name, "bupati", GARUT, "Pj", day, day), made)
    assert found.holder_id is None
    assert "Rangga" not in found.reason
