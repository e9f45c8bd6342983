from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
from netralitas.files import atomic
from netralitas.tables import store
from netralitas.tables.schemas import SCHEMAS


def empty_tables() -> dict[str, pl.DataFrame]:
    return {name: schema.create_empty() for name, schema in SCHEMAS.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store.write(empty_tables(), tmp_path, fingerprint="f1", corpus="c", selection="sample", inputs={"code": "x"})
    return tmp_path


def test_what_was_written_is_current_for_its_fingerprint_only(folder: Path) -> None:
    assert store.is_current(folder, "f1")
    assert not store.is_current(folder, "f2")
    assert store.manifest(folder).selection == "sample"


@pytest.mark.parametrize("name", ["articles", "events"])
def test_a_table_comes_back_with_its_schema(folder: Path, name: str) -> None:
    assert SCHEMAS[name].is_valid(store.load(name, folder))


def test_a_table_cut_in_half_is_noticed(folder: Path) -> None:
    path = folder / "events.parquet"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert not store.is_current(folder, "f1")
    with pytest.raises(store.NoTablesError, match=r"events\.parquet is damaged"):
        store.load("events", folder)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"surprise": 1}'])
def test_a_broken_manifest_means_no_tables(folder: Path, content: str) -> None:
    (folder / store.MANIFEST).write_text(content)
    assert not store.is_current(folder, "f1")
    with pytest.raises(store.NoTablesError, match="netralitas build"):
        store.load("events", folder)


def test_an_unknown_table_is_named_with_those_there_are(folder: Path) -> None:
    with pytest.raises(KeyError, match=r"no table 'event'; there are actors, appearances"):
        store.load("event", folder)


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("old")

    def fail() -> None:
        with atomic(path) as part:
            part.write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.txt"]


def test_the_manifest_names_every_table_with_its_rows(folder: Path) -> None:
    content = json.loads((folder / store.MANIFEST).read_text())
    assert set(content["tables"]) == set(SCHEMAS)
    assert {entry["rows"] for entry in content["tables"].values()} == {0}


def test_the_report_names_what_tables_were_made_from_but_not_the_code(tmp_path: Path) -> None:
    inputs = {"code": "x", "models": "m1"}
    store.write(empty_tables(), tmp_path, fingerprint="f", corpus="c", selection=None, inputs=inputs)
    assert store.made_from(tmp_path).rows() == [("models", "m1")]
