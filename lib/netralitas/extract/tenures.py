"""Tenures: offices that do not stand right beside their holder's name.

"lembaga yang diketuai X", "X yang mengepalai Y", "Sekretaris Y adalah X", "X pada hari pertamanya sebagai Bupati Y",
"X dari Divisi Y", and two offices for two people ("A dan B menjadi gubernur dan wakil gubernur").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netralitas.extract.domains import domain_end
from netralitas.extract.offices import Office, office_at
from netralitas.extract.words import word_set, words
from netralitas.records import Mention, Span

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: Verbs of leading, before and behind what is led, and the office that they stand for.
_LED_BY = {"diketuai": "Ketua", "dikepalai": "Kepala"}
_LEADS = {"mengetuai": "Ketua", "mengepalai": "Kepala"}
#: Nouns that stand for an institution named before.
_BODIES = word_set("lembaga kantor badan komisi organisasi institusi instansi")
#: Words between an office and its holder that say who holds it, and what may stand with them.
_HELD_BY = word_set("adalah ialah yakni yaitu dijabat dipegang diisi diemban")
_BESIDE = word_set("tersebut itu ini oleh kini sekarang")
#: Words between two people and their two offices.
_BECOME = word_set("resmi menjadi jadi sebagai ditetapkan dilantik terpilih selaku menjabat kini")
#: Parts of an institution by which somebody is introduced ("X dari Divisi Y").
_PARTS = word_set("divisi bidang bagian fraksi komisi seksi")
_FAR = 8


def tenures(scenes: Sequence[Scene], institutions: Sequence[Mention], text: str) -> None:
    """Give people without an office the one that the sentence gives them in another shape, and pairs their own."""
    # Within an office only a whole name counts ("Bawaslu Garut"), not a word like "Humas".
    inside = {scene.passage.words[at].start for scene in scenes for o in scene.offices for at in range(o.begin, o.end)}
    bodies = [m for m in institutions if m.start not in inside or " " in m.name]
    for scene in scenes:
        if scene.passage.headlined:
            continue
        _pairs(scene)
        _held(scene)
        for index in range(len(scene.names)):
            if index not in scene.posts:
                office = _led(scene, index, bodies, text) or _leading(scene, index, text) or _part(scene, index)
                if office is not None:
                    _give(scene, index, office)
        _further(scene)


def _give(scene: Scene, index: int, office: Office) -> None:
    scene.posts.setdefault(index, []).append(office)
    scene.proof.setdefault(index, set()).add("office")


def _free(scene: Scene) -> list[Office]:
    """Offices that nobody has yet."""
    taken = {id(office) for posts in scene.posts.values() for office in posts}
    return [office for office in scene.offices if id(office) not in taken]


def _worded(scene: Scene, begin: int, end: int, wording: str) -> Office | None:
    """The office that a phrase of our own names, as read from the text between two word indices."""
    passage = replace(scene.passage, span=Span(0, len(wording)), words=words(wording))
    found = office_at(passage, 0)
    return found._replace(begin=begin, end=end, wording=wording) if found else None


def _body(scene: Scene, at: int) -> int:
    """Where the institution's name that begins at ``at`` ends; ``at`` where none begins."""
    sequence, known = scene.passage.words, scene.passage.vocabulary
    if at >= len(sequence) or not sequence[at].is_capital:
        return at
    if not (
        known.institutions.match(sequence, at)
        or known.organization_nouns.match(sequence, at)
        or scene.passage.keys[at] in _PARTS
    ):
        return at
    return domain_end(scene.passage, at, local=False)


def _phrase(scene: Scene, begin: int, end: int, text: str) -> str:
    """The words between two indices as written, on one line."""
    sequence = scene.passage.words
    return " ".join(text[sequence[begin].start : sequence[end - 1].end].split())


def _led(scene: Scene, index: int, bodies: Sequence[Mention], text: str) -> Office | None:
    """ "Divisi Y (yang) diketuai X", "lembaga yang diketuai X": what the noun stands for was named last."""
    sequence, keys = scene.passage.words, scene.passage.keys
    verb = scene.names[index].first - 1
    if verb >= 0 and keys[verb] == "oleh":
        verb -= 1
    if verb < 1 or keys[verb] not in _LED_BY:
        return None
    end = verb - (keys[verb - 1] == "yang")
    title = _LED_BY[keys[verb]]
    if end > 0 and keys[end - 1] in _BODIES:
        at = bisect_left(bodies, sequence[end - 1].start, key=lambda m: m.start) - 1
        if at < 0:
            return None
        name = " ".join(text[bodies[at].start : bodies[at].end].split())
        return _worded(scene, end - 1, verb + 1, f"{title} {name}")
    for begin in range(max(0, end - 16), end):
        if _body(scene, begin) == end:
            return _worded(scene, begin, verb + 1, f"{title} {_phrase(scene, begin, end, text)}")
    return None


