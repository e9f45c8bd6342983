"""One build at a time in a folder."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from netralitas.lock import NAME, BusyError, holder, locked

HOLD = """
import sys, time
from pathlib import Path
from netralitas.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def another(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the folder's lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_lock_names_its_holder_and_is_empty_afterwards(tmp_path: Path) -> None:
    with locked(tmp_path) as stale:
        assert stale is None
        found = holder(tmp_path)
        assert found is not None
        assert (found.pid, found.host) == (os.getpid(), socket.gethostname())
    assert holder(tmp_path) is None
    assert (tmp_path / NAME).read_bytes() == b""


def test_who_has_no_patience_is_told_who_holds_it(tmp_path: Path) -> None:
    process = another(tmp_path)
    heard: list[str] = []
    with (
        pytest.raises(BusyError, match=f"process {process.pid} on "),
        locked(tmp_path, patience=0.3, told=heard.append),
    ):
        pass
    process.kill()
    process.wait()
    assert len(heard) == 1
    assert f"process {process.pid}" in heard[0]


def test_the_lock_of_a_killed_process_is_stale_and_taken_over(tmp_path: Path) -> None:
    process = another(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert json.loads((tmp_path / NAME).read_text())["pid"] == process.pid
    with locked(tmp_path, patience=5) as stale:
        assert stale is not None
        assert stale.pid == process.pid
    with locked(tmp_path, patience=0) as stale:
        assert stale is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"pid": 1}', b"\xff"])
def test_a_broken_lock_file_hinders_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with locked(tmp_path, patience=0) as stale:
        assert stale is None


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), locked(tmp_path / "file" / "tables"):
        pass
