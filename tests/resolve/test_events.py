from __future__ import annotations

import pytest
from netralitas.records import Event
from netralitas.resolve.events import event_id


def event(date: str, kind: str, region: str | None) -> Event:
    return Event(0, 4, date, None, "day", kind, None, region, (), "reports", None, "rule")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("2024-09-30", "deklarasi", "Kota Bandung"), ("2024-09-30", "deklarasi", "Kota Bandung"), True),
        (("2024-09-30", "deklarasi", "Kota Bandung"), ("2024-09-30", "deklarasi", "Kabupaten Bandung"), False),
        (("2024-09-30", "deklarasi", "Kota Bandung"), ("2024-10-01", "deklarasi", "Kota Bandung"), False),
        (("2024-11-27", "pemungutan_suara", "Kota Bandung"), ("2024-11-27", "pemungutan_suara", None), True),
    ],
)
def test_one_happening_is_one_event(one: tuple[str, str, str], other: tuple[str, str, str | None], same: bool) -> None:
    assert (event_id(event(*one)) == event_id(event(*other))) is same
