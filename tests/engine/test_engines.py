"""Here, in worker processes or on a cluster: the same bytes. fictional: true"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import engine_corpus
import pytest
from engine_corpus import digests
from netralitas import paths
from netralitas.articles import read_folder
from netralitas.build import Engine, build
from netralitas.engine import local
from netralitas.engine.task import Setup, Task, run, settle, tasks
from netralitas.records import Article

ARTICLES = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_corpus.write(tmp_path_factory.mktemp("engines") / "in", ARTICLES)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def expected(corpus: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The tables as one process makes them, all articles at once."""
    out = tmp_path_factory.mktemp("expected")
    build(corpus, out, cache=cache, engine=Engine(processes=1, size=1_000))
    return digests(out)


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "size"), [(1, 1), (1, 7), (2, 5)])
def test_the_same_bytes_whatever_the_size_of_a_part_and_the_number_of_workers(
    processes: int, size: int, corpus: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=Engine(processes, size=size))
    assert digests(tmp_path / "out") == expected


@pytest.fixture
def made(corpus: Path, cache: Path) -> list[Task]:
    articles: tuple[Article, ...] = read_folder(corpus).articles
    setup: Setup = settle(paths.MODELS, paths.REFERENCE, cache)
    return list(tasks(articles, setup, 4))


def test_few_tasks_are_run_here(made: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "run", lambda task: task.name.encode())
    monkeypatch.setattr(local, "_run_by_workers", lambda _tasks, _number: pytest.fail("workers for so little"))
    assert dict(local.run_all(made)) == {task: task.name.encode() for task in made}


def workers() -> list[int]:
    """The worker processes of this process, where there is a /proc to find them in."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            own = parent == os.getpid() and "netralitas.engine.worker" in (folder / "cmdline").read_text()
        except (OSError, ValueError):
            continue
        if own:
            found.append(int(folder.name))
    return found


@pytest.mark.slow
def test_the_task_of_a_killed_worker_is_given_to_another(made: list[Task]) -> None:
    killed: list[int] = []

    def kill() -> None:
        while not killed:
            for pid in workers():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    found = dict(local.run_all(made, processes=2))
    thread.join()
    assert killed
    assert found == {task: run(task) for task in made}
    assert workers() == []


@pytest.mark.slow
def test_a_task_that_kills_every_worker_is_given_up(made: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(local.WorkerError, match="3 workers died of the part"):
        list(local.run_all(made, processes=2))


@pytest.mark.slow
def test_what_a_task_raises_is_raised_here(made: list[Task]) -> None:
    from dataclasses import replace

    from netralitas.engine.task import OtherRulesError

    wrong = [replace(task, setup=replace(task.setup, rules="other")) for task in made]
    with pytest.raises(OtherRulesError):
        list(local.run_all(wrong, processes=2))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and two workers, each a process of its own."""
    folder = tmp_path_factory.mktemp("dask")
    address = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)],
        **quiet,  # type: ignore[call-overload]
    )
    while not address.is_file():
        time.sleep(0.1)
    join = [*dask, "worker", "--scheduler-file", str(address), "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    nodes = [subprocess.Popen(join, **quiet) for _ in range(2)]  # type: ignore[call-overload]
    import json

    from distributed import Client

    found = json.loads(address.read_text())["address"]
    with Client(found, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    yield found, nodes
    for process in (*nodes, scheduler):
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes_though_one_of_its_workers_is_killed(
    corpus: Path,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    expected: dict[str, str],
    tmp_path: Path,
) -> None:
    address, nodes = cluster
    done: list[int] = []

    def progress(_step: str, articles: int, _of: int) -> None:
        if not done:
            nodes[0].kill()
        done.append(articles)

    build(
        corpus, tmp_path / "out", cache=tmp_path / "cache", engine=Engine(scheduler=address, size=3), progress=progress
    )
    assert nodes[0].wait() != 0
    assert len(done) > 3
    assert digests(tmp_path / "out") == expected


def test_where_no_scheduler_answers_the_message_names_the_address(
    made: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    from netralitas.engine import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    with pytest.raises(cluster.ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(cluster.run_all(made, "tcp://127.0.0.1:9"))
