"""Types, statuses and topics of short invented passages. fictional: true

The passages of ``passages_dev.txt`` are those that rules were made on; of ``passages_check.txt`` see its first lines.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import passages
import pytest
from netralitas.extract.dates import timexes
from netralitas.extract.events import events
from netralitas.extract.places import places
from netralitas.extract.topic import topic
from netralitas.records import Document
from netralitas.reference import Lexicon
from passages import Due, Found, Passage

Write = Callable[..., Document]
DEV, CHECK = (passages.FILE.with_name(name) for name in ("passages_dev.txt", "passages_check.txt"))
ALL = [passage for file in (DEV, CHECK) for passage in passages.read(file)]


def paired(passage: Passage, write: Write, lexicon: Lexicon) -> list[tuple[Due | None, Found | None]]:
    document = write(passage.body, title=passage.title)
    where = tuple(places(document, lexicon))
    made = events(document, tuple(timexes(document.article)), where, (), lexicon)
    return passages.paired(passage.events, passages.found(made))


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: str(passage.number))
def test_no_status_says_more_than_the_passage(write: Write, lexicon: Lexicon, passage: Passage) -> None:
    assert [pair for pair in paired(passage, write, lexicon) if passages.upgraded(*pair)] == []


@pytest.mark.parametrize("passage", ALL, ids=lambda passage: str(passage.number))
def test_every_date_of_a_passage_stands_in_it_and_its_types_are_known(
    write: Write, lexicon: Lexicon, passage: Passage
) -> None:
    types = {row["event_type"] for row in lexicon["event_types"]}
    statuses = {row["status"] for row in lexicon["violation_status"]}
    dates = {timex.date for timex in timexes(write(passage.body, title=passage.title).article)}
    for due in passage.events:
        assert due.date in dates
        assert set(due.types) <= types
        assert set(due.statuses) - {None} <= statuses


@pytest.mark.parametrize(
    ("file", "reached"),
    [
        pytest.param(DEV, (127, 42, 113), id="dev: 134 types, 46 statuses, 120 topics"),
        pytest.param(CHECK, (66, 18, 65), id="check: 80 types, 25 statuses, 74 topics"),
    ],
)
def test_as_many_are_right_as_were_before(
    write: Write, lexicon: Lexicon, file: Path, reached: tuple[int, int, int]
) -> None:
    right = due = stated = told = on_topic = 0
    read = [*passages.read(file)]
    for passage in read:
        document = write(passage.body, title=passage.title)
        on_topic += topic(document, lexicon).on_topic == (passage.topic == "asn_neutrality")
        for want, found in paired(passage, write, lexicon):
            if want and want.required:
                due += 1
                right += bool(found and found.type in want.types)
                stated += None not in want.statuses
                told += None not in want.statuses and bool(found and found.status in want.statuses)
    counts = (right, told, on_topic)
    assert all(now >= before for now, before in zip(counts, reached, strict=True)), (counts, due, stated, len(read))


def test_the_passages_are_of_every_type_status_and_topic() -> None:
    dev = [*passages.read(DEV)]
    assert len(dev) == 120
    assert {kind for passage in dev for due in passage.events for kind in due.types} >= {
        *("sosialisasi", "deklarasi", "kunjungan", "pernyataan", "pengawasan", "pelanggaran", "sanksi"),
        *("pemungutan_suara", "pendaftaran", "kampanye", "rapat", "regulasi", "lainnya"),
    }
    assert {passage.topic for passage in dev} == {"asn_neutrality", "near_miss", "off_topic"}
    assert len({passage.number for passage in ALL}) == len(ALL)
