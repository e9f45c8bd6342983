"""The report under a reader's hands: brush, point, click, search, download. One browser does all of it in seconds."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from browser.chromium import chromium
from netralitas import paths
from netralitas.report import safe_csv
from netralitas.tables import store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def done(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each thing that ``clicks.mjs`` did, by its name."""
    job = tmp_path_factory.mktemp("clicks") / "job.json"
    job.write_text(json.dumps({"chromium": chromium(), "site": str(site)}), encoding="utf-8")
    here = paths.ROOT / "tests" / "browser"
    ran = subprocess.run(
        ["node", "clicks.mjs", str(job)], cwd=here, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def came_of(done: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = done[name]
    assert "error" not in found, found["error"]
    return found


def test_brushing_the_overview_enlarges_the_detail(done: dict[str, Any]) -> None:
    found = came_of(done, "brush")
    before, after = (re.findall(r"from (.*) to (.*)", found[when]["axis"])[0] for when in ("before", "after"))
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_pointing_at_a_tile_shows_the_region_on_the_map_and_a_click_opens_it(done: dict[str, Any]) -> None:
    found = came_of(done, "region")
    assert found["before"] == [27, 27]
    assert found["after"] == [["Kota Bandung"], ["Kota Bandung"]]
    assert found["place"] == "pages/regions/32.73.html"
    assert found["title"].strip() == "Kota Bandung"


def test_a_dot_leads_to_its_sentence_and_one_sees_which_it_is(done: dict[str, Any]) -> None:
    found = came_of(done, "sentence")
    article, number = re.findall(r"pages/articles/([0-9a-f]{16})\.html#s(\d+)$", found["place"])[0]
    sentence = store.load("sentences").filter(article_id=article, sentence=int(number))
    first = sentence["text"][0].split()[0]
    assert first in found["target"]["words"]
    assert found["target"]["visible"]
    assert found["target"]["marked"]


def test_a_bar_leads_to_the_row_that_lists_what_it_counts(done: dict[str, Any]) -> None:
    found = came_of(done, "sum")
    speaker = re.findall(r"Speaker: ([^;]+)", found["label"])[0]
    row = found["target"]
    assert row["words"].startswith(speaker)
    assert row["visible"]
    assert row["marked"]
    counted = store.load("articles").filter("counted").select("article_id")
    said = store.load("statements").filter(speaker=speaker).join(counted, on="article_id", how="semi")
    places = {f"../pages/articles/{article}.html#s{at}" for article, at in said.select("article_id", "sentence").rows()}
    assert set(row["links"]) == places
    assert found["then"] == row["links"][0].removeprefix("../")
    assert found["sentence"]["visible"]


def test_a_search_leaves_the_rows_that_have_the_words(done: dict[str, Any]) -> None:
    found = came_of(done, "search")
    assert found["all"] == 50
    assert found["more"] > found["all"]
    assert 0 < len(found["found"]) < found["all"]
    assert all(found["speaker"] in row for row in found["found"])
    assert found["said"].startswith(f"{len(found['found'])} of ")
    assert found["again"] == found["all"]


def test_a_downloaded_table_is_the_table(done: dict[str, Any], tmp_path: Path) -> None:
    found = came_of(done, "download")
    name = found["name"].removesuffix(".csv")
    file = tmp_path / found["name"]
    file.write_text(found["text"], encoding="utf-8")
    assert safe_csv.read(file, name).equals(store.load(name))
