"""The book as HTML pages: one page a chapter, one style sheet, one script, one search index."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from html.parser import HTMLParser
from typing import Any

import jinja2
from markupsafe import Markup

from netralitas.report import pandoc
from netralitas.report.book import Book, Cell
from netralitas.report.crossref import Draft, Target
from netralitas.report.document import Document, described
from netralitas.report.pandoc import Element, element, raw

#: Words of a section that the search index keeps.
_SEARCH_CHARACTERS = 3000
_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("netralitas.report"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class HtmlDocument(Document):
    """Chapters as HTML fragments."""

    name = "html"
    order = ("text/html", "text/markdown", "image/svg+xml", "image/png", "text/plain")

    def media(self, cell: Cell, mime: str, text: str) -> list[Element]:
        """HTML as it is (its makers escape); pictures as data addresses, which need no file."""
        if mime == "text/html":
            if remote := PageReader(text).remote:
                self.place.error(f"the output loads {remote[0]} from another host")
            return [raw("html", text)]
        data = text if mime == "image/png" else base64.b64encode(text.encode()).decode()
        alt = escape(described({mime: text}) or str(cell.options.get("fig-alt", cell.caption)))
        return [raw("html", f'<img src="data:{mime};base64,{"".join(data.split())}" alt="{alt}">')]

    def figure(self, label: str, content: list[Element], caption: list[Element], alt: str) -> list[Element]:
        """A figure with its caption below, a table with its caption above; wide content scrolls in a region."""
        target = self.targets[label]
        kind = "table" if label.startswith("tbl-") else "figure"
        named = escape(f"{target.display}: {alt}", quote=True)
        head = raw("html", f'<figure id="{label}" class="nt-{kind}">')
        region = f'<div class="nt-scroll" role="region" tabindex="0" aria-label="{named}">'
        body = [raw("html", region), *content, raw("html", "</div>")]
        number = element("Span", ["", ["nt-number"], []], [element("Str", target.display)])
        words = element("Plain", [number, element("Str", " "), *caption])
        under = [raw("html", "<figcaption>"), words, raw("html", "</figcaption>")]
        return [head, *(under + body if kind == "table" else body + under), raw("html", "</figure>")]

    def callout(self, kind: str, title: list[Element], body: list[Element], collapsed: bool) -> list[Element]:
        """A callout; a collapsed one is a ``details`` element."""
        outer, inner = ("details", "summary") if collapsed else ("div", "p")
        role = "" if collapsed else ' role="note"'
        head = f'<{outer} class="callout callout-{kind}"{role}><{inner} class="callout-title">'
        return [raw("html", head), *title, raw("html", f"</{inner}>"), *body, raw("html", f"</{outer}>")]

    def heading(self, node: Element) -> list[Element] | None:
        """A heading with its number in a span."""
        level, attributes, inlines = node["c"]
        found = self.numbers.get(attributes[0])
        if found and found.number:
            number = element("Span", ["", ["nt-section-number"], []], [element("Str", found.number)])
            inlines = [number, element("Space"), *self.again(inlines)]
        return [{"t": "Header", "c": [level, attributes, inlines]}]

    def code(self, cell: Cell) -> Element:
        """A cell's source, folded as ``code-fold`` says."""
        block = element("CodeBlock", ["", ["python"], []], cell.source)
        options = self.book.format("html")
        fold = cell.options.get("code-fold", options.get("code-fold", False))
        if not fold:
            return block
        words = escape(str(cell.options.get("code-summary", options.get("code-summary", "Code"))))
        head = raw("html", f'<details class="nt-code"><summary>{words}</summary>')
        return element("Div", ["", ["nt-cell-code"], []], [head, block, raw("html", "</details>")])

    def reference(self, target: Target, words: list[Element]) -> Element:
        """A link to the target's page and anchor."""
        return self._to(target.chapter.href, target.label, words, "nt-ref")

    def internal(self, path: str, anchor: str, words: list[Element]) -> Element:
        """A link to a chapter's page."""
        return self._to(self.hrefs[path].href, anchor, words)

    def file(self, path: str, words: list[Element]) -> Element:
        """A link to a file, relative to the page."""
        return self._to(path, "", words)

    def _to(self, href: str, anchor: str, words: list[Element], *classes: str) -> Element:
        here = self.draft.chapter
        address = "" if href == here.href and anchor else here.up + href
        return element("Link", ["", list(classes), []], words, [address + (f"#{anchor}" if anchor else ""), ""])

    def fragment(self, draft: Draft) -> str:
        """The chapter's HTML, sections nested."""
        return pandoc.write(self.blocks(draft), "html5", "--mathml", "--section-divs")


