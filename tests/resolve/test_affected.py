"""Corrections reach what they can change, and more only where it cannot be told. fictional: true"""

from __future__ import annotations

import pytest
from netralitas.resolve.affected import affected
from netralitas.resolve.corrections import Correction

A, B, C = "a" * 16, "b" * 16, "c" * 16
IDS = {(A, "Maya Wirasena"): "maya-wirasena", (B, "Wirasena"): "wirasena", (C, "Dewi"): "dewi"}
ALIASES = {(A, "Maya Wirasena"): ["Maya"]}


@pytest.mark.parametrize(
    ("cells", "articles", "names"),
    [
        (("merge_actors", "wirasena", "maya-wirasena", ""), {A, B}, set()),
        (("rename_actor", "dewi", "Dewi Anggun", ""), {C}, set()),
        (("split_actor", "dewi", "dewi-2", C), {C}, set()),
        (("drop_event", f"{B}:17", "", ""), {B}, set()),
        (("add_event", C, "2024-05-02|rapat|national|rapat itu", ""), {C}, set()),
        (("withhold", "maya-wirasena", "", ""), {A}, {("maya", "wirasena"), ("Maya", "Wirasena"), ("Maya",)}),
        (("withhold", "Rudi Hartono", "Rudy", ""), set(), {("Rudi", "Hartono"), ("Rudy",)}),
    ],
)
def test_reach(cells: tuple[str, str, str, str], articles: set[str], names: set[tuple[str, ...]]) -> None:
    found = affected([Correction(2, *cells, "r", "w", "2025-01-01")], IDS, ALIASES)
    assert found.articles == articles
    assert found.names == {frozenset(name) for name in names}


def test_what_one_correction_makes_the_next_one_finds() -> None:
    first = Correction(2, "rename_actor", "dewi", "Dewi Anggun", "", "r", "w", "2025-01-01")
    second = Correction(3, "withhold", "Dewi Anggun", "", "", "r", "w", "2025-01-01")
    found = affected([first, second], IDS, {})
    assert found.articles == {C}
    assert frozenset(["Dewi", "Anggun"]) in found.names
