"""The book as its sources declare it: ``_quarto.yml`` and the notebooks, read into frozen records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import nbformat
import yaml

#: Cell options that change what is rendered, with the type of their value.
OPTIONS: Mapping[str, type] = {
    "label": str,
    "fig-cap": str,
    "fig-alt": str,
    "tbl-cap": str,
    "echo": bool,
    "include": bool,
    "output": bool,
    "code-fold": bool,
    "code-summary": str,
}
#: Options that steer execution only; stored outputs make them void.
EXECUTION_OPTIONS = frozenset({"eval", "warning", "message", "error"})
_OPTION = re.compile(r"^#\|\s?(.*)$")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"\A#[ \t]+(?P<text>.+?)[ \t]*(?P<attributes>\{[^{}]*\})?[ \t]*(?:\n|\Z)")


class RenderError(Exception):
    """The report cannot be rendered; the message says why and what to do, in plain words."""


class BookError(RenderError):
    """The book's sources hold something that cannot be rendered; the message says where and what to do."""

    @classmethod
    def at(cls, notebook: str, cell: int, message: str) -> NoReturn:
        """Raise with the place: notebook path and cell number, counted from 1 as Jupyter shows cells."""
        raise cls(f"{notebook}, cell {cell}: {message}")


@dataclass(frozen=True)
class Output:
    """One stored output. ``data`` maps a MIME type to text (PNG: base64); a stream is ``text/plain``."""

    data: Mapping[str, str]
    stream: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: ``number`` counts from 1 over all cells of the notebook; ``source`` is without option lines."""

    number: int
    kind: str
    source: str
    options: Mapping[str, Any]
    outputs: tuple[Output, ...] = ()

    @property
    def label(self) -> str:
        """The ``label`` option, empty where there is none."""
        return str(self.options.get("label", ""))

    @property
    def caption(self) -> str:
        """Markdown of ``fig-cap`` or ``tbl-cap``, empty where there is none."""
        return str(self.options.get("fig-cap") or self.options.get("tbl-cap") or "")


@dataclass(frozen=True)
class Chapter:
    """A notebook of the book. ``number`` is null for the home page, whose heading says ``.unnumbered`` for Quarto.

    ``lang`` is the chapter's own language, from ``lang=…`` behind its title; empty for the book's.
    """

    path: str
    title: str
    anchor: str
    number: int | None
    cells: tuple[Cell, ...]
    lang: str = ""

    @property
    def href(self) -> str:
        """The page's path from the site's root, as Quarto names it."""
        return str(Path(self.path).with_suffix(".html").as_posix())

    @property
    def up(self) -> str:
        """The relative path from the page to the site's root: empty or ``../`` repeated."""
        return "../" * self.path.count("/")


@dataclass(frozen=True)
class Book:
    """``_quarto.yml`` and its chapters. ``config`` is the whole file; ``folder`` holds the notebooks."""

    folder: Path
    config: Mapping[str, Any]
    chapters: tuple[Chapter, ...]

    def meta(self, key: str, default: str = "") -> str:
        """A value of the ``book`` section as text."""
        value = self.config["book"].get(key, default)
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    @property
    def lang(self) -> str:
        """The book's language tag."""
        return str(self.config.get("lang", "en"))

    @property
    def pdf_name(self) -> str:
        """The PDF's file name, by Quarto's rule: ``output-file``, else the title with spaces as hyphens."""
        return self.meta("output-file", self.meta("title").replace(" ", "-")) + ".pdf"

    @property
    def resources(self) -> list[str]:
        """Files and glob patterns that are copied beside the pages."""
        found = self.config.get("project", {}).get("resources", [])
        return [found] if isinstance(found, str) else list(found)

    def resource_files(self) -> list[Path]:
        """The files that ``resources`` names, in a fixed order; ``folder/**`` is all below, as Quarto reads it."""
        found: set[Path] = set()
        for pattern in self.resources:
            found.update(self.folder.glob(f"{pattern}/*" if pattern.endswith("**") else pattern))
        return sorted(file for file in found if file.is_file() and not file.name.startswith("."))

    def format(self, name: str) -> Mapping[str, Any]:
        """Options of one format over those at the top level; empty where the format has none."""
        formats = self.config.get("format", {})
        own = formats.get(name) if isinstance(formats, dict) else None
        return {**self.config, **(own if isinstance(own, dict) else {})}

    def echo(self, name: str) -> bool:
        """Whether a format shows code where the cell says nothing."""
        own = self.format(name).get("execute") or {}
        return bool(own.get("echo", (self.config.get("execute") or {}).get("echo", True)))


