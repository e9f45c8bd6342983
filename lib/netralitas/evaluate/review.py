"""Review: what a person should check first, rows that matter most and are least sure, with the lines that settle it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from netralitas.resolve.actors import name_words
from netralitas.resolve.corrections import confirmation
from netralitas.resolve.withholding import BLOCK, LABEL
from netralitas.tables import store

Row = dict[str, Any]
#: Share of letters in common, in order, from which two names may be spellings of one.
ALIKE = 0.9


class Item(NamedTuple):
    """One thing to check. ``lines`` go into corrections.csv once who and date are filled in: the first confirms."""

    checked: bool
    rank: int
    why: str
    article_id: str
    start: int
    article: str
    sentence: str
    lines: tuple[str, ...]


def items(folder: Path | None = None) -> list[Item]:
    """Everything worth a look in the tables of a folder: unchecked first, then by what matters most, then by place.

    Raises ``NoTablesError`` where there are no tables.
    """
    articles = {row["article_id"]: row for row in _table("articles", folder)}
    sentences = {(row["article_id"], row["sentence"]): row["text"] for row in _table("sentences", folder)}
    found: list[Item] = []
    for rank, (table, why) in enumerate(_QUESTIONS):
        for row, reason, corrections in why(folder):
            article = articles[row["article_id"]]
            found.append(
                Item(
                    checked=row["checked"],
                    rank=rank,
                    why=reason,
                    article_id=row["article_id"],
                    start=row["start"],
                    article=" · ".join(str(article[key]) for key in ("date", "outlet", "title") if article[key]),
                    sentence=sentences.get((row["article_id"], row["sentence"])) or row.get("text") or row["name"],
                    lines=(_confirm(table, row), *corrections),
                )
            )
    return sorted(found, key=lambda item: item[:6])


def as_text(found: Sequence[Item]) -> Iterator[str]:
    """The items as lines for a terminal."""
    for number, item in enumerate(found, start=1):
        yield f"{number}. {item.why}{' (checked)' if item.checked else ''}"
        yield f"   {item.article} [{item.article_id}]"
        yield f"   “{' '.join(item.sentence.split())}”"
        for verb, line in zip(("confirm", *["correct"] * len(item.lines)), item.lines, strict=False):
            yield f"   {verb}: {line}"
        yield ""


def _table(name: str, folder: Path | None) -> list[Row]:
    return store.load(name, folder).to_dicts()


def _line(action: str, target: str, value: str, article: str, reason: str) -> str:
    """A row of corrections.csv whose last two cells, who and date, are left to the person who checks."""
    cells = io.StringIO()
    csv.writer(cells, lineterminator="").writerow((action, target, value, article, reason, "", ""))
    return cells.getvalue()


def _confirm(table: str, row: Row) -> str:
    """The line that confirms a row. What is withheld is not repeated: a shorter confirmation claims less."""
    value = confirmation(table, row)
    if BLOCK in value or LABEL[:-1] in value:
        value = table
    return _line("confirm", f"{row['article_id']}:{row['start']}", value, row["article_id"], "read in the article")


def _drop(row: Row) -> str:
    value = row["type"]
    return _line("drop_event", f"{row['article_id']}:{row['start']}", value, row["article_id"], "no such event")


Question = Iterator[tuple[Row, str, tuple[str, ...]]]


def _violations(folder: Path | None) -> Question:
    for row in _table("events", folder):
        if row["status"]:
            region = row["region"] or "national"
            yield row, f"{row['type']} of {row['date']} in {region}: {row['status']}?", (_drop(row),)


def _weekdays(folder: Path | None) -> Question:
    """Dates whose written weekday is another day's; where an event stands on one, the line that moves it."""
    events = {(row["article_id"], row["start"], row["end"]): row for row in _table("events", folder)}
    for row in _table("timexes", folder):
        if row["weekday_ok"] is not False:
            continue
        lines: tuple[str, ...] = ()
        event = events.get((row["article_id"], row["start"], row["end"]))
        if event and row["correction"]:
            status = [event["status"]] if event["status"] else []
            value = "|".join([row["correction"], event["type"], event["region"] or "national", row["text"], *status])
            lines = (_drop(event), _line("add_event", row["article_id"], value, row["article_id"], "date misprinted"))
        likely = f", likely {row['correction']}" if row["correction"] else ""
        yield row, f"weekday and date do not fit: {row['text']}{likely}", lines


def _short_names(folder: Path | None) -> Question:
    """Appearances under a shorter name that were joined to a person of a longer one."""
    names = {row["actor_id"]: row["name"] for row in _table("actors", folder)}
    for row in _table("appearances", folder):
        whole = names[row["actor_id"]]
        if len(name_words(row["name"])) < len(name_words(whole)) and LABEL[:-1] not in whole:
            split = _line("split_actor", row["actor_id"], f"{row['actor_id']}-2", row["article_id"], "somebody else")
            yield row, f"is “{row['name']}” the same person as {whole}?", (split,)


def _alike(folder: Path | None) -> Question:
    """First appearances of an actor whose name is almost another's, and who may be the same person."""
    appearances: dict[str, Row] = {}
    for row in _table("appearances", folder):
        appearances.setdefault(row["actor_id"], row)
    groups: dict[str, list[str]] = {}
    for actor in sorted(appearances):
        groups.setdefault(actor.split("-", maxsplit=1)[0], []).append(actor)
    for group in groups.values():
        for one, other in combinations(group, 2):
            ratio = SequenceMatcher(None, one.replace("-", ""), other.replace("-", ""), autojunk=False).ratio()
            if ratio >= ALIKE and not one.startswith("withheld"):
                row = appearances[one]
                merge = _line("merge_actors", one, other, "", "the same person")
                yield row, f"is {row['name']} the same person as {appearances[other]['name']}?", (merge,)


def _doubtful_citations(folder: Path | None) -> Question:
    for row in _table("legal_references", folder):
        if row["doubt"]:
            yield row, f"citation {row['text']}: {row['doubt']}", ()


def _differing_figures(folder: Path | None) -> Question:
    for row in _table("figures", folder):
        if row["agreement"] == "differs":
            yield row, f"figure {row['text']} differs from the reference {row['figure_key']}", ()


def _no_speaker(folder: Path | None) -> Question:
    for row in _table("statements", folder):
        if row["speaker"] is None:
            yield row, "nobody was found who says this", ()


#: What is asked, in the order of what a mistake would cost: a false accusation first.
_QUESTIONS: tuple[tuple[str, Callable[[Path | None], Question]], ...] = (
    ("events", _violations),
    ("appearances", _short_names),
    ("appearances", _alike),
    ("timexes", _weekdays),
    ("legal_references", _doubtful_citations),
    ("figures", _differing_figures),
    ("statements", _no_speaker),
)


def checked_share(folder: Path | None = None) -> pl.DataFrame:
    """How many rows people have checked (table, rows, checked, share), for the tables that can be confirmed.

    ``share`` is null for a table without rows.
    """
    rows = []
    for table in ("events", "statements", "appearances", "timexes", "legal_references", "figures"):
        column = store.load(table, folder)["checked"]
        rows.append({"table": table, "rows": column.len(), "checked": int(column.sum()), "share": column.mean()})
    return pl.DataFrame(rows, schema_overrides={"share": pl.Float64})
