import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.numbers import NUMERAL, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("67", 67),
        ("1.234", 1234),
        ("82,9", 82.9),
        ("1.234.567,5", 1234567.5),
        ("3.5", 3.5),
        ("2,5 miliar", 2.5e9),
        ("35,7 juta", 35.7e6),
        ("tiga", 3),
        ("sebelas", 11),
        ("tujuh belas", 17),
        ("dua puluh tiga", 23),
        ("seratus empat", 104),
        ("tiga ratus tiga puluh dua", 332),
        ("seribu dua ratus", 1200),
        ("dua ribu dua puluh empat", 2024),
        ("3.621 triliun", 3.621e15),
    ],
)
def test_value(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "banyak", "tiga orang", "1,2,3", "9" * 19, "9" * 400])
def test_no_number(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, 10**12))
def test_grouped_digits(value: int) -> None:
    assert number(f"{value:,}".replace(",", ".")) == value


@given(st.text())
def test_never_raises(text: str) -> None:
    number(text)


def test_numeral_is_a_pattern_without_groups() -> None:
    import re

    assert re.compile(NUMERAL).groups == 0
