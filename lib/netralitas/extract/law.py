"""Citations of laws, regulations, decrees and circulars, resolved to ``legal_instruments.csv``.

A citation is a kind of instrument (``law_types.csv``) with its number ("UU Nomor 20 Tahun 2023", "PP 94/2021"), or,
for the kinds that news also calls by subject, with a name ("UU ASN", "SKB lima lembaga").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from netralitas.extract.dates import anchor
from netralitas.records import Document, LegalReference
from netralitas.reference import Lexicon, Row

_NUMBERED = (
    # Who issued it and what it is called may stand before the number: "Surat Edaran Menteri PANRB Nomor 18 ...".
    r"(?P<issuer>(?:\s+\(?[A-Z][\w.&/-]*\)?,?){0,6}?)"
    r"\s*\(?(?:(?P<word>(?i:(?:dengan\s+)?(?:ber)?nomor|nomer|no\.?))\s*:?\s*|(?=\d+\s*(?:/|(?i:tahun|th\.?))\s*(?:19|20)\d\d))"
    r"(?P<number>(?:[A-Za-z0-9]+[./-])*[A-Za-z.]*\d[\w.-]*(?:/[\w.-]*\w)*)"
    r"(?:,?\s*(?i:tahun|th\.?)\s*(?P<year>(?:19|20)\d\d))?"
)
_NAMED = (
    r"(?:\s+(?:(?i:tentang)\s+)?(?P<name>(?:ASN|Pemilu|Pilkada|Pemilihan|Aparatur Sipil Negara|Netralitas(?:\s+ASN)?|"
    r"Pemilihan Umum|Pemerintahan Daerah|Desa|Polri|TNI|Disiplin(?:\s+PNS|\s+ASN|\s+Pegawai)?|"
    r"(?i:(?:ter)?tanggal)\s+\d{1,2}\s+[A-Z][a-z]+\s+(?:19|20)\d\d|"
    r"(?i:tiga|empat|lima|enam|\d)\s+(?i:menteri|lembaga|kementerian(?:\s+dan\s+lembaga)?|pimpinan\s+lembaga|instansi))"
    r"(?:\s+\((?:ASN|Pemilu|Pilkada)\))?))"
)
# Decrees of a head of region are cited without number, too ("Tim itu lahir dari Keputusan Bupati").
_ALONE = (
    r"(?P<alone>(?:(?<=Keputusan Bupati)|(?<=Keputusan Wali Kota)|(?<=Keputusan Gubernur))"
    r"(?!\s*(?:[A-Z(]|(?i:nomor|no\b))))"
)
_ARTICLE = re.compile(
    r"\bPasal\s+(?P<number>\d+[A-Z]?)(?:\s*,?\s*(?:(?:dan|jo\.?|serta|atau)\s+)?(?:(?:Pasal|ayat|huruf|angka)\s+)?"
    r"(?:\(\w\)|\d+[A-Z]?\b|[a-z]\b(?!\w)))*"
)
_NUMBERS = re.compile(r"(?<!\()\b\d+[A-Z]?\b(?!\))")
_SLASHED = re.compile(r"(?P<number>\d+)/(?P<year>(?:19|20)\d\d)")
_LAST_YEAR = re.compile(r"(?:19|20)\d\d(?!.*\d{4})")
_WORDS = re.compile(r"[a-z0-9]+")


class _Kind(NamedTuple):
    type: str
    unnumbered: bool


class _Citation(NamedTuple):
    """An instrument as the text cites it."""

    type: str
    number: str
    year: str | None


@dataclass(frozen=True, eq=False)
class _Register:
    """The instruments of a lexicon by type, number and year, and by the names under which they are cited."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, _Kind]
    exact: Mapping[tuple[str, str, str], Row]
    aliases: Mapping[str, tuple[Row, ...]]

    def numbered(self, cited: _Citation) -> Row | None:
        """The instrument of a number; without a year only where one alone has it."""
        kind, number = _key(cited.type), cited.number.lower()
        if cited.year:
            return self.exact.get((kind, number, cited.year)) or self._by_number(kind, number, cited.year)
        return self._by_number(kind, number, None)

    def _by_number(self, kind: str, number: str, year: str | None) -> Row | None:
        # A number that is long enough to be unique ("94/KPG.03.04/BKD") needs no year.
        same = [row for (k, n, y), row in self.exact.items() if k == kind and n == number and (not year or y == year)]
        return same[0] if len(same) == 1 and (year or not number.isdigit()) else None

    def named(self, written: str, today: str | None) -> Row | None:
        """The instrument of a name; of several the newest on the day, before its time the one it replaced."""
        rows = self.aliases.get(_key(written), ())
        begun = [row for row in rows if not today or (row["status_from"] or row["year"]) <= today]
        if not begun and rows:
            before = {row["instrument_id"] for row in rows}
            begun = [row for row in self.exact.values() if row["replaced_by"] in before]
        return max(begun, key=lambda row: row["year"], default=None)


