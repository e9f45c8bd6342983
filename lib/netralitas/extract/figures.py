"""Quantities: a number, its unit, what it counts, who says so and for when, compared with the reference figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from netralitas.extract.law import legal_references
from netralitas.extract.numbers import DIGITS, SCALES, WORDS, number
from netralitas.extract.reference_check import Claim, compare
from netralitas.extract.timewords import NO_DATE
from netralitas.records import Document, Figure, Sentence, Span, Statement, Timex
from netralitas.reference import Lexicon

_SCALE = "|".join(SCALES)
_NUMBER = re.compile(
    rf"(?<![\w/.,:-])(?!0\d)(?:(?P<money>Rp\.?)\s?)?(?P<number>(?:{DIGITS})(?:\s(?:{_SCALE})\b)?|\b(?i:{WORDS})\b)"
    rf"(?P<sign>\s?%)?(?![\w/]|[.,:]\d|-\w)"
)
# What may stand between a number and what it counts without being it ("20-an", "67 buah", "tiga orang").
_FILLER = r"(?:\s+(?:buah|unit|pasang|lebih|total|dugaan|jumlah|di antaranya))*"
# Words that make the number before or after them a name or a place in a row: not a quantity.
_ORDINAL = re.compile(
    r"(?:\b(?:nomor|no|pasal|ayat|huruf|dapil|urut|rt|rw|jalan|jl|kodim|koramil|sman|smpn|sdn|smkn|smk|sma|halaman|lantai|"
    r"ruang|kelas|km|tahap|angka|jilid|periode|golongan|eselon|divisi|komisi|asisten|asda|butir|poin|seri|blok|versi|"
    r"hp|telp|telepon|whatsapp|wa|kilometer|tps|tanggal|pukul|jam|ke|pemilu|pilkada|pilpres|pileg|tahun|sejak|"
    r"hari|covid|menit|liga|paslon|bab|perkara)\.?\s*|[-–+=]|ke-)$",
    re.IGNORECASE,
)
# A numeral that counts part of what was counted before it ("194 di antaranya", "tiga lainnya").
_PART = re.compile(
    r"\s+(?:di antara(?:nya)?|lainnya|lagi|dari (?:mereka|jumlah|kasus|laporan|temuan|angka|total)|sisanya)\b",
    re.IGNORECASE,
)
# Terms of punishment count, other spans of time do not ("satu bulan penjara" against "lima tahun ke depan").
_PENALTY = re.compile(r"\b(?:penjara|kurungan|pidana|hukuman|pemotongan|potongan)\b", re.IGNORECASE)
# Limits that a rule sets count, too ("paling lama satu tahun", "tenggat 14 hari").
_LIMIT = re.compile(
    r"\b(?:paling (?:lama|singkat|sedikit|banyak|lambat)|selambat-lambatnya|selama-lamanya|tenggat|batas waktu|"
    r"jangka waktu|maksimal|minimal|maksimum|minimum|sekurang-kurangnya)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# "lima dari 13 terlapor", "satu sampai enam bulan", "satu atau dua ASN": the second number brings the unit.
_SECOND = re.compile(
    rf"\s+(?:sampai(?:\s+dengan)?|hingga|atau|dari(?:\s+total)?)\s+(?:{DIGITS}|\b(?i:{WORDS})\b)(?![\w/]|[.,:]\d)"
)
# "Satu" counts cases; of all else it is an article, as in "salah satu" and "satu pun".
_ARTICLE_BEFORE, _ARTICLE_AFTER = (
    re.compile(r"\b(?:salah|tak|tidak|tiada|kata|satu)\s+$", re.I),
    re.compile(r"\s+pun\b", re.I),
)
_ONLY = re.compile(r"\b(?:hanya|cuma|baru)\s+$", re.I)
_TOTAL = re.compile(
    r"\b(?:jumlah\w*|total\w*|selisih|sebanyak|mencapai|berjumlah|sebesar|totalnya|melampaui|melebihi)\s+(?:[^\W\d]+\s+){0,2}$",
    re.I,
)
_SCORE = re.compile(r"\b(?:skor|indeks|nilai)\b[^.;]*$", re.IGNORECASE)
_ARTICLES = re.compile(
    r"\b(?:pasal|ayat)\s+\d+[A-Z]?(?:(?:\s*,\s*(?:dan\s+)?|\s+(?:dan|sampai|hingga|jo\.?)\s+|\s*[-–]\s*)\d+[A-Z]?\b)*",
    re.I,
)
_AGE = re.compile(r"\b(?:usia|umur|berusia|berumur)\b[^.;]{0,25}$", re.IGNORECASE)
_THING_END = re.compile(
    r"[.,;:()\"“”!?\n]|\s(?:yang|dan|di|ke|dari|dengan|untuk|pada|dalam|oleh|telah|sudah|akan|karena|sesuai|adalah|itu|ini|tersebut|"
    r"saat|terkait|agar|atau|serta|hingga|selama|menjadi|tidak|tetapi|namun|sejak|per|juga|masih|belum|dilaporkan|terbukti)\b"
)
_WORD = re.compile(r"\s+([^\W\d_][\w/-]*)")
_HEDGED = re.compile(
    r"\b(?:sekitar|kurang lebih|hampir|lebih dari|kira-kira|sedikitnya|setidaknya|ratusan|lebih)\s*$", re.I
)


#: Statements of a sentence, at most.
_NESTED = 20


class _Unit(NamedTuple):
    unit: str
    kind: str
    in_words: bool


@dataclass(frozen=True, eq=False)
class _Units:
    pattern: re.Pattern[str]
    anywhere: re.Pattern[str]
    by_word: dict[str, _Unit]


def figures(
    document: Document, statements: Sequence[Statement], timexes: Sequence[Timex], lexicon: Lexicon
) -> Iterator[Figure]:
    """Every quantity of headline and body, in text order.

    ``unit`` is the canonical word of ``figure_units.csv`` or null; ``thing`` the words that say what is counted.
    Numbers that date, order or name something are none, nor are durations and a text's own points ("empat poin");
    ages are. Numerals in words count before units of ``figure_units.csv`` alone.
    """
    units = _units(lexicon)
    text = document.text
    taken = sorted(
        [(t.start, t.end) for t in timexes if t.type in {"DATE", "TIME", "SET"}]
        + [(law.start, law.end) for law in legal_references(document, lexicon)]
        + [match.span() for match in NO_DATE.finditer(text) if not match[0].startswith("Rp")]
        + [match.span() for match in _ARTICLES.finditer(text)]
    )
    taken = _merged(taken)
    ends = [end for _, end in taken]
    for passage in document.article.passages:
        last: Figure | None = None
        for match in _NUMBER.finditer(text, *passage):
            at = bisect_left(ends, match.start() + 1)
            if at < len(taken) and taken[at][0] < match.end():
                continue
            found = _figure(document, match, units, passage, last)
            if found:
                yield _complete(document, found, statements, timexes, lexicon)
                last = found


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlaps."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _figure(
    document: Document, match: re.Match[str], units: _Units, passage: Span, last: Figure | None
) -> Figure | None:
    text = document.text
    value = number(match["number"])
    before = text[max(passage.start, match.start() - 40) : match.start()]
    if value is None or (not match["money"] and _ORDINAL.search(before)):
        return None
    if match["money"] or match["sign"]:
        unit = "rupiah" if match["money"] else "persen"
        thing = _thing(text, match.end(), passage.end) or unit
        return Figure(match.start(), match.end(), value, unit, thing, *_OPEN, unit)
    spelled = match["number"][0].isalpha()
    part = _PART.match(text, match.end(), passage.end)
    if part and last and value > 1:
        return Figure(match.start(), match.end(), value, last.unit, last.thing, *_OPEN, "part")
    second = _SECOND.match(text, match.end(), passage.end)
    found = units.pattern.match(text, second.end() if second else match.end(), passage.end)
    if found:
        return _counted(text, match, found, units, passage, shared=bool(second))
    listed = last and last.rule == "score" and "," in match["number"]
    if listed or (not spelled and _SCORE.search(text, max(passage.start, match.start() - 80), match.start())):
        return Figure(match.start(), match.end(), value, "skor", "skor", *_OPEN, "score")
    return None if spelled else _bare(text, match, units, passage)


def _counted(
    text: str, match: re.Match[str], found: re.Match[str], units: _Units, passage: Span, *, shared: bool
) -> Figure | None:
    """A number before a unit; ``shared``: a second number stands between."""
    value = number(match["number"]) or 0.0
    unit = units.by_word[" ".join(found["unit"].lower().split())]
    end = found.end("unit")
    spelled = match["number"][0].isalpha()
    if unit.kind in {"age", "duration"}:
        aged = unit.kind == "age" and _AGE.search(text, max(passage.start, match.start() - 40), match.start())
        punished = _PENALTY.search(text, max(passage.start, match.start() - 60), min(passage.end, end + 25))
        limited = _LIMIT.search(text, max(passage.start, match.start() - 60), match.start())
        if not aged and not punished and not limited:
            return None
    elif unit.kind == "text" or (spelled and not unit.in_words):
        return None
    elif spelled and value < 2 and not shared:
        before = text[max(passage.start, match.start() - 12) : match.start()]
        counts = unit.kind == "case" or _ONLY.search(before)
        if not counts or _ARTICLE_BEFORE.search(before) or _ARTICLE_AFTER.match(text, match.end()):
            return None
    thing = text[found.start("unit") : end] + _tail(text, end, passage.end)
    return Figure(
        match.start(), match.end() if shared else end, value, unit.unit, " ".join(thing.split()), *_OPEN, unit.kind
    )


def _bare(text: str, match: re.Match[str], units: _Units, passage: Span) -> Figure | None:
    """A number without a unit behind it: what it counts follows in other words, or, if it is large, came before it."""
    value = number(match["number"]) or 0.0
    thing = _thing(text, match.end(), passage.end)
    # A capital word after a number is a name it belongs to ("3 Garut"), unless it is an abbreviation ("7 PAC").
    if thing and (thing[0].islower() or thing.split()[0].isupper()):
        return Figure(match.start(), match.end(), value, None, thing, *_OPEN, "number")
    if not thing and _TOTAL.search(text, max(passage.start, match.start() - 40), match.start()):
        return Figure(match.start(), match.end(), value, None, "jumlah", *_OPEN, "total")
    if value < 1000:
        return None
    named = list(units.anywhere.finditer(text, max(passage.start, match.start() - 60), match.start()))
    unit = units.by_word[" ".join(named[-1]["unit"].lower().split())] if named else None
    return Figure(match.start(), match.end(), value, unit and unit.unit, unit.unit if unit else "", *_OPEN, "number")


#: A figure whose speaker, time and comparison are still open.
_OPEN: tuple[None, None, None, None] = (None, None, None, None)


def _tail(text: str, start: int, limit: int) -> str:
    stop = _THING_END.search(text, start, min(limit, start + 60))
    return text[start : stop.start() if stop else min(limit, start + 40)]


def _thing(text: str, start: int, limit: int) -> str:
    """Up to four words after the number, as far as they belong together; empty where none follows."""
    tail = _tail(text, start, limit)
    words: list[str] = []
    position = 0
    while len(words) < 4 and (match := _WORD.match(tail, position)):
        words.append(match[1])
        position = match.end()
    return " ".join(words)


def _complete(
    document: Document, figure: Figure, statements: Sequence[Statement], timexes: Sequence[Timex], lexicon: Lexicon
) -> Figure:
    """The figure with its speaker, its day and its comparison with the reference."""
    sentence = _sentence(document, figure.start)
    span = (sentence.start, sentence.end) if sentence else (figure.start, figure.end)
    # Statements do not nest: those that reach into the sentence are the last few that begin before its end.
    last = bisect_left(statements, span[1], key=lambda s: s.start)
    statements = statements[max(0, last - _NESTED) : last]
    speaker = next((s.speaker for s in statements if s.start <= figure.start < s.end and s.speaker), None)
    if speaker is None and sentence:
        near = [s for s in statements if s.start < sentence.end and sentence.start < s.end and s.speaker]
        speaker = near[0].speaker if near else None
    timexes = timexes[slice(*(bisect_left(timexes, edge, key=lambda t: t.start) for edge in span))]
    dated = [t for t in timexes if t.date and t.precision != "year" and not t.until]
    as_of = min(dated, key=lambda t: abs(t.start - figure.start)).date if dated else None
    hedged = bool(_HEDGED.search(document.text[max(0, figure.start - 20) : figure.start]))
    key, agreement = compare(Claim(document, figure, span, hedged), lexicon)
    verdict: Literal["agrees", "differs"] | None = agreement
    return figure._replace(speaker=speaker, as_of=as_of, figure_key=key, agreement=verdict)


def _sentence(document: Document, at: int) -> Sentence | None:
    index = bisect_right([sentence.start for sentence in document.sentences], at) - 1
    sentence = document.sentences[index] if index >= 0 else None
    return sentence if sentence and at < sentence.end else None


@lru_cache(maxsize=8)
def _units(lexicon: Lexicon) -> _Units:
    by_word: dict[str, _Unit] = {}
    for row in lexicon.tables.get("figure_units", ()):
        for word in row.parts("words"):
            by_word.setdefault(word.lower(), _Unit(row["unit"], row["kind"], row["in_words"] == "yes"))
    ordered = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(by_word, key=lambda w: (-len(w), w)))
    unit = rf"(?P<unit>{ordered or '(?!)'})(?![\w-])"
    return _Units(
        re.compile(rf"{_FILLER}\s+{unit}", re.IGNORECASE), re.compile(rf"(?<!\w){unit}", re.IGNORECASE), by_word
    )
