"""Accuracy: every ruler that is at hand, our system and the baselines, in one run and one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import polars as pl

from netralitas import paths
from netralitas.build import ANNOTATIONS
from netralitas.engine.readings import readings
from netralitas.engine.task import Setup, settle
from netralitas.evaluate import baselines
from netralitas.evaluate.counts import Counts, interval, total
from netralitas.evaluate.given import Scores
from netralitas.evaluate.interchange import as_json
from netralitas.evaluate.results import SCHEMA, SYSTEM, aim_of
from netralitas.evaluate.rulers import Documents, Ruler
from netralitas.records import Quarantined, Reading, SourceFile

Say = Callable[[str], None]
#: Measures that are right or wrong once a case, not found or missed.
SHARES = frozenset(
    {
        *("primary_region", "published", "on_topic", "outlet", "dateline_place"),
        *("statement_speaker", "status_not_upgraded"),
    }
)


class Measured(NamedTuple):
    """One ruler after a run: what was read, and the scores of our system and of the baselines by name."""

    ruler: Ruler
    readings: dict[str, Reading]
    scores: dict[str, Scores]


def _quietly(_line: str) -> None:
    """Say nothing."""


class NotReadError(Exception):
    """An article of a ruler that could not be read, by a fault of ours: scored as empty, it would hide the fault."""


def read_articles(documents: Documents, setup: Setup) -> dict[str, Reading]:
    """What is read from each article, by the name that it is scored under; one that was put aside is left out.

    Of files of one name the first counts. Raises ``NotReadError``.
    """
    found: dict[str, Reading] = {}
    for each in readings(documents.folder, setup, lambda file: _stem(file) in documents.names):
        if isinstance(each, Quarantined):
            continue
        file, reading = each
        if not isinstance(reading, Reading):
            raise NotReadError(f"{file.path}: {reading.detail}")
        found.setdefault(documents.names[_stem(file)], reading)
    return found


def _stem(file: SourceFile) -> str:
    """A file's name without ending."""
    return PurePath(file.path).name.rsplit(".", 1)[0]


def measure(
    rulers: Iterable[Ruler], *, models: Path = paths.MODELS, with_baselines: bool = True, say: Say = _quietly
) -> Iterator[Measured]:
    """Read and score the articles of each ruler, one ruler after the other; what was read before is not read again."""
    setup = settle(models, paths.REFERENCE, paths.cache() / ANNOTATIONS)
    for ruler in rulers:
        say(f"reading {ruler.dataset}")
        with ruler.documents() as documents:
            found = read_articles(documents, setup)
        say(f"scoring {ruler.dataset}")
        scores = {SYSTEM: ruler.score({name: as_json(reading) for name, reading in found.items()}, found)}
        if with_baselines:
            scores |= dict(_baselines(ruler, found, scores[SYSTEM]))
        yield Measured(ruler, found, scores)


def _baselines(ruler: Ruler, readings: Mapping[str, Reading], measures: Iterable[str]) -> Iterator[tuple[str, Scores]]:
    for name, system in baselines.SYSTEMS.items():
        answers = set(baselines.ANSWERS[name]) & set(measures)
        if answers:
            found = ruler.score({key: system(reading.document) for key, reading in readings.items()})
            yield name, {measure: found[measure] for measure in found if measure in answers}


def table(measured: Iterable[Measured]) -> pl.DataFrame:
    """The figures as a table (``results.SCHEMA``): each measure of a data set, ours first, then the baselines."""
    rows = []
    for ruler, _, scores in measured:
        for name in scores[SYSTEM]:
            for system, found in scores.items():
                # Where nothing is there to find and nothing was found, there is nothing to say.
                if name in found and any(counts.found or counts.gold for counts in found[name]):
                    rows.append(_row(ruler.dataset, name, system, found[name]))
    return pl.DataFrame(rows, schema=SCHEMA)


def _row(dataset: str, name: str, system: str, documents: list[Counts]) -> dict[str, Any]:
    counts = total(documents)
    low, high = interval(documents) or (None, None)
    goal = aim_of(dataset, name)
    numbers = {
        "precision": None if name in SHARES else counts.precision,
        "recall": None if name in SHARES else counts.recall,
        "f1": counts.f1,
        "low": low,
        "high": high,
        "aim": goal.aim if system == SYSTEM else None,
        "published": goal.published if system == SYSTEM else None,
    }
    return {
        "dataset": dataset,
        "measure": name,
        "system": system,
        "right": counts.right,
        "found": counts.found,
        "gold": counts.gold,
        "documents": len(documents),
        **{key: None if value is None else round(value, 4) for key, value in numbers.items()},
    }
