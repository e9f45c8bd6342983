"""Sources of a sum: a mark leads to what it counts. fictional: true"""

from __future__ import annotations

from datetime import date
from typing import Any

import netralitas as nt
import polars as pl
import pytest
from netralitas.charts import sources
from netralitas.charts.renderer import chart_table, render
from netralitas.charts.sources import with_sources

ROWS = pl.DataFrame({"outlet": ["Kabar", "Warta", "Suara"], "n": [2, 1, 0]})
RECORDS = pl.DataFrame({"outlet": ["Kabar", "Warta", "Kabar"], "article_id": ["a", "b", "c"], "sentence": [1, 2, None]})


def test_one_source_is_led_to_and_several_are_listed() -> None:
    found = with_sources(ROWS, RECORDS, "outlet")
    anchor = found["href"][0]
    assert anchor.startswith("#rows-")
    assert anchor.endswith("-0")
    assert found["href"].to_list()[1:] == ["pages/articles/b.html#s2", None]
    assert found["sources"].to_list() == [
        [["a s1", "pages/articles/a.html#s1"], ["c", "pages/articles/c.html"]],
        [["b s2", "pages/articles/b.html#s2"]],
        [],
    ]
    assert found["unlisted"].to_list() == [0, 0, 0]


def test_a_place_that_counts_twice_is_listed_once() -> None:
    twice = pl.concat([RECORDS, RECORDS])
    assert with_sources(ROWS, twice, "outlet")["sources"].list.len().to_list() == [2, 1, 0]


def test_an_unknown_key_has_its_sources_too() -> None:
    rows = pl.DataFrame({"outlet": [None]}, schema={"outlet": pl.String})
    records = pl.DataFrame(
        {"outlet": [None], "article_id": ["a"]}, schema={"outlet": pl.String, "article_id": pl.String}
    )
    assert with_sources(rows, records, "outlet")["href"].to_list() == ["pages/articles/a.html"]


@pytest.mark.parametrize(
    ("counts", "listed"), [([500, 10], [390, 10]), ([500, 500], [200, 200]), ([3, 2], [3, 2]), ([1] * 900, [1] * 900)]
)
def test_links_are_shared_between_the_rows(counts: list[int], listed: list[int]) -> None:
    most = sources._share(counts)
    assert [min(count, most) for count in counts] == listed


def test_what_is_not_listed_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_LINKS", 2)
    found = with_sources(ROWS, RECORDS, "outlet")
    assert found["unlisted"].to_list() == [1, 0, 0]


def test_a_row_beyond_the_table_leads_to_its_first_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_ROWS", 0)
    assert with_sources(ROWS, RECORDS, "outlet")["href"][0] == "pages/articles/a.html#s1"


def test_the_table_under_a_chart_has_the_anchors_and_the_links() -> None:
    articles = pl.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "date": [date(2024, 1, 5), date(2024, 1, 9), date(2024, 3, 1)],
            "topic_class": ["asn_neutrality"] * 3,
            "counted": [True] * 3,
        }
    )
    spec = nt.articles_by_month(articles).to_dict()
    [january, march] = spec["data"]["values"]
    page = render(spec)["text/html"]
    anchor = january["href"].removeprefix("#")
    assert f'<tr id="{anchor}"><td>January 2024</td>' in page
    assert '<a href="pages/articles/a.html">a</a>, <a href="pages/articles/b.html">b</a>' in page
    assert march["href"] == "pages/articles/c.html"
    assert f'<a href="{march["href"]}">March 2024</a>' in page


def test_what_is_left_to_the_downloads_is_said() -> None:
    table: dict[str, Any] = {
        "headers": ["Outlet"],
        "numbers": [False],
        "rows": [["<Kabar>"]],
        "links": ["#rows-1-0"],
        "sources": [([["a s1", "pages/a.html"]], 1200)],
        "left": 0,
    }
    page = chart_table(table)
    assert '<tr id="rows-1-0"><td>&lt;Kabar&gt;</td>' in page
    assert '>a&nbsp;s1</a>, 1,200 more in the <a href="pages/downloads/index.html">downloads</a>' in page
