"""How sure a row is: the table that was measured, and the column made of it. fictional: true"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from made import event, person, reading
from netralitas.reference import Lexicon
from netralitas.tables import confidence
from netralitas.tables.confidence import ConfidenceError, Measured
from netralitas.tables.frames import frames
from netralitas.tables.schemas import SCHEMAS

HEAD = "table,rule,right,found,precision\n"
TEXT = """Camat Dilaporkan
Maya Wirasena dilaporkan pada 2 Mei 2024. Rapat diadakan pada 3 Mei 2024 di Garut. Ikrar dibaca pada 4 Mei 2024."""


def written(folder: Path, rows: str, head: str = HEAD) -> Path:
    path = folder / "confidence.csv"
    path.write_text(head + rows, encoding="utf-8")
    return path


def made(lexicon: Lexicon, measured: pl.DataFrame | None) -> dict[str, pl.DataFrame]:
    rules = {"2 Mei 2024": "day", "3 Mei 2024": "weekday", "4 Mei 2024": "guess"}
    events = [
        event(TEXT, words, f"2024-05-0{words[0]}", "rapat", None)._replace(rule=rule) for words, rule in rules.items()
    ]
    return frames([reading(TEXT, [person(TEXT, "Maya Wirasena")], events)], [], [], {}, lexicon, measured=measured)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("day", 0.9, id="18 of 20 are right"),
        pytest.param("weekday", None, id="19 are too few to say"),
        pytest.param("guess", None, id="never measured"),
    ],
)
def test_a_row_is_as_sure_as_its_rule(lexicon: Lexicon, tmp_path: Path, rule: str, expected: float | None) -> None:
    measured = confidence.read(
        written(tmp_path, "events,day,18,20,0.9\nevents,weekday,19,19,\nmentions,guess,20,20,1\n")
    )
    events = made(lexicon, measured)["events"]
    assert events.filter(rule=rule)["confidence"].to_list() == [expected]


def test_a_table_takes_only_its_own_rules(lexicon: Lexicon, tmp_path: Path) -> None:
    tables = made(lexicon, confidence.read(written(tmp_path, "events,made,1,20,0.05\nmentions,made,20,20,1.0\n")))
    assert tables["mentions"]["confidence"].to_list() == [1.0]
    assert tables["events"]["confidence"].to_list() == [None] * 3


def test_without_a_measurement_no_row_is_sure(lexicon: Lexicon, tmp_path: Path) -> None:
    for measured in (None, confidence.read(tmp_path / "nothing.csv")):
        assert made(lexicon, measured)["events"]["confidence"].to_list() == [None] * 3


def test_every_table_with_a_rule_has_the_column_and_no_other() -> None:
    with_rule = {name for name, schema in SCHEMAS.items() if "rule" in schema.columns()}
    assert {name for name, schema in SCHEMAS.items() if confidence.COLUMN in schema.columns()} == with_rule
    assert set(confidence.read()["table"]) <= with_rule


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param("events,day,20,20,1.5\n", "precision|max", id="more than all"),
        pytest.param("events,day,20,20,0.9\n", "precision_is_that_of_the_counts", id="not that of its counts"),
        pytest.param("events,day,20,20,\n", "precision_is_that_of_the_counts", id="missing where there are enough"),
        pytest.param("events,day,5,5,1.0\n", "precision_is_that_of_the_counts", id="given where there are too few"),
        pytest.param("events,day,6,5,\n", "no_more_right_than_found", id="more right than found"),
        pytest.param("events,day,5,5,\nevents,day,6,6,\n", "primary_key", id="a rule twice"),
        pytest.param("events,day,many,5,\n", "right", id="words for a number"),
        pytest.param("events,day\n,,\n", "right", id="broken off"),
    ],
)
def test_a_damaged_table_is_refused_with_its_fault(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(ConfidenceError, match=said) as error:
        confidence.read(written(tmp_path, rows))
    assert str(error.value).startswith("confidence.csv is damaged (")
    assert str(error.value).endswith("`netralitas evaluate` makes it anew")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00garbage", b"one,two\n1,2\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "confidence.csv"
    path.write_bytes(content)
    with pytest.raises(ConfidenceError, match=r"confidence\.csv is damaged"):
        confidence.read(path)


def test_the_shipped_table_is_whole() -> None:
    assert confidence.read().height > 0
    assert Measured.is_valid(confidence.read())
