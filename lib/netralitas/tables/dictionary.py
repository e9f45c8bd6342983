"""The data dictionary: what the schemas say about their columns, for axes, headers and the report."""

from __future__ import annotations

import polars as pl

from netralitas.tables.schemas import SCHEMAS


def title(table: str, column: str) -> str:
    """A column's short title, for axes and headers."""
    metadata = SCHEMAS[table].columns()[column].metadata or {}
    return str(metadata["title"])


def dictionary() -> pl.DataFrame:
    """The data dictionary: one row a column (table, column, title, type, unit, nullable, description)."""
    return pl.DataFrame(
        [
            {
                "table": table,
                "column": name,
                "title": (column.metadata or {})["title"],
                "type": str(column.dtype),
                "unit": (column.metadata or {})["unit"],
                "nullable": column.nullable,
                "description": column.description,
            }
            for table, schema in SCHEMAS.items()
            for name, column in schema.columns().items()
        ],
        schema_overrides={"unit": pl.String},
    )
