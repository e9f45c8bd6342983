"""No change may fall below what was reached: the floors, and the gold that they were measured on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from netralitas.evaluate import accuracy, floors
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.counts import Counts
from netralitas.evaluate.results import SYSTEM
from netralitas.evaluate.rulers import Annotated

STORED = floors.read()


@pytest.mark.shared
def test_the_gold_is_the_one_that_the_floors_were_measured_on(shared: Path) -> None:
    assert floors.hashes(floors.standing(shared)) == STORED["gold"]


@pytest.mark.slow
@pytest.mark.shared
def test_nothing_falls_below_its_floor(shared: Path) -> None:
    measured = accuracy.measure(floors.standing(shared), with_baselines=False)
    found = {result.ruler.dataset: floors.reached(result.ruler.dataset, result.scores[SYSTEM]) for result in measured}
    assert set(found) == set(STORED["floors"])
    assert floors.below(STORED["floors"], found) == []


def test_every_lowered_floor_has_a_reason() -> None:
    for entry in STORED["lowered"]:
        assert entry["reason"].strip()
        assert entry["to"] < entry["from"]


def run(right: int, tmp_path: Path) -> list[Measured]:
    """A data set with ten records, some of them right."""
    gold = tmp_path / "made.json"
    gold.write_text("{}", encoding="utf-8")
    ruler = Annotated("made", tmp_path, gold, tmp_path / "score.py")
    return [Measured(ruler, {}, {SYSTEM: {"records": [Counts(right, right, 10, 10)], "nothing": [Counts(0, 0, 0, 0)]}})]


def test_a_floor_rises_but_falls_only_with_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    list(floors.write(run(8, tmp_path), path=path))
    assert floors.read(path)["floors"] == {"made": {"records": 0.8}}
    list(floors.write(run(9, tmp_path), path=path))
    assert floors.read(path)["floors"] == {"made": {"records": 0.9}}
    before = path.read_text(encoding="utf-8")
    with pytest.raises(floors.FloorError, match=r"made, records: 0\.7000, and the floor is 0\.9"):
        list(floors.write(run(7, tmp_path), path=path))
    assert path.read_text(encoding="utf-8") == before
    list(floors.write(run(7, tmp_path), reason="the gold had a mistake", path=path))
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["floors"] == {"made": {"records": 0.7}}
    assert stored["lowered"] == [
        {"dataset": "made", "measure": "records", "from": 0.9, "to": 0.7, "reason": "the gold had a mistake"}
    ]


def test_what_is_no_longer_measured_falls(tmp_path: Path) -> None:
    assert floors.below({"made": {"records": 0.0}}, {"made": {}}) == ["made, records: 0.0000, and the floor is 0.0"]
    assert floors.below({"elsewhere": {"records": 0.9}}, {"made": {}}) == []
