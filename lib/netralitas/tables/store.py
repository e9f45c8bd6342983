"""The store: tables as Parquet files, each written whole or not at all, with a manifest that names them."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.files import atomic
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


def write(
    frames: Mapping[str, pl.DataFrame] | Iterable[tuple[str, pl.DataFrame]],
    folder: Path,
    *,
    fingerprint: str,
    corpus: str,
    selection: str | None,
    inputs: dict[str, str],
) -> dict[str, int]:
    """Write every table under another name, then put all in place, and last the manifest; gives each table's rows.

    Until all are written the old tables stay: a full disk costs nothing that was there. Without a manifest there are no
    tables, so that a build that is killed while it puts them in place leaves none rather than some of each kind.
    Raises ``OSError`` where there is no room or right to.
    """
    clean(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, dict[str, Any]] = {}
    try:
        for name, frame in frames.items() if isinstance(frames, Mapping) else frames:
            part = _part(folder, name)
            _write(frame, part)
            written[name] = {"rows": frame.height, "sha256": _digest(part)}
        (folder / MANIFEST).unlink(missing_ok=True)
        for name in written:
            _part(folder, name).replace(folder / f"{name}.parquet")
    finally:
        clean(folder)
    with atomic(folder / MANIFEST) as part:
        content = asdict(Manifest(fingerprint, corpus, selection, inputs, written))
        part.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return {name: entry["rows"] for name, entry in written.items()}


def _write(frame: pl.DataFrame, path: Path) -> None:
    """Write a file of Parquet. polars has an error of its own for a full disk; here it is the system's again."""
    try:
        frame.write_parquet(path, compression="zstd", statistics=False)
    except pl.exceptions.ComputeError as error:
        number = re.search(r"os error (\d+)", str(error))
        if number is None:
            raise
        raise OSError(int(number[1]), os.strerror(int(number[1])), str(path)) from error


def _part(folder: Path, name: str) -> Path:
    """Where a table is written before it takes its place."""
    return folder / f".{name}.parquet.part"


def clean(folder: Path) -> None:
    """Delete what a killed build left half written. Only who holds the folder's lock may do so."""
    for path in (*folder.glob(".*.parquet.part"), *folder.glob(f".{MANIFEST}.*")):
        path.unlink(missing_ok=True)


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


def made_from(folder: Path | None = None) -> pl.DataFrame:
    """What the tables were made from (``input``, ``version``), for the report.

    The code is left out: it often changes without changing a table, and the report is of the tables.
    """
    inputs = {name: version for name, version in manifest(folder).inputs.items() if name != "code"}
    return pl.DataFrame(
        {"input": list(inputs), "version": list(inputs.values())}, schema=dict.fromkeys(("input", "version"), pl.String)
    )
