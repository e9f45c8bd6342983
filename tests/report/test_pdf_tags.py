"""The PDF for those who listen: what its tags, bookmarks and metadata say, read with pypdf (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from netralitas import paths
from pypdf import PdfReader
from report import declared
from report.declared import letters

pytestmark = pytest.mark.slow
BOOK = declared.chapters(paths.ROOT)


class Tag(NamedTuple):
    """An element of the structure: its kind ("H1"), the kinds of those around it, and its entries."""

    kind: str
    around: tuple[str, ...]
    entries: Any

    def attribute(self, name: str) -> str:
        """An attribute of any owner, such as ``/Scope``; empty where it has none."""
        found = self.entries.get("/A", [])
        dictionaries = found if isinstance(found, list) else [found]
        return next((str(one.get_object()[name]) for one in dictionaries if name in one.get_object()), "")


@pytest.fixture(scope="module")
def pdf(site: Path) -> PdfReader:
    return PdfReader(site / "netralitas.pdf")


@pytest.fixture(scope="module")
def root(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"].get_object()


@pytest.fixture(scope="module")
def tags(root: Any) -> list[Tag]:
    """Every element in reading order."""
    return [*_walk(root["/StructTreeRoot"]["/K"], ())]


def _walk(node: Any, around: tuple[str, ...]) -> Iterator[Tag]:
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from _walk(one, around)
    elif isinstance(node, dict) and "/S" in node:
        tag = Tag(str(node["/S"])[1:], around, node)
        yield tag
        if "/K" in node:
            yield from _walk(node["/K"], (*around, tag.kind))


def test_it_says_that_it_is_pdf_ua_and_what_it_is(pdf: PdfReader, root: Any) -> None:
    packet = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", packet)
    assert 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' in packet
    assert re.search(r"<dc:title>.*Netralitas.*</dc:title>", packet)
    assert re.search(r"<dc:language>.*<rdf:li>en</rdf:li>.*</dc:language>", packet)
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == ("Netralitas", "The Netralitas project")
    assert root["/Lang"] == "en"
    # pypdf's booleans are objects, and any object is true.
    assert (root["/MarkInfo"]["/Marked"].value, root["/MarkInfo"]["/Suspects"].value) == (True, False)
    # A window's title is the document's, not the file's name.
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_headings_go_down_one_level_at_a_time(tags: list[Tag]) -> None:
    levels = [int(tag.kind[1:]) for tag in tags if re.fullmatch(r"H[1-6]", tag.kind)]
    assert set(levels) <= {1, 2, 3}
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    # One more than the book's: the contents have a heading too.
    assert levels.count(1) == len(BOOK) + 1
    wanted = Counter(heading.level for chapter in BOOK for heading in chapter.headings)
    assert {level: levels.count(level) for level in wanted} == wanted


def test_bookmarks_are_the_chapters(pdf: PdfReader) -> None:
    titles = [letters(str(item["/Title"])) for item in pdf.outline if not isinstance(item, list)]
    assert titles == [letters(f"{chapter.number or ''} {chapter.title}") for chapter in BOOK]


def test_figures_and_formulas_have_words(tags: list[Tag]) -> None:
    figures = [tag for tag in tags if tag.kind == "Figure"]
    assert len(figures) == sum(one.label.startswith("fig-") for chapter in BOOK for one in chapter.floats)
    for tag in tags:
        if tag.kind in {"Figure", "Formula"}:
            assert str(tag.entries.get("/Alt", "")).strip(), tag.kind
    # What a chart shows is told by numbers from the data, not by "Picture".
    assert all(len(str(tag.entries["/Alt"])) > 20 for tag in figures)
    captions = [tag for tag in tags if tag.kind == "Caption"]
    assert len(captions) == sum(len(chapter.floats) for chapter in BOOK)


def test_tables_have_header_cells_with_a_scope(tags: list[Tag]) -> None:
    """Tables of the book are those whose stored output has rows; an empty one is a sentence."""
    tables = [place for place, tag in enumerate(tags) if tag.kind == "Table"]
    assert len(tables) == sum(one.rows for chapter in BOOK for one in chapter.floats if one.label.startswith("tbl-"))
    for begin, end in zip(tables, [*tables[1:], len(tags)], strict=True):
        inside = [tag for tag in tags[begin + 1 : end] if "Table" in tag.around]
        heads = [tag for tag in inside if tag.kind == "TH"]
        assert heads
        assert {tag.attribute("/Scope") for tag in heads} == {"/Column"}
        assert all("THead" in tag.around for tag in heads)
        assert all("TBody" in tag.around for tag in inside if tag.kind == "TD")
        rows = sum(tag.kind == "TR" for tag in inside)
        assert sum(tag.kind in {"TH", "TD"} for tag in inside) == rows * len(heads)


def test_every_page_is_read_in_the_order_of_its_tags_and_links_say_where_they_lead(pdf: PdfReader) -> None:
    count = 0
    for page in pdf.pages:
        assert str(page["/Tabs"]) == "/S"
        assert "/StructParents" in page
        for reference in page.get("/Annots") or []:
            link = reference.get_object()
            count += 1
            assert "/StructParent" in link
            assert str(link.get("/Contents", "")).strip()
    assert count > 50
