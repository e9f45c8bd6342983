"""The reference tables: what stands in each CSV of ``data/reference``, with titles, units, meanings and rules.

Columns stand as in the files. A null is an empty cell: unknown, or nothing to say. Codes and dates are text, because
"32.10" is no number and "2024-06" is no day.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from netralitas.tables import reference_columns as columns
from netralitas.tables.columns import about
from netralitas.tables.schemas import EVENT_TYPES, STATUSES
from netralitas.tables.wordlist_schemas import WORDLISTS

LEVELS = ["national", "province", "regency", "district", "mixed"]
ELECTIONS = ["pemilu", "pilkada"]
REGION_TYPES = ["provinsi", "kabupaten", "kota", "kecamatan"]
ACTING = ["Pj", "Pjs", "Plt", "Plh"]
END_CERTAINTIES = ["exact", "month", "year", "seen", "unknown"]
INSTITUTION_KINDS = [
    *("supervisor", "election_body", "personnel", "government", "party", "court"),
    *("police", "military", "media", "association", "other"),
]
OFFICE_KINDS = [
    *("head_of_region", "deputy", "secretary", "agency_head", "election_supervisor", "election_commissioner"),
    *("minister", "legislator", "party", "police", "military", "village", "expert", "other"),
]


class Regions(dy.Schema):
    """Provinces, kabupaten and kota of Indonesia, and the kecamatan of West Java."""

    code = columns.region_code(primary_key=True)
    name = dy.String(regex="^(Provinsi|Kabupaten|Kota|Kecamatan) .*[^ ]$", **about("Name", "Official name."))
    type = columns.one_of("Type", "Kind of region, in Indonesian.", REGION_TYPES)
    parent_code = columns.region_code("Part of", nullable=True)
    latitude = dy.Float64(min=-11.5, max=6.5, **about("Latitude", "Of the region's seat.", "degrees"))
    longitude = dy.Float64(min=94.5, max=141.5, **about("Longitude", "Of the region's seat.", "degrees"))
    area_km2 = dy.Float64(nullable=True, min_exclusive=0, **about("Area", "Null: not known, as for kecamatan.", "km²"))
    population = dy.Int64(
        nullable=True, min=1, **about("Population", "Registered population; null as for area.", "persons")
    )
    aliases = columns.members("Also written", "Short forms and spellings that mean no other region.", nullable=True)
    source = columns.source()
    note = columns.note()

    @dy.rule()
    def name_carries_its_type(cls) -> pl.Expr:
        """The first word of the name is the kind of region."""
        return pl.col("name").str.to_lowercase().str.starts_with(pl.col("type") + pl.lit(" "))

    @dy.rule()
    def code_lies_below_its_parent(cls) -> pl.Expr:
        """A code is its parent's with two more digits; a province has no parent."""
        below = pl.col("code").str.head(-3) == pl.col("parent_code")
        return pl.when(pl.col("type") == "provinsi").then(pl.col("parent_code").is_null()).otherwise(below)

    @dy.rule()
    def names_are_unique_among_siblings(cls) -> pl.Expr:
        """No two regions of one kind and parent bear one name."""
        return pl.struct("name", "type", "parent_code").is_unique()


class TileGrid(dy.Schema):
    """A tile map of the 27 kabupaten and kota of West Java."""

    code = columns.region_code(primary_key=True)
    name = columns.region_name()
    short = dy.String(regex=columns.TRIMMED, max_length=13, **about("Label", "Label of at most 13 characters."))
    column = dy.Int64(min=0, **about("Column", "From west to east, from 0."))
    row = dy.Int64(min=0, **about("Row", "From north to south, from 0."))
    source = columns.source()

    @dy.rule()
    def one_region_a_tile(cls) -> pl.Expr:
        """No two regions stand on one tile."""
        return pl.struct("column", "row").is_unique()


class ElectionCalendar(dy.Schema):
    """Stages of the Pemilu and the Pilkada."""

    stage_id = columns.key("Stage", "Key of the stage.")
    election = columns.one_of("Election", "pemilu or pilkada.", ELECTIONS)
    stage = columns.text("Name", "Name in English.")
    stage_id_name = columns.text("Nama", "Name in Indonesian.")
    start = columns.day("Start", "First day; null: not set.", nullable=True)
    end = columns.day("End", "Last day; null: not set.", nullable=True)
    legal_basis = columns.text("Legal basis", "What sets the dates.")
    level = columns.one_of("Level", "main: a band in charts; detail: all else.", ["main", "detail"])
    source = columns.source()
    certainty = columns.certainty()
    note = columns.note()

    @dy.rule()
    def starts_before_it_ends(cls) -> pl.Expr:
        """The first day is not behind the last, and both exist."""
        days = columns.is_day_of_calendar("start") & columns.is_day_of_calendar("end")
        return columns.in_order("start", "end") & days

    @dy.rule()
    def main_stages_have_both_days(cls) -> pl.Expr:
        """A band needs a start and an end."""
        return (pl.col("level") == "detail") | (pl.col("start").is_not_null() & pl.col("end").is_not_null())


