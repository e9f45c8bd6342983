"""How sure the report is, in one paragraph made from what was measured."""

from __future__ import annotations

import polars as pl

from netralitas.charts.accuracy import measure_name
from netralitas.charts.frame import need
from netralitas.report.prose import Prose, say

#: What readers of the summary rely on, in the order of its findings.
_RELIED_ON = (
    "person_names",
    "person_roles",
    "statement_speakers",
    "quotes_speaker",
    "event_dates",
    "event_types",
    "regions",
    "figures",
    "on_topic",
)
#: F1 from which a kind of record is called reliable.
_RELIABLE = 0.9


def certainty(accuracy: pl.DataFrame) -> Prose:
    """What the measured accuracy means for the summary: which kinds of record are reliable, and which are not.

    Needs ``dataset``, ``measure``, ``f1``, ``documents``, ``gold``, ``system``: the table of
    ``nt.accuracy``. The last of the annotated sets, on which no rule was made, is the one that is told.
    """
    need("certainty", accuracy, "dataset", "measure", "f1", "documents", "gold", "system")
    own = accuracy.filter(pl.col("system") == "netralitas", pl.col("gold") > 0, pl.col("f1").is_not_null())
    held_out = own.filter(pl.col("dataset").str.ends_with("test"))
    told = (held_out if held_out.height else own).filter(pl.col("measure").is_in(_RELIED_ON))
    if told.is_empty():
        return Prose(
            "The accuracy has not been measured yet: `netralitas evaluate` does it. Treat every number with care."
        )
    last = told["dataset"][-1]
    rows = (
        told.filter(dataset=last)
        .with_columns(measure_name().alias("name"))
        .sort("f1", "name", descending=[True, False])
    )
    good, poor = (rows.filter(keep) for keep in (pl.col("f1") >= _RELIABLE, pl.col("f1") < _RELIABLE))
    return say(
        "Measured on {documents} annotated articles on which no rule was made, **reliable** (F1 of {line} or more) are "
        "{good}. "
        "**Less so** are {poor}: counts of these are estimates.",
        documents=rows["documents"][0],
        line=f"{_RELIABLE:.2f}",
        good=_list(good),
        poor=_list(poor),
    )


def _list(rows: pl.DataFrame) -> str:
    return "; ".join(f"{name} ({f1:.2f})" for name, f1 in rows.select("name", "f1").iter_rows()) or "none"
