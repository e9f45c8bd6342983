"""How measurements are run, taken up again and told. The figures are invented. fictional: true"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import page
import pytest
import run
from run import Bench

PRINT = [sys.executable, "-c", 'print("progress"); print(\'{"seconds": 0.5, "articles": 4}\')']


@pytest.fixture(autouse=True)
def same_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_code", lambda: "code")


def state(place: Path, code: str, **unfinished: Any) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    rows = {"done": {"seconds": 2.0, "articles": 4, "peak_mib": 7}}
    (place / "state.json").write_text(json.dumps({"code": code, "rows": rows, "unfinished": unfinished}))
    return place


def test_the_last_line_of_a_command_is_its_result(tmp_path: Path) -> None:
    result = Bench(tmp_path).command("row", PRINT)
    assert (result["seconds"], result["articles"]) == (0.5, 4)
    assert result["wall"] > 0
    assert json.loads((tmp_path / "state.json").read_text())["rows"]["row"] == result


def test_what_was_measured_before_an_interruption_is_not_measured_again(tmp_path: Path) -> None:
    bench = Bench(state(tmp_path, "code"), resume=True)
    assert bench.command("done", ["/bin/false"])["seconds"] == 2.0


def test_what_an_unfinished_row_took_counts(tmp_path: Path) -> None:
    unfinished = {"row": {"seconds": 60.0, "peak_mib": 5_000, "resumed": 0}}
    bench = Bench(state(tmp_path, "code", **unfinished), resume=True)
    result = bench.command("row", PRINT)
    assert (result["seconds"], result["parts"], result["peak_mib"], result["resumed"]) == (60.5, 60.0, 5_000, 1)
    assert bench.unfinished == {}


@pytest.mark.parametrize(("code", "resume"), [("other code", True), ("code", False)])
def test_other_code_and_a_short_run_start_anew(code: str, resume: bool, tmp_path: Path) -> None:
    (state(tmp_path, code) / "in-100000").mkdir()
    assert Bench(tmp_path, resume=resume).results == {}
    assert [*tmp_path.iterdir()] == []


def test_a_killed_measurement_leaves_a_note_of_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "NOTE", 0.1)
    slow = [sys.executable, "-c", "import time; time.sleep(0.6); raise SystemExit(1)"]
    assert Bench(tmp_path).command("row", slow) == {"absent": "not measured"}
    again = Bench(tmp_path, resume=True)
    assert again.results == {}
    assert 0.1 < again.unfinished["row"]["seconds"] < 60
    assert again.command("row", PRINT)["resumed"] == 1


def test_the_middle_of_three_rounds_counts() -> None:
    found = run.median([{"seconds": seconds, "peak_mib": peak} for seconds, peak in ((3.0, 1), (1.0, 9), (2.0, 4))])
    assert found == {"seconds": 2.0, "peak_mib": 9, "rounds": [3.0, 1.0, 2.0]}
    assert run.median([found, {"absent": "not measured"}]) == {"absent": "not measured"}


def way(rate: float) -> dict[str, Any]:
    return {"seconds": 100.0, "articles": rate * 100, "tokens": 1_000, "peak_mib": 10}


def built(seconds: float, articles: int) -> dict[str, Any]:
    return {"seconds": seconds, "articles": articles, "words": 100 * articles, "skipped": 0, "peak_mib": 2_048}


def test_ratios_growth_and_aims_are_told_by_hand_checked_figures() -> None:
    results = {
        page.BASE: way(20),
        page.OURS: way(70),
        "10000 cold": built(100, 10_000),
        "10000 rules again": built(25, 10_000),
        "100000 cold": built(1_000, 100_000),
        "render by quarto": {"absent": "not installed"},
    }
    told = page.table(results)
    assert f"| {page.OURS} | 70.0 | 10 | 3.50 | 3.50 – 3.50 | 10 |" in told
    assert "| 10,000, rules again | 25.00 | 0.250 | 400 | 40,000 |" in told
    assert "| from 10,000 to 100,000 articles | 1.000 |" in told
    assert "| render by quarto | not installed |" in told
    assert "| reading, times Stanza document by document | ≥ 3 | 3.5 | ✓ |" in told
    assert "| memory for 100,000 articles | ≤ 4 GiB | 2 GiB | ✓ |" in told


def test_an_interrupted_build_says_so_and_a_missed_aim_too() -> None:
    results = {"10000 cold": built(100, 10_000), "100000 cold": built(2_000, 100_000) | {"resumed": 2}}
    told = page.table(results)
    assert "| 100,000, cold, interrupted 2 times | 2,000.00 |" in told
    assert "| growth from 10,000 to 100,000, exponent | ≤ 1.05 | 1.301 | ✗ |" in told


def test_the_page_is_made_of_what_was_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(page, "RESULTS", tmp_path / "results")
    run.store({page.BASE: way(20), page.OURS: way(70)}, "bench")
    run.store({"100000 cold": built(600, 100_000)}, "large")
    said = page.sentence(page.load())
    assert "read 70 articles a second, 3.5 times" in said
    assert "100,000 articles are built from nothing in 10.0 minutes with at most 2.0 GiB" in said.replace("\n", " ")