class Institutions(dy.Schema):
    """Offices and bodies; the region of an office is a matter of the record, not of this table."""

    institution_id = columns.key("Institution", "Key of the institution.")
    name = columns.text("Name", "Short form.")
    expansion = columns.text("In full", "Name in full.")
    aliases = columns.members("Also written", "Other written forms.", nullable=True)
    level = columns.one_of("Level", "National, province, regency, district or mixed.", LEVELS)
    kind = columns.one_of("Kind", "Supervisor, election body, personnel, party ...", INSTITUTION_KINDS)
    from_ = columns.moment("From", "When it began; null: not known or before our time.", alias="from")
    to = columns.moment("To", "When it ended; null: it has not.")
    successor = columns.members("Successor", "Institutions that took over its work.", nullable=True)
    source = columns.source()
    note = columns.note()

    @dy.rule()
    def begins_before_it_ends(cls) -> pl.Expr:
        """The beginning is not behind the end, and both exist."""
        days = columns.is_day_of_calendar("from") & columns.is_day_of_calendar("to")
        return columns.in_order("from", "to") & days


class Offices(dy.Schema):
    """Titles that stand before names."""

    office_id = columns.key("Office", "Key of the title.")
    title = columns.text("Title", "Canonical title, in Indonesian.")
    pattern_words = columns.members("As written", "Written forms of the title.")
    english = columns.text("English", "What the title means.")
    level = columns.one_of("Level", "National, province, regency, district or mixed.", LEVELS)
    kind = columns.one_of("Kind", "Head of region, deputy, secretary ...", OFFICE_KINDS)
    takes_region = columns.yes_no("Takes a region", "Whether a region may follow the title.")
    takes_institution = columns.yes_no("Takes an office", "Whether an institution may follow the title.")
    source = columns.source()
    note = columns.note()


class ActingPrefixes(dy.Schema):
    """Words before a title that say that its holder is an acting one."""

    prefix = dy.String(
        primary_key=True, check=lambda column: column.is_in(ACTING), **about("Prefix", "Pj, Pjs, Plt or Plh.")
    )
    variants = columns.members("As written", "Written forms of the prefix.")
    meaning = columns.text("Meaning", "What it means, in English.")
    legal_meaning = columns.text("In law", "One sentence on what the law makes of it.")
    source = columns.source()
    note = columns.note()


class OfficeHolders(dy.Schema):
    """Who held which office, from when to when, and how sure each end is."""

    holder_id = columns.key("Term", "Key of the term.")
    office_id = columns.text("Kind of office", "Row of offices.csv.")
    office = columns.text("Office", "The office as written.")
    region = columns.region_name(nullable=True)
    region_code = columns.region_code("Region's code", nullable=True)
    person = dy.String(regex=r"^[^\s()]([^()]*[^\s()])?$", **about("Person", "Name, without degrees and brackets."))
    aliases = columns.members("Also written", "Other written forms of the name.", nullable=True)
    acting = columns.one_of("Acting", "Pj, Pjs, Plt or Plh; null: not acting.", ACTING, nullable=True)
    from_ = columns.moment("From", "First day, month or year in office, or first seen there.", alias="from")
    from_certainty = columns.one_of("Start known", "How the start is known.", END_CERTAINTIES)
    to = columns.moment("To", "Last day, month or year in office, or last seen there.")
    to_certainty = columns.one_of("End known", "How the end is known.", END_CERTAINTIES)
    source = columns.source()
    certainty = columns.certainty()
    note = columns.note()

    @dy.rule()
    def term_begins_before_it_ends(cls) -> pl.Expr:
        """The start is not behind the end, and both exist."""
        days = columns.is_day_of_calendar("from") & columns.is_day_of_calendar("to")
        return columns.in_order("from", "to") & days

    @dy.rule()
    def certainty_fits_its_date(cls) -> pl.Expr:
        """An unknown end has no date, an exact or a seen one has a day, a month or year is given as such."""

        def fits(date: str, how: str) -> pl.Expr:
            lengths = {"unknown": 0, "year": 4, "month": 7, "exact": 10, "seen": 10}
            given = pl.col(date).str.len_chars().fill_null(0)
            seen_in_month = (pl.col(how) == "seen") & (given == 7)
            return (given == pl.col(how).replace_strict(lengths, default=-1, return_dtype=pl.UInt32)) | seen_in_month

        return fits("from", "from_certainty") & fits("to", "to_certainty")

    @dy.rule()
    def region_comes_with_its_code(cls) -> pl.Expr:
        """Region and code are both there or both empty."""
        return pl.col("region").is_null() == pl.col("region_code").is_null()


