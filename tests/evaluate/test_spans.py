"""Counting entities, and the baselines. fictional: true"""

from __future__ import annotations

import pytest
from netralitas.evaluate.spans import ALL, BORDERS, Names, Tally, capitalised_runs, of_tags
from netralitas.language.train.annotations import Span, Tagged
from netralitas.reference import Lexicon


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("B-PER I-PER O B-LOC", [Span(0, 2, "PER"), Span(3, 4, "LOC")]),
        ("B-PER B-PER", [Span(0, 1, "PER"), Span(1, 2, "PER")]),
        ("O I-ORG", [Span(1, 2, "ORG")]),
        ("B-ORG I-LOC", [Span(0, 1, "ORG"), Span(1, 2, "LOC")]),
    ],
)
def test_tags_become_spans(tags: str, spans: list[Span]) -> None:
    row = tuple(tags.split())
    assert of_tags(Tagged(("kata",) * len(row), row)) == spans


def test_a_wrong_label_is_right_in_its_borders_alone() -> None:
    tally = Tally()
    tally.add([Span(0, 2, "PER"), Span(3, 4, "LOC")], [Span(0, 2, "ORG"), Span(3, 4, "LOC")])
    scores = {row["label"]: row for row in tally.rows(("PER", "LOC", ALL, BORDERS))}
    assert scores["LOC"]["f1"] == 100.0
    assert scores["PER"]["precision"] is None
    assert (scores[ALL]["precision"], scores[ALL]["recall"], scores[ALL]["f1"]) == (50.0, 50.0, 50.0)
    assert scores[BORDERS]["f1"] == 100.0


def test_runs_of_capitals_without_the_sentence_start() -> None:
    assert capitalised_runs(["Camat", "itu", "bernama", "Rangga", "Wirasena", "."]) == [Span(3, 5, "PER")]
    assert capitalised_runs(["Rangga", "Wirasena", "hadir"]) == [Span(0, 2, "PER")]


def test_an_institution_takes_its_region_along(lexicon: Lexicon) -> None:
    names = Names(lexicon)
    tokens = ["Ketua", "Bawaslu", "Kabupaten", "Garut", "tiba", "di", "Kota", "Cimahi"]
    assert names.find(tokens) == [Span(1, 4, "ORG"), Span(6, 8, "LOC")]
