"""Institutions: mentions under expansion, abbreviation and region, as one institution each.

The names of mentions begin with the register's short name ("Bawaslu Kabupaten Garut"); here they are split again into
institution and region, and a bare name takes its region from its article, if that names one body of the kind only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from netralitas.reference import Lexicon
from netralitas.reference.lexicon import Row
from netralitas.resolve import posts

#: Governments are named by the kind of their region.
_GOVERNMENTS = MappingProxyType({"provinsi": "pemprov", "kabupaten": "pemkab", "kota": "pemkot"})
_NATIONAL = re.compile(r"\b(RI|Republik Indonesia|Pusat)\b")


class Institution(NamedTuple):
    """An institution of the register with its region; null: national, or the text does not say which.

    ``rest`` are words of the name that could mean several regions ("Polres Cirebon").
    """

    institution_id: str
    region: str | None
    rest: str | None = None


class Known(NamedTuple):
    """An institution's row of institutions.csv and the official region names."""

    rows: Mapping[str, Row]
    ids: Mapping[str, str]
    regions: Mapping[str, str]


@lru_cache(maxsize=4)
def known(lexicon: Lexicon) -> Known:
    """The institutions of a lexicon by id, ids by short name, and the type of each region."""
    rows = {row["institution_id"]: row for row in lexicon["institutions"]}
    return Known(rows, {row["name"]: row["institution_id"] for row in rows.values()}, posts.register(lexicon).types)


def split(name: str, lexicon: Lexicon) -> Institution:
    """The institution that a mention's name means. Raises ``KeyError`` where it begins with none of the register."""
    table = known(lexicon)
    government, _, region = name.partition(" ")
    if government == "Pemerintah" and region in table.regions:
        return Institution(_GOVERNMENTS[table.regions[region]], region)
    words = name.split(" ")
    for length in range(len(words), 0, -1):
        if found := table.ids.get(" ".join(words[:length])):
            rest = " ".join(words[length:])
            return Institution(found, rest) if rest in table.regions else Institution(found, None, rest or None)
    raise KeyError(name)


def folded(mentions: Iterable[tuple[str, str]], lexicon: Lexicon) -> Iterator[tuple[Institution, bool]]:
    """The institutions of one article's mentions (name, words of the text), each with whether its region is inferred.

    A bare name ("Bawaslu") means the only body of that kind that the article names with its region, and one whose words
    could mean several regions ("Bawaslu Bandung") the only one that they fit. National bodies ("Bawaslu RI") stay so.
    """
    found = [(split(name, lexicon), words) for name, words in mentions]
    named: dict[str, set[str]] = {}
    for institution, _ in found:
        if institution.region:
            named.setdefault(institution.institution_id, set()).add(institution.region)
    for institution, words in found:
        regions = named.get(institution.institution_id, set())
        fitting = [region for region in regions if f" {region}".endswith(f" {institution.rest or region}")]
        if institution.region is None and len(fitting) == 1 and not _NATIONAL.search(words):
            yield Institution(institution.institution_id, fitting[0]), True
        else:
            yield institution, False


def title(institution: Institution, lexicon: Lexicon) -> str:
    """The name to show: the register's short name and the region; governments as they call themselves."""
    if institution.region and institution.institution_id in _GOVERNMENTS.values():
        return f"Pemerintah {institution.region}"
    name = known(lexicon).rows[institution.institution_id]["name"]
    return " ".join(part for part in (name, institution.region or institution.rest) if part)
