"""CSV that a spreadsheet can open without running anything, and that reads back to the very same table.

A spreadsheet takes a cell that begins with = + - or @ (or with a tab or a line break before one) for a formula. Such a
text gets an apostrophe in front, and so does a text that begins with an apostrophe, so that taking one away again is
never wrong (the advice of OWASP, "CSV injection"). Numbers and dates are written as they are. A list is written with
``|`` between its members; ``\\|`` and ``\\\\`` stand for these characters themselves. An empty cell is null, ``""`` an
empty text.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

import polars as pl

from netralitas.tables.schemas import SCHEMAS

#: First characters that get an apostrophe: formulas, also in full width, blanks that a spreadsheet skips, and itself.
_RISKY = r"^['=+\-@\t\r\n\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]"


def neutral(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame as it is written: texts neutralised, lists as text."""
    out = frame
    for name, dtype in frame.schema.items():
        if isinstance(dtype, pl.List):
            out = out.with_columns(pl.col(name).map_elements(_joined, return_dtype=pl.String))
        elif dtype != pl.String:
            continue
        risky = pl.col(name).str.contains(_RISKY)
        out = out.with_columns(pl.when(risky).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name))
    return out


def write(frame: pl.DataFrame) -> bytes:
    """A table as CSV (UTF-8, commas, ``\\n``)."""
    return neutral(frame).write_csv().encode()


def read(path: Path | BinaryIO, table: str) -> pl.DataFrame:
    """A table that ``write`` has written, with the types of its schema and without the apostrophes.

    Raises ``KeyError`` for a table that there is not.
    """
    types = {name: column.dtype for name, column in SCHEMAS[table].columns().items()}
    texts = pl.read_csv(path, infer_schema=False)
    columns = []
    for name, dtype in types.items():
        column = pl.col(name)
        if dtype == pl.String or isinstance(dtype, pl.List):
            column = column.str.strip_prefix("'")
        if isinstance(dtype, pl.List):
            column = column.map_elements(_parted, return_dtype=pl.List(pl.String))
        elif dtype == pl.Boolean:
            column = column == "true"
        elif dtype == pl.Date:
            column = column.str.to_date("%Y-%m-%d")
        elif dtype != pl.String:
            column = column.cast(dtype)
        columns.append(column.alias(name))
    return texts.select(columns)


def _joined(members: pl.Series) -> str:
    parts = [re.sub(r"([\\|])", r"\\\1", member) for member in members]
    # An empty last member would be lost: one more separator says that it is there.
    return "|".join(parts) + ("|" if parts and not parts[-1] else "")


def _parted(text: str) -> list[str]:
    parts = [""]
    for sign in re.findall(r"\\[\\|]|.", text, re.DOTALL):
        if sign == "|":
            parts.append("")
        else:
            parts[-1] += sign[-1]
    return parts if parts[-1] else parts[:-1]
