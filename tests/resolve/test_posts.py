"""Posts and the regions of offices. fictional: true, but for the holders of the register"""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import person, reading
from netralitas.records import Mention, Reading
from netralitas.reference import Lexicon
from netralitas.resolve.posts import Post, excludes, office_regions, register

GARUT, SUBANG, JABAR = "Kabupaten Garut", "Kabupaten Subang", "Provinsi Jawa Barat"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("camat", GARUT), ("camat", SUBANG), True),
        (("sekda", JABAR), ("bupati", GARUT), False),
        (("ketua_bawaslu", JABAR), ("camat", GARUT), True),
        (("ketua_bawaslu", GARUT), ("camat", GARUT), False),
        (("pengamat", GARUT), ("camat", SUBANG), False),
        (("bupati", GARUT), ("camat", None), False),
    ],
)
def test_posts_that_nobody_holds_at_once(
    one: tuple[str, str | None], other: tuple[str, str | None], expected: bool, lexicon: Lexicon
) -> None:
    known = register(lexicon)
    assert excludes(Post(*one, None), Post(*other, None), known) is expected
    assert excludes(Post(*other, None), Post(*one, None), known) is expected


def article(
    name: str, office: str, role: str, regions: dict[str | None, float], bodies: tuple[str, ...] = ()
) -> Reading:
    text = f"Judul\n{name} hadir di sana."
    somebody = replace(person(text, name, role=role), office_id=office)
    made = reading(text, [somebody], coverage=regions)
    named = tuple(Mention(0, 5, "institution", "full", body, "made") for body in bodies)
    return replace(made, mentions=(*made.mentions, *named))


@pytest.mark.parametrize(
    ("made", "region", "where"),
    [
        (article("Bey Machmudin", "gubernur", "Pj Gubernur", {"Kota Bandung": 1.0}), JABAR, "register"),
        (article("Maya Wirasena", "bupati", "Bupati", {GARUT: 0.7, "Kota Bandung": 0.3}), GARUT, "article"),
        (article("Maya Wirasena", "bupati", "Bupati", {GARUT: 0.7, SUBANG: 0.3}), None, None),
        (article("Maya Wirasena", "bupati", "Bupati Bandung", {"Kota Bandung": 1.0}), None, None),
        (article("Maya Wirasena", "wali_kota", "Wali Kota Bandung", {"Kota Bandung": 1.0}), "Kota Bandung", "article"),
        (
            article("Maya", "ketua_bawaslu", "Ketua Bawaslu Sukabumi", {}, ("Bawaslu Kota Sukabumi",)),
            "Kota Sukabumi",
            "article",
        ),
        (article("Maya", "ketua_bawaslu", "Ketua Bawaslu Sukabumi", {"Kota Sukabumi": 1.0}), None, None),
        (article("Maya", "ketua_bawaslu", "Ketua Bawaslu", {}, ("Bawaslu " + GARUT, "Bawaslu " + JABAR)), None, None),
        (article("Maya", "kepala_bkpsdm", "Kepala BKPSDM", {"Kota Bandung": 1.0}), "Kota Bandung", "article"),
        (article("Maya", "sekda", "Sekda", {GARUT: 1.0}), GARUT, "article"),
        (article("Maya", "kepala_biro", "Kepala Biro Hukum", {JABAR: 1.0}), None, None),
        (article("Maya", "mendagri", "Menteri Dalam Negeri", {GARUT: 1.0}), None, None),
    ],
)
def test_the_region_of_an_office(made: Reading, region: str | None, where: str | None, lexicon: Lexicon) -> None:
    ((_, found, found_where),) = office_regions(made, lexicon)
    assert (found, found_where) == (region, where)


def test_the_words_of_the_text_come_first(lexicon: Lexicon) -> None:
    made = article("Bey Machmudin", "gubernur", "Gubernur Banten", {JABAR: 1.0})
    made = replace(made, people=(replace(made.people[0], region="Provinsi Banten"),))
    ((somebody, region, where),) = office_regions(made, lexicon)
    assert (somebody.region, region, where) == ("Provinsi Banten", "Provinsi Banten", "text")
