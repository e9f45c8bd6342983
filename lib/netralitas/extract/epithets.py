"""Offices that news writes round: "orang nomor satu di Kabupaten Garut", "nakhoda Bawaslu Jabar".

What the head of a place or body is called follows from what it is: a kabupaten has a bupati, an agency a kepala, a
commission a ketua.
"""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.domains import domain_end
from netralitas.extract.names import Passage
from netralitas.extract.words import word_set

#: Phrases for whoever leads, as words, and whether they mean the second in command.
_PHRASES = {
    ("orang", "nomor", "satu"): False,
    ("orang", "nomor", "dua"): True,
    ("orang", "pertama"): False,
    ("pucuk", "pimpinan"): False,
    ("nakhoda",): False,
    ("nahkoda",): False,
    ("pemimpin",): False,
}
_IN = word_set("di pada dalam lingkungan lingkup")
#: The head of a region by its kind (Law 23 of 2014, article 59).
HEADS = {"kabupaten": "Bupati", "kota": "Wali Kota", "provinsi": "Gubernur"}
#: The head of a body by its kind in ``institutions.csv``; what is not listed has no title that one could tell.
_BY_KIND = {
    "supervisor": "Ketua",
    "election_body": "Ketua",
    "association": "Ketua",
    "party": "Ketua",
    "government": "Kepala",
    "personnel": "Kepala",
    "court": "Kepala",
    "police": "Kepala",
}
#: The same by the noun that a body's name begins with, and for bodies whose kind says otherwise.
_BY_NOUN = {
    **dict.fromkeys(
        word_set(
            "komisi panitia tim desk fraksi majelis dewan forum asosiasi aliansi koalisi partai divisi kasn dprd "
            "dpr dpd desk mui pengadilan lembaga yayasan ikatan himpunan persatuan paguyuban korpri satgas "
            "panwascam"
        ),
        "Ketua",
    ),
    **dict.fromkeys(
        word_set("dinas badan kantor biro bidang bagian seksi satuan sekolah puskesmas inspektorat upt unit balai sub"),
        "Kepala",
    ),
}
#: Governments have a region's head, ministries a minister, and neither is called after the body.
_NEVER = word_set("pemerintah pemkab pemkot pemprov pemda kementerian forkopimda opd sekretariat setda humas")


class Epithet(NamedTuple):
    """Where such a phrase ends, and the office that it stands for in plain words."""

    end: int
    wording: str


def epithet_at(passage: Passage, at: int) -> Epithet | None:
    """The office round which the words at ``at`` are written; null where they are no such phrase."""
    keys = passage.keys
    phrase = next((words for words in _PHRASES if keys[at : at + len(words)] == words), None)
    if phrase is None:
        return None
    begin = at + len(phrase)
    while begin < len(keys) and keys[begin] in _IN:
        begin += 1
    if begin >= len(keys) or not passage.words[begin].is_capital:
        return None
    found = _region(passage, begin)
    if found is None:
        end = domain_end(passage, begin, local=False)
        title = leader(passage, begin)
        if end == begin or title is None:
            return None
        found = end, f"{title} {_written(passage, begin, end)}"
    end, wording = found
    return Epithet(end, f"Wakil {wording}" if _PHRASES[phrase] else wording)


def leader(passage: Passage, at: int) -> str | None:
    """What the head of the body that begins at ``at`` is called; null where its name does not tell."""
    key = passage.keys[at]
    if key in _NEVER:
        return None
    if key in _BY_NOUN:
        return _BY_NOUN[key]
    found = passage.vocabulary.institutions.match(passage.words, at)
    return _BY_KIND.get(found[1]["kind"]) if found else None


def region_head(kind: str, place: str) -> str:
    """The head of a region with its name, the kind left out that the title says ("Bupati Garut")."""
    return f"{HEADS[kind]} {place.split(' ', 1)[1] if ' ' in place else place}"


def _region(passage: Passage, at: int) -> tuple[int, str] | None:
    """The head of the region, or of the government, that is named at ``at``."""
    begin = at + (passage.keys[at] in {"pemerintah", "pemkab", "pemkot", "pemprov"})
    found = passage.vocabulary.regions.match(passage.words, begin)
    kinds = {"pemkab": "kabupaten", "pemkot": "kota", "pemprov": "provinsi"}
    wanted = kinds.get(passage.keys[at])
    rows = [row for row in found[1] if row["type"] in HEADS and wanted in {None, row["type"]}] if found else []
    if found is None or len(rows) != 1:
        return None
    return begin + found[0], region_head(rows[0]["type"], rows[0]["name"])


def _written(passage: Passage, begin: int, end: int) -> str:
    """Words between two indices, joined as they stand."""
    out = ""
    for at in range(begin, end):
        word = passage.words[at]
        out += (" " if at > begin and word.start > passage.words[at - 1].end else "") + word.text
    return out
