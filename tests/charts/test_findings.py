"""The report's own tables: no chart is too large, and the summary follows the data."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import netralitas as nt
import polars as pl
import pytest
from netralitas.charts.versions import changes
from netralitas.tables import versions
from netralitas.tables.store import NoTablesError

CHARTS: dict[str, Callable[[], Any]] = {
    "calendar": lambda: nt.calendar(nt.load("events")),
    "timeline": lambda: nt.timeline(nt.load("events")),
    "network": lambda: nt.network(nt.load("appearances"), nt.load("mentions")),
    "map": lambda: nt.region_map(nt.by_region(nt.load("coverage"), nt.load("articles"))),
}


@pytest.fixture(autouse=True)
def _tables() -> None:
    try:
        nt.load("events")
    except NoTablesError:
        pytest.skip("needs the built tables: run `netralitas build`")


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_is_larger_than_300_kb(name: str) -> None:
    spec = CHARTS[name]().to_dict()
    spec.pop("usermeta", None)
    assert len(json.dumps(spec, separators=(",", ":"))) < 300_000


@pytest.mark.parametrize("chart", [nt.timeline, nt.calendar])
def test_fifty_times_the_events_fit_as_well(chart: Callable[[pl.DataFrame], Any]) -> None:
    events = nt.load("events")
    many = pl.concat(
        [events.with_columns(pl.format("{}-{}", "event_id", pl.lit(n)).alias("event_id")) for n in range(50)]
    )
    spec = chart(many).to_dict()
    spec.pop("usermeta")
    assert len(json.dumps(spec, separators=(",", ":"))) < 300_000


def test_the_findings_are_those_of_the_tables() -> None:
    found = nt.findings()
    articles = nt.load("articles").filter("counted")
    assert found.articles == articles.height
    assert found.months == articles["date"].drop_nulls().dt.truncate("1mo").n_unique()
    assert found.covered + len(found.silent) == found.regions == 27
    assert found.on_topic.startswith(f"{articles.filter('on_topic').height} of {articles.height} ")


def test_english_and_indonesian_prose_say_the_same_number() -> None:
    found = {"people": 1234, "rate": 0.5, "share": "12 of 1,090 (1%; 1–2%)", "name": asdict(nt.findings())["region"]}
    template = "{people} · {rate} · {share} · {name}"
    assert nt.say(template, **found).markdown.startswith("1,234 · 0.5 · 12 of 1,090")
    assert nt.katakan(template, **found).markdown.startswith(r"1.234 · 0,5 · 12 dari 1\.090")


def test_the_first_version_has_nothing_to_compare_with(tmp_path: Path) -> None:
    assert changes(tmp_path).is_empty()


def test_a_number_that_changed_is_told(tmp_path: Path) -> None:
    now = versions.version()
    old = replace(now, figures={**now.figures, "articles": now.figures["articles"] - 2})
    (tmp_path / versions.LATEST).write_text(json.dumps(asdict(old)), encoding="utf-8")
    assert changes(tmp_path).select("number", "change").rows() == [("articles", 2)]
