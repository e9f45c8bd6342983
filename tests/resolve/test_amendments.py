"""Corrections applied to hand-made readings. fictional: true"""

from __future__ import annotations

import pytest
from made import article_id, event, person, reading, statement
from netralitas.records import Reading
from netralitas.reference import Lexicon
from netralitas.resolve.actors import Appearance, resolve
from netralitas.resolve.amendments import Amended, amend
from netralitas.resolve.corrections import Correction, CorrectionError

ONE = """Apel di Garut
Rangga Wirasena mengatakan ASN harus netral. Deklarasi digelar 30 September 2024 di Garut.
Rangga menutup apel itu."""
TWO = """Rapat di Bandung
Wirasena membuka rapat pada 2 Oktober 2024. Lestari Anjani melapor pada 3 Oktober 2024."""
A, B = article_id(ONE), article_id(TWO)


def readings() -> list[Reading]:
    rangga = person(ONE, "Rangga Wirasena", ["Rangga"], "Bupati Garut")
    one = reading(
        ONE,
        [rangga],
        [event(ONE, "30 September 2024", "2024-09-30", "deklarasi", "Kabupaten Garut", people=["Rangga Wirasena"])],
        [statement(ONE, "ASN harus netral", "Rangga Wirasena")],
        {"Kabupaten Garut": 0.75, "Kota Bandung": 0.25},
    )
    two = reading(
        TWO,
        [person(TWO, "Wirasena"), person(TWO, "Lestari Anjani")],
        [event(TWO, "3 Oktober 2024", "2024-10-03", "pelanggaran", None)],
        [statement(TWO, "melapor", "Lestari Anjani")],
    )
    return [one, two]


def corrected(lexicon: Lexicon, *rows: tuple[str, str, str, str]) -> Amended:
    made = readings()
    ids = resolve(Appearance(r.document.article.article_id, p) for r in made for p in r.people)
    corrections = [
        Correction(line, action, target, value, article, "read it", "Rini", "2025-02-01")
        for line, (action, target, value, article) in enumerate(rows, start=2)
    ]
    return amend(made, ids, corrections, lexicon)


def test_without_corrections_nothing_changes(lexicon: Lexicon) -> None:
    amended = corrected(lexicon)
    assert list(amended.readings) == readings()
    assert (amended.applied, amended.checked) == ((), frozenset())


def test_two_actors_become_one(lexicon: Lexicon) -> None:
    amended = corrected(lexicon, ("merge_actors", "wirasena", "rangga-wirasena", ""))
    assert amended.ids[B, "Wirasena"] == amended.ids[A, "Rangga Wirasena"] == "rangga-wirasena"
    assert amended.applied[0].rows == 1


def test_two_people_of_one_article_become_one_with_the_fuller_name(lexicon: Lexicon) -> None:
    amended = corrected(lexicon, ("merge_actors", "lestari-anjani", "wirasena", ""))
    (somebody,) = amended.readings[1].people
    assert (somebody.name, somebody.aliases) == ("Lestari Anjani", ("Wirasena",))
    assert {m.name for m in amended.readings[1].mentions} == {"Lestari Anjani"}
    assert amended.ids == {(A, "Rangga Wirasena"): "rangga-wirasena", (B, "Lestari Anjani"): "wirasena"}


def test_somebody_else_in_one_article_gets_an_id_of_their_own(lexicon: Lexicon) -> None:
    merged = ("merge_actors", "wirasena", "rangga-wirasena", "")
    amended = corrected(lexicon, merged, ("split_actor", "rangga-wirasena", "wirasena-2", B))
    assert amended.ids[B, "Wirasena"] == "wirasena-2"
    assert amended.ids[A, "Rangga Wirasena"] == "rangga-wirasena"


def test_another_name_reaches_every_record(lexicon: Lexicon) -> None:
    amended = corrected(lexicon, ("rename_actor", "rangga-wirasena", "Rangga Wirasena Putra", ""))
    one = amended.readings[0]
    assert one.people[0].name == one.statements[0].speaker == "Rangga Wirasena Putra"
    assert one.events[0].participants == ("Rangga Wirasena Putra",)
    assert {m.name for m in (*one.mentions, *one.people[0].mentions)} == {"Rangga Wirasena Putra"}
    assert one.people[0].aliases == ("Rangga", "Rangga Wirasena")
    assert amended.ids[A, "Rangga Wirasena Putra"] == "rangga-wirasena"