def legal_references(document: Document, lexicon: Lexicon) -> Iterator[LegalReference]:
    """Every citation in headline and body, in text order.

    ``rule`` is numbered, named, alone (a decree without number) or article ("Pasal 71 ayat (2)" in a sentence that
    names no instrument, where no other sentence says of which one it is). ``doubt`` is null, or says that the
    instrument was revoked when the article appeared, that its year lies after the article, or that the register knows
    the number only with a year one digit away.
    """
    register = _register(lexicon)
    at = anchor(document.article)
    today = at.isoformat() if at else None
    cited = list(_cited(document, register, today))
    yield from sorted([*cited, *_articles(document, cited)])


def _cited(document: Document, register: _Register, today: str | None) -> Iterator[LegalReference]:
    """The instruments."""
    for passage in document.article.passages:
        end = passage.start
        for match in register.pattern.finditer(document.text, *passage):
            if match.start() < end:
                continue
            reference = _reference(match, register, today)
            if reference:
                yield reference
                end = reference.end


def _articles(document: Document, cited: list[LegalReference]) -> Iterator[LegalReference]:
    """Articles of a law that no sentence gives; each number once."""
    starts = [reference.start for reference in cited]
    known: set[str] = set()
    loose: list[re.Match[str]] = []
    for sentence in document.sentences:
        found = list(_ARTICLE.finditer(document.text, sentence.start, sentence.end))
        if bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end):
            known |= {number for match in found for number in _NUMBERS.findall(match[0])}
        else:
            loose += found
    for match in loose:
        if match["number"] not in known:
            known |= set(_NUMBERS.findall(match[0]))
            yield LegalReference(*match.span(), "Pasal", match["number"], None, None, None, "article")


def _reference(match: re.Match[str], register: _Register, today: str | None) -> LegalReference | None:
    kind = register.kinds[_key(match["type"])]
    start = match.start()
    if not match["number"]:
        if match["alone"] is not None:
            return LegalReference(start, match.end("type"), kind.type, None, None, None, None, "alone")
        if not kind.unnumbered or not match["name"]:
            return None
        end = match.end("name")
        row = register.named(match.string[start:end], today) or register.named(f"{kind.type} {match['name']}", today)
        return LegalReference(start, end, kind.type, None, None, row["instrument_id"] if row else None, None, "named")
    number, year = match["number"].rstrip(".-"), match["year"]
    end = match.end("year") if year else match.start("number") + len(number)
    slashed = _SLASHED.fullmatch(number)
    if slashed and not year:
        number, year = slashed["number"], slashed["year"]
    elif not year and "/" in number and (last := _LAST_YEAR.search(number)):
        year = last[0]
    cited = _Citation(kind.type, number, year)
    row = register.numbered(cited) or register.named(match.string[start:end], today)
    doubt = _revoked(row, today) if row else _doubt(cited, register, today)
    known = row["instrument_id"] if row else None
    return LegalReference(start, end, kind.type, number, year, known, doubt, "numbered")


def _revoked(row: Row, today: str | None) -> str | None:
    since = row["status_from"]
    if row["status"] != "revoked" or not today or (since and since > today):
        return None
    by = f", replaced by {row['replaced_by']}" if row["replaced_by"] else ""
    return f"revoked{f' since {since}' if since else ''}{by}"


def _doubt(cited: _Citation, register: _Register, today: str | None) -> str | None:
    """Why a citation that the register does not know is likely to be wrong; null if nothing says so."""
    if cited.year is None:
        return None
    if today and cited.year > today[:4]:
        return f"the year {cited.year} lies after the article"
    for (kind, number, year), row in register.exact.items():
        if (kind, number) == (_key(cited.type), cited.number.lower()) and _one_digit_apart(year, cited.year):
            near = f"{row['type']} {row['number']}/{row['year']} ({row['title_id']})"
            return f"not in the register; {near} is one digit away"
    return None


def _one_digit_apart(a: str, b: str) -> bool:
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


@lru_cache(maxsize=8)
def _register(lexicon: Lexicon) -> _Register:
    kinds: dict[str, _Kind] = {}
    words: list[str] = []
    for row in lexicon.tables.get("law_types", ()):
        for word in row.parts("words"):
            kinds[_key(word)] = _Kind(row["type"], row["unnumbered"] == "yes")
            words.append(word)
    exact: dict[tuple[str, str, str], Row] = {}
    aliases: dict[str, list[Row]] = {}
    for row in lexicon.tables.get("legal_instruments", ()):
        exact[_key(row["type"]), row["number"].lower(), row["year"]] = row
        for alias in row.parts("aliases"):
            aliases.setdefault(_key(alias), []).append(row)
    return _Register(
        _pattern(words),
        MappingProxyType(kinds),
        MappingProxyType(exact),
        MappingProxyType({alias: tuple(rows) for alias, rows in aliases.items()}),
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """One alternation of all words for kinds, the longest first; short forms in capitals only as written."""
    ordered = sorted(words, key=len, reverse=True)
    spelled = "|".join(
        re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})".replace(r"\ ", r"\s+").replace(r"\-", "[- ]")
        for word in ordered
    )
    if not spelled:
        return re.compile(r"(?!)(?P<type>)(?P<number>)(?P<year>)(?P<name>)(?P<alone>)")
    return re.compile(rf"(?<![\w-])(?P<type>{spelled})(?:\s*\([A-Z][\w-]*\))?(?:{_NUMBERED}|{_NAMED}|{_ALONE})(?!\w)")
