"""Posts: an office with its region, as an article gives it, and whether one person can hold two of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from netralitas.records import Person, Reading
from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row
from netralitas.resolve import names

RegionFrom = Literal["text", "register", "article"]

#: Two posts that were seen within this time count as held at the same time.
SAME_TIME_DAYS = 365
#: Kinds of office whose holders cannot hold one of another group: who runs and oversees elections is no civil servant.
_GROUPS = MappingProxyType(
    {
        "head_of_region": "government",
        "deputy": "government",
        "secretary": "government",
        "agency_head": "government",
        "village": "government",
        "election_supervisor": "election",
        "election_commissioner": "election",
        "police": "security",
        "military": "security",
    }
)
#: Levels of regions that an office of each level belongs to; offices of districts lie in a kabupaten or kota.
_TYPES = MappingProxyType(
    {
        "province": frozenset({"provinsi"}),
        "regency": frozenset({"kabupaten", "kota"}),
        "district": frozenset({"kabupaten", "kota"}),
        "mixed": frozenset({"provinsi", "kabupaten", "kota"}),
    }
)
_HEADS = MappingProxyType({"bupati": "kabupaten", "wali_kota": "kota", "gubernur": "provinsi"})
#: Offices of election bodies have their institution in their id, and an article mostly names the body with its region.
_BODIES = MappingProxyType({"bawaslu": "Bawaslu", "kpu": "KPU", "kordiv": "Bawaslu"})


class Post(NamedTuple):
    """An office (row of offices.csv) with its region and whether it is an acting one."""

    office_id: str
    region: str | None
    acting: str | None


class Register(NamedTuple):
    """What the reference tables say of offices and regions, by what is asked for.

    ``bare`` has the official names that a bare name can mean; ``common_words`` given and family names that many bear.
    """

    offices: Mapping[str, Row]
    codes: Mapping[str, str]
    types: Mapping[str, str]
    bare: Mapping[str, frozenset[str]]
    holders: Mapping[str, tuple[Row, ...]]
    common_words: frozenset[str]


@lru_cache(maxsize=4)
def register(lexicon: Lexicon) -> Register:
    """The register of a lexicon, made once."""
    bare: dict[str, set[str]] = {}
    holders: dict[str, list[Row]] = {}
    regions = [row for row in lexicon["regions"] if row["type"] != "kecamatan"]
    for row in regions:
        own = re.sub(r"^(Provinsi|Kabupaten|Kota Administrasi|Kota) ", "", row["name"])
        for name in (own, *row.parts("aliases")):
            bare.setdefault(name.casefold(), set()).add(row["name"])
    for row in lexicon["office_holders"]:
        holders.setdefault(row["office_id"], []).append(row)
    return Register(
        {row["office_id"]: row for row in lexicon["offices"]},
        {row["name"]: row["code"] for row in regions},
        {row["name"]: row["type"] for row in regions},
        {name: frozenset(found) for name, found in bare.items()},
        {office: tuple(rows) for office, rows in holders.items()},
        frozenset(row["word"].casefold() for row in lexicon["name_words"] if row["kind"] in {"given", "family"}),
    )


def group(office_id: str, known: Register) -> str | None:
    """Government, election or security; null for offices that go with others (party, expert)."""
    row = known.offices.get(office_id)
    return _GROUPS.get(row["kind"]) if row else None


def of_one(office_id: str, known: Register) -> bool:
    """Whether one person at a time holds the office (of a region, if it takes one)."""
    row = known.offices.get(office_id)
    return (
        row is not None
        and row["kind"] in {*_GROUPS, "minister"}
        and row["takes_institution"] == "no"
        and row["level"] != "district"
        and not row["title"].startswith(("Anggota", "Asisten", "Komisioner"))
    )


def located(post: Post, known: Register) -> bool:
    """Whether an office is known with its region, or needs none because the country has it once."""
    row = known.offices.get(post.office_id)
    return post.region is not None or (
        row is not None and row["level"] == "national" and row["takes_institution"] == "no"
    )


def related(one: str, other: str, known: Register) -> bool:
    """Whether two regions are the same or one lies in the other."""
    a, b = known.codes.get(one, one), known.codes.get(other, other)
    return a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.")


def excludes(one: Post, other: Post, known: Register) -> bool:
    """Whether nobody can hold both posts within a year.

    Posts of different regions exclude each other if one is of an election body and the other of a government (or the
    police), or if both are definitive and neither region lies in the other: officials are sent to other regions as
    acting heads, and move between a province and its regencies, and nothing more.
    """
    if one.region is None or other.region is None or one.region == other.region:
        return False
    groups = {group(post.office_id, known) for post in (one, other)} - {None}
    if len(groups) > 1:
        return True
    return not (one.acting or other.acting or related(one.region, other.region, known)) and None not in {
        group(one.office_id, known),
        group(other.office_id, known),
    }


def is_holder(name: str, row: Row) -> bool:
    """Whether a name is that of a row of office_holders.csv: the person, an alias, or a form of theirs in two words."""
    words = names.name_words(name)
    for known in (row["person"], *row.parts("aliases")):
        found = names.form(words, names.name_words(known))
        if found >= names.Form.LETTER or (found is names.Form.PART and len(words) > 1):
            return True
    return False


def office_regions(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[Person, str | None, RegionFrom | None]]:
    """The people of an article, each with the region of their office and where it comes from.

    The words of the text come first; then the register, if it has this person in this office in one region only; then
    the article, if it leaves one region only. Null: no region, or nothing says which.
    """
    known = register(lexicon)
    covered = [part.region for part in reading.coverage if part.region]
    bodies = {m.name for m in reading.mentions if m.kind == "institution"}
    for person in reading.people:
        region, where = person.region, "text" if person.region else None
        if person.office_id and not region:
            allowed = _allowed(person, known)
            if found := _registered(person, allowed, known):
                region, where = found, "register"
            elif found := _nearby(person.office_id, allowed, covered, bodies, known):
                region, where = found, "article"
        yield person, region, where  # type: ignore[misc]


def _allowed(person: Person, known: Register) -> frozenset[str]:
    """The regions that the office and its words leave open: none for an office without region."""
    office = known.offices.get(person.office_id or "")
    if office is None or office["takes_region"] != "yes":
        return frozenset()
    kind = _HEADS.get(office["office_id"].removesuffix("_terpilih").removeprefix("calon_").removeprefix("wakil_"))
    types = frozenset({kind}) if kind else _TYPES.get(office["level"], frozenset())
    regions = frozenset(name for name, its in known.types.items() if its in types)
    said = f"{person.role or ''} {person.organization or ''}".casefold()
    named = [found for name, found in known.bare.items() if name in said and re.search(rf"\b{re.escape(name)}\b", said)]
    return regions.intersection(*[frozenset().union(*named)] if named else [])


def _registered(person: Person, allowed: frozenset[str], known: Register) -> str | None:
    rows = known.holders.get(person.office_id or "", ())
    found = {row["region"] for row in rows if row["region"] in allowed and is_holder(person.name, row)}
    return found.pop() if len(found) == 1 else None


def _nearby(
    office_id: str, allowed: frozenset[str], covered: Iterable[str], institutions: Iterable[str], known: Register
) -> str | None:
    """The only region of the article that the office can belong to."""
    body = next((name for part, name in _BODIES.items() if part in office_id.split("_")), None)
    if body:
        named = {name.removeprefix(f"{body} ") for name in institutions if name.startswith(f"{body} ")}
        return named.copy().pop() if len(named) == 1 and named <= allowed else None
    office = known.offices[office_id]
    if office["takes_institution"] == "yes":
        # "Kepala Biro" may be a ministry's: without its institution the office belongs anywhere.
        return None
    # An office that provinces have as well as regencies could be of either: only an article about one region tells.
    found = set(covered)
    fitting = found & allowed
    if office["level"] == "mixed" and found != fitting:
        return None
    return fitting.pop() if len(fitting) == 1 else None


def days_apart(one: tuple[date, date] | None, other: tuple[date, date] | None) -> int:
    """Days between two periods, 0 where they meet or one is unknown."""
    if one is None or other is None:
        return 0
    return max((max(one[0], other[0]) - min(one[1], other[1])).days, 0)
