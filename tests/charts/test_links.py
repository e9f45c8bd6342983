from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest
from netralitas.charts import links


@pytest.fixture(autouse=True)
def _site() -> Iterator[None]:
    yield
    links.start_from(".")


@pytest.mark.parametrize(
    ("site", "address"),
    [
        (".", "pages/articles/ab.html#s3"),
        ("..", "../pages/articles/ab.html#s3"),
        ("../reports/", "../reports/pages/articles/ab.html#s3"),
    ],
)
def test_an_address_starts_where_the_notebook_is(site: str, address: str) -> None:
    links.start_from(site)
    assert links.evidence("ab", 3) == address


def test_without_a_sentence_the_page_is_meant() -> None:
    assert links.evidence("ab") == "pages/articles/ab.html"
    assert links.reference("0123456789abcdef") == "01234567"
    assert links.reference("0123456789abcdef", 2) == "01234567 s2"
    assert links.region("32.73") == "pages/regions/32.73.html"


def test_each_row_gets_its_address() -> None:
    frame = pl.DataFrame({"article_id": ["a", "b"], "sentence": [1, None]})
    assert links.with_href(frame)["href"].to_list() == ["pages/articles/a.html#s1", "pages/articles/b.html"]
