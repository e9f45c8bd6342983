from __future__ import annotations

import polars as pl
import pytest
from netralitas.tables.dictionary import dictionary, title
from netralitas.tables.schemas import SCHEMAS, DroppedLines


@pytest.mark.parametrize("row", dictionary().to_dicts(), ids=lambda row: f"{row['table']}.{row['column']}")
def test_every_column_has_a_title_and_a_description_that_ends_as_a_sentence(row: dict[str, str]) -> None:
    assert 0 < len(row["title"]) <= 20
    assert row["description"].endswith(".")


def test_offsets_say_their_unit() -> None:
    units = dictionary().filter(pl.col("column").is_in(["start", "end"]))["unit"].unique().to_list()
    assert units == ["code points"]


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_every_table_has_a_key(table: str) -> None:
    assert SCHEMAS[table].primary_key()


def test_title_is_the_header_of_a_column() -> None:
    assert title("events", "tense") == "Told as"


@pytest.mark.parametrize(("start", "end", "valid"), [(0, 5, True), (5, 5, False), (6, 5, False)])
def test_an_empty_span_is_no_record(start: int, end: int, valid: bool) -> None:
    row = {"article_id": "0" * 16, "sentence": None, "start": start, "end": end, "text": "x"}
    row |= {"rule": "r", "confidence": None}
    assert DroppedLines.is_valid(pl.DataFrame([row]), cast=True) is valid
