"""fictional: true"""

from __future__ import annotations

import random

import pytest
from netralitas.records import Person
from netralitas.resolve.actors import Appearance, actor_id, name_words, resolve


def person(name: str, office: str | None = None, region: str | None = None) -> Person:
    return Person(name, (), None, None, office, None, None, region, ())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Moch. Rangga Wirasena", ("muhammad", "rangga", "wirasena")),
        ("Muhammad Rangga Wirasena", ("muhammad", "rangga", "wirasena")),
        ("R. Wirasena", ("r", "wirasena")),
        ("Ma'ruf Andriani", ("ma'ruf", "andriani")),
        ("Zoë Wirasena", ("zoe", "wirasena")),
    ],
)
def test_spellings_fold(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_an_id_is_readable_and_never_empty() -> None:
    assert actor_id(("ma'ruf", "andriani")) == "maruf-andriani"
    assert actor_id(()) == "unnamed"


APPEARANCES = [
    Appearance("a", person("Rangga Wirasena", "bupati", "Kabupaten Garut")),
    Appearance("b", person("Rangga", "bupati", "Kabupaten Garut")),
    Appearance("c", person("Rangga", "camat", "Kabupaten Subang")),
    Appearance("d", person("Moh. Asep Lesmana")),
    Appearance("e", person("Muhammad Asep Lesmana")),
]


def test_a_short_name_joins_by_office_and_region_and_not_by_the_name_alone() -> None:
    ids = resolve(APPEARANCES)
    assert ids["b", "Rangga"] == ids["a", "Rangga Wirasena"] == "rangga-wirasena"


def test_one_person_under_two_spellings_is_one_actor() -> None:
    ids = resolve(APPEARANCES)
    assert ids["d", "Moh. Asep Lesmana"] == ids["e", "Muhammad Asep Lesmana"]


def test_a_given_name_that_fits_two_people_stays_alone() -> None:
    two = [
        Appearance("a", person("Rangga Wirasena", "camat", "Kabupaten Garut")),
        Appearance("b", person("Rangga Lesmana", "camat", "Kabupaten Garut")),
        Appearance("c", person("Rangga", "camat", "Kabupaten Garut")),
    ]
    assert resolve(two)["c", "Rangga"] == "rangga"


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(APPEARANCES, len(APPEARANCES))
    assert resolve(shuffled) == resolve(APPEARANCES)


def test_two_names_in_one_article_are_two_people() -> None:
    ids = resolve([*APPEARANCES[:2], Appearance("a", person("Rangga", "bupati", "Kabupaten Garut"))])
    assert ids["a", "Rangga"] != ids["a", "Rangga Wirasena"]
