"""The reference tables as polars frames, valid under their schemas, with numbers where columns hold them."""

from __future__ import annotations

from pathlib import Path

import dataframely as dy
import polars as pl

from netralitas import paths
from netralitas.tables.reference_schemas import REFERENCE_SCHEMAS


class BadReferenceError(Exception):
    """A reference table that breaks its schema."""


def load_reference(name: str, folder: Path = paths.REFERENCE) -> pl.DataFrame:
    """A reference table (``regions``, ``election_calendar``, ``tile_grid`` ...) as a frame; empty cells are null.

    Codes and dates stay text: "32.10" is no number, and "2024-02" is no day. Raises ``KeyError`` for an unknown name
    and ``BadReferenceError`` naming file, rules and rows where the table breaks its schema.
    """
    if name not in REFERENCE_SCHEMAS:
        raise KeyError(f"no reference table {name!r}; there are {', '.join(REFERENCE_SCHEMAS)}")
    schema, path = REFERENCE_SCHEMAS[name], folder / f"{name}.csv"
    try:
        result = schema.filter(pl.read_csv(path, infer_schema=False), cast=True)
    except dy.exc.SchemaError as error:
        raise BadReferenceError(f"{path.name}: {str(error).splitlines()[0]}") from error
    if len(result.failure):
        rows = result.failure.invalid().head(3).to_dicts()
        raise BadReferenceError(f"{path.name}: {result.failure.counts()}: {rows}")
    return result.result
