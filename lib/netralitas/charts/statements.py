"""Charts of the statements: who says what kind of thing, when, and how articles introduce it."""

from __future__ import annotations

from typing import Any

import altair as alt
import polars as pl

from netralitas.charts.frame import empty, finished, in_order, need, plural, top, values
from netralitas.charts.shares import share
from netralitas.charts.theme import INK, WIDTH, scale
from netralitas.tables.lookup import load_reference

_FORMS = ["direct", "indirect"]
#: Classes of speech verbs (speech_verbs.csv), the plain ones first.
CLASSES = ["neutral", "adding", "stressing", "claiming", "warning", "asking", "hoping", "closing", "no verb"]
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

    Needs ``article_id``, ``kind`` of ``statements``; ``article_id``, ``date``, ``counted`` of ``articles``.
    """
    need("statements_by_month", statements, "article_id", "kind")
    need("statements_by_month", articles, "article_id", "date", "counted")
    dated = statements.join(articles.filter("counted").select("article_id", "date"), on="article_id").drop_nulls("date")
    if dated.is_empty():
        return empty("no article with a date reports a statement")
    months = (
        dated.group_by(pl.col("date").dt.truncate("1mo").alias("month"), "kind")
        .len("statements")
        .sort("month", "kind")
        .with_columns(pl.col("month").dt.to_string("%B %Y").alias("in"))
    )
    direct = dated.filter(kind="direct").height
    headline = f"{share(direct, dated.height, 'quotations')} statements are in quotation marks"
    chart = (
        alt.Chart(values(months))
        .mark_bar(size=18 if months["month"].n_unique() <= 24 else 6)
        .encode(
            x=alt.X("month:T", title=None, axis=alt.Axis(format="%b %y", labelOverlap=True, grid=False)).scale(
                padding=16
            ),
            y=alt.Y("statements:Q", title="Statements", axis=alt.Axis(tickMinStep=1, format=",d")),
            color=alt.Color("kind:N", scale=scale(_FORMS), sort=_FORMS),
            order=alt.Order("kind:N"),
            tooltip=[alt.Tooltip("in:N", title="Month"), alt.Tooltip("kind:N", title="Form"), "statements:Q"],
        )
    )
    return finished(
        chart,
        kind="Bar chart",
        of=f"{plural(dated.height, 'statement')} by month, direct and indirect",
        headline=headline,
        lines=["Statements by month of the article; direct: in quotation marks; indirect: reported"],
        rows=months.select(pl.col("in").alias("month"), pl.col("kind").alias("form"), "statements"),
        width=WIDTH,
        height=200,
    )


def speakers(statements: pl.DataFrame, *, most: int = 15) -> Any:
    """Bars of statements by speaker, coloured by the kind of verb that introduces them.

    Needs ``speaker``, ``cue_class`` of ``statements``. Statements whose speaker the text leaves open are counted in
    the subtitle.
    """
    need("speakers", statements, "speaker", "cue_class")
    known = statements.drop_nulls("speaker")
    if known.is_empty():
        return empty("no statement has a named speaker")
    shown, names = _classes(known)
    counts = shown.group_by("speaker").len("statements")
    first, rest = top(counts, "statements", "speaker", most)
    bars = shown.join(first, on="speaker").group_by("speaker", "cue_class", "class").len("n").sort("speaker", "class")
    bars = bars.with_columns(
        pl.col("cue_class").replace_strict({name: at for at, name in enumerate(CLASSES)}).alias("at")
    )
    loud = first.row(0, named=True)
    headline = f"{loud['speaker']} is quoted most: {share(loud['statements'], known.height, 'statements')} statements"
    lines = [f"Statements with a named speaker; {statements.height - known.height} leave the speaker open"]
    if rest.height:
        lines.append(
            f"Not shown: {plural(rest.height, 'other speaker')} with {int(rest['statements'].sum())} statements in all"
        )
    chart = (
        alt.Chart(values(bars))
        .mark_bar()
        .encode(
            x=alt.X("sum(n):Q", title="Statements", axis=alt.Axis(tickMinStep=1, format=",d")),
            y=alt.Y("speaker:N", title=None, scale=in_order(first["speaker"])),
            color=alt.Color(
                "class:N",
                scale=scale(names, _LABELS),
                sort=[_LABELS[name] for name in names],
                legend=alt.Legend(columns=3),
            ),
            order=alt.Order("at:Q"),
            tooltip=[
                alt.Tooltip("speaker:N", title="Speaker"),
                alt.Tooltip("class:N", title="Kind of verb"),
                alt.Tooltip("n:Q", title="Statements"),
            ],
        )
    )
    return finished(
        chart,
        kind="Bar chart",
        of="speakers by number of statements and kind of speech verb",
        headline=headline,
        lines=lines,
        rows=first,
        width=WIDTH - 170,
        height=alt.Step(22),
    )


def verbs(statements: pl.DataFrame, *, most: int = 25) -> Any:
    """Bars of speech verbs as dictionary forms, grouped by what they do: neutral, stressing, claiming ...

    Needs ``cue``, ``cue_class`` of ``statements``; forms are led back to their verb by speech_verbs.csv.
    """
    need("verbs", statements, "cue", "cue_class")
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
    at = {name: position for position, name in enumerate(CLASSES)}
    first = (
        first.with_columns(pl.col("cue_class").replace_strict(at, return_dtype=pl.Int64).alias("at"))
        .sort(["at", "statements", "verb"], descending=[False, True, False])
        .with_columns(
            pl.col("verb")
            .map_elements(
                lambda verb: f"{verb} ({meaning[verb]})" if meaning.get(verb) else verb, return_dtype=pl.String
            )
            .alias("name")
        )
    )
    plain = known.filter(pl.col("cue_class").is_in(["neutral", "adding"])).height
    claiming = known.filter(cue_class="claiming").height
    told = share(plain, known.height, "statements")
    headline = f"{told} are introduced by a neutral or adding verb, {claiming} by a claiming one"
    lines = ["Statements by the verb that introduces them"]
    if rest.height:
        lines.append(f"Not shown: {plural(rest.height, 'rarer verb')}")
    bars = (
        alt.Chart(values(first.select("name", "class", "statements")))
        .mark_bar()
        .encode(
            x=alt.X("statements:Q", title="Statements", axis=alt.Axis(tickMinStep=1, format=",d")),
            y=alt.Y("name:N", title=None, scale=in_order(first["name"]), axis=alt.Axis(labelLimit=280)),
            color=alt.Color(
                "class:N",
                scale=scale(names, _LABELS),
                sort=[_LABELS[name] for name in names],
                legend=alt.Legend(columns=3),
            ),
            tooltip=[alt.Tooltip("name:N", title="Verb"), alt.Tooltip("class:N", title="Kind"), "statements:Q"],
        )
    )
    words = bars.mark_text(align="left", dx=4, fontSize=11).encode(text="statements:Q", color=alt.value(INK))
    return finished(
        bars + words,
        kind="Bar chart",
        of="speech verbs by number of statements",
        headline=headline,
        lines=lines,
        rows=first.select("name", "class", "statements"),
        headers={"name": "Verb", "class": "Kind"},
        width=WIDTH - 260,
        height=alt.Step(20),
    )
