"""The store: tables as Parquet files, each written whole or not at all, with a manifest that names them."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.tables.schemas import SCHEMAS

MANIFEST = "manifest.json"


class NoTablesError(Exception):
    """There are no tables yet, or not those that the manifest names."""


@dataclass(frozen=True)
class Manifest:
    """What was built from what: the ``fingerprint`` of all ``inputs``, and each table's rows and file hash.

    ``selection`` is how the articles were chosen (purposive, sample); null: not recorded.
    """

    fingerprint: str
    corpus: str
    selection: str | None = None
    inputs: dict[str, str] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """A path to write to; it takes the real one's place when the block ends well, and is gone when it does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        # mkstemp makes files that only their owner can read; a report is there to be read.
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(
    frames: Mapping[str, pl.DataFrame],
    folder: Path,
    *,
    fingerprint: str,
    corpus: str,
    selection: str | None,
    inputs: dict[str, str],
) -> None:
    """Write every table and, last, the manifest: without it there are no tables."""
    (folder / MANIFEST).unlink(missing_ok=True)
    written: dict[str, dict[str, Any]] = {}
    for name, frame in frames.items():
        path = folder / f"{name}.parquet"
        with atomic(path) as part:
            frame.write_parquet(part, compression="zstd", statistics=False)
        written[name] = {"rows": frame.height, "sha256": _digest(path)}
    with atomic(folder / MANIFEST) as part:
        content = asdict(Manifest(fingerprint, corpus, selection, inputs, written))
        part.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def manifest(folder: Path | None = None) -> Manifest:
    """The manifest of the tables in a folder; raises ``NoTablesError`` where there is none that can be read."""
    path = (folder or paths.tables()) / MANIFEST
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise NoTablesError(f"no tables in {path.parent}: run `netralitas build` first") from error


def is_current(folder: Path, fingerprint: str) -> bool:
    """Whether the folder holds, undamaged, the tables of this fingerprint."""
    try:
        found = manifest(folder)
    except NoTablesError:
        return False
    return (
        found.fingerprint == fingerprint
        and set(found.tables) == set(SCHEMAS)
        and all(_is_whole(folder / f"{name}.parquet", entry) for name, entry in found.tables.items())
    )


def load(name: str, folder: Path | None = None) -> pl.DataFrame:
    """A table as a polars frame.

    Raises ``KeyError`` for an unknown name and ``NoTablesError`` for a table that is not built, or damaged.
    """
    if name not in SCHEMAS:
        raise KeyError(f"no table {name!r}; there are {', '.join(sorted(SCHEMAS))}")
    folder = folder or paths.tables()
    path = folder / f"{name}.parquet"
    if not _is_whole(path, manifest(folder).tables[name]):
        raise NoTablesError(f"{path} is damaged or not the one that was built: run `netralitas build`")
    return pl.read_parquet(path)


def _is_whole(path: Path, entry: dict[str, Any]) -> bool:
    return path.is_file() and _digest(path) == entry["sha256"]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
