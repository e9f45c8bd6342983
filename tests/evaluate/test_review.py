"""What to check first, and lines that can be pasted as they are. fictional: true"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made import article_id, event, person, reading, statement
from netralitas.evaluate.review import as_text, checked_share, items
from netralitas.records import LegalReference, Reading, Timex
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import COLUMNS, read_corrections
from netralitas.tables import store
from netralitas.tables.frames import frames

TEXT = """Camat Dilaporkan
Maya Wirasena, camat, dilaporkan pada Senin, 2 Mei 2024. Disebut ada aturan lain. Rujukannya PP 42/2024."""
A = article_id(TEXT)


def made() -> Reading:
    words = "Senin, 2 Mei 2024"
    start = TEXT.index(words)
    found = reading(
        TEXT,
        [person(TEXT, "Maya Wirasena")],
        [event(TEXT, words, "2024-05-02", "pelanggaran", "Kabupaten Garut", people=["Maya Wirasena"])],
        [statement(TEXT, "ada aturan lain", None)],
    )
    day = Timex(
        start=start,
        end=start + len(words),
        type="DATE",
        value="2024-05-02",
        date="2024-05-02",
        until=None,
        precision="day",
        relative=False,
        weekday_ok=False,
        correction="2024-05-06",
        rule="made",
    )
    law = LegalReference(TEXT.index("PP"), len(TEXT) - 1, "PP", "42", "2024", None, "another subject", "made")
    return replace(found, timexes=(day,), legal_references=(law,))


def built(folder: Path, lexicon: Lexicon, *lines: str) -> Path:
    """Tables of the reading with these lines as its corrections, who and date filled in as a person would."""
    path = folder / "corrections.csv"
    filled = [f"{line[:-2]},Rini,2025-02-01" for line in lines]
    path.write_text("\n".join([",".join(COLUMNS), *filled]) + "\n", encoding="utf-8")
    tables = frames([made()], [], [], {}, lexicon, corrections=read_corrections(path, lexicon))
    store.write(tables, folder / "tables", fingerprint="f", corpus="c", selection=None, inputs={})
    return folder / "tables"


def test_an_accusation_comes_first(tmp_path: Path, lexicon: Lexicon) -> None:
    found = items(built(tmp_path, lexicon))
    assert [item.why.split()[0] for item in found] == ["pelanggaran", "weekday", "citation", "nobody"]
    assert found[0].sentence == "Maya Wirasena, camat, dilaporkan pada Senin, 2 Mei 2024."
    assert found[0].lines[0].startswith(f"confirm,{A}:{TEXT.index('Senin')},events|2024-05-02|pelanggaran|")


def test_every_line_that_confirms_can_be_pasted(tmp_path: Path, lexicon: Lexicon) -> None:
    lines = [item.lines[0] for item in items(built(tmp_path, lexicon))]
    found = items(built(tmp_path, lexicon, *lines))
    assert {item.checked for item in found} == {True}
    share = checked_share(tmp_path / "tables")
    assert share.filter(table="events").rows() == [("events", 1, 1, 1.0)]
    assert share.filter(table="figures")["share"].item() is None


def test_lines_that_correct_can_be_pasted_too(tmp_path: Path, lexicon: Lexicon) -> None:
    (weekday,) = [item for item in items(built(tmp_path, lexicon)) if item.why.startswith("weekday")]
    drop, add = weekday.lines[1:]
    events = store.load("events", built(tmp_path, lexicon, drop, add))
    assert events.select("date", "type", "region", "status", "rule").rows() == [
        ("2024-05-06", "pelanggaran", "Kabupaten Garut", "alleged", "correction")
    ]


def test_names_that_may_be_one_person_are_asked_about(tmp_path: Path, lexicon: Lexicon) -> None:
    text = "Rapat\nSri Nur Wulandari datang. Sri Nurwulandari pulang. Wulandari bicara."
    people = [person(text, "Sri Nur Wulandari", ["Wulandari"]), person(text, "Sri Nurwulandari")]
    tables = frames([reading(text, people)], [], [], {}, lexicon)
    store.write(tables, tmp_path, fingerprint="f", corpus="c", selection=None, inputs={})
    (item,) = items(tmp_path)
    assert item.why == "is Sri Nur Wulandari the same person as Sri Nurwulandari?"
    assert item.lines[1] == "merge_actors,sri-nur-wulandari,sri-nurwulandari,,the same person,,"


def test_a_short_name_that_was_joined_is_asked_about(tmp_path: Path, lexicon: Lexicon) -> None:
    texts = ["Satu\nMaya Wirasena bicara.", "Dua\nWirasena pulang."]
    names = zip(texts, ["Maya Wirasena", "Wirasena"], strict=True)
    made_of = [
        reading(text, [replace(person(text, name), office_id="bupati", region="Kabupaten Garut")])
        for text, name in names
    ]
    store.write(frames(made_of, [], [], {}, lexicon), tmp_path, fingerprint="f", corpus="c", selection=None, inputs={})
    (item,) = items(tmp_path)
    assert item.why == "is “Wirasena” the same person as Maya Wirasena?"
    target = f"split_actor,maya-wirasena,maya-wirasena-2,{article_id(texts[1])},somebody else,,"
    assert item.lines[1] == target


def test_what_is_checked_goes_to_the_end(tmp_path: Path, lexicon: Lexicon) -> None:
    first = items(built(tmp_path, lexicon))[0]
    again = items(built(tmp_path, lexicon, first.lines[0]))
    assert again[-1].why == first.why
    assert [item.checked for item in again] == [False, False, False, True]


def test_a_withheld_person_is_not_named(tmp_path: Path, lexicon: Lexicon) -> None:
    hide = "withhold,maya-wirasena,,,asked,,"
    text = "\n".join(as_text(items(built(tmp_path, lexicon, hide))))
    assert "maya" not in text.lower()
    assert "████ ████████, camat" in text


def test_the_list_is_the_same_every_time(tmp_path: Path, lexicon: Lexicon) -> None:
    assert items(built(tmp_path, lexicon)) == items(built(tmp_path, lexicon))


def test_without_tables_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(store.NoTablesError):
        items(tmp_path)
