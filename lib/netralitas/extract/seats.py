"""Seats: where an office belongs when its own words leave it open.

"Pj Wali Kota" and "Ketua Bawaslu Sukabumi" get their region from the rest of the article, and only if it names exactly
one that fits: by its full name ("Kota Sukabumi"), by a government ("Pemkab Bandung"), or by somebody else's office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from netralitas.extract.offices import GENERAL
from netralitas.extract.vocabulary import Vocabulary, vocabulary
from netralitas.extract.words import Word, passage_words, word_set, words
from netralitas.records import Document, Person
from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row

#: Kinds of region by the words that stand before a region's name.
_KINDS = {
    "kota": "kota",
    "pemkot": "kota",
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "pemkab": "kabupaten",
    "provinsi": "provinsi",
    "pemprov": "provinsi",
}
#: Kinds of region by the levels of ``offices.csv`` and the words of an office.
_HEADS = {"bupati": "kabupaten", "wali": "kota", "walikota": "kota", "gubernur": "provinsi"}
#: Kinds of office that belong to a region even where no word says so, and what of them may be national all the same.
_REGIONAL = word_set("secretary election_supervisor election_commissioner police agency_head")
_ANYWHERE = GENERAL | word_set("kepala_biro kepala_bagian kepala_badan kepala_dinas kepala_pusat deputi dirjen sekjen")


def seated(document: Document, people: Sequence[Person], lexicon: Lexicon) -> tuple[Person, ...]:
    """The same people, each with the region that the article settles for an office without one."""
    known = vocabulary(lexicon)
    open_offices = [person for person in people if person.role and not person.region]
    if not open_offices:
        return tuple(people)
    offices = {row["office_id"]: row for row in lexicon["offices"]}
    kinds = {row["name"]: row["type"] for row in lexicon["regions"] if row["type"] in _KINDS.values()}
    named = {
        name for _, sequence in passage_words(document.article) for name in _named(sequence, known) if name in kinds
    }
    named |= {person.region for person in people if person.region in kinds}
    return tuple(_seat(person, offices, kinds, named, known) if person in open_offices else person for person in people)


def _named(sequence: Sequence[Word], known: Vocabulary) -> Iterator[str]:
    """Regions that the words settle: a full name, a name that only one region has, a government."""
    at = 0
    while at < len(sequence):
        found = known.region_at(sequence, at) if sequence[at].is_capital else None
        if found is None:
            at += 1
            continue
        kind = _KINDS.get(sequence[at - 1].key) if at else None
        rows = [row for row in found[1] if kind is None or row["type"] == kind] or list(found[1])
        if len(rows) == 1:
            yield rows[0]["name"]
        at += found[0]


def _seat(
    person: Person, offices: dict[str, Row], kinds: dict[str, str], named: Iterable[str], known: Vocabulary
) -> Person:
    row = offices.get(person.office_id or "")
    if row is None or row["takes_region"] != "yes" or row["level"] == "national":
        return person
    sequence = words(person.role or "")
    wanted = next((_HEADS[word.key] for word in sequence if word.key in _HEADS), None)
    written: set[str] = set()
    for at in range(len(sequence)):
        institution = known.institutions.match(sequence, at)
        if institution and institution[1]["level"] == "national":
            return person
        # "Wali Kota Bandung" would be read as the head and a full name, so every word may begin a region.
        found = known.region_at(sequence, at) if sequence[at].is_capital else None
        written |= {entry["name"] for entry in found[1]} if found else set()
    fits = {name for name in named if wanted is None or kinds[name] == wanted}
    if written:
        fits &= written
    elif wanted is None and (row["kind"] not in _REGIONAL or row["office_id"] in _ANYWHERE):
        return person
    if len(fits) != 1:
        return person
    region = fits.pop()
    governs = row["kind"] in {"head_of_region", "deputy"} or row["office_id"] in {"sekda", "sekda_provinsi"}
    organization = f"Pemerintah {region}" if governs and not person.organization else person.organization
    return replace(person, region=region, organization=organization)
