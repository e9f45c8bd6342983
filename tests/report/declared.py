"""What ``_quarto.yml`` and the notebooks declare, read with nothing of the renderer: YAML, nbformat, and lines of text.

Numbers follow Quarto's rules for books: the home page has none, chapters count from 1, figures and tables count within
their chapter ("Figure 2.1"), headings to level 3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
import yaml

NAMES = {"fig": "Figure", "tbl": "Table", "sec": "Section"}
_REFERENCE = re.compile(r"\[(?P<words>[^\]\[@]*?)@(?P<inner>[a-z]+-[\w-]+)\]|(?<![\w\\])@(?P<bare>[a-z]+-[\w-]*\w)")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]*)\)")
_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<words>.+?)\s*(?:\{(?P<attributes>[^{}]*)\})?\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading below the title; ``number`` is empty where it has none."""

    level: int
    number: str
    words: str
    anchor: str


@dataclass(frozen=True)
class Float:
    """A labelled figure or table with its number ("2.1") and the Markdown of its caption."""

    label: str
    number: str
    caption: str
    rows: bool


@dataclass
class Chapter:
    """A notebook as it declares itself; ``href`` is its page. ``prose``: paragraphs of its own and computed ones;
    ``referring``: the paragraphs and captions that may hold references."""

    path: str
    number: int | None
    title: str = ""
    label: str = ""
    headings: list[Heading] = field(default_factory=list)
    floats: list[Float] = field(default_factory=list)
    referring: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    callouts: list[tuple[str, str]] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    @property
    def href(self) -> str:
        return str(PurePosixPath(self.path).with_suffix(".html"))


def chapters(root: Path) -> list[Chapter]:
    """The chapters of the book in ``root``, in order."""
    paths = yaml.safe_load((root / "_quarto.yml").read_text(encoding="utf-8"))["book"]["chapters"]
    return [_chapter(root, path, position or None) for position, path in enumerate(paths)]


def letters(text: str) -> str:
    """What can be compared whoever wrote it: letters and digits, without case."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def targets(book: list[Chapter]) -> dict[str, tuple[str, str]]:
    """Label to the page and the words that a reference to it reads."""
    found = {}
    for chapter in book:
        if chapter.label.startswith("sec-"):
            found[chapter.label] = (chapter.href, f"Chapter {chapter.number}" if chapter.number else chapter.title)
        for heading in chapter.headings:
            words = f"Section {heading.number}" if heading.number else heading.words
            found[heading.anchor] = (chapter.href, words)
        for one in chapter.floats:
            found[one.label] = (chapter.href, f"{NAMES[one.label[:3]]} {one.number}")
    return found


def plain(markdown: str, known: Mapping[str, tuple[str, str]]) -> str:
    """The words of a paragraph, with each reference as it reads."""
    text = _LINK.sub(lambda found: found["words"], markdown)
    text = re.sub(r"\[([^\]\[@]*)\]\{[^}]*\}", r"\1", text)
    return _REFERENCE.sub(lambda found: _reads(found, known), text)


def reads(markdown: str, known: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each reference of a text: its label and the words that its link reads."""
    for found in _REFERENCE.finditer(markdown):
        yield found["inner"] or found["bare"], _reads(found, known)


def _reads(found: re.Match[str], known: Mapping[str, tuple[str, str]]) -> str:
    """``@fig-x`` reads "Figure 1.1", ``[-@fig-x]`` "1.1", and ``[panel @fig-x]`` "panel 1.1"."""
    words = known[found["inner"] or found["bare"]][1]
    own = (found["words"] or "").strip()
    if not own:
        return words
    number = words.rpartition(" ")[2]
    return number if own == "-" else f"{own} {number}"


def _chapter(root: Path, path: str, number: int | None) -> Chapter:
    chapter, counts, levels = Chapter(path, number), {"fig": 0, "tbl": 0}, [0] * 7
    for cell in nbformat.read(root / path, as_version=4).cells:
        if cell.cell_type == "markdown":
            _markdown(chapter, cell.source, levels)
        elif cell.cell_type == "code":
            _code(chapter, cell, counts)
    return chapter


def _markdown(chapter: Chapter, source: str, levels: list[int]) -> None:
    callout = ""
    for block in re.split(r"\n\s*\n|\n(?=#{1,6} |:::)|(?<=:::)\n", source):
        for line in block.splitlines():
            if opened := re.match(r":{3,}\s*\{[^}]*\.callout-(\w+)", line):
                callout = opened[1]
            elif re.match(r":{3,}\s*$", line):
                callout = ""
            elif found := _HEADING.match(line):
                if callout:
                    chapter.callouts.append((callout, found["words"]))
                else:
                    _heading(chapter, found, levels)
        text = "\n".join(line for line in block.splitlines() if not re.match(r":{3,}|#{1,6} ", line)).strip()
        if text:
            _prose(chapter, text)


def _heading(chapter: Chapter, found: re.Match[str], levels: list[int]) -> None:
    level, attributes = len(found["marks"]), found["attributes"] or ""
    anchor = next(iter(re.findall(r"#([\w-]+)", attributes)), "")
    if level == 1:
        chapter.title, chapter.label = found["words"], anchor
        return
    number = ""
    if chapter.number and level <= 3 and ".unnumbered" not in attributes:
        levels[level] += 1
        levels[level + 1 :] = [0] * (6 - level)
        number = ".".join(map(str, [chapter.number, *levels[2 : level + 1]]))
    chapter.headings.append(Heading(level, number, found["words"], anchor))


def _code(chapter: Chapter, cell: Any, counts: dict[str, int]) -> None:
    lines = [line[2:].strip() for line in cell.source.splitlines() if line.startswith("#|")]
    options = yaml.safe_load("\n".join(lines)) or {}
    if options.get("include") is False or options.get("output") is False:
        return
    shown = [output.get("data", {}) for output in cell.outputs]
    label = str(options.get("label", ""))
    if (kind := label[:3]) in counts and label[3:4] == "-":
        counts[kind] += 1
        number = f"{chapter.number}.{counts[kind]}" if chapter.number else str(counts[kind])
        caption = str(options.get(f"{kind}-cap", ""))
        rows = any(re.search(r"^\|[ :|-]*--", data.get("text/markdown", ""), re.MULTILINE) for data in shown)
        chapter.floats.append(Float(label, number, caption, rows))
        chapter.referring.append(caption)
        return
    for data in shown:
        if "text/html" not in data and "text/markdown" in data:
            for text in re.split(r"\n\s*\n", data["text/markdown"]):
                # A computed paragraph has escaped values, and no references: an article might say @fig-x.
                chapter.prose.append(_LINK.sub(r"\g<words>", text))
                chapter.links += [(one["words"], one["target"]) for one in _LINK.finditer(text)]


def _prose(chapter: Chapter, text: str) -> None:
    chapter.prose.append(text)
    chapter.referring.append(text)
    chapter.links += [(one["words"], one["target"]) for one in _LINK.finditer(text)]
