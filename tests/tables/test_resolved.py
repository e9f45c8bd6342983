"""Tables of what is the same across articles. fictional: true, but for KASN's end"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from made import article_id, event, person, reading
from netralitas.records import Mention, Reading
from netralitas.reference import Lexicon
from netralitas.tables.frames import frames

GARUT = "Kabupaten Garut"
ONE = """Camat Dipanggil
Bupati Garut Rangga Wirasena hadir pada 2 September 2024. Bawaslu Garut memanggil camat. KASN menunggu."""
TWO = """Camat Diputus
Rangga Wirasena hadir lagi pada 2 September 2024. Putusan dibacakan Bawaslu. KASN disebut."""
A, B = article_id(ONE), article_id(TWO)


def told(text: str, day: str, status: str, people: list[str]) -> Reading:
    who = [replace(person(text, name, role="Bupati Garut"), office_id="bupati", region=GARUT) for name in people]
    case = event(text, "2 September 2024", "2024-09-02", "pelanggaran", GARUT, people=people)
    made = reading(text, who, [case._replace(status=status)])  # type: ignore[arg-type]
    names = {"Bawaslu Garut": f"Bawaslu {GARUT}", "KASN": "KASN"}
    found = [(word, names[word]) for word in names if word in text]
    if "Bawaslu Garut" not in text:
        found.append(("Bawaslu", "Bawaslu"))
    bodies = [
        Mention(text.index(word), text.index(word) + len(word), "institution", "full", name, "made")
        for word, name in found
    ]
    article = replace(made.document.article, published=day)
    return replace(
        made,
        document=replace(made.document, article=article),
        mentions=tuple(sorted((*made.mentions, *bodies))),
    )


@pytest.fixture(scope="module")
def made(lexicon: Lexicon) -> dict[str, pl.DataFrame]:
    readings = [
        told(ONE, "2024-09-03", "alleged", ["Rangga Wirasena"]),
        told(TWO, "2024-10-03", "proven", ["Rangga Wirasena"]),
    ]
    return frames(readings, [], [], {}, lexicon)


def test_one_happening_with_two_reports_and_no_upgraded_status(made: dict[str, pl.DataFrame]) -> None:
    (row,) = made["happenings"].to_dicts()
    assert set(made["events"]["event_id"]) == {row["event_id"]}
    assert (row["articles"], row["sources"], row["actors"]) == (2, [A, B], ["rangga-wirasena"])
    assert (row["status"], row["latest_status"], row["latest_status_article"]) == ("alleged", "proven", B)
    assert (row["statuses"], row["status_articles"]) == (["alleged", "proven"], [A, B])


def test_an_office_over_time(made: dict[str, pl.DataFrame]) -> None:
    (row,) = made["offices"].to_dicts()
    assert (row["actor_id"], row["region"], row["region_from"]) == ("rangga-wirasena", GARUT, "text")
    assert (row["first_seen"], row["last_seen"], row["articles"]) == (date(2024, 9, 3), date(2024, 10, 3), 2)
    # The register has somebody else in that office on these days.
    assert (row["agreement"], row["holder_id"]) == ("conflict", "3205_bupati_barnas_adjidin")


def test_institutions_fold_and_successors_are_shown_and_not_merged(made: dict[str, pl.DataFrame]) -> None:
    rows = {row["institution"]: row for row in made["institutions"].to_dicts()}
    assert set(rows) == {"bawaslu:32.05", "bawaslu", "kasn"}
    assert (rows["kasn"]["articles"], rows["kasn"]["after_end"]) == (2, 2)
    assert (rows["kasn"]["ended"], rows["kasn"]["successors"]) == ("2024-08-23", ["bkn", "kemenpanrb"])


def test_a_copy_counts_once(lexicon: Lexicon) -> None:
    readings = [told(text, "2024-09-03", "alleged", ["Rangga Wirasena"]) for text in (ONE, TWO)]
    made = frames(readings, [], [], {A: min(A, B), B: min(A, B)}, lexicon)
    assert made["happenings"]["articles"].to_list() == [1]
    assert made["offices"]["articles"].to_list() == [1]
