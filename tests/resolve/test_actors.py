"""Who is who across articles. fictional: true"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from netralitas.records import Person
from netralitas.resolve import actors, names
from netralitas.resolve.actors import Appearance, actor_id, resolve
from netralitas.resolve.namesakes import Bearer

Who = tuple[str, str | None, str | None]
GARUT, SUBANG, JABAR = "Kabupaten Garut", "Kabupaten Subang", "Provinsi Jawa Barat"


def person(name: str, office: str | None = None, region: str | None = None, acting: str | None = None) -> Person:
    return Person(name, (), None, None, office, acting, None, region, ())


def ids(*who: Who) -> list[str]:
    """The ids of people in articles a, b, c ..."""
    articles = [Appearance(chr(97 + at), person(*one)) for at, one in enumerate(who)]
    found = resolve(articles)
    return [found[one.article_id, one.person.name] for one in articles]


def test_an_id_is_readable_and_never_empty() -> None:
    assert actor_id(("ma'ruf", "andriani")) == "maruf-andriani"
    assert actor_id(()) == "unnamed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Moh. Asep Lesmana", None, None), ("Muhammad Asep Lesmana", None, None)),
        (("Nur Hidmat", "camat", GARUT), ("Nurhidmat", "camat", GARUT)),
        (("Rangga Nur Hidmat Sari", None, None), ("Rangga Nurhidmat Sari", None, None)),
        (("Dodi Djuandari", "camat", GARUT), ("Dody Juandari", "camat", GARUT)),
        (("Maya Wirasenata", "camat", GARUT), ("Maya Wirasemata", "camat", GARUT)),
        (("A. Wirasena", "sekda", GARUT), ("Andra Wirasena", "sekda", GARUT)),
        (("Maya Wirasena", "ketua_bawaslu", GARUT), ("Maya Dewi Wirasena", "ketua_bawaslu", GARUT)),
        (("Maya Dewi Wirasena", None, None), ("Maya Dewi Anggun Wirasena", None, None)),
        (("Rangga", "bupati", GARUT), ("Rangga Wirasena", "bupati", GARUT)),
        (("Rangga Wirasena", "bupati", GARUT), ("Rangga Wirasena", None, None)),
        (("Rangga Wirasena", "bupati", GARUT), ("Rangga Wirasena", "sekda", JABAR)),
    ],
)
def test_one_person(one: Who, other: Who) -> None:
    first, second = ids(one, other)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Rangga", "bupati", GARUT), ("Rangga", "camat", SUBANG)),
        (("Rangga", None, None), ("Rangga Wirasena", "bupati", GARUT)),
        (("Agus", "sekda", JABAR), ("Agus", "ketua_bawaslu", GARUT)),
        (("Rangga", "anggota_bawaslu", GARUT), ("Rangga Wirasena", "anggota_bawaslu", GARUT)),
        (("Imran", "bupati", SUBANG), ("Imron", "bupati", "Kabupaten Cirebon")),
        (("Dedi Wirasena", "camat", GARUT), ("Dede Wirasena", "camat", GARUT)),
        (("Maya Wirasenata", "camat", GARUT), ("Maya Wirasemata", "camat", SUBANG)),
        (("Maya Wirasenata", None, None), ("Maya Wirasemata", None, None)),
        (("Rangga Wirasena", "camat", GARUT), ("Rangga Wirasena", "camat", SUBANG)),
        (("Rangga Wirasena", "ketua_bawaslu", JABAR), ("Rangga Wirasena", "camat", GARUT)),
        (("A. Wirasena", "sekda", GARUT), ("Beni Wirasena", "sekda", GARUT)),
        (("Ketut Wirasena", "sekda", GARUT), ("Wirasena Ketut", "sekda", GARUT)),
    ],
)
def test_two_people(one: Who, other: Who) -> None:
    first, second = ids(one, other)
    assert first != second


def test_an_alias_on_record_is_enough() -> None:
    # The register has this head of a region under both names.
    assert len(set(ids(("Iip Hidajat", None, None), ("Raden Iip Hidajat", None, None)))) == 1


def test_a_name_that_fits_two_people_stays_alone() -> None:
    found = ids(("Rangga Wirasena", "sekda", GARUT), ("Rangga Lesmana", "sekda", GARUT), ("Rangga", "sekda", GARUT))
    assert found == ["rangga-wirasena", "rangga-lesmana", "rangga"]


def test_two_names_in_one_article_are_two_people() -> None:
    both = [Appearance("a", person("Moch. Asep Lesmana")), Appearance("a", person("Muhammad Asep Lesmana"))]
    assert len(set(resolve(both).values())) == 2
    chief = [Appearance("a", person(name, "bupati", GARUT)) for name in ("Rangga", "Rangga Wirasena")]
    assert len(set(resolve(chief).values())) == 2


def test_an_acting_head_of_another_region_stays_one_person() -> None:
    sent = [
        Appearance("a", person("Rangga Wirasena", "sekda", GARUT), date(2024, 3, 1)),
        Appearance("b", person("Rangga Wirasena", "bupati", SUBANG, "Pj"), date(2024, 4, 1)),
    ]
    assert set(resolve(sent).values()) == {"rangga-wirasena"}


def test_namesakes_have_ids_with_their_region_and_the_better_known_keeps_the_name() -> None:
    camat = ("Rangga Wirasena", "camat", GARUT)
    assert ids(camat, ("Rangga Wirasena", "camat", SUBANG), camat) == [
        "rangga-wirasena",
        "rangga-wirasena-kabupaten-subang",
        "rangga-wirasena",
    ]


def test_a_bare_name_joins_the_namesake_of_its_region() -> None:
    people = [
        Appearance("a", person("Rangga Wirasena", "camat", GARUT)),
        Appearance("b", person("Rangga Wirasena", "camat", SUBANG)),
        Appearance("c", person("Rangga Wirasena"), place=SUBANG),
        Appearance("d", person("Rangga Wirasena"), place="Kota Banjar"),
    ]
    found = [resolve(people)[one.article_id, "Rangga Wirasena"] for one in people]
    assert found[2] == found[1] != found[0]
    assert found[3] not in found[:3]


WORDS = ["Maya", "Wirasena", "Wirasenna", "M", "Moch", "Rangga", "R", "Sari", "Nur", "Hidmat", "Nurhidmat"]
appearances = st.builds(
    lambda article, words, office, region, place: Appearance(
        article, person(" ".join(words), office, region), None, place
    ),
    st.sampled_from(["a1", "a2", "a3", "a4", "a5"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    st.sampled_from(["bupati", "camat", None]),
    st.sampled_from([GARUT, SUBANG, None]),
    st.sampled_from([GARUT, None]),
)
corpora = st.lists(appearances, max_size=12, unique_by=lambda one: (one.article_id, one.person.name))


@settings(max_examples=200, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_article_has_an_actor_twice(
    people: list[Appearance], chance: random.Random
) -> None:
    found = resolve(people)
    assert resolve(chance.sample(people, len(people))) == found
    assert found.keys() == {(one.article_id, one.person.name) for one in people}
    for article in {one.article_id for one in people}:
        own = [actor for (where, _), actor in found.items() if where == article]
        assert len(own) == len(set(own))


def corpus(size: int) -> list[Appearance]:
    """Invented people, each under two names that differ, spread over regions."""
    chance = random.Random(5)
    vowels, consonants = "aiueo", "bcdgjklmnprstw"
    people = []
    for number in range(size):
        first, last = ("".join(chance.choice(s) for s in (consonants, vowels) * 4) for _ in range(2))
        name = f"{chance.choice(['Asep', 'Dedi', 'Maya', 'Rangga'])} {first.title()} {last.title()}"
        region = f"Region {number % 27}"
        people.append(Appearance(f"{number}a", person(name, "camat", region)))
        people.append(Appearance(f"{number}b", person(name.replace(last.title(), f"{last.title()}h"), "camat", region)))
    return people


def sharing_a_key_at_once(numbers: Iterable[int], keys: Sequence[str]) -> Iterator[list[int]]:
    """The direct method: every key of every name in one table."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in set(names.deletions(keys[number])):
            by_key[key].append(number)
    yield from (found for found in by_key.values() if len(found) > 1)


