from __future__ import annotations

from datetime import date

import polars as pl
from netralitas.report.prose import Prose
from netralitas.report.table import Table, table

FRAME = pl.DataFrame(
    {
        "name": ["<script>alert(1)</script>", "a | b", None],
        "n": [1200, 2, None],
        "day": [date(2024, 2, 14), None, None],
        "aliases": [["x", "y"], [], None],
    }
)


def page(shown: Table | Prose) -> str:
    assert isinstance(shown, Table)
    return shown._repr_html_()


def made() -> Table:
    found = table(FRAME, headers={"n": "Articles"}, note="A note.")
    assert isinstance(found, Table)
    return found


def test_text_of_an_article_is_text_on_the_page() -> None:
    page = made()._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page == made()._repr_html_()


def test_numbers_dates_lists_and_nothing_are_written_out() -> None:
    lines = made()._repr_markdown_().splitlines()
    assert lines[0] == "| Name | Articles | Day | Aliases |"
    assert [rule.strip().strip("-") for rule in lines[1].split("|")[1:-1]] == [":", ":", ":", ":"]
    assert [rule.strip().startswith(":") for rule in lines[1].split("|")[1:-1]] == [True, False, True, True]
    assert "1,200 | 14 Feb 2024 | x, y |" in lines[2]
    assert lines[3].startswith(r"| a \| b | 2 | – | – |")
    assert lines[-1] == r"A note\."


def test_the_printed_table_is_cut_and_says_so() -> None:
    long = table(pl.DataFrame({"n": range(50)}))
    assert r"The first 40 of 50 rows; the rest is in the web report\." in long._repr_markdown_()


def test_without_a_row_a_sentence_stands() -> None:
    said = table(FRAME.clear(), empty="Nothing was dropped.")
    assert isinstance(said, Prose)
    assert said.markdown == "Nothing was dropped."


def test_a_row_leads_to_its_sentence() -> None:
    frame = pl.DataFrame({"said": ["a <b>"], "article_id": ["0123456789abcdef"], "sentence": [3]})
    linked = table(frame, link="sentence")
    assert isinstance(linked, Table)
    page = linked._repr_html_()
    assert '<a href="pages/articles/0123456789abcdef.html#s3">01234567\N{NO-BREAK SPACE}s3</a>' in page
    assert "a &lt;b&gt;" in page
    assert linked._repr_markdown_().splitlines()[0] == "| Said | Source |"


def test_an_address_cannot_leave_its_attribute() -> None:
    frame = pl.DataFrame({"code": ['"><script>']})
    linked = table(frame, link="code")
    assert isinstance(linked, Table)
    assert "<script>" not in linked._repr_html_()


def test_a_long_table_brings_the_same_script_each_time() -> None:
    short, long = (page(table(pl.DataFrame({"n": range(n), "kind": ["x"] * n}), filters=["kind"])) for n in (3, 30))
    assert "<script>" not in short
    assert 'data-filters="1"' in long
    assert long.count("<script>") == 1


def test_days_and_months_are_written_like_all_dates() -> None:
    lines = table(pl.DataFrame({"date": ["2024-02-14", "2024-02", "2024"]}))._repr_markdown_().splitlines()
    assert [line.strip("| ") for line in lines[2:]] == ["14 Feb 2024", "Feb 2024", "2024"]


def test_a_word_of_a_megabyte_is_cut_and_says_so() -> None:
    frame = pl.DataFrame({"title": ["w" * 1_000_000], "aliases": [["v" * 1_000_000, "x\u202ey"]]})
    made = table(frame)
    for shown in (page(made), made._repr_markdown_()):
        assert len(shown) < 100_000
        assert "www…" in shown
        assert "vvv…" in shown


def test_what_cannot_be_seen_in_a_list_is_replaced() -> None:
    assert "x\ufffdy" in page(table(pl.DataFrame({"aliases": [["x\u202ey", "z"]]})))
