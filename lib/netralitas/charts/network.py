"""The network of people and institutions: who is named together, laid out the same way each time."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import polars as pl

from netralitas.charts import links
from netralitas.charts.frame import empty, finished, need, plural, told_apart, values
from netralitas.charts.sources import with_sources
from netralitas.charts.theme import GREY, INK, WIDTH, scale

_KINDS = ["person", "institution"]
_HEIGHT = 460
#: More ties than this are a tangle.
_MANY = 150


def _seen(appearances: pl.DataFrame, mentions: pl.DataFrame | None) -> pl.DataFrame:
    """Each person and institution (``name``, ``kind``) once for every article that names it, at the first sentence."""
    need("network", appearances, "article_id", "actor_id", "name", "sentence", "organization")
    people = (
        appearances.with_columns(pl.col("name").last().over("actor_id"))
        .pipe(told_apart, "name", "actor_id")
        .select("article_id", "name", "sentence", kind=pl.lit("person"))
    )
    houses = appearances.drop_nulls("organization").select(
        "article_id", pl.col("organization").alias("name"), "sentence", kind=pl.lit("institution")
    )
    parts = [people, houses]
    if mentions is not None:
        need("network", mentions, "article_id", "name", "sentence", "kind")
        parts.append(
            mentions.filter(kind="institution").select("article_id", "name", "sentence", kind=pl.lit("institution"))
        )
    return (
        pl.concat(parts)
        .sort("article_id", "kind", "name", "sentence")
        .unique(["article_id", "name", "kind"], keep="first", maintain_order=True)
    )


def ties(
    appearances: pl.DataFrame, mentions: pl.DataFrame | None = None, *, most: int = 36
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Nodes and edges among the ``most`` named people and institutions.

    Two are tied when one article names both. A person's institution is the one of the office that the article gives;
    ``mentions`` adds institutions that an article names without an office. Nodes have ``name``, ``kind``,
    ``articles``, ``ties`` and the place of their latest naming; edges ``one``, ``other``, ``articles`` and
    an article that names both. Needs ``article_id``, ``actor_id``, ``name``, ``sentence``, ``organization`` of
    ``appearances``; ``article_id``, ``name``, ``sentence``, ``kind`` of ``mentions``.
    """
    seen = _seen(appearances, mentions)
    nodes = (
        seen.group_by("name", "kind", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("articles"), pl.col("article_id", "sentence").last())
        .sort(["articles", "name", "kind"], descending=[True, False, False])
    )
    pairs = (
        seen.join(seen.select("article_id", other="name"), on="article_id")
        .filter(pl.col("name") < pl.col("other"))
        .group_by(pl.col("name").alias("one"), "other")
        .agg(pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"), pl.col("article_id").max())
    )
    # Whoever is tied to nobody has no place in a network.
    degree = (
        pl.concat([pairs.select(name="one"), pairs.select(name="other")]).group_by("name").agg(pl.len().alias("all"))
    )
    nodes = nodes.join(degree, on="name").sort(["articles", "all", "name"], descending=[True, True, False])
    # A third of the places is kept for either kind: else institutions take them all where there are many articles.
    kept_for = pl.int_range(pl.len()).over("kind") < most // 3
    nodes = nodes.sort(kept_for, descending=True, maintain_order=True).head(most)
    nodes = nodes.sort(["articles", "all", "name"], descending=[True, True, False])
    kept = nodes["name"].implode()
    edges = pairs.filter(pl.col("one").is_in(kept), pl.col("other").is_in(kept)).sort("one", "other")
    own = pl.concat([edges.select(name="one"), edges.select(name="other")]).group_by("name").agg(pl.len().alias("ties"))
    return nodes.drop("all").join(own, on="name", how="left").with_columns(pl.col("ties").fill_null(0)), edges


def layout(
    count: int, pairs: list[tuple[int, int, float]], *, steps: int = 300
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Places in the unit square by Fruchterman and Reingold's forces (1991), from a circle: no chance is in it."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    # A spiral instead of a circle: on a circle opposite forces can cancel each other.
    place = np.c_[np.cos(angles), np.sin(angles)] * np.linspace(0.5, 1.0, count)[:, None]
    ideal = 1.6 / np.sqrt(max(count, 1))
    pull = np.zeros((count, count))
    for one, other, weight in pairs:
        pull[one, other] = pull[other, one] = np.sqrt(weight)
    # Who is tied to many is not pulled as hard by each: else a dense part falls into a heap.
    degree = np.maximum((pull > 0).sum(axis=1), 1)
    pull /= np.sqrt(np.minimum(degree[:, None], degree[None, :]))
    for step in range(steps):
        apart = place[:, None, :] - place[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = ideal**2 / distance**2 - pull * distance / ideal
        np.fill_diagonal(force, 0)
        # A weak pull to the middle keeps parts that nothing ties together from flying off.
        move = (apart * force[:, :, None]).sum(axis=1) - 0.6 * place
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        place = place + move / length * np.minimum(length, 0.12 * (1 - step / steps))
    low, high = place.min(axis=0), place.max(axis=0)
    spread: np.ndarray[Any, np.dtype[np.float64]] = np.round((place - low) / np.maximum(high - low, 1e-9), 4)
    return spread


def network(appearances: pl.DataFrame, mentions: pl.DataFrame | None = None, *, most: int = 36) -> Any:
    """The ``most`` named people and institutions, tied when an article names both. Needs what ``ties`` needs."""
    nodes, edges = ties(appearances, mentions, most=most)
    if edges.is_empty():
        return empty("no article names two people or institutions")
    shown = strongest(edges) if edges.height > _MANY else edges
    at = {name: position for position, name in enumerate(nodes["name"])}
    pairs = [
        (at[one], at[other], float(weight)) for one, other, weight in shown.select("one", "other", "articles").rows()
    ]
    place = layout(nodes.height, pairs)
    nodes = with_sources(nodes.drop("article_id", "sentence"), _seen(appearances, mentions), "name", "kind")
    nodes = nodes.with_columns(pl.Series("x", place[:, 0]), pl.Series("y", place[:, 1]))
    spots = nodes.select("name", "x", "y")
    drawn = links.with_href(shown).drop("article_id")
    lines = drawn.join(spots.rename({"name": "one"}), on="one").join(
        spots.rename({"name": "other", "x": "x2", "y": "y2"}), on="other"
    )
    hub = nodes.sort(["ties", "articles", "name"], descending=[True, True, False]).row(0, named=True)
    headline = f"{hub['name']} is tied to most others: {hub['ties']} of {nodes.height - 1}"
    kinds = [kind for kind in _KINDS if kind in set(nodes["kind"])]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.12, 1.12]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-0.04, 1.06]))
    drawn_lines = (
        alt.Chart(values(lines))
        .mark_rule(color=GREY)
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            opacity=alt.Opacity("articles:Q", legend=None, scale=alt.Scale(range=[0.25, 0.8])),
            strokeWidth=alt.StrokeWidth("articles:Q", legend=None, scale=alt.Scale(range=[0.8, 3])),
            href="href:N",
            tooltip=[
                alt.Tooltip("one:N", title="One"),
                alt.Tooltip("other:N", title="Other"),
                alt.Tooltip("articles:Q", title="Articles that name both"),
            ],
        )
    )
    base = alt.Chart(values(nodes.select("name", "kind", "articles", "ties", "x", "y", "href"))).encode(x=x, y=y)
    dots = base.mark_circle(opacity=0.95, stroke="white", strokeWidth=1).encode(
        color=alt.Color("kind:N", scale=scale(kinds), sort=kinds),
        size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[60, 420])),
        href="href:N",
        tooltip=[
            alt.Tooltip("name:N", title="Name"),
            alt.Tooltip("articles:Q", title="Articles"),
            alt.Tooltip("ties:Q", title="Tied to"),
        ],
    )
    written = nodes.with_columns(_words(nodes)).drop_nulls("beside")
    words = [
        alt.Chart(values(written.filter(beside=side).select("name", "x", "y")))
        .mark_text(dy=side, fontSize=10, color=INK)
        .encode(x=x, y=y, text="name:N")
        for side in sorted(set(written["beside"]))
    ]
    explained = "A line: one article names both. The place of a dot means nothing but who is tied to whom"
    if shown.height < edges.height:
        explained += f". Of {edges.height:,} ties the strongest three of each are drawn"
    return finished(
        alt.layer(drawn_lines, dots, *words),
        kind="Network",
        of=f"the {plural(nodes.height, 'person and institution', 'people and institutions')} named most, "
        f"with {plural(edges.height, 'tie')}",
        headline=headline,
        lines=[explained],
        rows=nodes.select("name", "kind", "articles", "ties", "href", "sources", "unlisted"),
        headers={"ties": "Tied to"},
        width=WIDTH,
        height=_HEIGHT,
    )


