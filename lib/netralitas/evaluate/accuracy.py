"""Accuracy: every ruler that is at hand, our system and the baselines, in one run and one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import polars as pl

from netralitas import paths
from netralitas.articles import iter_folder
from netralitas.evaluate import baselines
from netralitas.evaluate.counts import Counts, interval, total
from netralitas.evaluate.given import Scores
from netralitas.evaluate.interchange import as_json
from netralitas.evaluate.results import SCHEMA, SYSTEM, aim_of
from netralitas.evaluate.rulers import Documents, Ruler
from netralitas.extract.reading import read
from netralitas.language.models import find
from netralitas.language.pipeline import annotate_all
from netralitas.records import Article, Quarantined, Reading
from netralitas.reference import Lexicon

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


def read_articles(documents: Documents, lexicon: Lexicon, models: Path = paths.MODELS) -> dict[str, Reading]:
    """What is read from each article, by the name that it is scored under; one that cannot be read is left out."""
    articles: dict[str, Article] = {}
    for found in iter_folder(documents.folder):
        if not isinstance(found, Quarantined):
            source, article = found
            name = PurePath(source.path).name.rsplit(".", 1)[0]
            if name in documents.names:
                articles.setdefault(documents.names[name], article)
    annotated = annotate_all(articles.values(), find(models), lexicon)
    return {name: read(document, lexicon) for name, document in zip(articles, annotated, strict=True)}


def measure(
    rulers: Iterable[Ruler], *, models: Path = paths.MODELS, with_baselines: bool = True, say: Say = _quietly
) -> Iterator[Measured]:
    """Read and score the articles of each ruler, one ruler after the other."""
    lexicon = Lexicon.load(paths.REFERENCE)
    for ruler in rulers:
        say(f"reading {ruler.dataset}")
        with ruler.documents() as documents:
            readings = read_articles(documents, lexicon, models)
        say(f"scoring {ruler.dataset}")
        scores = {SYSTEM: ruler.score({name: as_json(reading) for name, reading in readings.items()}, readings)}
        if with_baselines:
            scores |= dict(_baselines(ruler, readings, scores[SYSTEM]))
        yield Measured(ruler, readings, scores)


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
