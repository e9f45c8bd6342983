"""Dated happenings: what happened or will happen, when, where, with whom, and how the article speaks of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from netralitas.extract.coverage import coverage
from netralitas.extract.dates import anchor
from netralitas.extract.eventtype import Dated, event_types
from netralitas.extract.law import legal_references
from netralitas.extract.status import case_status, status
from netralitas.records import Document, Event, Person, PlaceMention, Sentence, Span, Status, Tense, Timex
from netralitas.reference import Lexicon

#: Types whose events carry the status of a violation.
_CASES = frozenset({"pelanggaran", "pengawasan", "sanksi", "pernyataan"})
#: Kinds of time expression that can date a happening: those that mean a day, or a month by its name.
_RULES = frozenset({"day_range", "day_of_list", "day", "year_month", "month", "month_day", "weekday", "deictic", "ago"})
_AS_OF = re.compile(
    r"\b(?:per|tertanggal|kelahiran|lahir(?:\s+di\s+\w+)?,?(?:\s+pada)?|data (?:hingga|sampai))\s*$", re.IGNORECASE
)
# "Per 1 Juni" counts up to a day; of posts, penalties and rules it says when they change.
_CHANGES = re.compile(
    r"\b(?:berlaku|efektif|memutasi|dimutasi|diberhentikan|memberhentikan|dicopot|mencopot|dibebastugaskan|dinonaktifkan|"
    r"diturunkan|diangkat|ditunjuk|menjabat|mundur|pensiun)\b[^.;:!?]*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\b(?:dikutip|mengutip|dilansir|melansir|diberitakan|dimuat)\b[^.;]{0,30}$", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:pilpres|pileg|pemilu|pilkada|pilgub|periode|dulu|seperti)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:akan|bakal|dijadwalkan|rencananya|direncanakan|menjelang|jelang|mendatang|nanti)\b", re.IGNORECASE
)
_CARRIED = re.compile(
    r"(?:acara|kegiatan|pertemuan|rapat|apel|sosialisasi|deklarasi|agenda|hal)\b[^.]{0,40}\b"
    r"(?:digelar|berlangsung|dilaksanakan|bertempat|diselenggarakan|dipusatkan|diadakan)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:sebelumnya|pernah|sempat|lalu|silam|kala itu|saat itu|waktu itu)\b", re.IGNORECASE)
# Where a venue's words end: at what says when or what for, at punctuation, but not at the dot of an abbreviated name.
_PLACE_END = re.compile(
    r"\s*(?:[,(]\s*)?(?:\b(?:pada|hari|yang|dan\s+di\w*|dengan|untuk|oleh|saat|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|"
    r"tanggal|pukul|sebagaimana|dalam|tepat|menjadi|yakni|yaitu)\b|,\s+(?=[a-z])|(?<!\bMoch)(?<!\bMoh)(?<!\bMuh)(?<!\bDr)(?<!\bIr)(?<!\bJl)(?<!\bNo)(?<!\b[A-Z])\."
    r"|[;:()\"“”/]|\d{1,2}\s|$)"
)
#: Days after which a past happening is recalled rather than reported.
_RECALL = 31


def events(
    document: Document,
    timexes: Sequence[Timex],
    places: Sequence[PlaceMention],
    people: Sequence[Person],
    lexicon: Lexicon,
) -> Iterator[Event]:
    """Every dated happening of headline and body, once for each date and type, in text order.

    A date counts where it names a day, or a month by its name: not years, weeks, vague times, the dates of legal
    documents, of birth, or of counts ("per 5 Oktober"). ``rule`` is the kind of time expression. ``region`` is the
    one named nearest in the sentence, else the article's primary one.
    """
    primary = next((entry.region for entry in coverage(document, places, people, lexicon) if entry.primary), None)
    laws = sorted(law.end for law in legal_references(document, lexicon))
    seen: set[tuple[str, str | None, str]] = set()
    found = []
    for timex in timexes:
        index = _sentence(document, timex)
        if index is not None and timex.date and timex.precision and _dates_something(document.text, timex, laws):
            found.append(Dated(timex, index))
    firm = [item for item in found if not _is_hearsay(document, item.timex)]
    if any(item.timex.precision == "day" for item in firm):
        found = firm
    days = {(item.timex.date or "")[:7] for item in found if item.timex.precision == "day"}
    written = {item.timex.date for item in found if not item.timex.relative}
    last = max((item.timex.date or "" for item in found if item.timex.precision == "day"), default="")
    types = event_types(document, found, lexicon)
    today = _today(document, found, types)
    for at, ((timex, index), kind) in enumerate(zip(found, types, strict=True)):
        day = timex.date or ""
        sentence = document.sentences[index]
        # "November" beside "27 November", "hari ini" beside the day's date: the same happening, told less exactly.
        vaguer = timex.relative and (day in written if timex.precision == "day" else day in days)
        if vaguer or (day, timex.until, kind) in seen:
            continue
        seen.add((day, timex.until, kind))
        venue = _venue(document, timex, index, lexicon)
        yield Event(
            timex.start,
            timex.end,
            day,
            timex.until,
            timex.precision or "day",
            kind,
            document.article.cut(venue) if venue else None,
            _region(venue, timex, sentence, places, primary),
            _participants(people, sentence),
            _tense(document.text, timex, sentence, today),
            _status(document, kind, index, _others(document, found, at), lexicon, latest=day >= last),
            timex.rule,
        )


def _dates_something(text: str, timex: Timex, laws: list[int]) -> bool:
    if timex.type not in {"DATE", "TIME"} or timex.rule not in _RULES or timex.precision == "year":
        return False
    before = text[max(0, timex.start - 40) : timex.start]
    counted = _AS_OF.search(before)
    if (
        counted
        and counted[0].lower().startswith("per ")
        and _CHANGES.search(text[max(0, timex.start - 120) : timex.start])
    ):
        counted = None
    if counted or (timex.rule == "deictic" and _VAGUE.search(before)):
        return False
    # "SKB ... tanggal 22 September 2022" dates the document, as "tertanggal" does.
    named = text[timex.start : timex.start + 7].lower() == "tanggal"
    near = laws[bisect_left(laws, timex.start - 59) : bisect_right(laws, timex.start)]
    close = [text[end : timex.start] for end in near]
    return not any(not between.strip(" ,(") or (named and not re.search(r"[.;:]\s", between)) for between in close)


def _is_hearsay(document: Document, timex: Timex) -> bool:
    """Whether the date is that of the dateline or of another outlet's report: good only where nothing else is dated."""
    dateline = document.article.dateline_span
    before = document.text[max(0, timex.start - 40) : timex.start]
    return bool(_QUOTED.search(before)) or bool(dateline and dateline.start <= timex.start < dateline.end)


