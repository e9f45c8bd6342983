"""Provenance: which files were read, which were put aside, and what people corrected."""

from __future__ import annotations

import dataframely as dy

from netralitas.tables import columns


class Files(dy.Schema):
    """Every file that was read, and the article that it holds; identical files share an article."""

    path = dy.String(
        primary_key=True, **columns.about("File", "Path below the articles' folder, with / between folders.")
    )
    line = dy.Int32(
        primary_key=True,
        min=0,
        **columns.about("Line", "Line of a JSON-lines file or position in a JSON list, from 1; else 0."),
    )
    article_id = columns.article_id()
    encoding = dy.String(**columns.about("Encoding", "The encoding in which the file was read."))
    size = dy.Int64(min=0, **columns.about("Size", "Size of the file as it lies on disk.", "bytes"))


class Quarantine(dy.Schema):
    """Input that could not be read, and why."""

    path = dy.String(primary_key=True, **columns.about("File", "Path below the articles' folder."))
    line = dy.Int32(
        primary_key=True, min=0, **columns.about("Line", "Line or position in the file, from 1; 0: the whole file.")
    )
    reason = dy.String(**columns.about("Reason", "One word of a closed list."))
    detail = dy.String(**columns.about("Detail", "What happened."))


class Corrections(dy.Schema):
    """Corrections of analysts that were applied, in the order of their file."""

    line = dy.Int32(primary_key=True, min=2, **columns.about("Line", "Line of corrections.csv."))
    action = dy.String(**columns.about("Action", "What was done: merge_actors, set_region, confirm ..."))
    target = dy.String(**columns.about("Target", "What it was done to; a withheld person's neutral id."))
    value = dy.String(nullable=True, **columns.about("Value", "What is right; null where the action needs none."))
    article = dy.String(nullable=True, **columns.about("Article", "Article in which it holds; null: everywhere."))
    reason = dy.String(min_length=1, **columns.about("Reason", "Why."))
    who = dy.String(min_length=1, **columns.about("By", "Who corrected it."))
    date = dy.Date(**columns.about("Date", "Day of the correction."))
    rows = dy.Int32(
        min=0, **columns.about("Rows", "Rows it changed or confirmed; of a withheld name, articles.", "rows")
    )
