"""What the tables hold about each region that has a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from netralitas.report import marking
from netralitas.report.corpus_rows import CorpusRows, Row


@dataclass(frozen=True)
class Reference:
    """The reference tables that the pages need, as rows."""

    grid: Sequence[Row]
    stages: Sequence[Row]
    holders: Sequence[Row]
    statuses: Sequence[Row]
    populations: Mapping[str, int]

    @property
    def codes(self) -> dict[str, str]:
        """Region name to code, of the regions that have a page."""
        return {row["name"]: row["code"] for row in self.grid}


@dataclass(frozen=True)
class RegionRows:
    """What the tables hold about one region. ``about`` has the counted articles whose main region it is."""

    code: str
    name: str
    about: frozenset[str]
    covered: Mapping[str, float]
    appearances: Sequence[Row]
    events: Sequence[Row]
    statements: Sequence[Row]
    law: Sequence[Row]
    figures: Sequence[Row]


def gather(corpus: CorpusRows, reference: Reference) -> list[RegionRows]:
    """The rows of every region of the grid, in the grid's order; articles that are copies are left out."""
    counted = corpus.frames["articles"].filter("counted")["article_id"]
    frames = {
        name: frame.filter(pl.col("article_id").is_in(counted.implode()))
        for name, frame in corpus.frames.items()
        if "article_id" in frame.columns
    }
    events = frames["events"].sort("first_day", "article_id", "start").to_dicts()
    return [_region(row["code"], row["name"], frames, events, corpus) for row in reference.grid]


def _region(
    code: str, name: str, frames: Mapping[str, pl.DataFrame], events: Sequence[Row], corpus: CorpusRows
) -> RegionRows:
    covered = frames["coverage"].filter(pl.col("code") == code)
    about = covered.filter("primary")["article_id"].to_list()
    appearances = frames["appearances"].filter(pl.col("region") == name, pl.col("role").is_not_null()).to_dicts()
    officials = {(row["article_id"], row["actor_id"]) for row in appearances}
    near = sorted({*about, *(article for article, _ in officials)})
    statements = [
        row
        for row in frames["statements"].filter(pl.col("article_id").is_in(near)).to_dicts()
        if row["article_id"] in set(about) or (row["article_id"], row["actor_id"]) in officials
    ]
    own = [_event(row, corpus) for row in events if row["region"] == name]
    inside = pl.col("article_id").is_in(about)
    return RegionRows(
        code,
        name,
        frozenset(about),
        dict(covered.select("article_id", "weight").iter_rows()),
        appearances,
        own,
        statements,
        frames["legal_references"].filter(inside).to_dicts(),
        frames["figures"].filter(inside).to_dicts(),
    )


def _event(row: Row, corpus: CorpusRows) -> Row:
    """An event with its address and the beginning of its sentence."""
    sentences = corpus.by_article["sentences"].get(row["article_id"], [])
    number = row["sentence"]
    told = sentences[number]["text"] if number is not None and number < len(sentences) else ""
    return {**row, "href": evidence_link(row), "told": marking.quoted(told, full=corpus.is_full(row["article_id"]))}


def evidence_link(row: Row) -> str:
    """The address of a record's sentence, from a region's page."""
    number = row.get("sentence")
    return f"../articles/{row['article_id']}.html" + (f"#s{number}" if number is not None else "")


def distinct(events: Sequence[Row]) -> list[Row]:
    """One row an event; the first report stands for all."""
    return list({row["event_id"]: row for row in reversed(events)}.values())[::-1]
