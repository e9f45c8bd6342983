"""Front matter and its kin under the names of our records. fictional: true"""

from __future__ import annotations

import pytest
from netralitas.articles.metadata import read_metadata


@pytest.mark.parametrize("nothing", ["", "  ", "null", "NULL", "~", "None", "nan", "n/a", "-"])
def test_what_stands_for_nothing_is_nothing(nothing: str) -> None:
    assert read_metadata({"outlet": nothing, "media": "Kabar Bahari"}) == {"outlet": "Kabar Bahari"}
    assert read_metadata({"source_outlet": nothing}) == {}


def test_keys_in_indonesian_and_english_mean_the_same() -> None:
    fields = read_metadata({"Judul": "Rapat", "Tanggal Terbit": "2 Mei 2024", "sumber": "https://bahari.example/1"})
    assert fields == {"title": "Rapat", "published": "2024-05-02", "source_url": "https://bahari.example/1"}
