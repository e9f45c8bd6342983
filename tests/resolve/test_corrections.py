"""Corrections as they are read from their file. fictional: true"""

from __future__ import annotations

from pathlib import Path

import pytest
from netralitas import paths
from netralitas.reference import Lexicon
from netralitas.resolve.corrections import COLUMNS, Correction, CorrectionError, confirmation, read_corrections

ART = "0123456789abcdef"
TAIL = "read it,Rini,2025-02-01"


def written(folder: Path, *rows: str, header: str = ",".join(COLUMNS)) -> Path:
    path = folder / "corrections.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "row",
    [
        f"merge_actors,rangga,rangga-wirasena,,{TAIL}",
        f"split_actor,rangga-wirasena,rangga-wirasena-2,{ART},{TAIL}",
        f"rename_actor,rangga,Rangga Wirasena,,{TAIL}",
        f"set_region,{ART},Kota Bandung,,{TAIL}",
        f"set_region,{ART}:12,national,{ART},{TAIL}",
        f"drop_event,{ART}:12,deklarasi,,{TAIL}",
        f"add_event,{ART},2024-09-30|deklarasi|Kota Bandung|30 September,,{TAIL}",
        f"add_event,{ART},2024-09/2024-10|pelanggaran|national|akhir tahun|alleged,,{TAIL}",
        f"confirm,{ART}:12,events|2024-09-30,,{TAIL}",
        f"withhold,rangga-wirasena,Pak Rangga,,{TAIL}",
        f"withhold,Rangga Wirasena,,,{TAIL}",
    ],
)
def test_each_action_is_read(row: str, tmp_path: Path, lexicon: Lexicon) -> None:
    (correction,) = read_corrections(written(tmp_path, row), lexicon)
    assert (correction.line, correction.action) == (2, row.split(",", maxsplit=1)[0])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (f"delete,{ART},,,{TAIL}", "line 2 .*no such action"),
        (f"confirm,{ART}:1,events,,,Rini,2025-02-01", "reason is empty"),
        (f"confirm,{ART}:1,events,,read,,2025-02-01", "who is empty"),
        (f"confirm,{ART}:1,events,,read,Rini,1 Feb 2025", "date must be a day"),
        (f"confirm,{ART}:1,events,,read,Rini,2025-02-30", "date must be a day"),
        (f"confirm,{ART},events,,{TAIL}", "target must be a row as ARTICLE:START"),
        (f"confirm,{ART}:1,actors,,{TAIL}", "value must begin with a table"),
        (f"merge_actors,rangga,rangga,,{TAIL}", "id of another actor"),
        (f"merge_actors,Rangga W,rangga,,{TAIL}", "target must be an actor's id"),
        (f"split_actor,rangga,rangga-2,,{TAIL}", "in which one is it somebody else"),
        (f"rename_actor,rangga,,,{TAIL}", "value must be the right name"),
        (f"set_region,{ART},Bandung,,{TAIL}", "no region 'Bandung' in regions.csv"),
        (f"drop_event,{ART}:4,pesta,,{TAIL}", "no event type 'pesta'"),
        (f"add_event,{ART},2024-13-01|deklarasi|national|kata,,{TAIL}", "no date '2024-13-01'"),
        (f"add_event,{ART},2024-09-30|deklarasi|national,,{TAIL}", "DATE.TYPE.REGION.WORDS"),
        (f"add_event,{ART},2024-09-30|deklarasi|national|kata|guilty,,{TAIL}", "no status 'guilty'"),
        (f"drop_event,{ART}:4,,{'f' * 16},{TAIL}", "is not the one of the target"),
        (f"withhold,rangga,,{ART},{TAIL}", "leave article empty"),
        ("confirm,x", "line 2: 2 cells instead of 7"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(row: str, message: str, tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(CorrectionError, match=message):
        read_corrections(written(tmp_path, row), lexicon)


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path, lexicon: Lexicon) -> None:
    first = 'rename_actor,rangga,Rangga Wirasena,,"two\nlines",Rini,2025-02-01'
    path = written(tmp_path, first, "", f"withhold,rangga,,,{TAIL}")
    assert [correction.line for correction in read_corrections(path, lexicon)] == [2, 5]


def test_a_file_with_another_header_is_refused(tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(CorrectionError, match="first line must be action,target"):
        read_corrections(written(tmp_path, header="action;target"), lexicon)


def test_a_spreadsheet_may_have_put_a_mark_in_front(tmp_path: Path, lexicon: Lexicon) -> None:
    path = written(tmp_path, f"withhold,rangga,,,{TAIL}")
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(read_corrections(path, lexicon)) == 1


@pytest.mark.parametrize("action", ["merge_actors", "split_actor", "rename_actor", "set_region", "drop_event"])
def test_an_action_asks_for_a_target_of_its_kind(action: str, tmp_path: Path, lexicon: Lexicon) -> None:
    with pytest.raises(CorrectionError, match=rf"line 2 \({action} \?\): the target must be an"):
        read_corrections(written(tmp_path, f"{action},?,x,,{TAIL}"), lexicon)


def test_no_file_is_no_correction(tmp_path: Path, lexicon: Lexicon) -> None:
    assert read_corrections(tmp_path / "corrections.csv", lexicon) == ()


def test_the_shipped_file_can_be_read(lexicon: Lexicon) -> None:
    assert paths.CORRECTIONS.joinpath("corrections.csv").is_file()
    read_corrections(paths.CORRECTIONS / "corrections.csv", lexicon)


def test_a_confirmation_says_what_the_row_says() -> None:
    row = {"date": "2024-09-30", "type": "deklarasi", "region": None, "status": None}
    assert confirmation("events", row) == "events|2024-09-30|deklarasi"
    assert confirmation("appearances", {"name": "A|B", "role": "Ketua\nBawaslu"}) == "appearances|A B|Ketua Bawaslu"


def test_an_error_names_file_line_and_target() -> None:
    error = Correction(7, "withhold", "rangga", "", "", "r", "w", "2025-02-01").error("not there")
    assert str(error) == "corrections.csv, line 7 (withhold rangga): not there"
