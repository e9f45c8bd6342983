"""A chapter's tree in the form of one format: references resolved, cells opened, what is unknown refused."""

from __future__ import annotations

import posixpath
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

from netralitas.report import pandoc
from netralitas.report.book import Book, Cell, Output
from netralitas.report.crossref import Draft, Place, Target, references
from netralitas.report.pandoc import Element, element

#: The alternative text in an SVG, which our charts write right behind its beginning.
_DESCRIPTION = re.compile(r"\A<svg[^>]*><desc>(.*?)</desc>", re.DOTALL)
_REMOTE = ("http://", "https://", "//")


def described(data: Mapping[str, str]) -> str:
    """The description that a picture brings along, made from what it shows; empty where there is none."""
    found = _DESCRIPTION.search(data.get("image/svg+xml", ""))
    return unescape(found[1]) if found else ""


class Document(ABC):
    """Turns drafts into blocks for one format; a subclass says how its figures, callouts and links look."""

    #: The format's name in ``_quarto.yml`` and in pandoc's raw blocks.
    name: str
    #: MIME types of an output, the one first that the format takes first (Quarto's order).
    order: tuple[str, ...]

    def __init__(self, book: Book, targets: Mapping[str, Target]) -> None:
        self.book, self.targets = book, targets
        self.hrefs = {chapter.path: chapter for chapter in book.chapters}
        self.echo = book.echo(self.name)

    def blocks(self, draft: Draft) -> list[Element]:
        """The chapter's blocks, ready for pandoc's writer. Raises BookError at an unknown construct."""
        self.draft, self.place = draft, Place(draft.chapter)
        self.numbers = {heading.anchor: heading for heading in draft.headings}
        return list(pandoc.walk(draft.blocks, self.visit))

    def visit(self, node: Element) -> list[Element] | None:
        """What stands for an element in this format; null to keep it and go on into it."""
        if self.place.passed(node):
            return []
        match node["t"]:
            case "Cite":
                return self._cite(node)
            case "RawBlock" | "RawInline":
                return self._raw(node)
            case "Str" if "{{<" in node["c"]:
                self.place.error("a Quarto shortcode is not known")
            case "Link":
                return self._link(node)
            case "Image" if node["c"][2][0].startswith(_REMOTE):
                self.place.error(f"the picture {node['c'][2][0]} would be loaded from another host")
            case "Header":
                return self.heading(node)
            case "Figure" | "Table":
                return self._float(node)
            case "Div":
                return self._division(node)
        return None

    def again(self, blocks: list[Element]) -> list[Element]:
        """Visit blocks that a replacement keeps."""
        return list(pandoc.walk(blocks, self.visit))

    def _cite(self, node: Element) -> list[Element]:
        out: list[Element] = []
        for own, target, words in references(node, self.targets, self.place):
            text = [*self.again(own), element("Str", "\N{NO-BREAK SPACE}")] if own else []
            out += [element("Str", ", ")] if out else []
            out.append(self.reference(target, [*text, element("Str", words)]))
        return out

    def _raw(self, node: Element) -> list[Element]:
        target, text = node["c"]
        if target == "html" and text.lstrip().startswith("<!--"):
            return []
        if target not in {"html", "typst"}:
            self.place.error(f"raw {target} is not known")
        if target == "html" and node["t"] == "RawInline" and text.strip().lower() in {"<br>", "<br/>", "<br />"}:
            return [element("LineBreak", [])]
        self.place.error(f"raw markup is not carried from Markdown cells: {text.strip()[:60]}")
        return []

    def _link(self, node: Element) -> list[Element] | None:
        address, (path, _, anchor) = node["c"][2][0], node["c"][2][0].partition("#")
        if ":" in path or path.startswith("//"):
            return None
        here = posixpath.dirname(self.draft.chapter.path)
        full = posixpath.normpath(posixpath.join(here, unquote(path))) if path else self.draft.chapter.path
        chapter = self.hrefs.get(full)
        if path.endswith(".ipynb") and chapter is None:
            self.place.error(f"the link to {address} leads to no chapter of this book")
        inlines = self.again(node["c"][1])
        if chapter is not None:
            return [self.internal(chapter.path, anchor, inlines)]
        if full.startswith(("..", "/")):
            return inlines
        return [self.file(full + (f"#{anchor}" if anchor else ""), inlines)]

    def _float(self, node: Element) -> list[Element] | None:
        (label, _, _), (_, caption), *_ = node["c"]
        if not label.startswith(("fig-", "tbl-")):
            return None
        words = caption[0]["c"] if caption else []
        if node["t"] == "Figure":
            image = node["c"][2][0]["c"][0]
            alt = dict(image["c"][0][2]).get("fig-alt") or pandoc.text_of(image["c"][1])
            image["c"][0][2] = [pair for pair in image["c"][0][2] if pair[0] not in {"fig-alt", "alt"}] + [["alt", alt]]
            content = self.again(node["c"][2])
        else:
            bare = {**node, "c": [["", *node["c"][0][1:]], [None, []], *node["c"][2:]]}
            content = [self._inner(bare)]
            alt = pandoc.text_of(words)
        return self.figure(label, content, self.again([element("Plain", words)])[0]["c"], alt)

    def _inner(self, node: Element) -> Element:
        return {**node, "c": pandoc.walk(node["c"], self.visit)}

    def _division(self, node: Element) -> list[Element] | None:
        (label, classes, pairs), content = node["c"]
        if "nt-cell" in classes:
            return self._cell(self.draft.chapter.cells[self.place.cell - 1], content)
        if label.startswith(("fig-", "tbl-")):
            if not content or content[-1]["t"] != "Para":
                self.place.error(f"the division {label} needs its caption as the last paragraph")
            words = content[-1]["c"]
            return self.figure(label, self.again(content[:-1]), self.again([element("Plain", words)])[0]["c"], "")
        if "callout" in classes:
            title, body = (self.again(part["c"][1]) for part in content)
            kind = next(name for name in classes if name.startswith("callout-")).removeprefix("callout-")
            return self.callout(kind, title, body, dict(pairs).get("collapse") == "true")
        if known := [name for name in classes if name.startswith(("panel-", "column-", "content-", "layout"))]:
            self.place.error(f"the division .{known[0]} is not known")
        return None

    def _cell(self, cell: Cell, caption: list[Element]) -> list[Element]:
        if not cell.options.get("include", True):
            return []
        code = [self.code(cell)] if cell.source and cell.options.get("echo", self.echo) else []
        if not cell.options.get("output", True):
            return code
        rich = [output for output in cell.outputs if not output.stream]
        shown = [block for output in cell.outputs for block in self.output(cell, output)]
        if not cell.label.startswith(("fig-", "tbl-")):
            return [*code, *shown]
        if len(rich) != 1:
            self.place.error(
                f"{cell.label} has {len(rich)} outputs; a figure or table has exactly one (run the notebook)"
            )
        words = self.again(caption)[0]["c"]
        alt = described(rich[0].data) or str(cell.options.get("fig-alt") or pandoc.text_of(words))
        return [*code, *self.figure(cell.label, shown, words, alt)]

    def output(self, cell: Cell, output: Output) -> list[Element]:
        """The blocks of one output in the representation that the format takes first."""
        for mime in self.order:
            if mime not in output.data:
                continue
            text = output.data[mime]
            if mime == "text/markdown":
                return pandoc.walk(pandoc.read(text, pandoc.OUTPUT), self.plain)  # type: ignore[no-any-return]
            if mime == "text/plain":
                return [element("CodeBlock", ["", ["nt-output"], []], text.rstrip("\n"))]
            return self.media(cell, mime, text)
        self.place.error(f"an output has only {', '.join(sorted(output.data))}, which {self.name} cannot show")
        return []

    def plain(self, node: Element) -> list[Element] | None:
        """Guards a parsed ``text/markdown`` output: no picture is fetched, no link leaves for another chapter."""
        if node["t"] == "Image":
            return list(node["c"][1])
        if node["t"] == "Link" and not node["c"][2][0].startswith(("#", "mailto:", *_REMOTE)):
            return self._link(node)
        return None

    @abstractmethod
    def media(self, cell: Cell, mime: str, text: str) -> list[Element]:
        """The blocks of an output that is HTML or a picture."""

    @abstractmethod
    def figure(self, label: str, content: list[Element], caption: list[Element], alt: str) -> list[Element]:
        """A numbered figure or table."""

    @abstractmethod
    def callout(self, kind: str, title: list[Element], body: list[Element], collapsed: bool) -> list[Element]:
        """A callout."""

    @abstractmethod
    def heading(self, node: Element) -> list[Element] | None:
        """A heading below the title."""

    @abstractmethod
    def code(self, cell: Cell) -> Element:
        """A cell's source."""

    @abstractmethod
    def reference(self, target: Target, words: list[Element]) -> Element:
        """A link to a labelled thing."""

    @abstractmethod
    def internal(self, path: str, anchor: str, words: list[Element]) -> Element:
        """A link to a chapter (its notebook's path), or to an anchor in it."""

    @abstractmethod
    def file(self, path: str, words: list[Element]) -> Element:
        """A link to a file beside the pages; the path counts from the site's root."""
