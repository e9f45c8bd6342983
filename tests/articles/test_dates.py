from __future__ import annotations

import pytest
from netralitas.articles.dates import date_line, find_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Senin, 22 Januari 2024 | 10:30 WIB", "2024-01-22"),
        ("22/01/2024, 10:30 WIB", "2024-01-22"),
        ("Jumat, 12 Jan 2024 15:00 WIB", "2024-01-12"),
        ("January 22, 2024", "2024-01-22"),
        ("2024-01-22T23:59:00Z", "2024-01-22"),
        ("01/22/2024", "2024-01-22"),
        ("5/9/23", "2023-09-05"),
        ("31 Februari 2024", None),
        ("tahun 2024", None),
        ("0.5.2024", None),
    ],
)
def test_find_date(text: str, day: str | None) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Diterbitkan: Senin, 22 Januari 2024 pukul 10.30 WIB", "2024-01-22"),
        ("Kabarcibuntu.com - 22/01/2024, 10:30 WIB", "2024-01-22"),
        ("Sarimin Cibuntu - Kabar - 22 Jan 2024", "2024-01-22"),
        ("Rapat itu digelar di aula kecamatan pada 22 Januari 2024 pagi", None),
    ],
)
def test_date_line(text: str, day: str | None) -> None:
    assert date_line(text, beside=4) == day
