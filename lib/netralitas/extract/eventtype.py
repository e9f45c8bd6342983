"""What a dated happening was: its type by ``event_types.csv``.

News names the happening where it dates it ("Apel digelar Senin"), or as the occasion of words ("katanya dalam
sosialisasi, Senin"), or in another sentence ("Hal itu disampaikan Senin ... Kegiatan sosialisasi tersebut ...").
Words alone are the event only where nothing else took place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.cues import Cue, CueFinder
from netralitas.extract.numbers import WORDS
from netralitas.records import Document, Timex
from netralitas.reference import Lexicon

SPEECH = "pernyataan"
#: Nouns for words ("Imbauan itu datang dari ..."): a statement, of which no clause holds the content.
_WORDS_SPOKEN = "words"
#: What a cue of a type says by itself. Breaches, penalties and rules are talked about more often than they happen.
_WEIGHTS = {"regulasi": 0.5, "lainnya": 0.7, "pelanggaran": 0.45, "sanksi": 0.6, "kampanye": 0.45, "pengawasan": 0.8}
#: Types of happenings at which people speak.
_GATHERINGS = frozenset({"sosialisasi", "deklarasi", "kunjungan", "rapat", "lainnya", "kampanye"})
#: Steps of a case: a statement beside one is about it.
_STEPS = frozenset({"pengawasan", "sanksi"})
#: Kinds of cues that say nothing of what happened beside the speaking.
_SILENT = frozenset({"", SPEECH, _WORDS_SPOKEN})
#: The evidence from which on a sentence names what happened.
_ENOUGH = 0.22
#: Characters on either side of a date in which cues are looked for: longer than any sentence that was not mis-split.
_WINDOW = 400
#: Characters within which a date opens its sentence ("Hingga Kamis (26/9/2024), ...").
_OPENING = 25
#: Sentences within which "kegiatan tersebut" belongs to a statement.
_NEAR = 15
_VERB = re.compile(r"^(?:me|di|ber|ter)[a-z]{4,}")
# The occasion: "usai rapat", "dalam kegiatan sosialisasi", "membuka deklarasi"; or "rapat ... berlangsung".
_OCCASION = re.compile(
    r"\b(?:saat|ketika|dalam|usai|seusai|sela|sela-sela|acara|kegiatan|membuka|menghadiri|memimpin|menggelar|gelar|"
    r"mengikuti|melaksanakan|mengadakan|menyelenggarakan|hadir|melalui|rangka|agenda|forum|peserta|menutup|sesudah|"
    r"pertemuan|narasumber|sambutan|terkait)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?:[ \t,]+(?!(?:harus|akan|bakal|belum|perlu)\b)[^\s.;:]+){0,10}?\s+"
    r"(?:digelar|berlangsung|dilaksanakan|diselenggarakan|diadakan|dipusatkan|bertempat)\b",
    re.IGNORECASE,
)
_HEARING = re.compile(r"(?:kepada|di hadapan)\b", re.IGNORECASE)
# What a date is counted from, and what a post or a term is named after, did not happen on that date.
_COUNTED = re.compile(
    r"\b(?:sehari|hari|pekan|minggu|bulan|jam|tahun)\s+(?:setelah|sesudah|sebelum|jelang|menjelang|pasca)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:sebelum|menjelang|jelang|sejak|selama|masa|tahapan|tahap|hingga|target|aturan|larangan|jadwal|tim|satgas|"
    r"pokja|bidang|ketua|anggota|lembaga|materi|hasil|belum|jatuh sesudah|proses|calon|alat peraga)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# What words are about rather than what happened.
_ABOUT = re.compile(
    r"\b(?:soal|tentang|mengenai|terkait|menyangkut|perihal|ihwal)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
# Posts hold cue words ("Koordinator Divisi Penanganan Pelanggaran").
_POST = re.compile(
    r"\b(?:Divisi|Kordiv|Koordiv|Bidang|Subbagian|Bagian|Biro|Direktorat|Deputi|Badan|Satgas|Tim|Pokja|Sentra)"
    r"(?:[\s,/&]+(?:dan\s+)?[A-Z][\w&-]*)+"
)
_QUOTE = re.compile(r"[“\"][^“”\"]{0,800}[”\"]")
_BEFORE_SPEECH = re.compile(r"[,?!”\"]\s*$")
_CONTENT = re.compile(r"\b(?:bahwa|agar|supaya|untuk)\b|:", re.IGNORECASE)
# What says that a noun takes up something already told.
_TAKEN_UP = re.compile(r"(?:\s+[^\s.;:,]+){0,4}?\s+(?:tersebut|itu|ini)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:dalam|kegiatan|acara|peserta|saat|usai|seusai|sela-sela)\s+$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:akan|bakal|rencana\w*|direncanakan|mendatang|belum|jika|harus)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:mulai|sejak|terhitung|per)\s+(?:tanggal\s+|hari\s+)?$", re.IGNORECASE)
_RULE = re.compile(r"\b(?:larangan|dilarang|aturan|ketentuan|berlaku|edaran|tidak boleh)\b", re.IGNORECASE)
_SUPERVISOR = re.compile(
    r"\b(?:Bawaslu|Panwas\w*|KASN|BKN|Gakkumdu|Badan Pengawas|Komisi Aparatur Sipil|Badan Kepegawaian)\b"
)
_SPOKESMAN = re.compile(
    rf"\b(?:Ketua|Anggota|Komisioner|Koordinator|Kordiv|Koordiv|Divisi)\b[^.;:!?]{{0,90}}?{_SUPERVISOR.pattern}"
    rf"|{_SUPERVISOR.pattern}\s+(?:[A-Z]\w*\s+){{0,3}}(?:me\w+|di\w+|sudah|telah|memutus\w*)"
)
_COUNT = re.compile(
    rf"\b(?:\d[\d.]*|{WORDS})\s+(?:\w+\s+){{0,2}}(?:kasus|laporan|temuan|perkara|dugaan|pelanggaran)\b", re.IGNORECASE
)
_ELECTION = re.compile(
    r"\b(?:pilkada|pemilu|pilpres|pileg|pilgub|pilbup|pilwalkot|pemilihan|pencoblosan)\b", re.IGNORECASE
)


class Dated(NamedTuple):
    """A time expression that dates a happening, and the index of its sentence."""

    timex: Timex
    sentence: int


@dataclass(frozen=True, slots=True)
class _Host:
    """A gathering that an article names in some sentence; ``again``: takes up something already told."""

    sentence: int
    kind: str
    again: bool


def event_types(document: Document, dated: Sequence[Dated], lexicon: Lexicon) -> list[str]:
    """The type of each dated happening, in the order given; each is a key of ``event_types.csv``.

    What the date's own sentence says comes first. Where it only speaks, the type is that of a gathering that the
    article names as its occasion, then oversight where a supervisor's case or count is the news, then a statement.
    """
    finder = _finder(lexicon)
    voting = _voting_days(lexicon)
    own = [_own_type(document, item, finder, voting) for item in dated]
    named: dict[str, set[str | None]] = {}
    for item, kind in zip(dated, own, strict=True):
        if kind and kind != SPEECH:
            named.setdefault(kind, set()).add(item.timex.date)
    hosts = _hosts(document, {item.sentence for item in dated if not item.timex.relative}, finder)
    # A gathering that has another date in the article is another one.
    free = [host for host in hosts if host.kind not in named]
    types: list[str | None] = []
    for item, kind in zip(dated, own, strict=True):
        found = kind if kind != SPEECH else None
        if not found:
            found = next((other for other, days in named.items() if item.timex.date in days), None)
        if not found:
            found = _occasion(item.sentence, free)
        if not found and kind is None:
            found = _around(document, item.sentence, finder)
        types.append(found)
    if not _STEPS & set(named) and _is_oversight(document, finder):
        spoken = [at for at, found in enumerate(types) if not found and _speaks_of_cases(document, dated[at].sentence)]
        # The first day is that of the supervisor's step; on later ones it is talked about.
        first = min((dated[at].timex.date or "" for at in spoken), default="")
        for at in spoken:
            types[at] = "pengawasan" if dated[at].timex.date == first else None
    return [found or kind or "lainnya" for found, kind in zip(types, own, strict=True)]


def _own_type(document: Document, item: Dated, finder: CueFinder, voting: frozenset[str]) -> str | None:
    """What the date's sentence says happened; the type of statements where somebody speaks, null where neither."""
    text, timex, sentence = document.text, item.timex, document.sentences[item.sentence]
    days = {day[: len(timex.date or "")] for day in voting}
    if timex.date in days and not timex.until and _ELECTION.search(text, sentence.start, sentence.end):
        return "pemungutan_suara"
    start, end = max(sentence.start, timex.start - _WINDOW), min(sentence.end, timex.end + _WINDOW)
    cues = _outermost(text, finder.find(text, start, end), start, end)
    spoken = [cue for cue in cues if cue.kind == SPEECH]
    said = _said(text, spoken, start, end)
    scores: defaultdict[str, float] = defaultdict(float)
    for cue in cues:
        if cue.kind not in _SILENT:
            scores[cue.kind] += _score(text, cue, timex, start, said)
    best = max(scores, key=lambda kind: (scores[kind], kind), default=None)
    if best and scores[best] >= _ENOUGH:
        return best
    if _FROM.search(text, start, timex.start) and _RULE.search(text, sentence.start, sentence.end):
        return "regulasi"
    title = document.article.title or ""
    if _FROM.search(text, start, timex.start) and _RULE.search(title):
        return "regulasi"
    return SPEECH if spoken or any(cue.kind == _WORDS_SPOKEN for cue in cues) else None


