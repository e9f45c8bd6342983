"""Who is meant by "Koswara", "Pak Bey", "Bupati", "ia" and "-nya", read forward through the article.

The one who last spoke or acted is the first candidate; a given name that two people share goes to whoever of them was
last at work before that place, never to the more similar string. What stands inside quotation marks is somebody's
speech and moves nobody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from netralitas.extract.names import Passage
from netralitas.extract.offices import Office, is_sought
from netralitas.extract.quotations import quotations
from netralitas.extract.roster import Figure, Member, within
from netralitas.extract.speech import ADVERBS, PRONOUNS, described
from netralitas.extract.words import Word, sentence_spans, word_set
from netralitas.records import Document, Mention, Person, Span
from netralitas.reference import Lexicon

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: Offices of which an article can name several holders: alone they mean nobody in particular.
_NOT_ALONE = word_set("anggota guru staf komisioner kepala ketua sekretaris kepala_daerah koordinator calon_legislatif")
#: Words before an office that make it a class or a post and not its holder.
_CLASS = word_set(
    "para seorang sejumlah setiap tiap jabatan kursi pemilihan posisi seluruh semua beberapa dua tiga empat lima "
    "calon kantor rumah pilkada bakal mantan eks menjadi jadi sebagai pendopo wakil peraturan keputusan instruksi "
    "surat edaran maju"
)
#: Words between a pronoun and the office that it has.
_IS = word_set(
    "adalah merupakan kini yang juga menjabat sebagai selaku resmi dilantik menjadi ditunjuk sekarang baru saja"
)
#: So many characters at most lie between an office that told something and the name of who has it.
_NEAR = 200
#: So many words at most has a noun phrase for somebody named before.
_SUBJECT = 6
#: Nouns for people that stand for somebody named before ("Pejabat Kemendagri itu menjadi ...").
SOMEBODY = word_set(
    "perempuan pria lelaki wanita laki-laki sosok pejabat tokoh mantan jenderal birokrat politisi politikus"
)
#: Words before a name that make it a goal or a source, not a subject.
_TOWARDS = word_set("dengan kepada oleh bagi terhadap untuk dari")


class _Tracker:
    """Who acted last, and when everybody was last seen."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = members
        self.agent: Member | None = None
        self.vacant: tuple[Office, Passage] | None = None
        self.seen: dict[int, int] = {}
        self.clock = 0

    def see(self, member: Member, *, acts: bool) -> None:
        """Note a mention; ``acts`` makes the person the one whom the next pronoun means."""
        self.clock += 1
        self.seen[id(member)] = self.clock
        if acts or self.agent is None:
            self.agent = member

    def latest(self, choices: Sequence[Member], at: int) -> Member:
        """Of several people with a name in common, the last one at work before ``at``, else the first introduced."""
        if self.agent is not None and any(self.agent is choice for choice in choices):
            return self.agent
        introduced = [m for m in choices if m.figures and m.figures[0].span.start <= at] or list(choices)
        return max(introduced, key=lambda m: (self.seen.get(id(m), 0), -(m.figures or [m.full])[0].span.start))


