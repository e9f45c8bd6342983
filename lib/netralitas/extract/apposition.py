"""Apposition: which office belongs to which name of the same sentence.

An office stands right before its name, behind a comma or in dashes and brackets; or behind the name, in commas, or led
to by words such as "selaku", "yang sehari-hari", "yang baru dua pekan menjadi". Two offices that "yang juga" joins are
one person's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netralitas.extract.offices import MANY, Office
from netralitas.extract.words import word_set

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: Words that lead from a name to an office ("Bambang selaku Ketua ..."), the last one before it.
_AS = word_set(
    "selaku sebagai menjabat adalah merupakan ialah juga yang resmi jabat menjadi jadi ditunjuk dilantik diangkat "
    "kini tercatat didapuk dikukuhkan bertugas sekaligus merangkap jabatan posisi sehari-hari hari pernah sempat "
    "notabene"
)
#: What may stand between a name and those words: when, how long and on whose order (closed classes).
_MEANWHILE = word_set(
    "yang baru saja sudah telah sejak saat ini itu masih sedang tengah kembali lagi lalu kemudian dulu dahulu lama "
    "akan semula sebelumnya sehari - hari dua tiga empat lima enam tujuh delapan sembilan sepuluh satu beberapa "
    "setahun sebulan sepekan seminggu pekan minggu bulan tahun terakhir pertama dipercaya ditugaskan ditetapkan "
    "diberi mengemban amanah tugas mandat memegang menduduki mengisi menempati melanjutkan menerima memulai juga "
    "kini resmi"
)
#: Words that put an office into somebody's past.
_PAST = word_set("pernah sempat semula sebelumnya dulu dahulu")
#: Words between two offices of one person, and what else may stand with them.
_ALSO = word_set("juga sekaligus merangkap kini selaku sebagai")
_JOINING = _ALSO | _MEANWHILE | word_set("dan menjabat menjadi jabat ditunjuk dilantik , adalah merupakan plus")
_DASHES = frozenset("-–—")
#: Words that open a predicate.
_AUXILIARY = word_set("akan telah sudah belum tidak tak bisa dapat harus juga minta hadir ikut dari")
#: Of the words of class, those before several people whose names do not follow.
_ALL = word_set("para sejumlah semua seluruh segenap setiap tiap")
_THAT = word_set("itu tersebut ini")
#: Times between an office and its holder ("Ketua MK saat itu X").
_THEN = frozenset({("saat", "itu"), ("kala", "itu"), ("ketika", "itu"), ("waktu", "itu"), ("saat", "ini")})
#: Words of speech after which "OFFICE itu, NAME" begins the speech and is no apposition.
_SPOKEN = word_set("menurut kata ujar tutur ucap bagi jelas tegas ungkap imbuh tambah papar")
#: So many words at most stand between a name and the words that lead to its office.
_FAR = 12
#: So many words at most has a relative clause between an office and its holder.
_CLAUSE = 6


def appose(scene: Scene) -> None:
    """Give each office to the name it stands with."""
    _seek_together(scene)
    ends = {name.last: index for index, name in enumerate(scene.names)}
    free: list[Office] = []
    for number, office in enumerate(scene.offices):
        target = _forward(scene, office, ends)
        if target is None:
            free.append(office)
            continue
        for other in (*_chained(scene, number), office):
            scene.posts.setdefault(target, []).append(other)
            free = [one for one in free if one is not other]
    for office in free:
        _backward(scene, office, ends)


def _seek_together(scene: Scene) -> None:
    """ "calon gubernur dan wakil gubernur": who seeks the first office seeks the second."""
    for number, (first, second) in enumerate(zip(scene.offices, scene.offices[1:], strict=False)):
        between = scene.passage.keys[first.end : second.begin]
        if not first.held and len(between) == 1 and between[0] in {"dan", "-", "/", "–"}:
            scene.offices[number + 1] = second._replace(held=False)


def _forward(scene: Scene, office: Office, ends: dict[int, int]) -> int | None:
    """The name behind an office: at once, or behind a comma, a dash, a colon or a bracket."""
    sequence, at = scene.passage.words, office.end
    begins = scene.starting
    if at in begins:
        return None if office.begin and scene.passage.keys[office.begin - 1] in _ALL else begins[at]
    if at >= len(sequence) or is_class(scene, office):
        return None
    mark = at
    if scene.passage.keys[at : at + 2] in _THEN and at + 2 in begins:
        return begins[at + 2]
    if sequence[at].key == "yang":
        mark = _behind_clause(scene, at)
    elif sequence[at].key in _THAT and at + 1 < len(sequence) and sequence[at + 1].text == ",":
        mark = at + 1
    text = sequence[mark].text
    if text not in {",", ":", "("} and not (text in _DASHES and sequence[mark].start > sequence[mark - 1].end):
        return None
    target = begins.get(mark + 1)
    if target is None:
        return None
    if (mark > at and not _encloses(scene, office, target)) or _led_from(scene, office, ends) is not None:
        return None
    before = ends.get(office.begin - 1) if office.begin and sequence[office.begin - 1].text == "," else None
    return None if before is not None and before not in scene.posts else target


def _behind_clause(scene: Scene, at: int) -> int:
    """The comma behind a short relative clause ("Anggota yang membidangi hukum, X, ..."); ``at`` without one."""
    sequence, end = scene.passage.words, at
    while end < len(sequence) and end - at < _CLAUSE and sequence[end].text.islower():
        end += 1
    return end if end < len(sequence) and sequence[end].text == "," else at


def is_class(scene: Scene, office: Office) -> bool:
    """Whether an office stands for several people ("300 camat", "para kepala desa")."""
    if not office.begin:
        return False
    before = scene.passage.words[office.begin - 1]
    return before.key in MANY or before.text[0].isdigit()


def _encloses(scene: Scene, office: Office, target: int) -> bool:
    """Whether "OFFICE itu, NAME," is an apposition: closed by a comma, and no speech begins there."""
    sequence, last = scene.passage.words, scene.names[target].last
    if last >= len(sequence) or sequence[last].text != ",":
        return False
    return not office.begin or scene.passage.keys[office.begin - 1] not in _SPOKEN


def _chained(scene: Scene, number: int) -> list[Office]:
    """The offices before one that "yang juga" and the like join to it."""
    found: list[Office] = []
    keys = scene.passage.keys
    while number:
        first, second = scene.offices[number - 1], scene.offices[number]
        between = keys[first.end : second.begin]
        joined = len(between) <= _FAR and bool(set(between) & _ALSO) and all(key in _JOINING for key in between)
        if not joined or is_class(scene, first):
            break
        found.insert(0, first)
        number -= 1
    return found


def _backward(scene: Scene, office: Office, ends: dict[int, int]) -> None:
    """The name before an office, in commas or with words that lead to the office."""
    keys, back = scene.passage.keys, office.begin - 1
    if back < 0:
        return
    target = _led_from(scene, office, ends)
    if target is not None and set(keys[scene.names[target].last : office.begin]) & _PAST:
        office = office._replace(former=True)
    if target is None and scene.passage.words[back].text in {",", "("} | _DASHES:
        target = ends.get(back) if _ends(scene, office) or not _speaks(scene, ends.get(back)) else None
    if target is not None and (target not in scene.posts or keys[back] in {"selaku", "sebagai", "menjadi"}):
        scene.posts.setdefault(target, []).append(office)


def _led_from(scene: Scene, office: Office, ends: dict[int, int]) -> int | None:
    """The name from which words such as "yang menjabat" lead to the office."""
    keys, back = scene.passage.keys, office.begin - 1
    if back < 0 or keys[back] not in _AS:
        return None
    while back >= 0 and keys[back] in _AS | _MEANWHILE and office.begin - back <= _FAR:
        back -= 1
    return ends.get(back if back >= 0 and keys[back] == "," else back + 1)


def _ends(scene: Scene, office: Office) -> bool:
    """Whether no verb follows the office, so that it can be an apposition to the name before."""
    if office.end >= len(scene.passage.words):
        return True
    word = scene.passage.words[office.end]
    return not word.text.islower() or not (word.key in _AUXILIARY or word.key.startswith(("me", "di", "ber", "ter")))


def _speaks(scene: Scene, index: int | None) -> bool:
    """Whether the name stands in a parenthesis of speech ("..., kata Asep, Menteri ... akan ...")."""
    return index is not None and scene.names[index].first in scene.agents
