"""Forms of roots."""

from __future__ import annotations

import pytest
from netralitas.extract.affixes import forms
from netralitas.extract.cues import CueFinder


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("periksa", {"memeriksa", "diperiksa", "pemeriksaan", "periksakan"}),
        ("telusur", {"menelusuri", "ditelusuri", "penelusuran", "telusuri"}),
        ("klarifikasi", {"mengklarifikasi", "diklarifikasi"}),
        ("selidik", {"menyelidiki", "diselidiki", "penyelidikan"}),
        ("pecat", {"memecat", "dipecat", "pemecatan"}),
        ("copot", {"mencopot", "dicopot", "pencopotan"}),
        ("lantik", {"melantik", "dilantik", "pelantikan"}),
        ("investigasi", {"menginvestigasi", "diinvestigasi"}),
        ("bekal", {"membekali", "dibekali", "pembekalan"}),
    ],
)
def test_affixes_change_the_first_sound_of_a_root(root: str, expected: set[str]) -> None:
    assert expected <= set(forms(root))


def test_the_bare_root_is_no_form_of_its_own() -> None:
    assert "lapor" not in forms("lapor")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bawaslu menelusuri video itu.", ["step"]),
        ("Video itu sedang ditelusuri.", ["step"]),
        ("Hasil penelusurannya belum ada.", ["step"]),
        ("Jalur penelusur gua.", []),
        pytest.param("Panitia penelusuran bakat.", ["talent"], id="a form with a cue of its own keeps its kind"),
    ],
)
def test_a_root_among_cues_stands_for_its_forms(text: str, kinds: list[str]) -> None:
    finder = CueFinder([("~telusur", "step"), ("penelusuran bakat", "talent")], suffix=True)
    assert [cue.kind for cue in finder.find(text, 0, len(text))] == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berkas diserahkan siang oleh petugas ke BKN.", [True, True]),
        ("Berkas diserahkan oleh petugas yang datang naik sepeda motor kemarin siang ke BKN.", [False, True]),
        ("Berkas diserahkan. Petugas lalu pergi ke BKN.", [False, False]),
    ],
)
def test_a_gap_holds_four_words_and_a_long_one_a_dozen(text: str, found: list[bool]) -> None:
    gaps = (CueFinder([(f"diserahkan {gap} BKN", "x")]) for gap in ("…", "……"))
    assert [bool([*finder.find(text, 0, len(text))]) for finder in gaps] == found
