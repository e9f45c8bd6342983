"""Builds as processes of their own, on a disk that is full or without the right to write. fictional: true"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

#: What a build ends with that could not write; ``RUN`` says why.
NO_ROOM = 3
RUN = f"""
import resource, sys
from pathlib import Path
from netralitas.build import Engine, NoRoomError, build
corpus, out, cache = map(Path, sys.argv[1:4])
if len(sys.argv) > 5:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[5]),) * 2)
try:
    done = build(corpus, out, cache=cache, engine=Engine(processes=int(sys.argv[4]), size=4), told=print)
except NoRoomError as error:
    print(error)
    sys.exit({NO_ROOM})
print("skipped" if done.skipped else "built")
"""
#: Root may write anywhere by two capabilities; a program that is started without them is held to a folder's rights.
_ORDINARY = """
import ctypes, os, sys
if os.geteuid() == 0:
    libc, drop, may_write, may_read = ctypes.CDLL(None, use_errno=True), 24, 1, 2
    for capability in (may_write, may_read):
        if libc.prctl(drop, capability, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "cannot give up the rights of root")
os.execv(sys.argv[1], sys.argv[1:])
"""
#: A folder becomes a disk of so many bytes, for this command alone; its content is beside it afterwards.
_SMALL_DISK = """
size=$1 folder=$2
shift 2
cp -a "$folder" "$folder.before"
mount -t tmpfs -o "size=$size" none "$folder" || exit 9
cp -a "$folder.before/." "$folder/" || exit 9
"$@"
code=$?
cp -a "$folder" "$folder.after"
exit $code
"""


def command(corpus: Path, out: Path, cache: Path, processes: int = 1, limit: int | None = None) -> list[str]:
    """A build by so many processes that may write no file of more bytes than ``limit``."""
    arguments = [str(corpus), str(out), str(cache), str(processes), *([str(limit)] if limit else [])]
    return [sys.executable, "-c", RUN, *arguments]


def without_rights(program: Sequence[str]) -> list[str]:
    """The same as somebody whom a folder's rights bind, whoever runs the tests."""
    return [sys.executable, "-c", _ORDINARY, *program]


def on_small_disk(program: Sequence[str], folder: Path, size: int) -> list[str]:
    """The same with ``folder`` as a disk of ``size`` bytes, whose content is in ``folder.after`` when it has ended."""
    return [*_namespace(), "sh", "-c", _SMALL_DISK, "sh", str(size), str(folder), *program]


def can_mount() -> bool:
    """Whether this machine lets its users mount a small disk of their own."""
    return bool(_namespace())


@lru_cache(maxsize=1)
def _namespace() -> tuple[str, ...]:
    """What gives a command file systems of its own: as root, else as root of a name space; nothing where neither."""
    for found in (("unshare", "--mount"), ("unshare", "--user", "--map-root-user", "--mount")):
        try:
            probe = [*found, "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/tmp"]  # noqa: S108  (in that name space)
            if subprocess.run(probe, capture_output=True, check=False, timeout=20).returncode == 0:
                return found
        except OSError:
            return ()
    return ()


def run(program: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)
