"""Datelines: the place and the outlet before the first words of a report.

The forms of the Indonesian press: "BANDUNG – ", "BANDUNG, Outlet.id – ", "Outlet.com, Bandung - ",
"Outlet.com BANDUNG - ", "BANDUNG (OUTLET) -", "BANDUNG, (5/9/2023) –", "Outlet.com – ", and without a dash
"BANDUNG, OUTLET.com Words ...".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .dates import find_date
from .lines import Line
from .outlets import DOMAIN, is_outlet, is_place, outlet_names

#: The longest prefix that is read as a dateline, in characters.
_LIMIT = 90
#: A dash, bar or colon that ends the prefix. A single hyphen needs white space or punctuation on one side.
_END = re.compile(r"\s*[.,]?\s*(?:[—–―]|--+|\|\|?|//|:|(?<=\s)_|(?<=[\s,.)])-|-(?=\s))[\s.,:|>—–―-]*")
_PART = re.compile(r"\(([^()]*)\)|([^,()/|]+)")
_NAME = re.compile(r"(?:[A-Z0-9][\w.&'’-]*)(?:\s+(?:[A-Z0-9][\w.&'’-]*|dan|of)){0,4}")
#: "KabarCibuntu": an outlet's name in one word with a capital inside, which no place or person has.
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+(?:[A-Z]{2,4})?")
#: Upper-case words that open paragraphs without being places.
_NOT_PLACES = frozenset(
    re.findall(
        r"\w+",
        "ASN KPU KASN BKN TNI POLRI PNS PPPK DPR DPRD MPR DPD BAWASLU PILKADA PEMILU VIDEO FOTO BREAKING NEWS "
        "UPDATE HOAKS CEK FAKTA INFO LIVE OPINI EDITORIAL KOLOM TAJUK CATATAN HEADLINE EKSKLUSIF WAWANCARA "
        "PROFIL JADWAL DAFTAR HASIL Q A RALAT",
    )
)


class Dateline(NamedTuple):
    """``start`` and ``end`` cover the prefix with its dash; ``place`` and ``outlet`` as written, null if not there."""

    start: int
    end: int
    place: str | None
    outlet: str | None
    published: str | None


def find_dateline(line: Line) -> Dateline | None:
    """The dateline that a line begins with, if words of a report follow it; else null."""
    text = line.text
    found: Dateline | None = None
    for match in _END.finditer(text, 1, _LIMIT):
        parts = _parse(text[: match.start()], match[0])
        if parts is not None and _report(text[match.end() :]):
            found = _place(line, match.end(), parts)
        elif found is not None:
            break
    if found is not None:
        return found
    bare = _without_dash(text)
    return _place(line, *bare) if bare else None


def _place(line: Line, length: int, parts: tuple[str | None, str | None, str | None]) -> Dateline:
    return Dateline(line.start, line.start + length, *parts)


def _report(rest: str) -> bool:
    """What follows is long enough to be a report's first sentence."""
    count = len(rest.split())
    return count >= 9 or (count >= 4 and rest.rstrip().endswith((".", "”", '"')))


def _parse(prefix: str, dash: str) -> tuple[str | None, str | None, str | None] | None:
    """Place, outlet, date of a prefix; null if it is no dateline."""
    named: list[str] = []
    published = None
    sure = False
    for match in _PART.finditer(prefix):
        inner = match[1] is not None
        part = (match[1] or match[2] or "").strip(" .-–—")
        if not part:
            continue
        day = find_date(part)
        if day:
            published, sure = day, True
            continue
        if len(named) == 3 or len(part.split()) > 5 or not (_NAME.fullmatch(part) or is_outlet(part)):
            return None
        if not inner and not is_outlet(part):
            named += _split_outlet(part)
        else:
            named.append(part)
    if not named:
        return None
    outlets = [
        part
        for part in named
        if (is_outlet(part) or _CAMEL.fullmatch(part)) and not (is_place(part) and len(named) == 1)
    ]
    places = [part for part in named if part not in outlets and is_place(part)]
    rest = [part for part in named if part not in outlets and part not in places]
    place = places[0] if places else None
    outlet = outlets[0] if outlets else None
    for part in rest:
        if place is None and _shouted(part):
            place = part
        elif outlet is None and place is not None:
            outlet = part
        elif place is None and outlet is not None and len(part.split()) <= 3:
            place = part
    if len(named) > 3 or (place is None and outlet is None):
        return None
    if not (sure or outlets or places or (place and len(named) <= 2)):
        return None
    if ":" in dash and outlet is None:
        return None
    if len(places) == 1 and not sure and outlet is None and places[0].islower():
        return None
    return place, outlet, published


def _split_outlet(part: str) -> list[str]:
    """ "Outlet.com BANDUNG" and "BANDUNG Outlet.com" as two parts; the longest outlet name at either end counts."""
    words = part.split()
    for count in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:count]), " ".join(words[count:])
        if is_outlet(head) and (is_place(tail) or _shouted(tail)):
            return [head, tail]
        if is_outlet(tail) and (is_place(head) or _shouted(head)):
            return [head, tail]
    return [part]


def _shouted(part: str) -> bool:
    """Upper case, and neither an abbreviation nor a label."""
    words = part.split()
    return (
        part.isupper()
        and len(words) <= 4
        and not any(char.isdigit() for char in part)
        and not _NOT_PLACES & set(words)
        and max(map(len, words)) >= 4
    )


def _without_dash(text: str) -> tuple[int, tuple[str | None, str | None, str | None]] | None:
    """ "BANDUNG, Words", "BANDUNG, OUTLET.com Words", "Outlet.com, Bandung Words": known names, then a capital."""
    match = re.match(r"([A-Z][A-Z .]{3,30}),\s*(?=[\"“]?[A-Z][a-z])", text)
    if match and is_place(match[1]) and _report(text[match.end() :]) and not DOMAIN.match(text, match.end()):
        return match.end(), (match[1], None, None)
    match = re.match(r"([^,\n]{3,40}),\s*(\S+(?:\s\S+){0,2}?)\s+(?=[A-Z\"“(])", text)
    if match:
        first, second = match[1].strip(), match[2].strip(" ,.")
        if (is_place(first) or _shouted(first)) and DOMAIN.fullmatch(second) and _report(text[match.end() :]):
            return match.end(), (first, second, None)
        if DOMAIN.fullmatch(first) and _report(text[match.end() :]):
            for count in (3, 2, 1):
                words = re.match(rf"[^,\n]{{3,40}},\s*(\S+(?:\s\S+){{{count - 1}}})\s+(?=[A-Z\"“(])", text)
                if words and is_place(words[1].strip(" .,")):
                    return words.end(), (words[1].strip(" .,"), first, None)
    match = re.match(r"(\S+)\s+(?=[A-Z\"“])", text)
    if match and DOMAIN.fullmatch(match[1].strip(",")) and match[1].lower().strip(",") in outlet_names():
        return (match.end(), (None, match[1].strip(","), None)) if _report(text[match.end() :]) else None
    return None
