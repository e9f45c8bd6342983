"""Who a speech cue belongs to: the person named behind an inverted cue, or the subject before an active one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from netralitas.extract.quotations import Quotation
from netralitas.extract.speech import ADVERBS, Cue
from netralitas.extract.words import DOUBLE_MARKS, Word, word_set
from netralitas.records import Mention, Span

#: Words of a noun phrase that stop the search for a speaker behind a cue: from here on something else is told.
LIMITS = word_set(
    "saat ketika dalam usai seusai setelah sebelum kepada di pada melalui lewat via sambil seraya dengan "
    "terkait menanggapi yang karena"
)


@dataclass(frozen=True)
class Told:
    """One passage with what statements are read from."""

    span: Span
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    cues: tuple[Cue, ...]
    sentences: tuple[Span, ...]

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)


def speaker_of(
    scene: Told, cue: Cue, mentions: Sequence[Mention], quote: Quotation | None, *, behind: bool
) -> tuple[str | None, Span | None]:
    """Who the cue belongs to, and the words that say so."""
    start, end = scene.words[cue.begin].start, scene.words[cue.end - 1].end
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    if inside:
        return inside[0].name, Span(inside[0].start, inside[0].end)
    if cue.kind in {"inverted", "according", "passive"}:
        found = _mention_behind(scene, cue, mentions)
    else:
        floor = quote.outer.end if quote and behind else scene.span.start
        found = _mention_ahead(scene, cue, mentions, floor) or (
            _mention_behind(scene, cue, mentions) if cue.kind == "pronoun" else None
        )
    return (found.name, Span(found.start, found.end)) if found else (None, None)


def _mention_behind(scene: Told, cue: Cue, mentions: Sequence[Mention]) -> Mention | None:
    """The first person named behind a cue, before the sentence turns to something else."""
    begin = scene.words[cue.end - 1].end
    stop = begin
    brackets = 0
    for index in range(cue.end, min(cue.end + 45, len(scene.words))):
        word = scene.words[index]
        brackets += (word.text == "(") - (word.text == ")")
        if brackets <= 0 and (word.text in ".!?\n" or word.text in DOUBLE_MARKS):
            break
        if word.key in LIMITS and index > cue.end and not word.is_capital and word.key not in {"dengan"}:
            stop = word.start
            break
        stop = word.end
    at = bisect_left(mentions, begin, key=lambda m: m.start)
    return mentions[at] if at < len(mentions) and mentions[at].start < stop else None


def _mention_ahead(scene: Told, cue: Cue, mentions: Sequence[Mention], floor: int) -> Mention | None:
    """The subject before an active cue: the mention nearest to its verb, brackets and appositions between."""
    verb = scene.words[cue.begin].start
    begin = max(floor, next((s.start for s in reversed(scene.sentences) if s.start <= verb), scene.span.start))
    last = bisect_right(mentions, verb, key=lambda m: m.start) - 1
    ahead = []
    while last >= 0 and mentions[last].start >= begin:
        if mentions[last].end <= verb:
            ahead.append(mentions[last])
        last -= 1
    if not ahead:
        return None
    between = [w.key for w in scene.words[scene.at(ahead[0].end) : cue.begin]]
    if all(key in ADVERBS or key == "," for key in between):
        return ahead[0]
    return ahead[0] if len(ahead) == 1 or "," in between else ahead[-1]


def cue_words(text: str, scene: Told, cue: Cue | None) -> tuple[str | None, int | None, int | None]:
    """A cue as written and where it stands; nulls without one."""
    if cue is None:
        return None, None, None
    start, end = scene.words[cue.begin].start, scene.words[cue.end - 1].end
    return text[start:end], start, end
