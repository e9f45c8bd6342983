"""A small corpus for tests of the static pages: dispatches, a third party's article, and one that means harm.

fictional: true
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from made import article_id, event, person, reading, statement
from netralitas.records import (
    DroppedLine,
    Figure,
    LegalReference,
    Mention,
    PlaceMention,
    Reading,
    SourceFile,
    Timex,
)
from netralitas.reference import Lexicon
from netralitas.tables import store
from netralitas.tables.frames import frames

DISPATCH = """Camat Dilaporkan
Maya Wirasena dilaporkan ke Bawaslu Kabupaten Garut pada 2 Mei 2024. Maya mengatakan laporan itu keliru.
Ada 12 laporan menurut UU Nomor 5 Tahun 2014.
Baca juga: Camat Dilantik"""
#: Thirty sentences of 40 words: too much to print of a text that is somebody else's.
LONG = "Pasar Ramai Lagi\n" + " ".join(
    f"Kalimat ke {number} menyebut Rangga Adiwijaya {'dan pasar ramai ' * 11}pada 3 Mei 2024." for number in range(30)
)
#: What an article may hold; none of it may run, load or vanish.
PAYLOADS = (
    "<script>document['title']='ran'</script>",
    "</script><img src=x onerror=document['title']='ran'>",
    "<svg onload=document['title']='ran'>",
    "\"><b onmouseover=document['title']='ran'>",
    "{{ 7*7 }}{% raw %}",
    "<!-- -->",
    "=cmd|' /C calc'!A0",
    "&lt;i&gt;",
)
#: An override of the writing direction, which would show another name than is there.
OVERRIDE = "Rangga \u202eanesariW\u202c"
HOSTILE = "Judul " + " ".join(PAYLOADS) + "\n" + OVERRIDE + " " + " ".join(PAYLOADS) + " pada 4 Mei 2024"


def dispatch() -> Reading:
    maya = person(DISPATCH, "Maya Wirasena", ["Maya"], "Camat Cibuntu")
    made = reading(
        DISPATCH,
        [replace(maya, region="Kabupaten Garut")],
        [event(DISPATCH, "2 Mei 2024", "2024-05-02", "pelanggaran", "Kabupaten Garut", people=["Maya Wirasena"])],
        [statement(DISPATCH, "laporan itu keliru", "Maya Wirasena")],
        {"Kabupaten Garut": 1.0},
        source_url="https://kabar.example/camat",
    )

    def at(words: str) -> tuple[int, int]:
        start = DISPATCH.index(words)
        return start, start + len(words)

    line = at("Baca juga: Camat Dilantik")
    document = replace(
        made.document,
        article=replace(
            made.document.article,
            kind="ringkasan",
            outlet="Kabar Garut",
            published="2024-05-03",
            dropped=(DroppedLine(*line, "read_also"),),
        ),
        sentences=tuple(one for one in made.document.sentences if one.start < line[0]),
    )
    institution = Mention(*at("Bawaslu Kabupaten Garut"), "institution", "full", "Bawaslu Kabupaten Garut", "made")
    return replace(
        made,
        document=document,
        mentions=tuple(sorted((*made.mentions, institution))),
        places=(PlaceMention(*at("Garut"), "Kabupaten Garut", "32.05", "made"),),
        timexes=(Timex(*at("2 Mei 2024"), "DATE", "2024-05-02", "2024-05-02", None, "day", False, None, None, "made"),),
        legal_references=(LegalReference(*at("UU Nomor 5 Tahun 2014"), "UU", "5", "2014", "uu_5_2014", None, "made"),),
        figures=(Figure(*at("12 laporan"), 12.0, None, "laporan", None, None, None, None, "made"),),
    )


def third_party() -> Reading:
    return reading(
        LONG,
        [person(LONG, "Rangga Adiwijaya")],
        [event(LONG, "3 Mei 2024", "2024-05-03", "rapat", "Kota Bandung")],
        [statement(LONG, LONG[LONG.index("menyebut") : LONG.index(" pada 3 Mei")], "Rangga Adiwijaya")],
        {"Kota Bandung": 1.0},
        source_url="http://pasar.example/a?b=1&c=2",
    )


def hostile() -> Reading:
    made = reading(
        HOSTILE,
        [person(HOSTILE, OVERRIDE, role=PAYLOADS[0])],
        [event(HOSTILE, "4 Mei 2024", "2024-05-04", "lainnya", "Kota Bandung", people=[PAYLOADS[1]])],
        [statement(HOSTILE, PAYLOADS[0], PAYLOADS[3])],
        {"Kota Bandung": 1.0},
        source_url="javascript:document['title']='ran'",
    )
    article = replace(
        made.document.article,
        kind="ringkasan",
        outlet=PAYLOADS[3],
        byline=PAYLOADS[6],
        dropped=(DroppedLine(0, 5, "x<script>"),),
    )
    return replace(made, document=replace(made.document, article=article))


def endless() -> Reading:
    """An article whose only word is a megabyte long."""
    text = "Judul\n" + "a" * 1_000_000
    made = reading(text, [], [], [], {"Kota Bandung": 1.0})
    return replace(made, document=replace(made.document, article=replace(made.document.article, kind="ringkasan")))


IDS = {"dispatch": article_id(DISPATCH), "third": article_id(LONG), "hostile": article_id(HOSTILE)}


def write_tables(folder: Path, lexicon: Lexicon, readings: Sequence[Reading]) -> Path:
    """Build and write the tables of these readings; one file an article."""
    files = [
        SourceFile(f"{one.document.article.article_id}.txt", None, one.document.article.article_id, "utf-8", 1)
        for one in readings
    ]
    made = frames(readings, files, [], {}, lexicon)
    store.write(made, folder, fingerprint="f", corpus="small", selection=None, inputs={})
    return folder
