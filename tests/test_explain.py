"""What a build would do, told without doing it. fictional: true"""

from __future__ import annotations

from pathlib import Path

import engine_corpus
import pytest
from netralitas import paths
from netralitas.build import build
from netralitas.cli import app
from netralitas.explain import explain
from netralitas.workspace import Workspace
from typer.testing import CliRunner


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("NETRALITAS_CACHE", str(tmp_path / "cache"))
    articles = engine_corpus.write(tmp_path / "in", 6)
    return Workspace("test", articles, tmp_path / "tables", tmp_path / "book", tmp_path / "site")


def said(place: Workspace) -> list[str]:
    return list(explain(place, models=paths.MODELS))


def test_before_the_first_build_everything_is_to_be_done_and_nothing_is_written(place: Workspace) -> None:
    lines = said(place)
    assert lines[0] == "tables: to be made, because there are none, or a build did not end"
    assert lines[1] == "  language models: 6 of 6 articles to read; the others are in the cache"
    assert not place.tables.exists()
    assert not paths.cache().exists()


@pytest.mark.slow
def test_after_a_build_it_names_what_changed(place: Workspace) -> None:
    build(place.articles, place.tables)
    assert said(place)[0].startswith("tables: nothing to do")
    engine_corpus.write(place.articles, 1, first=6)
    lines = said(place)
    assert lines[0].startswith("tables: to be made, because articles changed (")
    assert lines[1] == "  language models: 1 of 7 articles to read; the others are in the cache"
    assert lines[2].startswith("  rules: 1 of 1 parts to make (7 articles)")
    build(place.articles, place.tables)
    (place.tables / "events.parquet").write_bytes(b"half")
    assert said(place)[0] == "tables: to be made, because one of their files is missing or damaged"


@pytest.mark.slow
def test_another_table_of_confidence_is_named_and_costs_no_reading(place: Workspace, tmp_path: Path) -> None:
    build(place.articles, place.tables, measured=tmp_path / "none.csv")
    lines = said(place)
    assert lines[0].startswith("tables: to be made, because confidence changed (not measured → ")
    assert lines[1:3] == [
        "  language models: 0 of 6 articles to read; the others are in the cache",
        "  rules: 0 of 1 parts to make (0 articles); the others are on the shelf",
    ]


def test_the_command_explains(place: Workspace) -> None:
    result = CliRunner().invoke(app, ["build", str(place.articles), "--explain"])
    assert result.exit_code == 0, result.output
    assert "language models: 6 of 6 articles to read" in result.output


@pytest.mark.parametrize("options", [["--engine", "dask"], ["--scheduler", "tcp://127.0.0.1:8786"]])
def test_an_engine_without_an_address_is_refused(place: Workspace, options: list[str]) -> None:
    result = CliRunner().invoke(app, ["build", str(place.articles), *options])
    assert result.exit_code == 1
    assert "--engine dask and --scheduler ADDRESS go together" in result.output
