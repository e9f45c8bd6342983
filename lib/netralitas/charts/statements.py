"""Charts of the statements: who says what kind of thing, when, and how articles introduce it."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.bars import bars, month_bars
from netralitas.charts.frame import empty, finished, need, plural, top
from netralitas.charts.shares import share
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import scale
from netralitas.tables.lookup import load_reference

_FORMS = ["direct", "indirect"]
#: Classes of speech verbs (speech_verbs.csv), the plain ones first.
CLASSES = ["neutral", "adding", "stressing", "claiming", "warning", "asking", "hoping", "closing", "no verb"]
_AT = {name: at for at, name in enumerate(CLASSES)}
_LABELS = {
    "neutral": "neutral (mengatakan)",
    "adding": "adding (menambahkan)",
    "stressing": "stressing (menegaskan)",
    "claiming": "claiming (mengklaim)",
    "warning": "warning (mengingatkan)",
    "asking": "asking (meminta)",
    "hoping": "hoping (berharap)",
    "closing": "closing (memungkasi)",
    "no verb": "no speech verb",
}


def verb_class(column: str = "cue_class") -> pl.Expr:
    """A column of verb classes as labels: English with an Indonesian verb of the class."""
    return pl.col(column).fill_null("no verb").replace(_LABELS)


def _classes(statements: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    shown = statements.with_columns(pl.col("cue_class").fill_null("no verb"))
    found = set(shown["cue_class"])
    names = [name for name in CLASSES if name in found]
    return shown.with_columns(pl.col("cue_class").replace(_LABELS).alias("class")), names


def statements_by_month(statements: pl.DataFrame, articles: pl.DataFrame) -> Any:
    """Bars of statements per month, direct and indirect apart.

    Needs ``article_id``, ``sentence``, ``kind`` of ``statements``; ``article_id``, ``date``, ``counted`` of
    ``articles``.
    """
    need("statements_by_month", statements, "article_id", "sentence", "kind")
    need("statements_by_month", articles, "article_id", "date", "counted")
    counted = articles.filter("counted").select("article_id", "date")
    dated = (
        statements.select("article_id", "sentence", "kind")
        .join(counted, on="article_id")
        .drop_nulls("date")
        .with_columns(pl.col("date").dt.truncate("1mo").alias("month"))
        .sort("date", "article_id", "sentence")
    )
    if dated.is_empty():
        return empty("no article with a date reports a statement")
    at = {name: at for at, name in enumerate(_FORMS)}
    months = (
        dated.group_by("month", "kind")
        .len("statements")
        .sort("month", "kind")
        .with_columns(
            pl.col("month").dt.to_string("%B %Y").alias("in"),
            pl.col("kind").replace_strict(at, return_dtype=pl.Int64).alias("at"),
        )
    )
    months = with_sources(months, dated, "month", "kind")
    direct = dated.filter(kind="direct").height
    headline = f"{share(direct, dated.height, 'quotations')} statements are in quotation marks"
    if not direct:
        headline = f"No statement of {dated.height:,} is in quotation marks: articles report them in their own words"
    chart = month_bars(
        months.drop("sources", "unlisted"),
        "statements",
        title="Statements",
        order="at",
        colour=alt.Color("kind:N", scale=scale(_FORMS), sort=_FORMS),
        tooltip=[
            alt.Tooltip("in:N", title="Month"),
            alt.Tooltip("kind:N", title="Form"),
            alt.Tooltip("statements:Q", title="Statements"),
        ],
        height=200,
    )
    return finished(
        chart,
        kind="Bar chart",
        of=f"{plural(dated.height, 'statement')} by month, direct and indirect",
        headline=headline,
        lines=["Statements by month of the article; direct: in quotation marks; indirect: reported"],
        rows=months.select(
            pl.col("in").alias("month"), pl.col("kind").alias("form"), "statements", "href", "sources", "unlisted"
        ),
    )


def speakers(statements: pl.DataFrame, *, most: int = 15) -> Any:
    """Bars of statements by speaker, coloured by the kind of verb that introduces them.

    Needs ``article_id``, ``sentence``, ``speaker``, ``cue_class`` of ``statements``. Statements whose speaker the text
    leaves open are counted in the subtitle.
    """
    need("speakers", statements, "article_id", "sentence", "speaker", "cue_class")
    known = statements.drop_nulls("speaker")
    if known.is_empty():
        return empty("no statement has a named speaker")
    shown, names = _classes(known)
    counts = shown.group_by("speaker").len("statements")
    first, rest = top(counts, "statements", "speaker", most)
    first = with_sources(first, shown.sort("article_id", "sentence"), "speaker")
    parts = (
        shown.group_by("speaker", "cue_class", "class")
        .len("n")
        .with_columns(pl.col("cue_class").replace_strict(_AT, return_dtype=pl.Int64).alias("at"))
    )
    # In the order of the speakers, the plain verbs first.
    parts = first.select("speaker", "href").join(parts.sort("at"), on="speaker", maintain_order="left_right")
    loud = first.row(0, named=True)
    headline = f"{loud['speaker']} is quoted most: {share(loud['statements'], known.height, 'statements')} statements"
    lines = [f"Statements with a named speaker; {statements.height - known.height:,} leave the speaker open"]
    if rest.height:
        left = plural(int(rest["statements"].sum()), "statement")
        lines.append(f"Not shown: {plural(rest.height, 'other speaker')} with {left} in all")
    chart = bars(
        parts,
        "speaker",
        "n",
        title="Statements",
        colour=_by_class(names),
        order="at",
        tooltip=[
            alt.Tooltip("speaker:N", title="Speaker"),
            alt.Tooltip("class:N", title="Kind of verb"),
            alt.Tooltip("n:Q", title="Statements"),
        ],
        wide=170,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="speakers by number of statements and kind of speech verb",
        headline=headline,
        lines=lines,
        rows=first,
    )


def _by_class(names: list[str]) -> Any:
    """The colour of verb classes, these of them."""
    order = [_LABELS[name] for name in names]
    return alt.Color("class:N", scale=scale(names, _LABELS), sort=order, legend=alt.Legend(columns=3))


def verbs(statements: pl.DataFrame, *, most: int = 25) -> Any:
    """Bars of speech verbs as dictionary forms, grouped by what they do: neutral, stressing, claiming ...

    Needs ``article_id``, ``sentence``, ``cue``, ``cue_class`` of ``statements``; forms are led back to their verb by
    speech_verbs.csv.
    """
    need("verbs", statements, "article_id", "sentence", "cue", "cue_class")
    known = statements.drop_nulls(["cue", "cue_class"])
    if known.is_empty():
        return empty("no statement has a speech verb")
    table = load_reference("speech_verbs").select("verb", "forms", "english")
    forms = {form.strip(): verb for verb, found, _ in table.iter_rows() for form in (found or verb).split("|")}
    meaning = dict(table.select("verb", "english").iter_rows())
    led = known.with_columns(
        pl.col("cue")
        .str.to_lowercase()
        .map_elements(lambda cue: forms.get(cue, cue), return_dtype=pl.String)
        .alias("verb")
    )
    shown, names = _classes(led)
    counts = shown.group_by("verb", "cue_class", "class").len("statements")
    first, rest = top(counts, "statements", "verb", most)
    first = (
        first.with_columns(pl.col("cue_class").replace_strict(_AT, return_dtype=pl.Int64).alias("at"))
        .sort(["at", "statements", "verb"], descending=[False, True, False])
        .with_columns(
            pl.col("verb")
            .map_elements(
                lambda verb: f"{verb} ({meaning[verb]})" if meaning.get(verb) else verb, return_dtype=pl.String
            )
            .alias("name")
        )
    )
    first = with_sources(first, shown.sort("article_id", "sentence"), "verb", "cue_class")
    plain = known.filter(pl.col("cue_class").is_in(["neutral", "adding"])).height
    claiming = known.filter(cue_class="claiming").height
    told = share(plain, known.height, "statements")
    headline = f"{told} are introduced by a neutral or adding verb, {claiming:,} by a claiming one"
    lines = ["Statements by the verb that introduces them"]
    if rest.height:
        lines.append(f"Not shown: {plural(rest.height, 'rarer verb')}")
    chart = bars(
        first.select("name", "class", "statements", "href"),
        "name",
        "statements",
        title="Statements",
        colour=_by_class(names),
        tooltip=[
            alt.Tooltip("name:N", title="Verb"),
            alt.Tooltip("class:N", title="Kind"),
            alt.Tooltip("statements:Q", title="Statements"),
        ],
        wide=260,
        step=20,
    )
    return finished(
        chart,
        kind="Bar chart",
        of="speech verbs by number of statements",
        headline=headline,
        lines=lines,
        rows=first.select("name", "class", "statements", "href", "sources", "unlisted"),
        headers={"name": "Verb", "class": "Kind"},
    )
