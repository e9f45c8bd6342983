"""Institutions and their regions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.institutions import institutions
from netralitas.records import Document
from netralitas.reference import Lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Badan Pengawas Pemilu (Bawaslu) Kota Bandung",
            [("Badan Pengawas Pemilu (Bawaslu) Kota Bandung", "Bawaslu Kota Bandung")],
        ),
        ("KPU Jabar dan PKB", [("KPU Jabar", "KPU Provinsi Jawa Barat"), ("PKB", "PKB")]),
        ("Pemkot Bandung", [("Pemkot Bandung", "Pemerintah Kota Bandung")]),
        (
            "Pemerintah Kabupaten (Pemkab) Bandung",
            [("Pemerintah Kabupaten (Pemkab) Bandung", "Pemerintah Kabupaten Bandung")],
        ),
        ("Pemerintah menunggu", []),
        ("Pemerintah Daerah Kabupaten Garut", [("Pemerintah Daerah Kabupaten Garut", "Pemerintah Kabupaten Garut")]),
        ("Pemerintah Kabupaten hadir", [("Pemerintah Kabupaten", "Pemkab")]),
        # A district with the name of a regency elsewhere.
        ("Panwaslu Kecamatan Kotabaru", [("Panwaslu Kecamatan Kotabaru", "Panwascam Kecamatan Kotabaru")]),
        ("tidak ada lembaga", []),
    ],
)
def test_name_and_region(
    text: str, found: list[tuple[str, str]], write: Callable[..., Document], lexicon: Lexicon
) -> None:
    document = write(text)
    assert [(text[m.start : m.end], m.name) for m in institutions(document, lexicon)] == found
