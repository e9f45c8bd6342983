"""Explaining: what a build and a report would do now, and why, without doing any of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from netralitas import paths
from netralitas.build import ANNOTATIONS, PARTS, combined, fingerprints, source
from netralitas.engine.shelf import Shelf
from netralitas.engine.task import settle, tasks, unread
from netralitas.lock import holder
from netralitas.tables import store
from netralitas.workspace import Workspace


def explain(place: Workspace, *, models: Path, force: bool = False) -> Iterator[str]:
    """One line for each step. Raises ``NoArticles`` and ``ModelError`` as the build would."""
    owner = holder(place.tables)
    if owner:
        yield f"lock: {owner}; if that process is gone, the next build takes over"
    inputs = fingerprints(place.articles, models, paths.REFERENCE)
    stale = force or not store.is_current(place.tables, combined(inputs))
    if not stale:
        yield f"tables: nothing to do, made from the same inputs ({', '.join(inputs)})"
    else:
        yield f"tables: to be made, because {'--force asks for it' if force else _why(place.tables, inputs)}"
        yield from _reading(place, models, force=force)
    yield from _report(place, stale=stale)


def _why(tables: Path, inputs: dict[str, str]) -> str:
    try:
        before = store.manifest(tables).inputs
    except store.NoTablesError:
        return "there are none, or a build did not end"
    changed = [
        f"{name} changed ({before.get(name, 'unknown')} → {now})"
        for name, now in inputs.items()
        if before.get(name) != now
    ]
    return " and ".join(changed) or "one of their files is missing or damaged"


def _reading(place: Workspace, models: Path, *, force: bool) -> Iterator[str]:
    cache = paths.cache()
    setup = settle(models, paths.REFERENCE, cache / ANNOTATIONS, anew=force)
    shelf = Shelf(cache / PARTS)
    articles = parts = to_read = to_extract = missing = 0
    for task in tasks(source(place.articles).articles(), setup):
        parts += 1
        articles += len(task.records)
        if force or not shelf.find(task.name):
            missing += 1
            to_extract += len(task.records)
            to_read += unread(task)
    yield f"  language models: {to_read} of {articles} articles to read; the others are in the cache"
    yield f"  rules: {missing} of {parts} parts to make ({to_extract} articles); the others are on the shelf"
    yield "  resolution and tables: always, over all articles"


def _report(place: Workspace, *, stale: bool) -> Iterator[str]:
    from netralitas.report import notebooks, render  # noqa: PLC0415

    if stale:
        yield "notebooks and report: after the tables; skipped if these come out as they were"
        return
    book = notebooks.find(paths.ROOT)
    old = [path for path in book if not notebooks.is_current(path, place.tables)]
    shipped = place.shipped and not old
    if not place.shipped:
        copies = [place.book / path.relative_to(paths.ROOT) for path in book]
        old = [path for path in copies if not (path.is_file() and notebooks.is_current(path, place.tables))]
    if old:
        names = ", ".join(path.stem for path in old)
        yield f"notebooks: {len(old)} of {len(book)} to run, because cells, tables or charts changed ({names})"
        yield "report: to be rendered after them"
        return
    yield "notebooks: nothing to do, their outputs belong to these tables and charts"
    root = paths.ROOT if shipped else place.book
    done = render.current(root, place.site, tables=place.tables)
    yield f"report: {'nothing to do' if done else 'to be rendered, because sources, tables or renderer changed'}"
