"""Counts, bootstrap intervals and the intervals of shares."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from netralitas.evaluate.counts import Counts, interval, total
from netralitas.evaluate.given import ScorerError, _Matcher, statement_counts, timex_counts
from netralitas.tables import intervals
from netralitas.tables.intervals import share_interval


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(3, 3, 4, 6), 0.75, 0.5, 0.6),
        (Counts(0, 0, 0, 0), 1.0, 1.0, 1.0),
        (Counts(0, 0, 0, 2), 0.0, 0.0, 0.0),
        (Counts(0, 0, 2, 0), 0.0, 0.0, 0.0),
        (Counts.shares(9, 10), 0.9, 0.9, 0.9),
    ],
)
def test_ratios(counts: Counts, precision: float, recall: float, f1: float) -> None:
    assert (counts.precision, counts.recall) == (precision, recall)
    assert counts.f1 == pytest.approx(f1)


def test_an_interval_holds_the_ratio_and_is_the_same_every_time() -> None:
    documents = [Counts(8, 8, 10, 10), Counts(5, 5, 10, 10), Counts(9, 9, 10, 10), Counts(10, 10, 10, 10)]
    found = interval(documents)
    assert found is not None
    assert found == interval(documents)
    low, high = found
    assert 0.5 <= low < total(documents).f1 < high <= 1


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([], None),
        ([Counts(1, 1, 1, 1), Counts(0, 0, 0, 0)], None),
        ([Counts(1, 1, 1, 1), Counts(2, 2, 2, 2)], (1.0, 1.0)),
    ],
    ids=["nothing", "one document", "no mistake"],
)
def test_an_interval_needs_two_documents(documents: list[Counts], expected: object) -> None:
    assert interval(documents) == expected


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
@settings(max_examples=100, deadline=None)
def test_the_quick_matcher_finds_the_blocks_of_difflib(before: str, words: str, after: str) -> None:
    for one, other in ((words, before + words + after), (before + words + after, words), (before, after)):
        expected = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        assert _Matcher(None, one, other, autojunk=False).get_matching_blocks() == expected


def test_what_the_scorers_print_is_read() -> None:
    printed = (
        "statements at 0.3: P 0.750 R 0.500 F1 0.600 (3/4/6)\nstatements at 0.8: P 0.500 R 0.333 F1 0.400 (2/4/6)\n"
        "speaker of found statements: 0.667 (2/3); missing articles 0\n"
    )
    assert statement_counts(printed) == {
        "statements_.3": Counts(3, 3, 4, 6),
        "statements_.8": Counts(2, 2, 4, 6),
        "statement_speaker": Counts(2, 2, 3, 3),
    }
    printed = "recognition relaxed P 0.750 R 0.600 F1 0.667; strict F1 0.444; value F1 0.444 (2/4/5)\n"
    assert timex_counts(printed) == {
        "timex_recognition": Counts(3, 3, 4, 5),
        "timex_strict": Counts(2, 2, 4, 5),
        "timex_value": Counts(2, 2, 4, 5),
    }


@pytest.mark.parametrize("read", [statement_counts, timex_counts])
def test_a_scorer_that_prints_something_else_is_not_believed(read: object) -> None:
    with pytest.raises(ScorerError):
        read("no articles")  # type: ignore[operator]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """Twenty documents: quotations without a mistake; of statements, one in five is missed and none is wrong."""
    path = tmp_path / "confusion.csv"
    perfect, missing = [Counts(2, 2, 2, 2)] * 20, [Counts(4, 4, 4, 5)] * 20
    intervals.table({"quotations": perfect, "statements": missing}).write_csv(path)
    return path


def test_shares_of_records_keep_their_place_where_mistakes_fall_on_all_alike(stored: Path) -> None:
    found = share_interval(30, 100, "statements", path=stored)
    assert found is not None
    low, high = found
    assert 0.25 < low < 0.30 < high < 0.35


def test_shares_of_articles_grow_by_what_is_missed(stored: Path) -> None:
    found = share_interval(40, 100, "statements", of="articles", path=stored)
    assert found is not None
    low, high = found
    assert 0.44 < low < 0.50 < high < 0.58


def test_an_interval_of_a_share_has_room_even_without_a_mistake(stored: Path) -> None:
    low, high = share_interval(30, 100, "quotations", path=stored) or (0, 0)
    assert 0.28 < low < 0.30 < high < 0.32


def test_no_interval_without_a_whole_or_a_measurement(stored: Path, tmp_path: Path) -> None:
    assert share_interval(0, 0, "statements", path=stored) is None
    assert share_interval(1, 2, "figures", path=stored) is None
    assert share_interval(1, 2, "statements", path=tmp_path / "none.csv") is None
    with pytest.raises(ValueError, match="a part of 3 in a whole of 2"):
        share_interval(3, 2, "statements", path=stored)
