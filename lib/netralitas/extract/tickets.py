"""Tickets: pairs of running mates, whose candidacy stands once for all ("calon bupati dan wakil bupati A-B, C-D").

The first of a pair seeks the office, the second that of the deputy. Which office it is, the nearest words before the
pair say ("calon gubernur", "Pilgub", "pemilihan wali kota"), or the first in the article where none stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from netralitas.extract.offices import worded
from netralitas.extract.words import word_set

if TYPE_CHECKING:
    from netralitas.extract.people import Scene

#: What a race is for, by the candidate's office and by the election's short name.
_SOUGHT = {
    **dict.fromkeys(("calon_gubernur", "calon_wakil_gubernur"), "gubernur"),
    **dict.fromkeys(("calon_bupati", "calon_wakil_bupati"), "bupati"),
    **dict.fromkeys(("calon_wali_kota", "calon_wakil_wali_kota"), "wali kota"),
}
_SHORT = {
    "pilgub": "gubernur",
    "pilbup": "bupati",
    **dict.fromkeys(("pilwalkot", "pilwali", "pilkot"), "wali kota"),
}
_HEADS = {"gubernur": "gubernur", "bupati": "bupati", "wali": "wali kota", "walikota": "wali kota"}
#: Words that a pair of running mates follows; so many words at most lie between.
_PAIR = word_set("pasangan paslon duet urut berpasangan")
_NEAR = 6
_DASHES = frozenset({"-", "–", "—"})
_AND = word_set("dan & / bersama")


class _Race(NamedTuple):
    """What is run for, where the text says so: passage, word, head's title, official region or null."""

    scene: int
    word: int
    title: str
    region: str | None


def tickets(scenes: Sequence[Scene]) -> None:
    """Give running mates without an office of their own the candidacy that the article names."""
    races = sorted(race for number, scene in enumerate(scenes) for race in _races(number, scene))
    if not races:
        return
    for number, scene in enumerate(scenes):
        for left in range(len(scene.names) - 1):
            if not _mates(scene, left):
                continue
            before = [race for race in races if (race.scene, race.word) <= (number, scene.names[left].first)]
            race = before[-1] if before else races[0]
            for index, prefix in ((left, "calon"), (left + 1, "calon wakil")):
                name = scene.names[index]
                office = worded(scene.passage, name.begin, name.end, f"{prefix} {race.title}")
                if office and not any(post.held for post in scene.posts.get(index, ())):
                    scene.posts[index] = [office._replace(region=race.region)]
                    scene.proof.setdefault(index, set()).add("office")


def _races(number: int, scene: Scene) -> Iterator[_Race]:
    for office in scene.offices:
        if office.office_id in _SOUGHT:
            yield _Race(number, office.begin, _SOUGHT[office.office_id], office.region)
    keys = scene.passage.keys
    for at, key in enumerate(keys):
        if key in _SHORT:
            yield _Race(number, at, _SHORT[key], None)
        elif key == "pemilihan" and at + 1 < len(keys) and keys[at + 1] in _HEADS:
            yield _Race(number, at, _HEADS[keys[at + 1]], None)


def _mates(scene: Scene, left: int) -> bool:
    """Whether two names are one ticket: joined by a dash, or by "dan" behind a word for a pair."""
    one, two = scene.names[left], scene.names[left + 1]
    keys = scene.passage.keys
    if two.first - one.last != 1:
        return False
    if scene.passage.words[one.last].text in _DASHES:
        return True
    led = keys[max(0, one.first - _NEAR) : one.first]
    return keys[one.last] in _AND and any(key in _PAIR for key in led)
