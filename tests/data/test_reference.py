"""The reference tables: each valid under its schema, and one table's keys those of another."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import polars as pl
import pytest
from netralitas import paths
from netralitas.records import Status
from netralitas.reference.lexicon import TABLES
from netralitas.tables.lookup import BadReferenceError, load_reference
from netralitas.tables.reference_schemas import ACTING, REFERENCE_SCHEMAS
from netralitas.tables.schemas import EVENT_TYPES, STATUSES

GEOJSON = paths.REFERENCE / "jabar_regions_approx.geojson"


@cache
def table_of(name: str) -> pl.DataFrame:
    return load_reference(name)


def values(table: str, column: str) -> set[str]:
    return set(table_of(table)[column].drop_nulls())


def members(table: str, column: str) -> set[str]:
    return {part for cell in values(table, column) for part in cell.split("|")}


def west_java() -> dict[str, str]:
    regions = table_of("regions").filter(pl.col("parent_code") == "32")
    return dict(regions.select("code", "name").iter_rows())


def test_every_file_has_a_schema_and_every_schema_a_file() -> None:
    assert {path.stem for path in paths.REFERENCE.glob("*.csv")} == set(REFERENCE_SCHEMAS)
    assert set(TABLES) <= set(REFERENCE_SCHEMAS)


@pytest.mark.parametrize("table", sorted(REFERENCE_SCHEMAS))
def test_a_table_is_valid_and_has_the_columns_of_its_schema(table: str) -> None:
    frame = table_of(table)
    header = (paths.REFERENCE / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header == list(REFERENCE_SCHEMAS[table].columns()) == frame.columns
    assert frame.height > 0
    assert frame["source"].null_count() == 0


@pytest.mark.parametrize("table", sorted(REFERENCE_SCHEMAS))
def test_every_column_is_described(table: str) -> None:
    for column in REFERENCE_SCHEMAS[table].columns().values():
        assert 0 < len((column.metadata or {})["title"]) <= 20
        assert (column.description or "").endswith(".")


@pytest.mark.parametrize(
    ("table", "column", "target", "key"),
    [
        ("regions", "parent_code", "regions", "code"),
        ("tile_grid", "code", "regions", "code"),
        ("office_holders", "office_id", "offices", "office_id"),
        ("office_holders", "region_code", "regions", "code"),
        ("office_holders", "acting", "acting_prefixes", "prefix"),
        ("reference_figures", "region", "regions", "name"),
        ("reference_figures", "unit", "figure_units", "unit"),
        ("legal_instruments", "replaced_by", "legal_instruments", "instrument_id"),
        ("legal_instruments", "type", "law_types", "type"),
        ("institutions", "successor", "institutions", "institution_id"),
    ],
)
def test_keys_of_one_table_stand_in_the_other(table: str, column: str, target: str, key: str) -> None:
    assert members(table, column) - values(target, key) == set()


@pytest.mark.parametrize(
    ("table", "name"), [("office_holders", "region"), ("landmarks", "region"), ("tile_grid", "name")]
)
def test_a_region_and_its_code_belong_together(table: str, name: str) -> None:
    known = dict(table_of("regions").select("code", "name").iter_rows())
    code = "code" if table == "tile_grid" else "region_code"
    rows = table_of(table).filter(pl.col(name).is_not_null()).select(code, name).rows()
    assert [(code, name) for code, name in rows if known.get(code) != name] == []


@pytest.mark.parametrize(
    ("table", "column", "listed"),
    [
        ("event_types", "event_type", EVENT_TYPES),
        ("violation_status", "status", STATUSES),
        ("violation_status", "status", get_args(Status)),
        ("acting_prefixes", "prefix", ACTING),
    ],
)
def test_a_closed_list_is_the_same_everywhere(table: str, column: str, listed: list[str]) -> None:
    assert values(table, column) == set(listed)


@pytest.mark.parametrize("election", ["pemilu", "pilkada"])
def test_main_stages_of_an_election_do_not_overlap(election: str) -> None:
    main = table_of("election_calendar").filter((pl.col("election") == election) & (pl.col("level") == "main"))
    spans = sorted(main.select("start", "end", "stage_id").iter_rows())
    assert [(one[2], other[2]) for one, other in pairwise(spans) if other[0] <= one[1]] == []


def test_voting_days_are_those_of_the_elections() -> None:
    days = table_of("election_calendar").filter(pl.col("stage_id").str.ends_with("_pemungutan_suara"))
    assert dict(days.select("election", "start").iter_rows()) == {"pemilu": "2024-02-14", "pilkada": "2024-11-27"}


def test_west_java_has_18_kabupaten_and_9_kota_in_grid_and_map() -> None:
    names = west_java()
    kinds = [name.split()[0] for name in names.values()]
    assert (kinds.count("Kabupaten"), kinds.count("Kota")) == (18, 9)
    assert dict(table_of("tile_grid").select("code", "name").iter_rows()) == names
    drawn = [feature["properties"] for feature in json.loads(GEOJSON.read_text(encoding="utf-8"))["features"]]
    assert {entry["code"]: entry["name"] for entry in drawn} == names
    assert {entry["boundaries"] for entry in drawn} == {"approximate"}


def test_the_population_of_west_java_adds_up_to_the_province() -> None:
    regions = table_of("regions")
    parts = regions.filter(pl.col("parent_code") == "32")["population"].sum()
    whole = regions.filter(pl.col("code") == "32")["population"].item()
    assert parts == pytest.approx(whole, rel=0.001)
    assert 48e6 < parts < 53e6


def test_an_alias_means_one_region_of_its_kind() -> None:
    frame = table_of("regions").filter(pl.col("type") != "kecamatan")
    owners: dict[str, set[str]] = {}
    for name, aliases in frame.select("name", "aliases").iter_rows():
        for form in [name, *(aliases or "").split("|")]:
            owners.setdefault(form.lower(), set()).add(name)
    owners.pop("", None)
    assert {form: sorted(who) for form, who in owners.items() if len(who) > 1} == {}


def test_neighbours_on_the_grid_lie_as_on_the_map() -> None:
    """East is to the right and north is up, as far as squares allow."""
    grid = table_of("tile_grid").join(table_of("regions").select("code", "latitude", "longitude"), on="code")
    assert grid.select(pl.corr("column", "longitude")).item() > 0.9
    assert grid.select(pl.corr("row", "latitude")).item() < -0.9


@pytest.mark.parametrize(("table", "column"), [("boilerplate_rules", "pattern")])
def test_a_pattern_matches_its_example(table: str, column: str) -> None:
    for row in table_of(table).to_dicts():
        assert re.match(row[column], row["example"], re.IGNORECASE), row["rule"]


def test_no_speech_form_belongs_to_two_verbs() -> None:
    forms = [form for cell in table_of("speech_verbs")["forms"] for form in cell.split("|")]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


@pytest.mark.parametrize(
    ("table", "column", "cell", "rule"),
    [
        ("election_calendar", "start", "2030-01-01", "starts_before_it_ends"),
        ("election_calendar", "level", "band", "level|check"),
        ("tile_grid", "short", "Kabupaten Bandung", "short|max_length"),
        ("regions", "code", "32.1", "code|regex"),
        ("legal_instruments", "source", "", "source|nullability"),
        ("glossary", "sentence", "no full stop", "sentence|regex"),
    ],
)
def test_a_broken_table_is_named_with_the_rule(table: str, column: str, cell: str, rule: str, tmp_path: Path) -> None:
    frame = pl.read_csv(paths.REFERENCE / f"{table}.csv", infer_schema=False)
    broken = frame.with_columns(pl.lit(cell or None, dtype=pl.String).alias(column))
    broken.write_csv(tmp_path / f"{table}.csv")
    with pytest.raises(BadReferenceError, match=re.escape(rule)):
        load_reference(table, tmp_path)
