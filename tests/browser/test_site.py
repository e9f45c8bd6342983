"""The report as it is: accessible, of bearable weight, without a dead link, and quiet in a browser."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from browser.chromium import look
from netralitas import paths
from netralitas.report.book import read_book

pytestmark = pytest.mark.slow
OWN, SHARED = 600_000, 3_000_000


@pytest.fixture(scope="session")
def chosen(site: Path) -> list[str]:
    """Every chapter; of the static pages one of each kind, and the heaviest article and region."""
    chapters = [chapter.href for chapter in read_book(paths.ROOT).chapters]
    heaviest = [max(site.glob(f"pages/{kind}/[0-9a-f]*.html"), key=lambda page: page.stat().st_size)
                for kind in ("articles", "regions")]  # fmt: skip
    lists = [f"pages/{kind}/index.html" for kind in ("articles", "regions", "downloads")]
    return [*chapters, *lists, *(page.relative_to(site).as_posix() for page in heaviest)]


@pytest.fixture(scope="session")
def seen(site: Path, chosen: list[str]) -> list[dict[str, Any]]:
    return look(site, chosen, schemes=("light", "dark"), axe=True)


def test_no_violation_of_wcag_light_or_dark(seen: list[dict[str, Any]]) -> None:
    assert all(page["checked"][0] > 20 for page in seen)
    found = {(page["path"], page["scheme"]): page["violations"] for page in seen if page["violations"]}
    assert found == {}


def test_no_violation_on_any_evidence_or_region_page(site: Path, chosen: list[str]) -> None:
    """Every static page, light and dark: all rules in light, then the page is made dark where it stands, and what
    colours can change is looked at again. One browser, two pages at a time, each loaded once."""
    rest = sorted({page.relative_to(site).as_posix() for page in site.glob("pages/**/*.html")} - {*chosen})
    assert len(rest) > 100
    seen = look(site, rest, axe=True, also="dark", workers=2)
    assert [page["path"] for page in seen] == rest
    assert all(page["checked"][0] > 20 and page["checked"][1] >= 1 for page in seen)
    assert {page["path"]: page["violations"] for page in seen if page["violations"]} == {}
    for page in seen:
        assert [page[kind] for kind in ("outside", "dialogs", "breaches", "errors")] == [[], [], [], []], page["path"]


def test_pages_are_quiet_and_ask_nobody(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert [page[kind] for kind in ("outside", "dialogs", "breaches", "errors")] == [[], [], [], []], page["path"]


def test_keys_reach_everything_and_one_sees_where_one_is(site: Path) -> None:
    for page in look(site, ["index.html", "notebooks/timeline.html", "pages/downloads/index.html"], keyboard=True):
        [focus] = page["focus"]
        assert focus["reached"] == focus["all"], page["path"]
        assert focus["unseen"] == [], page["path"]


def test_a_page_and_what_pages_share_are_light(site: Path) -> None:
    heavy = {str(page.relative_to(site)): page.stat().st_size for page in site.rglob("*.html")}
    assert {name: size for name, size in heavy.items() if size > OWN} == {}
    shared = [file for file in site.rglob("*") if file.suffix in {".js", ".css", ".woff2"}]
    assert sum(file.stat().st_size for file in shared) <= SHARED


class Reader(HTMLParser):
    """A page's addresses, anchors, tables without header or caption, and its language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = set()
        self.tables: list[set[str]] = []
        self.lang = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.addresses += [str(values[name]) for name in ("href", "src", "xlink:href") if values.get(name)]
        self.anchors |= {str(values[name]) for name in ("id", "name") if values.get(name)}
        self.lang = self.lang or values.get("lang") or ""
        if tag == "table":
            self.tables.append(set())
        if self.tables:
            self.tables[-1].add(tag)


@cache
def page_at(path: Path) -> Reader:
    return Reader(path.read_text(encoding="utf-8"))


def test_no_link_of_the_whole_site_is_dead(site: Path) -> None:
    dead, count = [], 0
    for file in sorted(site.rglob("*.html")):
        for address in page_at(file).addresses:
            path, _, anchor = address.partition("#")
            if re.match(r"(?:https?|mailto|data):", address):
                continue
            count += 1
            target = (file.parent / unquote(path)).resolve() if path else file
            there = target.is_file() and site.resolve() in target.resolve().parents
            if there and anchor and target.suffix == ".html":
                there = unquote(anchor) in page_at(target).anchors
            if not there:
                dead.append((str(file.relative_to(site)), address))
    assert count > 1000
    assert dead == []


def test_links_of_charts_and_search_lead_somewhere(site: Path) -> None:
    for file in [*site.glob("*.html"), *site.glob("notebooks/*.html")]:
        html = file.read_text(encoding="utf-8")
        for address in set(re.findall(r'"href":"([^"]*pages/[^"]*)"', html)):
            path, _, anchor = address.partition("#")
            target = (file.parent / path).resolve()
            assert target.is_file(), (file.name, address)
            assert not anchor or anchor in page_at(target).anchors, (file.name, address)


def test_pages_have_a_language_and_tables_headers(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        page = page_at(file)
        assert page.lang, file.name
        assert all("th" in table for table in page.tables), file.name
        if "pages" in file.parts:
            assert all("caption" in table for table in page.tables), file.name


def test_indonesian_words_are_marked_as_such(site: Path) -> None:
    for file in sorted(site.glob("pages/articles/[0-9a-f]*.html")):
        html = file.read_text(encoding="utf-8")
        assert len(re.findall(r'<p lang="id">', html)) >= html.count('class="s"'), file.name