def read_book(folder: Path, notebooks_root: Path | None = None) -> Book:
    """Read ``folder/_quarto.yml`` and the notebooks it names, from ``notebooks_root`` where that is given.

    Raises BookError for a missing file, a wrong project type, or a notebook that cannot be read.
    """
    file = folder / "_quarto.yml"
    if not file.is_file():
        raise BookError(f"no _quarto.yml in {folder}: this folder is not a book")
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    if (config.get("project") or {}).get("type") != "book" or "book" not in config:
        raise BookError("_quarto.yml: `project: type: book` and a section `book` are needed")
    paths = config["book"].get("chapters") or []
    if not paths or paths[0] != "index.ipynb":
        raise BookError("_quarto.yml: the first of `book: chapters` must be index.ipynb")
    for path in paths:
        if not isinstance(path, str) or not path.endswith(".ipynb"):
            raise BookError(f"_quarto.yml: chapter {path!r} is not a path to a notebook; parts are not supported")
    root = notebooks_root or folder
    chapters = tuple(_chapter(root, path, number or None) for number, path in enumerate(paths))
    return Book(folder, config, chapters)


def _chapter(root: Path, path: str, number: int | None) -> Chapter:
    file = root / path
    if not file.is_file():
        raise BookError(f"{path}: the notebook is named in _quarto.yml and is not there")
    try:
        notebook = nbformat.read(file, as_version=4)
    except Exception as error:
        raise BookError(f"{path}: not a notebook that nbformat can read ({error})") from error
    cells = [_cell(path, position, raw) for position, raw in enumerate(notebook.cells, 1)]
    title, anchor, lang = "", "", ""
    if cells and (found := _FRONT_MATTER.match(cells[0].source)) and cells[0].kind in {"raw", "markdown"}:
        front = yaml.safe_load(found[1]) or {}
        if unknown := set(front) - {"title", "subtitle", "description"}:
            BookError.at(path, 1, f"front matter {', '.join(sorted(unknown))} is not known")
        title = str(front.get("title", ""))
        cells[0] = Cell(1, "markdown", cells[0].source[found.end() :], {})
    for place, cell in enumerate(cells):
        if not title and cell.kind == "markdown" and (found := _TITLE.match(cell.source.lstrip())):
            title = found["text"]
            anchor = (re.findall(r"#([\w-]+)", found["attributes"] or "") or [""])[0]
            lang = (re.findall(r"\blang=\"?([A-Za-z-]+)", found["attributes"] or "") or [""])[0]
            if "unnumbered" in (found["attributes"] or "") and number:
                BookError.at(path, cell.number, "an unnumbered chapter is not known; only the home page is one")
            cells[place] = Cell(cell.number, "markdown", cell.source.lstrip()[found.end() :], {})
            break
    if not title:
        raise BookError(f"{path}: no title; begin the first Markdown cell with `# Title`")
    if any(cell.kind == "raw" and cell.source.strip() for cell in cells):
        cell = next(cell for cell in cells if cell.kind == "raw" and cell.source.strip())
        BookError.at(path, cell.number, "a raw cell is not known; use a Markdown or a code cell")
    anchor = anchor or re.sub(r"[^\w]+", "-", title.lower()).strip("-")
    return Chapter(path, title, anchor, number, tuple(cells), lang)


def _cell(path: str, number: int, raw: Any) -> Cell:
    source = str(raw.source).replace("\r\n", "\n")
    if raw.cell_type != "code":
        return Cell(number, raw.cell_type, source, {})
    lines = source.split("\n")
    count = next((n for n, line in enumerate(lines) if not _OPTION.match(line)), len(lines))
    options = _options(path, number, "\n".join(_OPTION.sub(r"\1", line) for line in lines[:count]))
    outputs = tuple(_output(path, number, output) for output in raw.outputs)
    return Cell(number, "code", "\n".join(lines[count:]).strip("\n"), options, outputs)


def _options(path: str, number: int, text: str) -> dict[str, Any]:
    try:
        options = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        BookError.at(path, number, f"the `#|` lines are not YAML ({error})")
    if not isinstance(options, dict):
        BookError.at(path, number, "the `#|` lines are not `name: value` pairs")
    for name, value in options.items():
        if name in EXECUTION_OPTIONS:
            continue
        if name not in OPTIONS:
            BookError.at(path, number, f"cell option `{name}` is not known")
        if not isinstance(value, OPTIONS[name]):
            BookError.at(path, number, f"cell option `{name}` must be of type {OPTIONS[name].__name__}")
    label = options.get("label", "")
    for prefix, caption in (("fig-", "fig-cap"), ("tbl-", "tbl-cap")):
        if label.startswith(prefix) and not options.get(caption):
            BookError.at(path, number, f"label {label} needs `{caption}`")
        if options.get(caption) and not label.startswith(prefix):
            BookError.at(path, number, f"`{caption}` needs a label that begins with `{prefix}`")
    return options


def _output(path: str, number: int, raw: Any) -> Output:
    if raw.output_type == "error":
        BookError.at(path, number, f"the stored output is an error: {raw.ename}: {raw.evalue}")
    if raw.output_type == "stream":
        return Output({"text/plain": str(raw.text)}, stream=True)
    return Output({mime: value if isinstance(value, str) else str(value) for mime, value in raw.data.items()})