def resolve(
    document: Document, scenes: Sequence[Scene], roster: tuple[list[Member], list[Figure]], lexicon: Lexicon
) -> tuple[Person, ...]:
    """The people of the roster with every mention, short forms, offices alone and pronouns included."""
    members, short = roster
    owner = {figure.span: member for member in members for figure in member.figures}
    waiting = {figure.span for figure in short}
    quotes = quotations(document.text, [scene.passage.span for scene in scenes])
    starts = [q.outer.start for q in quotes]
    tracker = _Tracker(members)
    mentions: dict[int, list[Mention]] = {id(member): [] for member in members}

    def quoted(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and quotes[index].outer.start <= at < quotes[index].outer.end

    def note(member: Member, span: Span, form: str, rule: str) -> None:
        name = document.text[member.full.span.start : member.full.span.end]
        mentions[id(member)].append(Mention(span.start, span.end, "person", form, name, rule))  # type: ignore[arg-type]

    for scene in scenes:
        openers = _sentence_openers(document.text, scene, [q.outer for q in quotes])
        items = _items(scene, lexicon)
        for start, kind, thing in items:
            inside = quoted(start)
            if kind == "name" and isinstance(thing, Figure):
                member = owner.get(thing.span)
                if member is None and thing.span in waiting:
                    choices = [m for m in members if within(thing.parts, m.full.parts)]
                    member = tracker.latest(choices, start) if choices else None
                if member is None:
                    continue
                _fill(tracker, member, thing)
                full = len(thing.parts) >= len(member.full.parts) and not thing.abbreviated
                note(member, thing.span, "full" if full else "short", "+".join(sorted(thing.proof)) or "part of name")
                if not inside and scene.passage.paragraph >= 0:
                    tracker.see(member, acts=_acts(scene, thing, openers))
            elif kind == "office" and isinstance(thing, Office) and not inside:
                holder = _holder(scene, thing, members, tracker)
                if holder is None and tracker.agent is not None and (_pointed(scene, thing) or _own(scene, thing)):
                    holder = tracker.agent
                    if not any(post.held for _, post, _ in holder.posts):
                        holder.posts.append((holder.full, thing, scene.passage))
                tracker.vacant = (thing, scene.passage) if holder is None and _told_by(scene, thing) else None
                if holder is not None:
                    word = scene.passage.words
                    note(holder, Span(word[thing.begin].start, word[thing.end - 1].end), "short", "office alone")
                    if scene.passage.paragraph >= 0:
                        tracker.see(holder, acts=_office_acts(scene, thing, openers))
            elif kind == "stranger" and not inside:
                tracker.agent = None
            elif kind == "pronoun" and isinstance(thing, Span) and not inside and tracker.agent is not None:
                note(tracker.agent, thing, "pronoun", "last who acted")
    return tuple(_person(document, member, mentions[id(member)]) for member in members if member.figures)


def _items(scene: Scene, lexicon: Lexicon) -> list[tuple[int, str, Figure | Office | Span]]:
    """Names, free offices, pronouns and descriptions of a passage, and people without a name, in text order."""
    sequence = scene.passage.words
    out: list[tuple[int, str, Figure | Office | Span]] = []
    for index, name in enumerate(scene.names):
        figure = Figure(scene.passage, name, frozenset(scene.proof[index]), tuple(scene.posts.get(index, ())))
        out.append((figure.span.start, "name", figure))
    taken = {id(office) for posts in scene.posts.values() for office in posts}
    out += [(sequence[o.begin].start, "office", o) for o in scene.offices if id(o) not in taken]
    for word in sequence:
        if word.key in PRONOUNS:
            out.append((word.start, "pronoun", Span(word.start, word.end)))
    for cue in scene.cues:
        last = sequence[cue.end - 1]
        if cue.kind in {"pronoun", "according", "passive"} and last.key.endswith("nya"):
            out.append((last.end - 3, "pronoun", Span(last.end - 3, last.end)))
        if cue.kind in {"inverted", "according"} and (length := described(sequence, cue.end, lexicon)):
            span = Span(sequence[cue.end].start, sequence[cue.end + length - 1].end)
            out.append((span.start, "pronoun", span))
        if cue.kind == "active" and (stranger := _stranger(scene, cue.begin)) is not None:
            out.append((stranger.start, "stranger", stranger))
    return sorted(out, key=lambda item: (item[0], item[1]))


def _stranger(scene: Scene, verb: int) -> Span | None:
    """The subject before a verb of speech if it opens the sentence and has no name ("Seorang warga menyebut")."""
    sequence = scene.passage.words
    for at in range(verb - 1, max(-1, verb - 10), -1):
        if sequence[at].text in ",.;:\n" or at in scene.begins:
            return None
        if sequence[at].key in {"seorang", "salah"} and sequence[at].is_capital:
            return Span(sequence[at].start, sequence[verb - 1].end)
    return None


def _sentence_openers(text: str, scene: Scene, quoted: Iterable[Span]) -> list[int]:
    """Where the passage's sentences begin."""
    return [span.start for span in sentence_spans(text, scene.passage.span, quoted)]


def _acts(scene: Scene, figure: Figure, openers: Sequence[int]) -> bool:
    """Whether the name is the subject of its sentence or of a speech verb."""
    if figure.proof & {"subject", "cue"}:
        return True
    begin = min([figure.name.first, *(office.begin for office in figure.posts)])
    end = max([figure.name.last, *(office.end for office in figure.posts)])
    return _subject(scene, begin, end, openers)


def _office_acts(scene: Scene, office: Office, openers: Sequence[int]) -> bool:
    return _subject(scene, office.begin, office.end, openers)


def _subject(scene: Scene, begin: int, end: int, openers: Sequence[int]) -> bool:
    """Whether the words stand at a sentence's beginning, behind a speech cue, or before one."""
    sequence = scene.passage.words
    if begin in scene.agents or (begin - 1 in scene.agents and sequence[begin - 1].key in {"oleh", "para"}):
        return True
    after = end
    while after < len(sequence) and after - end < 5 and (sequence[after].key in ADVERBS or sequence[after].text == ","):
        after += 1
    if after in scene.verbs:
        return True
    index = bisect_right(openers, sequence[begin].start) - 1
    opener = openers[index] if index >= 0 else scene.passage.span.start
    verbal = after < len(sequence) and after - end < 3 and _is_verb(sequence[after], ("me", "ber"))
    fronted = begin > 0 and sequence[begin - 1].text == "," and verbal and sequence[end].text != ","
    if fronted and not _told_before(scene, opener, begin):
        return True
    ahead = [at for at in range(max(0, begin - 6), begin) if sequence[at].start >= opener]
    whole = begin < 6 or sequence[begin - 6].start < opener
    return (
        whole
        and len(ahead) <= 4
        and not any(sequence[at].key in _TOWARDS for at in ahead[-2:])
        and not _is_object(scene, ahead)
    )


def _told_before(scene: Scene, opener: int, begin: int) -> bool:
    """Whether a cue stands between the beginning of a sentence and a word of it."""
    at = bisect_left(scene.cues, begin, key=lambda cue: cue.begin) - 1
    return at >= 0 and scene.passage.words[scene.cues[at].begin].start >= opener


def _is_object(scene: Scene, ahead: Sequence[int]) -> bool:
    """Whether what follows these words is no subject: "Bey menggantikan ...", "Ia dilantik ..." (not "dialami ...")."""
    sequence = scene.passage.words
    verb = next((at for at in reversed(ahead) if _is_verb(sequence[at], ("me", "di"))), None)
    if verb is None or verb == ahead[0] or any(sequence[at].text == "," for at in ahead if at > verb):
        return False
    if sequence[verb].key.startswith("me"):
        return True
    return any(at in scene.lasts or sequence[at].key in PRONOUNS for at in ahead if at < verb)


def _is_verb(word: Word, prefixes: tuple[str, ...]) -> bool:
    """Whether the word looks like a verb with one of the prefixes: written small, and long enough."""
    return len(word.key) > 5 and word.key.startswith(prefixes) and not word.is_capital


def _pointed(scene: Scene, office: Office) -> bool:
    """Whether the office points back at somebody ("Ketua Bawaslu Garut itu menambahkan")."""
    after = scene.passage.words[office.end].key if office.end < len(scene.passage.words) else ""
    if office.begin and scene.passage.words[office.begin - 1].key in _CLASS:
        return False
    return after in {"itu", "ini", "tersebut"} and scene.passage.words[office.begin].is_capital


def _told_by(scene: Scene, office: Office) -> bool:
    """Whether a sentence ends with an office as its source: "Hal itu disampaikan Sekda Kabupaten Garut."."""
    sequence = scene.passage.words
    closes = office.end < len(sequence) and sequence[office.end].text == "."
    return closes and office.begin in scene.agents and office.held and not office.bare


def _fill(tracker: _Tracker, member: Member, figure: Figure) -> None:
    """Give the office that has just told something to the speaker of the next sentence, if they have none."""
    if tracker.vacant is not None:
        office, passage = tracker.vacant
        near = figure.passage.span == passage.span and figure.span.start - passage.words[office.end - 1].end < _NEAR
        if near and not member.posts and figure.proof & {"cue", "subject"} and "noun" not in figure.proof:
            member.posts.append((figure, office, passage))
    tracker.vacant = None


def _own(scene: Scene, office: Office) -> bool:
    """Whether a pronoun has the office: "Ia (kini) Kepala Dinas ...", "Sebagai Kepala Dinas ..., ia ...".

    Where a name follows instead, the office is that person's.
    """
    keys, before = scene.passage.keys, office.begin - 1
    while before >= 0 and keys[before] in _IS:
        before -= 1
    if before >= 0 and keys[before] in {"ia", "dia", "beliau"}:
        return True
    if 0 < before < office.begin - 1 and keys[before] in {"itu", "tersebut"}:
        first = max(0, before - _SUBJECT)
        return any(keys[at] in SOMEBODY and scene.passage.words[at].is_capital for at in range(first, before))
    opens = before < office.begin - 1 and keys[before + 1] in {"sebagai", "selaku"}
    ahead = keys[office.end : office.end + 2]
    return opens and len(ahead) > 1 and ahead[0] == "," and ahead[1] in {"ia", "dia", "beliau"}


def _holder(scene: Scene, office: Office, members: Sequence[Member], tracker: _Tracker) -> Member | None:
    """The one person of the article who has this office, where a title stands without a name."""
    sequence = scene.passage.words
    before = sequence[office.begin - 1].key if office.begin else ""
    if (
        not sequence[office.begin].is_capital
        or before in _CLASS
        or not office.office_id
        or office.office_id in _NOT_ALONE
        or office.office_id.startswith("calon")
    ):
        return None
    found: list[Member] = []
    for member in members:
        for _, post, _ in member.posts:
            if post.office_id == office.office_id and (office.region is None or post.region in {None, office.region}):
                found.append(member)
                break
    return max(found, key=lambda member: tracker.seen.get(id(member), 0)) if found else None


def _rank(post: tuple[Figure, Office, Passage]) -> tuple[bool, bool, bool, bool, Span]:
    """Order of a person's offices: body before headline, present before past, the one acted in, the fullest, the first.

    Who acts for somebody speaks in that office; the one that they come from says who they are.
    """
    figure, office, passage = post
    return passage.paragraph < 0, office.former, office.acting is None, office.bare, figure.span


def _person(document: Document, member: Member, mentions: Sequence[Mention]) -> Person:
    """The record of one person; of several offices ``_rank`` says which.

    What somebody seeks or was elected to is a role only where they have no office and the words themselves say so.
    """
    text = document.text
    name = text[member.full.span.start : member.full.span.end]
    aliases = dict.fromkeys(
        text[m.start : m.end] for m in mentions if m.form in {"full", "short"} and m.rule != "office alone"
    )
    posts = [item for item in member.posts if item[1].held or is_sought(item[1].office_id)]
    post = min(posts, key=lambda item: (not item[1].held, _rank(item)), default=None)
    role_span = None
    if post:
        sequence = post[2].words
        role_span = Span(sequence[post[1].begin].start, sequence[post[1].end - 1].end)
    return Person(
        name=_tidy(name),
        aliases=tuple(alias for alias in aliases if _tidy(alias) != _tidy(name)),
        role=(post[1].wording or " ".join(text[role_span.start : role_span.end].split()))
        if post and role_span
        else None,
        role_span=role_span,
        office_id=post[1].office_id if post else None,
        acting=post[1].acting if post else None,
        organization=post[1].organization if post else None,
        region=post[1].region if post else None,
        mentions=tuple(sorted(Mention(*m[:4], _tidy(name), m.rule) for m in mentions)),
    )


def _tidy(name: str) -> str:
    """A name on one line; one that is all in capitals gets its usual writing."""
    plain = " ".join(name.split())
    return plain.title() if plain.isupper() and len(plain) > 3 else plain
