"""The folder: which paths are article files, in which order, and which are put aside unopened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .reasons import BadInput, NoArticles

#: Endings of article files, in any case; each may be followed by ``.gz``.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
#: What operating systems leave in folders; ignored, as hidden files are.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db", "$recycle.bin"})


class Entry(NamedTuple):
    """A path relative to the folder with ``/`` between its parts; ``problem`` where it must not be opened."""

    name: str
    path: Path
    problem: BadInput | None


def suffix_of(name: str) -> str | None:
    """The ending of an article file without ``.gz``, in lower case; null for other files."""
    lower = name.lower().removesuffix(".gz")
    return next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), None)


def list_folder(folder: Path) -> list[Entry]:
    """All entries below a folder, sorted by name. Links to files inside are followed, links to folders never: what
    stands inside is read at its own place. Raises ``NoArticles`` where no article file is found."""
    root = Path(os.path.realpath(folder))
    if not root.is_dir():
        raise NoArticles(f"{folder} is no folder; looked for article files ({_looked_for()})")
    entries = _told_apart(sorted(_walk(root, root), key=lambda entry: (entry.name, os.fsencode(entry.path))))
    if not any(
        suffix_of(entry.name) or (entry.problem and entry.problem.reason == "link_outside") for entry in entries
    ):
        seen = f"; {len(entries)} other files are there" if entries else "; it is empty"
        raise NoArticles(f"no article file in {folder} or its subfolders: looked for {_looked_for()}{seen}")
    return entries


def _told_apart(entries: list[Entry]) -> list[Entry]:
    """Entries whose names are the same once bytes that are no text are replaced, with a number before the ending."""
    seen: dict[str, int] = {}
    found = []
    for entry in entries:
        seen[entry.name] = number = seen.get(entry.name, 0) + 1
        stem, dot, ending = entry.name.partition(".")
        found.append(entry if number == 1 else entry._replace(name=f"{stem} ({number}){dot}{ending}"))
    return found


def _looked_for() -> str:
    return ", ".join(SUFFIXES) + ", each also with .gz"


def _walk(root: Path, folder: Path) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            items = sorted(found, key=lambda item: item.name)
    except OSError as error:
        yield Entry(_name(root, folder), folder, BadInput("unreadable", error.strerror or "cannot be listed"))
        return
    for item in items:
        path = folder / item.name
        if item.name.startswith(".") or item.name.lower() in _LITTER or item.name.endswith("~"):
            continue
        if item.is_symlink():
            entry = _link(root, path)
            if entry:
                yield entry
        elif item.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        else:
            yield Entry(_name(root, path), path, _problem(path))


def _link(root: Path, path: Path) -> Entry | None:
    name = _name(root, path)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        loop = "loop" in str(error).lower() or "too many" in str(error).lower()
        problem = BadInput("link_outside", "runs in circles") if loop else BadInput("unreadable", "leads nowhere")
        return Entry(name, path, problem)
    if not target.is_relative_to(root):
        return Entry(name, path, BadInput("link_outside", "a symbolic link that leaves the folder"))
    if target.is_dir():
        loop = path.is_relative_to(target)
        return Entry(name, path, BadInput("link_outside", "leads back to a folder above it")) if loop else None
    return Entry(name, path, _problem(path))


def _problem(path: Path) -> BadInput | None:
    if suffix_of(path.name) is None:
        return BadInput("unsupported", f"looked for {_looked_for()}")
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return BadInput("unreadable", error.strerror or "no status")
    return None if regular else BadInput("unreadable", "no regular file")


def _name(root: Path, path: Path) -> str:
    """Relative name; bytes that are no UTF-8 become the replacement character, since tables cannot hold them."""
    return path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
