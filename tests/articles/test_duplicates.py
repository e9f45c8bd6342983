"""fictional: true — every name and sentence here is invented."""

from __future__ import annotations

from itertools import permutations

from netralitas.articles import duplicate_groups, read_text
from netralitas.articles.duplicates import similarity

WORDS = "camat cibuntu sarimin melarang pegawai memihak calon bupati dalam pemilihan yang digelar bulan depan".split()  # noqa: SIM905
LONG = ". ".join(
    f"{word.capitalize()} nomor {number} disebut lagi oleh {other}"
    for number, (word, other) in enumerate(permutations(WORDS[:6], 2))
)


def test_a_copy_with_another_dateline_and_credit_is_found() -> None:
    first = read_text(f"BANDUNG – {LONG}.")
    second = read_text(f"Judul Yang Lain Sama Sekali\nJAKARTA, KOMPAS — {LONG}.\nEditor: Sarimin")
    other = read_text("GARUT – " + " ".join(reversed(LONG.split())))
    groups = duplicate_groups([second, other, first])
    smallest = min(first.article_id, second.article_id)
    assert groups == {first.article_id: smallest, second.article_id: smallest, other.article_id: other.article_id}


def test_order_does_not_matter_and_empty_bodies_stay_apart() -> None:
    articles = [read_text(text) for text in (LONG, LONG + " Tambahan satu kalimat pendek.", "", "a", "b")]
    groups = duplicate_groups(articles)
    assert groups == duplicate_groups(reversed(articles))
    assert groups[articles[0].article_id] == groups[articles[1].article_id]
    assert len(set(groups.values())) == 4


def test_similarity_is_jaccard_over_shingles() -> None:
    # One shingle of five words against two, one of them shared.
    assert similarity(read_text("satu dua tiga empat lima"), read_text("satu dua tiga empat lima enam")) == 0.5