def _sentence(document: Document, timex: Timex) -> int | None:
    """The index of a time expression's sentence; for one in the dateline that of the first of the body."""
    dateline = document.article.dateline_span
    if dateline and dateline.start <= timex.start < dateline.end:
        return next((index for index, sentence in enumerate(document.sentences) if sentence.paragraph == 0), None)
    index = bisect_right([sentence.start for sentence in document.sentences], timex.start) - 1
    return index if index >= 0 and timex.start < document.sentences[index].end else None


def _others(document: Document, found: Sequence[Dated], at: int) -> tuple[int, int]:
    """The nearest sentences before and after a dated one that have another date."""
    own = found[at]

    def other(item: Dated) -> bool:
        return item.timex.date != own.timex.date and item.sentence != own.sentence

    before = next((found[i].sentence for i in range(at - 1, -1, -1) if other(found[i])), -1)
    after = next((found[i].sentence for i in range(at + 1, len(found)) if other(found[i])), len(document.sentences))
    return before, after


def _venue(document: Document, timex: Timex, at: int, lexicon: Lexicon) -> Span | None:
    """Where it took place: a building or room after "di" in the sentence, else in the next if that carries on."""
    sentence = document.sentences[at]
    own = list(_venues(lexicon).finditer(document.text, sentence.start, sentence.end))
    if own:
        match = min(own, key=lambda found: abs(found.start() - timex.start))
        return _venue_span(document.text, match.start("venue"), sentence.end)
    if at + 1 == len(document.sentences) or sentence.paragraph < 0:
        return None
    following = document.sentences[at + 1]
    carried = _CARRIED.match(document.text, following.start, following.end)
    found = _venues(lexicon).search(document.text, following.start, following.end) if carried else None
    return _venue_span(document.text, found.start("venue"), following.end) if found else None


