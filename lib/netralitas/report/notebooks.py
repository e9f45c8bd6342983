"""Notebooks: running them on a set of tables, and telling whether their stored outputs belong to those tables."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat

from netralitas import paths
from netralitas.charts.renderer import STORING
from netralitas.files import atomic
from netralitas.tables import store

#: The key of a notebook's metadata under which the fingerprint of what its outputs were made from stands.
KEY = "netralitas"
#: Seconds that one cell may take.
PATIENCE = 600
#: Parts of the package whose change changes outputs, beside the tables themselves.
_DRAWERS = (
    "charts",
    "report/prose.py",
    "report/table.py",
    "report/downloads.py",
    "tables/lookup.py",
    "tables/schemas.py",
    "__init__.py",
)

Progress = Callable[[str, int, int], None]


class NotebookError(Exception):
    """A notebook does not run; the message names notebook and cell."""


def find(root: Path) -> tuple[Path, ...]:
    """The book's notebooks below a root: the index, then the chapters by name."""
    index = root / "index.ipynb"
    return (*([index] if index.is_file() else []), *sorted((root / "notebooks").glob("[!.]*.ipynb")))


def fingerprint(notebook: Any, tables: Path) -> str:
    """What a notebook's outputs depend on: its cells, the tables' contents, and the code that draws."""
    package = Path(__file__).parents[1]
    total = hashlib.sha256()
    for cell in notebook.cells:
        total.update(f"{cell.cell_type}\0{cell.source}\0".encode())
    contents = {name: entry["sha256"] for name, entry in store.manifest(tables).tables.items()}
    total.update(json.dumps(contents, sort_keys=True).encode())
    total.update(repr(store.made_from(tables).rows()).encode())
    for path in sorted(path for part in _DRAWERS for path in _code(package / part)):
        total.update(path.read_bytes())
    for path in sorted(paths.REFERENCE.glob("*.*")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _code(path: Path) -> Iterator[Path]:
    yield from [path] if path.is_file() else path.rglob("*.py")


def is_current(path: Path, tables: Path) -> bool:
    """Whether a notebook's stored outputs were made from these tables by this code."""
    notebook = nbformat.read(path, as_version=4)
    stored: str | None = notebook.metadata.get(KEY, {}).get("fingerprint")
    return stored == fingerprint(notebook, tables)


def execute(source: Path, target: Path, tables: Path) -> None:
    """Run a notebook on the tables and write it, outputs and fingerprint included, to ``target``.

    Nothing that differs from run to run is stored: no times, no versions of the machine. Raises ``NotebookError``.
    """
    from nbclient import NotebookClient  # noqa: PLC0415  (half a second to import)
    from nbclient.exceptions import CellExecutionError  # noqa: PLC0415

    notebook = nbformat.read(source, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=PATIENCE,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(source.parent)}},
    )
    environment = os.environ | {
        STORING: "1",
        "NETRALITAS_DATA": str(tables.resolve()),
        "NETRALITAS_HOME": str(paths.ROOT),
    }
    with tempfile.TemporaryDirectory(prefix="nt-") as sockets:
        if os.name == "posix":
            # Over a socket file instead of the network: no port is opened, and the kernel does not warn about one.
            # Its name is absolute, because the kernel runs in the notebook's folder and we do not.
            manager = client.create_kernel_manager()
            manager.transport, manager.ip = "ipc", str(Path(sockets) / "kernel")
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            raise NotebookError(f"{source.name}: {error}") from error
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            KEY: {"fingerprint": fingerprint(notebook, tables)},
        }
    )
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    with atomic(target) as part:
        part.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def refresh(root: Path, target: Path, tables: Path, progress: Progress) -> int:
    """Run those notebooks below ``root`` whose copy below ``target`` is not current; how many were run."""
    ran = 0
    notebooks = find(root)
    for number, path in enumerate(notebooks, start=1):
        copy = target / path.relative_to(root)
        if not (copy.is_file() and _same_cells(path, copy) and is_current(copy, tables)):
            execute(path, copy, tables)
            ran += 1
        progress("running notebooks", number, len(notebooks))
    return ran


def _same_cells(one: Path, other: Path) -> bool:
    cells = [
        [(cell.cell_type, cell.source) for cell in nbformat.read(path, as_version=4).cells] for path in (one, other)
    ]
    return cells[0] == cells[1]
