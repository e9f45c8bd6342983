"""Tables of the report: a frame as HTML for the page and as Markdown for the PDF.

Text is shown as it is, never as markup. A long table brings the one script along that searches and sorts it; the page's
policy knows that script by its hash, and without it the table is whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from html import escape as escape_html
from pathlib import Path
from typing import Any, Literal

import great_tables as gt
import polars as pl

from netralitas.charts import links
from netralitas.charts.frame import need, plural
from netralitas.report.marking import LONGEST, clean, short
from netralitas.report.prose import Prose, escape

#: The PDF's tables are cut to this many rows, a page's to that many: the rest is in the downloads.
PRINTED, SHOWN = 40, 200
#: A table longer than this can be searched and sorted.
_LONG = 10
#: Stands between a cell's words and its address, and in no text.
_ADDRESS = "\x1f"
_SOURCE = "source"
#: Days and months as the tables hold them, which are shown as all other dates are.
_ISO = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_SCRIPT = Path(__file__).parent / "templates" / "tables.js"

Link = Literal["sentence", "code"]


@lru_cache(maxsize=1)
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")


class Table:
    """A table that shows itself in a notebook, on a page and in the PDF."""

    def __init__(
        self,
        frame: pl.DataFrame,
        headers: Mapping[str, str],
        note: str | None,
        addresses: Mapping[str, list[str]] | None = None,
        filters: Sequence[str] = (),
    ):
        self.frame, self.headers, self.note = frame, dict(headers), note
        self.addresses, self.filters = dict(addresses or {}), tuple(filters)

    def _repr_html_(self) -> str:
        shown = self.frame.head(SHOWN)
        texts = shown.select(
            pl.col(name).map_elements(_cell, return_dtype=pl.String, skip_nulls=False).alias(name)
            for name in shown.columns
        )
        for name, found in self.addresses.items():
            joined = [f"{text}{_ADDRESS}{to}" for text, to in zip(texts[name], found, strict=False)]
            texts = texts.with_columns(pl.Series(name, joined))
        digest = hashlib.sha256(repr((self.headers, texts.rows())).encode()).hexdigest()[:10]
        numbers = [name for name, dtype in shown.schema.items() if dtype.is_numeric()]
        table = (
            gt.GT(texts, id=f"tbl-{digest}")
            .cols_label({name: self.headers[name] for name in texts.columns})
            .cols_align("left")
            .cols_align("right", columns=numbers)
            .tab_options(table_width="100%", table_font_size="0.92em", data_row_padding="5px")
        )
        if self.addresses:
            table = table.fmt(_anchor, columns=list(self.addresses))
        for note in self._notes(SHOWN, "downloads"):
            table = table.tab_source_note(note)
        page = str(table.as_raw_html())
        if shown.height <= _LONG:
            return page
        chosen = ",".join(str(shown.columns.index(name)) for name in self.filters)
        return f'<div class="nt-data" data-filters="{chosen}">{page}</div>\n<script>{_script()}</script>'

    def _repr_markdown_(self) -> str:
        shown = self.frame.head(PRINTED)
        rows = [[_cell(value) for value in row] for row in shown.iter_rows()]
        headers = [self.headers[name] for name in shown.columns]
        # Pandoc divides the page's width by the lengths of these dashes.
        dashes = ["-" * _width(header, [row[at] for row in rows]) for at, header in enumerate(headers)]
        rules = [
            f"{line}:" if dtype.is_numeric() else f":{line}" for line, dtype in zip(dashes, shown.dtypes, strict=True)
        ]
        lines = [_line(map(escape, headers)), _line(rules), *(_line(map(escape, row)) for row in rows)]
        notes = self._notes(PRINTED, "web report")
        return "\n".join(lines) + "".join(f"\n\n{escape(note)}" for note in notes) + "\n"

    def _notes(self, most: int, elsewhere: str) -> list[str]:
        notes = [self.note] if self.note else []
        if self.frame.height > most:
            notes.append(f"The first {most} of {plural(self.frame.height, 'row')}; the rest is in the {elsewhere}.")
        return notes

    def __repr__(self) -> str:
        return f"Table of {plural(self.frame.height, 'row')}"


def _anchor(cell: str) -> str:
    text, _, address = cell.partition(_ADDRESS)
    return f'<a href="{escape_html(address, quote=True)}">{escape_html(text)}</a>'


def _width(header: str, cells: list[str]) -> int:
    """The room that a column needs: its header on one line, its cells on one or two."""
    longest = sorted(map(len, cells))[int(0.9 * (len(cells) - 1))]
    return max(len(header) + 2, min(longest, 36))


def _line(cells: Any) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        # Short, and kept on one line: a table has little room.
        return f"{value.day} {value:%b %Y}".replace(" ", "\N{NO-BREAK SPACE}")
    if isinstance(value, (list, pl.Series)):
        return _text(", ".join(str(item) for item in value)) or "–"
    text = _text(str(value))
    if found := _ISO.fullmatch(text):
        known = date(int(found[1]), int(found[2]), int(found[3] or 1))
        return _cell(known) if found[3] else f"{known:%b\N{NO-BREAK SPACE}%Y}"
    return text


def _text(words: str) -> str:
    """Words as a cell shows them: none that cannot be seen, and of a "word" of a megabyte its beginning and "…"."""
    return short(clean(words).replace(_ADDRESS, ""), LONGEST)


def _linked(frame: pl.DataFrame, link: Link) -> tuple[pl.DataFrame, dict[str, list[str]]]:
    """The frame as it is shown, and the addresses of its cells by column."""
    if link == "code":
        need("a table linked by code", frame, "code")
        return frame, {"code": [links.region(code) for code in frame["code"]]}
    need("a table linked by sentence", frame, "article_id")
    shown = frame if "sentence" in frame.columns else frame.with_columns(pl.lit(None).alias("sentence"))
    places = list(shown.select("article_id", "sentence").iter_rows())
    named = [links.reference(*place).replace(" ", "\N{NO-BREAK SPACE}") for place in places]
    shown = shown.drop("article_id", "sentence").with_columns(pl.Series(_SOURCE, named, dtype=pl.String))
    return shown, {_SOURCE: [links.evidence(*place) for place in places]}


def table(
    frame: pl.DataFrame,
    *,
    headers: Mapping[str, str] | None = None,
    note: str | None = None,
    empty: str | None = None,
    link: Link | None = None,
    filters: Sequence[str] = (),
) -> Table | Prose:
    """A frame as a table of the report; ``headers`` names columns otherwise than their own names do.

    Text is shown as it is, never as markup; null is a dash. Without a row, the sentence ``empty`` stands instead.
    ``link="sentence"`` puts a column *Source* in the place of ``article_id`` and ``sentence`` that leads to the
    evidence page; ``link="code"`` makes region codes lead to the region's page. A table of more than ten rows can be
    searched and sorted, and chosen from by the values of the columns in ``filters``.
    """
    if frame.is_empty():
        return Prose(empty or "There is no such row.")
    shown, addresses = _linked(frame, link) if link else (frame, {})
    named = {name: name.replace("_", " ").capitalize() for name in shown.columns} | dict(headers or {})
    return Table(shown, named, note, addresses, filters)
