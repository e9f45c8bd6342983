"""A small book that the report's tests render. fictional: true"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

Cell = Any
MakeBook = Callable[..., Path]


def write_book(root: Path, chapters: Mapping[str, list[Cell]], **config: Any) -> Path:
    """Write a book of these notebooks (path to cells) and return its folder."""
    settings = {
        "project": {"type": "book", "output-dir": "reports/site", "resources": ["extra/*.txt"]},
        "lang": "en",
        "book": {
            "title": "Sample",
            "subtitle": "A sample book",
            "author": "A. Writer",
            "output-file": "sample",
            "chapters": list(chapters),
        },
        "number-sections": True,
        "format": {
            "html": {"code-fold": True, "code-summary": "Show the code"},
            "typst": {
                "papersize": "a4",
                "section-numbering": "1.1",
                "toc-depth": 2,
                "execute": {"echo": False},
                "template-partials": ["report-assets/page.typ", "report-assets/typst-show.typ"],
            },
        },
        **config,
    }
    root.mkdir(parents=True, exist_ok=True)
    (root / "_quarto.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    for path, cells in chapters.items():
        notebook = nbformat.v4.new_notebook(cells=cells)
        for number, cell in enumerate(notebook.cells):
            cell.id = f"cell-{number}"
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, root / path)
    return root


@pytest.fixture(scope="session")
def write() -> MakeBook:
    """Writes a book: ``write(folder, {"index.ipynb": [cells]})`` returns the folder."""
    return write_book


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Writes a book below ``tmp_path``: ``make_book({"index.ipynb": [cells]})``."""
    return lambda chapters, **config: write_book(tmp_path / "book", chapters, **config)
