"""The given scorers: run as they are, in this process, so that each document can be scored by itself.

They decide what counts as right. They print totals only, and an interval needs documents, so a document is given to the
scorer alone; the sums are then held against the totals that the scorer finds for all of them at once.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import runpy
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from netralitas.evaluate.counts import Counts, total

Prediction = dict[str, Any]
#: Measure to the counts of each document, in the order of the documents.
Scores = dict[str, list[Counts]]


class ScorerError(Exception):
    """A scorer did not print what it used to, or its total is not the sum of its parts."""


class _Matcher(difflib.SequenceMatcher[str]):
    """The same blocks as difflib's, without its quadratic search where one text lies whole in the other."""

    def __init__(self, isjunk: None, a: str, b: str, autojunk: bool = True):
        super().__init__(isjunk, a, b, autojunk)
        self._texts = a, b

    def get_matching_blocks(self) -> list[difflib.Match]:
        one, other = self._texts
        if one and one in other:
            first = difflib.Match(0, other.index(one), len(one))
        elif other and other in one:
            first = difflib.Match(one.index(other), 0, len(other))
        else:
            return super().get_matching_blocks()
        return [first, difflib.Match(len(one), len(other), 0)]


class Script:
    """A scorer that is a script: ``run`` gives what it prints for some arguments, ``names`` what it defines."""

    def __init__(self, path: Path):
        self.path = path
        self.names: dict[str, Any] = {}

    def run(self, *arguments: str | Path) -> str:
        """What it prints; its functions are in ``names`` afterwards."""
        with self._called(arguments) as printed:
            main: Callable[[], None] | None = self.names.get("main")
            if main:
                main()
            else:
                self.names = runpy.run_path(str(self.path))
        return printed.getvalue()

    def load(self) -> Script:
        """Define its functions without running it; for a scorer that runs only as a program."""
        self.names = runpy.run_path(str(self.path), run_name="scorer")
        return self

    @contextlib.contextmanager
    def _called(self, arguments: Sequence[str | Path]) -> Iterator[io.StringIO]:
        printed = io.StringIO()
        with (
            mock.patch.object(sys, "argv", [str(self.path), *map(str, arguments)]),
            mock.patch.object(difflib, "SequenceMatcher", _Matcher),
            contextlib.redirect_stdout(printed),
            contextlib.suppress(SystemExit),
        ):
            yield printed


def articles(scorer: Script, predictions: Mapping[str, Prediction], gold: Mapping[str, Any]) -> Scores:
    """Scores by ``score.py``: predictions and gold keyed alike, a missing prediction counts as an empty one."""
    scores: Scores = {}
    for key, entry in gold.items():
        for measure, counts in _article_counts(scorer, {key: predictions.get(key, {})}, {key: entry}).items():
            scores.setdefault(measure, []).append(counts)
    _check(scorer, scores, _article_counts(scorer, predictions, gold))
    return scores


def mistakes(scorer: Script, predictions: Mapping[str, Prediction], gold: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """What ``score.py --errors`` lists: article, kind of mistake, what it is about. Holds words of the articles."""
    return list(scorer.names["score"](predictions, gold)[1])


def _article_counts(
    scorer: Script, predictions: Mapping[str, Prediction], gold: Mapping[str, Any]
) -> dict[str, Counts]:
    found, _ = scorer.names["score"](predictions, gold)
    counts = {}
    for measure, value in found.items():
        if not isinstance(value, dict):
            continue
        if "F1" in value:
            counts[measure] = Counts(value["tp"], value["tp"], value["pred"], value["gold"])
        else:
            counts[measure.removesuffix("_acc")] = Counts.shares(value["right"], value["of"])
    return counts


_STATEMENTS = re.compile(r"statements at (0?\.\d+): .*\((\d+)/(\d+)/(\d+)\)")
_SPEAKER = re.compile(r"speaker of found statements: .*\((\d+)/(\d+)\)")
_TIMEXES = re.compile(
    r"recognition relaxed P ([\d.]+) R ([\d.]+) F1 [\d.]+; strict F1 ([\d.]+); value F1 [\d.]+ \((\d+)/(\d+)/(\d+)\)"
)


def statement_counts(printed: str) -> dict[str, Counts]:
    """The counts that PFSA-ID's scorer prints: statements found at each overlap, speakers of those found."""
    counts = {}
    for overlap, right, found, gold in _STATEMENTS.findall(printed):
        counts[f"statements_{overlap.lstrip('0')}"] = Counts(int(right), int(right), int(found), int(gold))
    speaker = _SPEAKER.search(printed)
    if len(counts) != 2 or not speaker:
        raise ScorerError(f"not what PFSA-ID's scorer used to print: {printed!r}")
    return counts | {"statement_speaker": Counts.shares(int(speaker[1]), int(speaker[2]))}


def timex_counts(printed: str) -> dict[str, Counts]:
    """The counts behind what IndoTimex' scorer prints; three decimals fix them while there are below 500 dates."""
    line = _TIMEXES.search(printed)
    if not line:
        raise ScorerError(f"not what IndoTimex' scorer used to print: {printed!r}")
    value, found, gold = int(line[4]), int(line[5]), int(line[6])
    strict = round(float(line[3]) * (found + gold) / 2)
    return {
        "timex_recognition": Counts(round(float(line[1]) * found), round(float(line[2]) * gold), found, gold),
        "timex_strict": Counts(strict, strict, found, gold),
        "timex_value": Counts(value, value, found, gold),
    }


def printed_scores(
    scorer: Script, parts: Sequence[tuple[str | Path, ...]], whole: tuple[str | Path, ...], read: Callable[..., Any]
) -> Scores:
    """Scores of a scorer that prints: ``parts`` are its arguments for each document, ``whole`` those for all."""
    scores: Scores = {}
    for arguments in parts:
        for measure, counts in read(scorer.run(*arguments)).items():
            scores.setdefault(measure, []).append(counts)
    _check(scorer, scores, read(scorer.run(*whole)))
    return scores


def _check(scorer: Script, scores: Scores, whole: Mapping[str, Counts]) -> None:
    """Raise ``ScorerError`` unless the documents add up to the scorer's own total."""
    summed = {measure: total(documents) for measure, documents in scores.items()}
    if scores and summed != dict(whole):
        raise ScorerError(f"{scorer.path.name}: the documents add up to {summed}, all at once give {whole}")
