"""Positions: what somebody holds or says where no verb of speech introduces it in its own sentence.

Four shapes: a phrase of view ("di mata X, ..."), a verb of stance with its subject ("X mendukung ..."), a passive with
its agent before it ("... ia tekankan"), and a sentence that points back at the one before it ("Hal itu disampaikan X",
"Demikian penjelasan X", "X mengatakannya kemarin"): there the statement is the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from netralitas.extract.speakers import Told, behind_words
from netralitas.extract.speech import ADVERBS, PRONOUNS
from netralitas.extract.words import Word, word_set
from netralitas.records import Mention, Span, Statement
from netralitas.reference import Lexicon

#: Phrases that open a sentence with somebody's view; the name follows at once.
_VIEWS = (("bagi",), ("di", "mata"), ("dalam", "pandangan"), ("dalam", "penilaian"), ("dalam", "pengamatan"))
#: The same with the pronoun in them.
_VIEWS_OWN = word_set("baginya seingatnya sepengetahuannya hematnya")
#: Verbs and adjectives of stance: their subject takes a position without a word of speech (a closed class).
_STANCES = word_set(
    "mendukung menolak menentang menyetujui memahami memaknai memandang menempatkan menitipkan mengandalkan "
    "ingin menghendaki curiga khawatir optimistis pesimistis yakin percaya setuju sepakat berniat bertekad "
    "menggolongkan melihat"
)
#: Of these, what is a stance only when something is seen as something.
_SEEN_AS = word_set("menempatkan menggolongkan melihat memandang")
#: Nouns for what somebody says, which a sentence can point back at.
_SAYINGS = word_set(
    "hal pernyataan peringatan pesan imbauan himbauan ajakan anjuran permintaan pandangan pendapat penjelasan uraian "
    "kritik keterangan larangan harapan sikap penegasan penilaian seruan arahan tanggapan instruksi pengakuan bantahan "
    "jawaban usulan saran usul ucapan kata janji tuntutan desakan laporan kewajiban perbedaan"
)
_THAT = word_set("itu tersebut ini")
#: What stands between a subject and its verb of stance ("Bupati itu juga mendukung ...").
_BETWEEN = (ADVERBS | _THAT) - {"yang", "dengan"}
_THUS = word_set("demikian begitu demikianlah begitulah")
#: Verbs with an object in -nya that say what they think of it; the others point back.
_JUDGING = word_set("menganggap menilai menyebut memandang menyebutkan mengibaratkan memaknai")
#: So many sentences before it at most are what a sentence points back at.
_RUN = 3
#: So many words at most stand between a subject and its verb, an office in apposition included.
_LONGEST = 40


class Forms(NamedTuple):
    """Verbs of speech: passive forms ("disampaikan"), the same without "di-" ("sampaikan"), and active ones."""

    passive: frozenset[str]
    bare: frozenset[str]
    active: frozenset[str]


@lru_cache(maxsize=4)
def speech_forms(lexicon: Lexicon) -> Forms:
    """The verb forms of ``speech_verbs.csv`` by voice."""
    forms = {form for row in lexicon["speech_verbs"] if row["indirect"] == "yes" for form in row.parts("forms")}
    passive = frozenset(form for form in forms if form.startswith("di") and len(form) > 6 and " " not in form)
    return Forms(
        passive,
        frozenset(form[2:] for form in passive if not form.endswith("nya")),
        frozenset(form for form in forms if form.startswith(("me", "ber")) and " " not in form),
    )


def positions(
    text: str,
    scenes: Sequence[Told],
    mentions: Sequence[Mention],
    *,
    taken: Sequence[Statement],
    quoted: Sequence[int],
    lexicon: Lexicon,
) -> Iterator[Statement]:
    """One statement a sentence at most, where ``taken`` holds none and no quotation begins (offsets ``quoted``)."""
    forms = speech_forms(lexicon)
    starts = sorted(statement.start for statement in taken)
    marks = sorted(quoted)
    run: list[Span] = []
    for scene in scenes:
        opens = True
        for sentence in scene.sentences:
            quotes = _any_in(marks, sentence)
            full = quotes or _any_in(starts, sentence)
            found = None if quotes else _read(scene, sentence, mentions, forms, own=not full)
            if found is not None and found.back and run:
                # At a paragraph's beginning all of the paragraph before is meant, elsewhere the last sentence.
                yield _statement(text, Span(run[0 if opens else -1].start, run[-1].end), found)
            elif found is not None and not found.back:
                yield _statement(text, found.span, found)
            run = [] if full or found is not None else [*([] if opens else run), sentence][-_RUN:]
            opens = False


class _Found(NamedTuple):
    """A position: its words, the speaker, the cue, the rule; ``back`` says that the sentence before holds the words."""

    span: Span
    speaker: str
    where: Span
    cue: Span
    rule: str
    back: bool = False


def _any_in(offsets: Sequence[int], span: Span) -> bool:
    at = bisect_left(offsets, span.start)
    return at < len(offsets) and offsets[at] < span.end


def _statement(text: str, span: Span, found: _Found) -> Statement:
    end = span.end
    while end > span.start and text[end - 1] in " .\n\t":
        end -= 1
    cue = text[found.cue.start : found.cue.end]
    return Statement(
        span.start, max(end, span.start + 1), "indirect", found.speaker, *found.where, cue, *found.cue, found.rule
    )


def _read(scene: Told, sentence: Span, mentions: Sequence[Mention], forms: Forms, *, own: bool) -> _Found | None:
    """The position of one sentence; where it has a statement of its ``own`` already, only what points back counts."""
    first, last = scene.at(sentence.start), scene.at(sentence.end)
    sequence = scene.words[first:last]
    low = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    high = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    here = mentions[low:high]
    if not sequence or not here:
        return None
    found = _pointing(sequence, here, sentence, forms)
    if found is not None and not (found.back or own):
        return None
    if found is None and own:
        found = _view(sequence, here, sentence) or _fronted(sequence, here, sentence, forms)
        found = found or _stance(sequence, here, sentence)
    return found


def _span(*sequence: Word) -> Span:
    return Span(sequence[0].start, sequence[-1].end)


def _named(mention: Mention) -> tuple[str, Span]:
    return mention.name, Span(mention.start, mention.end)


def _view(sequence: Sequence[Word], here: Sequence[Mention], sentence: Span) -> _Found | None:
    """ "Bagi X, ...", "Di mata Ketua Y, X, ...", "Baginya, ..."."""
    keys = [word.key for word in sequence[:2]]
    length = next((len(view) for view in _VIEWS if tuple(keys[: len(view)]) == view), 0)
    if keys[0] in _VIEWS_OWN:
        length = 1
    if not length:
        return None
    if keys[0] not in _VIEWS_OWN:
        ahead = [w for w in sequence[length:] if w.start < here[0].start]
        if len(ahead) > 14 or any(w.is_word and not w.is_capital and w.key not in PRONOUNS | {"dan"} for w in ahead):
            return None
    commas = [n for n, w in enumerate(sequence) if w.text == "," and w.end >= here[0].end]
    if not commas or (sequence[commas[0]].start > here[0].end and keys[0] not in _VIEWS_OWN):
        return None
    at = commas[0] + 1
    if at < len(sequence) and sequence[at].is_capital and len(commas) > 1:
        at = commas[1] + 1
    if len(sequence) - at < 4:
        return None
    return _Found(Span(sequence[at].start, sentence.end), *_named(here[0]), _span(*sequence[:length]), "phrase of view")


def _stance(sequence: Sequence[Word], here: Sequence[Mention], sentence: Span) -> _Found | None:
    """ "X (juga) mendukung ...", "ia tidak ingin ...": the subject stands at the verb, adverbs between."""
    ends = {mention.end: mention for mention in here}
    for at, word in enumerate(sequence):
        stem = word.key[:-3] if word.key.endswith("nya") else word.key
        judged = stem != word.key and stem in _JUDGING
        if word.key not in _STANCES and not judged:
            continue
        ahead = sequence[at : at + _LONGEST]
        if word.key in _SEEN_AS and not any(w.text == ":" or w.key in {"sebagai", "bahwa"} for w in ahead):
            continue
        back = at - 1
        while back >= 0 and (sequence[back].key in _BETWEEN or sequence[back].text == ","):
            back -= 1
        subject = ends.get(sequence[back].end) if back >= 0 else None
        subject = subject or _apposed(sequence, here, at)
        begin = at + 1
        while begin < len(sequence) and (sequence[begin].text == "," or sequence[begin].key == "bahwa"):
            begin += 1
        if subject is not None and len(sequence) - begin > 2:
            return _Found(Span(sequence[begin].start, sentence.end), *_named(subject), _span(word), "stance")
    return None


def _apposed(sequence: Sequence[Word], here: Sequence[Mention], verb: int) -> Mention | None:
    """The name that opens the sentence, an office in commas between it and the verb ("X, Ketua Y, mendukung")."""
    if not 4 <= verb < _LONGEST or sequence[verb - 1].text != ",":
        return None
    opening = here[0]
    behind = [w for w in sequence[:verb] if w.start >= opening.end]
    first = [w for w in sequence[:verb] if w.start < opening.start]
    if first or not behind or behind[0].text != "," or len(behind) < 3 or not behind[1].is_capital:
        return None
    return None if any(w.key in {"yang", "bahwa"} for w in behind) else opening


def _fronted(sequence: Sequence[Word], here: Sequence[Mention], sentence: Span, forms: Forms) -> _Found | None:
    """ "Soal biaya ia tekankan (...)": the passive whose agent is the pronoun before it."""
    starts = {mention.start: mention for mention in here}
    for at in range(2, len(sequence)):
        if sequence[at].key not in forms.bare or sequence[at - 1].key not in {"ia", "dia", "beliau"}:
            continue
        agent = starts.get(sequence[at - 1].start)
        relative = any(w.key == "yang" for w in sequence[max(0, at - 5) : at])
        if agent is not None and not relative:
            where = Span(sentence.start, sentence.end)
            return _Found(where, *_named(agent), _span(sequence[at]), "agent before passive")
    return None


def _pointing(sequence: Sequence[Word], here: Sequence[Mention], sentence: Span, forms: Forms) -> _Found | None:
    """A sentence whose subject or object is what has just been said."""
    where = Span(sentence.start, sentence.end)
    if sequence[0].key in _THUS and len(sequence) > 2 and sequence[1].key in _SAYINGS | forms.passive:
        name = behind_words(sequence, 2, here)
        return _Found(where, *_named(name), _span(sequence[1]), "points back", back=True) if name else None
    that = next((n for n, w in enumerate(sequence[:14]) if w.key in _THAT and not sequence[0].text.islower()), 0)
    if that and _is_saying(sequence, that) and that + 1 < len(sequence):
        verb = that + 1
        while verb + 1 < len(sequence) and sequence[verb].key in ADVERBS | {"sekaligus"}:
            verb += 1
        key = sequence[verb].key
        # "Pesan agar ... itu ia sampaikan": the words stand in the sentence itself.
        back = not any(w.key in {"agar", "supaya", "bahwa"} for w in sequence[:that])
        if key in {"ia", "dia", "beliau"} and verb + 1 < len(sequence) and sequence[verb + 1].key in forms.bare:
            agent = next((m for m in here if m.start == sequence[verb].start), None)
            judged = verb + 2 < len(sequence) and sequence[verb + 2].key in {"sebagai", "tidak", "belum", "bahwa"}
            if agent is not None and not judged:
                return _Found(where, *_named(agent), _span(sequence[verb + 1]), "points back", back=back)
            return None
        comes = key in {"datang", "berasal"} and verb + 1 < len(sequence) and sequence[verb + 1].key == "dari"
        if key in forms.passive or key in {"diajukan", "diulangi"} or comes:
            own = next((m for m in here if m.end == sequence[verb].end), None)
            name = own or behind_words(sequence, verb + 1 + comes, here)
            return _Found(where, *_named(name), _span(sequence[verb]), "points back", back=back) if name else None
    return _object(sequence, here, where, forms)


def _is_saying(sequence: Sequence[Word], that: int) -> bool:
    """Whether the words up to a demonstrative name something said: its noun is the first or the second word."""
    return any(w.key in _SAYINGS for w in sequence[: min(2, that)]) and not any(
        w.text in ",.;:" or w.key in PRONOUNS for w in sequence[:that]
    )


def _object(sequence: Sequence[Word], here: Sequence[Mention], where: Span, forms: Forms) -> _Found | None:
    """ "X mengatakannya ...", "X menyampaikan hal itu ..."."""
    for at, word in enumerate(sequence):
        stem = word.key[:-3]
        own = word.key.endswith("nya") and stem in forms.active and stem not in _JUDGING
        named = (
            word.key in forms.active
            and at + 2 < len(sequence)
            and sequence[at + 1].key in _SAYINGS
            and sequence[at + 2].key in _THAT
        )
        if own or named:
            ahead = here[: bisect_left(here, word.start, key=lambda m: m.start)][-1:]
            between = [w for w in sequence[max(0, at - _LONGEST) : at] if ahead and w.start >= ahead[-1].end]
            plain = all(w.is_capital or not w.is_word or w.key in ADVERBS | {"itu", "dan", "di"} for w in between)
            opening = here[0] if here[0].start == where.start and at < _LONGEST else None
            subject = ahead[-1] if ahead and plain else opening if ahead else None
            if subject is not None and not any(w.key == "yang" for w in between):
                return _Found(where, *_named(subject), _span(word), "points back", back=True)
    return None
