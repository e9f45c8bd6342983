"""Tenures: offices that do not stand right beside their holder's name.

"lembaga yang diketuai X", "X yang mengepalai Y", "Sekretaris Y adalah X", "X pada hari pertamanya sebagai Bupati Y",
"X dari Divisi Y", and two offices for two people ("A dan B menjadi gubernur dan wakil gubernur").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netralitas.extract.coreference import SOMEBODY
from netralitas.extract.domains import FUNCTION_WORDS, domain_end
from netralitas.extract.epithets import HEADS, leader, region_head
from netralitas.extract.offices import Office, worded
from netralitas.extract.words import word_set, words
from netralitas.records import Mention

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: Verbs of leading, before and behind what is led, and the office that they stand for.
_LED_BY = {"diketuai": "Ketua", "dikepalai": "Kepala", "dikoordinasi": "Koordinator", "dikoordinir": "Koordinator"}
_LEADS = {"mengetuai": "Ketua", "mengepalai": "Kepala"}
#: The same for verbs that leave open what the head of the body is called.
_LED_BY_ANY = word_set("dipimpin dinakhodai dinahkodai")
_LEADS_ANY = word_set("memimpin menakhodai menahkodai")
#: Verbs of being in charge of a part of an institution, which make a coordinator of it.
_IN_CHARGE = word_set(
    "mengoordinasi mengoordinasikan mengoordinir mengkoordinir membidangi memegang menangani membawahi"
)
#: Nouns for a post, and verbs that give it to somebody.
_POSTS = word_set("jabatan posisi kursi tugas tugasnya jabatannya posisinya kursinya amanah")
_GIVEN_TO = word_set(
    "diemban dipegang diisi dijabat diduduki ditempati dipercayakan diserahkan diberikan jatuh dilanjutkan"
)
#: Nouns for groups that have a chair and often no name.
_GROUPS = word_set("majelis tim panitia panel dewan kelompok satgas komisi rombongan")
#: Members of a body by the possessive ("ketuanya"), and the office that they stand for.
_OWN = {
    f"{word.lower()}nya": word
    for word in ("Ketua", "Anggota", "Sekretaris", "Kepala", "Komisioner", "Koordinator", "Direktur")
}
#: Nouns that stand for an institution named before.
_BODIES = word_set("lembaga kantor badan komisi organisasi institusi instansi")
#: Words between an office and its holder that say who holds it, and what may stand with them.
_HELD_BY = word_set("adalah ialah yakni yaitu dijabat dipegang diisi diemban bernama")
_BESIDE = word_set("tersebut itu ini oleh kini sekarang")
#: Words between two people and their two offices.
_BECOME = word_set("resmi menjadi jadi sebagai ditetapkan dilantik terpilih selaku menjabat kini")
#: Parts of an institution by which somebody is introduced ("X dari Divisi Y").
_PARTS = word_set("divisi bidang bagian fraksi komisi seksi")
_FAR = 8
_LONG = 14
#: What may stand between a name and a verb of leading.
_SINCE = word_set("yang kini juga hanya baru sudah telah pernah sejak lama setahun sebulan dua tiga tahun bulan akan")
#: Words that say that somebody is not, or not yet, what follows.
_UNREAL = word_set(
    "ingin calon bakal kandidat maju daftar diusung didukung dijagokan disebut gagal batal bukan tidak tak belum "
    "berpeluang berambisi berniat siap bersama saat ketika berharap diminta digantikan diganti"
)


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
            if all(office.former for office in scene.posts.get(index, ())):
                office = (
                    _led(scene, index, bodies, text)
                    or _leading(scene, index, text)
                    or _possessed(scene, index, bodies, text)
                    or _vacated(scene, index)
                    or _part(scene, index)
                )
                if office is not None:
                    _give(scene, index, office)
        _further(scene)
        _described(scene, text)


def _give(scene: Scene, index: int, office: Office) -> None:
    scene.posts.setdefault(index, []).append(office)
    scene.proof.setdefault(index, set()).add("office")


def _free(scene: Scene) -> list[Office]:
    """Offices that nobody has yet."""
    taken = {id(office) for posts in scene.posts.values() for office in posts}
    return [office for office in scene.offices if id(office) not in taken]


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
    if verb < 1 or keys[verb] not in _LED_BY.keys() | _LED_BY_ANY | {"dipegang"}:
        return None
    end = verb - (keys[verb - 1] == "yang")
    end -= end > 0 and sequence[end - 1].text == ","
    title = _LED_BY.get(keys[verb]) or ("Koordinator" if keys[verb] == "dipegang" else None)
    if end > 0 and keys[end - 1] in _BODIES:
        at = bisect_left(bodies, sequence[end - 1].start, key=lambda m: m.start) - 1
        return _headed(scene, text, bodies[at], title, (end - 1, verb + 1)) if at >= 0 else None
    for begin in range(max(0, end - 16), end):
        named = title or (leader(scene.passage, begin) if sequence[begin].is_capital else None)
        if named and _body(scene, begin) == end:
            return worded(scene.passage, begin, verb + 1, f"{named} {_phrase(scene, begin, end, text)}")
    place = _region_led(scene, end)
    if title is None and place is not None:
        return worded(scene.passage, place[0], verb + 1, place[1])
    for begin in range(max(0, end - 2), end):
        if keys[begin] in _GROUPS and sequence[end - 1].text.islower():
            return worded(scene.passage, begin, verb + 1, f"Ketua {_phrase(scene, begin, end, text).lower()}")
    return None


def _region_led(scene: Scene, end: int) -> tuple[int, str] | None:
    """Where the region begins that ends at a word, and what its head is called ("Kota Banjar (dipimpin X)")."""
    for begin in range(max(0, end - 4), end):
        found = scene.passage.vocabulary.region_at(scene.passage.words, begin)
        if found and begin + found[0] == end and len(found[1]) == 1 and found[1][0]["type"] in HEADS:
            return begin, region_head(found[1][0]["type"], found[1][0]["name"])
    return None


def _headed(scene: Scene, text: str, body: Mention, title: str | None, found: tuple[int, int]) -> Office | None:
    """The office of leading a body that is named elsewhere; the words ``found`` say so."""
    name = " ".join(text[body.start : body.end].split())
    if title is None:
        title = leader(replace(scene.passage, words=words(name)), 0)
    return worded(scene.passage, *found, f"{title} {name}") if title else None


def _leading(scene: Scene, index: int, text: str) -> Office | None:
    """ "X yang mengepalai Y", "X memimpin Y"."""
    keys = scene.passage.keys
    verb = scene.names[index].last
    while verb < len(keys) and (keys[verb] in _SINCE or scene.passage.words[verb].text == ","):
        verb += 1
    return _leads(scene, verb, verb, text) or _in_charge(scene, verb, text)


def _in_charge(scene: Scene, verb: int, text: str) -> Office | None:
    """ "X yang mengoordinasi divisi hukum Bawaslu Y": coordinator of that division."""
    words, keys, end = scene.passage.words, scene.passage.keys, verb + 2
    if end >= len(keys) or keys[verb] not in _IN_CHARGE or keys[verb + 1] != "divisi":
        return None
    while end < len(words) and end - verb < _LONG and words[end].is_word and keys[end] not in FUNCTION_WORDS:
        end += 1
    part = _phrase(scene, verb + 2, end, text)
    return worded(scene.passage, verb, end, f"Koordinator Divisi {part[:1].upper()}{part[1:]}") if part else None


def _leads(scene: Scene, begin: int, verb: int, text: str) -> Office | None:
    """The office that a verb of leading and its body make ("memimpin Bawaslu Garut")."""
    keys = scene.passage.keys
    if verb + 1 >= len(keys) or keys[verb] not in _LEADS.keys() | _LEADS_ANY:
        return None
    title = _LEADS.get(keys[verb]) or leader(scene.passage, verb + 1)
    end = _body(scene, verb + 1)
    if end == verb + 1 or title is None:
        return None
    return worded(scene.passage, begin, end, f"{title} {_phrase(scene, verb + 1, end, text)}")


def _possessed(scene: Scene, index: int, bodies: Sequence[Mention], text: str) -> Office | None:
    """ "Bawaslu Y lewat ketuanya, X": the body is the one named last."""
    sequence, keys = scene.passage.words, scene.passage.keys
    at = scene.names[index].first - 1
    at -= at > 0 and sequence[at].text == ","
    if at < 1 or keys[at] not in _OWN:
        return None
    last = bisect_left(bodies, sequence[at].start, key=lambda m: m.start) - 1
    if last >= 0 and bodies[last].start >= scene.passage.span.start:
        return _headed(scene, text, bodies[last], _OWN[keys[at]], (at, at + 1))
    owner = next((o.organization for o in reversed(scene.offices) if o.end <= at and o.organization), None)
    return worded(scene.passage, at, at + 1, f"{_OWN[keys[at]]} {owner}" if owner else _OWN[keys[at]])


def _vacated(scene: Scene, index: int) -> Office | None:
    """ "Jabatan itu kini diemban X": the office that the sentence before names and gives to nobody."""
    keys, at = scene.passage.keys, scene.names[index].first - 1
    at -= at > 0 and keys[at] in {"oleh", "kepada"}
    begin = max(0, at - _FAR)
    if at < 1 or keys[at] not in _GIVEN_TO or not any(key in _POSTS for key in keys[begin:at]):
        return None
    return next((o for o in reversed(_free(scene)) if o.end <= at and o.held and not o.bare), None)


def _described(scene: Scene, text: str) -> None:
    """ "Perempuan yang memimpin Bawaslu Y itu": an office that points back at whoever was named before."""
    keys = scene.passage.keys
    for at, word in enumerate(scene.passage.words[:-2]):
        if word.is_capital and keys[at] in SOMEBODY and keys[at + 1] == "yang":
            office = _leads(scene, at, at + 2, text)
            if office is not None:
                scene.offices.append(office)


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
        if before < 1 or keys[before] not in {"sebagai", "selaku", "menjadi", "menjabat"} or office.bare:
            continue
        nearest = next((lasts[at] for at in range(before, max(-1, before - _FAR - 1), -1) if at in lasts), None)
        if nearest is None or nearest in scene.posts:
            continue
        between = sequence[scene.names[nearest].last : before]
        if {w.key for w in between} & _UNREAL:
            continue
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
        if two.first - one.last != 1 or keys[one.last] not in {"dan", "maupun", "-", "–"}:
            continue
        at = two.last
        while at - two.last < 4 and at < len(keys) and keys[at] in _BECOME and at not in opening:
            at += 1
        comma = one.first > 0 and keys[one.first - 1] == ","
        found = opening.get(at) if at > two.last else None
        pair = found or closing.get(one.first - comma) or ()
        held = all(office.held for office in pair)
        for index, office in zip((left, left + 1), pair, strict=False):
            # "gubernur dan wakil gubernur terpilih": both are elected only.
            scene.posts[index] = [office._replace(held=held)]
            scene.proof.setdefault(index, set()).add("office")
