"""Days of voting and results, as the calendar has them."""

from __future__ import annotations

import pytest
from netralitas.extract.polls import may_be_polls, stage_type, voting_days
from netralitas.reference import Lexicon


def test_the_country_voted_twice(lexicon: Lexicon) -> None:
    assert voting_days(lexicon) == {"2024-02-14", "2024-11-27"}


@pytest.mark.parametrize(
    ("value", "until", "expected"),
    [
        pytest.param("2024-02-14", None, True, id="the vote"),
        pytest.param("2024-02-13", None, False, id="the day before"),
        pytest.param("2024-02", None, True, id="the month of the vote"),
        pytest.param("2024-01", None, False, id="the month before"),
        pytest.param("2024-03-20", None, True, id="the national result"),
        pytest.param("2024-06-26", None, True, id="nine weeks after the president was determined"),
        pytest.param("2024-06-27", None, False, id="a day more"),
        pytest.param("2023-12-12", None, False, id="before the vote"),
        pytest.param("2024-07-16", None, False, id="between the elections"),
        pytest.param("2024-11-26", "2024-11-28", True, id="an interval that holds the vote"),
        pytest.param("2024-12-09", None, True, id="recapitulation"),
        pytest.param("2025-01-09", None, True, id="the elected pair"),
        pytest.param("2019-04-17", None, False, id="an election that the calendar does not have"),
    ],
)
def test_votes_are_cast_counted_and_made_a_result_in_their_time(
    lexicon: Lexicon, value: str, until: str | None, expected: bool
) -> None:
    assert may_be_polls(value, until, lexicon) is expected


@pytest.mark.parametrize(
    ("words", "days", "expected"),
    [
        ("Pendaftaran calon 27-29 Agustus 2024", ("2024-08-27", "2024-08-29"), "pendaftaran"),
        ("Kampanye dua bulan", ("2024-09-25", "2024-11-23"), "kampanye"),
        pytest.param("Rapat tiga hari", ("2024-08-27", "2024-08-29"), None, id="another thing on the same days"),
        pytest.param("Kampanye dua bulan", ("2024-09-25", "2024-11-22"), None, id="other days"),
        pytest.param("Kampanye dimulai", ("2024-09-25", None), None, id="a day of it"),
    ],
)
def test_a_stage_of_some_days_is_known_by_its_days_and_name(
    lexicon: Lexicon, words: str, days: tuple[str, str | None], expected: str | None
) -> None:
    assert stage_type(words, *days, lexicon) == expected