class LegalInstruments(dy.Schema):
    """Laws, regulations, circulars and judgments that the news cites."""

    instrument_id = columns.key("Instrument", "Key of the instrument.")
    type = columns.text("Type", "Kind of instrument: UU, PP, PKPU ...")
    number = dy.String(regex=r"^\S(.*\S)?$", **about("Number", "Its number, as printed on it."))
    year = dy.String(regex=r"^(19|20)\d{2}$", **about("Year", "Year of its number."))
    title_id = columns.text("Subject", "Official subject, shortened; null: not known.", nullable=True)
    regulates = columns.text("Regulates", "What it regulates, in English.")
    status = columns.one_of("Status", "in_force, amended or revoked.", ["in_force", "amended", "revoked"])
    status_from = columns.moment("Since", "Since when it has this status.", nullable=False)
    replaced_by = columns.members("Replaced by", "Instruments that amend or replace it.", nullable=True)
    aliases = columns.members("Also written", "Written forms of the citation.")
    source = columns.source()
    certainty = columns.certainty()
    note = columns.note()

    @dy.rule()
    def status_has_a_date_that_exists(cls) -> pl.Expr:
        """The day since when the status holds is one of the calendar."""
        return columns.is_day_of_calendar("status_from")


class ReferenceFigures(dy.Schema):
    """Figures that those of articles can be held against."""

    figure_key = columns.key("Figure", "Key of the figure.")
    value = dy.Float64(min=0, **about("Value", "The number."))
    unit = columns.text("Unit", "What is counted, as in figure_units.csv.")
    what = columns.text("What", "What it says, in English.")
    what_id = columns.members("Cues", "Indonesian words that go with it.")
    region = columns.region_name(nullable=True)
    as_of = columns.moment("As of", "Day, month or year that it is for.", nullable=False)
    election = columns.one_of("Election", "pemilu or pilkada; null: neither.", ELECTIONS, nullable=True)
    source = columns.source()
    certainty = columns.certainty()
    note = columns.note()

    @dy.rule()
    def as_of_exists(cls) -> pl.Expr:
        """The day is one of the calendar."""
        return columns.is_day_of_calendar("as_of")


class EventTypes(dy.Schema):
    """The codebook of events."""

    event_type = dy.String(
        primary_key=True, check=lambda column: column.is_in(EVENT_TYPES), **about("Type", "Kind of event.")
    )
    english = columns.text("English", "The kind in English.")
    definition = columns.text("Definition", "What belongs to it.")
    cues = columns.members(
        "Cues",
        "Indonesian words that tell it; ~ before a root: its forms; … and ……: up to four or twelve words between.",
    )
    example = columns.text("Example", "A phrase of ours.")
    is_not = columns.text("Is not", "What does not belong to it, and where that goes.")
    source = columns.source()


class ViolationStatus(dy.Schema):
    """How far an accusation has come."""

    status = dy.String(primary_key=True, check=lambda column: column.is_in(STATUSES), **about("Status", "The status."))
    cues = columns.members(
        "Cues",
        "Indonesian words that tell it; ~ before a root: its forms; … and ……: up to four or twelve words between.",
    )
    english = columns.text("English", "The status in English.")
    definition = columns.text("Definition", "When it holds.")
    source = columns.source()


class Glossary(dy.Schema):
    """Words that a reader outside Indonesia needs."""

    term = columns.key("Term", "The term.", regex=columns.TRIMMED)
    indonesian = columns.text("Indonesian", "The term in full, in Indonesian.")
    english = columns.text("English", "The term in English.")
    sentence = dy.String(regex=r"^[A-Z0-9].*\.$", **about("Meaning", "One English sentence."))
    source = columns.source()


#: Every reference table by the name of its CSV.
REFERENCE_SCHEMAS: dict[str, type[dy.Schema]] = {
    "regions": Regions,
    "tile_grid": TileGrid,
    "election_calendar": ElectionCalendar,
    "institutions": Institutions,
    "offices": Offices,
    "acting_prefixes": ActingPrefixes,
    "office_holders": OfficeHolders,
    "legal_instruments": LegalInstruments,
    "reference_figures": ReferenceFigures,
    "event_types": EventTypes,
    "violation_status": ViolationStatus,
    "glossary": Glossary,
    **WORDLISTS,
}
