"""Tasks and parts. fictional: true"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import engine_corpus
import polars as pl
import pytest
from netralitas import paths
from netralitas.articles import read_folder
from netralitas.engine import task as engine
from netralitas.engine.shelf import Shelf
from netralitas.engine.task import OtherRulesError, Setup, Task, run, settle, tasks, unread
from netralitas.records import Article
from netralitas.tables.parts import SCHEMA, as_record, from_record


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Article, ...]:
    return read_folder(engine_corpus.write(tmp_path_factory.mktemp("task") / "in", 40)).articles


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    return settle(paths.MODELS, paths.REFERENCE, tmp_path_factory.mktemp("cache"))


def test_an_article_survives_its_record(articles: tuple[Article, ...]) -> None:
    assert [from_record(as_record(article)) for article in articles] == list(articles)


@pytest.mark.parametrize("size", [1, 4, 64])
def test_tasks_hold_every_article_once_in_order(articles: tuple[Article, ...], setup: Setup, size: int) -> None:
    made = list(tasks(articles, setup, size))
    assert [from_record(record) for task in made for record in task.records] == list(articles)
    assert max(len(task.records) for task in made) <= 4 * size


def test_one_more_article_changes_one_task(articles: tuple[Article, ...], setup: Setup) -> None:
    before = {task.name for task in tasks(articles[:17] + articles[18:], setup, 4)}
    after = {task.name for task in tasks(articles, setup, 4)}
    assert len(before - after) <= 1 <= len(after - before) <= 2


def test_the_name_of_a_task_changes_with_the_rules_and_with_metadata(
    articles: tuple[Article, ...], setup: Setup
) -> None:
    [own] = tasks(articles[:1], setup)
    [other_rules] = tasks(articles[:1], replace(setup, rules="0"))
    [other_outlet] = tasks([replace(articles[0], outlet="Kabar")], setup)
    assert len({own.name, other_rules.name, other_outlet.name}) == 3


@pytest.mark.slow
def test_a_part_has_one_row_an_article_and_is_the_same_bytes_again(articles: tuple[Article, ...], setup: Setup) -> None:
    [task] = tasks(articles[:5], setup)
    assert unread(task) == 5
    content = run(task)
    part = pl.read_parquet(io.BytesIO(content))
    assert dict(part.schema) == dict(SCHEMA)
    assert part["article_id"].to_list() == [article.article_id for article in articles[:5]]
    assert part["failure"].null_count() == 5
    assert run(task) == content
    assert unread(task) == 0


def test_a_worker_with_other_rules_refuses(articles: tuple[Article, ...], setup: Setup) -> None:
    task = Task("0" * 64, (as_record(articles[0]),), replace(setup, rules="other"))
    with pytest.raises(OtherRulesError, match="same version of netralitas"):
        run(task)


@pytest.mark.slow
def test_an_error_in_one_article_costs_that_article_alone(
    articles: tuple[Article, ...], setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netralitas.language import pipeline

    annotate = pipeline.annotate_all

    def fails(own: list[Article], *rest: object) -> object:
        if any(article.article_id == articles[1].article_id for article in own):
            raise ZeroDivisionError("in one article")
        return annotate(own, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "annotate_all", fails)
    [task] = tasks(articles[:3], setup)
    part = pl.read_parquet(io.BytesIO(run(task)))
    assert part["failure"].to_list() == [None, "ZeroDivisionError: in one article", None]
    assert part["sentences"].list.len().to_list()[1] == 0
    assert part["sentences"].list.len().min() == 0 < part["sentences"].list.len()[0]


@pytest.mark.slow
def test_a_row_that_breaks_its_schema_costs_its_article_alone(
    articles: tuple[Article, ...], setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    from netralitas.extract import reading

    extract = reading.read

    def breaks(document: object, lexicon: object) -> object:
        found = extract(document, lexicon)  # type: ignore[arg-type]
        if found.document.article.article_id != articles[0].article_id:
            return found
        return replace(found, statements=tuple(s._replace(kind="shouted") for s in found.statements))  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", breaks)
    [task] = tasks(articles[:2], setup)
    part = pl.read_parquet(io.BytesIO(run(task)))
    assert part["failure"].to_list() == ["table statements: kind|check__eq_in", None] or (
        part["failure"][0].startswith("table statements: kind") and part["failure"][1] is None
    )


def test_the_shelf_notices_a_damaged_part(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    path = shelf.put("ab" * 32, b"content")
    assert shelf.find("ab" * 32) == path
    path.write_bytes(b"conten")
    assert shelf.find("ab" * 32) is None
    assert not path.exists()
    assert shelf.find("cd" * 32) is None


def test_the_shelf_keeps_what_the_build_needs(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most=25)
    parts = [shelf.put(f"{number}{number}" * 32, b"0123456789") for number in range(4)]
    assert shelf.trim([parts[0], parts[1]]) == 2
    assert [path.exists() for path in parts] == [True, True, False, False]


def test_more_characters_than_a_part_may_have_end_it(
    articles: tuple[Article, ...], setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CHARACTERS", 1)
    assert [len(task.records) for task in tasks(articles[:3], setup, 64)] == [1, 1, 1]
