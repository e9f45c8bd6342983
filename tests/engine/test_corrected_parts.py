"""Corrections reach their articles in whatever part these are. fictional: true"""

from __future__ import annotations

from pathlib import Path

import engine_corpus
import pytest
from engine_corpus import digests
from netralitas.build import Engine, build
from netralitas.tables.store import load

CORRECTIONS = """action,target,value,article,reason,who,date
rename_actor,sari-lesmana,Sari Lesmana Putri,,full name,Rini,2025-02-01
merge_actors,{short},{long},,the same,Rini,2025-02-01
withhold,Dewi Anggraini,,,asked for it,Rini,2025-02-01
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("corrected")
    folder = engine_corpus.write(place / "in", 30)
    build(folder, place / "before", cache=place / "cache")
    names = load("actors", place / "before").filter(name="Bagas Pranata")["actor_id"].to_list()
    others = load("actors", place / "before").filter(name="Lilis Kusumah")["actor_id"].to_list()
    (place / "corpus.toml").write_text('articles = "in"\nselection = "sample"\n', encoding="utf-8")
    (place / "corrections").mkdir()
    rows = CORRECTIONS.format(short=names[0], long=others[0])
    (place / "corrections" / "corrections.csv").write_text(rows, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_same_bytes_whatever_the_size_of_a_part(corpus: Path, tmp_path: Path) -> None:
    made = []
    for size in (1, 4, 1_000):
        out = tmp_path / str(size)
        build(corpus, out, cache=tmp_path / f"cache-{size}", engine=Engine(processes=1, size=size))
        made.append(digests(out))
    assert made[0] == made[1] == made[2]
    rows = load("corrections", tmp_path / "1").select("action", "rows").rows()
    assert [action for action, _ in rows] == ["rename_actor", "merge_actors", "withhold"]
    assert all(count > 0 for _, count in rows)


@pytest.mark.slow
def test_a_withheld_name_is_in_no_table_of_any_part(corpus: Path, tmp_path: Path) -> None:
    build(corpus, tmp_path / "out", cache=tmp_path / "cache", engine=Engine(processes=1, size=2))
    for path in (tmp_path / "out").glob("*.parquet"):
        words = load(path.stem, tmp_path / "out").write_json().lower()
        assert "dewi anggraini" not in words
        assert "dewi-anggraini" not in words
    assert "sari-lesmana" in load("actors", tmp_path / "out")["actor_id"].to_list()
    assert "Sari Lesmana Putri" in load("actors", tmp_path / "out")["name"].to_list()
