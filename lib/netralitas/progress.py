"""Progress: a moving bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

console = Console(soft_wrap=True, highlight=False)
#: Seconds between two plain lines of one step.
QUIET = 10.0

Report = Callable[[str, int, int], None]


def say(message: str) -> None:
    """One line for the person at the terminal; square brackets in it are text."""
    console.print(message, markup=False)


@contextmanager
def progress() -> Iterator[Report]:
    """A function to call with (step, done, of) as work goes on."""
    if console.is_terminal and "CI" not in os.environ:
        with _bar() as bar:
            tasks: dict[str, int] = {}

            def move(step: str, done: int, of: int) -> None:
                if step not in tasks:
                    tasks[step] = bar.add_task(step, total=of)
                bar.update(tasks[step], completed=done, total=of)  # type: ignore[arg-type]

            yield move
        return
    last: dict[str, float] = {}

    def line(step: str, done: int, of: int) -> None:
        now = time.monotonic()
        if done == of or now - last.setdefault(step, now) >= QUIET:
            last[step] = now
            say(f"  {step}: {done} of {of}")

    yield line


def _bar() -> Progress:
    columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)
