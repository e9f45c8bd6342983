"""Offices that news writes round; places and institutions are real."""

from __future__ import annotations

import pytest
from netralitas.extract.epithets import epithet_at
from netralitas.extract.names import Passage
from netralitas.extract.vocabulary import vocabulary
from netralitas.extract.words import words
from netralitas.records import Span
from netralitas.reference import Lexicon


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Orang nomor satu di Kabupaten Garut", "Bupati Garut"),
        ("orang nomor satu di lingkungan Pemkot Cimahi", "Wali Kota Cimahi"),
        ("orang nomor dua di Provinsi Jawa Barat", "Wakil Gubernur Jawa Barat"),
        ("Nakhoda Bawaslu Garut", "Ketua Bawaslu Garut"),
        ("pucuk pimpinan Inspektorat Garut", "Kepala Inspektorat Garut"),
        # A bare name that two regions share, a ministry and other words settle nothing.
        ("orang nomor satu di Bandung", None),
        ("pucuk pimpinan Kementerian Agama", None),
        ("orang nomor satu di sana", None),
        ("nakhoda kapal", None),
    ],
)
def test_the_office_that_is_meant(text: str, office: str | None, lexicon: Lexicon) -> None:
    passage = Passage(Span(0, len(text)), words(text), frozenset(), vocabulary(lexicon), 0)
    found = epithet_at(passage, 0)
    assert (found.wording if found else None) == office
