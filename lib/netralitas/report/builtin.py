"""The built-in renderer: the book of ``_quarto.yml`` without Quarto, by pandoc and Typst from Python packages."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from netralitas.report import crossref, html, prerender, typst_pdf
from netralitas.report.book import Book, read_book


def render(book_root: Path, out: Path, *, notebooks_root: Path | None = None, date: str = "") -> tuple[Path, Path]:
    """Write the site to ``out`` and return the paths of its first page and its PDF.

    The old content of ``out`` stays until the new one is complete. Raises BookError; see ``read_book``.
    """
    book = read_book(book_root, notebooks_root)
    date = date or _epoch_date() or _literal_date(book)
    options = book.format("html")
    numbered, depth = bool(options.get("number-sections", False)), int(options.get("number-depth", 3))
    drafts = [crossref.draft(chapter, numbered=numbered, depth=depth) for chapter in book.chapters]
    targets = crossref.gather(drafts)
    wanted = isinstance(book.config.get("format"), dict) and "typst" in book.config["format"]
    files: dict[str, bytes] = {
        path: text.encode() for path, text in html.pages(book, drafts, targets, date=date, pdf=wanted).items()
    }
    if wanted:
        files[book.pdf_name] = typst_pdf.pdf(book, drafts, targets, date=date)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as name:
        new = Path(name) / "new"
        for path, content in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
        if any(b"vega-bundle.js" in content for path, content in files.items() if path.endswith(".html")):
            prerender.write_bundle(new)
        copy_resources(book, new)
        swap(new, out)
    return out / "index.html", out / book.pdf_name


def swap(new: Path, out: Path) -> None:
    """Put the folder ``new`` in the place of ``out``; both must be on one file system."""
    old = new.with_name("old")
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def copy_resources(book: Book, new: Path) -> None:
    """Copy what `project: resources` names from the book to a folder; what is there already stays."""
    for file in book.resource_files():
        target = new / file.relative_to(book.folder)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def _epoch_date() -> str:
    """The day of ``SOURCE_DATE_EPOCH`` as "27 November 2024"; empty where it is not set. Never today's date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return ""
    day = time.gmtime(int(epoch))
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{day.tm_mday} {months[day.tm_mon - 1]} {day.tm_year}"


def _literal_date(book: Book) -> str:
    """The date of ``_quarto.yml``, unless it is a word such as "today" or "last-modified"."""
    date = book.meta("date")
    return date if any(sign.isdigit() for sign in date) else ""
