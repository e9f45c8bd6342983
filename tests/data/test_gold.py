"""The gold of our own dispatches: what a careful reader found, and nothing that the texts do not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from netralitas import paths
from netralitas.tables.lookup import load_reference
from netralitas.tables.schemas import EVENT_TYPES, STATUSES

FOLDER = paths.ROOT / "data" / "gold"
#: Dispatches whose facts stand in articles that are measured on elsewhere: no gold of ours may count them twice.
ELSEWHERE = {"F021", "F022", "F039", "F063", "F064"}
#: Keys of an entry that the format names, beside their `_ok` and `_optional` forms; the README tells of the last three.
KEYS = {
    *("outlet", "published", "dateline_place", "title", "on_topic", "topic_class", "persons", "organizations"),
    *("quotes", "statements", "events", "regions", "primary_region", "legal_refs", "figures", "boilerplate"),
    *("split", "stratum", "topic_doubt"),
}


def split(name: str) -> dict[str, dict[str, Any]]:
    path = FOLDER / f"dispatches_{name}.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {key: entry for key, entry in found.items() if not key.startswith("_")}


SPLITS = {name: split(name) for name in ("dev", "test")}
GOLD = {**SPLITS["dev"], **SPLITS["test"]}
REGIONS = set(load_reference("regions")["name"])
every = pytest.mark.parametrize("name", sorted(GOLD))


def text(name: str) -> str:
    return (paths.ARTICLES / name).read_text(encoding="utf-8").split("---\n", 2)[2]


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


def absent(words: Iterator[str | None], name: str) -> list[str]:
    whole = plain(text(name))
    return [word for word in words if word and plain(word) not in whole]


def entries(name: str, key: str) -> list[Any]:
    return [*GOLD[name].get(key, []), *GOLD[name].get(f"{key}_optional", [])]


def words(entry: Any) -> str:
    """An entry of a list that may be a string or an object with the string under a key."""
    return entry if isinstance(entry, str) else entry.get("text") or entry.get("name") or entry["region"]


def role(person: dict[str, Any]) -> str | None:
    """The words that give the office: of their own where it is not written as one phrase."""
    return person.get("role_text") or person.get("role")


def test_there_are_twenty_and_twenty_of_different_dispatches() -> None:
    assert [len(SPLITS["dev"]), len(SPLITS["test"])] == [20, 20]
    assert not set(SPLITS["dev"]) & set(SPLITS["test"])
    assert all(entry["split"] == name for name, entries in SPLITS.items() for entry in entries.values())


def test_no_dispatch_is_one_whose_facts_are_measured_elsewhere() -> None:
    assert {name[:4] for name in GOLD} & ELSEWHERE == set()


@every
def test_an_entry_has_the_keys_of_the_format(name: str) -> None:
    assert {re.sub(r"_(ok|optional)$", "", key) for key in GOLD[name]} <= KEYS | {"primary"}  # primary_ok
    assert {"persons", "events", "regions", "primary_region", "on_topic", "statements"} <= set(GOLD[name])


@every
def test_persons_stand_in_the_text_with_aliases_and_roles(name: str) -> None:
    people = entries(name, "persons")
    assert absent((form for p in people for form in (p["name"], *p.get("aliases", []), role(p))), name) == []


@every
def test_dates_of_events_stand_in_the_text(name: str) -> None:
    assert absent((event["date_text"] for event in entries(name, "events")), name) == []


@every
def test_laws_stand_in_the_text(name: str) -> None:
    assert absent((words(entry) for entry in entries(name, "legal_refs")), name) == []


@every
def test_statements_have_a_speaker_of_the_article_and_words_of_the_text(name: str) -> None:
    known = {person["name"] for person in entries(name, "persons")}
    for statement in entries(name, "statements"):
        assert statement["speaker"] is None or statement["speaker"] in known
        assert statement["kind"] in {"direct", "indirect"}
        assert absent(iter([statement["sentence"]]), name) == []


@every
def test_dates_types_and_statuses_are_of_the_closed_lists(name: str) -> None:
    for event in entries(name, "events"):
        assert all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", day) for day in event["date"].split("/"))
        assert event["type"] in EVENT_TYPES
        assert event.get("status") in {None, *STATUSES}


@every
def test_regions_are_official_names(name: str) -> None:
    given = [words(entry) for entry in entries(name, "regions")]
    given += [event["region"] for event in entries(name, "events") if event.get("region")]
    given += [GOLD[name]["primary_region"]] if GOLD[name]["primary_region"] else []
    assert [region for region in given if region not in REGIONS] == []
