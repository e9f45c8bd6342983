"""Charts state what they show, from the frame they get. fictional: true"""

from __future__ import annotations

from datetime import date
from typing import Any

import netralitas as nt
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.charts.frame import MissingColumnsError, plural
from netralitas.charts.network import layout, ties
from netralitas.charts.renderer import render
from netralitas.charts.timeline import drawn

ARTICLES = pl.DataFrame(
    {
        "article_id": ["a", "b", "c", "d"],
        "date": [date(2024, 1, 5), date(2024, 1, 9), date(2024, 3, 1), None],
        "title": ["Satu", "Dua", "Tiga", "Empat"],
        "topic_class": ["asn_neutrality", "near_miss", "asn_neutrality", "off_topic"],
        "outlet": ["Kabar", "Kabar", None, "Warta"],
        "counted": [True, True, True, True],
    }
)
ACTORS = pl.DataFrame(
    {"actor_id": ["r", "s"], "name": ["Rangga Wirasena", "Sari Lesmana"], "articles": [3, 1], "role": ["Camat", None]}
)
APPEARANCES = pl.DataFrame(
    {
        "actor_id": ["r", "r", "r", "s"],
        "article_id": ["a", "b", "c", "a"],
        "name": ["Rangga Wirasena"] * 3 + ["Sari Lesmana"],
        "sentence": [0, 2, 3, 1],
        "office_id": ["bupati", "bupati", "bupati", None],
        "acting": ["Pj", "Pj", None, None],
        "region": ["Kabupaten Garut"] * 3 + [None],
        "organization": ["Pemkab Garut", None, "Pemkab Garut", None],
        "speaks": [True, False, True, False],
    }
)
EVENTS = pl.DataFrame(
    {
        "event_id": ["x", "x", "y", "z"],
        "article_id": ["a", "b", "c", "c"],
        "sentence": [1, 1, 2, 4],
        "start": [1, 2, 3, 9],
        "type": ["deklarasi", "deklarasi", "rapat", "rapat"],
        "date": ["2024-09-30", "2024-09-30", "2024-10", "2018"],
        "first_day": [date(2024, 9, 30), date(2024, 9, 30), date(2024, 10, 1), date(2018, 1, 1)],
        "last_day": [date(2024, 9, 30), date(2024, 9, 30), date(2024, 10, 31), date(2018, 12, 31)],
        "precision": ["day", "day", "month", "year"],
        "tense": ["reports", "reports", "announces", "recalls"],
        "region": ["Kota Bandung", "Kota Bandung", None, None],
    }
)
COVERAGE = pl.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "region": ["Kota Bandung", "Kota Bandung", "national"],
        "code": ["32.73", "32.73", None],
        "weight": [1.0, 1.0, 1.0],
        "primary": [True, False, True],
    }
)


def headline(chart: Any) -> str:
    text = chart.to_dict()["title"]["text"]
    return " ".join(text) if isinstance(text, list) else str(text)


def test_the_busiest_month_is_the_headline() -> None:
    chart = nt.articles_by_month(ARTICLES)
    assert headline(chart) == "January 2024 has most articles: 2"
    assert chart.to_dict()["title"]["subtitle"][1] == "1 article without a date left out"


def test_an_outlet_with_much_of_the_corpus_is_named() -> None:
    assert headline(nt.articles_by_outlet(ARTICLES)) == "Kabar gives 50% of the articles"


def test_the_person_named_most_is_the_headline() -> None:
    chart = nt.most_named(ACTORS, APPEARANCES, ARTICLES)
    assert headline(chart).startswith("Rangga Wirasena is named in most articles: 3 of 4 (75%")
    bars = {(row["name"], row["voice"]): row["n"] for row in chart.to_dict()["layer"][0]["data"]["values"]}
    assert bars["Rangga Wirasena", "speaks"] == 2
    assert bars["Sari Lesmana", "only named"] == 1


def test_an_event_reported_twice_is_one_with_two_sources() -> None:
    assert nt.distinct(EVENTS).select("event_id", "sources").rows() == [("z", 1), ("x", 2), ("y", 1)]
    assert nt.distinct(EVENTS)["article_id"].to_list() == ["c", "a", "c"]


def test_a_timeline_shows_days_and_months_and_leaves_years_out() -> None:
    chart = nt.timeline(EVENTS)
    assert headline(chart).startswith("2 events")


def test_a_region_without_an_article_of_its_own_is_counted_as_such() -> None:
    grid = nt.load_reference("tile_grid")
    regions = nt.by_region(COVERAGE, ARTICLES, grid)
    assert regions.height == 27
    assert regions.filter(code="32.73").select("articles", "mentions").row(0) == (1, 2)
    assert headline(nt.tile_grid(regions)) == "1 of 27 regions have an article about them; most in Kota Bandung (1)"
    tiles, shapes = nt.region_map(regions).to_dict()["hconcat"]
    assert len(tiles["data"]["values"]) == len(shapes["data"]["values"]) == 27


def test_what_is_in_no_tile_is_kept_apart() -> None:
    assert nt.elsewhere(COVERAGE, ARTICLES).select("region", "articles").rows() == [("no region: the whole country", 1)]


def test_a_rate_is_events_by_days() -> None:
    rates = {row["stage"]: row for row in nt.stage_rates(EVENTS.with_columns(precision=pl.lit("day"))).to_dicts()}
    assert (rates["Quiet days"]["days"], rates["Quiet days"]["events"]) == (3, 0)
    outside = rates["outside of the main stages"]
    assert outside["per_day"] == pytest.approx(outside["events"] / outside["days"])
    assert sum(row["events"] for row in nt.stage_rates(EVENTS).to_dicts()) == 1


