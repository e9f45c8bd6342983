"""From a folder of files to tables. fictional: true"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import polars as pl
import pytest
from netralitas.articles import NoArticles
from netralitas.build import build
from netralitas.tables.confidence import ConfidenceError
from netralitas.tables.schemas import SCHEMAS
from netralitas.tables.store import load, manifest

GOOD = """Camat Diminta Netral

GARUT – Pj Bupati Garut, Rangga Wirasena, meminta camat menjaga netralitas aparatur sipil negara pada pilkada.

Itu disampaikan Rangga dalam sosialisasi di Tarogong, Senin (7/10/2024). "Kami tidak ragu memberi sanksi," katanya.

Ia mengatakan bahwa pengawasan dilakukan bersama Bawaslu Kabupaten Garut sampai hari pemungutan suara.
"""
ENGLISH = "The civil servants of the county were told to stay neutral. " * 12


def bad_input(folder: Path) -> dict[str, str]:
    """Twelve files that are no good article, by name, with the reason that each must get."""
    outside = folder.parent / "outside.txt"
    outside.write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (folder / "half.txt.gz").write_bytes(gzip.compress(GOOD.encode() * 50)[:120])
    (folder / "long.txt").write_bytes(b"Camat netral. " * 1_600_000)
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "front.md").write_text("---\ntitle: [unclosed\n---\n" + GOOD, encoding="utf-8")
    (folder / "broken.json").write_text('{"text": "Camat', encoding="utf-8")
    (folder / "lines.jsonl").write_text("{not json}\n", encoding="utf-8")
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 150_000_000, compresslevel=9))
    (folder / "link.txt").symlink_to(outside)
    (folder / "nothing.html").write_text("<html><body></body></html>", encoding="utf-8")
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04rest")
    return {
        "empty.txt": "empty",
        "picture.txt": "binary",
        "half.txt.gz": "truncated",
        "long.txt": "too_long",
        "english.txt": "not_indonesian",
        "front.md": "bad_front_matter",
        "broken.json": "bad_json",
        "lines.jsonl": "bad_jsonl_line",
        "bomb.txt.gz": "gzip_bomb",
        "link.txt": "link_outside",
        "nothing.html": "no_text",
        "table.xlsx": "unsupported",
    }


@pytest.mark.slow
def test_twelve_kinds_of_bad_input_beside_one_good_article(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    expected = bad_input(folder)
    done = build(folder, out)
    assert (done.articles, done.quarantined) == (1, 12)
    rows = load("quarantine", out)
    assert dict(zip(rows["path"], rows["reason"], strict=True)) == expected
    assert all(len(detail) > 5 for detail in rows["detail"])
    article = load("articles", out).row(0, named=True)
    assert (article["title"], article["primary_region"]) == ("Camat Diminta Netral", "Kabupaten Garut")
    assert load("actors", out)["name"].to_list() == ["Rangga Wirasena"]
    assert load("events", out)["date"].to_list() == ["2024-10-07"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_text(GOOD.replace("Garut", "Subang").replace("Rangga Wirasena", "Sari Lesmana"), "utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "copy.txt").write_text(GOOD, encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.slow
def test_the_same_articles_give_the_same_bytes_whatever_their_order(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / corpus.name
    for path in sorted(corpus.rglob("*.txt"), reverse=True):
        target = other / path.relative_to(corpus)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    build(corpus, tmp_path / "one")
    build(other, tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.slow
def test_a_second_build_is_skipped_until_something_changes(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert not build(corpus, out).skipped
    assert build(corpus, out).skipped
    (out / "events.parquet").write_bytes(b"half")
    assert not build(corpus, out).skipped
    (corpus / "c.txt").write_text(GOOD.replace("Rangga", "Bagas"), encoding="utf-8")
    assert not build(corpus, out).skipped
    (corpus / "c.txt").unlink()


MEASURED = "table,rule,right,found,precision\nevents,day,19,20,0.95\nplaces,unique,1,1,\n"


@pytest.mark.slow
def test_another_table_of_confidence_makes_the_tables_anew_and_only_its_column(corpus: Path, tmp_path: Path) -> None:
    measured, out = tmp_path / "confidence.csv", tmp_path / "out"
    build(corpus, out, measured=measured)
    before = load("events", out)
    assert before["confidence"].to_list() == [None, None]
    assert manifest(out).inputs["confidence"] == "not measured"
    measured.write_text(MEASURED, encoding="utf-8")
    told: list[tuple[int, int]] = []
    assert not build(corpus, out, measured=measured, progress=lambda _step, done, of: told.append((done, of))).skipped
    after = load("events", out)
    assert dict(after.select("rule", "confidence").iter_rows()) == {"day": 0.95}
    assert after.drop("confidence").equals(before.drop("confidence"))
    # Every part was on the shelf: what was read from an article does not depend on what was measured.
    assert told == [(2, 2)]
    assert build(corpus, out, measured=measured).skipped


def test_a_damaged_table_of_confidence_stops_the_build_before_an_article_is_read(corpus: Path, tmp_path: Path) -> None:
    measured = tmp_path / "confidence.csv"
    measured.write_text(MEASURED.replace("0.95", "95"), encoding="utf-8")
    with pytest.raises(ConfidenceError, match=r"confidence\.csv is damaged"):
        build(corpus, tmp_path / "out", measured=measured, cache=tmp_path / "cache")
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert not (tmp_path / "cache").exists()


@pytest.mark.slow
def test_identical_files_are_one_article_and_every_path_is_kept(corpus: Path, tmp_path: Path) -> None:
    done = build(corpus, tmp_path / "out")
    assert (done.articles, done.files) == (2, 3)
    files = load("files", tmp_path / "out")
    assert files.group_by("article_id").len()["len"].sort().to_list() == [1, 2]


@pytest.mark.slow
def test_every_record_slices_back_to_its_words(corpus: Path, tmp_path: Path) -> None:
    from netralitas.articles import read_folder

    build(corpus, tmp_path / "out")
    texts = {article.article_id: article.text for article in read_folder(corpus).articles}
    checked = 0
    for name, schema in SCHEMAS.items():
        if {"article_id", "start", "end", "text"} <= set(schema.columns()):
            for row in load(name, tmp_path / "out").to_dicts():
                assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
                checked += 1
    assert checked > 20


@pytest.mark.slow
def test_the_manifest_says_how_the_articles_were_chosen_if_somebody_declared_it(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text(GOOD, encoding="utf-8")
    build(tmp_path / "mine", tmp_path / "out")
    assert manifest(tmp_path / "out").selection is None
    (tmp_path / "corpus.toml").write_text('articles = "mine"\nselection = "sample"\n', encoding="utf-8")
    build(tmp_path / "mine", tmp_path / "out")
    assert manifest(tmp_path / "out").selection == "sample"


@pytest.mark.parametrize("kind", ["missing", "empty", "other"])
def test_a_folder_without_articles_is_an_error_that_says_what_was_looked_for(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    if kind != "missing":
        folder.mkdir()
    if kind == "other":
        (folder / "notes.docx").write_bytes(b"PK")
    with pytest.raises(NoArticles, match=r"\.txt"):
        build(folder, tmp_path / "out")


@pytest.mark.slow
def test_one_json_an_article_with_offsets(corpus: Path, tmp_path: Path) -> None:
    from netralitas.cli import app
    from typer.testing import CliRunner

    result = CliRunner().invoke(app, ["parse", str(corpus), "--json", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["a.json", "b.json", "deep__copy.json"]
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    [quote] = found["quotes"]
    assert (quote["speaker"], quote["verb"]) == ("Rangga Wirasena", "katanya")
    assert found["text"][quote["start_offset"] : quote["end_offset"]].startswith("Kami tidak ragu")
    assert [person["name"] for person in found["persons"]] == ["Rangga Wirasena"]


def test_the_shipped_tables_cover_the_province_and_the_months(tmp_path: Path) -> None:
    build(out=tmp_path)
    articles = load("articles", tmp_path)
    grid = pl.read_csv("data/reference/tile_grid.csv", infer_schema=False)
    assert set(grid["name"]) <= set(articles["primary_region"].drop_nulls())
    assert articles.height == articles.filter("counted").height == 90
