"""Addresses inside the report: from a mark or a row to the sentence it was read from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import polars as pl

from netralitas import paths
from netralitas.tables import store


class _Site:
    """Where the report's pages lie, seen from the notebook that runs."""

    up = "."


def start_from(site: str) -> None:
    """Say where the site's root lies from this notebook's page: "." for the index, ".." for a chapter."""
    _Site.up = site.rstrip("/") or "."


def _address(path: str) -> str:
    return path if _Site.up == "." else f"{_Site.up}/{path}"


def evidence(article_id: str, sentence: int | None = None) -> str:
    """The address of an article's evidence page, at a sentence where it is known."""
    anchor = "" if sentence is None else f"#s{sentence}"
    return _address(f"pages/articles/{article_id}.html{anchor}")


def region(code: str) -> str:
    """The address of the page of a regency or city, by its code (32.73)."""
    return _address(f"pages/regions/{code}.html")


def download(name: str) -> str:
    """The address of a file to download ("actors.csv")."""
    return _address(f"pages/downloads/{name}")


def reference(article_id: str, sentence: int | None = None) -> str:
    """A short reference for paper: "F012 s3", or the beginning of the article's id where it has no number."""
    name = _numbers(paths.tables()).get(article_id) or article_id[:8]
    return name if sentence is None else f"{name} s{sentence}"


@lru_cache(maxsize=4)
def _numbers(folder: Path) -> dict[str, str]:
    try:
        articles = store.load("articles", folder)
    except store.NoTablesError:
        return {}
    return dict(articles.select("article_id", "facts").drop_nulls().iter_rows())


def with_href(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with ``href``: for each row the address of its sentence. Needs ``article_id``; uses ``sentence``."""
    sentences = frame["sentence"] if "sentence" in frame.columns else [None] * frame.height
    found = [evidence(article, sentence) for article, sentence in zip(frame["article_id"], sentences, strict=True)]
    return frame.with_columns(pl.Series("href", found, dtype=pl.String))
