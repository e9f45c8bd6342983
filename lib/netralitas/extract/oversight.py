"""Steps of supervisors: findings of a body, as against words of its people, and articles whose news is a case."""

from __future__ import annotations

import re

from netralitas.extract.cues import Cue, CueFinder
from netralitas.extract.numbers import WORDS
from netralitas.records import Document

#: The event type of such steps.
OVERSIGHT = "pengawasan"
#: Characters of the lead in which the news stands.
_LEAD = 400
_SUPERVISOR = re.compile(
    r"\b(?:Bawaslu|Panwas\w*|KASN|BKN|Gakkumdu|Badan Pengawas|Komisi Aparatur Sipil|Badan Kepegawaian)\b"
)
_SPOKESMAN = re.compile(
    rf"\b(?:Ketua|Anggota|Komisioner|Koordinator|Kordiv|Koordiv|Divisi)\b[^.;:!?]{{0,90}}?{_SUPERVISOR.pattern}"
    rf"|{_SUPERVISOR.pattern}\s+(?:[A-Z]\w*\s+){{0,3}}(?:me\w+|di\w+|sudah|telah|memutus\w*)"
)
# Bodies decide where persons speak: a finding about cases is a step of the inquiry.
_BODY = re.compile(
    r"(?:^|[.,;:]\s|\b(?:dan|lalu|kemudian|pleno|setelah|karena)\s)\s*"
    r"(?:(?!Ketua|Wakil|Anggota|Komisioner|Koordinator|Kordiv|Kepala|Deputi|Direktur|Sekretaris|Juru)[A-Z]\w*\s+){0,2}?"
    rf"{_SUPERVISOR.pattern}[^.;:!?]{{0,60}}$"
)
_FINDS = frozenset({"menyatakan", "menyimpulkan", "simpulkan", "memutuskan", "menetapkan", "mencatat", "menemukan"})
_CASES = re.compile(
    r"\b(?:melanggar|terbukti|pelanggaran|unsur|kasus|laporan|dugaan|diduga|tidak netral|berpihak)\b", re.IGNORECASE
)
# Watching and dealing with cases in general is what supervisors are for: speaking of it is no step of a case.
_WATCHING = re.compile(r"(?:pengawasan|mengawasi|awasi|diawasi|memantau|patroli|penanganan|menangani)", re.IGNORECASE)
# A step that is possible or wanted is none yet.
_OPEN = re.compile(r"\b(?:bisa|dapat|akan|bakal|siap|jika|bila|agar|untuk|tidak|belum)\s+(?:\w+\s+)?$", re.IGNORECASE)
_NUMBER = re.compile(rf"\b(?:\d[\d.]*|{WORDS})\s+(?:dugaan\s+)?$", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b(?:\d[\d.]*|{WORDS})\s+(?:\w+\s+){{0,2}}(?:kasus|laporan|temuan|perkara|dugaan|pelanggaran)\b", re.IGNORECASE
)


def finds(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether a speech verb of the words between two offsets is a supervising body's finding about cases."""
    before = text[max(start, cue.start - 120) : cue.start]
    return cue.word.lower() in _FINDS and bool(_BODY.search(before)) and bool(_CASES.search(text, cue.end, end))


def is_count(text: str, cue: Cue, start: int) -> bool:
    """Whether breaches are counted ("46 pelanggaran"), as supervisors count them."""
    return bool(_NUMBER.search(text, start, cue.start))


def is_case_news(document: Document, finder: CueFinder) -> bool:
    """Whether headline or lead tell of a step in a supervisor's case, or the headline of a count of cases."""
    title, body = document.article.title or "", document.article.body
    lead = document.article.cut(body[0])[:_LEAD] if body else ""
    if _COUNT.search(title):
        return True
    if not _SUPERVISOR.search(title) and not _SUPERVISOR.search(lead):
        return False
    return any(_is_step(part, cue) for part in (title, lead) for cue in finder.find(part, 0, len(part)))


def _is_step(text: str, cue: Cue) -> bool:
    if cue.kind != OVERSIGHT or _OPEN.search(text[: cue.start]):
        return False
    # Counts of cases are news of oversight, whatever the verb.
    return not _WATCHING.match(cue.word) or bool(_COUNT.search(text))


def speaks_of_cases(document: Document, index: int) -> bool:
    """Whether a supervisor speaks in the sentence of that index or in one beside it."""
    near = document.sentences[max(0, index - 2) : index + 2]
    return any(_SPOKESMAN.search(document.text, sentence.start, sentence.end) for sentence in near)
