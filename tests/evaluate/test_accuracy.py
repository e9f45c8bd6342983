"""What is scored is what was read, under the name that it is scored under. fictional: true"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made import reading
from netralitas import paths
from netralitas.engine.task import Setup
from netralitas.evaluate import accuracy
from netralitas.evaluate.accuracy import NotReadError, read_articles
from netralitas.evaluate.rulers import Documents
from netralitas.records import Quarantined, SourceFile
from netralitas.tables.parts import Failure

DOCUMENTS = Documents(Path("in"), {"a": "one", "b": "two"})
SETUP = Setup(paths.MODELS, paths.REFERENCE, "rules", None)
FIRST, SECOND = reading("Sari Lesmana diperiksa.\n"), reading("Bagas Pranata diperiksa.\n")


def file(path: str) -> SourceFile:
    return SourceFile(path, None, "id", "utf-8", 1)


def given(monkeypatch: pytest.MonkeyPatch, *found: Any) -> None:
    def readings(_folder: Path, _setup: Setup, wanted: Any) -> list[Any]:
        return [one for one in found if isinstance(one, Quarantined) or wanted(one[0])]

    monkeypatch.setattr(accuracy, "readings", readings)


def test_the_first_of_a_name_counts_and_others_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Failure(SECOND.document.article, "a fault")
    given(
        monkeypatch,
        (file("deep/a.txt"), FIRST),
        (file("deep/a.md"), SECOND),
        (file("unasked.txt"), fault),
        Quarantined("b.txt", None, "binary", ""),
    )
    assert read_articles(DOCUMENTS, SETUP) == {"one": FIRST}


def test_a_fault_of_ours_is_no_empty_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, (file("a.txt"), FIRST), (file("b.txt"), Failure(SECOND.document.article, "a fault")))
    with pytest.raises(NotReadError, match=r"b\.txt: a fault"):
        read_articles(DOCUMENTS, SETUP)
