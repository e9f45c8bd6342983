"""Tables of what is the same across articles: offices over time, institutions, and happenings."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from netralitas.tables import columns
from netralitas.tables.columns import about

AGREEMENTS = ["agrees", "gap", "conflict", "not_in_register"]


class Offices(dy.Schema):
    """One row for each office in which counted articles show a person: the office history."""

    row = dy.String(primary_key=True, **about("Row", "Actor, kind of office, region and acting status in one."))
    actor_id = dy.String(**about("Actor", "The person across articles."))
    name = dy.String(**about("Name", "Fullest name in these articles."))
    office_id = dy.String(**about("Kind of office", "Row of offices.csv."))
    role = dy.String(**about("Office", "Office as written, most recently."))
    organization = dy.String(nullable=True, **about("Institution", "Institution of the office, most recently."))
    region = columns.region()
    region_from = dy.String(
        nullable=True,
        check=lambda column: column.is_in(columns.REGION_FROM),
        **about("Region from", "The surest source of the region: text, register or article; null: no region."),
    )
    acting = dy.String(nullable=True, **about("Acting", "Pj, Pjs, Plt or Plh where the office is an acting one."))
    first_seen = dy.Date(nullable=True, **about("First seen", "Date of the earliest article; null: none has a date."))
    last_seen = dy.Date(nullable=True, **about("Last seen", "Date of the latest article; null: none has a date."))
    articles = dy.Int32(min=1, **about("Articles", "Counted articles that show the person in this office.", "articles"))
    article_id = columns.article_id()
    sentence = columns.sentence()
    agreement = dy.String(
        check=lambda column: column.is_in(AGREEMENTS),
        **about(
            "Against the register",
            "agrees; gap (office_holders.csv has nobody for the time); conflict; not_in_register (no such office).",
        ),
    )
    holder_id = dy.String(
        nullable=True, **about("Register", "Row of office_holders.csv that agrees or contradicts; null: none does.")
    )
    reason = dy.String(**about("Reason", "Why, in a few words."))

    @dy.rule()
    def what_agrees_has_a_row(cls) -> pl.Expr:
        """Agreement and conflict name their row of the register."""
        return pl.col("holder_id").is_not_null() == pl.col("agreement").is_in(["agrees", "conflict"])


class Institutions(dy.Schema):
    """One row an institution and region, under whatever name articles mention it."""

    institution = dy.String(
        primary_key=True, **about("Institution", "Row of institutions.csv, and the region's code behind a colon.")
    )
    institution_id = dy.String(**about("Kind of institution", "Row of institutions.csv."))
    name = dy.String(**about("Name", "Short name and region."))
    kind = dy.String(**about("Kind", "supervisor, election_body, personnel, government, party ... (institutions.csv)."))
    region = dy.String(nullable=True, **about("Region", "Official name; null: national, or the text does not say."))
    written = dy.List(dy.String(), **about("As written", "The forms that articles use."))
    articles = dy.Int32(min=1, **about("Articles", "Articles that mention it.", "articles"))
    mentions = dy.Int32(min=1, **about("Mentions", "Times mentioned in counted articles.", "mentions"))
    inferred = dy.Int32(
        min=0,
        **about("Region inferred", "Mentions whose region is the only one that the article has for it.", "mentions"),
    )
    first_seen = dy.Date(nullable=True, **about("First seen", "Date of the earliest article."))
    last_seen = dy.Date(nullable=True, **about("Last seen", "Date of the latest article."))
    ended = dy.String(nullable=True, **about("Ended", "When the institution ended; null: it stands, or is not known."))
    successors = dy.List(
        dy.String(),
        **about("Tasks passed to", "Rows of institutions.csv that took over its tasks: not merged with it."),
    )
    after_end = dy.Int32(min=0, **about("After its end", "Articles of a later day that still mention it.", "articles"))


class Happenings(dy.Schema):
    """One row an event, whatever the number of articles that report it."""

    event_id = dy.String(primary_key=True, **about("Event", "As in table events."))
    date = dy.String(**about("Date", "ISO day, month or year, as exactly as any report gives it."))
    until = dy.String(nullable=True, **about("Until", "Last day of an interval."))
    first_day = dy.Date(**about("First day", "First day that the date can mean."))
    last_day = dy.Date(**about("Last day", "Last day that the date or interval can mean."))
    precision = dy.String(
        check=lambda column: column.is_in(["day", "month", "year"]), **about("Precision", "day, month or year.")
    )
    type = dy.String(**about("Type", "Kind of event that most reports give."))
    region = columns.region()
    stage_id = dy.String(nullable=True, **about("Stage", "Main stage of the election calendar on its first day."))
    status = dy.String(
        nullable=True, **about("Status", "Of a violation: the status that claims least among the reports; null: none.")
    )
    latest_status = dy.String(
        nullable=True, **about("Latest status", "The status in the latest report that gives one.")
    )
    latest_status_article = dy.String(
        nullable=True, **about("Report of it", "The article that gives the latest status.")
    )
    statuses = dy.List(dy.String(), **about("Statuses", "Every status that is reported, by date of the article."))
    status_articles = dy.List(dy.String(), **about("Reports of them", "The articles of these statuses, in that order."))
    articles = dy.Int32(min=1, **about("Articles", "Articles that report it, copies counted once.", "articles"))
    sources = dy.List(dy.String(), **about("Sources", "These articles, by date."))
    actors = dy.List(dy.String(), **about("Actors", "Persons named with it, as in table actors."))
    participants = dy.List(dy.String(), **about("Participants", "Their names."))
    article_id = columns.article_id()
    sentence = columns.sentence()
    start = columns.start()
    tense = dy.String(**about("Told as", "Whether it is reported (by any), else announced, else recalled."))

    @dy.rule()
    def every_status_has_its_article(cls) -> pl.Expr:
        """Statuses and their articles go in pairs."""
        return pl.col("statuses").list.len() == pl.col("status_articles").list.len()
