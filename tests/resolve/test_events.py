"""Which reports are of one happening. fictional: true"""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.resolve.events import Report, lowest, majority, resolve, statuses

BANDUNG, GARUT = "Kota Bandung", "Kabupaten Garut"
VOTING = frozenset({"2024-11-27"})


def report(article: str, day: str, kind: str, region: str | None = BANDUNG, *people: str, start: int = 0) -> Report:
    return Report(article, start, start + 4, day, None, kind, region, frozenset(people))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("2024-09-30", "deklarasi"), ("2024-09-30", "deklarasi"), True),
        (("2024-09-30", "deklarasi"), ("2024-09-30", "deklarasi", GARUT), False),
        (("2024-09-30", "deklarasi"), ("2024-10-01", "deklarasi"), False),
        (("2024-09-30", "deklarasi", BANDUNG, "maya"), ("2024-09-30", "sosialisasi", BANDUNG, "maya"), True),
        (("2024-09-30", "deklarasi", BANDUNG, "maya"), ("2024-09-30", "sosialisasi", BANDUNG, "dewi"), False),
        (("2024-09-30", "pelanggaran", BANDUNG, "maya"), ("2024-09-30", "sanksi", BANDUNG, "maya"), False),
        (("2024-09-30", "pernyataan", BANDUNG, "maya"), ("2024-09-30", "pernyataan", BANDUNG, "dewi"), False),
        (("2024-09-30", "pernyataan", BANDUNG, "maya"), ("2024-09-30", "pernyataan", BANDUNG), True),
        (("2024-09-30", "pernyataan", None), ("2024-09-30", "pernyataan", None), False),
        (("2024-09-30", "rapat", None), ("2024-09-30", "rapat", None), True),
        (("2024-09", "rapat"), ("2024-09-30", "rapat"), True),
        (("2024-09", "rapat", BANDUNG, "maya"), ("2024-09-30", "rapat", BANDUNG, "dewi"), False),
        (("2024-08", "rapat"), ("2024-09-30", "rapat"), False),
        (("2024", "pelanggaran"), ("2024", "pelanggaran"), False),
        (("2024-11-27", "pemungutan_suara", BANDUNG), ("2024-11-27", "pemungutan_suara", GARUT), True),
        (("2024-12-04", "pemungutan_suara", BANDUNG), ("2024-12-04", "pemungutan_suara", GARUT), False),
        (("2024-11", "pemungutan_suara", None), ("2024-11-27", "pemungutan_suara", GARUT), True),
    ],
)
def test_two_reports(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    found = resolve([report("a", *one), report("b", *other)], VOTING)
    assert len(set(found.values())) == (1 if same else 2)


def test_a_month_with_two_such_days_tells_of_neither() -> None:
    days = [report("a", "2024-09-12", "rapat"), report("b", "2024-09-30", "rapat"), report("c", "2024-09", "rapat")]
    assert len(set(resolve(days).values())) == 3


def test_another_article_does_not_change_an_id() -> None:
    one = report("b", "2024-09-30", "deklarasi", BANDUNG, "maya")
    before = resolve([one])[one.key]
    assert resolve([one, report("a", "2024-09-30", "deklarasi"), report("c", "2024-10-01", "rapat")])[one.key] == before


reports = st.builds(
    lambda number, day, kind, region, people: report(f"a{number % 4}", day, kind, region, *people, start=number),
    st.integers(0, 40),
    st.sampled_from(["2024-09-30", "2024-09-12", "2024-09", "2024", "2024-11-27"]),
    st.sampled_from(["rapat", "sosialisasi", "pernyataan", "pelanggaran", "pemungutan_suara"]),
    st.sampled_from([BANDUNG, GARUT, None]),
    st.sets(st.sampled_from(["maya", "dewi", "rangga"]), max_size=2),
)


@given(st.lists(reports, max_size=10, unique_by=lambda one: one.key), st.randoms(use_true_random=False))
def test_order_does_not_matter(told: list[Report], chance: random.Random) -> None:
    found = resolve(told, VOTING)
    assert found.keys() == {one.key for one in told}
    assert resolve(chance.sample(told, len(told)), VOTING) == found


def test_a_claim_is_never_upgraded() -> None:
    claims = [("proven", "2024-10-02", "b"), ("alleged", "2024-09-30", "a"), (None, "2024-10-03", "c")]
    assert statuses(claims) == [("alleged", "a"), ("proven", "b")]
    assert lowest(status for status, _ in statuses(claims)) == "alleged"
    assert lowest([]) is None


def test_words_give_way_to_what_says_more() -> None:
    assert majority(["pernyataan", "pernyataan", "deklarasi"]) == "deklarasi"
    assert majority(["sosialisasi", "deklarasi", "sosialisasi"]) == "sosialisasi"
    assert majority(["pernyataan"]) == "pernyataan"
