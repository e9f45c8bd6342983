"""What the tests of disturbed builds share: a corpus, and the tables of an undisturbed build. fictional: true"""

from __future__ import annotations

from pathlib import Path

import engine_corpus
import pytest
from netralitas.build import Engine, build


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_corpus.write(tmp_path_factory.mktemp("corpus") / "in", 60)


@pytest.fixture(scope="session")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("expected")
    build(corpus, folder / "out", cache=folder / "cache", engine=Engine(processes=1, size=4))
    return engine_corpus.digests(folder / "out")
