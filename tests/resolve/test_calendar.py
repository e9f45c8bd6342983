from __future__ import annotations

from datetime import date

import pytest
from netralitas.reference import Lexicon
from netralitas.resolve.calendar import bounds, stage


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-14", date(2024, 2, 14), date(2024, 2, 14)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_bounds(value: str, first: date, last: date) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["2024-02-30", "2024-13", "x"])
def test_what_is_no_date_is_an_error(value: str) -> None:
    with pytest.raises(ValueError, match=r"month|day|invalid literal"):
        bounds(value)


@pytest.mark.parametrize(
    ("day", "election"),
    [
        (date(2024, 2, 14), "pemilu"),
        (date(2024, 11, 27), "pilkada"),
        (date(2024, 10, 5), "pilkada"),
        (date(2019, 1, 1), None),
    ],
)
def test_the_voting_days_and_the_campaign_fall_in_a_stage_of_their_election(
    lexicon: Lexicon, day: date, election: str | None
) -> None:
    elections = {row["stage_id"]: row["election"] for row in lexicon["election_calendar"]}
    found = stage(day, lexicon)
    assert (elections[found] if found else None) == election
