"""The five real articles against what a careful reader finds in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from netralitas.articles import read_folder

pytestmark = pytest.mark.shared


def opening(line: str) -> str:
    return " ".join(line.split()[:3]).lower().strip("()[]")


def test_header_and_boilerplate_of_the_real_articles(shared: Path) -> None:
    corpus = read_folder(shared / "articles")
    gold = json.loads((shared / "gold" / "articles_gold.json").read_text(encoding="utf-8"))
    articles = {article.article_id: article for article in corpus.articles}
    assert not corpus.quarantine
    for file in corpus.files:
        article, wanted = articles[file.article_id], gold[file.path]
        assert article.outlet == wanted["outlet"]
        assert article.dateline_place == wanted["dateline_place"]
        assert article.title == wanted["title"]
        assert article.published == wanted["published"]
        found = {opening(article.text[line.start : line.end]) for line in article.dropped}
        found -= {opening(line) for line in wanted.get("boilerplate_optional", [])}
        assert found == {opening(line) for line in wanted["boilerplate"]}
