"""Region pages: one for each kabupaten and kota of the tile grid, from one template, made to be printed."""

from __future__ import annotations

import re
from collections import Counter

from markupsafe import Markup

from netralitas.charts.frame import plural
from netralitas.report import marking, timeline_svg
from netralitas.report.corpus_rows import CorpusRows, Row
from netralitas.report.evidence import counted
from netralitas.report.marking import short
from netralitas.report.region_rows import Reference, RegionRows, distinct, evidence_link, gather
from netralitas.report.static_page import Cell, Frame, Section, dated, indonesian, written_date, written_number


def pages(frame: Frame, corpus: CorpusRows, reference: Reference) -> dict[str, bytes]:
    """Every region's page and the index of regions, by path below ``pages/``."""
    regions = gather(corpus, reference)
    shown = timeline_svg.window(list(corpus.articles.values()), reference.stages)
    files = {}
    for position, region in enumerate(regions):
        files[f"regions/{region.code}.html"] = frame.page(
            "region.html",
            region.name,
            region=region,
            population=reference.populations.get(region.code),
            summary=_summary(region),
            sections=_sections(region, corpus, reference, shown),
            before=regions[position - 1] if position else None,
            after=regions[position + 1] if position + 1 < len(regions) else None,
        )
    tiles = [
        {
            **tile,
            "articles": len(region.about),
            "covered": len(region.covered),
            "events": len(distinct(region.events)),
            "people": len({row["actor_id"] for row in region.appearances}),
        }
        for tile, region in zip(reference.grid, regions, strict=True)
    ]
    files["regions/index.html"] = frame.page(
        "regions.html",
        "Regions of West Java",
        tiles=tiles,
        without=[one["name"] for one in tiles if not one["articles"]],
    )
    return files


def _summary(region: RegionRows) -> str:
    if not region.covered:
        return f"No article of this corpus covers {region.name}. That says nothing about what happened there."
    about = (
        f"It is the main region of {plural(len(region.about), 'article')}"
        if region.about
        else ("No article is mainly about it")
    )
    people = len({row["actor_id"] for row in region.appearances})
    officials = plural(people, "person in office", "people in office")
    cover = "covers" if len(region.covered) == 1 else "cover"
    return (
        f"{about}; {plural(len(region.covered), 'article')} {cover} it at all. "
        f"{plural(len(distinct(region.events)), 'dated event')}, {officials} and "
        f"{plural(len(region.statements), 'statement')} were found."
    )


def _sections(
    region: RegionRows, corpus: CorpusRows, reference: Reference, shown: timeline_svg.Window | None
) -> list[Section]:
    return [
        *_timeline(region, reference, shown),
        _officials(region, corpus),
        _holders(region, corpus, reference),
        _cases(region, reference),
        _statements(region, corpus),
        _law(region),
        _figures(region),
        _sources(region, corpus),
    ]


def _timeline(region: RegionRows, reference: Reference, shown: timeline_svg.Window | None) -> list[Section]:
    events = distinct(region.events)
    reports = Counter(event["event_id"] for event in region.events)
    drawn = timeline_svg.drawing(events, reference.stages, shown, region.name) if shown else Markup()
    outside = sum(not shown.holds(event) for event in events) if shown else len(events)
    words = "" if events else f"No dated event in {region.name} was found."
    if drawn:
        words = "Filled: told as past. Hollow: announced. Bar: only the month is known, or it lasts."
        words += f" {plural(outside, 'event')} outside of the drawn time: see the table." if outside else ""
    rows = tuple(
        (
            dated(event["date"], event["until"]),
            indonesian(event["type"].replace("_", " ")),
            _told(event),
            Cell(event["tense"]),
            Cell(str(reports[event["event_id"]]), number=True),
        )
        for event in events
    )
    return [
        Section(
            "timeline",
            "What happened",
            words,
            "Events in date order, each with the sentence that reports it.",
            ("Date", "Type", "Sentence", "Told as", "Reports"),
            rows,
            drawn,
        )
    ]


def _told(event: Row) -> Cell:
    """The sentence that reports an event, or the article where a dateline or metadata do."""
    return indonesian(event["told"], event["href"]) if event["told"] else Cell("not in a sentence", event["href"])


def _officials(region: RegionRows, corpus: CorpusRows) -> Section:
    groups: dict[str, list[Row]] = {}
    for row in region.appearances:
        groups.setdefault(row["actor_id"], []).append(row)
    rows = []
    for group in sorted(groups.values(), key=lambda found: (-len(found), found[0]["name"])):
        group.sort(key=lambda row: str(corpus.articles[row["article_id"]]["date"]))
        offices = list(dict.fromkeys(row["role"] for row in group))
        name = max((row["name"] for row in group), key=len)
        rows.append(
            (
                indonesian(name, evidence_link(group[0])),
                indonesian(" · ".join(offices)),
                Cell(str(len(group)), number=True),
                Cell("yes" if any(row["speaks"] for row in group) else "–"),
            )
        )
    return Section(
        "people",
        "Who is in office, as articles write it",
        "" if rows else f"No article names a person with an office in {region.name}.",
        "People with an office in the region; the name leads to the first article.",
        ("Person", "Office, as written", "Articles", "Speaks"),
        tuple(rows),
    )


