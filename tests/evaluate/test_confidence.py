"""Confidence of rules: what is measured of each, in one row. fictional: true"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from made import person, reading, statement
from netralitas.evaluate import confidence
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.command import store
from netralitas.evaluate.counts import Counts
from netralitas.evaluate.given import Prediction, Scores
from netralitas.evaluate.results import SYSTEM
from netralitas.evaluate.rulers import DEV
from netralitas.records import Reading
from netralitas.tables import confidence as stored

TEXT = "Laporan\nRukmini Sastradiwirya mengatakan laporan itu keliru. Katanya, ia tidak hadir."


@dataclass(frozen=True)
class Counted:
    """A ruler that finds every statement right, as often as ``times`` says."""

    times: int
    dataset: str = DEV

    def score(self, _predictions: Mapping[str, Prediction], readings: Mapping[str, Reading]) -> Scores:
        made = list(readings.values())
        by_kind = {kind: [self._counts(one, kind) for one in made] for kind in ("direct", "indirect")}
        return {"quotes_speaker": by_kind["direct"], "statement_speakers": by_kind["indirect"]}

    def _counts(self, one: Reading, kind: str) -> Counts:
        return Counts.shares(*[self.times * sum(said.kind == kind for said in one.statements)] * 2)


def measured(times: int) -> list[Measured]:
    indirect = statement(TEXT, "laporan itu keliru", "Rukmini Sastradiwirya")._replace(rule="cue")
    direct = statement(TEXT, "ia tidak hadir", "Rukmini Sastradiwirya")._replace(rule="cue", kind="direct")
    made = reading(TEXT, [person(TEXT, "Rukmini Sastradiwirya")], statements=[indirect, direct])
    ruler = Counted(times)
    return [Measured(ruler, {"a": made}, {SYSTEM: ruler.score({}, {"a": made})})]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        pytest.param(9, ("statements", "cue", 18, 18, None), id="nine of each form: too few"),
        pytest.param(10, ("statements", "cue", 20, 20, 1.0), id="ten of each form: enough together"),
    ],
)
def test_a_rule_of_two_forms_has_one_row(times: int, expected: tuple[object, ...]) -> None:
    assert confidence.table(measured(times)).rows() == [expected]


def test_what_is_written_can_be_read_by_a_build(tmp_path: Path) -> None:
    made = confidence.table(measured(10))
    store(made, tmp_path / "confidence.csv")
    assert stored.read(tmp_path / "confidence.csv").equals(made)
    assert confidence.table([]).equals(stored.nothing())
