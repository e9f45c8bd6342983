"""Readings: the articles of a folder read in this process, by way of the cache, for whoever wants no tables of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from netralitas.articles import iter_folder
from netralitas.engine.task import Setup, read
from netralitas.language.pipeline import BATCH, CHARACTERS
from netralitas.records import Article, Quarantined, Reading, SourceFile
from netralitas.tables.parts import Failure

Found = tuple[SourceFile, Reading | Failure]


def _any(_file: SourceFile) -> bool:
    """Want every file."""
    return True


def readings(folder: Path, setup: Setup, wanted: Callable[[SourceFile], bool] = _any) -> Iterator[Found | Quarantined]:
    """What each wanted file holds, in the order of the paths, and what was put aside; a batch of articles is held.

    An article of several files comes once for each. Raises ``NoArticles`` where the folder holds no article file, and
    ``ModelError`` where the models are not whole.
    """
    batch: list[tuple[SourceFile, Article]] = []
    size = 0
    for found in iter_folder(folder):
        if isinstance(found, Quarantined):
            yield found
        elif wanted(found[0]):
            batch.append(found)
            size += len(found[1].text)
        if len(batch) == BATCH or size > CHARACTERS:
            yield from _read(batch, setup)
            batch, size = [], 0
    yield from _read(batch, setup)


def _read(batch: list[tuple[SourceFile, Article]], setup: Setup) -> Iterator[Found]:
    files = [file for file, _ in batch]
    return zip(files, read([article for _, article in batch], setup), strict=True)
