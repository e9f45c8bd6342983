"""Intervals of shares: how far a share in the report may be off because the extractors make mistakes.

A share such as "statements by heads of regions" is made of found records. Some of those are wrong (precision), some
that are there were not found (recall); both were measured on annotated articles, one row a document and kind of record
in ``data/evaluation/confusion.csv``. The true number behind ``k`` found records is about ``k · P / R``. The interval is
that of this estimate under what is not known about P and R:

1. draw the annotated documents with replacement, as many as there are, and add up right, found and annotated records;
2. draw P from Beta(right + ½, wrong + ½) and R from Beta(right + ½, missed + ½) (Jeffreys' prior), so that even
   measurements without a mistake leave the room that their number of records leaves;
3. a share of records: ``k·f₁ / (k·f₁ + (n − k)·f₂)``, where ``f = P / R`` is drawn once for the part and once for the
   rest, since mistakes need not fall on both alike; a share of articles: ``k·f / n``, at most 1;
4. the interval holds the middle 95 % of 1,000 such draws.

It says nothing about which articles are in the corpus: for a purposive selection no interval can.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import polars as pl

from netralitas import paths

FILE = paths.ROOT / "data" / "evaluation" / "confusion.csv"
#: Kind of record to the measure of ``netralitas evaluate`` that tells how well it is found.
MEASURES = {
    "persons": "person_names",
    "offices": "person_roles",
    "statements": "statement_speakers",
    "quotations": "quotes_speaker",
    "events": "event_dates",
    "event_types": "event_types",
    "regions": "regions",
    "legal_references": "legal_refs",
    "figures": "figures",
    "topic": "on_topic_true",
}
ROUNDS, SEED = 1000, 20241127
_COLUMNS = ("record", "document", "right", "found", "gold")

Of = Literal["records", "articles"]


def share_interval(
    part: int, whole: int, record: str, *, of: Of = "records", level: float = 0.95, path: Path = FILE
) -> tuple[float, float] | None:
    """The interval of the share ``part / whole``, where ``part`` are found records of a kind (a key of ``MEASURES``).

    ``of`` says what ``whole`` counts: found records of the same kind, or articles (``part`` is then the articles with
    such a record). A part of nothing stays nothing: what was never found cannot be scaled. Null where the whole is
    nothing or no accuracy was stored. The same for the same table.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"a part of {part} in a whole of {whole}")
    documents = _documents(path).get(record, ())
    if not whole or not documents:
        return None
    draw = random.Random(SEED)  # noqa: S311  (no secret is made of it)
    shares = sorted(_share(part, whole, documents, of, draw) for _ in range(ROUNDS))
    cut = (1 - level) / 2
    return shares[int(cut * ROUNDS)], shares[min(ROUNDS - 1, int((1 - cut) * ROUNDS))]


def _share(part: int, whole: int, documents: Sequence[tuple[int, int, int]], of: Of, draw: random.Random) -> float:
    right, found, gold = map(sum, zip(*draw.choices(documents, k=len(documents)), strict=True))
    one = part * _factor(right, found, gold, draw)
    if of == "articles":
        return min(1.0, one / whole)
    rest = (whole - part) * _factor(right, found, gold, draw)
    return one / (one + rest)


def _factor(right: int, found: int, gold: int, draw: random.Random) -> float:
    precision = draw.betavariate(right + 0.5, found - right + 0.5)
    recall = draw.betavariate(right + 0.5, gold - right + 0.5)
    # A recall near nothing would make any number out of one record; twenty-fold is beyond all that was measured.
    return precision / max(recall, 0.05)


@lru_cache(maxsize=4)
def _documents(path: Path) -> Mapping[str, tuple[tuple[int, int, int], ...]]:
    """Right, found and gold of each document, by kind of record; nothing where nothing was stored."""
    if not path.is_file():
        return {}
    found: dict[str, list[tuple[int, int, int]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["record"], []).append((int(row["right"]), int(row["found"]), int(row["gold"])))
    return {record: tuple(rows) for record, rows in found.items()}


def table(counts: Mapping[str, Sequence[tuple[int, int, int, int]]]) -> pl.DataFrame:
    """The stored table of counts by kind of record: right, recalled, found and gold of each document, numbered from 0.

    Documents that hold no such record, and kinds that were not measured, are left out.
    """
    rows = [
        (record, number, right, found, gold)
        for record, documents in counts.items()
        for number, (right, _, found, gold) in enumerate(documents)
        if found or gold
    ]
    types = [pl.String, *[pl.Int64] * 4]
    return pl.DataFrame(rows, schema=dict(zip(_COLUMNS, types, strict=True)), orient="row")
