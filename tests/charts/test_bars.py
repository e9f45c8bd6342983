"""Bars by name and by month. fictional: true"""

from __future__ import annotations

from datetime import date

import altair as alt
import polars as pl
import pytest
import vl_convert
from netralitas.charts.bars import bars, counts, month_bars
from netralitas.charts.frame import _wrap, told_apart

PARTS = pl.DataFrame(
    {"name": ["Tini", "Tini", "Adi"], "n": [2, 1, 1], "at": [0, 1, 0], "href": ["#x", "#x", "pages/a.html#s1"]}
)


@pytest.mark.parametrize("most", [1, 2, 5, 8])
def test_a_small_count_has_whole_numbers_each_once(most: int) -> None:
    assert counts("Articles", most)["axis"].to_dict()["values"] == list(range(most + 1))


def test_a_large_count_has_round_numbers() -> None:
    assert counts("Articles", 9, ticks=5)["axis"].to_dict() == {"format": ",d", "tickCount": 5, "tickMinStep": 1}


def test_bars_stand_in_the_order_given_with_their_total_at_the_end() -> None:
    spec = bars(PARTS, "name", "n", title="Articles", tooltip=["name:N"], order="at").to_dict()
    drawn, words = spec["layer"]
    assert drawn["encoding"]["y"]["scale"]["domain"] == ["Tini", "Adi"]
    assert [(row["name"], row["said"]) for row in words["data"]["values"]] == [("Tini", "3"), ("Adi", "1")]
    assert drawn["encoding"]["href"] == {"field": "href", "type": "nominal"}
    assert vl_convert.vegalite_to_svg(spec).startswith("<svg")


def test_months_without_a_bar_keep_their_place() -> None:
    months = pl.DataFrame(
        {
            "month": [date(2023, 1, 1), date(2024, 12, 1)],
            "n": [1, 2],
            "at": [0, 0],
            "kind": ["x", "x"],
            "href": ["#a", "#b"],
        }
    )
    spec = month_bars(months, "n", title="Articles", tooltip=[], colour=alt.Color("kind:N"), order="at").to_dict()
    # 24 months: every third has its name.
    assert spec["encoding"]["x"]["axis"]["tickCount"] == {"interval": "month", "step": 3}
    assert 2 <= spec["mark"]["size"] <= 24


def test_people_of_one_name_are_numbered_and_others_are_not() -> None:
    people = pl.DataFrame({"id": ["s1", "s2", "a1", "a1"], "name": ["Siti", "Siti", "Adi", "Adi"]})
    assert told_apart(people, "name", "id")["name"].to_list() == ["Siti (1)", "Siti (2)", "Adi", "Adi"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("short", ["short"]),
        ("one two three", ["one two", "three"]),
        ("aaaa bb cc dd", ["aaaa bb", "cc dd"]),
        ("named: 8 of 9 (9%; 8–9%)", ["named:", "8 of 9", "(9%; 8–9%)"]),
    ],
)
def test_lines_are_even_and_brackets_whole(text: str, lines: list[str]) -> None:
    assert _wrap(text, 10) == lines