def _outermost(text: str, cues: Iterable[Cue], start: int, end: int) -> list[Cue]:
    """Cues that are the head of their phrase ("sosialisasi pengawasan" is a briefing) and no part of a post's name."""
    posts = [match.span() for match in _POST.finditer(text, start, end)]
    found: list[Cue] = []
    for cue in cues:
        inside = bool(found) and found[-1].kind not in _SILENT and cue.start <= found[-1].end + 1
        if not inside and not any(a <= cue.start < b for a, b in posts):
            found.append(cue)
    return found


def _said(text: str, spoken: Sequence[Cue], start: int, end: int) -> list[tuple[int, int, float]]:
    """What is said, as against who says it when and where, with the share of its occasions that counts.

    It stands before ", kata X" (not before ", mengatakan", whose comma ends an apposition) and after "X mengatakan
    bahwa"; after "X mengatakan" alone an occasion may be X's.
    """
    said = [(*match.span(), 0.3) for match in _QUOTE.finditer(text, start, end)]
    for cue in spoken:
        inverted = not cue.word.lower().startswith("me") or cue.word.lower().startswith("menurut")
        if inverted and _BEFORE_SPEECH.search(text[max(start, cue.start - 5) : cue.start]):
            said.append((start, cue.start, 0.6))
        elif content := _CONTENT.search(text, cue.end, end):
            said.append((content.start(), end, 0.2))
        else:
            said.append((cue.end, end, 0.6))
    return said


