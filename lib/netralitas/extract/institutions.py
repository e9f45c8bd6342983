"""Institutions where they are named: abbreviation or expansion, with the region that belongs to them.

"Badan Pengawas Pemilu (Bawaslu) Kota Bandung", "KPU Jabar", "Pemkot Bandung" (that is Pemerintah Kota Bandung). A
mention's name is the register's short name and the official region, so that expansion and abbreviation meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netralitas.extract.vocabulary import Vocabulary, vocabulary
from netralitas.extract.words import Word, passage_words
from netralitas.records import Document, Mention
from netralitas.reference import Lexicon

#: Governments of regions by their first words; what stands behind decides the kind of region.
_GOVERNMENTS = {
    ("pemkot",): "kota",
    ("pemkab",): "kabupaten",
    ("pemprov",): "provinsi",
    ("pemerintah", "kota"): "kota",
    ("pemerintah", "kabupaten"): "kabupaten",
    ("pemerintah", "provinsi"): "provinsi",
}
_KINDS = frozenset({"kota", "kabupaten", "provinsi", "kab", "prov"})


def institutions(document: Document, lexicon: Lexicon) -> Iterator[Mention]:
    """Every mention of an institution in headline and body, in text order, none overlapping another."""
    known = vocabulary(lexicon)
    for _, sequence in passage_words(document.article):
        at = 0
        while at < len(sequence):
            found = _government(sequence, at, known) or _listed(sequence, at, known)
            if found is None:
                at += 1
                continue
            end, name, rule = found
            yield Mention(sequence[at].start, sequence[end - 1].end, "institution", "full", name, rule)
            at = end


def _government(sequence: Sequence[Word], at: int, known: Vocabulary) -> tuple[int, str, str] | None:
    """The government of a region ("Pemkot Bandung", "Pemerintah Kota (Pemkot) Bandung")."""
    if not sequence[at].is_capital:
        return None
    for opening, kind in _GOVERNMENTS.items():
        length = len(opening)
        if tuple(word.key for word in sequence[at : at + length]) != opening:
            continue
        after = _past_bracket(sequence, at + length)
        region = known.regions.match(sequence, after)
        rows = [row for row in region[1] if row["type"] == kind] if region else []
        if region and len(rows) == 1:
            return after + region[0], f"Pemerintah {rows[0]['name']}", "government"
    return None


def _listed(sequence: Sequence[Word], at: int, known: Vocabulary) -> tuple[int, str, str] | None:
    """An institution of the register, its abbreviation in brackets and its region included."""
    found = known.institutions.match(sequence, at) if sequence[at].is_capital else None
    if found is None:
        return None
    length, row = found
    if length > 1 and sequence[at + length - 1].key in _KINDS:
        length -= 1
    end = at + length
    after = _past_bracket(sequence, end)
    region = known.regions.match(sequence, after) if row["level"] != "national" or row["kind"] != "party" else None
    if region and after < len(sequence) and sequence[after].is_capital and region[1]:
        names = {entry["name"] for entry in region[1]}
        written = " ".join(word.text for word in sequence[after : after + region[0]])
        return after + region[0], f"{row['name']} {names.pop() if len(names) == 1 else written}", "register and region"
    return after if after > end else end, row["name"], "register"


def _past_bracket(sequence: Sequence[Word], at: int) -> int:
    """The word index behind a bracket with one abbreviation ("(Bawaslu)"); unchanged where none stands there."""
    closes = at + 2 < len(sequence) and sequence[at].text == "(" and sequence[at + 2].text == ")"
    return at + 3 if closes and sequence[at + 1].is_capital else at
