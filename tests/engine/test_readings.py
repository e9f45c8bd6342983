"""The articles of a folder as readings. fictional: true"""

from __future__ import annotations

from pathlib import Path

import engine_corpus
import pytest
from netralitas import paths
from netralitas.articles import NoArticles
from netralitas.engine import readings as module
from netralitas.engine.readings import readings
from netralitas.engine.task import Setup, settle
from netralitas.language.cache import Cache
from netralitas.records import Quarantined, Reading
from netralitas.tables.parts import Failure


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    return settle(paths.MODELS, paths.REFERENCE, tmp_path_factory.mktemp("cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = engine_corpus.write(tmp_path / "in", 3)
    (made / "b.txt").write_text(engine_corpus.text(0), encoding="utf-8")
    (made / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("batch", [1, 64])
def test_each_file_has_its_reading_whatever_the_batch(
    batch: int, folder: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", batch)
    found = [*readings(folder, setup)]
    aside = [one for one in found if isinstance(one, Quarantined)]
    read = {one[0].path: one[1] for one in found if not isinstance(one, Quarantined)}
    assert [(one.path, one.reason) for one in aside] == [("c.txt", "binary")]
    assert [*read] == ["a0000.txt", "a0001.txt", "a0002.txt", "b.txt"]
    assert read["b.txt"] == read["a0000.txt"]
    for path, reading in read.items():
        assert isinstance(reading, Reading)
        name = engine_corpus.GIVEN[0 if path == "b.txt" else int(path[1:5])]
        assert any(person.name.startswith(name) for person in reading.people)


@pytest.mark.slow
def test_only_wanted_files_are_read_and_none_twice(folder: Path, setup: Setup, tmp_path: Path) -> None:
    own = Setup(setup.models, setup.reference, setup.rules, tmp_path / "cache")
    for _ in range(2):
        found = [*readings(folder, own, lambda file: file.path == "a0001.txt")]
        assert [one[0].path for one in found if not isinstance(one, Quarantined)] == ["a0001.txt"]
    kept = [path for path in Cache(tmp_path / "cache").folder.glob("*/*") if path.is_file()]
    assert len(kept) == 1


def test_an_article_that_cannot_be_read_is_given_with_its_fault(
    folder: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read", lambda articles, _setup: [Failure(one, "a fault") for one in articles])
    found = [one[1] for one in readings(folder, setup) if not isinstance(one, Quarantined)]
    assert [one.detail for one in found if isinstance(one, Failure)] == ["a fault"] * 4


def test_a_folder_without_articles_is_an_error(tmp_path: Path, setup: Setup) -> None:
    with pytest.raises(NoArticles):
        next(readings(tmp_path, setup))
