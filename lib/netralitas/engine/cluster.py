"""The cluster engine: the same tasks, sent to the workers of a Dask cluster that somebody has brought up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netralitas.engine.task import Task, run

#: Times that a task is tried again, and workers that may die of it before it is given up.
RETRIES = 3
#: Tasks sent ahead for each thread of the cluster, so that none waits for us.
AHEAD = 3
#: Seconds to wait for the scheduler to answer.
PATIENCE = 30


class ClusterError(Exception):
    """The cluster cannot be used, or gave a task up."""


def run_all(tasks: Iterable[Task], scheduler: str) -> Iterator[tuple[Task, bytes]]:
    """Each task with its part, in the order in which they are done; a few for each thread of the cluster at once.

    Raises ``ClusterError`` where there is no cluster at that address, none of its workers answers, or too many of them
    died of a task; and what a task raises.
    """
    try:
        from distributed import Client, as_completed  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError as error:
        raise ClusterError("Dask is not installed: pip install 'netralitas[cluster]'") from error
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(f"the Dask scheduler at {scheduler} has no workers")
        stream = iter(tasks)
        names: dict[str, Task] = {}
        done = as_completed(loop=client.loop)

        def submit() -> None:
            if task := next(stream, None):
                key = f"netralitas-{task.name}"
                names[key] = task
                done.add(client.submit(run, task, key=key, retries=RETRIES))

        for _ in range(AHEAD * threads):
            submit()
        for future in done:
            submit()
            try:
                yield names.pop(future.key), future.result()
            except KilledWorker as error:
                raise ClusterError(f"the cluster gave a part up: {error}") from error
            future.release()
