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
from netralitas.reference.lexicon import Row

#: Governments of regions by their first words; what stands behind decides the kind of region.
_GOVERNMENTS = {
    ("pemkot",): "kota",
    ("pemkab",): "kabupaten",
    ("pemprov",): "provinsi",
    ("pemerintah", "kota"): "kota",
    ("pemerintah", "kabupaten"): "kabupaten",
    ("pemerintah", "provinsi"): "provinsi",
}
#: Identifiers of the same in the register, where other words name them ("Pemerintah Daerah Kabupaten").
_GOVERNS = frozenset({"pemkot", "pemkab", "pemprov", "pemda"})
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
    # "DPRD Kota" before a name: the kind belongs to the region, and without a region to the institution.
    if length > 1 and sequence[at + length - 1].key in _KINDS and known.regions.match(sequence, at + length - 1):
        length -= 1
    end = at + length
    after = _past_bracket(sequence, end)
    region = known.regions.match(sequence, after) if row["level"] != "national" or row["kind"] != "party" else None
    if row["level"] == "district":
        region = _district(sequence, after, known)
    if region and after < len(sequence) and sequence[after].is_capital and region[1]:
        names = {entry["name"] for entry in region[1]}
        written = " ".join(word.text for word in sequence[after : after + region[0]])
        settled = len(names) == 1
        name = "Pemerintah" if settled and row["institution_id"] in _GOVERNS else row["name"]
        return after + region[0], f"{name} {names.pop() if settled else written}", "register and region"
    return after if after > end else end, row["name"], "register"


def _district(sequence: Sequence[Word], at: int, known: Vocabulary) -> tuple[int, tuple[Row, ...]] | None:
    """The district that begins at ``at`` or has its kind right before: its bare name may be a regency's elsewhere."""
    for begin in (at, at - 1):
        found = known.regions.match(sequence, begin)
        if found and found[1] and all(row["type"] == "kecamatan" for row in found[1]):
            return found[0] - (at - begin), found[1]
    return None


def _past_bracket(sequence: Sequence[Word], at: int) -> int:
    """The word index behind a bracket with one abbreviation ("(Bawaslu)"); unchanged where none stands there."""
    closes = at + 2 < len(sequence) and sequence[at].text == "(" and sequence[at + 2].text == ")"
    return at + 3 if closes and sequence[at + 1].is_capital else at
