"""The shelf: parts that were made, kept for the next build.

A part's file has the name of its task and the hash of its content; one that does not fit its name is damaged and counts
as absent.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from netralitas.files import atomic

#: Bytes of all parts at most; those of the build at hand stay in any case.
MOST = 2 << 30


class Shelf:
    """A folder of parts, in 256 subfolders by the first two digits of their tasks' names."""

    def __init__(self, folder: Path, most: int = MOST):
        self.folder = folder
        self.most = most

    def find(self, name: str) -> Path | None:
        """The whole file of a task's part; null where there is none. A damaged one is taken away."""
        for path in sorted((self.folder / name[:2]).glob(f"{name[2:34]}-*.parquet")):
            with suppress(OSError):
                if _digest(path.read_bytes()) == path.stem.rpartition("-")[2]:
                    os.utime(path)
                    return path
                path.unlink()
        return None

    def put(self, name: str, content: bytes) -> Path:
        """Store a part. Raises ``OSError`` where there is no room or right to."""
        path = self.folder / name[:2] / f"{name[2:34]}-{_digest(content)}.parquet"
        with atomic(path) as part:
            part.write_bytes(content)
        return path

    def trim(self, keep: Collection[Path]) -> int:
        """Delete the parts that were not used for longest, but none to ``keep``, until all fit; returns how many."""
        kept = set(keep)
        found = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.stat()
                found.append((path in kept, status.st_mtime, str(path), status.st_size))
        total = sum(size for *_, size in found)
        gone = 0
        for needed, _, name, size in sorted(found):
            if needed or total <= self.most:
                break
            with suppress(OSError):
                Path(name).unlink()
                total -= size
                gone += 1
        return gone


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]
