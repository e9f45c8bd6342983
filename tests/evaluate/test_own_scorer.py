"""Our own scorer: statements, types, statuses and acting offices. fictional: true"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made import event, person, reading, statement
from netralitas.evaluate import own
from netralitas.evaluate.counts import Counts
from netralitas.records import Event, Reading

TEXT = (
    "Kepala dinas diperiksa\n"
    "Rukmini Sastradiwirya mengatakan laporan itu diperiksa pada 3 Mei 2024.\n"
    "Gunarto Adiwangsa menilai kasus itu selesai pada 9 Mei 2024.\n"
)
RUKMINI, GUNARTO = "Rukmini Sastradiwirya", "Gunarto Adiwangsa"


def said(speaker: str | None, sentence: str, *, kind: str = "indirect", optional: bool = False) -> dict[str, Any]:
    return {"speaker": speaker, "kind": kind, "sentence": sentence} | ({"optional": True} if optional else {})


def happened(date: str, kind: str, status: str | None = None, **more: Any) -> dict[str, Any]:
    return {"date": date, "type": kind, "region": None, "status": status, **more}


def found(day: str, kind: str, status: str | None) -> Event:
    words = {"2024-05-03": "3 Mei 2024", "2024-05-09": "9 Mei 2024"}.get(day, "Mei 2024")
    return event(TEXT, words, day, kind, None)._replace(status=status)  # type: ignore[arg-type]


def read(speaker: str | None) -> Reading:
    return reading(TEXT, statements=[statement(TEXT, "laporan itu diperiksa", speaker)])


FIRST = "Rukmini Sastradiwirya mengatakan laporan"


@pytest.mark.parametrize(
    ("speaker", "gold", "sentences", "speakers"),
    [
        (RUKMINI, [said(RUKMINI, FIRST)], Counts(1, 1, 1, 1), Counts(1, 1, 1, 1)),
        (GUNARTO, [said(RUKMINI, FIRST)], Counts(1, 1, 1, 1), Counts(0, 0, 1, 1)),
        (None, [said(None, FIRST)], Counts(1, 1, 1, 1), Counts(1, 1, 1, 1)),
        (RUKMINI, [said(RUKMINI, FIRST, kind="direct")], Counts(0, 0, 1, 1), Counts(0, 0, 1, 1)),
        (RUKMINI, [said(RUKMINI, FIRST, optional=True)], Counts(0, 0, 0, 0), Counts(0, 0, 0, 0)),
        (RUKMINI, [said(GUNARTO, "Gunarto Adiwangsa menilai")], Counts(0, 0, 1, 1), Counts(0, 0, 1, 1)),
    ],
    ids=["right", "wrong speaker", "nobody named", "wrong kind", "optional", "another sentence"],
)
def test_statements(speaker: str | None, gold: list[dict[str, Any]], sentences: Counts, speakers: Counts) -> None:
    assert own.statements(read(speaker), gold) == (sentences, speakers)


@pytest.mark.parametrize(
    ("events", "gold", "counts"),
    [
        ([("2024-05-03", "rapat")], [happened("2024-05-03", "rapat")], Counts(1, 1, 1, 1)),
        ([("2024-05-03", "rapat")], [happened("2024-05-03", "sanksi", type_ok=["rapat"])], Counts(1, 1, 1, 1)),
        ([("2024-05-03", "rapat")], [happened("2024-05-03", "sanksi")], Counts(0, 0, 1, 1)),
        ([("2024-05-03", "rapat")], [happened("2024-05-03", "sanksi", optional=True)], Counts(0, 0, 0, 0)),
        ([("2024-05-03", "rapat")], [happened("2024-05", "rapat", date_ok=["2024-05-03"])], Counts(1, 1, 1, 1)),
    ],
    ids=["right", "type that counts as well", "wrong type", "optional day", "day that counts as well"],
)
def test_types(events: list[tuple[str, str]], gold: list[dict[str, Any]], counts: Counts) -> None:
    assert own.events_with([found(day, kind, None) for day, kind in events], gold, "type") == counts


@pytest.mark.parametrize(
    ("status", "gold", "right", "upgraded"),
    [
        ("proven", "proven", 1, 0),
        ("alleged", "proven", 0, 0),
        (None, "alleged", 0, 0),
        ("proven", "alleged", 0, 1),
        ("alleged", None, 0, 1),
        ("alleged", "dismissed", 0, 1),
        ("dismissed", "alleged", 0, 0),
    ],
)
def test_a_status_above_the_golds_is_counted_apart(
    status: str | None, gold: str | None, right: int, upgraded: int
) -> None:
    counts, below = own.statuses(
        [found("2024-05-03", "pelanggaran", status)], [happened("2024-05-03", "pelanggaran", gold)]
    )
    assert (counts.right, below.found - below.right) == (right, upgraded)


def test_a_status_on_a_day_that_the_gold_does_not_know_is_above() -> None:
    _, not_higher = own.statuses([found("2024-05-09", "pelanggaran", "alleged")], [])
    assert not_higher == Counts.shares(0, 1)


@pytest.mark.parametrize(
    ("role", "prefix"),
    [
        ("Penjabat (Pj) Bupati Sukamaju", "Pj"),
        ("penjabat sementara (Pjs) bupati", "Pjs"),
        ("Plt. Kepala Dinas", "Plt"),
        ("Pelaksana Harian Sekda", "Plh"),
        ("pejabat daerah", None),
        (None, None),
    ],
)
def test_the_prefix_of_a_role(role: str | None, prefix: str | None) -> None:
    assert own.acting_of(role) == prefix


def test_acting_offices_count_by_person_and_prefix() -> None:
    gold = [
        {"name": RUKMINI, "aliases": ["Rukmini"], "role": "Pj Bupati Sukamaju"},
        {"name": GUNARTO, "aliases": [], "role": "Bupati Sukamaju"},
    ]
    people = [replace(person(TEXT, RUKMINI), acting="Pj")]
    assert own.acting(people, gold) == Counts(1, 1, 1, 1)
    people.append(replace(person(TEXT, GUNARTO), acting="Plt"))
    assert own.acting(people, gold) == Counts(1, 1, 2, 1)


def test_a_missing_reading_costs_everything() -> None:
    gold = {"a.md": {"events": [happened("2024-05-03", "rapat")], "persons": [], "statements": [said(RUKMINI, FIRST)]}}
    scores = own.score({}, gold)
    assert scores["event_types"] == [Counts(0, 0, 0, 1)]
    assert scores["statement_sentences"] == [Counts(0, 0, 0, 1)]
