"""The built-in renderer makes the book that ``_quarto.yml`` and the notebooks declare: both are read independently.

What is declared comes from ``report.declared``, which shares no code with the renderer; what was made is read from the
pages by lxml and from the PDF by pypdf.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import pytest
from netralitas import paths
from pypdf import PdfReader
from report import declared
from report.declared import Chapter, letters

pytestmark = pytest.mark.slow
BOOK = declared.chapters(paths.ROOT)
KNOWN = declared.targets(BOOK)
IDS = [chapter.path.removesuffix(".ipynb") for chapter in BOOK]
each_chapter = pytest.mark.parametrize("chapter", BOOK, ids=IDS)


@pytest.fixture(scope="module")
def made(site: Path) -> dict[str, Any]:
    """Each chapter's page as a tree."""
    return {chapter.href: lxml.html.parse(str(site / chapter.href)).getroot() for chapter in BOOK}


@pytest.fixture(scope="module")
def pdf(site: Path) -> PdfReader:
    return PdfReader(site / "netralitas.pdf")


@pytest.fixture(scope="module")
def printed(pdf: PdfReader) -> str:
    return letters("".join(page.extract_text() for page in pdf.pages))


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def text(page: Any) -> str:
    """The article's words, without code, charts and scripts."""
    article = lxml.html.fromstring(lxml.html.tostring(page.xpath("//article")[0], encoding="unicode"))
    for node in article.xpath("//script|//style|//svg|//math|//details[@class='nt-code']"):
        node.drop_tree()
    return letters(article.text_content())


def test_the_notebooks_declare_what_is_compared() -> None:
    """The comparison below is not one of nothing with nothing."""
    assert len(BOOK) == 10
    assert all(chapter.title and chapter.label and chapter.prose for chapter in BOOK)
    assert sum(len(chapter.floats) for chapter in BOOK) > 40
    assert sum(len(chapter.headings) for chapter in BOOK) > 50
    assert sum(len([*declared.reads(one, KNOWN)]) for chapter in BOOK for one in chapter.referring) > 15
    assert sum(len(chapter.links) for chapter in BOOK) > 3
    assert sum(len(chapter.callouts) for chapter in BOOK) > 0


@each_chapter
def test_every_page_lists_the_chapters_in_order(made: dict[str, Any], chapter: Chapter) -> None:
    page = made[chapter.href]
    listed = [
        (posixpath.normpath(posixpath.join(posixpath.dirname(chapter.href), link.get("href"))), words(link))
        for link in page.xpath("//nav[@aria-label='Chapters']//a")
    ]
    assert listed == [(one.href, f"{one.number or ''}{one.title}") for one in BOOK]
    [heading] = page.xpath("//h1")
    assert (heading.get("id"), words(heading)) == (chapter.label, chapter.title)
    assert [words(one) for one in page.xpath("//div[@class='title']/p")] == (
        [f"Chapter {chapter.number}"] if chapter.number else []
    )
    place = BOOK.index(chapter)
    around = [*([("prev", BOOK[place - 1])] if place else []), *([("next", BOOK[place + 1])] if place < 9 else [])]
    turns = [(one.get("rel"), words(one.xpath("./span")[0])) for one in page.xpath("//nav[@class='turn']/a")]
    assert turns == [(rel, other.title) for rel, other in around]


@each_chapter
def test_headings_have_their_numbers_words_and_anchors(made: dict[str, Any], chapter: Chapter) -> None:
    found = []
    for node in made[chapter.href].xpath("//article//section/*[self::h2 or self::h3 or self::h4]"):
        number = "".join(one.text_content() for one in node.xpath("./span[@class='nt-section-number']"))
        found.append((int(node.tag[1]), number, letters(words(node).removeprefix(number)), node.getparent().get("id")))
    wanted = [(one.level, one.number, letters(one.words), one.anchor) for one in chapter.headings]
    assert found == wanted
    linked = [one.get("href") for one in made[chapter.href].xpath("//aside[@class='toc']//a")]
    assert linked == [f"#{one.anchor}" for one in chapter.headings if one.level <= 3]


