"""The JSON of one article: every key is documented, every offset fits. fictional: true"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from made import person, reading, statement
from netralitas import paths
from netralitas.evaluate.interchange import as_json
from netralitas.records import Entity

TEXT = "Rapat\nCamat Rangga Wirasena mengatakan bahwa semua siap."


def made() -> dict[str, Any]:
    found = reading(TEXT, [person(TEXT, "Rangga Wirasena")], [], [statement(TEXT, "semua siap", "Rangga Wirasena")])
    start = TEXT.index("Rangga")
    entity = Entity(start, start + len("Rangga Wirasena"), "PER", "stanza")
    return as_json(replace(found, document=replace(found.document, entities=(entity,))))


def test_every_key_is_documented() -> None:
    page = (paths.ROOT / "docs" / "interchange.md").read_text(encoding="utf-8")
    named = {key for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}
    assert named == set(made())


def test_entities_are_the_model_s_with_their_rule() -> None:
    assert made()["entities"] == [{"start": 12, "end": 27, "label": "PER", "text": "Rangga Wirasena", "rule": "stanza"}]


def test_a_statement_has_its_words_and_speaker() -> None:
    (said,) = made()["statements"]
    assert (said["text"], said["speaker"]) == ("semua siap", "Rangga Wirasena")
    assert TEXT[said["start"] : said["end"]] == "semua siap"
