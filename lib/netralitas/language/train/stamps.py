"""Stamps: whether a step of the training is done, and how long it took."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_STAMP = "stamp"


def is_done(here: Path, product: str, ingredients: Iterable[str]) -> bool:
    """Whether the step in this folder was finished with just these ingredients and its product is still there."""
    stamp = here / _STAMP
    wanted = [*ingredients]
    return (
        (here / product).is_file()
        and stamp.is_file()
        and stamp.read_text("utf-8").splitlines()[: len(wanted)] == wanted
    )


def clear(here: Path) -> None:
    """Say that the step is not done."""
    (here / _STAMP).unlink(missing_ok=True)


def put(here: Path, ingredients: Iterable[str], minutes: float) -> None:
    """Say that the step is done."""
    (here / _STAMP).write_text("\n".join([*ingredients, f"minutes {minutes:.1f}"]) + "\n", encoding="utf-8")


def minutes_of(work: Path, step: str) -> float:
    """How long a step took when it last ran; 0 where it did not run."""
    stamp = work / step / _STAMP
    return float(stamp.read_text("utf-8").split()[-1]) if stamp.is_file() else 0.0
