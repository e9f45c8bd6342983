"""The build: article files in, tables out. Only what has changed is done again, and an interrupted build goes on."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.articles import NoArticles
from netralitas.articles.read import iter_folder
from netralitas.engine import cluster, local
from netralitas.engine.cluster import ClusterError
from netralitas.engine.local import WorkerError
from netralitas.engine.shelf import Shelf
from netralitas.engine.task import SIZE, OtherRulesError, Setup, Task, read, settle, tasks
from netralitas.fingerprint import files_below, of_code, of_files, of_folder, of_libraries
from netralitas.language.cache import Cache
from netralitas.language.models import ModelError, find
from netralitas.lock import locked
from netralitas.records import Article, Quarantined, Reading, SourceFile
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import FILE, Correction, CorrectionError, read_corrections
from netralitas.tables import confidence, store
from netralitas.tables.confidence import ConfidenceError

#: Folders of the cache: what the language models found in a text, and what was read from some articles.
ANNOTATIONS, PARTS = "annotations", "parts"

Progress = Callable[[str, int, int], None]
Told = Callable[[str], None]


class NoRoomError(Exception):
    """The tables cannot be written: no room, or no right to. What was read so far is kept."""


#: What stops a build and is no fault of the program: each has a message for the person at the terminal.
FAULTS = (
    *(NoArticles, ModelError, CorrectionError, ConfidenceError),
    *(NoRoomError, ClusterError, OtherRulesError, WorkerError),
)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the tables are, how much was read, and whether anything had to be done."""

    folder: Path
    articles: int
    files: int
    quarantined: int
    skipped: bool


