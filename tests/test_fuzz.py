"""Any files at all: no exception escapes, and what is lost is a row in quarantine. fictional: true"""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from pathlib import Path

import engine_corpus
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from netralitas.articles import NoArticles
from netralitas.articles.read import iter_folder
from netralitas.build import Engine, build
from netralitas.records import Quarantined
from netralitas.tables import store

GOOD = engine_corpus.text(3)
#: Seconds that one small file may take, on a busy machine.
LONG = 20.0
names = st.builds(
    lambda stem, suffix: f"{stem}{suffix}",
    st.text(st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), min_size=1, max_size=12).filter(
        lambda stem: stem not in {".", ".."}
    ),
    st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".txt.gz", ".TXT", ".docx", ""]),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.just(GOOD),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "title", "published", "author", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)
#: The words of an article with anything put in: quotation marks without end, numbers without end, odd letters.
odd = st.builds(
    lambda at, junk, times: GOOD[: at % len(GOOD)] + junk * times + GOOD[at % len(GOOD) :],
    st.integers(0, 2_000),
    st.text(max_size=6)
    | st.sampled_from(["“", '"', "(", "Rp", "1.", "Pj. ", "Senin, ", "\u200b", "\u0600", "𝕬", "Nomor ", "\r"]),
    st.sampled_from([1, 2, 50, 400]),
)
matter = st.builds(
    lambda key, value, body: f"---\n{key}: {value}\n---\n{body}",
    st.sampled_from(["title", "published", "source_url", "kind", "facts", "tags", "? x", "&a *a"]),
    st.text(max_size=20)
    | st.sampled_from(["2024-13-45", "[1, 2", "{a: b}", "!!python/object:os.system x", "0000-00-00"]),
    odd | st.just(GOOD),
)
contents = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    odd.map(lambda text: text.encode("utf-8", "replace")),
    odd.map(lambda text: text.encode("utf-16")),
    odd.map(lambda text: text.encode("cp1252", "replace")),
    matter.map(lambda text: text.encode("utf-8", "replace")),
    values.map(lambda value: json.dumps(value).encode()),
    st.lists(values, max_size=4).map(lambda rows: "\n".join(json.dumps(row) for row in rows).encode()),
    odd.map(lambda text: f"<html><body><p>{text}</p><script>{text}".encode("utf-8", "replace")),
    odd.map(lambda text: gzip.compress(text.encode("utf-8", "replace"))),
    odd.map(lambda text: gzip.compress(text.encode("utf-8", "replace"))[:-9]),
)
folders = st.dictionaries(names, contents, min_size=1, max_size=5)


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(folders)
def test_any_folder_is_read_to_its_end(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), files)
        began = time.monotonic()
        try:
            found = list(iter_folder(Path(name)))
        except NoArticles:
            return
        assert time.monotonic() - began < LONG
        seen = {entry.path if isinstance(entry, Quarantined) else entry[0].path for entry in found}
        assert len(seen) <= len(files)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=folders)
def test_any_folder_becomes_tables_and_every_file_is_accounted_for(files: dict[str, bytes], cache: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        folder.mkdir()
        write(folder, files)
        began = time.monotonic()
        try:
            done = build(folder, out, cache=cache, engine=Engine(processes=1))
        except NoArticles:
            return
        assert time.monotonic() - began < LONG
        tables = {table: store.load(table, out) for table in ("files", "quarantine", "articles", "sentences")}
        assert tables["quarantine"].filter(reason="not_read").to_dicts() == []
        assert set(tables["files"]["article_id"]) == set(tables["articles"]["article_id"])
        accounted = {*tables["files"]["path"], *tables["quarantine"]["path"]}
        visible = {n for n in files if not n.startswith(".") and not n.endswith("~")}
        assert len(accounted) >= len(visible) - 1
        assert done.articles == tables["articles"].height
