"""People of an article: who is named, with which office, and everywhere that they are meant.

Without a model, a run of name words is a person when something in the sentence says so: an office before or behind it,
a title, degree or age, a speech verb, a noun for people ("tersangka"), a partner in a pair of candidates, or two words
of which one is a known given name. Entities that a model proposes count as such evidence, their absence as none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from netralitas.extract.apposition import appose
from netralitas.extract.coreference import resolve
from netralitas.extract.institutions import institutions
from netralitas.extract.lineups import line_up
from netralitas.extract.names import Name, Passage, abbreviations, name_at
from netralitas.extract.offices import Office, office_at
from netralitas.extract.roster import Figure, group
from netralitas.extract.seats import seated
from netralitas.extract.speech import ADVERBS, Cue, cues
from netralitas.extract.tenures import tenures
from netralitas.extract.tickets import tickets
from netralitas.extract.vocabulary import Vocabulary, vocabulary
from netralitas.extract.words import Word, passage_words
from netralitas.records import Document, Entity, Person
from netralitas.reference import Lexicon

#: Prepositions before places: a run of unknown capitals behind them is a place.
_WHERE = frozenset(["di", "ke"])
#: Prepositions and conjunctions that often stand before people.
_BY = frozenset(["oleh"])


@dataclass
class Scene:
    """One passage with the names, offices and cues that were read in it, each in word indices."""

    passage: Passage
    names: list[Name] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    cues: tuple[Cue, ...] = ()
    proof: dict[int, set[str]] = field(default_factory=dict)
    posts: dict[int, list[Office]] = field(default_factory=dict)

    # Asked for only when all names have been read.
    @cached_property
    def begins(self) -> frozenset[int]:
        """Word indices at which names begin."""
        return frozenset(name.begin for name in self.names)

    @cached_property
    def starting(self) -> dict[int, int]:
        """Names by the word index where they and their titles begin."""
        return {name.first: index for index, name in enumerate(self.names)}

    @cached_property
    def lasts(self) -> frozenset[int]:
        """Word indices of the last words of names."""
        return frozenset(name.end - 1 for name in self.names)

    @cached_property
    def agents(self) -> frozenset[int]:
        """Word indices behind cues that a speaker follows."""
        return frozenset(cue.end for cue in self.cues if cue.kind in {"inverted", "according", "passive"})

    @cached_property
    def verbs(self) -> frozenset[int]:
        """Word indices of active verbs of speech."""
        return frozenset(cue.begin for cue in self.cues if cue.kind == "active")


def people(document: Document, lexicon: Lexicon) -> tuple[Person, ...]:
    """Everybody named in the article, in order of first appearance, with all their mentions."""
    scenes = read_scenes(document, lexicon)
    tenures(scenes, list(institutions(document, lexicon)), document.text)
    line_up(scenes)
    tickets(scenes)
    figures = group(
        Figure(scene.passage, name, frozenset(scene.proof[index]), tuple(scene.posts.get(index, ())))
        for scene in scenes
        for index, name in enumerate(scene.names)
    )
    return seated(document, resolve(document, scenes, figures, lexicon), lexicon)


def read_scenes(document: Document, lexicon: Lexicon) -> list[Scene]:
    """Every passage with its names, offices and cues, and what speaks for each name."""
    known = vocabulary(lexicon)
    passages = passage_words(document.article)
    lowered = frozenset(word.text for _, sequence in passages for word in sequence if word.text.islower())
    lowered |= {key for _, sequence in passages for key in abbreviations(sequence, known)}
    title = document.article.title_span
    scenes: list[Scene] = []
    paragraph = 0
    for span, sequence in passages:
        headline = title is not None and span.start == title.start
        passage = Passage(
            span,
            sequence,
            lowered,
            known,
            -1 if headline else paragraph,
            bodies=_covered(sequence, document.entities, "ORG"),
            people=_covered(sequence, document.entities, "PER"),
        )
        scenes.append(Scene(passage, cues=cues(sequence, lexicon)))
        paragraph += not headline
    for scene in scenes:
        if not scene.passage.headlined:
            _read(scene, document.entities)
    parts = _parts(scenes)
    for scene in scenes:
        if scene.passage.headlined:
            scene.passage = replace(scene.passage, confirmed=parts)
            _read(scene, document.entities)
    _recall(scenes, parts)
    _abbreviate(scenes)
    return scenes


def _covered(sequence: Sequence[Word], entities: Sequence[Entity], label: str) -> frozenset[int]:
    """Indices of the words inside entities with a label, which stand in text order; ``ORG`` takes places with it."""
    if not sequence:
        return frozenset()
    starts = [word.start for word in sequence]
    low = bisect_left(entities, sequence[0].start, key=lambda entity: entity.start)
    high = bisect_left(entities, sequence[-1].end, key=lambda entity: entity.start)
    return frozenset(
        at
        for entity in entities[low:high]
        if entity.label == label or (label == "ORG" and entity.label == "LOC")
        for at in range(bisect_left(starts, entity.start), bisect_left(starts, entity.end))
    )


def _read(scene: Scene, entities: Sequence[Entity]) -> None:
    """Fill a scene: names and offices, which belong together, and what speaks for each name."""
    _scan(scene, scene.passage.vocabulary)
    appose(scene)
    _prove(scene, scene.passage.vocabulary, entities)


def _parts(scenes: Sequence[Scene]) -> frozenset[str]:
    """Words of the names that are well attested in what has been read."""
    return frozenset(
        part
        for scene in scenes
        for index, name in enumerate(scene.names)
        if scene.proof[index] & {"office", "cue", "names", "age", "title", "model", "holder"}
        for part in scene.passage.keys[name.begin : name.end]
        if len(part) > 2
    )


def _recall(scenes: Sequence[Scene], parts: frozenset[str]) -> None:
    """Find parts of believed names that stand alone elsewhere and were passed over as ordinary words ("Prima")."""
    for scene in scenes:
        covered = {at for name in scene.names for at in range(name.first, name.last)}
        covered |= {at for office in scene.offices for at in range(office.begin, office.end)}
        known = scene.passage.vocabulary
        for at, word in enumerate(scene.passage.words):
            if at in covered or not word.is_capital or word.key not in parts or scene.passage.blocked(at):
                continue
            before = scene.passage.words[at - 1] if at else None
            opens = before is None or before.text in ".!?\n"
            beside = before is not None and (known.place_nouns.match(scene.passage.words, at - 1) or before.is_capital)
            if (opens and word.key in scene.passage.lowered) or beside or scene.passage.headlined:
                continue
            scene.names.append(Name(at, at + 1, at, at + 1, False, False))
            scene.proof[len(scene.names) - 1] = set()


def _abbreviate(scenes: Sequence[Scene]) -> None:
    """Find initials that the article explains behind a name ("Jusuf Hamid (JH)") wherever they stand."""
    explained: dict[str, tuple[str, ...]] = {}
    for scene in scenes:
        sequence, keys = scene.passage.words, scene.passage.keys
        for name in scene.names:
            at = name.end
            if at + 2 < len(sequence) and sequence[at].text == "(" and sequence[at + 2].text == ")":
                own = tuple(key for key in keys[name.begin : name.end] if key.isalpha())
                short = keys[at + 1]
                if len(own) > 1 and sequence[at + 1].text.isupper() and short == "".join(key[0] for key in own):
                    explained[short] = own
    for scene in scenes if explained else ():
        covered = {at for name in scene.names for at in range(name.first, name.last)}
        covered |= {at for office in scene.offices for at in range(office.begin, office.end)}
        scene.passage = replace(scene.passage, initials=explained)
        for at, word in enumerate(scene.passage.words):
            if word.key in explained and word.text.isupper() and at not in covered:
                scene.names.append(Name(at, at + 1, at, at + 1, False, False))
                scene.proof[len(scene.names) - 1] = set()


def _scan(scene: Scene, known: Vocabulary) -> None:
    """Read names and offices from left to right; places and organisations are passed over with their proper names."""
    passage, sequence, at = scene.passage, scene.passage.words, 0
    inverted = {cue.end for cue in scene.cues if cue.kind in {"inverted", "according"}}
    while at < len(sequence):
        word = sequence[at]
        if not word.is_word:
            at += 1
            continue
        office = office_at(passage, at)
        if office:
            scene.offices.append(office)
            at = office.end
            continue
        noun = (
            known.place_nouns.match(sequence, at)
            or (word.is_capital and known.organization_nouns.match(sequence, at))
            or None
        )
        if noun and not passage.known(at):
            at = _pass_over(passage, at + noun[0])
            continue
        if not word.is_capital and word.key not in {"dr", "drg", "drh"}:
            at += 1
            continue
        led = (
            at in inverted
            or (at > 0 and sequence[at - 1].key in known_leads(known, passage, at))
            or _after_office(scene, at)
        )
        name = name_at(passage, at, trusted=led, alone=at in inverted)
        if name and not _is_tail(passage, name, known) and not _possessed(passage, name):
            scene.names.append(name)
            at = name.last
        elif name:
            at = name.end
        else:
            region = known.regions.match(sequence, at)
            institution = known.institutions.match(sequence, at)
            at += max(1, region[0] if region else 0, institution[0] if institution else 0)


def known_leads(known: Vocabulary, passage: Passage, at: int) -> frozenset[str]:
    """The word before, if it is a noun for people; empty otherwise."""
    return frozenset((passage.keys[at - 1],)) if known.person_nouns.match(passage.words, at - 1) else frozenset()


def _after_office(scene: Scene, at: int) -> bool:
    """Whether an office ends right before, a comma between allowed."""
    if not scene.offices:
        return False
    end = scene.offices[-1].end
    return end == at or (end == at - 1 and scene.passage.words[end].text in {",", ":"})


def _pass_over(passage: Passage, at: int) -> int:
    """Past the proper name of a place or organisation that begins at ``at``."""
    name = name_at(passage, at, trusted=True) if at < len(passage.words) and passage.words[at].is_capital else None
    return name.end if name else at


def _possessed(passage: Passage, name: Name) -> bool:
    """Whether the run is one ordinary word with a possessive ("Ketua Umumnya")."""
    key = passage.keys[name.begin]
    return name.end - name.begin == 1 and key.endswith("nya") and passage.vocabulary.is_common(key.removesuffix("nya"))


def _is_tail(passage: Passage, name: Name, known: Vocabulary) -> bool:
    """Whether the run is the beginning of an organisation's name ("Habibie Center")."""
    after = passage.keys[name.end] if name.end < len(passage.words) else ""
    return after in known.organization_tails or passage.keys[name.end - 1] in known.organization_tails