def _leading(scene: Scene, index: int, text: str) -> Office | None:
    """ "X yang mengepalai Y"."""
    keys = scene.passage.keys
    verb = scene.names[index].last
    while verb < len(keys) and (keys[verb] == "yang" or scene.passage.words[verb].text == ","):
        verb += 1
    if verb >= len(keys) or keys[verb] not in _LEADS:
        return None
    end = _body(scene, verb + 1)
    if end == verb + 1:
        return None
    return _worded(scene, verb, end, f"{_LEADS[keys[verb]]} {_phrase(scene, verb + 1, end, text)}")


def _part(scene: Scene, index: int) -> Office | None:
    """ "X dari Divisi Y": the part of the institution stands for an office."""
    keys = scene.passage.keys
    at = scene.names[index].last
    if at + 1 >= len(keys) or keys[at] != "dari" or keys[at + 1] not in _PARTS:
        return None
    end = _body(scene, at + 1)
    if end <= at + 2:
        return None
    known, region = scene.passage.vocabulary, None
    for place in range(at + 1, end):
        found = known.regions.match(scene.passage.words, place)
        region = found[1][0]["name"] if found and len(found[1]) == 1 else region
    return Office(at + 1, end, "", "", None, None, region, False)


def _held(scene: Scene) -> None:
    """ "Sekretaris Y adalah X", "Jabatan Ketua Y dipegang X"."""
    begins = {name.first: index for index, name in enumerate(scene.names)}
    for office in _free(scene):
        at, told = office.end, False
        while at < len(scene.passage.keys) and at - office.end < 5 and at not in begins:
            key = scene.passage.keys[at]
            lower = scene.passage.words[at].text.islower()
            if key not in _HELD_BY | _BESIDE and not (at == office.end and lower):
                break
            told = told or key in _HELD_BY
            at += 1
        if told and at in begins and begins[at] not in scene.posts:
            own = scene.passage.words[office.end]
            loose = office.bare and own.text.islower() and own.key not in _HELD_BY | _BESIDE
            _give(scene, begins[at], office._replace(end=office.end + loose))


def _further(scene: Scene) -> None:
    """ "X pada hari pertamanya sebagai Bupati Y": some words between, but nobody else and no other clause."""
    sequence, keys = scene.passage.words, scene.passage.keys
    lasts = {name.last: index for index, name in enumerate(scene.names)}
    for office in _free(scene):
        before = office.begin - 1
        if before < 1 or keys[before] not in {"sebagai", "selaku"} or office.bare:
            continue
        nearest = next((lasts[at] for at in range(before, max(-1, before - _FAR - 1), -1) if at in lasts), None)
        if nearest is None or nearest in scene.posts:
            continue
        between = sequence[scene.names[nearest].last : before]
        if all(w.is_word and not w.is_capital and not (len(w.key) > 5 and w.key.startswith("me")) for w in between):
            _give(scene, nearest, office)


def _pairs(scene: Scene) -> None:
    """Two people and two offices, each pair joined by "dan": the first has the first."""
    keys = scene.passage.keys
    offices = [
        (first, second)
        for first, second in zip(scene.offices, scene.offices[1:], strict=False)
        if second.begin - first.end == 1 and keys[first.end] == "dan"
    ]
    opening = {first.begin: (first, second) for first, second in offices}
    closing = {second.end: (first, second) for first, second in offices}
    for left in range(len(scene.names) - 1 if offices else 0):
        one, two = scene.names[left], scene.names[left + 1]
        if two.first - one.last != 1 or keys[one.last] not in {"dan", "-", "–"}:
            continue
        at = two.last
        while at - two.last < 4 and at < len(keys) and keys[at] in _BECOME and at not in opening:
            at += 1
        comma = one.first > 0 and keys[one.first - 1] == ","
        found = opening.get(at) if at > two.last else None
        for index, office in zip((left, left + 1), found or closing.get(one.first - comma) or (), strict=False):
            scene.posts[index] = [office]
            scene.proof.setdefault(index, set()).add("office")
