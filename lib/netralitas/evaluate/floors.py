"""Floors: below what was reached once, no change may fall unless somebody writes down why."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from netralitas import paths
from netralitas.evaluate import rulers
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.counts import total
from netralitas.evaluate.given import Scores
from netralitas.evaluate.results import SYSTEM
from netralitas.evaluate.rulers import PFSA_ID, Quoted, Ruler
from netralitas.files import atomic

FILE = paths.ROOT / "tests" / "accuracy_floors.json"
#: Of some data only every so-many-th article is measured, so that the test stays below a minute.
EVERY = {PFSA_ID: 6}
Floors = dict[str, dict[str, float]]


class FloorError(Exception):
    """A floor would be lowered without a reason."""


def standing(shared: Path) -> list[Ruler]:
    """The rulers of the project over the articles that floors are measured on."""
    return [
        replace(ruler, every=EVERY[ruler.dataset]) if isinstance(ruler, Quoted) else ruler
        for ruler in rulers.standing(shared)
    ]


def hashes(measured: Sequence[Ruler]) -> dict[str, str]:
    """SHA-256 of every file that the gold stands in, by its path below the project or below the shared folder."""
    return {_name(path): hashlib.sha256(path.read_bytes()).hexdigest() for r in measured for path in r.sources()}


def _name(path: Path) -> str:
    root, shared = paths.ROOT.resolve(), paths.shared()
    path = path.resolve()
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    if shared and path.is_relative_to(shared.resolve()):
        return f"shared/{path.relative_to(shared.resolve()).as_posix()}"
    return path.name


def reached(dataset: str, scores: Scores, *, part: bool = False) -> dict[str, float]:
    """F1, or the share that is right, by measure; of all documents, or of those that floors are measured on.

    A measure without anything to find is left out.
    """
    step = EVERY.get(dataset, 1) if part else 1
    sums = {measure: total(documents[::step]) for measure, documents in scores.items()}
    return {measure: counts.f1 for measure, counts in sums.items() if counts.found or counts.gold}


def read(path: Path = FILE) -> dict[str, Any]:
    """The stored floors: ``gold`` (hash by file), ``every``, ``floors`` (by data set and measure), ``lowered``."""
    empty: dict[str, Any] = {"gold": {}, "every": EVERY, "floors": {}, "lowered": []}
    return empty | (json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})


def below(floors: Mapping[str, Mapping[str, float]], found: Mapping[str, Mapping[str, float]]) -> list[str]:
    """What fell below its floor, or is no longer measured, in words; of data sets that were measured."""
    return [
        f"{dataset}, {measure}: {found[dataset].get(measure, 0.0):.4f}, and the floor is {floor}"
        for dataset, measures in floors.items()
        if dataset in found
        for measure, floor in measures.items()
        if found[dataset].get(measure, -1.0) < floor
    ]


def write(measured: Sequence[Measured], *, reason: str | None = None, path: Path = FILE) -> Iterator[str]:
    """Write floors from a run over all articles, raised where more was reached; says what was lowered.

    Raises ``FloorError`` where something fell and no reason is given: nothing is written then.
    """
    stored = read(path)
    found = {
        result.ruler.dataset: reached(result.ruler.dataset, result.scores[SYSTEM], part=True) for result in measured
    }
    fallen = below(stored["floors"], found)
    if fallen and not reason:
        raise FloorError("\n".join(["a floor is lowered only with --reason:", *fallen]))
    lowered = []
    for dataset, measures in stored["floors"].items():
        for measure, floor in measures.items():
            now = found.get(dataset, {}).get(measure, 0.0)
            if dataset in found and now < floor:
                lowered.append(
                    {"dataset": dataset, "measure": measure, "from": floor, "to": _down(now), "reason": reason}
                )
    floors: Floors = {
        **stored["floors"],
        **{dataset: {m: _down(value) for m, value in measures.items()} for dataset, measures in found.items()},
    }
    content = {
        "gold": stored["gold"] | hashes([result.ruler for result in measured]),
        "every": EVERY,
        "floors": floors,
        "lowered": [*stored["lowered"], *lowered],
    }
    with atomic(path) as part:
        part.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    yield f"floors written to {path.name}"
    yield from fallen


def _down(value: float) -> float:
    """Rounded down to three digits; a little is added first, since 0.93 may be stored as 0.92999."""
    return math.floor(value * 1000 + 1e-9) / 1000
