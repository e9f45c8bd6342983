"""The lexicon: every reference table as rows, read once and handed to the extractors."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

#: Tables that an extractor may ask for; each is a CSV of that name with a ``source`` column.
TABLES = (
    "regions",
    "institutions",
    "offices",
    "acting_prefixes",
    "office_holders",
    "speech_verbs",
    "event_types",
    "violation_status",
    "legal_instruments",
    "reference_figures",
    "election_calendar",
    "tile_grid",
    "glossary",
    "abbreviations",
    "landmarks",
    "region_cues",
    "region_traps",
    "figure_units",
    "topic_cues",
    "law_types",
    "venue_words",
    "name_words",
    "common_words",
)


class Row(dict[str, str]):
    """One row: column to text, empty where unknown. Hashed by identity, so that rules can be cached on it."""

    __hash__ = object.__hash__  # type: ignore[assignment]

    def parts(self, column: str) -> tuple[str, ...]:
        """A cell that holds a list (``|`` between the members), without empty members."""
        return tuple(part for part in (p.strip() for p in self.get(column, "").split("|")) if part)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All reference tables, by name. Hashed by identity: build rules from it once with ``functools.lru_cache``."""

    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]

    @staticmethod
    @lru_cache(maxsize=4)
    def load(folder: Path) -> Lexicon:
        """Read every table of ``TABLES`` that the folder holds; one that is missing is empty."""
        return Lexicon(MappingProxyType({name: _rows(folder / f"{name}.csv") for name in TABLES}))


def _rows(path: Path) -> tuple[Row, ...]:
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(Row({key: value or "" for key, value in row.items()}) for row in csv.DictReader(file))