@dataclass(frozen=True, slots=True)
class Engine:
    """How tasks are run: by so many processes here (null: one a core), or by the Dask cluster of a scheduler.

    ``size`` is the number of articles a task has on average; the tables are the same whatever it is.
    """

    processes: int | None = None
    scheduler: str | None = None
    size: int = SIZE

    def run(self, needed: Iterable[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each task with its part, in the order in which they are done."""
        if self.scheduler:
            return cluster.run_all(needed, self.scheduler)
        return local.run_all(needed, self.processes)


def _silent(_step: str, _done: int, _of: int) -> None:
    """Report no progress."""


def _mute(_message: str) -> None:
    """Tell nobody."""


def fingerprints(articles: Path, models: Path, reference: Path, measured: Path = confidence.FILE) -> dict[str, str]:
    """What the tables depend on, each as a hash: articles, code, models, reference tables, library versions ...

    ``measured`` is the table of confidence: joined to finished rows, so that no article is read again for it.
    """
    return {
        "articles": of_folder(articles),
        "code": of_code(),
        "models": find(models).fingerprint,
        "reference": of_folder(reference),
        "corrections": of_files(found.parent, [found]) if (found := corrections_file(articles)) else "none",
        "confidence": of_files(measured.parent, [measured]) if measured.is_file() else "not measured",
        "selection": selection(articles) or "not recorded",
        "libraries": of_libraries(),
    }


def combined(inputs: dict[str, str]) -> str:
    """The fingerprint of all inputs together."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]


def build(
    articles: Path = paths.ARTICLES,
    out: Path | None = None,
    *,
    models: Path = paths.MODELS,
    reference: Path = paths.REFERENCE,
    measured: Path = confidence.FILE,
    cache: Path | None = None,
    engine: Engine | None = None,
    force: bool = False,
    progress: Progress = _silent,
    told: Told = _mute,
) -> Built:
    """Read the articles in a folder and write the tables, unless those there are current.

    What was read before is taken from ``cache`` (null: ``paths.cache()``), unless ``force``. Builds into one folder
    wait for each other. ``told`` gets a line about whatever a person should know.

    Raises ``NoArticles`` where the folder holds no article, ``ModelError`` where the models are not whole,
    ``CorrectionError`` for a correction that cannot be read or matches nothing, ``ConfidenceError`` where the table of
    confidence (``measured``) is damaged, and ``NoRoomError`` where there is no
    room or right to write.
    """
    out = out or paths.tables()
    inputs = fingerprints(articles, models, reference, measured)
    fingerprint = combined(inputs)
    if not force and (done := _current(out, fingerprint)):
        return done
    cache = cache or paths.cache()
    setup = settle(models, reference, cache / ANNOTATIONS, anew=force)
    with ExitStack() as stack:
        try:
            stale = stack.enter_context(locked(out, told=told))
            if stale:
                told(f"an earlier build ({stale}) did not end; going on from what it left")
            if not force and (done := _current(out, fingerprint)):
                return done
            # Read before the articles are: a slip in these files should not cost minutes.
            corrections = _corrections(articles, Lexicon.load(reference))
            precision = confidence.read(measured)
            corpus = source(articles)
            shelf = _shelf(cache / PARTS, stack, told)
            parts = _parts(corpus, setup, shelf, engine or Engine(), progress)
            rows = store.write(
                _tables(parts, corpus, setup, corrections, precision),
                out,
                fingerprint=fingerprint,
                corpus=articles.name,
                selection=selection(articles),
                inputs=inputs,
            )
        except OSError as error:
            where = error.filename or out
            raise NoRoomError(f"cannot write {where}: {error.strerror or error}; what was read is kept") from error
        shelf.trim(parts)
        Cache(cache / ANNOTATIONS).trim()
    return Built(out, rows["articles"], rows["files"], rows["quarantine"], skipped=False)


def _current(out: Path, fingerprint: str) -> Built | None:
    """The build that has been done already; null where it has not."""
    if not store.is_current(out, fingerprint):
        return None
    rows = {name: entry["rows"] for name, entry in store.manifest(out).tables.items()}
    return Built(out, rows["articles"], rows["files"], rows["quarantine"], skipped=True)


@dataclass
class Source:
    """A folder of articles that is read as a stream, and what else is seen on the way; ``size`` counts its files."""

    folder: Path
    size: int
    files: list[SourceFile] = field(default_factory=list)
    quarantine: list[Quarantined] = field(default_factory=list)

    def articles(self) -> Iterator[Article]:
        """Each article once, in the order of its first file."""
        seen: set[str] = set()
        for found in iter_folder(self.folder):
            if isinstance(found, Quarantined):
                self.quarantine.append(found)
                continue
            self.files.append(found[0])
            if found[1].article_id not in seen:
                seen.add(found[1].article_id)
                yield found[1]


def source(folder: Path) -> Source:
    """The articles of a folder as a stream."""
    return Source(folder, len(files_below(folder)))


def _shelf(folder: Path, stack: ExitStack, told: Told) -> Shelf:
    """Where parts are kept: in the cache or, where that cannot be written to, in a folder that goes with the build."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Shelf(folder)
    except OSError as error:
        told(f"the cache cannot be written to ({error.strerror or error}); the next build will read everything again")
        folder = Path(tempfile.mkdtemp(prefix="netralitas-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        return Shelf(folder)


def _parts(corpus: Source, setup: Setup, shelf: Shelf, engine: Engine, progress: Progress) -> list[Path]:
    """The files of all parts: those on the shelf, and those that are made now."""
    found: list[Path] = []
    seen = done = 0

    def needed() -> Iterator[Task]:
        nonlocal seen, done
        for task in tasks(corpus.articles(), setup, engine.size):
            seen += len(task.records)
            if not setup.anew and (path := shelf.find(task.name)):
                found.append(path)
                done += len(task.records)
            else:
                yield task

    for task, part in engine.run(needed()):
        found.append(shelf.put(task.name, part))
        done += len(task.records)
        if done < seen:
            progress("reading articles", done, max(seen, corpus.size))
    progress("reading articles", done, done)
    return found


def _tables(
    parts: Sequence[Path],
    corpus: Source,
    setup: Setup,
    corrections: Sequence[Correction],
    measured: pl.DataFrame,
) -> Iterator[tuple[str, Any]]:
    # Imported here, so that a build with nothing to do does not pay for them.
    from netralitas.tables.frames import tables  # noqa: PLC0415
    from netralitas.tables.parts import SCHEMA, from_record  # noqa: PLC0415

    scan = pl.scan_parquet(sorted(parts)) if parts else pl.LazyFrame(schema=dict(SCHEMA))
    lexicon = Lexicon.load(setup.reference)

    def reread(articles: Sequence[str]) -> Iterator[Reading]:
        records = scan.filter(pl.col("article_id").is_in(articles)).select("article_id", "record").collect()
        found = read((from_record(record) for record in records.sort("article_id")["record"]), setup)
        return (reading for reading in found if isinstance(reading, Reading))

    return tables(scan, corpus.files, corpus.quarantine, lexicon, reread, corrections=corrections, measured=measured)


def _corrections(articles: Path, lexicon: Lexicon) -> tuple[Correction, ...]:
    found = corrections_file(articles)
    return read_corrections(found, lexicon) if found else ()


def _declared(articles: Path) -> dict[str, Any]:
    """What a ``corpus.toml`` beside the folder says of this folder; nothing where there is none or it is of another."""
    declared = articles.parent / "corpus.toml"
    if not declared.is_file():
        return {}
    content = tomllib.loads(declared.read_text(encoding="utf-8"))
    return content if content.get("articles") == articles.name else {}


def selection(articles: Path) -> str | None:
    """How the articles were chosen, if that is declared."""
    return _declared(articles).get("selection")


def corrections_file(articles: Path) -> Path | None:
    """The corrections of a declared corpus: ``corrections/corrections.csv`` beside its folder, if it is there."""
    path = articles.parent / "corrections" / FILE
    return path if _declared(articles) and path.is_file() else None
