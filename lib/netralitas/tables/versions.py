"""Versions of the data: a small, readable summary of a folder of tables, kept so that the next one can be held
against it.

``data/versions/latest.json`` is the version that the stored notebooks show, ``previous.json`` the one before it. Both
are made from the tables alone: the same tables give the same bytes, on any day and machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.files import atomic
from netralitas.tables import store

FOLDER = paths.ROOT / "data" / "versions"
LATEST, PREVIOUS = "latest.json", "previous.json"


@dataclass(frozen=True)
class Version:
    """What a folder of tables holds.

    ``figures`` are the headline numbers by name. ``articles`` has for each file (and place in it) the id of its text
    and its headline; ``actors``, ``events`` and ``regions`` have names by id (regions: code); ``quarantine`` has the
    reason by file.
    """

    corpus: str
    figures: dict[str, int] = field(default_factory=dict)
    articles: dict[str, list[str]] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)
    quarantine: dict[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def version(folder: Path | None = None) -> Version:
    """The version of the tables in a folder. Raises ``NoTablesError``."""
    load = {name: store.load(name, folder) for name in ("articles", "files", "actors", "events", "coverage")}
    quarantine, articles = store.load("quarantine", folder), load["articles"]
    counted = articles.filter("counted").select("article_id")
    of_counted = {
        name: store.load(name, folder).join(counted, on="article_id", how="semi").height
        for name in ("statements", "legal_references", "figures")
    }
    events = load["events"].sort("first_day", "event_id", "article_id", "start")
    regions = load["coverage"].filter(pl.col("code").is_not_null()).select("code", "region").unique()
    titles = dict(articles.select("article_id", pl.col("title").fill_null("")).iter_rows())
    return Version(
        corpus=store.manifest(folder).corpus,
        figures={
            "articles": articles.height,
            "articles counted once": counted.height,
            "people": load["actors"].height,
            "statements": of_counted["statements"],
            "events": events["event_id"].n_unique(),
            "regions covered": regions.height,
            "citations of law": of_counted["legal_references"],
            "figures": of_counted["figures"],
            "files put aside": quarantine.height,
        },
        articles={
            _place(path, line): [article, titles.get(article, "")]
            for path, line, article in load["files"]
            .select("path", "line", "article_id")
            .sort("path", "line")
            .iter_rows()
        },
        actors=dict(load["actors"].select("actor_id", "name").sort("actor_id").iter_rows()),
        events={row["event_id"]: _event(row) for row in events.reverse().iter_rows(named=True)},
        regions=dict(regions.sort("code").iter_rows()),
        quarantine={_place(*row[:2]): row[2] for row in quarantine.select("path", "line", "reason").iter_rows()},
    )


def _place(path: str, line: int) -> str:
    return f"{path}:{line}" if line else path


def _event(row: Mapping[str, Any]) -> str:
    return f"{row['date']} {row['type']}" + (f", {row['region']}" if row["region"] else "")


def read(path: Path) -> Version | None:
    """A kept version; null where there is none, or none that can be read."""
    try:
        return Version(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def keep(tables: Path | None = None, folder: Path = FOLDER) -> bool:
    """Make the tables' version the latest one, and the one that was latest the previous; whether that was needed."""
    now, latest = version(tables), read(folder / LATEST)
    if latest == now:
        return False
    if latest is not None and latest.corpus == now.corpus:
        _write(latest, folder / PREVIOUS)
    _write(now, folder / LATEST)
    return True


def _write(one: Version, path: Path) -> None:
    with atomic(path) as part:
        part.write_text(json.dumps(asdict(one), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def before(now: Version, folder: Path = FOLDER) -> Version | None:
    """The last kept version of the same corpus that differs from this one; null: this is the first."""
    kept = (read(folder / name) for name in (LATEST, PREVIOUS))
    return next((one for one in kept if one is not None and one.corpus == now.corpus and one != now), None)
