"""Invented people stay where they were invented: none of them may turn up in the corpus that the report is about."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from netralitas import load, paths
from netralitas.tables.store import NoTablesError

ANNOTATIONS = sorted((paths.ROOT / "data" / "annotations").glob("*.txt"))
PERSON = re.compile(r"\[PER ([^\]]+)\]")


def invented(path: Path) -> set[str]:
    """Full names, of two words and more; a single given name is many people's."""
    found = PERSON.findall(path.read_text(encoding="utf-8"))
    return {" ".join(name.split()) for name in found if len(name.split()) > 1}


def articles() -> str:
    return "\n".join(" ".join(path.read_text(encoding="utf-8").split()) for path in sorted(paths.ARTICLES.glob("*")))


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.name)
def test_a_file_of_invented_sentences_says_so_first(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# fictional: true\n")


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.name)
def test_no_invented_name_stands_in_a_dispatch(path: Path) -> None:
    corpus = articles().casefold()
    assert sorted(name for name in invented(path) if name.casefold() in corpus) == []


def test_no_invented_name_stands_in_the_tables() -> None:
    try:
        actors = load("actors")
    except NoTablesError:
        pytest.skip("no tables are built: run `netralitas build`")
    known = {name.casefold() for row in actors.to_dicts() for name in (row["name"], *row["aliases"])}
    names = set().union(*(invented(path) for path in ANNOTATIONS))
    assert sorted(name for name in names if name.casefold() in known) == []


@pytest.mark.parametrize("folder", ["articles", "reference"])
def test_nothing_of_the_corpus_is_marked_as_invented(folder: str) -> None:
    marked = [path.name for path in (paths.ROOT / "data" / folder).iterdir() if "fictional: true" in path.read_text()]
    assert marked == []
