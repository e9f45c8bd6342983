"""The local engine: tasks run by worker processes of this machine, one for each core, or here where they are few."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from itertools import chain
from typing import IO, Any, cast

from netralitas.engine.task import Task, run
from netralitas.engine.worker import receive, send

#: Characters of articles from which on starting workers (each loads the models) pays.
FEW = 250_000
#: Memory of a worker, in bytes, as measured with room to spare: no more are started than fit.
MEMORY = 900 << 20
#: Times that a task whose worker died is given to another one.
RETRIES = 2


class WorkerError(Exception):
    """A task was given to several workers and each of them died."""


def cores() -> int:
    """Processor cores that this process may use, and no more than there is memory for."""
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with suppress(ValueError, OSError, AttributeError):
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        found = min(found, max(1, free // MEMORY))
    return found


def run_all(tasks: Iterable[Task], processes: int | None = None) -> Iterator[tuple[Task, bytes]]:
    """Each task with its part, in the order in which they are done; twice as many as workers are held at once.

    ``processes`` is the number of workers, null for one a core; few tasks are run in this process. Raises what a task
    raises, and ``WorkerError`` where workers die of one.
    """
    stream = iter(tasks)
    first: list[Task] = []
    size = 0
    workers = cores() if processes is None else processes
    while size < FEW and (task := next(stream, None)):
        first.append(task)
        size += task.size
    if workers < 2 or (processes is None and size < FEW):
        yield from ((task, run(task)) for task in chain(first, stream))
        return
    yield from _run_by_workers(chain(first, stream), workers)


def _run_by_workers(tasks: Iterable[Task], number: int) -> Iterator[tuple[Task, bytes]]:
    idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
    workers = [_Worker() for _ in range(number)]
    for worker in workers:
        idle.put(worker)

    def ask(task: Task) -> bytes:
        worker = idle.get()
        try:
            return worker.run(task)
        finally:
            idle.put(worker)

    stream, running = iter(tasks), dict[Future[bytes], Task]()
    pool = ThreadPoolExecutor(number)
    try:
        while True:
            while len(running) < 2 * number and (task := next(stream, None)):
                running[pool.submit(ask, task)] = task
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    finally:
        for worker in workers:
            worker.stop()
        pool.shutdown(wait=False, cancel_futures=True)


class _Worker:
    """A worker process; started with its first task, and again where it has died."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def run(self, task: Task) -> bytes:
        for _ in range(RETRIES + 1):
            try:
                answer = self._ask(task)
            except (EOFError, OSError):
                self._end()
                if self.stopped:
                    break
                continue
            if isinstance(answer, Exception):
                raise answer
            return cast("bytes", answer)
        raise WorkerError(f"{RETRIES + 1} workers died of the part {task.name[:12]} ({len(task.records)} articles)")

    def _ask(self, task: Task) -> Any:
        if self.stopped:
            raise EOFError
        if self.process is None or self.process.poll() is not None:
            environment = os.environ | {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "POLARS_MAX_THREADS": "1"}
            self.process = subprocess.Popen(
                [sys.executable, "-m", "netralitas.engine.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
            )
        send(_pipe(self.process.stdin), task)
        return receive(_pipe(self.process.stdout))

    def stop(self) -> None:
        """End the worker, whatever it is doing: what it has annotated is in the cache."""
        self.stopped = True
        self._end()

    def _end(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


def _pipe(stream: IO[bytes] | None) -> Any:
    """A pipe that was asked for."""
    if stream is None:
        raise EOFError
    return stream