class PageReader(HTMLParser):
    """What a page's HTML holds: inline scripts, addresses it would load from elsewhere, words by section."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.remote: list[str] = []
        self.sections: list[tuple[str, str, str]] = []
        self._anchors = [""]
        self._skip = ""
        self._heading: str | None = None
        self._texts: dict[str, list[str]] = {"": []}
        self._titles: dict[str, str] = {"": ""}
        self.feed(html)
        self.close()
        self.sections = [
            (anchor, self._titles[anchor], " ".join(" ".join(texts).split())[:_SEARCH_CHARACTERS])
            for anchor, texts in self._texts.items()
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow sections, and note what an element loads."""
        values = {name: value or "" for name, value in attrs}
        loads = ["src", "srcset", "poster", "data"] + (["href"] if tag in {"link", "image", "use"} else [])
        self.remote += [values[name] for name in loads if _REMOTE.match(values.get(name, ""))]
        if tag == "section":
            self._anchors.append(values.get("id", ""))
            self._texts.setdefault(self._anchors[-1], [])
            self._titles.setdefault(self._anchors[-1], "")
        if tag in {"script", "style", "pre", "svg", "math"} and not self._skip:
            self._skip = tag
            if tag == "script" and "src" not in values:
                self.scripts.append("")
        if tag in {"h2", "h3", "h4"}:
            self._heading = ""

    def handle_endtag(self, tag: str) -> None:
        """Leave sections and what is skipped."""
        if tag == self._skip:
            self._skip = ""
        if tag == "section" and len(self._anchors) > 1:
            self._anchors.pop()
        if tag in {"h2", "h3", "h4"} and self._heading is not None:
            self._titles[self._anchors[-1]], self._heading = " ".join(self._heading.split()), None

    def handle_data(self, data: str) -> None:
        """Collect words and scripts."""
        if self._skip == "script" and self.scripts:
            self.scripts[-1] += data
        elif self._heading is not None:
            self._heading += data
        elif not self._skip:
            self._texts[self._anchors[-1]].append(data)


def pages(book: Book, drafts: list[Draft], targets: dict[str, Target], *, date: str, pdf: bool) -> dict[str, str]:
    """The site's text files by path: a page a chapter, ``assets/site.css``, ``site.js``, ``search.js``."""
    document = HtmlDocument(book, targets)
    fragments = [document.fragment(draft) for draft in drafts]
    script = shell_script() + _templates.get_template("site.js").render()
    files = {"assets/site.css": style_sheet(), "assets/site.js": script}
    index: list[dict[str, str]] = []
    depth = int(book.format("html").get("toc-depth", 3))
    for position, (draft, fragment) in enumerate(zip(drafts, fragments, strict=True)):
        reader = PageReader(fragment)
        chapter = draft.chapter
        index += [
            {"h": chapter.href + (f"#{anchor}" if anchor else ""), "c": chapter.title, "t": title, "x": text}
            for anchor, title, text in reader.sections
            if title or text
        ]
        page = _templates.get_template("page.html").render(
            book=book,
            chapter=chapter,
            body=Markup(fragment),  # noqa: S704 — pandoc and our own makers wrote it
            headings=[heading for heading in draft.headings if heading.level <= depth],
            before=book.chapters[position - 1] if position else None,
            after=book.chapters[position + 1] if position + 1 < len(drafts) else None,
            date=date,
            pdf=book.pdf_name if pdf else "",
            policy=policy([*reader.scripts, THEME_SCRIPT]),
            theme_script=Markup(THEME_SCRIPT),  # noqa: S704 — a constant
            bundle="vegaEmbed" in fragment,
        )
        files[chapter.href] = page
    files["assets/search.js"] = f"window.netralitasSearch={_json(index)};\n"
    return files


#: Runs before the page is drawn, so that a reader's choice of theme does not flash.
THEME_SCRIPT = (
    'try{var t=localStorage.getItem("netralitas-theme");if(t)document.documentElement.dataset.theme=t}catch(e){}'
)


def style_sheet() -> str:
    """The style of every page."""
    return _templates.get_template("site.css").render()


def shell_script() -> str:
    """The script of every page: its menu and its theme."""
    return f"{_templates.get_template('shell.js').render()}\n"


def policy(scripts: list[str], *, inline_styles: bool = True) -> str:
    """A Content-Security-Policy: own files, and inline scripts by hash. vega-embed writes inline styles."""
    styles = "'self' 'unsafe-inline'" if inline_styles else "'self'"
    hashes = sorted(
        {"'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in scripts}
    )
    return (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src {styles}; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("<", "\\u003c")
        .replace("\N{LINE SEPARATOR}", "\\u2028")
        .replace("\N{PARAGRAPH SEPARATOR}", "\\u2029")
    )
