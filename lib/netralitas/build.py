"""The build: article files in, tables out. It runs only if an input, a rule or a model has changed."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.articles import duplicate_groups, read_folder
from netralitas.articles.read import Corpus
from netralitas.language.models import Models, find
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import FILE, Correction, read_corrections
from netralitas.tables import store

#: Libraries whose version can change what a table holds.
LIBRARIES = ("stanza", "torch", "polars", "trafilatura")
#: Parts of the package that tables are made by; charts and report are not among them.
MAKERS = ("articles", "language", "extract", "resolve", "tables", "reference", "records.py", "build.py")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the tables are, how much was read, and whether anything had to be done."""

    folder: Path
    articles: int
    files: int
    quarantined: int
    skipped: bool


def _silent(_step: str, _done: int, _of: int) -> None:
    """Report no progress."""


def fingerprints(articles: Path, models: Path, reference: Path) -> dict[str, str]:
    """What the tables depend on, each as a hash: articles, code, models, reference tables, library versions."""
    package = Path(__file__).parent
    code = [file for name in MAKERS for file in _files(package / name) if file.suffix == ".py"]
    return {
        "articles": _hash(articles, _files(articles)),
        "code": _hash(package, code),
        "models": find(models).fingerprint,
        "reference": _hash(reference, _files(reference)),
        "corrections": _hash(found.parent, [found]) if (found := corrections_file(articles)) else "none",
        "selection": _selection(articles) or "not recorded",
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    }


def _files(root: Path) -> list[Path]:
    """All files below a folder (or the file itself) in a fixed order; caches of Python left out."""
    if root.is_file():
        return [root]
    found = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def _hash(root: Path, files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        try:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = "unreadable"
        total.update(f"{path.relative_to(root).as_posix()}\0{content}\0".encode("utf-8", "surrogateescape"))
    return total.hexdigest()[:16]


def build(
    articles: Path = paths.ARTICLES,
    out: Path | None = None,
    *,
    models: Path = paths.MODELS,
    reference: Path = paths.REFERENCE,
    force: bool = False,
    progress: Progress = _silent,
) -> Built:
    """Read the articles in a folder and write the tables, unless those there are current.

    Raises ``NoArticles`` where the folder holds no article, ``ModelError`` where the models are not whole, and
    ``CorrectionError`` for a correction that cannot be read or matches nothing.
    """
    out = out or paths.tables()
    inputs = fingerprints(articles, models, reference)
    fingerprint = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]
    if not force and store.is_current(out, fingerprint):
        rows = {name: entry["rows"] for name, entry in store.manifest(out).tables.items()}
        return Built(out, rows["articles"], rows["files"], rows["quarantine"], skipped=True)
    lexicon = Lexicon.load(reference)
    found = corrections_file(articles)
    # Read before the articles are: a slip in the file should not cost minutes.
    corrections = read_corrections(found, lexicon) if found else ()
    corpus = read_folder(articles)
    made = _tables(corpus, find(models), lexicon, corrections, progress)
    store.write(made, out, fingerprint=fingerprint, corpus=articles.name, selection=_selection(articles), inputs=inputs)
    return Built(out, len(corpus.articles), len(corpus.files), len(corpus.quarantine), skipped=False)


def _declared(articles: Path) -> dict[str, Any]:
    """What a ``corpus.toml`` beside the folder says of this folder; nothing where there is none or it is of another."""
    declared = articles.parent / "corpus.toml"
    if not declared.is_file():
        return {}
    content = tomllib.loads(declared.read_text(encoding="utf-8"))
    return content if content.get("articles") == articles.name else {}


def _selection(articles: Path) -> str | None:
    """How the articles were chosen, if that is declared."""
    return _declared(articles).get("selection")


def corrections_file(articles: Path) -> Path | None:
    """The corrections of a declared corpus: ``corrections/corrections.csv`` beside its folder, if it is there."""
    path = articles.parent / "corrections" / FILE
    return path if _declared(articles) and path.is_file() else None


def _tables(
    corpus: Corpus, models: Models, lexicon: Lexicon, corrections: Sequence[Correction], progress: Progress
) -> dict[str, pl.DataFrame]:
    # Imported here, so that a build with nothing to do does not pay for them.
    from netralitas.extract.reading import read  # noqa: PLC0415
    from netralitas.language.pipeline import annotate_all  # noqa: PLC0415
    from netralitas.tables.frames import frames  # noqa: PLC0415

    readings = []
    for done, document in enumerate(annotate_all(corpus.articles, models, lexicon), start=1):
        readings.append(read(document, lexicon))
        progress("reading articles", done, len(corpus.articles))
    groups = duplicate_groups(corpus.articles)
    return frames(readings, corpus.files, corpus.quarantine, groups, lexicon, corrections=corrections)
