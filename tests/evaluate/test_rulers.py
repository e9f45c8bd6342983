"""Rulers and the table they fill. fictional: true"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import person, reading, statement
from netralitas.evaluate import accuracy, baselines, bias, results
from netralitas.evaluate.accuracy import Measured
from netralitas.evaluate.counts import Counts
from netralitas.evaluate.given import ScorerError
from netralitas.evaluate.interchange import as_json
from netralitas.evaluate.results import SYSTEM
from netralitas.evaluate.rulers import Annotated, Quoted, given_rulers

#: A scorer of the same shape as the given one: persons by name. The second does not add up.
SCORER = """
def score(preds, gold):
    tp = p = g = 0
    for key, entry in gold.items():
        found, named = set(preds.get(key, {}).get("names", ())), set(entry["names"])
        tp += len(found & named); p += len(found); g += len(named)
    return {"names": dict(F1=0.0, tp=tp, pred=p, gold=g), "seen_acc": dict(acc=1.0, right=len(gold), of=len(gold))}, []
"""
WRONG = SCORER.replace("tp = p = g = 0", "tp = p = 0; g = len(gold) // 2")


def ruler(folder: Path, scorer: str) -> Annotated:
    (folder / "score.py").write_text(scorer, encoding="utf-8")
    gold = {"b": {"names": ["Gunarto"]}, "a": {"names": ["Rukmini", "Wati"]}, "_about": "not an article"}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return Annotated("made", folder, folder / "gold.json", folder / "score.py")


def test_each_document_is_scored_alone(tmp_path: Path) -> None:
    found = ruler(tmp_path, SCORER).score({"a": {"names": ["Rukmini", "Bandung"]}})
    assert found == {
        "names": [Counts(1, 1, 2, 2), Counts(0, 0, 0, 1)],
        "seen": [Counts.shares(1, 1), Counts.shares(1, 1)],
    }


def test_documents_that_do_not_add_up_to_the_scorers_total_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(ScorerError, match="the documents add up to"):
        ruler(tmp_path, WRONG).score({})


def test_a_gold_comes_with_its_articles(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="--gold and --articles together"):
        given_rulers(tmp_path, gold=tmp_path, articles=None, pfsa_id=None, indotimex=None)


def test_the_table_has_our_figures_first_and_leaves_out_what_nothing_was_found_of(tmp_path: Path) -> None:
    scores = {
        SYSTEM: {"person_names": [Counts(3, 3, 4, 6), Counts(0, 0, 0, 0)], "figures": [Counts(0, 0, 0, 0)]},
        baselines.CAPITALS: {"person_names": [Counts(1, 1, 9, 6), Counts(0, 0, 0, 0)]},
    }
    frame = accuracy.table([Measured(ruler(tmp_path, SCORER), {}, scores)])
    assert frame.select("system", "measure", "precision", "recall", "f1", "aim", "documents").rows() == [
        (SYSTEM, "person_names", 0.75, 0.5, 0.6, 0.95, 2),
        (baselines.CAPITALS, "person_names", 0.1111, 0.1667, 0.1333, None, 2),
    ]
    assert any(line.startswith("✗ person_names") for line in results.as_text(frame))
    page = tmp_path / "page.md"
    page.write_text(f"before\n{results._FROM}\nstale figures\n{results._TO}\nafter\n", encoding="utf-8")
    results.fill(frame, page)
    written = page.read_text(encoding="utf-8")
    assert "| made | `person_names` | 0.95 | **0.600** | – | 3 / 4 / 6 | – | 0.133 |" in written
    assert "stale figures" not in written
    assert written.endswith(f"{results._TO}\nafter\n")


def test_the_stored_table_has_its_columns() -> None:
    assert dict(results.accuracy().schema) == results.SCHEMA


TEXT = (
    "Laporan diperiksa\n"
    "Rukmini Sastradiwirya mengatakan laporan itu diperiksa.\n"
    "“Kami masih memeriksa laporan itu,” kata Gunarto Adiwangsa, 3 Mei 2024.\n"
)


def test_baselines_find_capitals_marks_and_days() -> None:
    document = reading(TEXT).document
    found = baselines.capitals(document)
    assert [quote["start"] for quote in found["quotes"]] == ["Kami masih memeriksa laporan itu,"]
    assert [day["date"] for day in baselines.dateparser_dates(document)["events"]] == ["2024-05-03"]


def test_bias_counts_the_same_things_on_both_sides(tmp_path: Path) -> None:
    said = {
        "speaker": "Rukmini Sastradiwirya",
        "kind": "indirect",
        "sentence": "Rukmini Sastradiwirya mengatakan",
        "cue": "",
    }
    named = {"name": "Rukmini Sastradiwirya", "aliases": [], "role": "Bupati Sukamaju"}
    entry = {"persons": [named], "quotes": [], "events": [], "statements": [said] * 2, "primary_region": None}
    gold = {name: {**entry, "on_topic": True} for name in ("a", "b")}
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    made = Annotated("made", tmp_path, tmp_path / "gold.json", tmp_path / "score.py")
    somebody = person(TEXT, "Rukmini Sastradiwirya", role="Bupati Sukamaju")
    spoken = [statement(TEXT, "laporan itu diperiksa", "Rukmini Sastradiwirya")]
    read = reading(TEXT, [somebody], statements=spoken)
    frame = bias.table([Measured(made, {"a": read, "b": read}, {})])
    rows = {(row["share"], row["group"]): row for row in frame.iter_rows(named=True)}
    office = rows["statements by kind of office", "head_of_region"]
    assert (office["gold_part"], office["part"], office["difference"]) == (4, 2, 0.0)
    assert rows["articles that name", "Rukmini Sastradiwirya"]["system_share"] == 1.0


@pytest.mark.slow
@pytest.mark.shared
def test_articles_of_pfsa_id_add_up(shared: Path) -> None:
    folder = shared / "benchmarks" / "pfsa-id"
    part = Quoted("PFSA-ID", folder / "dev.txt", folder / "score", every=60)
    with part.documents() as documents:
        readings = {
            name: reading((documents.folder / f"{name}.txt").read_text(encoding="utf-8")) for name in documents.names
        }
    found = part.score({name: as_json(made) for name, made in readings.items()})
    assert len(found["statements_.8"]) == len(readings) == 5
    assert all(counts.found == 0 < counts.gold for counts in found["statements_.8"])
