"""The difference between two versions of the data, as Markdown: what a pull request that touches ``data/`` changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from netralitas.evaluate.results import SYSTEM, accuracy
from netralitas.tables import versions
from netralitas.tables.versions import Version

#: Entries of one list that are written out.
MOST = 30
#: Accuracy of the same folder: ``netralitas diff`` looks for this file beside the tables.
ACCURACY = "accuracy.csv"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|$~@^&-])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def diff(old: Path, new: Path) -> str:
    """The difference between two folders of tables as Markdown. Raises ``NoTablesError``.

    Where both hold an ``accuracy.csv`` the measures that moved are listed too.
    """
    lines = [*between(versions.version(old), versions.version(new)), *_moved(old / ACCURACY, new / ACCURACY)]
    return "\n".join(lines) + "\n"


def between(old: Version, new: Version) -> Iterator[str]:
    """Lines of Markdown: figures that moved, then articles, people, events, regions and files put aside."""
    yield "## What changes in the data"
    yield ""
    if old == new:
        yield "Nothing: both versions hold the same."
        return
    figures = {name: (old.figures.get(name, 0), new.figures.get(name, 0)) for name in {**new.figures, **old.figures}}
    moved = {name: pair for name, pair in figures.items() if pair[0] != pair[1]}
    if moved:
        yield "| figure | before | now | change |"
        yield "|---|--:|--:|--:|"
        yield from (f"| {name} | {was:,} | {now:,} | {now - was:+,} |" for name, (was, now) in moved.items())
    else:
        yield "No figure of the summary moves."
    added, removed, changed = _articles(old, new)
    yield from _list("Articles added", added)
    yield from _list("Articles changed", changed)
    yield from _list("Articles removed", removed)
    for name, was, now in (
        ("People", old.actors, new.actors),
        ("Events", old.events, new.events),
        ("Regions", old.regions, new.regions),
    ):
        yield from _list(f"{name} that are new", _only(now, was))
        yield from _list(f"{name} that are gone", _only(was, now))
    yield from _list("Files newly put aside", _reasons(new.quarantine, old.quarantine))
    yield from _list("Files no longer put aside", _reasons(old.quarantine, new.quarantine))


def _articles(old: Version, new: Version) -> tuple[list[str], list[str], list[str]]:
    """Added, removed and changed: a file whose text is another is changed, one that was renamed is none of them."""
    was, now = ({place: tuple(entry) for place, entry in one.articles.items()} for one in (old, new))
    known, kept = ({entry[0] for entry in side.values()} for side in (was, now))
    changed = [_article(place, now[place][1]) for place in now if place in was and was[place][0] != now[place][0]]
    added = [_article(place, entry[1]) for place, entry in now.items() if place not in was and entry[0] not in known]
    gone = [_article(place, entry[1]) for place, entry in was.items() if place not in now and entry[0] not in kept]
    return added, gone, changed


def _article(place: str, title: str) -> str:
    return f"{_text(title) or 'without a headline'} ({_text(place)})"


def _only(these: Mapping[str, str], those: Mapping[str, str]) -> list[str]:
    return [_text(name) for key, name in these.items() if key not in those]


def _reasons(these: Mapping[str, str], those: Mapping[str, str]) -> list[str]:
    return [f"{_text(place)}: {_text(reason)}" for place, reason in these.items() if those.get(place) != reason]


def _list(title: str, entries: list[str]) -> Iterator[str]:
    if not entries:
        return
    yield ""
    yield f"### {title}: {len(entries)}"
    yield ""
    yield from (f"- {entry}" for entry in entries[:MOST])
    if len(entries) > MOST:
        yield f"- … and {len(entries) - MOST} more"


def _moved(old: Path, new: Path) -> Iterator[str]:
    """The measures that moved by a thousandth or more."""
    if not (old.is_file() and new.is_file()):
        return
    was, now = (
        accuracy(path).filter(pl.col("system") == SYSTEM).select("dataset", "measure", "f1") for path in (old, new)
    )
    both = now.join(was, on=["dataset", "measure"], how="full", suffix="_was", coalesce=True)
    rows = [
        (dataset, measure, now_, was_)
        for dataset, measure, now_, was_ in both.sort("dataset", "measure").iter_rows()
        if now_ is None or was_ is None or abs(now_ - was_) >= 0.001
    ]
    yield ""
    yield "## What changes in the accuracy"
    yield ""
    if not rows:
        yield "Nothing."
        return
    yield "| data | measure | F1 before | F1 now |"
    yield "|---|---|--:|--:|"
    for dataset, measure, now_, was_ in rows:
        cells = ["–" if value is None else f"{value:.3f}" for value in (was_, now_)]
        yield f"| {_text(dataset)} | {_text(measure)} | {cells[0]} | {cells[1]} |"


def _text(words: str) -> str:
    """Words of an article as words: no markup, on one line, not longer than a headline."""
    plain = " ".join(_UNSEEN.sub(" ", words).split())
    return _MARKUP.sub(r"\\\1", plain[:160] + ("…" if len(plain) > 160 else ""))
