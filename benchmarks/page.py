"""The results as a table of ratios and as a page with a chart: this module, run, writes ``docs/performance.md``."""

from __future__ import annotations

import json
import math
import sys
import textwrap
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl
from netralitas import paths

RESULTS = Path(__file__).parent / "results"
PAGE = paths.ROOT / "docs" / "performance.md"
CHART = paths.ROOT / "docs" / "images" / "performance.svg"
#: What others are compared with.
BASE = "Stanza, document by document"
READING = (
    "Stanza, document by document, all processors",
    BASE,
    "Stanza, document by document, two threads",
    "Stanza, in bulk",
    "ours, one process",
    "ours, one process, 8-bit weights",
    "ours, two processes",
    "spaCy blank pipeline",
    "regular expression",
)
SIZES = (90, 1_000, 10_000, 100_000)
#: Single measurements, and which time of them counts: that of the work, or that of the whole command.
ALONE = {
    "one annotation": "seconds",
    "one added": "seconds",
    "one added, whole command": "wall",
    "report, nothing changed": "wall",
    "render by builtin": "wall",
    "render by quarto": "wall",
}
Results = dict[str, dict[str, Any]]


def _lines(header: str, rows: list[list[str]]) -> list[str]:
    titles = header.split("|")
    rule = "|".join(["---", *["---:"] * (len(titles) - 1)])
    return [f"| {' | '.join(titles)} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows), ""]


def table(results: Results) -> str:
    """All results as Markdown."""
    return "\n".join([*_reading(results), *_builds(results), *_growth(results), *_alone(results)])


def _reading(results: Results) -> list[str]:
    if BASE not in results:
        return []
    base = results[BASE]["articles"] / results[BASE]["seconds"]
    rows = []
    for name in READING:
        if found := results.get(name):
            rate, words = (found[what] / found["seconds"] for what in ("articles", "tokens"))
            rows.append([name, f"{rate:,.1f}", f"{words:,.0f}", f"{rate / base:,.2f}", f"{found['peak_mib']:,}"])
    return _lines("reading: tokens, sentences, entities|articles/s|tokens/s|times the base|peak MiB", rows)


def _builds(results: Results) -> list[str]:
    rows = []
    for size in SIZES:
        for kind in ("cold", "rules again", "nothing changed"):
            if found := results.get(f"{size} {kind}"):
                rate = "" if found["skipped"] else f"{found['articles'] / found['seconds']:,.0f}"
                steps = [f"{found[step]:,.2f}" if step in found else "" for step in ("fingerprints", "parts", "tables")]
                rows.append([f"{size:,}, {kind}", f"{found['seconds']:,.2f}", rate, *steps, f"{found['peak_mib']:,}"])
    return _lines("build|seconds|articles/s|fingerprints|parts|tables|peak MiB", rows) if rows else []


def _growth(results: Results) -> list[str]:
    rows = [
        [f"from {small:,} to {large:,} articles", f"{power:.3f}"]
        for small, large in ((1_000, 10_000), (10_000, 100_000), (1_000, 100_000))
        if (power := exponent(results, small, large)) is not None
    ]
    return _lines("growth of a cold build's time|exponent", rows) if rows else []


def _alone(results: Results) -> list[str]:
    rows = [[name, f"{results[name][time]:,.3f}"] for name, time in ALONE.items() if name in results]
    return _lines("by itself|seconds", rows) if rows else []


def exponent(results: Results, small: int, large: int) -> float | None:
    """How a cold build's time grows: 1 is in proportion to the articles, 2 with their square; null: not measured."""
    if not {f"{small} cold", f"{large} cold"} <= set(results):
        return None
    times = [results[f"{size} cold"]["seconds"] for size in (small, large)]
    return math.log(times[1] / times[0]) / math.log(large / small)


def load() -> tuple[dict[str, int], Results]:
    """The machine and all stored results."""
    rows: Results = {}
    machine: dict[str, int] = {}
    for path in sorted(RESULTS.glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        rows |= content["rows"]
        machine = content["machine"]
    return machine, rows


def chart(results: Results) -> alt.Chart:
    """Articles a second by way of reading, on one scale."""
    named = [name for name in READING[:7] if name in results]
    frame = pl.DataFrame(
        {
            "way": named,
            "rate": [results[name]["articles"] / results[name]["seconds"] for name in named],
            "ours": [name.startswith("ours") for name in named],
        }
    )
    return (
        alt.Chart(frame, width=420, height=24 * len(named), background="white")
        .mark_bar()
        .encode(
            x=alt.X("rate:Q", title="articles a second"),
            y=alt.Y("way:N", sort=named, title=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color("ours:N", scale=alt.Scale(domain=[False, True], range=["#9aa5b1", "#1f5f8b"]), legend=None),
        )
    )


def sentence(machine: dict[str, int], results: Results) -> str:
    """What the numbers come to."""
    parts = [f"Measured on {machine['cores']} cores with {machine['memory_gib']} GiB of memory."]
    if {BASE, "ours, two processes"} <= set(results):
        rates = [results[name]["articles"] / results[name]["seconds"] for name in (BASE, "ours, two processes")]
        parts.append(
            f"The language models read {rates[1]:.0f} articles a second, {rates[1] / rates[0]:.1f} times as many as "
            "Stanza called document by document with the same models and processors."
        )
    if "one added, whole command" in results:
        parts.append(
            f"One article added to a thousand costs {results['one added, whole command']['wall']:.1f} seconds, the "
            "start of the program included."
        )
    for size in (100_000, 10_000):
        if found := results.get(f"{size} cold"):
            parts.append(
                f"{size:,} articles are built from nothing in {found['seconds'] / 60:.1f} minutes with at most "
                f"{found['peak_mib'] / 1024:.1f} GiB of memory."
            )
            break
    return "\n".join(textwrap.wrap(" ".join(parts), 120))


def main() -> None:
    """Write the page and its chart."""
    machine, results = load()
    CHART.parent.mkdir(parents=True, exist_ok=True)
    if BASE in results:
        chart(results).save(str(CHART))
    text = (Path(__file__).parent / "page.md").read_text(encoding="utf-8")
    same = results.get("ours, one process, 8-bit weights", {}).get("same_passages")
    words = {
        "sentence": sentence(machine, results),
        "tables": table(results),
        "same": f"{same:.0%}" if same else "not all",
    }
    PAGE.write_text(text.format(**words), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(paths.ROOT)}\n")


if __name__ == "__main__":
    main()
