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

from netralitas.extract.cues import Cue, CueFinder, concerns_anyone
from netralitas.extract.oversight import OVERSIGHT, finds, is_case_news, is_count, speaks_of_cases
from netralitas.extract.polls import may_be_polls, stage_type, voting_days
from netralitas.records import Document, Timex
from netralitas.reference import Lexicon

SPEECH, POLLS, BREACH = "pernyataan", "pemungutan_suara", "pelanggaran"
#: Nouns for words ("Imbauan itu datang dari ..."): a statement, of which no clause holds the content.
_WORDS_SPOKEN = "words"
#: What a cue of a type says by itself. Breaches, penalties and rules are talked about more often than they happen.
_WEIGHTS = {"regulasi": 0.5, "lainnya": 0.7, "pelanggaran": 0.45, "sanksi": 0.6, "kampanye": 0.45, "pengawasan": 0.8}
#: A suspicion is the news where it is dated; elsewhere it may go with anything.
_SUSPECTED = "diduga"
#: Types of happenings at which people speak.
_GATHERINGS = frozenset({"sosialisasi", "deklarasi", "kunjungan", "rapat", "lainnya", "kampanye"})
#: Steps of a case: a statement beside one is about it.
_STEPS = frozenset({OVERSIGHT, "sanksi"})
#: What is forbidden and threatened more often than done.
_BLAME = frozenset({BREACH, "sanksi"})
#: What candidates do.
_CANDIDACY = frozenset({"pendaftaran", "kampanye"})
#: Types of which a verb with an object is an act, not talk.
_ACTS = frozenset({"regulasi", "sanksi"})
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
# Who campaigns by right, where nobody stands between who must not.
_CANDIDATE = re.compile(
    r"\b(?:calon|paslon|pasangan|caleg|kandidat)\b(?:(?!\b(?:ASN|PNS|pegawai|guru|camat|lurah|kepala)\b)[^.;:!?]){0,60}$",
    re.IGNORECASE,
)
# Breaches and penalties that nobody has committed or got: forbidden, threatened, called for.
_NOT_DONE = re.compile(
    r"\b(?:tidak|tak|jangan|dilarang|larangan|tanpa|ancaman|diancam|terancam|agar|supaya|untuk|dapat|bisa|akan|"
    r"berhak|berwenang|hindari|menghindari|mencegah|pencegahan|jika|bila|apabila|kalau)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"\b(?:melarang|dilarang|larangan)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
# Who somebody is and why something happened: candidacies and suspicions there are not what happened.
_ASIDE = re.compile(r"\b(?:yang|karena|sebab|lantaran|atas)\s+$", re.IGNORECASE)
# What the act itself is told with.
_CAUGHT = re.compile(
    r"^(?:kedapatan|tepergok|kepergok|tertangkap|terekam|terpantau|terlihat|tampak|diduga)\b", re.IGNORECASE
)
# "Demikian Kepala BKPSDM ...": who said what stands before.
_THUS = re.compile(r"Demikian(?:lah)?\s+(?!pula|juga|halnya)", re.IGNORECASE)
_ELECTION = re.compile(
    r"\b(?:pilkada|pemilu|pilpres|pileg|pilgub|pilbup|pilwalkot|pemilihan|pencoblosan|pemungutan suara)\b",
    re.IGNORECASE,
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
    voting = voting_days(lexicon)
    barred = [_barred(item.timex, lexicon) for item in dated]
    own = [
        stage_type(_words(document, item), item.timex.date or "", item.timex.until, lexicon)
        or _own_type(document, item, finder, voting, no)
        for item, no in zip(dated, barred, strict=True)
    ]
    named: dict[str, set[str | None]] = {}
    for item, kind in zip(dated, own, strict=True):
        if kind and kind != SPEECH:
            named.setdefault(kind, set()).add(item.timex.date)
    hosts = _hosts(document, {item.sentence for item in dated if not item.timex.relative}, finder)
    # A gathering that has another date in the article is another one.
    free = [host for host in hosts if host.kind not in named]
    types: list[str | None] = []
    for item, kind, no in zip(dated, own, barred, strict=True):
        found = kind if kind != SPEECH else None
        if not found:
            found = next((other for other, days in named.items() if item.timex.date in days), None)
        if not found:
            found = _occasion(item.sentence, free)
        if not found and kind is None:
            found = _around(document, item.sentence, finder, no)
        types.append(found)
    if not _STEPS & set(named) and is_case_news(document, finder):
        spoken = [at for at, found in enumerate(types) if not found and speaks_of_cases(document, dated[at].sentence)]
        # The first day is that of the supervisor's step; on later ones it is talked about.
        first = min((dated[at].timex.date or "" for at in spoken), default="")
        for at in spoken:
            types[at] = OVERSIGHT if dated[at].timex.date == first else None
    return [found or kind or "lainnya" for found, kind in zip(types, own, strict=True)]


def _words(document: Document, item: Dated) -> str:
    return document.text[slice(*document.sentences[item.sentence][:2])]


def _barred(timex: Timex, lexicon: Lexicon) -> frozenset[str]:
    """Types that a date cannot have: votes are cast, counted and made a result when the calendar says so."""
    return frozenset() if may_be_polls(timex.date or "", timex.until, lexicon) else frozenset({POLLS})


def _own_type(
    document: Document, item: Dated, finder: CueFinder, voting: frozenset[str], barred: frozenset[str]
) -> str | None:
    """What the date's sentence says happened; the type of statements where somebody speaks, null where neither."""
    text, timex, sentence = document.text, item.timex, document.sentences[item.sentence]
    days = {day[: len(timex.date or "")] for day in voting}
    if timex.date in days and not timex.until and _ELECTION.search(text, sentence.start, sentence.end):
        return POLLS
    start, end = max(sentence.start, timex.start - _WINDOW), min(sentence.end, timex.end + _WINDOW)
    found = _outermost(text, finder.find(text, start, end), start, end)
    cues = [cue._replace(kind=_kind_in_place(text, cue, start, end)) for cue in found]
    spoken = [cue for cue in cues if cue.kind == SPEECH]
    said = _said(text, spoken, start, end)
    scores: defaultdict[str, float] = defaultdict(float)
    for cue in cues:
        if cue.kind not in _SILENT | barred:
            scores[cue.kind] += _score(text, cue, timex, (start, end), said)
    if scores.get(POLLS, 0.0) >= _ENOUGH:
        # A meeting that fixes a result is part of the polls, by the codebook.
        scores.pop("rapat", None)
    best = max(scores, key=lambda kind: (scores[kind], kind), default=None)
    if best and scores[best] >= _ENOUGH:
        return best
    if _FROM.search(text, start, timex.start) and _RULE.search(text, sentence.start, sentence.end):
        return "regulasi"
    title = document.article.title or ""
    if _FROM.search(text, start, timex.start) and _RULE.search(title):
        return "regulasi"
    thus = _THUS.match(text, start)
    return SPEECH if spoken or thus or any(cue.kind == _WORDS_SPOKEN for cue in cues) else None


def _kind_in_place(text: str, cue: Cue, start: int, end: int) -> str:
    """What a cue says where it stands: bodies find where persons speak, and candidates may campaign."""
    if cue.kind == SPEECH and finds(text, cue, start, end):
        return OVERSIGHT
    campaigns = cue.kind == BREACH and "kampanye" in cue.word.lower()
    return "kampanye" if campaigns and _CANDIDATE.search(text, start, cue.start) else cue.kind


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


def _score(text: str, cue: Cue, timex: Timex, within: tuple[int, int], said: Sequence[tuple[int, int, float]]) -> float:
    start, end = within
    before = text[max(start, cue.start - 45) : cue.start]
    # After a date that opens the sentence comes what happened; after any other what else is said.
    after = (1 if timex.start - start < _OPENING else 2) * max(0, cue.start - timex.end)
    distance = timex.start - cue.end if cue.end <= timex.start else after
    verb = bool(_VERB.match(cue.word.lower()))
    if (
        _COUNTED.search(before)
        or (_BACKGROUND.search(before) and distance > 3)
        or concerns_anyone(text, cue, start, end)
    ):
        return 0.0
    gathering = cue.kind in _GATHERINGS
    framed = gathering and bool(
        _OCCASION.search(before) or _HELD.match(text, cue.end, cue.end + 120) or _HEARING.match(cue.word)
    )
    # A verb with its object ("meneken keputusan bersama") tells an act, whatever is else said of such things.
    act = cue.kind in _ACTS and " " in cue.word and any(map(_VERB.match, cue.word.lower().split()))
    weight = 0.9 if act else _WEIGHTS.get(cue.kind, 1.0)
    weight *= (1.3 if verb else 1.0) * (2 if framed else 1) * (1.5 if _CAUGHT.match(cue.word) else 1)
    shares = [share for a, b, share in said if a <= cue.start < b]
    if shares:
        weight *= min(shares) if framed else 0.2
    if (cue.kind in _BLAME and _NOT_DONE.search(before)) or _FORBIDDEN.search(before):
        weight *= 0.3
    if _ASIDE.search(before) and (cue.kind in _CANDIDACY or cue.word.lower() == _SUSPECTED):
        weight *= 0.4
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
            if any(aside.search(before) for aside in (_BACKGROUND, _COUNTED, _AHEAD)):
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


def _around(document: Document, index: int, finder: CueFinder, barred: frozenset[str]) -> str | None:
    """What headline and paragraph are about, for a date whose sentence says nothing of it; no barred type."""
    text, own = document.text, document.sentences[index]
    scores: defaultdict[str, float] = defaultdict(float)
    near = range(max(0, index - 3), min(len(document.sentences), index + 4))
    for number in sorted({0, *near}):
        other = document.sentences[number]
        share = 0.25 if other.paragraph < 0 else 0.2 if other.paragraph == own.paragraph else 0.05
        for cue in _outermost(text, finder.find(text, other.start, other.end), other.start, other.end):
            before = text[max(other.start, cue.start - 45) : cue.start]
            idle = cue.word.lower() == _SUSPECTED or (cue.kind in _BLAME and _NOT_DONE.search(before))
            if cue.kind not in _SILENT | barred and number != index and not idle:
                kind = OVERSIGHT if cue.kind == BREACH and is_count(text, cue, other.start) else cue.kind
                scores[kind] += share * _WEIGHTS.get(kind, 1.0)
    return max(scores, key=lambda kind: (scores[kind], kind), default=None)


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
    cues += [(report, "") for report in ("laporan lain", "laporan berbeda", "laporan media", "ada laporan yang")]
    return CueFinder(cues, suffix=True)
