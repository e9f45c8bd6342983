from __future__ import annotations

from datetime import date

import pytest
from netralitas.report.prose import escape, listing, say


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234, "1,234"),
        (0.5, "0.5"),
        (None, "not stated"),
        (True, "yes"),
        (date(2024, 2, 14), "14 February 2024"),
        ("Kota Bandung", "Kota Bandung"),
    ],
)
def test_values_are_written_as_people_read_them(value: object, written: str) -> None:
    assert say("There: {value}.", value=value).markdown == f"There: {written}."


@pytest.mark.parametrize(
    "text", ["**bold**", "<b>x</b>", "[a](javascript:x)", "{{< include x >}}", "$x$", "@fig-x", "`=1`{=html}"]
)
def test_a_value_is_text_and_no_markup(text: str) -> None:
    safe = escape(text)
    assert safe.replace("\\", "") == text
    assert all(safe[i - 1] == "\\" for i, c in enumerate(safe) if c in "*<>[](){}$@`=")


def test_a_value_stays_on_its_line() -> None:
    assert escape("a\n\n# b") == r"a \# b"


@pytest.mark.parametrize(("template", "values"), [("{a}", {}), ("{a}", {"a": 1, "b": 2}), ("none", {"a": 1})])
def test_a_number_without_its_place_is_an_error(template: str, values: dict[str, int]) -> None:
    with pytest.raises(KeyError, match="the sentence asks for"):
        say(template, **values)


@pytest.mark.parametrize(
    ("names", "words"),
    [([], "none"), (["A"], "A"), (["A", "B"], "A and B"), (list("ABCD"), "A, B and 2 others")],
)
def test_listing(names: list[str], words: str) -> None:
    assert listing(names, most=2) == words
