"""Offices as they stand in the text: acting title, head word, what they are an office of, and where.

"Penjabat (Pj) Wali Kota", "Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol)", "Asisten Pemerintahan Setda
Kota Cimahi". Head words come from ``offices.csv`` and
``acting_prefixes.csv``; what follows is read as long as it is an institution, a region, an acronym or ordinary words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from netralitas.extract.domains import domain_end
from netralitas.extract.epithets import epithet_at
from netralitas.extract.frames import frame_end, noun_end
from netralitas.extract.names import Passage
from netralitas.extract.words import word_set, words
from netralitas.records import Span
from netralitas.reference.lexicon import Row

#: Words that stand before an office and belong to it.
_BEFORE = word_set("mantan eks bekas bakal calon kandidat wakil")
#: Of these, those of an office that somebody no longer has, and those of one that somebody does not have yet.
_FORMER = word_set("mantan eks bekas")
_WANTED = word_set("bakal calon kandidat")
#: An office whose region is fixed by its head word: level to kinds of regions.
_KIND = {"Bupati": "kabupaten", "Wali Kota": "kota", "Gubernur": "provinsi", "Sekretaris Daerah Provinsi": "provinsi"}
#: Words that open a region's name and end some head words ("Inspektur Kota").
_KINDS = word_set("kota kabupaten provinsi")
#: Words before the names of districts and villages.
_SMALLER = word_set("kecamatan desa kelurahan dusun kampung panwascam")
#: Offices of districts and villages, whose names no table lists in full.
_LOCAL = word_set(
    "camat lurah kepala_desa kuwu sekcam seklur sekretaris_desa kapolsek danramil kepala_upt perangkat_desa ketua_rw"
)
#: The same for heads that ``offices.csv`` has no identifier for.
_LOCAL_TITLES = frozenset({"Kepala Dusun", "Ketua RT", "Ketua RW", "Wali Nagari", "Keuchik"})
#: Offices named by a word that is far too general to be believed in lower case and without anything behind it.
GENERAL = word_set("anggota kepala ketua sekretaris komisioner koordinator guru staf ahli dosen direktur waka karo")


#: Of these, those that lead something even where it has no name of its own ("X, ketua panitia kegiatan itu, ...").
_CHAIRS = word_set("ketua sekretaris koordinator koordinator_lsm komisioner direktur wakil_ketua")


#: Words before an office that make it a class of people.
MANY = word_set(
    "para sejumlah semua seluruh segenap beberapa setiap tiap dua tiga empat lima enam tujuh delapan sembilan "
    "sepuluh belasan puluhan ratusan ribuan"
)


class Office(NamedTuple):
    """An office between two word indices. ``region`` is an official name; ``bare`` is true for a head word alone.

    ``wording`` is the office in words where the text has it in no phrase ("yang mengepalai ..."), else null. ``held``
    is false for what somebody seeks or was elected to and does not have yet ("calon bupati", "bupati terpilih"),
    ``former`` is true for what somebody had.
    """

    begin: int
    end: int
    office_id: str
    title: str
    acting: str | None
    organization: str | None
    region: str | None
    bare: bool
    wording: str | None = None
    held: bool = True
    former: bool = False


def is_sought(office_id: str) -> bool:
    """Whether the office is that of a candidate or of somebody elected, as the reference table lists it."""
    return office_id.startswith("calon_") or office_id.endswith("_terpilih")


def office_at(passage: Passage, at: int) -> Office | None:
    """The office that begins at word ``at``; null where none does."""
    sequence, vocabulary = passage.words, passage.vocabulary
    begin = at
    while at < len(sequence) - 1 and passage.keys[at] in _BEFORE and not vocabulary.offices.match(sequence, at):
        at += 1
    acting = vocabulary.acting.match(sequence, at)
    if acting:
        at += acting[0]
        if at < len(sequence) and sequence[at].text == ".":
            at += 1
    head = vocabulary.offices.match(sequence, at)
    if head is None and acting:
        many = begin and (passage.keys[begin - 1] in MANY or sequence[begin - 1].text[0].isdigit())
        title = "Kepala Daerah"
        return Office(begin, at, "kepala_daerah", title, acting[1], None, None, True) if many else None
    if head is None:
        return _written_round(passage, at)
    length, row = head
    head_end = at + length
    general = not sequence[at].is_capital and row["office_id"] in GENERAL and not _leads(passage, head_end)
    led = sequence[at].text.islower() and (row["office_id"] in _CHAIRS or row["kind"] == "other")
    tail = noun_end(passage, head_end) if led and _apposed(passage, begin) else None
    if general and tail is None:
        return None
    local = row["office_id"] in _LOCAL or row["title"] in _LOCAL_TITLES
    end = domain_end(passage, head_end, local=local, loose=row["takes_institution"] == "yes")
    end = tail or frame_end(passage, head_end, end)
    if row["office_id"] == "kepala_daerah" and begin and passage.keys[begin - 1] in {"pemilihan", "para", "calon"}:
        return None
    own = local and head_end < end and passage.keys[head_end] not in _SMALLER
    region = _region(passage, head_end + own - (passage.keys[head_end - 1] in _KINDS), end, row)
    organization = _organization(passage, at, end, row, region)
    named = set(passage.keys[begin : head_end + 1]) | {passage.keys[end - 1]}
    return Office(
        begin,
        end,
        row["office_id"],
        row["title"],
        acting[1] if acting else None,
        organization,
        region,
        end == head_end,
        held=not (set(passage.keys[begin:at]) & _WANTED or "terpilih" in named or is_sought(row["office_id"])),
        former=bool(set(passage.keys[begin:at]) & _FORMER),
    )


def worded(passage: Passage, begin: int, end: int, wording: str) -> Office | None:
    """The office that a phrase of our own names, as read from the text between two word indices."""
    plain = replace(passage, span=Span(0, len(wording)), words=words(wording), bodies=frozenset(), people=frozenset())
    found = office_at(plain, 0)
    return found._replace(begin=begin, end=end, wording=wording) if found else None


def _written_round(passage: Passage, at: int) -> Office | None:
    """The office that an epithet means ("orang nomor satu di ...")."""
    found = epithet_at(passage, at)
    return worded(passage, at, found.end, found.wording) if found else None


def _apposed(passage: Passage, begin: int) -> bool:
    """Whether an office in small letters stands behind a name: "X, ketua ...", "X yang menjabat ketua ..."."""
    if begin < 2:
        return False
    if passage.words[begin - 1].text == ",":
        return passage.candidate(begin - 2) and not passage.ordinary(begin - 2)
    return passage.keys[begin - 1] in {"menjabat", "selaku", "jabat"}


def _leads(passage: Passage, at: int) -> bool:
    """Whether an institution, a region or a capital stands at ``at``: what a general head word needs."""
    return at < len(passage.words) and passage.words[at].is_capital


def _region(passage: Passage, begin: int, end: int, row: Row) -> str | None:
    """The official name of the region within the office; a bare name is decided by the head word where it can be."""
    wanted = next((kind for title, kind in _KIND.items() if title in row["title"]), None)
    best: str | None = None
    at = begin
    while at < end:
        found = passage.vocabulary.region_at(passage.words, at)
        if found is None and passage.keys[at] in _SMALLER:
            # "Desa Kotabaru": a village with the name of a regency elsewhere.
            at += 2
            continue
        if found is None or at + found[0] > end:
            # "Wali Kota Bandung": the head word swallows "Kota", so the bare name is looked at by itself.
            at += 1
            continue
        length, rows = found
        kinds = [r for r in rows if r["type"] == wanted] if wanted else list(rows)
        if len(kinds) == 1:
            best = kinds[0]["name"]
        elif not wanted and len({r["name"] for r in rows if r["type"] == "provinsi"}) == 1 and len(rows) == 1:
            best = rows[0]["name"]
        at += length
    return best


def _organization(passage: Passage, begin: int, end: int, row: Row, region: str | None) -> str | None:
    """The institution of the office: the government of its region for heads, deputies and secretaries."""
    if row["kind"] in {"head_of_region", "deputy"} or row["office_id"] in {"sekda", "sekda_provinsi"}:
        return f"Pemerintah {region}" if region else None
    if row["kind"] == "minister":
        portfolio = " ".join(w.text for w in passage.words[begin + 1 : end])
        return f"Kementerian {portfolio}" if row["title"].startswith("Menteri") and portfolio else None
    sequence = passage.words
    best: tuple[int, int, str] | None = None
    for at in range(begin, end):
        found = passage.vocabulary.institutions.match(sequence, at)
        if (
            found
            and at + found[0] <= end
            and sequence[at].is_capital
            and (best is None or found[0] > best[1] or found[1]["name"] == best[2])
        ):
            best = (at, found[0], found[1]["name"])
    if best is None:
        return None
    at, length, name = best
    if length > 1 and passage.keys[at + length - 1] in {"kota", "kabupaten", "kab", "provinsi"}:
        length -= 1
    tail = at + length
    while (tail < end and sequence[tail].text in {"(", ")"}) or (tail < end and sequence[tail - 1].text == "("):
        tail += 1
    place = " ".join(w.text for w in sequence[tail:end] if w.is_word)
    return f"{name} {place}".strip() if place and place not in name else name
