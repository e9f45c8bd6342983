"""Positions without a verb of speech. All people and sentences are invented (fictional: true)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from netralitas.extract.people import people
from netralitas.extract.statements import statements
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]
LILIS = "Ketua KPU Garut, Lilis Suryani, hadir di aula."
FACT = "Gudang logistik sudah penuh sejak pagi."


def told(text: str, write: Write, lexicon: Lexicon) -> list[tuple[str, str | None, str | None]]:
    document = write(text)
    found = statements(document, people(document, lexicon), lexicon)
    return [(document.text[s.start : s.end], s.speaker, s.cue) for s in found]


@pytest.mark.parametrize(
    ("sentence", "words", "cue"),
    [
        ("Bagi Lilis Suryani, gudang itu terlalu kecil.", "gudang itu terlalu kecil", "Bagi"),
        ("Di mata Ketua KPU Garut, Lilis Suryani, gudang itu kecil.", "gudang itu kecil", "Di mata"),
        ("Lilis Suryani mendukung rencana gudang baru.", "rencana gudang baru", "mendukung"),
        ("Lilis Suryani juga ingin gudang itu diperluas.", "gudang itu diperluas", "ingin"),
        (
            "Lilis Suryani, Ketua KPU Garut, menganggapnya pekerjaan biasa saja.",
            "pekerjaan biasa saja",
            "menganggapnya",
        ),
    ],
)
def test_views_and_stances(sentence: str, words: str, cue: str, write: Write, lexicon: Lexicon) -> None:
    assert told(sentence, write, lexicon) == [(words, "Lilis Suryani", cue)]


@pytest.mark.parametrize(
    ("pointer", "cue"),
    [
        ("Hal itu disampaikan Ketua KPU Garut, Lilis Suryani, kemarin.", "disampaikan"),
        ("Keterangan tersebut datang dari Lilis Suryani.", "datang"),
        ("Demikian penjelasan Lilis Suryani kemarin.", "penjelasan"),
        ("Demikian ditegaskan Ketua KPU Garut Lilis Suryani kemarin.", "ditegaskan"),
        ("Ketua KPU Garut Lilis Suryani mengungkapkannya pada Senin lalu.", "mengungkapkannya"),
        ("Lilis Suryani menyampaikan hal itu di aula.", "menyampaikan"),
    ],
)
@pytest.mark.parametrize("border", [" ", "\n"])
def test_a_sentence_points_back(pointer: str, cue: str, border: str, write: Write, lexicon: Lexicon) -> None:
    assert told(FACT + border + pointer, write, lexicon) == [(FACT[:-1], "Lilis Suryani", cue)]


def test_words_inside_the_pointing_sentence_stay_there(write: Write, lexicon: Lexicon) -> None:
    sentence = "Pesan agar petugas siap itu disampaikan Lilis Suryani."
    assert told(f"{FACT} {sentence}", write, lexicon) == [(sentence[:-1], "Lilis Suryani", "disampaikan")]


def test_the_agent_before_its_passive(write: Write, lexicon: Lexicon) -> None:
    assert told(f"{LILIS} Kesiapan petugas ia tekankan.", write, lexicon) == [
        ("Kesiapan petugas ia tekankan", "Lilis Suryani", "tekankan")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{LILIS} Gudang yang ia sebut sudah penuh.",
        f"{LILIS} Bagi warga, gudang itu terlalu kecil.",
        f"{LILIS} Hal itu terjadi pada Senin lalu.",
        "Polres Garut mengungkap kasus pencurian di gudang.",
    ],
)
def test_what_is_no_position(text: str, write: Write, lexicon: Lexicon) -> None:
    assert told(text, write, lexicon) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bawaslu Garut menyatakan gudang itu sudah penuh.", "gudang itu sudah penuh"),
        ("Seorang pegawai menyebut gudang itu sudah penuh.", "gudang itu sudah penuh"),
        ("Menurut Bawaslu Garut, gudang itu sudah penuh.", "gudang itu sudah penuh"),
        (
            f"{LILIS}\nLembaga yang diketuai Lilis Suryani itu menilai gudang sudah penuh.",
            "gudang sudah penuh",
        ),
    ],
)
def test_institutions_and_unnamed_people_speak_without_a_speaker(
    text: str, words: str, write: Write, lexicon: Lexicon
) -> None:
    assert [(said, speaker) for said, speaker, _ in told(text, write, lexicon)] == [(words, None)]


def test_a_pronoun_after_an_unnamed_speaker_means_nobody_else(write: Write, lexicon: Lexicon) -> None:
    text = f"{LILIS} Seorang pegawai menyebut gudang sudah penuh. Kuncinya, menurut dia, masih hilang."
    assert {speaker for _, speaker, _ in told(text, write, lexicon)} == {None}


def test_a_description_means_whoever_spoke_last(write: Write, lexicon: Lexicon) -> None:
    text = f"{LILIS} “Gudang kami penuh,” kata perempuan kelahiran Garut itu."
    assert [speaker for _, speaker, _ in told(text, write, lexicon)] == ["Lilis Suryani"]
    text = f"{LILIS} Gudang sudah lama penuh, kata mantan guru itu."
    assert [speaker for _, speaker, _ in told(text, write, lexicon)] == ["Lilis Suryani"]


def test_the_object_of_a_verb_does_not_speak(write: Write, lexicon: Lexicon) -> None:
    text = f"{LILIS} Lilis menggantikan Ujang Sumitra. Gudang itu, kata dia, sudah penuh."
    assert [speaker for _, speaker, _ in told(text, write, lexicon)] == ["Lilis Suryani"]
