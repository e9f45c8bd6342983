"""Cross-references: what can be referred to, under which number, and how a reference reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netralitas.report.book import BookError, Chapter
from netralitas.report.pandoc import Element, element, read, text_of, walk

#: Words before the number, by the label's prefix, as Quarto writes them in English.
NAMES: Mapping[str, str] = {"fig": "Figure", "tbl": "Table", "sec": "Section"}
_KEY = re.compile(r"\A(fig|tbl|sec)-[\w:.-]+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """Something with a label. ``number`` is empty for a section without number; ``name`` is "Figure", "Chapter"..."""

    label: str
    name: str
    number: str
    chapter: Chapter
    text: str

    @property
    def display(self) -> str:
        """What a reference reads: "Figure 2.1", or a heading's own words where it has no number."""
        return f"{self.name}\N{NO-BREAK SPACE}{self.number}" if self.number else self.text


@dataclass(frozen=True)
class Heading:
    """A heading below the chapter's title: its level (2 and deeper), anchor, number (may be empty) and words."""

    level: int
    anchor: str
    number: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A chapter's tree before it takes the form of a page: code cells are empty ``nt-cell`` divisions."""

    chapter: Chapter
    blocks: list[Element]
    headings: tuple[Heading, ...]
    targets: Mapping[str, Target]


class Place:
    """The cell in which a walk stands, from the marks that ``draft`` leaves; serves error messages."""

    def __init__(self, chapter: Chapter) -> None:
        self.chapter, self.cell = chapter, 1

    def passed(self, node: Element) -> bool:
        """Note the cell if the node is a mark; true for a mark of a Markdown cell, which shows nothing."""
        if node["t"] != "Div" or not (marks := {"nt-at", "nt-cell"} & set(node["c"][0][1])):
            return False
        self.cell = int(dict(node["c"][0][2])["cell"])
        return "nt-at" in marks

    def error(self, message: str) -> None:
        """Raise BookError at the current place."""
        BookError.at(self.chapter.path, self.cell, message)


def draft(chapter: Chapter, *, numbered: bool = True, depth: int = 3) -> Draft:
    """Parse a chapter and number its headings (to ``depth``), figures and tables."""
    blocks = read("\n\n".join(_markdown(chapter)))
    place = Place(chapter)
    headings: list[Heading] = []
    targets: dict[str, Target] = {}
    levels = [0] * 7
    counts = {"fig": 0, "tbl": 0}
    prefix = f"{chapter.number}." if chapter.number else ""

    def add(label: str, name: str, number: str, text: str) -> None:
        if label in targets:
            place.error(f"label {label} stands twice in this chapter")
        targets[label] = Target(label, name, number, chapter, text)

    def heading(node: Element) -> None:
        level, (anchor, classes, _), inlines = node["c"]
        if level == 1:
            place.error("a second level-1 heading; a chapter has one title")
        number = ""
        if numbered and chapter.number and level <= depth and "unnumbered" not in classes:
            levels[level] += 1
            levels[level + 1 :] = [0] * (6 - level)
            number = prefix + ".".join(map(str, levels[2 : level + 1]))
        headings.append(Heading(level, anchor, number, text_of(inlines)))
        if anchor.startswith("sec-"):
            add(anchor, NAMES["sec"], number, text_of(inlines))

    def visit(node: Element) -> list[Element] | None:
        place.passed(node)
        if node["t"] == "Header":
            heading(node)
        label = _label(node, chapter)
        if label:
            kind = label[:3]
            counts[kind] += 1
            add(label, NAMES[kind], f"{prefix}{counts[kind]}", "")
        if node["t"] == "Div" and any(name.startswith("callout-") for name in node["c"][0][1]):
            return [_callout(node, place)]
        return None

    if chapter.anchor.startswith("sec-"):
        add(chapter.anchor, "Chapter", str(chapter.number or ""), chapter.title)
    return Draft(chapter, walk(blocks, visit), tuple(headings), targets)


def _markdown(chapter: Chapter) -> list[str]:
    parts = []
    for cell in chapter.cells:
        if cell.kind == "markdown":
            parts += [f"::: {{.nt-at cell={cell.number}}}\n:::", cell.source]
        else:
            parts.append(f":::::: {{.nt-cell cell={cell.number}}}\n{cell.caption}\n::::::")
    return parts


def _label(node: Element, chapter: Chapter) -> str:
    """The label of a figure or table: of a code cell, an image, a table or a division; else empty."""
    if node["t"] == "Div" and "nt-cell" in node["c"][0][1]:
        cell = chapter.cells[int(dict(node["c"][0][2])["cell"]) - 1]
        label = cell.label if cell.options.get("include", True) and cell.options.get("output", True) else ""
    elif node["t"] in {"Figure", "Table", "Div"}:
        label = str(node["c"][0][0])
    else:
        return ""
    return label if label.startswith(("fig-", "tbl-")) else ""


_CALLOUTS = {"note": "Note", "tip": "Tip", "warning": "Warning", "important": "Important", "caution": "Caution"}


def _callout(node: Element, place: Place) -> Element:
    (anchor, classes, pairs), content = node["c"]
    kind = next(name for name in classes if name.startswith("callout-")).removeprefix("callout-")
    if kind not in _CALLOUTS:
        place.error(f"callout-{kind} is not known; there are {', '.join(_CALLOUTS)}")
    title = [element("Str", _CALLOUTS[kind])]
    if content and content[0]["t"] == "Header":
        title, content = content[0]["c"][2], content[1:]
    head = element("Div", ["", ["callout-title"], []], [element("Plain", title)])
    body = element("Div", ["", ["callout-body"], []], content)
    return element("Div", [anchor, ["callout", f"callout-{kind}"], pairs], [head, body])


def gather(drafts: list[Draft]) -> dict[str, Target]:
    """The labels of the whole book; a label that stands in two chapters is an error."""
    found: dict[str, Target] = {}
    for one in drafts:
        for label, target in one.targets.items():
            if label in found:
                raise BookError(f"{one.chapter.path}: label {label} stands in {found[label].chapter.path} too")
            found[label] = target
    return found


def references(cite: Element, targets: Mapping[str, Target], place: Place) -> list[tuple[list[Element], Target, str]]:
    """The references of a ``Cite``: for each, own words before it, its target, and the words of the link.

    Raises BookError for an unknown label and for a citation of literature, which the book does not have.
    """
    found = []
    for citation in cite["c"][0]:
        key = citation["citationId"]
        label = key[:1].lower() + key[1:]
        if not _KEY.match(label):
            place.error(f"@{key} is no cross-reference (@fig-, @tbl-, @sec-); write \\@{key} for a plain @")
        if label not in targets:
            place.error(f"@{key} refers to nothing in this book")
        target = targets[label]
        own = citation["citationPrefix"]
        bare = (own or citation["citationMode"]["t"] == "SuppressAuthor") and target.number
        found.append((own, target, target.number if bare else target.display))
    return found
