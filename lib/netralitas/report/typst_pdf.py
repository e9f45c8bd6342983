"""The book as a PDF, set by Typst: tagged, with bookmarks, vector charts and repeated table headers."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pypandoc
import typst

from netralitas.paths import ROOT
from netralitas.report import pandoc
from netralitas.report.book import Book, BookError, Cell
from netralitas.report.crossref import Draft, Target
from netralitas.report.document import Document, described
from netralitas.report.pandoc import Element, element, raw

_TEMPLATE = Path(__file__).parent / "templates" / "main.typ"
#: Characters that count at most when a column's share of the width is reckoned.
_WIDEST, _NARROWEST, _GAP = 40, 7, 3
#: Letters after which a word may break although nothing in it says so.
_UNBROKEN = 40


class TypstDocument(Document):
    """Chapters as Typst text. ``folder`` receives the pictures."""

    name = "typst"
    order = ("text/markdown", "image/svg+xml", "image/png", "text/html", "text/plain")

    def __init__(self, book: Book, targets: Mapping[str, Target], folder: Path) -> None:
        super().__init__(book, targets)
        self.folder = folder
        self.pictures = 0

    def text(self, draft: Draft) -> str:
        """The chapter's Typst text, its heading first."""
        blocks, chapter = self.blocks(draft), draft.chapter
        classes = [] if chapter.number else ["unnumbered"]
        title = pandoc.read(f"# {chapter.title}")[0]["c"][2]
        head = {"t": "Header", "c": [1, [self._key(chapter.anchor), classes, []], title]}
        place = raw("typst", f"#metadata(none) <{self._chapter(chapter.path)}>")
        if chapter.lang:
            begin, end = (
                raw("typst", f"#set text(lang: {_string(lang.split('-')[0])})")
                for lang in (chapter.lang, self.book.lang)
            )
            return pandoc.write(pandoc.walk([begin, head, place, *blocks, end], _typst), "typst")
        return pandoc.write(pandoc.walk([head, place, *blocks], _typst), "typst")

    def media(self, cell: Cell, mime: str, text: str) -> list[Element]:
        """Pictures as files; of HTML only its tables, by pandoc's reader, which drops scripts and styles."""
        if mime == "text/html":
            tables = [block for block in _flat(pandoc.read(text, "html-raw_html")) if block["t"] == "Table"]
            if not tables:
                self.place.error("an output has only HTML without a table; add image/svg+xml or text/markdown")
            return tables
        self.pictures += 1
        name = f"picture-{self.pictures}." + ("png" if mime == "image/png" else "svg")
        data = base64.b64decode(text) if mime == "image/png" else text.encode()
        (self.folder / name).write_bytes(data)
        alt = described({mime: text}) or str(cell.options.get("fig-alt") or cell.caption or "Picture")
        return [raw("typst", f"#nt-picture({_string(name)}, {_string(alt)})")]

    def figure(self, label: str, content: list[Element], caption: list[Element], alt: str) -> list[Element]:  # noqa: ARG002
        """A figure of the kinds that Quarto uses; the number comes from the theme and equals the HTML page's."""
        kind, place = (label[:3], "top" if label.startswith("tbl-") else "bottom")
        head = raw("typst", "#figure([")
        middle = raw("typst", f"], caption: figure.caption(position: {place}, [")
        supplement = self.targets[label].name
        tail = f']), kind: "quarto-float-{kind}", supplement: "{supplement}") <{label}>'
        return [head, *content, middle, element("Plain", caption), raw("typst", tail)]

    def callout(self, kind: str, title: list[Element], body: list[Element], collapsed: bool) -> list[Element]:  # noqa: ARG002
        """A callout, always open on paper."""
        head = raw("typst", f'#callout(kind: "{kind}", title: [')
        return [head, *title, raw("typst", "])["), *body, raw("typst", "]")]

    def heading(self, node: Element) -> list[Element] | None:
        """A heading whose label cannot clash with another chapter's."""
        level, (anchor, _, _), inlines = node["c"]
        found = self.numbers.get(anchor)
        classes = [] if found and found.number else ["unnumbered"]
        return [{"t": "Header", "c": [level, [self._key(anchor), classes, []], self.again(inlines)]}]

    def code(self, cell: Cell) -> Element:
        """A cell's source."""
        return element("CodeBlock", ["", ["python"], []], cell.source)

    def reference(self, target: Target, words: list[Element]) -> Element:
        """A link to a label."""
        return self._to(target.label, words)

    def internal(self, path: str, anchor: str, words: list[Element]) -> Element:
        """A link to a chapter's beginning, or to a heading, figure or table of it."""
        return self._to(self._key(anchor, path) if anchor else self._chapter(path), words)

    def file(self, path: str, words: list[Element]) -> Element:
        """A link to a file that lies beside the PDF."""
        return element("Link", ["", [], []], words, [path, ""])

    def _to(self, label: str, words: list[Element]) -> Element:
        return element("Link", ["", [], []], words, [f"#{label}", ""])

    def _chapter(self, path: str) -> str:
        return "chapter-" + Path(path).with_suffix("").as_posix().replace("/", "-")

    def _key(self, anchor: str, path: str = "") -> str:
        shared = anchor.startswith(("sec-", "fig-", "tbl-"))
        return anchor if shared else f"{self._chapter(path or self.draft.chapter.path)}--{anchor}"


