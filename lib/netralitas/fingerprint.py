"""Fingerprints: hashes by which a build knows what has changed since the last one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from netralitas.language.models import find

#: Libraries whose version can change what a table holds.
LIBRARIES = ("stanza", "torch", "polars", "trafilatura")
_LANGUAGE = tuple(f"language/{name}.py" for name in ("cache", "inference", "models", "pipeline"))
#: Parts of the package that tables are made by; charts and report are not among them, nor is the training of models.
MAKERS = ("articles", *_LANGUAGE, "extract", "resolve", "tables", "reference", "records.py", "build.py", "engine")
#: Those of them that decide what is read from one article.
RULES = (
    "articles/duplicates.py",
    *_LANGUAGE,
    "extract",
    "resolve",
    "tables/columns.py",
    "tables/parts.py",
    "tables/rows.py",
    "tables/schemas.py",
    "reference",
    "records.py",
)


def files_below(root: Path) -> list[Path]:
    """All files below a folder (or the file itself) in a fixed order; caches of Python left out."""
    if root.is_file():
        return [root]
    found = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def of_files(root: Path, files: Iterable[Path]) -> str:
    """A hash of the names and contents of files."""
    total = hashlib.sha256()
    for path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = "unreadable"
        total.update(f"{path.relative_to(root).as_posix()}\0{content}\0".encode("utf-8", "surrogateescape"))
    return total.hexdigest()[:16]


def of_folder(root: Path) -> str:
    """A hash of everything below a folder."""
    return of_files(root, files_below(root))


@lru_cache(maxsize=2)
def of_code(makers: Sequence[str] = MAKERS) -> str:
    """A hash of the package's code that makes tables, or of those parts of it."""
    package = Path(__file__).parent
    code = [file for name in makers for file in files_below(package / name) if file.suffix == ".py"]
    return of_files(package, code)


def of_libraries() -> str:
    """The versions of the libraries that tables depend on."""
    return ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


@lru_cache(maxsize=4)
def of_rules(models: Path, reference: Path) -> str:
    """A hash of everything but the article that decides what is read from an article.

    Raises ``ModelError`` where the models are not whole.
    """
    parts = [of_code(RULES), of_libraries(), find(models).fingerprint, of_folder(reference)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
