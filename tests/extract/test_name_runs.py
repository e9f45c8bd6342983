"""Names as runs of words. All people are invented (fictional: true)."""

from __future__ import annotations

import pytest
from netralitas.extract.names import Passage, degrees, name_at, titles
from netralitas.extract.vocabulary import vocabulary
from netralitas.extract.words import words
from netralitas.records import Span
from netralitas.reference import Lexicon


def passage(text: str, lexicon: Lexicon) -> Passage:
    return Passage(Span(0, len(text)), words(text), frozenset(), vocabulary(lexicon), 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dadang Wirasasmita hadir di sana.", "Dadang Wirasasmita"),
        ("Drs. H. Dadang Wirasasmita, S.Pd., M.Si. hadir di sana.", "Dadang Wirasasmita"),
        ("Kombes Pol. Dr. Agus Permadi datang lagi.", "Agus Permadi"),
        ("A. Sukmana Hadi pun datang.", "A. Sukmana Hadi"),
        ("Asep Z Wiguna tidak datang.", "Asep Z Wiguna"),
        ("Moch. Yusup Arsadinata menutup rapat.", "Moch. Yusup Arsadinata"),
        ("Hasan Asy'ari Maulana berangkat sore.", "Hasan Asy'ari Maulana"),
        ("Siti binti Rahmat mengadu kemarin.", "Siti binti Rahmat"),
        ("I Wayan Sudarta pulang pagi.", "I Wayan Sudarta"),
        ("Hotman Simbolon membantah kabar itu.", "Hotman Simbolon"),
        ("Lie Tan Wijaya tidak ada di rumah.", "Lie Tan Wijaya"),
        ("Abdul Al-Hakim hadir bersama keluarga.", "Abdul Al-Hakim"),
        ("Dedi Kurniadi Senin kemarin tiba.", "Dedi Kurniadi"),
        ("Dedi Kurniadi KPU hadir.", "Dedi Kurniadi"),
    ],
)
def test_a_name_ends_where_titles_degrees_and_other_words_begin(text: str, name: str, lexicon: Lexicon) -> None:
    read = passage(text, lexicon)
    found = name_at(read, 0)
    assert found is not None
    assert text[read.words[found.begin].start : read.words[found.end - 1].end] == name


@pytest.mark.parametrize(
    "text", ["Pemerintah Kota Bandung", "Bawaslu meminta", "Senin pagi", "netral", "Kabupaten Garut"]
)
def test_no_name_begins_at_other_words(text: str, lexicon: Lexicon) -> None:
    assert name_at(passage(text, lexicon), 0) is None


def test_titles_and_degrees_are_counted_in_words(lexicon: Lexicon) -> None:
    read = passage("Dr. H. Dadang, S.H., M.Si., datang", lexicon)
    assert titles(read, 0) == 2
    assert degrees(read, 3) == 4


def test_an_age_behind_the_name_is_noted(lexicon: Lexicon) -> None:
    found = name_at(passage("Ujang Sumitra (45) berjualan.", lexicon), 0)
    assert found is not None
    assert found.aged
