"""Counting entities: predicted against annotated, and the baselines that a model has to beat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from netralitas.language.train.annotations import LABELS, Span, Tagged
from netralitas.reference import Lexicon

#: The row of a score over all labels; a predicted entity is right only with its borders and its label.
ALL = "all"
#: The row of a score that looks at borders alone: what a baseline without labels can show.
BORDERS = "borders only"


@dataclass(slots=True)
class Tally:
    """Entities counted by label: how many are annotated, predicted, and both."""

    gold: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    correct: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Span], predicted: Iterable[Span]) -> None:
        """Count one sentence."""
        sides = (set(gold), set(predicted))
        for counter, side in zip((self.gold, self.predicted, self.correct), (*sides, sides[0] & sides[1]), strict=True):
            counter.update(span.label for span in side)
            counter[ALL] += len(side)
        borders = [{(span.start, span.end) for span in side} for side in sides]
        self.gold[BORDERS] += len(borders[0])
        self.predicted[BORDERS] += len(borders[1])
        self.correct[BORDERS] += len(borders[0] & borders[1])

    def rows(self, labels: Sequence[str] = (*LABELS, ALL)) -> list[dict[str, object]]:
        """Precision, recall and F1 in percent by label; null where nothing was annotated or predicted."""
        found: list[dict[str, object]] = []
        for label in labels:
            gold, predicted, correct = self.gold[label], self.predicted[label], self.correct[label]
            found.append(
                {
                    "label": label,
                    "precision": _percent(correct, predicted),
                    "recall": _percent(correct, gold),
                    "f1": _percent(2 * correct, gold + predicted),
                    "correct": correct,
                    "predicted": predicted,
                    "gold": gold,
                }
            )
        return found


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def of_tags(sentence: Tagged) -> list[Span]:
    """The entities of a tagged sentence as spans of tokens; an I without its B opens one, as scorers do."""
    spans: list[Span] = []
    label, start = "", 0
    for position, tag in enumerate((*sentence.tags, "O")):
        prefix, _, name = tag.partition("-")
        if label and (prefix != "I" or name != label):
            spans.append(Span(start, position, label))
            label = ""
        if name and not label:
            label, start = name, position
    return spans


def capitalised_runs(tokens: Sequence[str]) -> list[Span]:
    """Baseline: every run of capitalised tokens is a person; one capitalised word at the sentence's start is none."""
    spans: list[Span] = []
    start: int | None = None
    for position, token in enumerate((*tokens, ".")):
        if token[0].isupper():
            start = position if start is None else start
        elif start is not None:
            if position > 1:
                spans.append(Span(start, position, "PER"))
            start = None
    return spans


_WORD = re.compile(r"\w+|\S")


class Names:
    """Baseline: the names of the reference tables, the longest at each place; an institution takes its region along."""

    def __init__(self, lexicon: Lexicon):
        self._regions: dict[tuple[str, ...], str] = {}
        self._names: dict[tuple[str, ...], str] = {}
        for row in lexicon["regions"]:
            bare = re.sub(r"^(Provinsi|Kabupaten|Kota|Kecamatan) ", "", row["name"])
            for name in (row["name"], bare, *row["aliases"].split("|")):
                self._regions[_key(name)] = "LOC"
        for row in lexicon["office_holders"]:
            self._names[_key(row["person"])] = "PER"
        for row in lexicon["institutions"]:
            for name in (row["name"], row["expansion"], *row["aliases"].split("|")):
                self._names[_key(name)] = "ORG"
        self._names = {**self._regions, **self._names}
        self._names.pop((), None)
        self._regions.pop((), None)
        self._longest = max(map(len, self._names))

    def find(self, tokens: Sequence[str]) -> list[Span]:
        """The entities among a sentence's tokens."""
        spans: list[Span] = []
        position = 0
        while position < len(tokens):
            end, label = self._at(tokens, position, self._names)
            if label == "ORG":
                end = self._at(tokens, end, self._regions)[0]
            if label:
                spans.append(Span(position, end, label))
            position = max(end, position + 1)
        return spans

    def _at(self, tokens: Sequence[str], start: int, table: dict[tuple[str, ...], str]) -> tuple[int, str]:
        for end in range(min(start + self._longest, len(tokens)), start, -1):
            key = tuple(part for token in tokens[start:end] for part in _WORD.findall(token))
            if key in table:
                return end, table[key]
        return start, ""


def _key(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name))
