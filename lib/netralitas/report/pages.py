"""Pages: the evidence pages, region pages and downloads below ``pages/`` of a book, made again only when needed."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from netralitas import paths
from netralitas.report import article_index, downloads, evidence, region_pages, static_page
from netralitas.report.book import Book, read_book
from netralitas.report.builtin import swap
from netralitas.report.corpus_rows import CorpusRows, is_withheld, setting, withheld
from netralitas.report.region_rows import Reference
from netralitas.tables import store
from netralitas.tables.lookup import load_reference

FOLDER = "pages"
#: What the pages were made from, and which files they are. The dot keeps it out of the site.
_MARK = ".made.json"


@dataclass(frozen=True)
class Pages:
    """What stands below ``pages/``: how many HTML pages, all files by path below it, and whether they were there."""

    count: int
    files: tuple[str, ...]
    skipped: bool = False


def pages(book_root: Path, tables: Path, *, articles: Path | None = None) -> Pages:
    """Make ``book_root/pages`` from the tables, unless what is there was made from the same by the same code.

    ``articles`` is the corpus's folder: the ``corpus.toml`` beside it says what may be shown in full, and its files go
    into the archive. Raises ``BookError``, ``NoTablesError`` or ``SettingError``.
    """
    book = read_book(book_root)
    target = book_root / FOLDER
    mark = _fingerprint(book, tables, articles)
    if (known := _known(target, mark)) is not None:
        return Pages(_count(known), known, skipped=True)
    made = render(book, tables, articles)
    with tempfile.TemporaryDirectory(dir=book_root, prefix=".pages-") as name:
        new = Path(name) / "new"
        for path, content in made.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
        (new / _MARK).write_text(json.dumps({"made from": mark, "files": sorted(made)}, indent=1), encoding="utf-8")
        swap(new, target)
    return Pages(_count(made), tuple(sorted(made)))


def render(book: Book, tables: Path, articles: Path | None = None) -> dict[str, bytes]:
    """Every file below ``pages/`` by its path."""
    corpus = CorpusRows.load(tables, setting(articles))
    frame = static_page.Frame(book)
    hidden = withheld(articles)
    holders = load_reference("office_holders").sort("from", "holder_id").to_dicts()
    reference = Reference(
        grid=load_reference("tile_grid").sort("code").to_dicts(),
        stages=load_reference("election_calendar").to_dicts(),
        holders=[row for row in holders if not is_withheld(row["person"], row["aliases"], hidden)],
        statuses=load_reference("violation_status").to_dicts(),
        populations=dict(load_reference("regions").select("code", "population").drop_nulls().iter_rows()),
    )
    files = static_page.assets()
    for article in corpus.articles:
        files[f"articles/{article}.html"] = evidence.page(frame, corpus, article, reference.codes)
    files |= article_index.pages(frame, corpus, reference.codes)
    files |= region_pages.pages(frame, corpus, reference)
    files |= downloads.files(frame, corpus, tables, articles)
    return files


def _count(files: object) -> int:
    return sum(str(path).endswith(".html") for path in files)  # type: ignore[attr-defined]


def _known(target: Path, mark: str) -> tuple[str, ...] | None:
    """The files that are there, if they were made from the same and none is missing."""
    try:
        made = json.loads((target / _MARK).read_text(encoding="utf-8"))
        files = tuple(str(file) for file in made["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    same = made["made from"] == mark and all((target / file).is_file() for file in files)
    return files if same else None


def _fingerprint(book: Book, tables: Path, articles: Path | None) -> str:
    """What the pages depend on: tables, reference, the corpus's declaration and files, chapters' names, code."""
    report = Path(__file__).parent
    total = hashlib.sha256(repr(static_page.Frame(book).__dict__).encode())
    manifest = store.manifest(tables)
    total.update(json.dumps([manifest.tables, manifest.inputs, manifest.selection], sort_keys=True).encode())
    code = [file for file in report.rglob("*") if file.suffix in {".py", ".html", ".css", ".js"}]
    code += [Path(store.__file__).with_name("schemas.py"), *paths.REFERENCE.iterdir()]
    if articles is not None:
        beside = articles.parent
        code += [file for file in (beside / "corpus.toml", beside / "README.md") if file.is_file()]
        code += [file for file in (beside / "corrections").glob("*.csv") if file.is_file()]
    for file in sorted(code):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]