def _holders(region: RegionRows, corpus: CorpusRows, reference: Reference) -> Section:
    named, counts = corpus.actors_by_name, corpus.articles_by_actor
    rows = []
    for holder in reference.holders:
        if holder["region_code"] != region.code:
            continue
        names = [holder["person"], *(holder["aliases"] or "").split("|")]
        actor = next((named[name.casefold()] for name in names if name.casefold() in named), None)
        addresses = re.findall(r"https?://[^\s;]+", holder["source"])
        source = marking.safe_link(addresses[0]) if addresses else None
        since = _term(holder["from"], holder["from_certainty"], "first seen ")
        until = _term(holder["to"], holder["to_certainty"], "last seen ")
        rows.append(
            (
                indonesian(holder["person"]),
                indonesian(holder["office"]),
                Cell(since if since == until else f"{since} to {until}"),
                Cell(str(counts[actor]) if actor else "0", number=True),
                Cell("source", source, away=True) if source else Cell("general knowledge"),
            )
        )
    return Section(
        "holders",
        "Who is in office, as our reference table has it",
        "" if rows else f"The reference table of office-holders has nobody for {region.name}.",
        "Office-holders from office_holders.csv; of a term sometimes only the first or last day seen is known.",
        ("Person", "Office", "Term", "Articles", "Source"),
        tuple(rows),
    )


def _term(value: str | None, certainty: str, seen: str) -> str:
    if not value:
        return "unknown"
    return f"{seen if certainty == 'seen' else ''}{written_date(value)}"


def _cases(region: RegionRows, reference: Reference) -> Section:
    meaning = {row["status"]: row["english"] for row in reference.statuses}
    cases = [event for event in region.events if event["status"] or event["type"] in {"pelanggaran", "sanksi"}]
    rows = tuple(
        (
            dated(case["date"], case["until"]),
            Cell((case["status"] or "not stated").replace("_", " ")),
            _told(case),
        )
        for case in cases
    )
    used = [meaning[status] for status in meaning if any(case["status"] == status for case in cases)]
    words = f"Status is what the words say, and no more: {'; '.join(used)}." if used else ""
    return Section(
        "cases",
        "Cases and their status",
        words if rows else f"No case in {region.name} was found.",
        "Accusations and sanctions with a date, one row a report.",
        ("Date", "Status", "Sentence"),
        rows,
    )


def _statements(region: RegionRows, corpus: CorpusRows) -> Section:
    rows = tuple(
        (
            dated(corpus.articles[row["article_id"]]["date"]),
            indonesian(row["speaker"]),
            Cell(row["kind"]),
            indonesian(marking.quoted(row["text"], full=corpus.is_full(row["article_id"])), evidence_link(row)),
        )
        for row in sorted(
            region.statements,
            key=lambda row: (str(corpus.articles[row["article_id"]]["date"]), row["article_id"], row["start"]),
        )
    )
    return Section(
        "statements",
        "What was said",
        "" if rows else f"No statement was found for {region.name}.",
        "Statements in articles that are mainly about the region, and of people in office there.",
        ("Article of", "Speaker", "Form", "Words"),
        rows,
    )


def _law(region: RegionRows) -> Section:
    rows = tuple(
        (
            indonesian(row["text"], evidence_link(row)),
            Cell(row["instrument_id"] or "not in our register"),
            Cell(short(row["doubt"] or "–")),
        )
        for row in region.law
    )
    return Section(
        "law",
        "Law",
        "" if rows else "No article that is mainly about it cites an instrument of law.",
        "Instruments of law as cited in articles that are mainly about the region.",
        ("As written", "Instrument", "Doubt"),
        rows,
    )


def _figures(region: RegionRows) -> Section:
    rows = tuple(
        (
            Cell(written_number(row["value"]), number=True),
            indonesian(counted(row["unit"], row["thing"]), evidence_link(row)),
            indonesian(row["speaker"]),
            Cell(row["agreement"] or "nothing to compare with"),
        )
        for row in region.figures
    )
    return Section(
        "figures",
        "Figures",
        "" if rows else "No article that is mainly about it gives a figure.",
        "Figures in articles that are mainly about the region.",
        ("Value", "Of what", "Given by", "Against reference"),
        rows,
    )


def _sources(region: RegionRows, corpus: CorpusRows) -> Section:
    rows = []
    for article_id, article in corpus.articles.items():
        if article_id not in region.covered:
            continue
        link = marking.safe_link(article["source_url"])
        rows.append(
            (
                dated(article["date"]),
                indonesian(article["title"] or "(no headline)", f"../articles/{article_id}.html"),
                Cell(short(article["outlet"] or "not stated")),
                Cell(f"{100 * region.covered[article_id]:.0f}%", number=True),
                Cell("page", link, away=True) if link else Cell("–"),
            )
        )
    return Section(
        "sources",
        "Sources",
        "" if rows else f"No article covers {region.name}.",
        "Articles that cover the region, with the share that is about it.",
        ("Date", "Headline", "Outlet", "Share", "Source"),
        tuple(rows),
    )
