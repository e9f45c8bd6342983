"""The list of all articles, a page for every five hundred of them."""

from __future__ import annotations

from collections.abc import Mapping

from netralitas.report.corpus_rows import CorpusRows
from netralitas.report.marking import short
from netralitas.report.static_page import Cell, Frame, dated, indonesian

#: Articles of one page: about 200 kB.
_PAGE = 500


def pages(frame: Frame, corpus: CorpusRows, codes: Mapping[str, str]) -> dict[str, bytes]:
    """The list in the order of dates: ``articles/index.html``, ``articles/index-2.html`` and so on."""
    rows = []
    for article_id, article in corpus.articles.items():
        region = article["primary_region"]
        rows.append(
            (
                dated(article["date"]),
                indonesian(article["title"] or "(no headline)", f"{article_id}.html"),
                Cell(short(article["outlet"] or "not stated", 80)),
                Cell(short(region), f"../regions/{codes[region]}.html" if region in codes else "", "id")
                if region
                else Cell("national"),
            )
        )
    names = [_name(number) for number in range(max(1, -(-len(rows) // _PAGE)))]
    files = {}
    for number, name in enumerate(names):
        files[f"articles/{name}"] = frame.page(
            "articles.html",
            "Articles" if not number else f"Articles, page {number + 1}",
            total=len(rows),
            rows=rows[number * _PAGE : (number + 1) * _PAGE],
            names=names,
            number=number,
        )
    return files


def _name(number: int) -> str:
    return "index.html" if not number else f"index-{number + 1}.html"
