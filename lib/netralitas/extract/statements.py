"""Statements: what people say, word for word between quotation marks or reported, with cue and speaker.

A stretch between marks is speech when a cue stands at it, when it ends as speech does before a closing mark, or when
it carries on the quotation before it; slogans, titles, terms and scare quotes have none of that. Reported speech is
the clause that an active verb of speech introduces ("menegaskan bahwa ..."), or the sentence that a cue interrupts or
closes ("..., lanjut dia, ..."); what is held without such a verb is in ``positions``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from netralitas.extract.institutions import institutions
from netralitas.extract.positions import positions
from netralitas.extract.quotations import Quotation, quotations
from netralitas.extract.reported import reported
from netralitas.extract.speakers import Told, cue_words, speaker_of
from netralitas.extract.speech import Cue, cues
from netralitas.extract.words import passage_words, sentence_spans, word_set
from netralitas.records import Document, Mention, Person, Span, Statement
from netralitas.reference import Lexicon

#: Nouns that announce a title, slogan or term between marks, not speech.
_NAMED = word_set(
    "slogan bertajuk tajuk bertema tema temanya tagline moto motto semboyan jargon berjudul judul judulnya "
    "program istilah tulisan bertuliskan lagu film buku bukunya novel spanduk tagar hashtag bernama nama "
    "disebut dikenal kata sebutan julukan dijuluki berslogan bertagar kategori kode frasa kalimat akronim "
    "singkatan predikat gelar label stiker poster webinar seminar diskusi lokakarya talkshow dialog konsep "
    "daring rubrik acara konferensi forum lomba pameran pentas video"
)
_REACH = 220


def statements(document: Document, people: Sequence[Person], lexicon: Lexicon) -> Iterator[Statement]:
    """Direct and indirect statements in text order."""
    text = document.text
    passages = passage_words(document.article)
    quotes = quotations(text, [span for span, _ in passages])
    outer = [q.outer for q in quotes]
    title = document.article.title_span
    scenes = [
        Told(
            span,
            sequence,
            tuple(w.start for w in sequence),
            cues(sequence, lexicon),
            tuple(sentence_spans(text, span, outer)),
        )
        for span, sequence in passages
    ]
    mentions = sorted(m for person in people for m in person.mentions if m.kind == "person")
    direct = list(_direct(text, scenes, quotes, mentions))
    body = [scene for scene in scenes if title is None or scene.span.start != title.start]
    bodies = list(institutions(document, lexicon))
    indirect = list(reported(text, body, quotes, mentions, bodies))
    marks = [q.outer.start for q in quotes]
    held = positions(text, body, mentions, taken=[*direct, *indirect], quoted=marks, lexicon=lexicon)
    yield from sorted([*direct, *indirect, *held], key=lambda s: (s.start, s.end, s.kind, s.rule))


def _direct(
    text: str, scenes: Sequence[Told], quotes: Sequence[Quotation], mentions: Sequence[Mention]
) -> Iterator[Statement]:
    """Quotations that are speech. One without a cue of its own belongs to whom its neighbour or the context gives."""
    previous: Statement | None = None
    borders = [scene.span.start for scene in scenes]
    for index, quote in enumerate(quotes):
        scene = scenes[bisect_right(borders, quote.outer.start) - 1]
        close = scenes[bisect_right(borders, quote.outer.end - 1) - 1]
        limit = quotes[index + 1].outer.start if index + 1 < len(quotes) else len(text)
        floor = quotes[index - 1].outer.end if index else 0
        behind = _cue_behind(close, quote, limit)
        ahead = None if behind else _cue_ahead(text, scene, quote, floor)
        words = text[quote.start : quote.end].split()
        carried = _carried(text, quote, previous, behind or ahead)
        if not _spoken(
            text, scene, quote, words, cued=bool(behind or ahead), behind=behind is not None, carried=carried
        ):
            continue
        cue, where = (behind, close) if behind else (ahead, scene)
        if cue is not None and not (carried and ahead is None and behind is None):
            speaker, span = speaker_of(where, cue, mentions, quote, behind=behind is not None)
            rule = "cue after" if behind else "cue before"
        elif carried and previous is not None:
            speaker, span = previous.speaker, _span_of(previous)
            rule = "carried on"
        else:
            mention = _last_agent(scene, quote, mentions, previous)
            speaker, span = (
                (mention.name, Span(mention.start, mention.end))
                if mention
                else (previous.speaker if previous else None, None)
            )
            rule = "no cue"
        words_of_cue = cue_words(text, where, cue)
        start, end = span or (None, None)
        previous = Statement(quote.start, quote.end, "direct", speaker, start, end, *words_of_cue, rule)
        yield previous


def _span_of(statement: Statement) -> Span | None:
    if statement.speaker_start is None or statement.speaker_end is None:
        return None
    return Span(statement.speaker_start, statement.speaker_end)


def _cue_behind(scene: Told, quote: Quotation, limit: int) -> Cue | None:
    """The cue right behind a closing mark: at once, or as the verb of the subject that follows there."""
    first = scene.at(quote.outer.end)
    for cue in scene.cues:
        if cue.begin < first or scene.words[cue.begin].start >= limit:
            continue
        between = scene.words[first : cue.begin]
        if all(w.text in ",.-–—'’" or w.key in {"demikian", "begitu", "seperti"} for w in between):
            return cue
        calm = len(between) <= 14 and cue.kind == "active" and not any(w.text in ".;!?\n" for w in between)
        if (
            calm
            and between
            and (between[0].is_capital or between[0].key in {"ia", "dia"})
            and _ends_inside(scene, quote)
        ):
            return cue
        return None
    return None


def _ends_inside(scene: Told, quote: Quotation) -> bool:
    """Whether the quotation ends with a comma, so that its sentence goes on behind the mark."""
    last = scene.at(quote.end) - 1
    return 0 <= last < len(scene.words) and scene.words[last].text == ","


def _cue_ahead(text: str, scene: Told, quote: Quotation, floor: int) -> Cue | None:
    """The cue of the sentence that leads to an opening mark ("Ia mengatakan, ...", "ujarnya: ...")."""
    opening = scene.at(quote.outer.start)
    lead = text[max(scene.span.start, quote.outer.start - 3) : quote.outer.start].rstrip()
    begin = next((s.start for s in reversed(scene.sentences) if s.start <= quote.outer.start), scene.span.start)
    for cue in reversed(scene.cues):
        if cue.end > opening or scene.words[cue.begin].start < max(begin, floor):
            continue
        gap = opening - cue.end
        if cue.kind == "passive" and gap > 6:
            return None
        if lead.endswith((",", ":")) and gap <= 24:
            return cue
        return cue if gap <= 2 and cue.kind != "passive" else None
    return None


def _carried(text: str, quote: Quotation, previous: Statement | None, cue: Cue | None) -> bool:
    """Whether it carries on the quotation before it: the cue stood between them, or a paragraph follows a paragraph."""
    if previous is None or previous.kind != "direct":
        return False
    between = text[previous.end : quote.start]
    if cue is None and len(between) < _REACH and previous.cue_end is not None and previous.cue_end > previous.end:
        rest = text[previous.cue_end : quote.outer.start]
        return "\n" not in rest.strip() and not re.search(r"[.!?]\s+\S+\s+\S+", rest)
    return cue is None and not between.strip(" \n\r\t\"“”’'")


def _spoken(
    text: str, scene: Told, quote: Quotation, words: Sequence[str], *, cued: bool, behind: bool, carried: bool
) -> bool:
    """Whether the words between the marks are speech."""
    if not words or not (quote.balanced or cued):
        return False
    first = scene.at(quote.outer.start)
    before = scene.words[first - 1].key if first else ""
    ends = text[quote.end - 1] in ".,!?…" or text[quote.outer.end : quote.outer.end + 2].lstrip()[:1] == ","
    stopped = text[quote.end - 1] in ".,!?…"
    if before in _NAMED and not behind:
        return False
    fragment = not stopped and text[quote.outer.end : quote.outer.end + 2].strip()[:1].islower()
    if cued and not behind:
        return len(words) > (4 if fragment or text[quote.start].islower() else 1)
    if cued:
        return len(words) > 1 or stopped
    if carried:
        return len(words) > 2 and (stopped or text[quote.start].isupper())
    starts = quote.outer.start <= scene.span.start + 2 or before in {".", ",", ":", "?", "!", "”"}
    return starts and stopped and len(words) > 5 and (text[quote.start].isupper() or ends)


def _last_agent(
    scene: Told, quote: Quotation, mentions: Sequence[Mention], previous: Statement | None
) -> Mention | None:
    """For speech without any cue: who is named last before it in its paragraph, else the speaker before."""
    last = bisect_left(mentions, quote.outer.start, key=lambda m: m.start) - 1
    if last >= 0 and (mentions[last].start >= scene.span.start or previous is None):
        return mentions[last]
    if previous is None or (last >= 0 and mentions[last].start > previous.end):
        return mentions[last] if last >= 0 else None
    return None
