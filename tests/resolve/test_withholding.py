"""A name that is withheld is nowhere. fictional: true"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article_id, event, person, reading, statement
from netralitas.records import DroppedLine, PlaceMention, Reading
from netralitas.resolve.actors import Appearance, resolve
from netralitas.resolve.corrections import Correction
from netralitas.resolve.withholding import BLOCK, Veil, withhold

TEXT = """Nurhaliza Subarkah Dilaporkan
Nurhaliza Subarkah, camat di Subarkah Jaya, dilaporkan pada 2 Mei 2024. Nurhaliza membantah.
Menurut Dadan Subarkah, laporan atas NURHALIZA SUBARKAH itu benar. Kata Subarkah, ia akan datang.
Baca juga: Profil Nurhaliza Subarkah"""
OTHER = """Camat Lain
Rapat dihadiri Tia Nurhaliza dan camat Nurhaliza  Subarkah kemarin. Nurhaliza bicara."""


def made() -> list[Reading]:
    camat = person(TEXT, "Nurhaliza Subarkah", ["Nurhaliza"], "camat di Subarkah Jaya")
    dadan = person(TEXT, "Dadan Subarkah")
    one = reading(
        TEXT,
        [camat, dadan],
        [event(TEXT, "2 Mei 2024", "2024-05-02", "pelanggaran", None, people=["Nurhaliza Subarkah", "Dadan Subarkah"])],
        [statement(TEXT, "Nurhaliza membantah", "Nurhaliza Subarkah")],
        byline="Sri",
        source_url="https://contoh.id/nurhaliza-subarkah-dilaporkan",
        facts="F999",
        keywords="camat, nurhaliza",
    )
    at = TEXT.index("Subarkah Jaya")
    place = PlaceMention(at, at + len("Subarkah Jaya"), "Kecamatan Subarkah Jaya", "99.99.99", "made")
    dropped = DroppedLine(TEXT.index("Baca"), len(TEXT), "read_also")
    article = one.document.article
    document = replace(one.document, article=replace(article, dropped=(dropped,)))
    return [replace(one, document=document, places=(place,)), reading(OTHER, [person(OTHER, "Tia Nurhaliza")])]


def hidden(target: str = "nurhaliza-subarkah", value: str = "") -> tuple[tuple[Reading, ...], dict[str, str], Veil]:
    readings = made()
    ids = resolve(Appearance(r.document.article.article_id, p) for r in readings for p in r.people)
    shown, names, veil = withhold(readings, ids, [correction(target, value)])
    return shown, {name: actor for (_, name), actor in names.items()}, veil


def correction(target: str, value: str = "") -> Correction:
    return Correction(2, "withhold", target, value, "", "Nurhaliza asked", "Rini", "2025-02-01")


@pytest.mark.parametrize("target", ["nurhaliza-subarkah", "Nurhaliza Subarkah", "nurhaliza subarkah"])
def test_the_full_name_is_in_nothing_that_was_read(target: str) -> None:
    readings, ids, veil = hidden(target)
    whole = f"{readings} {ids} {veil.correction(correction(target))}"
    assert "nurhaliza subarkah" not in " ".join(whole.lower().split())
    assert "nurhaliza-subarkah" not in whole.lower()


def test_the_text_keeps_its_length_and_loses_only_the_name() -> None:
    (one, other), _, _ = hidden()
    assert len(one.document.text) == len(TEXT)
    changed = {word for old, word in zip(TEXT.split(), one.document.text.split(), strict=True) if old != word}
    assert {word.strip(f",.{BLOCK}") for word in changed} == {""}
    assert [line.split()[0] for line in one.document.text.splitlines()] == [BLOCK * 9, BLOCK * 9, "Menurut", "Baca"]
    assert OTHER.replace("Nurhaliza  Subarkah", f"{BLOCK * 9}  {BLOCK * 8}") == other.document.text


def test_other_people_and_places_keep_their_names() -> None:
    (one, other), ids, _ = hidden()
    assert "Dadan Subarkah" in one.document.text
    assert "camat di Subarkah Jaya" in one.document.text
    assert one.people[1].name == "Dadan Subarkah"
    assert "Tia Nurhaliza" in other.document.text
    assert ids == {"[withheld]": "withheld-1", "Dadan Subarkah": "dadan-subarkah", "Tia Nurhaliza": "tia-nurhaliza"}


def test_every_record_still_cuts_its_words_out_of_the_text() -> None:
    readings, _, _ = hidden()
    for was, now in zip(made(), readings, strict=True):
        for field in ("mentions", "statements", "events", "places"):
            assert [r[:2] for r in getattr(was, field)] == [r[:2] for r in getattr(now, field)]
        assert now.document.article.dropped == was.document.article.dropped
    one = readings[0]
    assert one.statements[0].speaker == "[withheld]"
    assert one.events[0].participants == ("[withheld]", "Dadan Subarkah")
    assert one.document.article.title == one.document.text[:29]


def test_addresses_and_file_names_are_cleared() -> None:
    readings, _, veil = hidden()
    article = readings[0].document.article
    assert article.source_url is None
    assert dict(article.metadata) == {"byline": "Sri", "facts": "F999"}
    assert veil.address("arsip/nurhaliza-subarkah.txt") == f"arsip/{BLOCK * 9}-{BLOCK * 8}.txt"
    assert veil.address("arsip/nurhaliza.txt", article.article_id) == f"arsip/{BLOCK * 9}.txt"
    assert veil.address("arsip/nurhaliza.txt", article_id(OTHER)) == "arsip/nurhaliza.txt"


def test_the_correction_itself_is_shown_without_the_name() -> None:
    _, _, veil = hidden()
    shown = veil.correction(correction("nurhaliza-subarkah", "Bu Liza"))
    assert (shown.target, shown.value, shown.reason) == ("withheld-1", "", f"{BLOCK * 9} asked")


def test_a_form_that_the_correction_adds_is_hidden_everywhere() -> None:
    (_, other), _, _ = hidden(value="Nurhaliza bicara")
    assert other.document.text.endswith(f"{BLOCK * 9} {BLOCK * 6}.")


def test_an_office_alone_is_no_name() -> None:
    text = "Camat Membantah\nPutri Subarkah bicara. Camat Sukamaju membantah."
    camat = person(text, "Putri Subarkah", ["Camat Sukamaju"])
    one = reading(text, [replace(camat, aliases=())])
    ids = resolve([Appearance(one.document.article.article_id, one.people[0])])
    (shown,), _, _ = withhold([one], ids, [correction("putri-subarkah")])
    assert shown.document.text == text.replace("Putri Subarkah", f"{BLOCK * 5} {BLOCK * 8}")


def test_two_people_are_told_apart() -> None:
    readings = made()
    ids = resolve(Appearance(r.document.article.article_id, p) for r in readings for p in r.people)
    pair = [correction("nurhaliza-subarkah"), correction("dadan-subarkah")]
    shown, names, veil = withhold(readings, ids, pair)
    assert [p.name for p in shown[0].people] == ["[withheld]", "[withheld 2]"]
    assert sorted(names.values()) == ["tia-nurhaliza", "withheld-1", "withheld-2"]
    assert len(veil.hidden) == 2


@given(st.lists(st.sampled_from(["Nurhaliza", "Subarkah", "Tia", "rapat", ",", "\n", "-", "subarkah"]), max_size=12))
def test_no_arrangement_lets_the_full_name_through(words: list[str]) -> None:
    text = "Nurhaliza Subarkah\n" + " ".join(words) + " akhir"
    one = reading(text, [person(text, "Nurhaliza Subarkah", ["Nurhaliza"])])
    ids = resolve([Appearance(one.document.article.article_id, one.people[0])])
    (shown,), _, _ = withhold([one], ids, [correction("nurhaliza-subarkah")])
    assert len(shown.document.text) == len(text)
    assert "nurhaliza subarkah" not in " ".join(shown.document.text.split()).lower()
    assert "Nurhaliza" not in shown.document.text
