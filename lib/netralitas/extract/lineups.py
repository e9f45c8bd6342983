"""Line-ups: an office named once for several people ("Lima penjabat sementara (Pjs) bupati, yakni A (Garut), ...").

Everybody of the list has the office; the region behind a name, or the office in its brackets, says which of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from netralitas.extract.apposition import is_class
from netralitas.extract.epithets import HEADS, region_head
from netralitas.extract.offices import Office, worded
from netralitas.extract.words import word_set

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: Words that open a list of people.
_NAMELY = word_set("yakni yaitu ialah adalah : antara masing-masing meliputi")
#: Words between a name and the region that it is sent to.
_TO = word_set(
    "untuk di ke ( sebagai bertugas memimpin menjabat ditugaskan ditempatkan mengisi dipercaya menjadi kini akan "
    "mulai pada menempati memegang menangani"
)
#: Words that stand between the people of a list.
_BETWEEN = word_set(", ; dan serta - lalu kemudian sedangkan sementara adapun &")
_HEADED = word_set("bupati wali_kota gubernur kepala_daerah")
#: So many words at most lie between the office and the list, and so many paragraphs does its office reach.
_FAR = 16
_PARAGRAPHS = 3


def line_up(scenes: Sequence[Scene]) -> None:
    """Give the people of lists the office that stands before the list, each with the region of their own."""
    heading: Office | None = None
    since = 0
    for number, scene in enumerate(scenes):
        if scene.passage.headlined:
            continue
        for office in _headings(scene):
            for index in _listed(scene, office):
                _give(scene, index, office)
            if office.acting and office.office_id in _HEADED:
                heading, since = office, number
        if heading is not None and number - since < _PARAGRAPHS:
            for index in range(len(scene.names)):
                if _place(scene, index) is not None:
                    # The heading stands in another passage, whose words this one does not have.
                    name = scene.names[index]
                    _give(scene, index, heading._replace(begin=name.begin, end=name.end))


def _headings(scene: Scene) -> Iterator[Office]:
    """Offices that stand for several people and belong to nobody by themselves."""
    taken = {id(office) for posts in scene.posts.values() for office in posts}
    for office in scene.offices:
        if id(office) not in taken and office.held and office.office_id and is_class(scene, office):
            yield office


def _listed(scene: Scene, office: Office) -> Iterator[int]:
    """The people of the list that follows an office: at once behind a comma, or behind "yakni" and its like."""
    sequence, keys = scene.passage.words, scene.passage.keys
    opener = next(
        (
            at
            for at in range(office.end, min(office.end + _FAR, len(keys)))
            if keys[at] in _NAMELY or (at == office.end and sequence[at].text in {",", "("})
        ),
        None,
    )
    if opener is None or any(w.text in ".!?\n" for w in sequence[office.end : opener]):
        return
    found: list[int] = []
    at = opener + 1
    for index, name in sorted(enumerate(scene.names), key=lambda item: item[1].first):
        if name.first < at:
            continue
        between = sequence[at : name.first]
        if any(w.text in ".!?\n" for w in between) or (found and not _parted(scene, at, name.first)):
            break
        if not found and name.first - opener > 4:
            break
        found.append(index)
        at = name.last
    if len(found) > 1:
        yield from found


def _parted(scene: Scene, begin: int, end: int) -> bool:
    """Whether only what belongs to the name before, and a comma or "dan", lies between two names of a list."""
    return (
        end - begin < _FAR
        and end > begin
        and any(key in _BETWEEN for key in scene.passage.keys[max(begin, end - 3) : end])
    )


def _place(scene: Scene, index: int) -> tuple[str, str] | None:
    """Kind and name of the region behind a name ("A untuk Kota Magelang"); null without one."""
    keys, known = scene.passage.keys, scene.passage.vocabulary
    at = scene.names[index].last
    begin = at
    while at < len(keys) and at - begin < 5 and (keys[at] in _TO or (at > begin and keys[at] in {"pj", "pjs", "plt"})):
        at += 1
    found = known.regions.match(scene.passage.words, at) if at > begin else None
    rows = [row for row in found[1] if row["type"] in HEADS] if found and scene.passage.words[at].is_capital else []
    return (rows[0]["type"], rows[0]["name"]) if len(rows) == 1 else None


def _give(scene: Scene, index: int, heading: Office) -> None:
    """Give somebody the heading's office, with a region or office of their own where one stands behind the name."""
    own = scene.posts.get(index, [])
    place = _place(scene, index)
    if own and (own[0].acting or heading.acting is None or own[0].office_id not in _HEADED):
        return
    prefix = f"{heading.acting} " if heading.acting else ""
    if own:
        office = own[0]._replace(acting=heading.acting, wording=f"{prefix}{_text(scene, own[0])}")
    elif place and heading.office_id in _HEADED:
        wording = f"{prefix}{region_head(*place)}"
        made = worded(scene.passage, heading.begin, heading.end, wording) or heading._replace(wording=wording)
        office = made._replace(region=place[1], organization=f"Pemerintah {place[1]}")
    else:
        office = heading
    scene.posts[index] = [office]
    scene.proof.setdefault(index, set()).add("office")


def _text(scene: Scene, office: Office) -> str:
    """The words of an office, a blank between them."""
    return " ".join(word.text for word in scene.passage.words[office.begin : office.end])
