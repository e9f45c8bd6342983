"""Charts of statements, figures and law. fictional: true"""

from __future__ import annotations

from datetime import date
from typing import Any

import netralitas as nt
import polars as pl

ARTICLES = pl.DataFrame(
    {"article_id": ["a", "b"], "date": [date(2024, 1, 5), date(2024, 2, 9)], "counted": [True, True]}
)
STATEMENTS = pl.DataFrame(
    {
        "article_id": ["a", "a", "b", "b"],
        "sentence": [1, 2, 1, 3],
        "kind": ["direct", "indirect", "indirect", "indirect"],
        "speaker": ["Rangga Wirasena", "Rangga Wirasena", "Sari Lesmana", None],
        "cue": ["katanya", "menegaskan", "mengklaim", None],
        "cue_class": ["neutral", "stressing", "claiming", None],
    }
)
FIGURES = pl.DataFrame(
    {
        "article_id": ["a", "b", "b"],
        "sentence": [1, 2, 3],
        "value": [38.0, 37.0, 5.0],
        "unit": ["provinsi", "provinsi", "orang"],
        "thing": ["provinsi", "provinsi", "camat"],
        "speaker": [None, "Sari Lesmana", None],
        "as_of": [None, None, "2024-02"],
        "figure_key": ["indonesia_provinces", "indonesia_provinces", None],
        "agreement": ["agrees", "differs", None],
    }
)
LAW = pl.DataFrame(
    {
        "article_id": ["a", "b", "b"],
        "sentence": [1, 1, 2],
        "type": ["UU", "UU", "SKB"],
        "number": ["5", "5", None],
        "year": ["2014", "2014", None],
        "instrument_id": ["uu_5_2014", "uu_5_2014", None],
        "doubt": [None, None, None],
    },
    schema_overrides={"doubt": pl.String},
)


def bars_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """What the bars of a chart draw."""
    rows: list[dict[str, Any]] = spec["layer"][0]["data"]["values"]
    return rows


def test_direct_and_indirect_are_told_apart() -> None:
    title = nt.statements_by_month(STATEMENTS, ARTICLES).to_dict()["title"]["text"]
    assert title.startswith("1 of 4 (25%")
    none = nt.statements_by_month(STATEMENTS.with_columns(kind=pl.lit("indirect")), ARTICLES).to_dict()["title"]["text"]
    assert " ".join(none).startswith("No statement of 4 is in quotation marks")


def test_figures_are_counted_by_unit_and_check() -> None:
    spec = nt.figure_check(FIGURES).to_dict()
    drawn = [(row["unit"], row["agreement"], row["figures"]) for row in bars_of(spec)]
    assert drawn == [("provinsi", "agrees", 1), ("provinsi", "differs", 1), ("orang", "no reference", 1)]
    assert spec["title"]["subtitle"] == ["3 figures by unit; 1 without a counterpart among the reference figures"]


def test_an_open_speaker_is_counted_and_not_drawn() -> None:
    spec = nt.speakers(STATEMENTS).to_dict()
    assert spec["title"]["subtitle"][0] == "Statements with a named speaker; 1 leave the speaker open"
    assert {row["speaker"] for row in bars_of(spec)} == {"Rangga Wirasena", "Sari Lesmana"}


def test_a_form_is_led_back_to_its_verb() -> None:
    drawn = bars_of(nt.verbs(STATEMENTS).to_dict())
    assert [row["name"].split(" (")[0] for row in drawn] == ["mengatakan", "menegaskan", "mengklaim"]


def test_what_differs_from_the_reference_stands_first() -> None:
    checked = nt.checked_figures(FIGURES)
    assert checked.select("agreement", "value", "reference").rows() == [("differs", 37.0, 38.0), ("agrees", 38.0, 38.0)]


def test_two_articles_with_two_values_are_rivals() -> None:
    found = nt.rivals(FIGURES)
    assert found["value"].to_list() == [37.0, 38.0]
    assert found["about"].unique().to_list() == ["provinces of Indonesia"]


def test_a_revoked_law_is_marked() -> None:
    spec = nt.instruments(LAW).to_dict()
    assert spec["title"]["text"] == "UU 5/2014 is cited in most articles: 2"
    standing = {row["name"]: row["standing"] for row in bars_of(spec)}
    assert standing == {"UU 5/2014": "revoked", "SKB (no number)": "not in our list"}
