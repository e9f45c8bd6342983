"""Tasks: some articles each, and the function that reads them, the same in this process, in another and on a cluster.

``run`` stands in a module of its own because it is sent by name: a function of ``__main__`` would be sent by value, and
every task would load the models anew.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from netralitas import paths
from netralitas.fingerprint import of_rules
from netralitas.language.cache import Cache
from netralitas.language.models import ModelError, Models, find
from netralitas.records import Article, Document, Reading
from netralitas.reference import Lexicon
from netralitas.tables.parts import Failure, as_record, describe, from_record, pack

#: Articles a part on average, and times as many at most.
SIZE = 32
MOST = 4
#: Characters after which a part is full, however few its articles are.
CHARACTERS = 2_000_000


class OtherRulesError(Exception):
    """A worker has other code, models or reference tables than the build that asks it: its part would not fit."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What all tasks of a build share. ``rules`` is the fingerprint of code, models and reference tables.

    ``cache`` is the folder of annotations, null for none; ``anew`` reads even what is there.
    """

    models: Path
    reference: Path
    rules: str
    cache: Path | None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Articles as records (``netralitas.tables.parts.as_record``); ``name`` hashes them and the rules."""

    name: str
    records: tuple[str, ...]
    setup: Setup

    @property
    def size(self) -> int:
        """Characters of all records."""
        return sum(map(len, self.records))


def tasks(articles: Iterable[Article], setup: Setup, size: int = SIZE) -> Iterator[Task]:
    """The articles as tasks, in their order; at most one task is held.

    Where a task ends is decided by an article's id, not by counting: an article more or less changes the task that it
    falls into, and all others stay what they were and need not be run again.
    """
    records: list[str] = []
    characters = 0
    for article in articles:
        records.append(as_record(article))
        characters += len(article.text)
        last = int(article.article_id[-8:], 16) % size == 0
        if last or len(records) >= MOST * size or characters > CHARACTERS:
            yield _task(records, setup)
            records, characters = [], 0
    if records:
        yield _task(records, setup)


def _task(records: list[str], setup: Setup) -> Task:
    total = hashlib.sha256(setup.rules.encode())
    for record in records:
        total.update(hashlib.sha256(record.encode("utf-8", "surrogatepass")).digest())
    return Task(total.hexdigest(), tuple(records), setup)


def run(task: Task) -> bytes:
    """Read the articles of a task; the part as a Parquet file's bytes.

    Raises ``ModelError`` where the models are not whole and ``OtherRulesError`` where they, the reference tables or the
    code are not those of the build.
    """
    content = io.BytesIO()
    setup = task.setup
    part = pack(read(map(from_record, task.records), setup), _lexicon(setup))
    part.write_parquet(content, compression="zstd", statistics=False)
    return content.getvalue()


def read(articles: Iterable[Article], setup: Setup) -> Iterator[Reading | Failure]:
    """Articles as readings, by way of the cache. An error in one article costs that article, not the build."""
    from netralitas.extract.reading import read as extract  # noqa: PLC0415

    lexicon = _lexicon(setup)
    cache = Cache(setup.cache, blind=setup.anew) if setup.cache else None
    for document in _documents([*articles], _models(setup), lexicon, cache):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            yield extract(document, lexicon)
        except Exception as error:
            yield Failure(document.article, describe(error))


def _documents(
    articles: Sequence[Article], models: Models, lexicon: Lexicon, cache: Cache | None
) -> list[Document | Failure]:
    from netralitas.language.pipeline import annotate_all  # noqa: PLC0415

    try:
        return [*annotate_all(articles, models, lexicon, cache)]
    except ModelError:
        raise
    except Exception as error:
        if len(articles) == 1:
            return [Failure(articles[0], describe(error))]
        return [found for article in articles for found in _documents([article], models, lexicon, cache)]


@lru_cache(maxsize=2)
def _models(setup: Setup) -> Models:
    """The models of a setup; on another machine that does not have its folders, those of the package there."""
    models = setup.models if setup.models.is_dir() else paths.MODELS
    reference = setup.reference if setup.reference.is_dir() else paths.REFERENCE
    if of_rules(models, reference) != setup.rules:
        raise OtherRulesError(
            f"the code, models or reference tables in {paths.ROOT} are not those of the build that asks: "
            "install the same version of netralitas on every worker"
        )
    return find(models)


def _lexicon(setup: Setup) -> Lexicon:
    return Lexicon.load(setup.reference if setup.reference.is_dir() else paths.REFERENCE)


def settle(models: Path, reference: Path, cache: Path | None, *, anew: bool = False) -> Setup:
    """The setup of a build. Raises ``ModelError`` where the models are not whole."""
    return Setup(models, reference, of_rules(models, reference), cache, anew)


def unread(task: Task) -> int:
    """How many articles of a task have no annotation in the cache."""
    from netralitas.language.cache import key  # noqa: PLC0415

    if task.setup.cache is None or task.setup.anew:
        return len(task.records)
    cache, models = Cache(task.setup.cache), _models(task.setup)
    return sum(not cache.holds(key(from_record(record), models)) for record in task.records)
