"""The corpora that speed is measured on. fictional: true"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import corpus
import pytest
from netralitas.articles import read_folder


@pytest.fixture(scope="module")
def found() -> corpus.Material:
    return corpus.material()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_article_and_another_another(found: corpus.Material) -> None:
    assert corpus.article(found, 8, 5) == corpus.article(found, 8, 5)
    assert len({corpus.article(found, seed, number) for seed in (1, 2) for number in range(20)}) == 40


@pytest.mark.slow
def test_every_article_says_that_it_is_fictional_and_is_read_as_one(tmp_path: Path, found: corpus.Material) -> None:
    corpus.write(tmp_path, 5)
    articles = read_folder(tmp_path).articles
    assert len(articles) == 5
    assert {article.metadata["fictional"] for article in articles} == {"true"}


@pytest.mark.slow
def test_hardly_a_sentence_comes_twice(found: corpus.Material) -> None:
    sentences: Counter[str] = Counter()
    for number in range(200):
        words = corpus.article(found, 8, number).split("---\n", 2)[2]
        sentences.update(part for part in re.split(r"(?<=[.!?])\s+", words) if len(part) > 40)
    again = sum(times - 1 for times in sentences.values())
    assert again / sentences.total() < 0.01
