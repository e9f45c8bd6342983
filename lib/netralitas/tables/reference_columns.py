"""Columns that many reference tables have: keys, lists, dates as precise as known, certainties, sources."""

from __future__ import annotations

from collections.abc import Sequence

import dataframely as dy
import polars as pl

from netralitas.tables.columns import about

ISO_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
#: A day, a month or a year: a reference date is as precise as its source.
ISO_PART = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
#: Kemendagri codes: province, kabupaten or kota, kecamatan.
REGION_CODE = r"^\d{2}(\.\d{2}(\.\d{2})?)?$"
#: Text without white space at its ends; a list has ``|`` between members that are none of them empty.
TRIMMED = r"^\S(.*\S)?$"
LIST = r"^[^|\s]([^|]*[^|\s])?(\|[^|\s]([^|]*[^|\s])?)*$"
KEY = r"^[a-z0-9]+(_[a-z0-9]+)*$"
CERTAINTIES = ["high", "medium", "low"]


def text(title: str, description: str, unit: str | None = None, *, nullable: bool = False) -> dy.String:
    """Free text without white space at its ends."""
    return dy.String(nullable=nullable, regex=TRIMMED, **about(title, description, unit))


def key(title: str, description: str, *, regex: str = KEY) -> dy.String:
    """The key of a table: unique, by default in snake case."""
    return dy.String(primary_key=True, regex=regex, **about(title, description))


def members(title: str, description: str, *, nullable: bool = False) -> dy.String:
    """A list in a cell, with ``|`` between its members."""
    return dy.String(nullable=nullable, regex=LIST, **about(title, f"{description} Separated by a vertical bar."))


def one_of(
    title: str, description: str, values: Sequence[str], *, nullable: bool = False, alias: str | None = None
) -> dy.String:
    """One word of a closed list."""
    return dy.String(
        nullable=nullable, alias=alias, check=lambda column: column.is_in(list(values)), **about(title, description)
    )


def yes_no(title: str, description: str) -> dy.String:
    """``yes`` or ``no``."""
    return one_of(title, description, ["yes", "no"])


def day(title: str, description: str, *, nullable: bool = False) -> dy.String:
    """An ISO day."""
    return dy.String(nullable=nullable, regex=ISO_DAY, **about(title, description))


def moment(title: str, description: str, *, nullable: bool = True, alias: str | None = None) -> dy.String:
    """An ISO day, month or year, as precise as known."""
    return dy.String(nullable=nullable, alias=alias, regex=ISO_PART, **about(title, description))


def region_code(title: str = "Code", *, nullable: bool = False, primary_key: bool = False) -> dy.String:
    """A Kemendagri code, which is text: 32.10 is no number."""
    description = "Kemendagri code of the region, dots kept."
    return dy.String(nullable=nullable, primary_key=primary_key, regex=REGION_CODE, **about(title, description))


def region_name(*, nullable: bool = False) -> dy.String:
    """An official region name."""
    return text("Region", "Official name of the region, as in regions.csv.", nullable=nullable)


def certainty() -> dy.String:
    """How sure a row is."""
    return one_of("Certainty", "How sure we are of the row: high, medium or low.", CERTAINTIES)


def source() -> dy.String:
    """Where a row comes from; never empty."""
    return text("Source", "Where the row comes from: an address, a law, a file of the facts, or general knowledge.")


def note() -> dy.String:
    """A remark."""
    return text("Note", "What else a reader of the row should know.", nullable=True)


def in_order(first: str, last: str) -> pl.Expr:
    """Whether a moment is not later than another, as far as both are known: "2024-06" and "2024-06-07" are in order."""
    common = pl.min_horizontal(pl.col(first).str.len_chars(), pl.col(last).str.len_chars())
    return (pl.col(first).str.slice(0, common) <= pl.col(last).str.slice(0, common)).fill_null(value=True)


def is_day_of_calendar(column: str) -> pl.Expr:
    """Whether a date that is given to the day exists: 2023-02-29 does not."""
    whole = pl.col(column).str.len_chars() == 10
    found = pl.when(whole).then(pl.col(column)).str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return (~whole | found).fill_null(value=True)
