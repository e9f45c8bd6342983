"""The network of people and institutions: who is named together, laid out the same way each time."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import polars as pl

from netralitas.charts import links
from netralitas.charts.frame import empty, finished, need, plural, values
from netralitas.charts.theme import GREY, INK, WIDTH, scale

_KINDS = ["person", "institution"]


def ties(
    appearances: pl.DataFrame, mentions: pl.DataFrame | None = None, *, most: int = 36
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Nodes and edges among the ``most`` named people and institutions.

    Two are tied when one article names both. A person's institution is the one of the office that the article gives;
    ``mentions`` adds institutions that an article names without an office. Nodes have ``name``, ``kind``,
    ``articles``, ``ties`` and the place of their latest naming; edges ``one``, ``other``, ``articles``. Needs
    ``article_id``, ``name``, ``sentence``, ``organization`` of ``appearances``; ``article_id``, ``name``,
    ``sentence``, ``kind`` of ``mentions``.
    """
    need("network", appearances, "article_id", "actor_id", "name", "sentence", "organization")
    people = appearances.select("article_id", pl.col("name").last().over("actor_id"), "sentence", kind=pl.lit("person"))
    houses = appearances.drop_nulls("organization").select(
        "article_id", pl.col("organization").alias("name"), "sentence", kind=pl.lit("institution")
    )
    parts = [people, houses]
    if mentions is not None:
        need("network", mentions, "article_id", "name", "sentence", "kind")
        parts.append(
            mentions.filter(kind="institution").select("article_id", "name", "sentence", kind=pl.lit("institution"))
        )
    seen = (
        pl.concat(parts)
        .sort("article_id", "kind", "name", "sentence")
        .unique(["article_id", "name", "kind"], keep="first", maintain_order=True)
    )
    nodes = (
        seen.group_by("name", "kind", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("articles"), pl.col("article_id", "sentence").last())
        .sort(["articles", "name", "kind"], descending=[True, False, False])
    )
    pairs = (
        seen.join(seen.select("article_id", other="name"), on="article_id")
        .filter(pl.col("name") < pl.col("other"))
        .group_by(pl.col("name").alias("one"), "other")
        .agg(pl.col("article_id").n_unique().cast(pl.Int64).alias("articles"))
    )
    # Whoever is tied to nobody has no place in a network.
    degree = (
        pl.concat([pairs.select(name="one"), pairs.select(name="other")]).group_by("name").agg(pl.len().alias("all"))
    )
    nodes = nodes.join(degree, on="name").sort(["articles", "all", "name"], descending=[True, True, False]).head(most)
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
    at = {name: position for position, name in enumerate(nodes["name"])}
    pairs = [(at[one], at[other], float(weight)) for one, other, weight in edges.iter_rows()]
    place = layout(nodes.height, pairs)
    nodes = links.with_href(nodes).with_columns(pl.Series("x", place[:, 0]), pl.Series("y", place[:, 1]))
    spots = nodes.select("name", "x", "y")
    lines = edges.join(spots.rename({"name": "one"}), on="one").join(
        spots.rename({"name": "other", "x": "x2", "y": "y2"}), on="other"
    )
    hub = nodes.sort(["ties", "articles", "name"], descending=[True, True, False]).row(0, named=True)
    headline = f"{hub['name']} is tied to most others: {hub['ties']} of {nodes.height - 1}"
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
            tooltip=["one:N", "other:N", alt.Tooltip("articles:Q", title="Articles that name both")],
        )
    )
    base = alt.Chart(values(nodes.select("name", "kind", "articles", "ties", "x", "y", "href"))).encode(x=x, y=y)
    dots = base.mark_circle(opacity=0.95, stroke="white", strokeWidth=1).encode(
        color=alt.Color("kind:N", scale=scale(_KINDS), sort=_KINDS),
        size=alt.Size("articles:Q", legend=None, scale=alt.Scale(range=[60, 420])),
        href="href:N",
        tooltip=["name:N", alt.Tooltip("articles:Q", title="Articles"), alt.Tooltip("ties:Q", title="Ties shown")],
    )
    named = nodes.filter(_free(nodes))
    words = (
        alt.Chart(values(named.select("name", "x", "y")))
        .mark_text(dy=-12, fontSize=10, color=INK)
        .encode(x=x, y=y, text="name:N")
    )
    return finished(
        drawn_lines + dots + words,
        kind="Network",
        of=f"the {plural(nodes.height, 'person and institution', 'people and institutions')} named most, "
        f"with {plural(edges.height, 'tie')}",
        headline=headline,
        lines=["A line: one article names both. The place of a dot means nothing but who is tied to whom"],
        rows=nodes.select("name", "kind", "articles", "ties", "href"),
        width=WIDTH,
        height=460,
    )


def _free(nodes: pl.DataFrame) -> pl.Series:
    """Which names have room: from the most tied on, a name is written unless it would run into a written one."""
    written: list[tuple[float, float, float]] = []
    room = []
    for name, x, y in nodes.select("name", "x", "y").iter_rows():
        # Half the width of the words in the unit square: about five and a half pixels a letter at this size.
        middle, half = x * WIDTH / 1.24, len(name) * 2.8
        clear = all(abs(middle - m) > half + h or abs(y - v) * 418 > 12 for m, v, h in written)
        room.append(clear)
        if clear:
            written.append((middle, y, half))
    return pl.Series(room)