@each_chapter
def test_figures_and_tables_have_their_labels_numbers_and_captions(made: dict[str, Any], chapter: Chapter) -> None:
    found = []
    for node in made[chapter.href].xpath("//figure"):
        [caption] = node.xpath("./figcaption")
        [number] = caption.xpath("./span[@class='nt-number']")
        found.append((node.get("class"), node.get("id"), words(number), letters(words(caption))))
        # A table's caption stands above it, a figure's below.
        assert (node.index(caption) == 0) == (node.get("class") == "nt-table")
    wanted = []
    for one in chapter.floats:
        number = f"{declared.NAMES[one.label[:3]]} {one.number}"
        caption = letters(number + declared.plain(one.caption, KNOWN))
        wanted.append(("nt-table" if one.label.startswith("tbl") else "nt-figure", one.label, number, caption))
    assert found == wanted


@each_chapter
def test_references_read_and_lead_where_they_should(made: dict[str, Any], chapter: Chapter) -> None:
    here = posixpath.dirname(chapter.href)
    found = []
    for link in made[chapter.href].xpath("//article//a[@class='nt-ref']"):
        path, _, anchor = link.get("href").partition("#")
        target = posixpath.normpath(posixpath.join(here, path)) if path else chapter.href
        found.append((target, anchor, words(link)))
        [_] = made[target].xpath(f"//*[@id='{anchor}']")
    wanted = [
        (KNOWN[label][0], label, reading)
        for source in chapter.referring
        for label, reading in declared.reads(source, KNOWN)
    ]
    assert Counter(found) == Counter(wanted)


@each_chapter
def test_links_lead_where_the_notebook_says(made: dict[str, Any], site: Path, chapter: Chapter) -> None:
    links = made[chapter.href].xpath(
        "//article//a[not(@class='nt-ref')][not(ancestor::figure)][not(ancestor::details)]"
    )
    found = Counter((letters(words(link)), link.get("href")) for link in links)
    wanted = Counter((letters(name), re.sub(r"\.ipynb(?=#|$)", ".html", target)) for name, target in chapter.links)
    assert found == wanted
    for _, address in wanted:
        if not re.match(r"https?:|mailto:", address):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.href), address.partition("#")[0]))
            assert (site / path).is_file(), address


@each_chapter
def test_callouts_keep_their_kind_and_title(made: dict[str, Any], chapter: Chapter) -> None:
    found = []
    for node in made[chapter.href].xpath("//*[contains(concat(' ', @class, ' '), ' callout ')]"):
        [title] = node.xpath("./*[@class='callout-title']")
        found.append((node.get("class").removeprefix("callout callout-"), letters(words(title))))
    assert found == [(kind, letters(title)) for kind, title in chapter.callouts]


@each_chapter
def test_every_paragraph_is_there_in_order(made: dict[str, Any], chapter: Chapter) -> None:
    """Of a paragraph with a formula each part around it."""
    page, at = text(made[chapter.href]), 0
    for paragraph in chapter.prose:
        for part in re.split(r"\$[^$]*\$", _unlisted(declared.plain(paragraph, KNOWN))):
            where = page.find(letters(part), at)
            assert where >= at, part
            at = where + len(letters(part))


def _unlisted(paragraph: str) -> str:
    """Without the numbers of a list's points, which a browser makes."""
    return re.sub(r"^\s*\d+\.\s", "", paragraph, flags=re.MULTILINE)


def bookmarks(items: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from bookmarks(item, level + 1)
        else:
            yield level, " ".join(str(item["/Title"]).split())


def test_the_pdf_has_the_same_headings_as_bookmarks(pdf: PdfReader) -> None:
    wanted = []
    for chapter in BOOK:
        wanted.append((1, f"{chapter.number or ''} {chapter.title}".strip()))
        wanted += [(one.level, f"{one.number} {one.words}".strip()) for one in chapter.headings]
    plain = [(level, letters(title)) for level, title in wanted]
    assert [(level, letters(title)) for level, title in bookmarks(pdf.outline)] == plain


def test_the_pdf_prints_the_same_headings_and_captions(printed: str) -> None:
    for chapter in BOOK:
        assert letters((f"Chapter {chapter.number}" if chapter.number else "") + chapter.title) in printed
        for heading in chapter.headings:
            assert letters(f"{heading.number} {heading.words}") in printed
        for one in chapter.floats:
            number = f"{declared.NAMES[one.label[:3]]} {one.number}"
            assert letters(number + declared.plain(one.caption, KNOWN)) in printed, one.label
