"""The same articles give the same report, byte for byte, in any folder. fictional: true"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import yaml
from netralitas import paths
from netralitas.build import build
from netralitas.report import builtin, notebooks, pages

pytestmark = pytest.mark.slow
TEXT = """{title}

GARUT – Pj Bupati Garut, Rangga Wirasena, meminta camat menjaga netralitas aparatur sipil negara pada pilkada.

Itu disampaikan Rangga dalam sosialisasi di Tarogong, Senin (7/10/2024). "Kami tidak ragu memberi sanksi," katanya.
"""
CHAPTERS = ["index.ipynb", "notebooks/timeline.ipynb"]
CELLS = {
    "index.ipynb": '#| label: fig-one\n#| fig-cap: "Events."\nnt.timeline(nt.load("events"))',
    "notebooks/timeline.ipynb": '#| label: tbl-one\n#| tbl-cap: "People."\nnt.table(nt.load("actors"))',
}


def report(root: Path) -> dict[str, str]:
    """Articles to report in a folder; every file's path with the hash of its bytes."""
    import nbformat

    articles, book = root / "articles", root / "book"
    articles.mkdir(parents=True)
    for number, title in enumerate(("Camat Diminta Netral", "Lurah Diminta Netral")):
        (articles / f"{number}.txt").write_text(TEXT.format(title=title), encoding="utf-8")
    build(articles, root / "tables", cache=root / "cache")
    config = yaml.safe_load((paths.ROOT / "_quarto.yml").read_text(encoding="utf-8"))
    config["book"]["chapters"] = CHAPTERS
    book.mkdir()
    (book / "_quarto.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for chapter, source in CELLS.items():
        site = ".." if "/" in chapter else "."
        first = f'#| include: false\nimport netralitas as nt\nnt.enable(site="{site}")'
        cells = [nbformat.v4.new_markdown_cell("# Title")]
        cells += [nbformat.v4.new_code_cell(text) for text in (first, source)]
        for number, cell in enumerate(cells):
            cell.id = f"cell-{number}"
        (root / "sources" / chapter).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), root / "sources" / chapter)
        notebooks.execute(root / "sources" / chapter, book / chapter, root / "tables")
    pages.pages(book, root / "tables", articles=articles)
    builtin.render(book, root / "site")
    shutil.rmtree(root / "cache", ignore_errors=True)
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def test_two_folders_the_same_bytes(tmp_path: Path) -> None:
    one, other = report(tmp_path / "here" / "one"), report(tmp_path / "elsewhere" / "deeper" / "two")
    assert {"tables/events.parquet", "book/index.ipynb", "site/index.html", "site/netralitas.pdf"} <= set(one)
    assert any(name.startswith("site/pages/articles/") for name in one)
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == set()
