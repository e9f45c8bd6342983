"""The lock: one build at a time in a folder of tables, and a word on who is at it.

The operating system holds the lock and lets go of it when the process ends, however it ends; it is never left behind.
The file says who holds it. Where it still names somebody and nobody holds the lock, that process was killed: its entry
is stale and is taken over.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

NAME = ".lock"
#: Seconds between two looks at a lock that somebody else holds.
PAUSE = 0.2
#: The byte that is locked lies far behind the text, so that Windows lets others read who holds it.
_BYTE = 1 << 30


class BusyError(Exception):
    """Somebody else holds the lock, and still did when the time to wait was over."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: the process, its machine, and since when (UTC)."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


def holder(folder: Path) -> Holder | None:
    """Whom a folder's lock names; null where it names nobody."""
    with suppress(OSError, ValueError, TypeError):
        return Holder(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    return None


@contextmanager
def locked(
    folder: Path, *, patience: float | None = None, told: Callable[[str], None] = lambda _message: None
) -> Iterator[Holder | None]:
    """Hold the folder's lock; gives the stale holder that it was taken over from, null where there was none.

    Waits for as long as another process builds there, or for ``patience`` seconds, and says once for whom. Raises
    ``BusyError`` when the patience is over and ``OSError`` where the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    end = None if patience is None else time.monotonic() + patience
    with (folder / NAME).open("a+b") as file:
        waiting = False
        while not _take(file):
            owner = holder(folder)
            if end is not None and time.monotonic() >= end:
                raise BusyError(f"the tables in {folder} are being built by {owner or 'another process'}")
            if not waiting:
                told(f"waiting: the tables in {folder} are being built by {owner or 'another process'}")
                waiting = True
            time.sleep(PAUSE)
        try:
            stale = holder(folder)
            now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
            _write(file, json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), now))))
            yield stale
        finally:
            # Emptied, not deleted: somebody may have opened the file already and wait for its lock.
            with suppress(OSError):
                _write(file, "")
            _release(file)


def _write(file: BinaryIO, text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text.encode())
    file.flush()


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        file.seek(_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