def test_heads_of_a_region_come_and_go() -> None:
    heads = nt.heads(APPEARANCES, ARTICLES)
    assert heads.select("acting", "first", "last").rows() == [
        ("Pj", date(2024, 1, 5), date(2024, 1, 9)),
        ("definitive", date(2024, 3, 1), date(2024, 3, 1)),
    ]


def test_two_are_tied_when_one_article_names_both() -> None:
    nodes, edges = ties(APPEARANCES)
    assert edges.select("one", "other", "articles").rows() == [
        ("Pemkab Garut", "Rangga Wirasena", 2),
        ("Pemkab Garut", "Sari Lesmana", 1),
        ("Rangga Wirasena", "Sari Lesmana", 1),
    ]
    assert nodes["ties"].to_list() == [2, 2, 2]


@given(st.integers(1, 12), st.data())
def test_a_layout_is_the_same_each_time_and_inside_of_its_square(count: int, data: st.DataObject) -> None:
    numbers = st.integers(0, count - 1)
    pairs = [(a, b, 1.0) for a, b in data.draw(st.lists(st.tuples(numbers, numbers), max_size=8)) if a != b]
    places = layout(count, pairs, steps=20)
    assert (places == layout(count, pairs, steps=20)).all()
    assert (places >= 0).all()
    assert (places <= 1).all()


def test_many_events_are_drawn_by_week_and_none_is_lost() -> None:
    many = pl.concat([EVENTS.head(1).with_columns(event_id=pl.lit(str(n)), region=pl.lit(None)) for n in range(50)])
    made = drawn(many, most=10)
    assert made.grain is not None
    assert made.marks.select("n", "when").rows() == [(50, "week of 30 Sep 2024")]


def test_more_than_weeks_can_hold_are_put_together_by_month_and_none_is_lost() -> None:
    weeks = [date(2024, 9, day) for day in (2, 9, 16, 23)]
    rows = [
        EVENTS.head(1).with_columns(
            event_id=pl.lit(f"{kind}{day}"), type=pl.lit(kind), first_day=pl.lit(day), last_day=pl.lit(day)
        )
        for day in weeks
        for kind in ("deklarasi", "deklarasi", "rapat")
    ]
    many = pl.concat(rows).with_columns(event_id=pl.int_range(pl.len()).cast(pl.String))
    made = drawn(many, "region", most=1)
    assert made.grain is not None
    assert (made.grain.said, made.grain.apart) == ("month", False)
    assert made.marks.select("n", "type", "when").rows() == [(12, "deklarasi", "in September 2024")]


def test_events_of_a_year_are_left_out_and_said() -> None:
    assert drawn(EVENTS).undated == 1
    assert nt.timeline(EVENTS).to_dict()["title"]["subtitle"][-1] == (
        "Left out: 1 event of which only the year is known"
    )


def test_happenings_are_events_already() -> None:
    happenings = nt.distinct(EVENTS).with_columns(
        sources=pl.lit(["a", "b", "c"]), articles=pl.lit(3, pl.Int32), article_id=pl.lit("c")
    )
    assert nt.distinct(happenings).select("event_id", "sources", "article_id").row(1) == ("x", 3, "c")


def test_a_mark_leads_to_its_sentence_and_the_rows_are_there_to_read() -> None:
    spec = nt.timeline(EVENTS).to_dict()
    table = spec["usermeta"]["table"]
    assert table["rows"][0][:2] == ["30 Sep 2024", "declaration (deklarasi)"]
    assert table["links"][0] == "pages/articles/a.html#s1"
    page = render(spec)["text/html"]
    assert '<a href="pages/articles/a.html#s1">30 Sep 2024</a>' in page
    assert "usermeta" not in page
    assert "href" not in render(nt.timeline(EVENTS).to_dict())["image/svg+xml"].replace("xlink:href", "")


def test_the_alternative_text_says_kind_matter_and_finding() -> None:
    spec = nt.articles_by_month(ARTICLES).to_dict()
    assert spec["description"] == (
        "Bar chart of 3 articles by month, January 2024 to March 2024. January 2024 has most articles: 2."
    )
    assert f"<desc>{spec['description']}</desc>" in render(spec)["image/svg+xml"]


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (lambda: nt.articles_by_month(ARTICLES.clear()), "no article has a date"),
        (lambda: nt.articles_by_outlet(ARTICLES.clear()), "there are no articles"),
        (lambda: nt.most_named(ACTORS.clear(), APPEARANCES.clear(), ARTICLES), "no person is named"),
        (lambda: nt.voices(APPEARANCES.clear()), "no person is named"),
        (lambda: nt.calendar(EVENTS.clear()), "no article dates an event"),
        (lambda: nt.network(APPEARANCES.clear()), "no article names two people or institutions"),
        (lambda: nt.stage_coverage(EVENTS.clear()), "no event is dated to a day"),
        (lambda: nt.timeline(EVENTS.clear()), "no event has a day or month"),
    ],
)
def test_nothing_to_draw_is_said(chart: Any, said: str) -> None:
    assert chart().to_dict()["description"] == f"No data: {said}"


def test_a_frame_without_the_columns_says_which() -> None:
    with pytest.raises(
        MissingColumnsError, match=r"articles_by_month needs the columns article_id, date, .*; date is not"
    ):
        nt.articles_by_month(ARTICLES.drop("date"))


@pytest.mark.parametrize(("count", "words"), [(0, "0 articles"), (1, "1 article"), (1200, "1,200 articles")])
def test_plural(count: int, words: str) -> None:
    assert plural(count, "article") == words
