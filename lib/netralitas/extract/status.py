"""The status of an alleged violation, strictly by the words of ``violation_status.csv`` and never above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import cast

from netralitas.extract.cues import CueFinder, concerns_anyone
from netralitas.extract.numbers import WORDS
from netralitas.records import Document, Status
from netralitas.reference import Lexicon

#: What a later step of a case implies about the earlier ones; dismissed ends a case and stands by itself.
_ORDER: dict[str, int] = {"alleged": 0, "under_review": 1, "proven": 2, "sanctioned": 3}
# A finding or penalty that is conditional, future, negated, possible or asked about is none yet.
_OPEN = re.compile(
    r"\b(?:jika|bila|apabila|kalau|bilamana|seandainya|akan|bakal|dapat|bisa|belum|tidak|tak|bukan|tanpa|terancam|diancam|"
    r"mengancam|agar|supaya|untuk|jangan|harus|wajib|perlu|apakah|mungkin|berpotensi|siap|hendak|ingin|mau|berencana|"
    r"meminta|minta|diminta|mendesak|desak|didesak|menuntut|dituntut|mengusulkan|diusulkan|usul\w*|menyarankan|disarankan|"
    r"direkomendasikan|merekomendasikan|rekomendasi|berjanji|janji|ancaman|kemungkinan|berwenang|berhak|kewenangan|wewenang|"
    r"tugas|layak|pantas|seharusnya|semestinya|sebaiknya|nantinya|kelak|barang siapa|setiap|menunggu|sebelum|siapa)"
    r"\b[^.;:!?]{0,45}$",
    re.IGNORECASE,
)
# Inquiries and hand-overs may be awaited or asked for without being less of a step; not if they are conditional or far.
_UNREAL = re.compile(
    r"\b(?:jika|bila|apabila|kalau|bilamana|seandainya|akan|bakal|belum|tidak|tak|bukan|jangan|setiap|siapa|berpotensi|"
    r"barang siapa|sebelum|dapat|bisa|bertugas|berwenang|harus|berniat|ingin|berjanji|berencana|siap|"
    r"diminta)\b[^.;:!?]{0,45}$",
    re.IGNORECASE,
)
# Whom a penalty is said to have fallen on: "BKN menghukum" tells what BKN is for, "menghukum dua guru" that it did.
_SOMEBODY = re.compile(
    rf"\s+(?:\w+\s+){{0,4}}?(?:seorang|sejumlah|beberapa|{WORDS}|\d[\d.]*|itu|tersebut|tadi|[A-Z]\w+|camat|lurah|kepala|"
    r"sekretaris|guru|kadis|sekda|asisten)\b"
)
# What is still to be done: "untuk memeriksa", "segera menindaklanjuti".
_PURPOSE = re.compile(r"\b(?:untuk|guna|demi|agar|supaya|segera)\s+$", re.IGNORECASE)
# An accusation of nobody in particular.
_NOBODY = re.compile(
    r"\b(?:setiap|siapa(?:\s+pun)?|nihil|nol|belum|tidak ada|tak ada|bukan|jangan|menerima|penanganan|mencegah|"
    r"pencegahan|potensi|posko|kanal|layanan|saluran|nomor|hotline|tata cara|mekanisme|formulir)\b[^.;:!?]{0,30}$"
    r"|\b(?:jika|bila|apabila|kalau|bilamana)\b[^.,;:!?]{0,30}$",
    re.IGNORECASE,
)
_IF_AFTER = re.compile(r"[^.;:!?]{0,40}\b(?:jika|bila|apabila|kalau)\b", re.IGNORECASE)
# "Terbukti manjur" is about means.
_USEFUL = re.compile(r"\s+(?:manjur|efektif|ampuh|mampu|berhasil|sukses|dapat|bisa|membantu)\b", re.IGNORECASE)
# What makes a step one that still goes on.
_GOING_ON = re.compile(r"\b(?:masih|kini|sedang|tengah|sementara|tahap)\b[^.;:!?]{0,25}$", re.IGNORECASE)
# A sentence about a case at hand, as against rules for cases: it points at one, counts some, or says how far one is.
_CASE = re.compile(
    rf"\b(?:seorang|sejumlah|beberapa|kedua|ketiga|keduanya|seluruhnya|\d+|{WORDS}|itu|tersebut|ini|terhadap|kini|masih|"
    r"sudah|telah|sedang|tengah|sebatas)\b",
    re.IGNORECASE,
)
# Papers report dates and numbers, too.
_REPORTED = re.compile(
    r"\b(?:tanggal|angka|jumlah\w*|hari|waktu|hukum\w*)\s+(?:\w+\s+)?(?:yang\s+|juga\s+)?$", re.IGNORECASE
)
_REPORTED_HOW = re.compile(r"\s+(?:pula|berbeda|bahwa|saling|tidak sama|tidak seragam|secara)\b", re.IGNORECASE)
# Some of several cases ("42 bukan pelanggaran").
_SOME = re.compile(rf"\b(?:\d[\d.]*|{WORDS})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)
# A share of many cases says nothing of any of them.
_SHARE = re.compile(
    r"\b(?:separuh|setengah|sebagian|sisa|selebih|mayoritas|kebanyakan|persen)\w*\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_REACH = 70


def status(text: str, start: int, end: int, lexicon: Lexicon) -> Status | None:
    """The status that the words between two offsets give a violation; null where they give none.

    Of several the furthest step that the text asserts counts. Where it reports both findings and dismissals, no single
    status is right and the answer is null; where a case is dismissed and another still goes on, the open one counts.
    """
    return _furthest(_asserted(text, start, end, lexicon))


def case_status(
    document: Document, own: int, others: tuple[int, int], lexicon: Lexicon, *, told: Sequence[int], strict: bool
) -> Status | None:
    """The status of the case that a happening belongs to.

    ``own`` is the index of the happening's sentence, ``others`` those of the nearest sentences dated otherwise, before
    (-1 for none) and after it (the number of sentences for none). The own sentence counts first; if it says nothing,
    or the article has no other date, the sentences in between; at last ``told``, sentences before it that may be about
    the same case. ``strict``: of other sentences only those that speak of a case at hand, as somebody who speaks may as
    well speak of rules.
    """
    here = status(document.text, *document.sentences[own][:2], lexicon)
    before, after = others
    if here and (before >= 0 or after < len(document.sentences)):
        return here
    found = _of_sentences(document, range(before + 1, after), lexicon, strict=strict)
    if not found and told:
        found = _of_sentences(document, told, lexicon, strict=strict)
    return found or here


def _of_sentences(document: Document, indices: Iterable[int], lexicon: Lexicon, *, strict: bool) -> Status | None:
    asserted: set[str] = set()
    for index in indices:
        sentence = document.sentences[index]
        if not strict or sentence.paragraph < 0 or _CASE.search(document.text, sentence.start, sentence.end):
            asserted |= _asserted(document.text, sentence.start, sentence.end, lexicon)
    return _furthest(asserted)


def _furthest(asserted: set[str]) -> Status | None:
    if "some_dismissed" in asserted and asserted <= {"some_dismissed", "going_on"}:
        return "dismissed"
    if asserted & {"dismissed", "some_dismissed"}:
        if asserted & {"proven", "sanctioned"}:
            return None
        if "going_on" in asserted:
            return "under_review"
        # Where some cases were closed, an inquiry that is not said to go on is over.
        return "dismissed" if "dismissed" in asserted or "alleged" not in asserted else "alleged"
    found = max(asserted, key=lambda kind: _ORDER.get(kind, -1), default=None)
    return cast("Status", found) if found in _ORDER else None


def _asserted(text: str, start: int, end: int, lexicon: Lexicon) -> set[str]:
    """The steps that the words assert; ``going_on`` where an inquiry is said to be open still."""
    asserted: set[str] = set()
    for cue in _finder(lexicon).find(text, start, end):
        before = text[max(start, cue.start - _REACH) : cue.start]
        rule = cue.kind != "alleged" and concerns_anyone(text, cue, start, end)
        if rule or _IF_AFTER.match(text, cue.end, end) or _USEFUL.match(text, cue.end, end) or _SHARE.search(before):
            continue
        if cue.kind == "dismissed":
            if not _UNREAL.search(before):
                asserted.add("some_dismissed" if _SOME.search(before) else "dismissed")
        elif cue.kind == "alleged":
            told = cue.word.lower() == "dilaporkan" and (
                _REPORTED.search(before) or _REPORTED_HOW.match(text, cue.end, end)
            )
            if not told and not _NOBODY.search(before):
                asserted.add("alleged")
        elif cue.kind == "under_review":
            meant = cue.word.lower().startswith("me") and _PURPOSE.search(before)
            if not _UNREAL.search(before) and not meant:
                asserted.add("under_review")
                handed_on = len(cue.word.split()) > 1
                if handed_on or _GOING_ON.search(before):
                    asserted.add("going_on")
        elif cue.kind == "sanctioned" and cue.word.lower().startswith("me") and not _SOMEBODY.match(text, cue.end, end):
            continue
        elif not _OPEN.search(before):
            asserted.add(cue.kind)
        elif re.search(r"\bbelum\b", before):
            asserted.add("under_review")
    return asserted


@lru_cache(maxsize=8)
def _finder(lexicon: Lexicon) -> CueFinder:
    return CueFinder(
        ((cue, row["status"]) for row in lexicon.tables.get("violation_status", ()) for cue in row.parts("cues")),
        suffix=True,
    )