def _venue_span(text: str, start: int, limit: int) -> Span:
    stop = _PLACE_END.search(text, start, min(limit, start + 120))
    end = stop.start() if stop else min(limit, start + 120)
    return Span(start, start + len(text[start:end].rstrip(" ,")))


def _region(
    venue: Span | None, timex: Timex, sentence: Sentence, places: Sequence[PlaceMention], primary: str | None
) -> str | None:
    """The venue's region, else one named in the sentence (the primary one if it is), else the primary one."""
    first, last = (bisect_left(places, edge, key=lambda p: p.start) for edge in sentence[:2])
    if venue and not sentence.start <= venue.start < sentence.end:
        first, last = 0, len(places)
    places = places[first:last]
    there = [p for p in places if venue and venue.start <= p.start < venue.end and "." in p.code]
    if there:
        return there[0].region
    inside = [p for p in places if sentence.start <= p.start < sentence.end and p.rule != "enclosing"]
    local = [place for place in inside if "." in place.code] or inside
    if not local or any(place.region == primary for place in local):
        return primary or (local[0].region if local else None)
    return min(local, key=lambda place: abs(place.start - timex.start)).region


def _participants(people: Sequence[Person], sentence: Sentence) -> tuple[str, ...]:
    return tuple(p.name for p in people if any(sentence.start <= m.start < sentence.end for m in p.mentions))


def _today(document: Document, found: Sequence[Dated], types: Sequence[str]) -> date | None:
    """The day from which the article speaks: that of publication, else the last day on which something had happened.

    Votes, campaigns and registrations have fixed days that articles name long before.
    """
    if document.article.published:
        return anchor(document.article)
    told = [
        item.timex.date or ""
        for item, kind in zip(found, types, strict=True)
        if item.timex.precision == "day"
        and kind not in {"pemungutan_suara", "kampanye", "pendaftaran"}
        and not _AHEAD.search(document.text, document.sentences[item.sentence].start, item.timex.end)
    ]
    return date.fromisoformat(max(told)) if told else anchor(document.article)


def _tense(text: str, timex: Timex, sentence: Sentence, today: date | None) -> Tense:
    if today and timex.date:
        day = timex.date if timex.precision == "day" else f"{timex.date}-28"
        last = timex.until or day
        if last[: len(today.isoformat())] > today.isoformat():
            return "announces"
        if (today - date.fromisoformat(day)).days > _RECALL:
            return "recalls"
        return "reports"
    words = text[sentence.start : timex.end]
    return "announces" if _AHEAD.search(words) else "recalls" if _PAST.search(words) else "reports"


def _status(
    document: Document, kind: str, own: int, others: tuple[int, int], lexicon: Lexicon, *, latest: bool
) -> Status | None:
    """The status of the case: briefings, meetings and pledges have none, other happenings what their sentence says."""
    if kind not in _CASES:
        return status(document.text, *document.sentences[own][:2], lexicon) if kind == "lainnya" else None
    first = 0
    if kind == "pernyataan":
        # Who speaks may speak of anything: what an earlier paragraph told need not be the case.
        paragraph = document.sentences[own].paragraph
        first = next(at for at, sentence in enumerate(document.sentences) if sentence.paragraph == paragraph)
    others = (max(others[0], first - 1), others[1])
    return case_status(
        document, own, others, lexicon, told=range(first, own) if latest else (), strict=kind == "pernyataan"
    )


@lru_cache(maxsize=8)
def _venues(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in lexicon.tables.get("venue_words", ())) or r"(?!)"
    # "Hotel Fiktif" as well as "Fiktif Hotel".
    return re.compile(rf"\b(?:di|ke|bertempat di)\s+(?P<venue>(?:[A-Z]\w+\s+){{0,2}}?(?:{words})\b)")
