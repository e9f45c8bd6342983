"""fictional: true — every name, outlet and sentence here is invented."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from netralitas.articles import read_text
from netralitas.records import Article

LEAD = "Camat Cibuntu, Sarimin, mengingatkan pegawainya agar tidak memihak dalam pemilihan bulan depan."
MORE = "Ia menyebut ada tiga larangan yang harus diingat semua pegawai di kantor kecamatan itu."
QUOTE = "“Kami tidak main-main,” ujarnya."


def dropped(article: Article) -> dict[str, str]:
    return {article.text[line.start : line.end]: line.rule for line in article.dropped}


def body(article: Article) -> list[str]:
    return [article.cut(span) for span in article.body]


def test_a_whole_page_is_taken_apart() -> None:
    page = f"""Beranda » Politik

Pemerintahan
Camat Cibuntu Larang Pegawai Memihak Calon
Sarimin Junior - KabarCibuntu.id
Senin, 22 Januari 2024 | 10:30 WIB
Camat Cibuntu memimpin apel pagi / Humas Cibuntu
BANDUNG, KABARCIBUNTU.ID – {LEAD}
Baca Juga: Jembatan Cibuntu Diperbaiki
{MORE}
SCROLL TO CONTINUE WITH CONTENT
{QUOTE} (sar/cib)
Tags:
Cibuntu
Berita Terkait
Jembatan Cibuntu Diperbaiki Lagi
Cibuntu, Kabar – Jembatan yang rusak sejak tahun lalu mulai…
10 jam lalu
Copyright © 2024 Kabar Cibuntu"""
    article = read_text(page)
    assert article.title == "Camat Cibuntu Larang Pegawai Memihak Calon"
    assert (article.outlet, article.dateline_place, article.published) == ("KABARCIBUNTU.ID", "BANDUNG", "2024-01-22")
    assert article.byline == "Sarimin Junior"
    assert body(article) == [LEAD, MORE, QUOTE]
    lines = [line for line in page.split("\n") if line]
    assert len(article.dropped) == len(lines) - 4
    assert dropped(article)["Baca Juga: Jembatan Cibuntu Diperbaiki"] == "read_also"
    assert dropped(article)["Camat Cibuntu memimpin apel pagi / Humas Cibuntu"] == "caption"


def test_metadata_wins_and_stays() -> None:
    given_metadata = {"judul": "Judul Lain", "tanggal": "2 Mei 2024", "media": "Kabar", "url": "https://a.example/x"}
    article = read_text(f"Camat Cibuntu Melarang Pegawai Memihak\n\nBANDUNG – {LEAD}", given_metadata)
    assert (article.title, article.title_span) == ("Judul Lain", None)
    assert (article.published, article.outlet, article.source_url) == ("2024-05-02", "Kabar", "https://a.example/x")
    assert article.metadata == given_metadata


@pytest.mark.parametrize("first", [f"BANDUNG, KOMPAS — {LEAD} {MORE}", f"{LEAD} {MORE}"])
def test_running_text_is_no_headline(first: str) -> None:
    article = read_text(f"{first}\n\n{MORE}")
    assert article.title is None
    assert len(article.body) == 2
    assert not article.dropped


def test_what_belongs_to_the_article_is_kept() -> None:
    kept = [LEAD, "Tiga Larangan", "Larangan itu ialah:", "1. Berpose", "2. Berkampanye", QUOTE, "Apa sanksinya?", MORE]
    article = read_text("Camat Cibuntu Larang Pegawai Memihak Calon\n" + "\n".join(kept))
    assert body(article) == kept
    assert not article.dropped


def test_a_label_in_the_middle_takes_headlines_only() -> None:
    article = read_text(f"{LEAD}\n{MORE}\nBerita Terkait\nJembatan Cibuntu Rusak\nPasar Cibuntu Ramai\n{QUOTE}\n{MORE}")
    assert body(article) == [LEAD, MORE, QUOTE, MORE]
    assert len(article.dropped) == 3


def test_a_repeated_headline_and_a_standfirst() -> None:
    title = "Camat Cibuntu Larang Pegawai Memihak Calon"
    article = read_text(f"{title}\n\n{title}\nTiga larangan dari pak camat\n\nBANDUNG - {LEAD}")
    assert article.title == title
    assert article.title_span == (0, len(title))
    assert [line.rule for line in article.dropped] == ["repeated_headline", "standfirst"]


def test_a_sentence_broken_over_two_lines_is_one_paragraph() -> None:
    article = read_text(f"{LEAD}\nIa menyebut larangan\nyang harus diingat semua pegawai di kantor itu.")
    assert len(article.body) == 2


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Simak juga video: Apel di Cibuntu", "read_also"),
        ("[Gambas:Video 20cibuntu]", "embed"),
        ("Advertisement", "advertisement"),
        ("Halaman: 1 2 3", "pagination"),
        ("Page 1 of 2", "pagination"),
        ("Penulis: Sarimin | Editor: Tukiyem", "byline"),
        ("Laporan wartawan Kabar Cibuntu, Sarimin", "byline"),
        ("(Sarimin/Tukiyem)", "closing_credit"),
        ("***", "closing_credit"),
        ("Share this: Facebook Twitter", "share"),
        ("Like Loading...", "like"),
        ("Foto: Sarimin/Kabar", "caption"),
        ("Tinggalkan Balasan", "comments"),
        ("Terpopuler", "sidebar"),
        ("Copyright © 2024 Kabar Cibuntu", "copyright"),
        ("Artikel ini telah tayang di KabarCibuntu.id dengan judul Camat Melarang", "republished"),
        ("Dapatkan update berita pilihan lewat WhatsApp Channel kami", "follow"),
        ("Lihat Berita dan Artikel lainnya di: Google News", "follow"),
        ("321 kali dibaca", "counter"),
        ("3 jam yang lalu", "age"),
        ("Situs ini menggunakan cookies.", "cookie"),
        ("Sarimin Tukiyem", "closing_line"),
    ],
)
def test_lines_below_the_article(line: str, rule: str) -> None:
    article = read_text(f"BANDUNG – {LEAD}\n{MORE}\n{QUOTE}\n{line}")
    assert dropped(article) == {line: rule}


def test_a_closing_note_names_the_outlet() -> None:
    assert (
        read_text(f"{LEAD}\n{MORE}\nArtikel ini telah tayang di KabarCibuntu.id dengan judul X").outlet
        == "KabarCibuntu.id"
    )


WORDS = st.sampled_from(
    ["BANDUNG –", "Baca Juga:", "Tags", "Terkini", "\n", "\n\n", LEAD, QUOTE, "22 Januari 2024", "(", "#", "“"]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_no_text_raises_and_every_span_lies_in_the_text(text: str) -> None:
    article = read_text(text)
    assert article == read_text(text)
    assert read_text(article.text).article_id == article.article_id
    spans = sorted([*((s.start, s.end) for s in article.body), *((d.start, d.end) for d in article.dropped)])
    assert all(0 <= start < end <= len(article.text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    if article.title_span:
        assert article.cut(article.title_span) == article.title
    for start, end in spans:
        assert re.search(r"\S", article.text[start:end])
