"""An article in Jupyter, dates and drawings. fictional: true"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from netralitas.charts.renderer import STORING
from netralitas.reference import Lexicon
from netralitas.report.marking import Mark, extract, marked
from netralitas.report.show import show
from netralitas.report.static_page import written_date, written_number
from netralitas.report.timeline_svg import Window, drawing
from small_corpus import IDS, dispatch, hostile, third_party, write_tables


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"), lexicon, [dispatch(), third_party(), hostile()])


def test_an_article_is_found_by_the_beginning_of_its_id(tables: Path) -> None:
    shown = show(IDS["dispatch"][:9], tables)
    page = shown._repr_html_()
    assert '<mark class="e e-person">' in page
    assert "Camat Dilaporkan" in shown._repr_markdown_()
    assert "(person)" not in shown._repr_markdown_()
    assert repr(shown) == f"Camat Dilaporkan ({IDS['dispatch']})"


@pytest.mark.parametrize("wrong", ["", "zzz", "0123456789abcdef0"])
def test_an_unknown_id_is_an_error(wrong: str, tables: Path) -> None:
    with pytest.raises(KeyError, match="no article"):
        show(wrong, tables)


def test_a_beginning_that_several_share_is_an_error(lexicon: Lexicon, tmp_path: Path) -> None:
    from netralitas.tables import store

    folder = write_tables(tmp_path, lexicon, [dispatch(), third_party()])
    articles = store.load("articles", folder)["article_id"].to_list()
    shared = next((one[:n] for one in articles for n in (0, 1) if sum(a.startswith(one[:n]) for a in articles) > 1), "")
    with pytest.raises(KeyError):
        show(shared, folder)


def test_what_is_stored_for_the_report_shows_extracts(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not show(IDS["third"], tables).evidence.note
    monkeypatch.setenv(STORING, "1")
    assert "belongs to its publisher" in show(IDS["third"], tables)._repr_html_()


def test_nothing_runs_in_jupyter(tables: Path) -> None:
    page = show(IDS["hostile"], tables)._repr_html_()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page


def test_marks_are_cut_with_their_sentence() -> None:
    words = marked("Camat Maya pergi", 100, [Mark(90, 105, "person", ""), Mark(106, 110, "person", "Maya Wirasena")])
    assert words.startswith('<mark class="e e-person"><span>Camat</span>')
    assert 'title="Maya Wirasena"><span>Maya</span>' in words


@pytest.mark.parametrize(("around", "first"), [(0, "k0"), (80, "k14"), (10_000, "k75")])
def test_an_extract_has_at_most_25_words_around_a_place(around: int, first: str) -> None:
    text = " ".join(f"k{number}" for number in range(100))
    cut = extract(text, around)
    words = text[cut.start : cut.end].split()
    assert len(words) == 25
    assert words[0] == first


@pytest.mark.parametrize(
    ("value", "until", "expected"),
    [
        ("2024-05-02", None, "2 May 2024"),
        ("2024-05", None, "May 2024"),
        ("2024", None, "2024"),
        ("2024-08-27", "2024-08-29", "27–29 August 2024"),
        ("2024-08-30", "2024-09-02", "30 August 2024 – 2 September 2024"),
        (None, None, "–"),
        (date(2024, 5, 2), None, "2 May 2024"),
    ],
)
def test_dates_are_written_out(value: date | str | None, until: str | None, expected: str) -> None:
    assert written_date(value, until) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(12.0, "12"), (1234567.0, "1,234,567"), (82.9, "82.9"), (100.0, "100")]
)
def test_numbers_are_written_short(value: float, expected: str) -> None:
    assert written_number(value) == expected


def test_marks_of_one_lane_do_not_cover_each_other() -> None:
    made = {"event_id": "e", "article_id": "a", "start": 0, "type": "rapat", "precision": "day", "tense": "reports"}
    made |= {
        "date": "2024-05-02",
        "until": None,
        "status": None,
        "told": "Rapat </text>",
        "href": "../articles/a.html#s1",
    }
    made |= {"first_day": date(2024, 5, 2), "last_day": date(2024, 5, 2)}
    shown = Window(date(2024, 1, 1), date(2024, 12, 31))
    svg = drawing([made, {**made, "article_id": "b"}], [], shown, "Kota Bandung")
    assert svg.count("<circle") == 2
    assert 'cy="53"' in svg
    assert 'cy="68"' in svg
    assert "Rapat &lt;/text&gt;" in svg
    assert not drawing([{**made, "precision": "year"}], [], shown, "Kota Bandung")
