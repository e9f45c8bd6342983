"""Running the recipe: step after step, each in a folder of its own, with a stamp when it is done.

A step's data are prepared anew each time, which takes seconds. Stanza's program is run only where the data, its
settings or the products that it reads differ from the stamp of the last run, so that an interrupted training goes on
where it stopped.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from netralitas import paths
from netralitas.language.models import digest
from netralitas.language.train import prepare, stamps
from netralitas.language.train.export import export
from netralitas.language.train.prepare import Workshop
from netralitas.language.train.recipes import SEED, STEPS, Step

Progress = Callable[[str, int, int], None]
LOG = "log"
#: One thread and no random hashing: the same bytes on every run.
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


class TrainingError(Exception):
    """A step failed; its log says why."""


def train(data: Path, out: Path, progress: Progress, *, work: Path | None = None) -> None:
    """Train every model from a folder shaped like ``../shared/training`` and write them, with cards, to ``out``.

    ``progress`` is called with (step, done, of). Intermediate files stay in ``work`` (``build/training`` of the project
    unless given). Raises ``TrainingError`` where a step fails and ``CorpusError`` where a corpus can't be had.
    """
    workshop = Workshop(data, paths.ROOT / "data" / "annotations", work or paths.ROOT / "build" / "training")
    for number, step in enumerate(STEPS):
        progress(step.name, number, len(STEPS) + 1)
        run_step(step, workshop)
    progress("export", len(STEPS), len(STEPS) + 1)
    export(workshop.work, out)
    progress("export", len(STEPS) + 1, len(STEPS) + 1)


def run_step(step: Step, workshop: Workshop) -> bool:
    """Prepare a step and run its program unless its stamp fits; true where it ran."""
    here = workshop.work / step.name
    data = here / "data"
    data.mkdir(parents=True, exist_ok=True)
    (here / LOG).unlink(missing_ok=True)
    started = time.monotonic()
    call([sys.executable, "-m", prepare.__name__, step.prepare, *map(str, workshop), str(SEED)], here)
    ingredients = [*_ingredients(step, data, workshop)]
    if stamps.is_done(here, step.product, ingredients):
        return False
    stamps.clear(here)
    if step.program:
        arguments = [part.format(here=here, data=data, work=workshop.work) for part in step.arguments]
        call([sys.executable, "-m", step.program, *arguments], here)
    if not (here / step.product).is_file():
        raise TrainingError(f"the step {step.name} made no {step.product}; see {here / LOG}")
    stamps.put(here, ingredients, (time.monotonic() - started) / 60)
    return True


def call(command: list[str], here: Path) -> None:
    """Run a program of the training, its output at the end of the log in ``here``; raises ``TrainingError``."""
    with (here / LOG).open("a", encoding="utf-8") as log:
        finished = subprocess.run(
            command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **_ENVIRONMENT}, check=False
        )
    if finished.returncode != 0:
        raise TrainingError(f"{command[2]} failed; see {here / LOG}")


def _ingredients(step: Step, data: Path, workshop: Workshop) -> Iterator[str]:
    yield hashlib.sha256(repr(step).encode()).hexdigest()
    for path in sorted(data.iterdir()):
        yield f"{path.name} {digest(path)}"
    products = {other.name: other.product for other in STEPS}
    for name in step.needs:
        yield f"{name} {digest(workshop.work / name / products[name])}"
