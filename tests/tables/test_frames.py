"""Frames of corrected readings. fictional: true"""

from __future__ import annotations

import polars as pl
import pytest
from made import article_id, event, person, reading, statement
from netralitas.records import Quarantined, Reading, SourceFile
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import Correction, CorrectionError
from netralitas.tables.frames import frames
from netralitas.tables.schemas import SCHEMAS

ONE = """Camat Dilaporkan
Maya Wirasena dilaporkan pada 2 Mei 2024. Maya mengatakan laporan itu keliru."""
TWO = """Rapat Camat
Camat Wirasena membuka rapat pada 3 Mei 2024."""
A = article_id(ONE)


def readings() -> list[Reading]:
    maya = person(ONE, "Maya Wirasena", ["Maya"], "camat")
    accused = event(ONE, "2 Mei 2024", "2024-05-02", "pelanggaran", "Kabupaten Garut", people=["Maya Wirasena"])
    one = reading(ONE, [maya], [accused], [statement(ONE, "laporan itu keliru", "Maya Wirasena")])
    return [one, reading(TWO, [person(TWO, "Wirasena")])]


def tables(lexicon: Lexicon, *rows: tuple[str, str, str]) -> dict[str, pl.DataFrame]:
    corrections = [
        Correction(line, action, target, value, "", "Maya Wirasena asked", "Rini", "2025-02-01")
        for line, (action, target, value) in enumerate(rows, start=2)
    ]
    files = [SourceFile("maya-wirasena.txt", None, A, "utf-8", 10)]
    quarantine = [Quarantined("half.gz", None, "truncated", "breaks off in Maya Wirasena")]
    return frames(readings(), files, quarantine, {}, lexicon, corrections=corrections)


def test_tables_are_valid_without_any_correction(lexicon: Lexicon) -> None:
    made = tables(lexicon)
    assert set(made) == set(SCHEMAS)
    assert made["corrections"].height == 0
    assert made["events"]["checked"].to_list() == [False]


def test_a_merge_flows_into_every_table(lexicon: Lexicon) -> None:
    made = tables(lexicon, ("merge_actors", "wirasena", "maya-wirasena"))
    (actor,) = made["actors"].to_dicts()
    assert (actor["actor_id"], actor["name"], actor["articles"]) == ("maya-wirasena", "Maya Wirasena", 2)
    assert actor["aliases"] == ["Maya", "Wirasena"]
    for table in ("appearances", "mentions", "statements"):
        assert set(made[table]["actor_id"]) == {"maya-wirasena"}


def test_a_confirmed_row_is_marked_and_listed(lexicon: Lexicon) -> None:
    target = f"{A}:{ONE.index('2 Mei')}"
    made = tables(lexicon, ("confirm", target, "events|2024-05-02"), ("confirm", f"{A}:17", "appearances"))
    assert made["events"]["checked"].to_list() == [True]
    assert sorted(made["appearances"].select("name", "checked").iter_rows()) == [
        ("Maya Wirasena", True),
        ("Wirasena", False),
    ]
    assert made["corrections"].select("line", "action", "target", "rows").rows() == [
        (2, "confirm", target, 1),
        (3, "confirm", f"{A}:17", 1),
    ]


def test_a_withheld_name_is_in_no_table(lexicon: Lexicon) -> None:
    made = tables(lexicon, ("withhold", "maya-wirasena", ""))
    for frame in made.values():
        assert "maya" not in frame.write_json().lower()
    assert set(made["actors"]["actor_id"]) == {"withheld-1", "wirasena"}
    assert made["actors"].filter(actor_id="withheld-1")["name"].item() == "[withheld]"
    assert made["statements"]["speaker"].item() == "[withheld]"
    text = dict(made["sentences"].filter(article_id=A).select("sentence", "text").iter_rows())
    assert text[1] == "████ ████████ dilaporkan pada 2 Mei 2024."


def test_a_correction_that_matches_nothing_stops_the_build(lexicon: Lexicon) -> None:
    with pytest.raises(CorrectionError, match=r"corrections\.csv, line 2 \(rename_actor nobody\): there is no actor"):
        tables(lexicon, ("rename_actor", "nobody", "Somebody"))
