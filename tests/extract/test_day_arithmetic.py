from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract import calendar

DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


def test_shift() -> None:
    assert calendar.shift(date(2024, 1, 31), 1, "M") == date(2024, 2, 29)
    assert calendar.shift(date(2024, 2, 29), -1, "Y") == date(2023, 2, 28)
    assert calendar.shift(date(2024, 11, 27), -2, "W") == date(2024, 11, 13)


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (date(2024, 12, 20), date(2025, 1, 5)),
        (date(2025, 1, 20), date(2025, 1, 5)),
        (date(2024, 3, 1), date(2024, 1, 5)),
    ],
)
def test_nearest_year(anchor: date, expected: date) -> None:
    assert calendar.nearest_year(1, 5, anchor) == expected


@given(st.integers(0, 6), DAYS)
def test_weekdays(weekday: int, anchor: date) -> None:
    past, ahead = calendar.on_weekday(weekday, anchor), calendar.on_weekday(weekday, anchor, after=True)
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (anchor - past).days < 7
    assert 0 < (ahead - anchor).days <= 7
    assert calendar.on_weekday(weekday, anchor, strict=True) < anchor


def test_correction_prefers_the_publication() -> None:
    # 3 October 2024 was a Thursday; 3 November a Sunday, the day before the article.
    assert calendar.corrected(date(2024, 10, 3), 6, date(2024, 11, 4)) == date(2024, 11, 3)
    assert calendar.corrected(date(2024, 10, 3), 6, None) == date(2024, 10, 6)


@given(DAYS, st.integers(0, 6), st.none() | DAYS)
def test_correction_falls_on_the_weekday(written: date, weekday: int, anchor: date | None) -> None:
    found = calendar.corrected(written, weekday, anchor)
    assert found is not None
    assert found.weekday() == weekday
