"""Columns that many tables have, each with its type and meaning."""

from __future__ import annotations

from typing import Any

import dataframely as dy


def about(title: str, description: str, unit: str | None = None) -> dict[str, Any]:
    """Title, unit and description of a column, as its schema's constructor wants them."""
    return {"metadata": {"title": title, "unit": unit}, "description": description}


def article_id(*, primary_key: bool = False) -> dy.String:
    """The article's id."""
    return dy.String(
        primary_key=primary_key,
        regex="^[0-9a-f]{16}$",
        **about("Article", "Hash of the article's clean text: the same text always has the same id."),
    )


def start(*, primary_key: bool = False) -> dy.Int32:
    """Where a record's words start."""
    return dy.Int32(
        min=0, primary_key=primary_key, **about("Start", "Where the words start in the clean text.", "code points")
    )


def end(*, primary_key: bool = False) -> dy.Int32:
    """Where a record's words end."""
    return dy.Int32(min=0, primary_key=primary_key, **about("End", "Where the words end, exclusive.", "code points"))


def sentence() -> dy.Int32:
    """The sentence that holds a record's words."""
    return dy.Int32(
        nullable=True, min=0, **about("Sentence", "Number of the sentence in its article; null outside the body.")
    )


def rule() -> dy.String:
    """The rule or model that found a record."""
    return dy.String(**about("Rule", "The rule or model that found this row."))


def confidence(judged_by: str) -> dy.Float64:
    """How often the rule that found a record was right; ``judged_by`` is what makes a record right."""
    return dy.Float64(
        nullable=True,
        min=0,
        max=1,
        **about(
            "Confidence",
            f"Precision of the row's rule: the share of what it found in articles annotated for development that is "
            f"right, judged by {judged_by} (confidence.csv); null: it found fewer than 20, or was not measured.",
            "share",
        ),
    )


def words() -> dy.String:
    """A record's words."""
    return dy.String(**about("As written", "The words of the text."))


def region(title: str = "Region") -> dy.String:
    """An official region name."""
    return dy.String(nullable=True, **about(title, "Official name of the region, as in regions.csv; null: none."))


#: Where the region of an office comes from, the surest first.
REGION_FROM = ["text", "register", "article"]


def region_from() -> dy.String:
    """Where the region of an office comes from."""
    return dy.String(
        nullable=True,
        check=lambda column: column.is_in(REGION_FROM),
        **about(
            "Region from",
            "text: the words give it; register: office_holders.csv; article: the only one that the article leaves.",
        ),
    )


def checked() -> dy.Bool:
    """Whether a person has checked a row."""
    return dy.Bool(**about("Checked", "Whether a person has checked the row against the article (corrections.csv)."))
