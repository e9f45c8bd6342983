"""Rendering the book: by Quarto where it works, else by the built-in renderer; never half a report."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from netralitas import paths
from netralitas.report import builtin, prerender
from netralitas.report.book import Book, BookError, RenderError, read_book

__all__ = ["BookError", "RenderError", "Rendered", "Renderer", "choose", "render", "render_if_stale"]

Name = Literal["auto", "quarto", "builtin"]
_ASSETS = "report-assets"


@dataclass(frozen=True)
class Renderer:
    """What renders: its name as people read it, and Quarto's program (null for the built-in renderer)."""

    name: str
    program: str | None


@dataclass(frozen=True)
class Rendered:
    """A report: its first page, its PDF, who made it, and whether the one that was there was still good."""

    html: Path
    pdf: Path
    renderer: str
    skipped: bool = False


def choose(renderer: Name = "auto") -> Renderer:
    """The renderer for a wish; "auto" leaves it to the variable ``RENDERER``, and that to what works here.

    Raises RenderError where Quarto is wanted and does not work, or ``RENDERER`` is neither.
    """
    wish = renderer if renderer != "auto" else os.environ.get("RENDERER", "auto").strip().lower() or "auto"
    if wish not in {"auto", "quarto", "builtin"}:
        raise RenderError(f"RENDERER is {wish!r}; it can be quarto, builtin or auto")
    found = _quarto() if wish != "builtin" else None
    if found:
        return Renderer(f"Quarto {found[1]}", found[0])
    if wish == "quarto":
        raise RenderError(
            "RENDERER=quarto, but there is no working Quarto on PATH or in the environment. Run `make quarto`, install "
            "it from quarto.org, or take RENDERER=builtin, which makes the same book without it."
        )
    return Renderer("the built-in renderer", None)


@lru_cache(maxsize=1)
def _quarto() -> tuple[str, str] | None:
    """Quarto's program and version; null where there is none, or one that does not answer."""
    own = Path(sys.prefix) / ("Scripts" if os.name == "nt" else "bin")
    program = shutil.which("quarto", path=os.pathsep.join([str(own), os.environ.get("PATH", "")]))
    if program is None:
        return None
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return program, done.stdout.strip()


def render(
    book_root: Path,
    out: Path,
    *,
    renderer: Name = "auto",
    notebooks_root: Path | None = None,
    date: str = "",
) -> Rendered:
    """Render the book in ``book_root`` to the folder ``out``, whose old content stays if anything fails.

    ``notebooks_root`` holds executed copies of the notebooks where they are not beside ``_quarto.yml``. ``date`` is
    shown on the cover; without it the day of ``SOURCE_DATE_EPOCH``, else the one in ``_quarto.yml``, else none.
    Raises RenderError, with notebook and cell where one of them is the cause.
    """
    chosen = choose(renderer)
    if chosen.program is None:
        html, pdf = builtin.render(book_root, out, notebooks_root=notebooks_root, date=date)
        return Rendered(html, pdf, chosen.name)
    return _by_quarto(chosen, read_book(book_root, notebooks_root), notebooks_root or book_root, out, date)


def _by_quarto(chosen: Renderer, book: Book, notebooks: Path, out: Path, date: str) -> Rendered:
    """Quarto empties its output folder before it renders, so it works on a copy beside the old report."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as name:
        stage = Path(name) / "book"
        for relative in ["_quarto.yml", *(chapter.path for chapter in book.chapters)]:
            source = (book.folder if relative == "_quarto.yml" else notebooks) / relative
            (stage / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, stage / relative)
        own = book.folder / _ASSETS
        shutil.copytree(own if own.is_dir() else paths.ROOT / _ASSETS, stage / _ASSETS)
        builtin.copy_resources(book, stage)
        prerender.write_bundle(stage)
        command = [str(chosen.program), "render", str(stage), *(["-M", f"date:{date}"] if date else [])]
        known = {
            "QUARTO_PYTHON": sys.executable,
            "NETRALITAS_HOME": str(paths.ROOT),
            prerender.TABLES_ARE_BUILT: "1",
        }
        done = subprocess.run(command, env={**os.environ, **known}, capture_output=True, text=True, check=False)
        site = stage / str(book.config["project"].get("output-dir", "_book"))
        if done.returncode or not (site / "index.html").is_file():
            last = "\n".join((done.stderr or done.stdout).strip().splitlines()[-15:])
            raise RenderError(f"Quarto could not render the book; the old report is untouched. It said:\n{last}")
        builtin.swap(site, out)
    return Rendered(out / "index.html", out / book.pdf_name, chosen.name)


def render_if_stale(book_root: Path, out: Path, *, tables: Path | None = None, force: bool = False) -> Rendered:
    """As ``render``, unless the report in ``out`` was made from the same sources, tables and renderer.

    The mark of what it was made from lies beside ``out``. ``tables`` is the folder of tables, for its manifest.
    """
    if not force and (standing := current(book_root, out, tables=tables)):
        return standing
    made = render(book_root, out)
    content = json.dumps(_inputs(read_book(book_root), tables), indent=1)
    _mark(out).write_text(content + "\n", encoding="utf-8")
    return made


def current(book_root: Path, out: Path, *, tables: Path | None = None) -> Rendered | None:
    """The report in ``out`` if it was made from these sources and tables by this renderer; else null."""
    book = read_book(book_root)
    html, pdf = out / "index.html", out / book.pdf_name
    if not (html.is_file() and pdf.is_file() and _marked(_mark(out)) == _inputs(book, tables)):
        return None
    return Rendered(html, pdf, choose().name, skipped=True)


def _mark(out: Path) -> Path:
    return out.parent / f".{out.name}.json"


def _inputs(book: Book, tables: Path | None) -> dict[str, str | None]:
    """What a report depends on."""
    date = os.environ.get("SOURCE_DATE_EPOCH")
    return {"renderer": choose().name, "sources": _fingerprint(book, tables), "date": date}


def _marked(mark: Path) -> object:
    try:
        return json.loads(mark.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _fingerprint(book: Book, tables: Path | None) -> str:
    here = Path(__file__).parent
    files = [book.folder / "_quarto.yml", *(book.folder / chapter.path for chapter in book.chapters)]
    files += book.resource_files()
    files += sorted(file for file in (paths.ROOT / _ASSETS).rglob("*") if file.is_file())
    files += sorted(file for file in here.rglob("*") if file.suffix in {".py", ".html", ".css", ".js", ".typ"})
    files += sorted(tables.glob("*.json")) if tables and tables.is_dir() else []
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