def groups(found: Iterable[list[int]]) -> list[list[int]]:
    return sorted(sorted(group) for group in found)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("ab", min_size=1, max_size=14), max_size=20))
def test_keys_of_one_length_at_a_time_find_what_all_at_once_find(keys: list[str]) -> None:
    numbers = range(len(keys))
    assert groups(actors._sharing_a_key(numbers, keys)) == groups(sharing_a_key_at_once(numbers, keys))


def test_names_a_letter_apart_share_a_key_and_short_ones_only_if_equal() -> None:
    keys = ["wirasenata", "wirasenaa", "wirasenat", "sari", "sara", "sari"]
    assert groups(actors._sharing_a_key(range(6), keys)) == [[0, 1], [0, 2], [1, 2], [3, 5]]


def longer_of_all(people: Sequence[Bearer], aliases: Mapping[str, frozenset[str]]) -> dict[int, set[int]]:
    """The direct method: each name with every other; a shared word and context are asked for, not looked up."""

    def contexts(bearer: Bearer) -> frozenset[str]:
        return bearer.institutions | bearer.records(aliases)

    heard = [{word for word in names.sounds(bearer.words) if len(word) > 1} for bearer in people]
    common = Counter(word for words in heard for word in words)
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in permutations(range(len(people)), 2):
        short, long = people[one], people[other]
        near = heard[one] & heard[other] and contexts(short) & contexts(long)
        rarest = min(heard[one], key=lambda word: (common[word], word), default=None)
        if not near and not (len(short.words) >= 3 and rarest in heard[other]):
            continue
        is_part = names.form(short.words, long.words) is names.Form.PART
        fuller = actors._fullness(long) > actors._fullness(short)
        if is_part and fuller and actors._evidence(short, long, names.Form.PART, aliases):
            found[one].add(other)
    return found


def by_the_direct_methods(people: list[Appearance]) -> Mapping[tuple[str, str], str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actors, "_sharing_a_key", sharing_a_key_at_once)
        patch.setattr(actors, "_longer_forms", longer_of_all)
        return resolve(people)


@settings(max_examples=300, deadline=None)
@given(st.lists(appearances, max_size=25, unique_by=lambda one: (one.article_id, one.person.name)))
def test_actors_are_those_of_the_direct_methods(people: list[Appearance]) -> None:
    assert resolve(people) == by_the_direct_methods(people)


@pytest.mark.slow
def test_actors_of_a_corpus_are_those_of_the_direct_methods() -> None:
    people = corpus(150)
    assert resolve(people) == by_the_direct_methods(people)


def test_comparisons_grow_with_the_corpus_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for size in (200, 800):
        compared = 0

        def counted(one: names.Words, other: names.Words, real: Callable[..., names.Form] = names.form) -> names.Form:
            nonlocal compared
            compared += 1
            return real(one, other)

        with monkeypatch.context() as patch:
            patch.setattr(names, "form", counted)
            assert len(set(resolve(corpus(size)).values())) == size
        counts.append(compared)
    assert counts[1] < 8 * counts[0]
