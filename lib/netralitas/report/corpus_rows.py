"""The tables as the pages want them: rows by article, and which texts may be shown in full."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import polars as pl

from netralitas.resolve.corrections import FILE
from netralitas.tables import store
from netralitas.tables.schemas import SCHEMAS

Row = dict[str, Any]
#: What a correction is called that takes a person's name out of the report.
WITHHOLD = "withhold"
#: ``full``: every text may be shown whole. ``extracts``: only dispatches of our own; of others ten short extracts.
Setting = Literal["full", "extracts"]


class SettingError(Exception):
    """``corpus.toml`` asks for something that there is not."""


def setting(articles: Path | None) -> Setting:
    """The line ``evidence = "full"`` or ``"extracts"`` of the ``corpus.toml`` beside a folder of articles.

    Without it ``extracts``: who may print a text in full has to say so.
    """
    declared = articles.parent / "corpus.toml" if articles else None
    if articles is None or declared is None or not declared.is_file():
        return "extracts"
    content = tomllib.loads(declared.read_text(encoding="utf-8"))
    chosen = content.get("evidence", "extracts") if content.get("articles") == articles.name else "extracts"
    if chosen not in {"full", "extracts"}:
        raise SettingError(f'{declared}: evidence is {chosen!r}; it can be "full" or "extracts"')
    return "full" if chosen == "full" else "extracts"


def withheld(articles: Path | None) -> frozenset[str]:
    """Persons whose names are withheld, as ids made from the targets of the corpus's corrections."""
    file = articles.parent / "corrections" / FILE if articles else None
    if file is None or not file.is_file():
        return frozenset()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("action") == WITHHOLD]
    return frozenset(_id(cell) for row in rows for cell in (row["target"], *(row["value"] or "").split("|")) if cell)


def is_withheld(person: str, aliases: str | None, hidden: frozenset[str]) -> bool:
    """Whether a row of the reference tables is about somebody whose name is withheld."""
    return any(_id(name) in hidden for name in (person, *(aliases or "").split("|")) if name)


def _id(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.casefold()).strip("-")


@dataclass(frozen=True)
class CorpusRows:
    """All tables of a folder, as frames and as rows by article."""

    frames: Mapping[str, pl.DataFrame]
    evidence: Setting = "extracts"

    @classmethod
    def load(cls, tables: Path, evidence: Setting = "extracts") -> CorpusRows:
        """Read every table. Raises ``NoTablesError`` where one is missing or damaged."""
        return cls({name: store.load(name, tables) for name in SCHEMAS}, evidence)

    @cached_property
    def by_article(self) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """Table to article to rows; an article without a row of a table is not in it."""
        found: dict[str, dict[str, list[Row]]] = {}
        for name, frame in self.frames.items():
            if "article_id" in frame.columns:
                found[name] = {}
                for row in frame.to_dicts():
                    found[name].setdefault(row["article_id"], []).append(row)
        return found

    @cached_property
    def articles(self) -> Mapping[str, Row]:
        """Every article by its id, in the order of their dates."""
        rows = self.frames["articles"].sort("date", "article_id", nulls_last=True).to_dicts()
        return {row["article_id"]: row for row in rows}

    @cached_property
    def actors_by_name(self) -> Mapping[str, str]:
        """Every written name, case folded, to the actor's id."""
        names: dict[str, str] = {}
        for actor in self.frames["actors"].to_dicts():
            for name in (actor["name"], *actor["aliases"]):
                names.setdefault(name.casefold(), actor["actor_id"])
        return names

    @cached_property
    def articles_by_actor(self) -> Mapping[str, int]:
        """How many articles name an actor, copies among them."""
        return Counter(self.frames["appearances"]["actor_id"].to_list())

    def records(self, article_id: str) -> Mapping[str, Sequence[Row]]:
        """An article's rows by table."""
        return {name: rows.get(article_id, []) for name, rows in self.by_article.items()}

    def is_full(self, article_id: str) -> bool:
        """Whether an article's text may be shown whole."""
        return self.evidence == "full" or self.articles[article_id]["kind"] == "ringkasan"
