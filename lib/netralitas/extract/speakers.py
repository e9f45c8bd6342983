"""Who a speech cue belongs to: the person named behind an inverted cue, or the subject before an active one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from netralitas.extract.quotations import Quotation
from netralitas.extract.speech import ADVERBS, PRONOUNS, Cue
from netralitas.extract.words import DOUBLE_MARKS, Word, word_set
from netralitas.records import Mention, Span

#: Words of a noun phrase that stop the search for a speaker behind a cue: from here on something else is told.
LIMITS = word_set(
    "saat ketika dalam usai seusai setelah sebelum kepada di pada melalui lewat via sambil seraya dengan "
    "terkait menanggapi yang karena"
)

#: Verbs that institutions and unnamed people speak with; others of theirs tell what they do ("mengungkap kasus").
_SPEAKS = word_set(
    "menyatakan menyebut menyebutkan menilai mengatakan menegaskan mengimbau menghimbau menjelaskan mengingatkan "
    "menjanjikan berjanji mengaku mengakui meminta menduga menganggap memandang berpendapat berharap memastikan "
    "menekankan menerangkan membantah membenarkan berpandangan menyayangkan mengklaim menyimpulkan"
)
#: So many words at most has a subject that is no named person.
_SUBJECT = 16
#: Words that open a noun phrase for people who are not named.
_SOMEBODY = word_set("seorang sejumlah para beberapa seluruh segenap")
#: Nouns for bodies in "lembaga yang diketuai X itu".
_BODIES = word_set("lembaga kantor kementerian dinas komisi badan partai organisasi institusi instansi fraksi")
#: What may stand between an institution and its verb, and before it (closed classes).
_BESIDE = ADVERBS - {"yang", "dengan"} | word_set("setempat karena itu tersebut ri pusat daerah pihak")
_BEFORE = word_set("namun sementara adapun sedangkan tetapi kini sebelumnya pihak lalu kemudian karena itu")


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


def behind_words(sequence: Sequence[Word], at: int, here: Sequence[Mention]) -> Mention | None:
    """The first of the mentions of a sentence that begins behind word ``at`` before it turns to something else."""
    stop = at
    while stop < len(sequence) and not (sequence[stop].key in LIMITS and not sequence[stop].is_capital):
        stop += 1
    if at >= stop:
        return None
    return next((m for m in here if sequence[at].start <= m.start < sequence[stop - 1].end), None)


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
    ahead = [m for m in ahead if not _heads(scene, m)]
    if not ahead:
        return None
    between = [w.key for w in scene.words[scene.at(ahead[0].end) : cue.begin]]
    if all(key in ADVERBS or key == "," for key in between):
        return ahead[0]
    return ahead[0] if len(ahead) == 1 or "," in between else ahead[-1]


def _heads(scene: Told, mention: Mention) -> bool:
    """Whether the name only tells who leads the body that is the subject ("lembaga yang diketuai X itu")."""
    before = scene.at(mention.start) - 1
    after = scene.at(mention.end)
    while before > 0 and scene.words[before].is_capital:
        before -= 1
    return (
        before > 0
        and scene.words[before].key in {"diketuai", "dipimpin", "dikepalai"}
        and after < len(scene.words)
        and scene.words[after].key in {"itu", "ini", "tersebut"}
    )


def unnamed_of(scene: Told, cue: Cue, sentence: Span, bodies: Sequence[Mention]) -> Span | None:
    """The words for a speaker who is no named person: an institution, "seorang warga", or a pronoun that means one."""
    words = scene.words
    if cue.kind == "active":
        return _unnamed_subject(scene, cue, scene.at(sentence.start), bodies)
    last = words[cue.end - 1]
    if cue.kind != "passive" and last.key.endswith("nya"):
        return Span(last.end - 3, last.end)
    if last.key in PRONOUNS:
        return Span(last.start, last.end)
    if cue.kind not in {"inverted", "according"} or cue.end >= len(words):
        return None
    following = words[cue.end]
    if following.key in PRONOUNS:
        return Span(following.start, following.end)
    at = bisect_left(bodies, following.start, key=lambda m: m.start)
    here = at < len(bodies) and bodies[at].start == following.start
    return Span(bodies[at].start, bodies[at].end) if here else None


def _unnamed_subject(scene: Told, cue: Cue, first: int, bodies: Sequence[Mention]) -> Span | None:
    words = scene.words
    if words[cue.begin].key not in _SPEAKS:
        return None
    begin = cue.begin
    while begin > first and words[begin - 1].text not in {",", ";", ":"}:
        begin -= 1
        if cue.begin - begin > _SUBJECT:
            return None
    while begin < cue.begin and words[begin].key in _BEFORE:
        begin += 1
    subject = words[begin : cue.begin]
    if not subject:
        return None
    if subject[0].key in _SOMEBODY and not any(w.key.startswith(("me", "di")) and len(w.key) > 6 for w in subject):
        return Span(subject[0].start, subject[-1].end)
    if subject[0].key in _BODIES and subject[-1].key in {"itu", "ini", "tersebut"}:
        return Span(subject[0].start, subject[-1].end)
    at = bisect_left(bodies, subject[0].start, key=lambda m: m.start)
    if at == len(bodies) or bodies[at].start != subject[0].start:
        return None
    rest = [w for w in subject if w.start >= bodies[at].end]
    calm = all(w.is_capital or not w.is_word or w.key in _BESIDE for w in rest)
    return Span(bodies[at].start, bodies[at].end) if calm else None


def cue_words(text: str, scene: Told, cue: Cue | None) -> tuple[str | None, int | None, int | None]:
    """A cue as written and where it stands; nulls without one."""
    if cue is None:
        return None, None, None
    start, end = scene.words[cue.begin].start, scene.words[cue.end - 1].end
    return text[start:end], start, end