def _score(text: str, cue: Cue, timex: Timex, start: int, said: Sequence[tuple[int, int, float]]) -> float:
    before = text[max(start, cue.start - 45) : cue.start]
    # After a date that opens the sentence comes what happened; after any other what else is said.
    after = (1 if timex.start - start < _OPENING else 2) * max(0, cue.start - timex.end)
    distance = timex.start - cue.end if cue.end <= timex.start else after
    if _COUNTED.search(before) or (_BACKGROUND.search(before) and distance > 3):
        return 0.0
    gathering = cue.kind in _GATHERINGS
    framed = gathering and bool(
        _OCCASION.search(before) or _HELD.match(text, cue.end, cue.end + 120) or _HEARING.match(cue.word)
    )
    weight = _WEIGHTS.get(cue.kind, 1.0) * (1.3 if _VERB.match(cue.word.lower()) else 1.0) * (2 if framed else 1)
    shares = [share for a, b, share in said if a <= cue.start < b]
    if shares:
        weight *= min(shares) if framed else 0.2
    if _ABOUT.search(before):
        weight *= 0.4
    return weight / (1 + distance / 40)


def _hosts(document: Document, dated: set[int], finder: CueFinder) -> list[_Host]:
    """The gatherings of sentences that no date claims, and of headline and lead."""
    text = document.text
    found = []
    for index, sentence in enumerate(document.sentences):
        if index in dated:
            continue
        for cue in _outermost(text, finder.find(text, sentence.start, sentence.end), sentence.start, sentence.end):
            if cue.kind not in _GATHERINGS - {"kampanye"}:
                continue
            before = text[max(sentence.start, cue.start - 45) : cue.start]
            if _BACKGROUND.search(before) or _COUNTED.search(before) or _AHEAD.search(before):
                continue
            taken_up = _TAKEN_UP.match(text, cue.end, min(sentence.end, cue.end + 60))
            again = bool(taken_up) or bool(_INSIDE.search(before))
            framed = bool(_OCCASION.search(before)) or bool(
                _HELD.match(text, cue.end, min(sentence.end, cue.end + 120))
            )
            early = sentence.paragraph < 0 or (
                sentence.paragraph == 0 and (framed or bool(_VERB.match(cue.word.lower())))
            )
            if again or early:
                found.append(_Host(index, cue.kind, again))
    return found


