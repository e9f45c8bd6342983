from __future__ import annotations

import json
import re
from typing import Any

import altair as alt
import polars as pl
import pytest
from netralitas.charts import theme
from netralitas.charts.renderer import chart_html, chart_id, render, script_json

HOSTILE = ["</script><script>alert(1)</script>", "<!--", "&amp;", "line\u2028sep\u2029end", "]]>"]


def spec(name: str) -> dict[str, Any]:
    chart = alt.Chart(alt.Data(values=[{"who": name, "n": 1}]), title="One bar", description=f"Bar: {name}")
    found: dict[str, Any] = chart.mark_bar().encode(x="n:Q", y="who:N").to_dict()
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_data_never_close_the_script(text: str) -> None:
    safe = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(safe)
    assert json.loads(safe) == {"text": text}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_gets_one_script_and_a_label_that_is_text(text: str) -> None:
    page = chart_html(spec(text))
    assert page.count("<script") == page.count("</script>") == 1
    label = re.search(r'aria-label="([^"]*)"', page)
    assert label is not None
    assert "<" not in label[1]


def test_the_same_chart_has_the_same_id_and_another_one_another() -> None:
    assert chart_id(spec("a")) == chart_id(spec("a"))
    assert chart_id(spec("a")) != chart_id(spec("b"))


def test_one_chart_has_an_output_for_every_reader() -> None:
    outputs = render(spec("Rangga"))
    assert set(outputs) == {"text/html", "image/svg+xml", "text/plain"}
    assert outputs["image/svg+xml"].startswith("<svg")
    assert "Rangga" in outputs["image/svg+xml"]
    assert outputs["text/plain"] == "Chart: One bar"
    assert outputs == render(spec("Rangga"))


def test_nothing_is_fetched_to_draw() -> None:
    remote = spec("a") | {"data": {"url": "https://example.org/data.csv"}}
    with pytest.raises(ValueError, match=r"allowed|access"):
        render(remote)


def test_every_event_type_has_its_colour() -> None:
    from netralitas.tables.schemas import EVENT_TYPES

    assert set(EVENT_TYPES) <= set(theme.COLOURS)
    assert len({theme.COLOURS[name] for name in EVENT_TYPES}) == len(EVENT_TYPES)


@pytest.mark.parametrize("name", ["new\nline", "quote'", 'quote"', "back\\slash", "${1}", "\u2028", "'+alert(1)+'"])
def test_names_of_articles_never_become_an_expression(name: str) -> None:
    """Vega-Lite writes a list of names to sort by into an expression: charts order by a scale's domain instead."""
    from netralitas.charts.frame import in_order

    data = alt.Data(values=[{"who": name, "n": 1}, {"who": "other", "n": 2}])
    y = alt.Y("who:N", scale=in_order(pl.Series([name, "other"])))
    drawn = alt.Chart(data).mark_bar().encode(x="n:Q", y=y).to_dict()
    assert "sort" not in drawn["encoding"]["y"]
    assert render(drawn)["image/svg+xml"].startswith("<svg")


def test_no_chart_sorts_by_a_list_of_names() -> None:
    from netralitas import paths

    for path in sorted((paths.ROOT / "lib" / "netralitas" / "charts").glob("*.py")):
        assert not re.search(r"sort=[\w.\[\]\"]+\.to_list\(\)", path.read_text(encoding="utf-8")), path.name