def _flat(blocks: list[Element]) -> list[Element]:
    return [inner for block in blocks for inner in (_flat(block["c"][1]) if block["t"] == "Div" else [block])]


def _string(text: str) -> str:
    """A Typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _typst(node: Element) -> list[Element] | None:
    """Last changes for the Typst writer: languages of words, widths of table columns, words for formulas."""
    if node["t"] == "Str" and len(node["c"]) > _UNBROKEN:
        # Typst does not break a word without a place for it: it would run out of the page.
        parts = [node["c"][at : at + _UNBROKEN] for at in range(0, len(node["c"]), _UNBROKEN)]
        return [element("Str", "\N{ZERO WIDTH SPACE}".join(parts))]
    if node["t"] == "Math":
        head = f"#nt-math({_string(node['c'][1].strip())})["
        return [element("RawInline", "typst", head), node, element("RawInline", "typst", "]")]
    if node["t"] in {"Span", "Div"} and (lang := dict(node["c"][0][2]).get("lang", "")).isalpha():
        node["c"][0][2] = [["typst:text:lang", _string(lang)]]
    if node["t"] == "Table":
        node["c"][2] = _columns(node)
    return None


def _columns(table: Element) -> list[list[Element]]:
    _, _, specs, head, bodies, _ = table["c"]
    weights = [_NARROWEST] * len(specs)
    for row in [*head[1], *(row for body in bodies for row in [*body[2], *body[3]])]:
        for position, cell in enumerate(row[1]):
            if position < len(weights):
                words = pandoc.text_of(cell[4])
                longest = max((len(word) for word in words.split()), default=0)
                wanted = max(min(len(words), _WIDEST), min(longest, 2 * _WIDEST)) + _GAP
                weights[position] = max(weights[position], wanted)
    return [
        [align, {"t": "ColWidth", "c": round(weight / sum(weights), 4)}]
        for (align, _), weight in zip(specs, weights, strict=True)
    ]


def source(book: Book, drafts: list[Draft], targets: Mapping[str, Target], folder: Path, *, date: str) -> str:
    """The whole book as Typst text, with its pictures and pandoc's template in ``folder``."""
    options = book.format("typst")
    for partial in options.get("template-partials", []):
        file = book.folder / partial if (book.folder / partial).is_file() else ROOT / partial
        if not file.is_file():
            raise BookError(f"_quarto.yml names the Typst partial {partial}, which is not there")
        shutil.copy(file, folder)
    shutil.copy(_TEMPLATE, folder)
    document = TypstDocument(book, targets, folder)
    body = "\n\n".join(document.text(draft) for draft in drafts)
    meta = {
        "title": book.meta("title"),
        "subtitle": book.meta("subtitle"),
        "by-author": [{"name": {"literal": book.meta("author")}}],
        "date": date,
        "lang": book.lang.split("-")[0],
        **{key: options[key] for key in ("papersize", "margin", "section-numbering", "toc-depth") if key in options},
    }
    return _fill(folder, meta, body)


def _fill(folder: Path, meta: Mapping[str, object], body: str) -> str:
    """Pandoc's template engine over ``main.typ``; the body goes in as raw Typst."""

    def value(item: object) -> Element:
        if isinstance(item, dict):
            return {"t": "MetaMap", "c": {key: value(inner) for key, inner in item.items()}}
        if isinstance(item, list):
            return {"t": "MetaList", "c": [value(inner) for inner in item]}
        return {"t": "MetaString", "c": str(item)}

    known = {key: value(item) for key, item in meta.items() if item != ""}
    tree = {"pandoc-api-version": pandoc.api_version(), "meta": known, "blocks": [raw("typst", body)]}
    template = folder / _TEMPLATE.name
    return str(
        pypandoc.convert_text(
            json.dumps(tree), "typst", format="json", verify_format=False, extra_args=["--template", str(template)]
        )
    )


def compile_pdf(text: str, folder: Path) -> bytes:
    """The PDF (PDF/UA-1) of a Typst text whose pictures lie in ``folder``. Raises BookError with Typst's words."""
    (folder / "book.typ").write_text(text, encoding="utf-8")
    try:
        found = typst.compile(folder / "book.typ", root=folder, pdf_standards=["ua-1"], timestamp=0)
    except typst.TypstError as error:
        hints = "; ".join(error.hints)
        raise BookError(f"Typst cannot set the book: {error.message} {hints}\n{error.diagnostic}") from error
    return bytes(found)


def pdf(book: Book, drafts: list[Draft], targets: Mapping[str, Target], *, date: str) -> bytes:
    """The whole book as a PDF."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return compile_pdf(source(book, drafts, targets, folder, date=date), folder)
