"""Results: the accuracy that was last measured, as it is stored for the report and shown on a terminal."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from netralitas import paths
from netralitas.files import atomic

FOLDER = paths.ROOT / "data" / "evaluation"
RESULTS = FOLDER / "accuracy.csv"
#: The name under which our own figures stand.
SYSTEM = "netralitas"
#: ``precision`` and ``recall`` are null where a measure is right or wrong once a case: ``f1`` is then the share that is
#: right. ``low`` and ``high`` hold 95 % of a bootstrap over documents, null below two documents with anything to find.
#: ``aim`` and ``published`` are null where there is none.
SCHEMA: dict[str, type[pl.DataType]] = {
    "dataset": pl.String,
    "measure": pl.String,
    "system": pl.String,
    "precision": pl.Float64,
    "recall": pl.Float64,
    "f1": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "right": pl.Int64,
    "found": pl.Int64,
    "gold": pl.Int64,
    "documents": pl.Int64,
    "aim": pl.Float64,
    "published": pl.Float64,
}


class Aim(NamedTuple):
    """What a measure should reach, and what others have published for the nearest thing; null where there is none."""

    aim: float | None
    published: float | None
    source: str


@lru_cache(maxsize=1)
def aims() -> dict[tuple[str, str], Aim]:
    """Aims and published figures by kind of data (gold, pfsa-id, indotimex) and measure, from ``aims.csv``."""
    with (FOLDER / "aims.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["data"], row["measure"]): Aim(_number(row["aim"]), _number(row["published"]), row["source"])
            for row in csv.DictReader(file)
        }


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def aim_of(dataset: str, measure: str) -> Aim:
    """The aim for a measure on a set of data."""
    data = next((kind for kind in ("pfsa-id", "indotimex") if dataset.lower().startswith(kind)), "gold")
    return aims().get((data, measure), Aim(None, None, ""))


def accuracy(path: Path = RESULTS) -> pl.DataFrame:
    """The accuracy as last written by ``netralitas evaluate``; no row where nothing was measured."""
    if not path.is_file():
        return pl.DataFrame(schema=SCHEMA)
    return pl.read_csv(path, schema=SCHEMA)


def as_text(frame: pl.DataFrame) -> Iterator[str]:
    """The table as lines for a terminal, one block a data set; a mark before what misses its aim."""
    heads = f"{'P':>7}{'R':>7}{'F1':>7}{'95 %':>15}{'right':>7}{'found':>7}{'gold':>6}{'aim':>7}{'publ.':>7}"
    for (dataset,), rows in frame.group_by("dataset", maintain_order=True):
        title = f"{dataset}, {rows['documents'][0]} documents"
        yield ""
        yield f"{title:58}{heads}"
        for row in rows.iter_rows(named=True):
            ours = row["system"] == SYSTEM
            missed = ours and row["aim"] is not None and row["f1"] < row["aim"]
            name = row["measure"] if ours else f"  by {row['system']}"
            range_ = f"{row['low']:.3f}–{row['high']:.3f}" if row["low"] is not None else "–"
            numbers = "".join(f"{_figure(row[key]):>7}" for key in ("precision", "recall", "f1"))
            counts = f"{row['right']:>7}{row['found']:>7}{row['gold']:>6}"
            beside = f"{_figure(row['aim']):>7}{_figure(row['published']):>7}"
            yield f"{'✗' if missed else ' '} {name:56}{numbers}{range_:>15}{counts}{beside}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


#: Between these lines of a document, the table of aims stands.
_FROM, _TO = "<!-- aims: written by netralitas evaluate -->", "<!-- end of aims -->"


def aims_reached(frame: pl.DataFrame) -> Iterator[str]:
    """What has an aim or a published figure, beside what was reached, as lines of a Markdown table."""
    yield "| data | measure | aim | reached | 95 % | right / found / gold | published | simplest baseline |"
    yield "|---|---|--:|--:|---|---|--:|--:|"
    # A baseline stands by its best figure; only the systems of this run are asked.
    baselines = {
        (row["dataset"], row["measure"]): row["f1"]
        for row in frame.filter(pl.col("system") != SYSTEM).sort("f1").iter_rows(named=True)
    }
    for row in frame.filter((pl.col("system") == SYSTEM) & pl.col("aim").is_not_null()).iter_rows(named=True):
        short = row["f1"] < row["aim"]
        reached = f"**{row['f1']:.3f}**" if short else f"{row['f1']:.3f}"
        between = f"{row['low']:.3f}–{row['high']:.3f}" if row["low"] is not None else "–"
        counts = f"{row['right']} / {row['found']} / {row['gold']}"
        other = _figure(baselines.get((row["dataset"], row["measure"])))
        cells = (row["dataset"], f"`{row['measure']}`", f"{row['aim']:.2f}", reached, between, counts)
        yield f"| {' | '.join((*cells, _figure(row['published']), other))} |"


def fill(frame: pl.DataFrame, path: Path) -> None:
    """Write the table of aims into a document, between the lines that mark its place; without them nothing happens."""
    if not path.is_file():
        return
    before, start, rest = path.read_text(encoding="utf-8").partition(_FROM)
    _, end, after = rest.partition(_TO)
    if start and end:
        lines = "\n".join(aims_reached(frame))
        with atomic(path) as part:
            part.write_text(f"{before}{_FROM}\n\n{lines}\n\n{_TO}{after}", encoding="utf-8")
