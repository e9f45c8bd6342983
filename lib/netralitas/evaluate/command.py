"""The command ``netralitas evaluate``: measure, print, and store what the report and the tests read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl

from netralitas import paths
from netralitas.evaluate import accuracy, bias, confidence, floors, results
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.mistakes import mistakes
from netralitas.evaluate.rulers import TEST, Annotated, Ruler, given_rulers, standing
from netralitas.files import atomic
from netralitas.tables import intervals
from netralitas.tables.confidence import FILE

Say = Callable[[str], None]
#: The document whose table of aims is kept current.
DOCUMENT = paths.ROOT / "docs" / "accuracy.md"


class EvaluationError(Exception):
    """What was asked for cannot be measured."""


def evaluate(
    *,
    gold: Path | None = None,
    articles: Path | None = None,
    pfsa_id: Path | None = None,
    indotimex: Path | None = None,
    out: Path | None = None,
    errors: bool = False,
    write_floors: bool = False,
    reason: str | None = None,
    models: Path = paths.MODELS,
    say: Say = print,
    progress: Say = lambda _line: None,
) -> pl.DataFrame:
    """Measure and print; the table goes to ``out``, of the project's own rulers to ``data/evaluation``.

    With any data given, only they are measured, and written only where ``out`` names a file. Raises
    ``EvaluationError`` where there is nothing to measure with, or floors are asked for on data given.
    """
    others = any((gold, articles, pfsa_id, indotimex))
    if write_floors and others:
        raise EvaluationError(
            "floors are measured on the project's own data; leave out the options that name other data"
        )
    rulers = _rulers(gold, articles, pfsa_id, indotimex) if others else standing(_shared())
    measured = list(accuracy.measure(rulers, models=models, say=progress))
    table = accuracy.table(measured)
    for line in results.as_text(table):
        say(line)
    if errors:
        for line in _errors(measured):
            say(line)
    target = out or (None if others else results.RESULTS)
    if target:
        store(table, target)
    if not others:
        progress("confidence, intervals and bias")
        store(confidence.table(measured), FILE)
        store(intervals_of(measured), intervals.FILE)
        store(bias.table(measured), bias.FILE)
        results.fill(table, DOCUMENT)
    if write_floors:
        for line in floors.write(measured, reason=reason):
            say(line)
    return table


def store(frame: pl.DataFrame, path: Path) -> None:
    """Write a table as CSV, whole or not at all."""
    with atomic(path) as part:
        frame.write_csv(part)


def _shared() -> Path:
    shared = paths.shared()
    if shared is None:
        raise EvaluationError("the scorers and the real articles are not here: set NETRALITAS_SHARED to their folder")
    return shared


def _rulers(gold: Path | None, articles: Path | None, pfsa_id: Path | None, indotimex: Path | None) -> list[Ruler]:
    for path in (gold, articles, pfsa_id, indotimex):
        if path and not path.exists():
            raise EvaluationError(f"{path} is not there")
    try:
        return given_rulers(_shared(), gold=gold, articles=articles, pfsa_id=pfsa_id, indotimex=indotimex)
    except ValueError as error:
        raise EvaluationError(str(error)) from error


def intervals_of(measured: list[Measured]) -> pl.DataFrame:
    """The counts by document that intervals of shares are made of: our own annotated articles only."""
    ours = [result for result in measured if isinstance(result.ruler, Annotated)]
    return intervals.table(
        {
            record: [counts for result in ours for counts in result.scores[results.SYSTEM].get(measure, [])]
            for record, measure in intervals.MEASURES.items()
        }
    )


def _errors(measured: list[Measured]) -> Iterator[str]:
    for ruler, readings, _ in measured:
        # Whoever reads the mistakes tunes on them, so those of the test part stay unread.
        if isinstance(ruler, Annotated) and ruler.dataset != TEST:
            yield f"\n{ruler.dataset}: mistakes"
            for mistake in mistakes(ruler, readings):
                yield "\t".join(map(str, mistake))