def strongest(edges: pl.DataFrame, most: int = 3) -> pl.DataFrame:
    """The edges that are among the ``most`` strongest of one of their ends: what holds a dense network together."""
    ends = pl.concat([edges.with_columns(name=end) for end in ("one", "other")])
    best = ends.sort(["articles", "one", "other"], descending=[True, False, False]).group_by("name").head(most)
    return edges.join(best, on=["one", "other"], how="semi")


def _words(nodes: pl.DataFrame) -> pl.Series:
    """Where a name has room: pixels above (-12) or below (15) its dot; null: it would run into a word or a dot."""
    # Half the width of the words: about five and a half pixels a letter at this size; the domains leave a margin.
    dots = [(x * WIDTH / 1.24, (1 - y) * _HEIGHT / 1.1) for x, y in nodes.select("x", "y").rows()]
    taken: list[tuple[float, float, float]] = []
    beside: list[int | None] = []
    for at, (name, (middle, level)) in enumerate(zip(nodes["name"], dots, strict=True)):
        half = len(name) * 2.8
        others = [(x, y, 5.0) for number, (x, y) in enumerate(dots) if number != at]
        found = next(
            (
                side
                for side in (-12, 15)
                if all(abs(middle - x) > half + wide or abs(level + side - y) > 11 for x, y, wide in (*taken, *others))
            ),
            None,
        )
        beside.append(found)
        if found is not None:
            taken.append((middle, level + found, half))
    return pl.Series("beside", beside, dtype=pl.Int64)
