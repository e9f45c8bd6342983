"""Reported speech: the clause that a verb of speech introduces, or the sentence that a cue interrupts or closes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from netralitas.extract.quotations import Quotation
from netralitas.extract.speakers import LIMITS, Told, cue_words, speaker_of, unnamed_of
from netralitas.extract.speech import Cue
from netralitas.records import Mention, Span, Statement

_BLANK = re.compile(r"[\s,.\-–—'’]*")
#: An object that only points back at the sentence before: there the words are, not here.
_POINTER = re.compile(
    r"(?:hal|pernyataan|pesan|peringatan|pendapat|pandangan|keterangan) (?:itu|ini|tersebut)"
    r"(?:$|,| (?:pada|di|dalam|saat|ketika|usai|seusai|setelah|kepada|lewat|melalui|dengan|sambil|terkait|kemarin)\b)"
)


def reported(
    text: str,
    scenes: Sequence[Told],
    quotes: Sequence[Quotation],
    mentions: Sequence[Mention],
    bodies: Sequence[Mention],
) -> Iterator[Statement]:
    """Reported speech outside quotation marks: one statement a cue, never two over the same clause.

    What an institution of ``bodies`` or an unnamed person says has no speaker, only the words for them.
    """
    outer = [q.outer.start for q in quotes]
    for scene in scenes:
        for sentence in scene.sentences:
            if any(
                sentence.start <= start < sentence.end
                for start in outer[bisect_left(outer, sentence.start) : bisect_right(outer, sentence.end)]
            ):
                continue
            yield from _of_sentence(text, scene, sentence, mentions, bodies)


def _of_sentence(
    text: str, scene: Told, sentence: Span, mentions: Sequence[Mention], bodies: Sequence[Mention]
) -> Iterator[Statement]:
    taken = sentence.start
    inside = [
        cue
        for cue in scene.cues
        if sentence.start <= scene.words[cue.begin].start and scene.words[cue.end - 1].end <= sentence.end
    ]
    for cue in inside:
        if scene.words[cue.begin].start < taken:
            continue
        speaker, span = speaker_of(scene, cue, mentions, None, behind=False)
        if speaker is None or span is None or not sentence.start <= span.start < sentence.end:
            speaker, span = None, unnamed_of(scene, cue, sentence, bodies)
        if span is None:
            continue
        clause = _clause(text, scene, cue, sentence, span)
        if clause is None or len(text[clause.start : clause.end].split()) < 3:
            continue
        if clause.start < taken and taken > sentence.start:
            continue
        if cue.kind == "active" and _POINTER.match(text, clause.start, clause.end):
            continue
        if cue.kind == "passive" and _distant(scene, cue, span):
            continue
        words = cue_words(text, scene, cue)
        yield Statement(clause.start, clause.end, "indirect", speaker, span.start, span.end, *words, f"{cue.kind} cue")
        taken = max(clause.end, scene.words[cue.end - 1].end)


def _distant(scene: Told, cue: Cue, span: Span) -> bool:
    """Whether more stands between a passive verb and its agent than an office would explain."""
    between = scene.words[cue.end : scene.at(span.start)]
    return any(w.key in LIMITS for w in between)


def _clause(text: str, scene: Told, cue: Cue, sentence: Span, speaker: Span) -> Span | None:
    """What is reported: behind an active verb, else the sentence round the cue without the cue's own phrase."""
    stop = sentence.end
    while stop > sentence.start and text[stop - 1] in " .\n\t":
        stop -= 1
    first, last = scene.words[cue.begin], scene.words[cue.end - 1]
    if cue.kind == "passive":
        return _passive(text, first.start, max(speaker.end, last.end), Span(sentence.start, stop))
    if cue.kind == "active":
        stop = next((end for end in _closings(scene, cue, stop)), stop)
        begin = last.end + len(_BLANK.match(text, last.end)[0])  # type: ignore[index]
        begin += 6 if text[begin : begin + 6].lower() == "bahwa " else 0
        return Span(begin, stop) if begin < stop else None
    head = text[sentence.start : first.start].rstrip(" ,")
    phrase_end = max(speaker.end, last.end)
    interrupts = text[first.start - 2 : first.start].strip() == "," and text[phrase_end : phrase_end + 1] == ","
    if interrupts and cue.kind != "according" and head:
        return Span(sentence.start, stop)
    comma = text.find(",", phrase_end, stop)
    if len(head.split()) < 3:
        begin = comma + 1 if comma >= 0 else phrase_end
        if cue.kind == "according" and comma >= 0 and _apposed(scene, phrase_end, comma):
            further = text.find(",", comma + 1, stop)
            begin = further + 1 if further > 0 else begin
        begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
        return Span(begin, stop) if begin < stop else None
    rest = text[comma + 1 : stop] if comma >= 0 else ""
    return Span(sentence.start, stop) if len(rest.split()) > 3 else Span(sentence.start, sentence.start + len(head))


def _closings(scene: Told, cue: Cue, stop: int) -> Iterator[int]:
    """Where a later cue of the same sentence ("..., kata dia") begins, its comma left out."""
    for later in scene.cues:
        start = scene.words[later.begin].start
        if (
            later.begin > cue.end
            and start < stop
            and later.kind in {"inverted", "pronoun"}
            and scene.words[later.begin - 1].text == ","
        ):
            yield scene.words[later.begin - 1].start


def _passive(text: str, verb: int, agent_end: int, sentence: Span) -> Span | None:
    """What a passive cue reports: behind "bahwa" or before ", seperti (yang) ..."; otherwise it points elsewhere."""
    bahwa = re.compile(r"[^.]{0,160}?\bbahwa\s+").match(text, agent_end, sentence.end)
    if bahwa:
        return Span(bahwa.end(), sentence.end)
    lead = re.search(r",\s+(?:seperti|sebagaimana|demikian)(?:\s+yang)?\s*$", text[sentence.start : verb])
    return Span(sentence.start, sentence.start + lead.start()) if lead else None


def _apposed(scene: Told, start: int, comma: int) -> bool:
    """Whether an office in commas follows the name ("menurut X, Ketua Y, ..."): a capital right behind the comma."""
    at = scene.at(comma + 1)
    return comma - start < 3 and at < len(scene.words) and scene.words[at].is_capital
