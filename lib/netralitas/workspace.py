"""Workspaces: where the tables, notebooks and report of a folder of articles go.

The shipped corpus has its tables in ``data/tables`` and its report in ``reports/site``; any other folder gets a place
of its own under ``build/``, so that no tracked file ever changes by looking at other articles.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from netralitas import paths

#: What a book needs beside its notebooks.
BOOK_FILES = ("_quarto.yml", "report-assets")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The places of one corpus: ``book`` is where executed copies of the notebooks go, ``site`` the rendered report."""

    name: str
    articles: Path
    tables: Path
    book: Path
    site: Path

    @property
    def shipped(self) -> bool:
        """Whether this is the corpus that the project ships."""
        return self.articles == paths.ARTICLES.resolve()


def workspace(articles: Path | None = None) -> Workspace:
    """The workspace of a folder of articles; without one, of the shipped corpus."""
    folder = (articles or paths.ARTICLES).resolve()
    build = paths.ROOT / "build"
    if folder == paths.ARTICLES.resolve():
        return Workspace("shipped", folder, paths.tables(), build / "shipped", paths.ROOT / "reports" / "site")
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", folder.name).strip("-") or "articles"
    # "shipped" is taken, and a folder of that name is a folder like any other.
    name = f"{name}-" if name == "shipped" else name
    place = build / name
    return Workspace(name, folder, place / "tables", place / "book", place / "site")


def furnish(place: Workspace) -> None:
    """Copy into the workspace's book what a book needs beside its notebooks."""
    place.book.mkdir(parents=True, exist_ok=True)
    for name in BOOK_FILES:
        source, target = paths.ROOT / name, place.book / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copyfile(source, target)
