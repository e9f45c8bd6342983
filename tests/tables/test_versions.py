"""Versions of the data and the difference between two. fictional: true"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from netralitas.evaluate import diff
from netralitas.tables import versions
from netralitas.tables.versions import Version

OLD = Version(
    corpus="articles",
    figures={"articles": 3, "people": 2, "events": 1},
    articles={"a.md": ["1", "Camat netral"], "b.md": ["2", "Lurah netral"], "c.md": ["3", "Sekda netral"]},
    actors={"sinta": "Sinta Pramudya", "rangga": "Rangga Wirasena"},
    events={"e1": "2024-10-07 sosialisasi, Kabupaten Garut"},
    regions={"32.05": "Kabupaten Garut"},
    quarantine={"d.pdf": "unsupported"},
)
NEW = replace(
    OLD,
    figures={"articles": 3, "people": 3, "events": 2},
    articles={"a.md": ["9", "Camat netral"], "renamed.md": ["2", "Lurah netral"], "d.md": ["4", "<b>Kuwu</b> [x](y)"]},
    actors=OLD.actors | {"bagas": "Bagas Prayoga"},
    events=OLD.events | {"e2": "2024-11 deklarasi"},
    regions=OLD.regions | {"32.73": "Kota Bandung"},
    quarantine={},
)


def test_what_changes_between_two_versions() -> None:
    text = "\n".join(diff.between(OLD, NEW))
    for line in (
        "| people | 2 | 3 | +1 |",
        "### Articles added: 1",
        r"- \<b\>Kuwu\</b\> \[x\]\(y\) (d.md)",
        "### Articles changed: 1",
        "- Camat netral (a.md)",
        "### Articles removed: 1",
        "- Sekda netral (c.md)",
        "- Bagas Prayoga",
        r"- 2024\-11 deklarasi",
        "- Kota Bandung",
        "### Files no longer put aside: 1",
    ):
        assert line in text
    # A file that was only renamed is no change, and a figure that stayed is not listed.
    assert "renamed.md" not in text
    assert "| articles |" not in text


def test_nothing_changes() -> None:
    assert list(diff.between(OLD, OLD))[-1] == "Nothing: both versions hold the same."


def test_a_long_list_is_cut_and_says_so() -> None:
    many = replace(OLD, actors={str(n): f"Orang {n}" for n in range(50)})
    text = "\n".join(diff.between(replace(OLD, actors={}), many))
    assert "### People that are new: 50" in text
    assert "- … and 20 more" in text


@pytest.mark.parametrize("words", ["a\nb", "a\u202eb", "x" * 500, "![i](http://e.example/)", "#1 @team"])
def test_an_article_writes_no_markup_into_the_summary(words: str) -> None:
    lines = list(diff.between(replace(OLD, actors={}), replace(OLD, actors={"n": words})))
    line = lines[lines.index("### People that are new: 1") + 2]
    assert "\n" not in line
    assert "\u202e" not in line
    assert len(line) < 400
    assert "](" not in line.replace("\\]\\(", "")


def test_keeping_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [OLD]
    monkeypatch.setattr(versions, "version", lambda _tables=None: now[0])
    assert versions.keep(None, tmp_path)
    assert not versions.keep(None, tmp_path)
    assert versions.before(OLD, tmp_path) is None
    now[0] = NEW
    assert versions.before(NEW, tmp_path) == OLD
    assert versions.keep(None, tmp_path)
    assert versions.before(NEW, tmp_path) == OLD
    assert versions.read(tmp_path / versions.PREVIOUS) == OLD
    # Another corpus is never held against this one.
    assert versions.before(replace(NEW, corpus="other"), tmp_path) is None


def test_the_shipped_version(tmp_path: Path) -> None:
    """The same tables give the same bytes."""
    for name in ("a", "b"):
        assert versions.keep(None, tmp_path / name)
    texts = [(tmp_path / name / versions.LATEST).read_bytes() for name in ("a", "b")]
    assert texts[0] == texts[1]
    found = versions.read(tmp_path / "a" / versions.LATEST)
    assert found is not None
    assert found.figures["articles"] == len(found.articles) == 90
    assert len(texts[0]) < 100_000
