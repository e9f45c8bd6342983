"""Names of outlets and places: is this part of a dateline a newspaper or a town?"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from urllib.parse import urlsplit

from netralitas import paths
from netralitas.reference.lexicon import Lexicon

#: An address that outlets use as their name; checked against nothing, new sites appear every day.
DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\."
    r"(?:com|co\.id|or\.id|go\.id|web\.id|my\.id|ac\.id|id|net|org|co|news|tv|info|press|online|biz|asia|today|media|site|xyz)",
    re.IGNORECASE,
)
_TYPE = re.compile(r"^(?:provinsi|prov|kabupaten|kab|kota(?: administrasi)?|kec(?:amatan)?)\.?\s+", re.IGNORECASE)


def rows(table: str) -> list[dict[str, str]]:
    """A reference table of this stage (``outlets``, ``boilerplate_rules``); it ships with the project."""
    with (paths.REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def outlet_names() -> dict[str, str]:
    """Every way of writing a known outlet, in lower case, to its name; ``outlets.csv``."""
    names: dict[str, str] = {}
    for row in rows("outlets"):
        for name in (row["name"], row["domain"], *row["aliases"].split("|")):
            names.setdefault(name.lower(), row["name"])
    return names


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of all regions of ``regions.csv`` in lower case, with and without their type, and their aliases."""
    names: set[str] = set()
    for row in Lexicon.load(paths.REFERENCE)["regions"]:
        for name in (row["name"], *row.parts("aliases")):
            names |= {name.lower(), _TYPE.sub("", name.lower())}
    return frozenset(names)


def is_outlet(name: str) -> bool:
    """A known outlet or an internet address."""
    return name.lower() in outlet_names() or DOMAIN.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """A known region, with its type ("Kab. Bandung", "KOTA CIREBON") or without."""
    bare = _TYPE.sub("", name.lower())
    return bare in place_names() or name.lower() in place_names()


def outlet_of_url(url: str) -> str | None:
    """The outlet that an address belongs to: its known name, else its host; null for what is no address."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    if "." not in host:
        return None
    known = outlet_names()
    labels = host.split(".")
    for first in range(len(labels) - 1):
        name = known.get(".".join(labels[first:]))
        if name:
            return name
    return host
