"""What is the same across articles, as tables: offices over time, institutions, happenings, and the events' ids.

Each function takes finished tables (only the columns it names) and gives rows under the schema of its table, unsorted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from netralitas.extract.polls import voting_days
from netralitas.reference import Lexicon
from netralitas.resolve import calendar, events, institutions, offices, posts

Row = dict[str, Any]
_SURE = {"text": 0, "register": 1, "article": 2}
_TENSES = ("reports", "announces", "recalls")


def days(articles: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    """The articles with their ``date``, whether they are ``counted``, and the day that they were ``written`` by.

    That is the day of publication, else the last day that they report on: an article tells of offices as of that day.
    """
    told = reports.filter(tense="reports", precision="day").group_by("article_id").agg(pl.col("first_day").max())
    written = pl.coalesce("published", "first_day", "date").alias("written")
    return articles.join(told, on="article_id", how="left").select("article_id", "date", "counted", written)


def event_ids(rows: pl.DataFrame, ids: Mapping[tuple[str, str], str], lexicon: Lexicon) -> pl.DataFrame:
    """Table ``events`` with the ids of the happenings; ``ids`` has the actor of a name in an article.

    Needs ``article_id``, ``start``, ``end``, ``date``, ``until``, ``type``, ``region``, ``participants``.
    """
    wanted = ("article_id", "start", "end", "date", "until", "type", "region", "participants")
    reports = [
        events.Report(article, start, end, day, until, kind, region, frozenset(_actor(ids, article, p) for p in people))
        for article, start, end, day, until, kind, region, people in rows.select(wanted).iter_rows()
    ]
    found = events.resolve(reports, voting_days(lexicon))
    ordered = [found[report.key] for report in reports]
    return rows.with_columns(event_id=pl.Series(ordered, dtype=pl.String))


def _actor(ids: Mapping[tuple[str, str], str], article: str, name: str) -> str:
    """The id of a participant; who is no person of the article stands under the name."""
    return ids.get((article, name), name)


def office_rows(appearances: pl.DataFrame, articles: pl.DataFrame, lexicon: Lexicon) -> Iterator[Row]:
    """Rows of table ``offices``, one for each actor, kind of office, region and acting status.

    ``articles`` are those of ``days``; of ``appearances`` it needs what the rows hold.
    """
    dated = articles.filter("counted").select("article_id", "date", "written")
    shown = appearances.filter(pl.col("office_id").is_not_null(), pl.col("role").is_not_null())
    shown = shown.join(dated, on="article_id").sort(pl.col("date").fill_null(date.min), "article_id")
    found: dict[tuple[str, str, str | None, str | None], list[Row]] = defaultdict(list)
    for row in shown.iter_rows(named=True):
        found[row["actor_id"], row["office_id"], row["region"], row["acting"]].append(row)
    for (actor, office, region, acting), rows in found.items():
        seen = [row["date"] for row in rows if row["date"]]
        name = max((row["name"] for row in rows), key=lambda n: (len(n.split()), len(n), n))
        first, last = min(seen, default=None), max(seen, default=None)
        known = [row["written"] for row in rows if row["written"]]
        term = offices.Term(name, office, region, acting, min(known, default=None), max(known, default=None))
        finding = offices.compare(term, lexicon)
        yield {
            "row": "|".join((actor, office, region or "", acting or "")),
            "actor_id": actor,
            "name": name,
            "office_id": office,
            "role": rows[-1]["role"],
            "organization": rows[-1]["organization"],
            "region": region,
            "region_from": min(
                (r["region_from"] for r in rows if r["region_from"]), key=_SURE.__getitem__, default=None
            ),
            "acting": acting,
            "first_seen": first,
            "last_seen": last,
            "articles": len(rows),
            "article_id": rows[-1]["article_id"],
            "sentence": rows[-1]["sentence"],
            **finding._asdict(),
        }


def institution_rows(mentions: pl.DataFrame, articles: pl.DataFrame, lexicon: Lexicon) -> Iterator[Row]:
    """Rows of table ``institutions``.

    Needs ``article_id``, ``kind``, ``name``, ``text`` of ``mentions``; ``article_id``, ``date``, ``counted`` of
    ``articles``.
    """
    dated = articles.filter("counted").select("article_id", "date")
    named = mentions.filter(kind="institution").join(dated, on="article_id").sort("article_id", "start")
    found: dict[institutions.Institution, list[tuple[str, date | None, str, bool]]] = defaultdict(list)
    for (article,), own in named.group_by("article_id", maintain_order=True):
        pairs = [*zip(own["name"], own["text"], strict=True)]
        for (_, words), (which, inferred) in zip(pairs, institutions.folded(pairs, lexicon), strict=True):
            found[which].append((str(article), own["date"][0], words, inferred))
    known, codes = institutions.known(lexicon).rows, posts.register(lexicon).codes
    for which, uses in found.items():
        row = known[which.institution_id]
        seen = [day for _, day, _, _ in uses if day]
        ended = calendar.bounds(row["to"])[1] if row["to"] else None
        where = codes.get(which.region or "") or (which.rest or "").casefold()
        yield {
            "institution": f"{which.institution_id}:{where}" if where else which.institution_id,
            "institution_id": which.institution_id,
            "name": institutions.title(which, lexicon),
            "kind": row["kind"],
            "region": which.region,
            "written": sorted({" ".join(words.split()) for _, _, words, _ in uses}),
            "articles": len({article for article, _, _, _ in uses}),
            "mentions": len(uses),
            "inferred": sum(inferred for *_, inferred in uses),
            "first_seen": min(seen, default=None),
            "last_seen": max(seen, default=None),
            "ended": row["to"] or None,
            "successors": [*row.parts("successor")],
            "after_end": len({article for article, day, _, _ in uses if ended and day and day > ended}),
        }


def happening_rows(
    reports: pl.DataFrame, articles: pl.DataFrame, ids: Mapping[tuple[str, str], str], lexicon: Lexicon
) -> Iterator[Row]:
    """Rows of table ``happenings``, from the counted articles and, for an event of copies only, from those.

    Needs ``article_id``, ``date``, ``counted`` of ``articles``, and table ``events`` with the ids of ``event_ids``.
    """
    dated = articles.select("article_id", "counted", day=pl.col("date"))
    rows = reports.join(dated, on="article_id").sort(pl.col("day").fill_null(date.max), "article_id", "start")
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows.iter_rows(named=True):
        found[row["event_id"]].append(row)
    voting = voting_days(lexicon)
    for ident, everywhere in found.items():
        own = [row for row in everywhere if row["counted"]] or everywhere
        # The exactest date; of equal ones that of the first article.
        best = max(own, key=lambda row: len(row["date"]))
        told = next(tense for tense in _TENSES if any(row["tense"] == tense for row in own))
        claims = events.statuses((row["status"], str(row["day"] or ""), row["article_id"]) for row in own)
        sources = [*dict.fromkeys(row["article_id"] for row in own)]
        people: dict[str, str] = {}
        for row in own:
            for name in row["participants"]:
                actor = _actor(ids, row["article_id"], name)
                people[actor] = max(people.get(actor, name), name, key=lambda n: (len(n.split()), len(n), n))
        kind = events.majority(row["type"] for row in own)
        evidence = next((row for row in own if row["date"] == best["date"] and row["type"] == kind), best)
        yield {
            "event_id": ident,
            **{column: best[column] for column in ("date", "until", "first_day", "last_day", "precision")},
            "region": None if events.is_voting(kind, best["date"], voting) else best["region"],
            "type": kind,
            "stage_id": calendar.stage(best["first_day"], lexicon),
            "status": events.lowest(status for status, _ in claims),
            "latest_status": claims[-1][0] if claims else None,
            "latest_status_article": claims[-1][1] if claims else None,
            "statuses": [status for status, _ in claims],
            "status_articles": [article for _, article in claims],
            "articles": len(sources),
            "sources": sources,
            "actors": sorted(people),
            "participants": [people[actor] for actor in sorted(people)],
            **{column: evidence[column] for column in ("article_id", "sentence", "start")},
            "tense": told,
        }
