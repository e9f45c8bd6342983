"""Killed, damaged, twice at once: the next build ends with the same bytes. fictional: true"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from build_process import command
from engine_corpus import digests
from netralitas.build import Engine, NoRoomError, build
from netralitas.lock import NAME
from netralitas.tables import store

SIZE = Engine(processes=1, size=4)


def started(corpus: Path, place: Path, processes: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(corpus, place / "out", place / "cache", processes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def is_whole_or_absent(out: Path) -> bool:
    """Whether a reader gets every table whole, or is told that there is none."""
    try:
        names = store.manifest(out).tables
    except store.NoTablesError:
        return True
    return all(store.load(name, out).height == entry["rows"] for name, entry in names.items())


def entries(place: Path) -> set[Path]:
    return {path for path in (place / "cache").glob("annotations/*/*") if not path.name.startswith(".")}


@pytest.mark.slow
@pytest.mark.parametrize("processes", [1, 2])
def test_killed_at_random_moments_it_goes_on_from_where_it_was(
    corpus: Path, expected: dict[str, str], tmp_path: Path, processes: int
) -> None:
    moments = random.Random(processes)
    kept: set[Path] = set()
    for attempt in range(6):
        process = started(corpus, tmp_path, processes)
        # Early ones hit the imports, later ones reading, resolution and writing.
        time.sleep(moments.uniform(0.2, 1.5 + attempt / 2))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert is_whole_or_absent(tmp_path / "out")
        assert kept <= entries(tmp_path)
        kept = entries(tmp_path)
    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=SIZE)
    assert digests(tmp_path / "out") == expected
    assert [path.name for path in (tmp_path / "out").glob(".*")] == [NAME]


@pytest.mark.slow
@pytest.mark.parametrize("table", ["articles", "sentences", "mentions", "quarantine"])
def test_killed_between_any_two_tables_it_serves_none_or_all(
    corpus: Path, expected: dict[str, str], tmp_path: Path, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    class Killed(BaseException):
        """What SIGKILL would be, if one could go on after it."""

    def dies(self: Path, target: Path) -> Path:
        if self.name == f".{table}.parquet.part":
            raise Killed
        return replace(self, target)

    cache, out = tmp_path / "cache", tmp_path / "out"
    build(corpus, out, cache=cache, engine=SIZE)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", dies)
        with pytest.raises(Killed):
            build(corpus, out, cache=cache, engine=SIZE, force=True)
    assert is_whole_or_absent(out)
    build(corpus, out, cache=cache, engine=SIZE)
    assert digests(out) == expected


def test_a_folder_that_cannot_be_written_to_is_named(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoRoomError, match="file"):
        build(corpus, tmp_path / "file" / "out", cache=tmp_path / "cache")


@pytest.mark.slow
def test_without_a_cache_to_write_to_the_tables_are_made_all_the_same(
    corpus: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    heard: list[str] = []
    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=SIZE, told=heard.append)
    assert digests(tmp_path / "out") == expected
    assert [line for line in heard if "the cache cannot be written to" in line]


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_table_part_or_annotation_is_made_again(
    corpus: Path, expected: dict[str, str], tmp_path: Path, damage: str
) -> None:
    cache, out = tmp_path / "cache", tmp_path / "out"
    build(corpus, out, cache=cache, engine=SIZE)
    tables = sorted(out.glob("*.parquet"))[:3]
    for path in (*tables, *sorted((cache / "parts").glob("*/*"))[:2], *sorted(entries(tmp_path))[::7]):
        content = path.read_bytes()
        half = len(content) // 2
        path.write_bytes(
            {"cut": content[:half], "flip": content[:half] + b"?" + content[half + 1 :], "empty": b""}[damage]
        )
    assert not build(corpus, out, cache=cache, engine=SIZE).skipped
    assert digests(out) == expected
    assert build(corpus, out, cache=cache, engine=SIZE).skipped


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(corpus: Path, expected: dict[str, str], tmp_path: Path) -> None:
    both = [started(corpus, tmp_path) for _ in range(2)]
    said = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert digests(tmp_path / "out") == expected
    waited = [text for text in said if "are being built by process" in text]
    assert len(waited) <= 1


@pytest.mark.slow
def test_the_cache_may_be_deleted_between_builds(corpus: Path, expected: dict[str, str], tmp_path: Path) -> None:
    import shutil

    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=SIZE)
    shutil.rmtree(tmp_path / "cache")
    assert build(corpus, tmp_path / "out", cache=tmp_path / "cache").skipped
    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=SIZE, force=True)
    assert digests(tmp_path / "out") == expected
