"""A full disk, and folders without right to write: real ones, for root and for others. fictional: true"""

from __future__ import annotations

import shutil
from pathlib import Path

import engine_corpus
import pytest
from build_process import NO_ROOM, can_mount, command, on_small_disk, run, without_rights
from engine_corpus import digests
from netralitas.build import Engine, build

ENGINE = Engine(processes=1, size=4)
READ, WRITE = 0o555, 0o755
#: Not every machine lets a test mount a disk; on each, files can be limited.
FULL = ["files of some size", *(["a disk of its own"] if can_mount() else [])]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_corpus.write(tmp_path_factory.mktemp("few") / "in", 3)


def entries(cache: Path) -> int:
    return len([path for path in cache.glob("annotations/*/*") if not path.name.startswith(".")])


def lock_up(*folders: Path, rights: int = READ) -> None:
    """Take the right to write from folders and all below, or give it back."""
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            path.chmod(rights if path.is_dir() else rights & 0o666)


@pytest.mark.slow
@pytest.mark.parametrize("how", FULL)
def test_with_no_room_for_the_tables_the_old_ones_stay_and_the_next_build_goes_on(
    how: str, corpus: Path, few: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    # The cache is full of what the build needs: only tables are to be written.
    build(corpus, tmp_path / "elsewhere", cache=cache, engine=ENGINE)
    build(few, out, cache=cache, engine=ENGINE)
    before = digests(out)
    sizes = [path.stat().st_size for path in (tmp_path / "elsewhere").glob("*.parquet")]
    if how == "a disk of its own":
        # Pages of 4 kB: the old tables with the lock and the manifest, and half of the new ones.
        pages = 4_096 * (len(sizes) + 2) + 4_096 * len(sizes) // 2
        done = run(on_small_disk(command(corpus, out, cache), out, pages))
        out = tmp_path / "out.after"
        assert "No space left" in done.stdout, done.stdout + done.stderr
    else:
        done = run(command(corpus, out, cache, limit=max(sizes) // 2))
    assert done.returncode == NO_ROOM, done.stdout + done.stderr
    assert "cannot write" in done.stdout
    assert digests(out) == before
    build(corpus, out, cache=cache, engine=ENGINE)
    assert digests(out) == expected


@pytest.mark.slow
@pytest.mark.parametrize("how", FULL)
def test_with_no_room_for_the_cache_what_was_read_is_kept_and_no_table_is_half_there(
    how: str, corpus: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    cache.mkdir()
    if how == "a disk of its own":
        done = run(on_small_disk(command(corpus, out, cache), cache, 150_000))
        cache = tmp_path / "cache.after"
        assert "No space left" in done.stdout, done.stdout + done.stderr
    else:
        # An annotation is smaller than this, a part larger.
        done = run(command(corpus, out, cache, limit=1_500))
    assert done.returncode == NO_ROOM, done.stdout + done.stderr
    assert "cannot write" in done.stdout
    assert 0 < entries(cache) < 60
    assert digests(out) == {}
    build(corpus, out, cache=cache, engine=ENGINE)
    assert digests(out) == expected


@pytest.mark.slow
def test_current_tables_in_a_read_only_folder_are_served(
    corpus: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    build(corpus, out, cache=cache, engine=ENGINE)
    lock_up(out, cache)
    done = run(without_rights(command(corpus, out, cache)))
    lock_up(out, cache, rights=WRITE)
    assert (done.returncode, done.stdout) == (0, "skipped\n"), done.stderr
    assert digests(out) == expected


@pytest.mark.slow
def test_old_tables_in_a_read_only_folder_stay_and_the_folder_is_named(
    corpus: Path, few: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    build(few, out, cache=cache, engine=ENGINE)
    before = digests(out)
    lock_up(out)
    done = run(without_rights(command(corpus, out, cache)))
    lock_up(out, rights=WRITE)
    assert done.returncode == NO_ROOM, done.stderr
    assert f"cannot write {out}" in done.stdout
    assert "Permission denied" in done.stdout
    assert digests(out) == before
    build(corpus, out, cache=cache, engine=ENGINE)
    assert digests(out) == expected


@pytest.mark.slow
@pytest.mark.parametrize("holds", ["nothing", "all annotations"])
def test_with_a_read_only_cache_the_tables_are_made_all_the_same(
    holds: str, corpus: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    cache.mkdir()
    if holds != "nothing":
        build(corpus, out, cache=cache, engine=ENGINE)
        shutil.rmtree(out)
        shutil.rmtree(cache / "parts")
    kept = entries(cache)
    lock_up(cache)
    done = run(without_rights(command(corpus, out, cache)))
    lock_up(cache, rights=WRITE)
    assert done.returncode == 0, done.stderr
    assert "the cache cannot be written to (Permission denied)" in done.stdout
    assert digests(out) == expected
    assert entries(cache) == kept
