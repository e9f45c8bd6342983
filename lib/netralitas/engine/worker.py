"""A worker: a process that reads tasks from its standard input and writes parts to its standard output.

It ends with its input, so that none outlives the build that started it, however that ended.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import Any, BinaryIO

from netralitas.engine.task import run

_SIZE = struct.Struct(">Q")


def send(stream: BinaryIO, message: Any) -> None:
    """Write a message: its length in eight bytes, and its pickle."""
    content = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_SIZE.pack(len(content)) + content)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message. Raises ``EOFError`` where the other side is gone."""
    size = _SIZE.unpack(_exactly(stream, _SIZE.size))[0]
    return pickle.loads(_exactly(stream, size))  # noqa: S301  (from our own process, over a pipe)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def main() -> None:
    """Serve until the input ends."""
    # Who presses Ctrl-C means the build, and the build ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(2, 1)
    try:
        while True:
            task = receive(sys.stdin.buffer)
            try:
                send(answers, run(task))
            except Exception as error:
                send(answers, error)
    except (EOFError, BrokenPipeError):
        os._exit(0)


if __name__ == "__main__":
    main()