def _prove(scene: Scene, known: Vocabulary, entities: Sequence[Entity]) -> None:
    """Collect what speaks for each name."""
    passage, sequence = scene.passage, scene.passage.words
    inverted = {cue.end for cue in scene.cues if cue.kind in {"inverted", "according", "passive"}}
    active = {cue.begin for cue in scene.cues if cue.kind == "active"}
    for index, name in enumerate(scene.names):
        proof = scene.proof.setdefault(index, set())
        start, end = sequence[name.begin].start, sequence[name.end - 1].end
        real = [at for at in range(name.begin, name.end) if passage.candidate(at) and not passage.initial(at)]
        given = [at for at in real if passage.known(at)]
        if index in scene.posts:
            proof.add("office")
        if name.aged:
            proof.add("age")
        if name.titled:
            proof.add("title")
        if name.first in inverted or (name.first - 1 in inverted and sequence[name.first - 1].key in _BY):
            proof.add("cue")
        after = name.last
        while after < len(sequence) and after - name.last < 4 and sequence[after].key in ADVERBS:
            after += 1
        if after in active:
            proof.add("subject")
        if (
            name.first
            and sequence[name.first - 1].key not in {"partai"}
            and known.person_nouns.match(sequence, name.first - 1)
        ):
            proof.add("noun")
        if (
            len([at for at in real if not passage.ordinary(at)]) > 1
            and given
            and (not passage.headlined or len(given) == len(real))
        ):
            proof.add("names")
        elif len(real) == 1 and given:
            proof.add("name")
        if known.holders.match(sequence, name.begin):
            proof.add("holder")
        if any(e.label == "PER" and e.start < end and start < e.end for e in entities):
            # The model takes a first word such as "Kasusnya" or "Uraian (itu)" for a name; its word is not enough.
            if len(real) > 1 or given or not _is_thing(sequence, name):
                proof.add("model")
        elif any(e.label in {"LOC", "ORG"} and e.start <= start and end <= e.end for e in entities):
            proof.add("not")
        if name.first and sequence[name.first - 1].key in _WHERE:
            proof.add("place")
        if len(real) > 1:
            proof.add("long")
    _pair(scene)


def _is_thing(sequence: Sequence[Word], name: Name) -> bool:
    """Whether the word has the form of a thing: a possessive, or "itu" or a colon behind it."""
    after = sequence[name.last].key if name.last < len(sequence) else ""
    return sequence[name.last - 1].key.endswith("nya") or after in {"itu", "ini", "tersebut", ":"}


def _pair(scene: Scene) -> None:
    """Spread evidence over names that are joined: "A-B", "A dan B", "A, B, dan C"."""
    sequence = scene.passage.words
    strong = {"office", "title", "age", "cue", "noun", "names", "holder", "model"}
    for _ in range(2):
        for left in range(len(scene.names) - 1):
            between = sequence[scene.names[left].last : scene.names[left + 1].first]
            if (
                between
                and len(between) <= 2
                and all(w.text in {"-", "–", "/", ",", "dan", "serta", "&", "bersama"} for w in between)
            ):
                one, two = scene.proof[left], scene.proof[left + 1]
                if strong & one and not {"place", "not"} & two:
                    two.add("pair")
                if strong & two and not {"place", "not"} & one:
                    one.add("pair")