def _occasion(sentence: int, hosts: Sequence[_Host]) -> str | None:
    """The gathering at which a statement was made: one that is taken up again, the nearest; else the lead's."""
    first = bisect_left(hosts, sentence - _NEAR, key=lambda host: host.sentence)
    last = bisect_right(hosts, sentence + _NEAR, key=lambda host: host.sentence)
    again = [host for host in hosts[first:last] if host.again]
    if again:
        return min(again, key=lambda host: (abs(host.sentence - sentence), host.sentence)).kind
    return next((host.kind for host in hosts if not host.again and host.sentence < sentence), None)


def _around(document: Document, index: int, finder: CueFinder) -> str | None:
    """What headline and paragraph are about, for a date whose sentence says nothing of it."""
    text, own = document.text, document.sentences[index]
    scores: defaultdict[str, float] = defaultdict(float)
    near = range(max(0, index - 3), min(len(document.sentences), index + 4))
    for number in sorted({0, *near}):
        other = document.sentences[number]
        share = 0.25 if other.paragraph < 0 else 0.2 if other.paragraph == own.paragraph else 0.05
        for cue in _outermost(text, finder.find(text, other.start, other.end), other.start, other.end):
            if cue.kind not in _SILENT and number != index:
                scores[cue.kind] += share * _WEIGHTS.get(cue.kind, 1.0)
    return max(scores, key=lambda kind: (scores[kind], kind), default=None)


def _is_oversight(document: Document, finder: CueFinder) -> bool:
    """Whether headline or lead tell of a step in a supervisor's case, or the headline of a count of cases."""
    title = document.article.title or ""
    body = document.article.body
    lead = document.article.cut(body[0])[:_WINDOW] if body else ""
    if not _SUPERVISOR.search(title) and not _SUPERVISOR.search(lead) and not _COUNT.search(title):
        return False
    steps = (cue.kind == "pengawasan" for part in (title, lead) for cue in finder.find(part, 0, len(part)))
    return bool(_COUNT.search(title)) or any(steps)


def _speaks_of_cases(document: Document, index: int) -> bool:
    """Whether a supervisor speaks in the date's sentence or in one beside it."""
    near = document.sentences[max(0, index - 2) : index + 2]
    return any(_SPOKESMAN.search(document.text, sentence.start, sentence.end) for sentence in near)


@lru_cache(maxsize=8)
def _finder(lexicon: Lexicon) -> CueFinder:
    """Cues of event types; a speech verb that is no cue of another type makes a statement."""
    rows = lexicon.tables.get("event_types", ())
    cues = [(cue, row["event_type"]) for row in rows for cue in row.parts("cues") if row["event_type"] != SPEECH]
    cues += [(form, SPEECH) for row in lexicon.tables.get("speech_verbs", ()) for form in row.parts("forms")]
    cues += [(cue, _WORDS_SPOKEN) for row in rows for cue in row.parts("cues") if row["event_type"] == SPEECH]
    # Names of offices hold cue words, and papers report dates and numbers; neither says what happened.
    cues += [(name, "") for name in ("Penanganan Pelanggaran", "Penyelesaian Sengketa", "hasil pengawasan")]
    cues += [(f"{what} yang dilaporkan", "") for what in ("tanggal", "angka", "jumlah", "hari")]
    return CueFinder(cues, suffix=True)


@lru_cache(maxsize=8)
def _voting_days(lexicon: Lexicon) -> frozenset[str]:
    """The days of voting of the election calendar."""
    stages = lexicon.tables.get("election_calendar", ())
    held = (row for row in stages if row["level"] == "main" and "pemungutan suara" in row["stage_id_name"].lower())
    return frozenset(row["start"] for row in held if row["start"] == row["end"])
