"""Which corrections belong to which folder of articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from netralitas import paths
from netralitas.build import corrections_file


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "corrections.csv").write_text("action\n")
    return tmp_path


@pytest.mark.parametrize(("declared", "there"), [("articles", True), ("others", False), (None, False)])
def test_only_a_declared_corpus_is_corrected(declared: str | None, there: bool, corpus: Path) -> None:
    if declared:
        (corpus / "corpus.toml").write_text(f'articles = "{declared}"\n')
    assert (corrections_file(corpus / "articles") is not None) is there


def test_a_declared_corpus_may_have_none(corpus: Path) -> None:
    (corpus / "corpus.toml").write_text('articles = "articles"\n')
    (corpus / "corrections" / "corrections.csv").unlink()
    assert corrections_file(corpus / "articles") is None


def test_the_shipped_corpus_has_its_file() -> None:
    assert corrections_file(paths.ARTICLES) == paths.CORRECTIONS / "corrections.csv"
