"""Offices as they stand in the text: acting title, head word, what they are an office of, and where.

"Penjabat (Pj) Wali Kota", "Kepala Badan Kesatuan Bangsa dan Politik (Bakesbangpol)", "Asisten Pemerintahan Setda
Kota Cimahi". Head words come from ``offices.csv`` and
``acting_prefixes.csv``; what follows is read as long as it is an institution, a region, an acronym or ordinary words.
"""

from __future__ import annotations

from typing import NamedTuple

from netralitas.extract.domains import domain_end
from netralitas.extract.names import Passage
from netralitas.extract.words import word_set
from netralitas.reference.lexicon import Row

#: Words that stand before an office and belong to it.
_BEFORE = word_set("mantan eks bakal calon wakil")
#: An office whose region is fixed by its head word: level to kinds of regions.
_KIND = {"Bupati": "kabupaten", "Wali Kota": "kota", "Gubernur": "provinsi", "Sekretaris Daerah Provinsi": "provinsi"}
#: Offices of districts and villages, whose names no table lists in full.
_LOCAL = word_set("camat lurah kepala_desa kuwu sekcam seklur sekretaris_desa kapolsek danramil kepala_upt")
#: The same for heads that ``offices.csv`` has no identifier for.
_LOCAL_TITLES = frozenset({"Kepala Dusun", "Ketua RT", "Ketua RW", "Wali Nagari", "Keuchik"})
#: Offices named by a word that is far too general to be believed in lower case and without anything behind it.
GENERAL = word_set("anggota kepala ketua sekretaris komisioner koordinator guru staf ahli dosen direktur waka karo")


class Office(NamedTuple):
    """An office between two word indices. ``region`` is an official name; ``bare`` is true for a head word alone.

    ``wording`` is the office in words where the text has it in no phrase ("yang mengepalai ..."), else null.
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
    if head is None:
        return None
    length, row = head
    head_end = at + length
    if not sequence[at].is_capital and row["office_id"] in GENERAL and not _leads(passage, head_end):
        return None
    end = domain_end(passage, head_end, local=row["office_id"] in _LOCAL or row["title"] in _LOCAL_TITLES)
    if row["office_id"] == "kepala_daerah" and begin and passage.keys[begin - 1] in {"pemilihan", "para", "calon"}:
        return None
    region = _region(passage, at, end, row)
    organization = _organization(passage, at, end, row, region)
    return Office(
        begin, end, row["office_id"], row["title"], acting[1] if acting else None, organization, region, end == head_end
    )


def _leads(passage: Passage, at: int) -> bool:
    """Whether an institution, a region or a capital stands at ``at``: what a general head word needs."""
    return at < len(passage.words) and passage.words[at].is_capital


def _region(passage: Passage, begin: int, end: int, row: Row) -> str | None:
    """The official name of the region within the office; a bare name is decided by the head word where it can be."""
    wanted = next((kind for title, kind in _KIND.items() if title in row["title"]), None)
    best: str | None = None
    at = begin
    while at < end:
        found = passage.vocabulary.regions.match(passage.words, at)
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
