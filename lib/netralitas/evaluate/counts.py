"""Counts: right, found and annotated records, the ratios made of them, and how far those ratios can be trusted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

#: Draws of a bootstrap, and where its random numbers start: the same table for everybody.
ROUNDS, SEED = 1000, 20240214


class Counts(NamedTuple):
    """What one document, or many together, add to a measure.

    ``right`` of the ``found`` records are right, ``recalled`` of the ``gold`` ones were found. The two differ only
    where one found record may stand for two annotated ones (overlapping dates).
    """

    right: int
    recalled: int
    found: int
    gold: int

    @classmethod
    def shares(cls, right: int, of: int) -> Counts:
        """Of a measure that is right or wrong once a case."""
        return cls(right, right, of, of)

    @property
    def precision(self) -> float:
        """Right among found; where nothing was found, 1 if there was nothing to find and 0 if there was."""
        return self.right / self.found if self.found else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """Found among annotated; where nothing is annotated, 1 if nothing was found and 0 if something was."""
        return self.recalled / self.gold if self.gold else float(self.found == 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(documents: Iterable[Counts]) -> Counts:
    """The counts of many documents together."""
    columns = list(zip(*documents, strict=True))
    return Counts(*map(sum, columns)) if columns else Counts(0, 0, 0, 0)


def interval(
    documents: Sequence[Counts],
    ratio: Callable[[Counts], float] = lambda counts: counts.f1,
    *,
    level: float = 0.95,
    rounds: int = ROUNDS,
    seed: int = SEED,
) -> tuple[float, float] | None:
    """Percentile bootstrap of a ratio: documents are drawn with replacement, for they are what varies.

    Null below two documents that hold anything. Where no document has a mistake the interval is a point: it says that
    none was seen, not that none is possible.
    """
    held = [counts for counts in documents if counts.found or counts.gold]
    if len(held) < 2:
        return None
    draw = random.Random(seed)  # noqa: S311  (no secret is made of it)
    values = sorted(ratio(total(draw.choices(held, k=len(held)))) for _ in range(rounds))
    cut = (1 - level) / 2
    return values[int(cut * rounds)], values[min(rounds - 1, int((1 - cut) * rounds))]
