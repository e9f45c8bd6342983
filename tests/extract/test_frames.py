"""Where an office ends: frames, and bodies that a model sees.

All people and bodies are invented (fictional: true); places are real.
"""

from __future__ import annotations

import pytest
from netralitas.extract.names import Passage
from netralitas.extract.offices import office_at
from netralitas.extract.vocabulary import vocabulary
from netralitas.extract.words import words
from netralitas.records import Span
from netralitas.reference import Lexicon


def office(text: str, lexicon: Lexicon, bodies: str = "", people: str = "") -> str | None:
    """The words of the office at the beginning; ``bodies`` and ``people`` are what a model sees in the text."""
    found = words(text)

    def inside(part: str) -> frozenset[int]:
        start = text.index(part)
        return frozenset(n for n, w in enumerate(found) if part and start <= w.start < start + len(part))

    passage = Passage(
        Span(0, len(text)), found, frozenset(), vocabulary(lexicon), 0, bodies=inside(bodies), people=inside(people)
    )
    read = office_at(passage, 0)
    return text[: found[read.end - 1].end] if read else None


@pytest.mark.parametrize(
    ("role", "rest"),
    [
        ("Ketua Ikatan Pemuda Palagan Sunda", ", Dadang Wirasasmita, menolak."),
        ("Kepala Bagian Protokol dan Komunikasi Pimpinan", ", Lilis Suryani, menolak."),
        ("Dosen hukum tata negara Universitas Ragalaya", ", Dadang Wirasasmita, menolak."),
        ("Bupati Garut periode 2016–2021", ", Dadang Wirasasmita, menolak."),
        ("Koordinator Divisi Hukum, Pencegahan, Partisipasi, dan Humas Bawaslu Garut", ", Lilis Suryani, menolak."),
        # A name before the comma, a second office and a list of people end the office.
        ("Bupati", " Dadang Wirasasmita, Lilis Suryani, dan Ujang Permana hadir."),
        ("Bupati Garut", " dan Ketua KPU Garut, Lilis Suryani, hadir."),
        ("Ketua KPU Garut", " yang hadir, Dadang Wirasasmita, menolak."),
    ],
)
def test_a_comma_and_a_name_close_the_office(role: str, rest: str, lexicon: Lexicon) -> None:
    assert office(role + rest, lexicon) == role


@pytest.mark.parametrize(
    ("text", "bodies", "people", "role"),
    [
        ("Kepala Dusun Rancabeet Sarjiman hadir.", "Dusun Rancabeet", "Sarjiman", "Kepala Dusun Rancabeet"),
        ("Ketua Palagan Sunda Lilis Suryani hadir.", "Palagan Sunda", "Lilis Suryani", "Ketua Palagan Sunda"),
        # Models take a first name, or a whole one, for the end of a complete institution.
        ("Ketua Bawaslu Nurrisa Septana hadir.", "Bawaslu Nurrisa", "Septana", "Ketua Bawaslu"),
        ("Ketua Bawaslu Nurrisa Septana hadir.", "Bawaslu Nurrisa Septana", "", "Ketua Bawaslu"),
    ],
)
def test_a_model_says_where_a_body_ends(text: str, bodies: str, people: str, role: str, lexicon: Lexicon) -> None:
    assert office(text, lexicon, bodies, people) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kasat Reskrim Polres Garut AKP Ujang Permana hadir.", "Kasat Reskrim Polres Garut"),
        ("Gubernur Bali I Made Sudarsa hadir.", "Gubernur Bali"),
        ("Ketua Komisi A DPRD Garut Ujang Permana hadir.", "Ketua Komisi A DPRD Garut"),
        ("Kadis Palkim Ujang Permana hadir.", "Kadis Palkim"),
        ("Ketua Umum Gerindra Ujang Permana hadir.", "Ketua Umum Gerindra"),
        ("Anggota pansus dari PDIP Ujang Permana hadir.", "Anggota pansus dari PDIP"),
    ],
)
def test_ranks_and_first_names_stay_with_the_name(text: str, role: str, lexicon: Lexicon) -> None:
    assert office(text, lexicon) == role