def test_an_article_gets_another_main_region(lexicon: Lexicon) -> None:
    coverage = corrected(lexicon, ("set_region", A, "Kota Cimahi", "")).readings[0].coverage
    assert [(c.region, c.weight, c.primary) for c in coverage] == [
        ("Kota Cimahi", 0.75, True),
        ("Kota Bandung", 0.25, False),
    ]
    assert coverage[0].code == "32.77"


def test_a_region_that_was_second_takes_all(lexicon: Lexicon) -> None:
    (only,) = corrected(lexicon, ("set_region", A, "Kota Bandung", "")).readings[0].coverage
    assert (only.region, only.weight, only.primary) == ("Kota Bandung", 1.0, True)


@pytest.mark.parametrize(("value", "region"), [("Kota Cimahi", "Kota Cimahi"), ("national", None)])
def test_an_event_gets_another_region(value: str, region: str | None, lexicon: Lexicon) -> None:
    start = ONE.index("30 September")
    assert corrected(lexicon, ("set_region", f"{A}:{start}", value, "")).readings[0].events[0].region == region


def test_a_false_event_is_gone(lexicon: Lexicon) -> None:
    target = f"{A}:{ONE.index('30 September')}"
    amended = corrected(lexicon, ("drop_event", target, "deklarasi", ""))
    assert amended.readings[0].events == ()
    assert amended.readings[1].events == readings()[1].events


def test_a_missed_event_stands_on_its_words(lexicon: Lexicon) -> None:
    amended = corrected(lexicon, ("add_event", B, "2024-10-02|rapat|Kota Bandung|2  Oktober 2024", ""))
    added = amended.readings[1].events[0]
    assert TWO[added.start : added.end] == "2 Oktober 2024"
    assert (added.date, added.type, added.region, added.rule) == ("2024-10-02", "rapat", "Kota Bandung", "correction")
    assert ("events", B, added.start, added.end) in amended.checked


@pytest.mark.parametrize(
    ("table", "value", "words", "text"),
    [
        ("events", "events", "30 September 2024", ONE),
        ("events", "events|2024-09-30|deklarasi|Kabupaten Garut", "30 September 2024", ONE),
        ("events", "events|2024-10-03|pelanggaran||alleged", "3 Oktober 2024", TWO),
        ("statements", "statements|indirect|Lestari Anjani", "melapor", TWO),
        ("appearances", "appearances|Rangga Wirasena|Bupati Garut", "Rangga Wirasena", ONE),
    ],
)
def test_a_checked_row_is_known(table: str, value: str, words: str, text: str, lexicon: Lexicon) -> None:
    start = text.index(words)
    amended = corrected(lexicon, ("confirm", f"{article_id(text)}:{start}", value, ""))
    assert amended.checked == {(table, article_id(text), start, start + len(words))}
    assert amended.applied[0].rows == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("merge_actors", "nobody", "wirasena", ""), "line 2 .*there is no actor nobody"),
        (("merge_actors", "wirasena", "nobody", ""), "there is no actor nobody to merge with"),
        (("merge_actors", "wirasena", "lestari-anjani", A), f"no actor wirasena in article {A}"),
        (("rename_actor", "wirasena", "Wira", "f" * 16), "there is no article ffff"),
        (("rename_actor", "wirasena", "Lestari Anjani", ""), "has a Lestari Anjani already: use merge_actors"),
        (("set_region", "f" * 16, "Kota Cimahi", ""), "there is no article ffff"),
        (("drop_event", f"{A}:1", "", ""), r"no event starts at 1; events of the article: \d+ \(2024-09-30 deklarasi"),
        (("drop_event", f"{A}:{ONE.index('30 Sep')}", "rapat", ""), "no rapat starts at"),
        (("add_event", A, "2024-09-30|rapat|national|Garut", ""), "stand 2 times"),
        (("add_event", A, "2024-09-30|rapat|national|30 September 2024", ""), "drop it first"),
        (("confirm", f"{A}:0", "statements", ""), "statements has no row that starts at 0"),
        (("confirm", f"{A}:{ONE.index('30 Sep')}", "events|2024-10-01", ""), "the row now says 'events.2024-09-30"),
        (("withhold", "nobody", "", ""), "the name occurs in no article"),
    ],
)
def test_what_matches_nothing_is_an_error(row: tuple[str, str, str, str], message: str, lexicon: Lexicon) -> None:
    with pytest.raises(CorrectionError, match=message):
        corrected(lexicon, row)
