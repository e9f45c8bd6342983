"""fictional: true — every name and sentence here is invented."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from netralitas.articles import REASONS, NoArticles, iter_folder, read_folder
from netralitas.articles import read as reading
from netralitas.records import Quarantined

TEXT = "BANDUNG – Camat Cibuntu mengingatkan semua pegawai di kantornya agar tidak memihak dalam pemilihan itu."
ENGLISH = "The head of the district said that all of the people in the office have to be neutral in the vote."
PAGE = (
    "<html><head><title>Camat Melarang</title><meta property='og:site_name' content='Kabar Cibuntu'>"
    "<meta property='article:published_time' content='2024-01-22T10:00:00+07:00'></head><body>"
    f"<article><h1>Camat Melarang</h1><p>{TEXT}</p><p>{TEXT[10:]} Ia menyebutnya dua kali.</p></article></body></html>"
)


def write(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def test_every_format_plain_and_packed(tmp_path: Path) -> None:
    front = f"---\njudul: Camat Melarang\npublished: 2024-01-22\n---\n{TEXT}"
    record = {"isi": TEXT, "judul": "Camat Melarang", "tanggal": "22 Januari 2024"}
    files: dict[str, bytes | str] = {
        "a.txt": TEXT,
        "sub/b.md": front,
        "c.html": PAGE,
        "d.json": json.dumps(record),
        "e.json": json.dumps([record, record]),
        "f.jsonl": json.dumps(record) + "\n\n" + json.dumps(record),
    }
    files |= {name + ".gz": gzip.compress(str(text).encode()) for name, text in list(files.items())}
    corpus = read_folder(write(tmp_path, files))
    assert not corpus.quarantine
    assert [(file.path, file.line) for file in corpus.files if not file.path.endswith(".gz")] == [
        ("a.txt", None),
        ("c.html", None),
        ("d.json", None),
        ("e.json", 1),
        ("e.json", 2),
        ("f.jsonl", 1),
        ("f.jsonl", 3),
        ("sub/b.md", None),
    ]
    assert len(corpus.files) == 16
    plain = {article.text.strip(): article for article in corpus.articles}
    assert len(plain) == len(corpus.articles) == 2
    assert [article.article_id for article in corpus.articles] == sorted(
        article.article_id for article in corpus.articles
    )
    page = next(article for article in corpus.articles if "dua kali" in article.text)
    assert (page.title, page.outlet, page.published) == ("Camat Melarang", "Kabar Cibuntu", "2024-01-22")


BAD: dict[str, tuple[bytes | str, str]] = {
    "empty.txt": ("  \n", "empty"),
    "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "cut.txt.gz": (gzip.compress(os.urandom(5000).hex().encode())[:-2000], "truncated"),
    "not.txt.gz": (b"tidak dikemas", "binary"),
    "english.txt": (ENGLISH, "not_indonesian"),
    "digits.txt": ("12345 67890", "no_text"),
    "front.md": ("---\njudul: [\n---\n" + TEXT, "bad_front_matter"),
    "open.md": ("---\njudul: Camat\n" + TEXT, "bad_front_matter"),
    "bad.json": ('{"isi": ', "bad_json"),
    "deep.json": ("[" * 100_000, "bad_json"),
    "keys.json": ('{"judul": "Camat"}', "no_text"),
    "page.html": ("<html><body></body></html>", "no_text"),
    "bytes.txt": (b"teks \x81\x8d\x8f", "unreadable"),
    "table.csv": ("a,b", "unsupported"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_put_aside_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    content, reason = BAD[name]
    corpus = read_folder(write(tmp_path, {name: content, "good.txt": TEXT}))
    assert [(row.path, row.line, row.reason) for row in corpus.quarantine] == [(name, None, reason)]
    assert corpus.quarantine[0].detail
    assert len(corpus.articles) == 1


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    lines = [good, "{", "[1]", '{"judul": "Camat"}', json.dumps({"text": ENGLISH}), good]
    corpus = read_folder(write(tmp_path, {"a.jsonl": "\n".join(lines)}))
    assert [file.line for file in corpus.files] == [1, 6]
    reasons = [(row.line, row.reason) for row in corpus.quarantine]
    assert reasons == [(2, "bad_jsonl_line"), (3, "bad_jsonl_line"), (4, "no_text"), (5, "not_indonesian")]


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ARTICLE", 1000)
    bomb = gzip.compress(b"a" * 1_000_000)
    lines = json.dumps({"text": TEXT * 20}) + "\n" + json.dumps({"text": TEXT})
    corpus = read_folder(write(tmp_path, {"long.txt": TEXT * 20, "bomb.jsonl.gz": bomb, "l.jsonl": lines}))
    found = {(row.path, row.line, row.reason) for row in corpus.quarantine}
    assert (
        found == {("long.txt", None, "too_long"), ("bomb.jsonl.gz", 1, "gzip_bomb"), ("l.jsonl", 1, "too_long")}
        or found
    )
    assert ("long.txt", None, "too_long") in found
    assert ("l.jsonl", 1, "too_long") in found
    assert any(path == "bomb.jsonl.gz" and reason == "gzip_bomb" for path, _, reason in found)
    assert [file.path for file in corpus.files] == ["l.jsonl"]


def test_links(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"x.txt": TEXT})
    folder = write(tmp_path / "in", {"a.txt": TEXT, "sub/b.txt": TEXT + " Lagi."})
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "leaves.txt").symlink_to(outside / "x.txt")
    (folder / "leaves").symlink_to(outside, target_is_directory=True)
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    corpus = read_folder(folder)
    assert [file.path for file in corpus.files] == ["a.txt", "inside.txt", "sub/b.txt"]
    assert {(row.path, row.reason) for row in corpus.quarantine} == {
        ("leaves.txt", "link_outside"),
        ("leaves", "link_outside"),
        ("sub/loop", "link_outside"),
        ("self.txt", "link_outside"),
        ("gone.txt", "unreadable"),
    }


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": TEXT, ".hidden.txt": "x", "Thumbs.db": "x"})
    os.mkfifo(folder / "pipe.txt")
    assert [(row.path, row.reason) for row in read_folder(folder).quarantine] == [("pipe.txt", "unreadable")]


@pytest.mark.parametrize("files", [{}, {"table.csv": "a,b"}, {".hidden.txt": TEXT}])
def test_a_folder_without_articles_says_what_was_looked_for(files: dict[str, bytes | str], tmp_path: Path) -> None:
    with pytest.raises(NoArticles, match=r"\.jsonl"):
        read_folder(write(tmp_path, files))


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(NoArticles, match="no folder"):
        read_folder(tmp_path / "nowhere")


NAMES = st.sampled_from(["a.txt", "a.md", "a.json", "a.jsonl", "a.txt.gz", "a.jsonl.gz", "A.TXT"])
SCRAPS = st.sampled_from(
    [b"---\n", b"a: b\n", b'{"text": "', b'"}', b"[", b"\xff\xfe", b"\x1f\x8b\x08", TEXT.encode(), b"\n"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, data=st.one_of(st.binary(), st.lists(SCRAPS).map(b"".join)), pack=st.booleans())
def test_no_content_makes_it_raise(tmp_path: Path, name: str, data: bytes, pack: bool) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    write(tmp_path, {name: gzip.compress(data) if pack and name.endswith(".gz") else data})
    found = list(iter_folder(tmp_path))
    assert found
    assert all(row.reason in REASONS for row in found if isinstance(row, Quarantined))
    assert found == list(iter_folder(tmp_path))
