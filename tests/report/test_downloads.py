"""Downloads: CSV that does nothing in a spreadsheet and reads back, and the archive. fictional: true"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import nbformat
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.reference import Lexicon
from netralitas.report import downloads, pages, safe_csv
from netralitas.report.book import Book, read_book
from netralitas.tables.schemas import SCHEMAS
from polars.testing import assert_frame_equal
from small_corpus import IDS, LONG, dispatch, hostile, third_party, write_tables

Write = Callable[..., Path]
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture
def book(make_book: Write) -> Book:
    return read_book(make_book({"index.ipynb": [nbformat.v4.new_markdown_cell("# Summary")]}))


def names(archive: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(archive)).namelist()


@given(st.lists(st.tuples(TEXT, st.none() | TEXT, st.lists(TEXT, max_size=4)), min_size=1, max_size=5))
def test_every_table_reads_back(rows: list[tuple[str, str | None, list[str]]]) -> None:
    whole = {name: column.dtype for name, column in SCHEMAS["actors"].columns().items()}
    frame = pl.DataFrame(
        [
            {"actor_id": f"a{number}", "name": name, "role": role, "aliases": aliases, "articles": 1}
            | {"mentions": 2, "statements": 0}
            for number, (name, role, aliases) in enumerate(rows)
        ],
        schema=whole,
    )
    written = safe_csv.write(frame)
    assert_frame_equal(safe_csv.read(io.BytesIO(written), "actors"), frame)
    cells = [cell for row in csv.reader(io.StringIO(written.decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(RISKY)]


@pytest.mark.parametrize("words", ["=1+1", "+62", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", "＝1"])
def test_a_formula_gets_an_apostrophe(words: str) -> None:
    assert safe_csv.neutral(pl.DataFrame({"a": [words]}))["a"].item() == "'" + words


def test_numbers_stay_numbers() -> None:
    assert safe_csv.write(pl.DataFrame({"n": [-1, 2], "x": [-0.5, None]})) == b"n,x\n-1,-0.5\n2,\n"


def test_all_tables_of_a_corpus_read_back(lexicon: Lexicon, tmp_path: Path, book: Book) -> None:
    tables = write_tables(tmp_path / "tables", lexicon, [dispatch(), hostile()])
    made = pages.render(book, tables)
    for name in SCHEMAS:
        found = safe_csv.read(io.BytesIO(made[f"downloads/{name}.csv"]), name)
        assert_frame_equal(found, pl.read_parquet(tables / f"{name}.parquet"))
        assert made[f"downloads/{name}.parquet"] == (tables / f"{name}.parquet").read_bytes()


def test_the_archive_has_what_is_needed_and_its_bytes_repeat(lexicon: Lexicon, tmp_path: Path, book: Book) -> None:
    tables = write_tables(tmp_path / "tables", lexicon, [dispatch()])
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / f"{IDS['dispatch']}.txt").write_text("words")
    (tmp_path / "corpus.toml").write_text('articles = "articles"')
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "corrections.csv").write_text("action,target,value,article,reason,who,date\n")
    one, two = (pages.render(book, tables, articles)[f"downloads/{downloads.ARCHIVE}"] for _ in range(2))
    assert one == two
    found = names(one)
    assert found == sorted(found)
    assert {"README.txt", "dictionary.csv", "corpus.toml", "tables/manifest.json", "tables/events.parquet"} <= set(
        found
    )
    assert {f"articles/{IDS['dispatch']}.txt", "reference/regions.csv", "corrections/corrections.csv"} <= set(found)
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(one)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_third_party_s_sentences_are_in_no_file(lexicon: Lexicon, tmp_path: Path, book: Book) -> None:
    tables = write_tables(tmp_path / "tables", lexicon, [dispatch(), third_party()])
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / f"{IDS['third']}.txt").write_text(LONG)
    made = pages.render(book, tables, articles)
    words = LONG.splitlines()[1].split()
    run = " ".join(words[:26])
    assert run in LONG
    archive = zipfile.ZipFile(io.BytesIO(made[f"downloads/{downloads.ARCHIVE}"]))
    texts = [content for path, content in made.items() if path.endswith((".csv", ".html"))]
    texts += [archive.read(name) for name in archive.namelist()]
    assert not [text for text in texts if run.encode() in text]
    assert f"articles/{IDS['third']}.txt" not in archive.namelist()
    sentences = pl.read_parquet(io.BytesIO(made["downloads/sentences.parquet"]))
    assert sentences.filter(pl.col("article_id") == IDS["third"])["text"].unique().to_list() == [""]
    assert "Camat Dilaporkan" in sentences["text"].to_list()


def test_a_withheld_name_takes_articles_corrections_and_office_holders_along(
    lexicon: Lexicon, tmp_path: Path, book: Book
) -> None:
    from netralitas.resolve.corrections import Correction
    from netralitas.tables import store
    from netralitas.tables.frames import frames

    holder = next(row for row in lexicon["office_holders"] if row["region_code"] == "32.73")["person"]
    correction = Correction(2, "withhold", "Maya Wirasena", "", "", "asked", "Rini", "2025-02-01")
    made_tables = frames([dispatch()], [], [], {}, lexicon, corrections=[correction])
    store.write(made_tables, tmp_path / "tables", fingerprint="f", corpus="c", selection=None, inputs={})
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "maya-wirasena.txt").write_text("Maya Wirasena")
    (tmp_path / "corrections").mkdir()
    rows = ["action,target,value,article,reason,who,date"]
    rows += [f"withhold,{name},,,asked,Rini,2025-02-01" for name in ("Maya Wirasena", holder)]
    (tmp_path / "corrections" / "corrections.csv").write_text("\n".join(rows) + "\n")
    made = pages.render(book, tmp_path / "tables", articles)
    archive = zipfile.ZipFile(io.BytesIO(made[f"downloads/{downloads.ARCHIVE}"]))
    everything = [*made.values(), *(archive.read(name) for name in archive.namelist())]
    assert not [content for content in everything if b"Maya Wirasena" in content]
    assert holder.encode() not in made["regions/32.73.html"]
    assert holder.encode() not in archive.read("reference/office_holders.csv")
    assert not [name for name in archive.namelist() if name.startswith(("articles/", "corrections/"))]


def test_the_data_version_follows_the_contents(lexicon: Lexicon, tmp_path: Path) -> None:
    one = downloads.data_version(write_tables(tmp_path / "one", lexicon, [dispatch()]))
    two = downloads.data_version(write_tables(tmp_path / "two", lexicon, [dispatch(), third_party()]))
    assert one != two
    assert one == downloads.data_version(tmp_path / "one")
    assert one in downloads.cite(tmp_path / "one").markdown


def test_the_list_of_downloads_names_every_file(lexicon: Lexicon, tmp_path: Path, book: Book) -> None:
    tables = write_tables(tmp_path / "tables", lexicon, [dispatch()])
    listed = downloads.downloads(tables).markdown
    for path in pages.render(book, tables):
        if path.endswith(".parquet"):
            assert f"(pages/{path})" in listed.replace("../", "")
