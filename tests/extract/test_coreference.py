"""Who is meant by short forms, offices and pronouns. All people are invented (fictional: true)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.records import Document
from netralitas.reference import Lexicon

TWO = (
    "Pj Wali Kota Bandung, Bambang Wirasasmita, membuka rapat. Bambang mengatakan semua siap.\n"
    "Sementara itu, Kepala BKPSDM Kota Bandung, Bambang Permadi, mengaku sudah bergerak. Bambang menambahkan satu hal."
)


def meant(text: str, word: str, write: Callable[..., Document], lexicon: Lexicon) -> list[str]:
    """Who each occurrence of a word means, in text order; an empty string for nobody."""
    found = {(m.start, m.end): m.name for person in people(write(text), lexicon) for m in person.mentions}
    out, at = [], text.find(word)
    while at >= 0:
        out.append(found.get((at, at + len(word)), ""))
        at = text.find(word, at + 1)
    return out


def test_two_with_one_given_name_go_by_who_was_last_at_work(write: Callable[..., Document], lexicon: Lexicon) -> None:
    first, second = "Bambang Wirasasmita", "Bambang Permadi"
    assert meant(TWO, "Bambang", write, lexicon) == ["", first, "", second]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Ketua KPU Garut, Lilis Suryani, hadir. Ia pulang sore.", "Ia", ["Lilis Suryani"]),
        ("Ketua KPU Garut, Lilis Suryani, hadir. Menurut dia, semua siap.", "dia", ["Lilis Suryani"]),
        ("Bupati Garut Ujang Sumitra hadir. Bupati juga membuka acara.", "Bupati", ["", "Ujang Sumitra"]),
        ("Para camat hadir bersama Bupati Garut Ujang Sumitra. Jabatan Bupati itu berat.", "Bupati", ["", ""]),
        ("Lilis Suryani meminta semua tenang bersama Ujang Sumitra. “Kita siap,” ujarnya.", "nya", ["Lilis Suryani"]),
        ("Lilis Suryani hadir. “Ujang Sumitra kerja keras,” katanya.", "nya", ["Lilis Suryani"]),
    ],
)
def test_pronouns_and_offices_alone(
    text: str, word: str, who: list[str], write: Callable[..., Document], lexicon: Lexicon
) -> None:
    assert meant(text, word, write, lexicon) == who


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Pesan itu dari Dadang Wirasasmita. Sebagai Kepala BKD Jawa Barat, ia sudah menyurati.",
            "Kepala BKD Jawa Barat",
        ),
        ("Hadir Dadang Wirasasmita. Ia kini Kepala BKD Jawa Barat.", "Kepala BKD Jawa Barat"),
        ("Bagi Dadang Wirasasmita, itu sah. Ketua KPU Garut itu menunggu.", "Ketua KPU Garut"),
        ("Hadir Dadang Wirasasmita. Pria yang memimpin KPU Garut itu menunggu.", "Ketua KPU Garut"),
        ("Hal itu disampaikan Sekda Kabupaten Garut. Menurut Dadang Wirasasmita, belum ada.", "Sekda Kabupaten Garut"),
        ("Bupati Garut tidak hadir. Menurut Dadang Wirasasmita, belum ada.", None),
        ("Hal itu disampaikan Sekda Kabupaten Garut. Menurut warga Dadang Wirasasmita, belum ada.", None),
    ],
)
def test_an_office_of_another_sentence(
    text: str, role: str | None, write: Callable[..., Document], lexicon: Lexicon
) -> None:
    (person,) = people(write(text), lexicon)
    assert person.role == role
