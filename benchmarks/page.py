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
    "ours, one process, TorchScript",
    "ours, one process, 8-bit weights",
    "ours, two processes",
    "spaCy blank pipeline",
    "regular expression",
)
#: Single measurements, and which time of them counts: that of the work, or that of the whole command.
ALONE = {
    "one annotation": "seconds",
    "one added": "seconds",
    "one added, whole command": "wall",
    "report, nothing changed": "wall",
    "render by builtin": "wall",
    "render by quarto": "wall",
}
OURS = "ours, two processes"
#: What is counted a second of a build; words are those between blanks.
_RATES = ("articles", "words")
Results = dict[str, dict[str, Any]]


def _lines(header: str, rows: list[list[str]]) -> list[str]:
    titles = header.split("|")
    rule = "|".join(["---", *["---:"] * (len(titles) - 1)])
    return [f"| {' | '.join(titles)} |", f"|{rule}|", *(f"| {' | '.join(row)} |" for row in rows), ""]


def table(results: Results) -> str:
    """The results of one run as Markdown."""
    return "\n".join([*_reading(results), *_builds(results), *_growth(results), *_alone(results), *_aims(results)])


def _figures(results: Results, name: str) -> dict[str, Any] | None:
    """What was measured under a name; null where nothing was."""
    found = results.get(name)
    return None if found is None or "absent" in found else found


def _rate(found: dict[str, Any]) -> float:
    """Articles a second."""
    return float(found["articles"] / found["seconds"])


def _reading(results: Results) -> list[str]:
    base = _figures(results, BASE)
    if base is None:
        return []
    rows = []
    for name in READING:
        if name not in results:
            continue
        if found := _figures(results, name):
            times = found.get("rounds", [found["seconds"]])
            slow, fast = (found["articles"] / seconds / _rate(base) for seconds in (max(times), min(times)))
            words = found["tokens"] / found["seconds"]
            rate = _rate(found)
            rows.append([name, f"{rate:,.1f}", f"{words:,.0f}", f"{rate / _rate(base):,.2f}"])
            rows[-1] += [f"{slow:,.2f} – {fast:,.2f}", f"{found['peak_mib']:,}"]
        else:
            rows.append([name, results[name]["absent"], "", "", "", ""])
    header = "reading: tokens, sentences, entities|articles/s|tokens/s|times the base|slowest – fastest round|peak MiB"
    return _lines(header, rows)


def _builds(results: Results) -> list[str]:
    rows = []
    for size in sorted(int(name.removesuffix(" cold")) for name in results if name.endswith(" cold")):
        cold = _figures(results, f"{size} cold")
        for kind in ("cold", "rules again", "nothing changed"):
            name = f"{size} {kind}"
            if found := _figures(results, name):
                done = not found["skipped"]
                share = f"{found['seconds'] / cold['seconds']:.3f}" if cold else ""
                rates = [f"{found[what] / found['seconds']:,.0f}" if done and what in found else "" for what in _RATES]
                steps = [f"{found[step]:,.2f}" if step in found else "" for step in ("fingerprints", "parts", "tables")]
                resumed = f", interrupted {found['resumed']} times" if "resumed" in found else ""
                seconds = f"{found['seconds']:,.2f}"
                rows.append([f"{size:,}, {kind}{resumed}", seconds, share, *rates, *steps, f"{found['peak_mib']:,}"])
    header = "build|seconds|of the cold one|articles/s|words/s|fingerprints|parts|tables|peak MiB"
    return _lines(header, rows) if rows else []


def _growth(results: Results) -> list[str]:
    rows = [
        [f"from {small:,} to {large:,} articles", f"{power:.3f}"]
        for small, large in ((1_000, 10_000), (10_000, 100_000), (1_000, 100_000))
        if (power := exponent(results, small, large)) is not None
    ]
    return _lines("growth of a cold build's time|exponent", rows) if rows else []


def _alone(results: Results) -> list[str]:
    rows = []
    for name, time in ALONE.items():
        if name in results:
            found = _figures(results, name)
            rows.append([name, f"{found[time]:,.3f}" if found else results[name]["absent"]])
    return _lines("by itself|seconds", rows) if rows else []


def _aims(results: Results) -> list[str]:
    """What was aimed at and what came out, in the run's own figures."""
    found: list[tuple[str, str, float, str, bool]] = []

    def aim(what: str, wanted: float, reached: float | None, unit: str = "", *, more: bool = False) -> None:
        if reached is not None:
            good = reached >= wanted if more else reached <= wanted
            found.append((what, f"{'≥' if more else '≤'} {wanted:g}{unit}", reached, unit, good))

    base, ours, cold = (_figures(results, name) for name in (BASE, OURS, "1000 cold"))
    one, added = (_figures(results, name) for name in ("one annotation", "one added, whole command"))
    report, large = (_figures(results, name) for name in ("report, nothing changed", "100000 cold"))
    aim(
        "reading, times Stanza document by document", 3, _rate(ours) / _rate(base) if ours and base else None, more=True
    )
    aim(
        "one annotation, share of a cold build of 1,000",
        0.003,
        one["seconds"] / cold["seconds"] if one and cold else None,
    )
    aim("one article added to 1,000, whole command", 8, added["wall"] if added else None, " s")
    aim("report with nothing changed", 5, report["wall"] if report else None, " s")
    for sizes in ((1_000, 10_000), (10_000, 100_000)):
        aim(f"growth from {sizes[0]:,} to {sizes[1]:,}, exponent", 1.05, exponent(results, *sizes))
    aim("memory for 100,000 articles", 4, large["peak_mib"] / 1024 if large else None, " GiB")
    rows = [[what, wanted, f"{reached:.4g}{unit}", "✓" if good else "✗"] for what, wanted, reached, unit, good in found]
    return _lines("aim|wanted|reached|", rows) if rows else []


def exponent(results: Results, small: int, large: int) -> float | None:
    """How a cold build's time grows: 1 is in proportion to the articles, 2 with their square; null: not measured."""
    ends = [_figures(results, f"{size} cold") for size in (small, large)]
    if not ends[0] or not ends[1]:
        return None
    return math.log(ends[1]["seconds"] / ends[0]["seconds"]) / math.log(large / small)


def load() -> dict[str, tuple[dict[str, int], Results]]:
    """The machine and the results of each stored run, by its name: ``bench``, ``large``."""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(RESULTS.glob("*.json"))}
    return {name: (content["machine"], content["rows"]) for name, content in found.items()}


def chart(results: Results) -> alt.Chart:
    """Articles a second by way of reading, on one scale."""
    named = [name for name in READING if name.startswith(("Stanza", "ours")) and _figures(results, name)]
    frame = pl.DataFrame(
        {
            "way": named,
            "rate": [_rate(results[name]) for name in named],
            "ours": [name.startswith("ours") for name in named],
        }
    )
    made: alt.Chart = (
        alt.Chart(frame, width=420, height=24 * len(named), background="white")
        .mark_bar()
        .encode(
            x=alt.X("rate:Q", title="articles a second"),
            y=alt.Y("way:N", sort=named, title=None, axis=alt.Axis(labelLimit=320)),
            color=alt.Color("ours:N", scale=alt.Scale(domain=[False, True], range=["#9aa5b1", "#1f5f8b"]), legend=None),
        )
    )
    return made


def sentence(runs: dict[str, tuple[dict[str, int], Results]]) -> str:
    """What the numbers come to."""
    parts = []
    if "bench" in runs:
        machine, results = runs["bench"]
        parts.append(f"Measured on {machine['cores']} cores with {machine['memory_gib']} GiB of memory.")
        base, ours, added = (_figures(results, name) for name in (BASE, OURS, "one added, whole command"))
        if base and ours:
            times = _rate(ours) / _rate(base)
            parts.append(
                f"The language models read {_rate(ours):.0f} articles a second, {times:.1f} times as many as Stanza "
                "called document by document with the same models and processors."
            )
        if added:
            parts.append(
                f"One article added to a thousand costs {added['wall']:.1f} seconds, the start of the program included."
            )
    for size, name in ((100_000, "large"), (10_000, "bench")):
        if name in runs and (found := _figures(runs[name][1], f"{size} cold")):
            parts.append(
                f"{size:,} articles are built from nothing in {found['seconds'] / 60:.1f} minutes with at most "
                f"{found['peak_mib'] / 1024:.1f} GiB of memory."
            )
            break
    return "\n".join(textwrap.wrap(" ".join(parts), 120))


def main() -> None:
    """Write the page and its chart."""
    runs = load()
    results = runs["bench"][1] if "bench" in runs else {}
    CHART.parent.mkdir(parents=True, exist_ok=True)
    if _figures(results, BASE):
        chart(results).save(str(CHART))
    text = (Path(__file__).parent / "page.md").read_text(encoding="utf-8")
    same = (_figures(results, "ours, one process, 8-bit weights") or {}).get("same_passages")
    large = table(runs["large"][1]) if "large" in runs else ""
    words = {
        "sentence": sentence(runs),
        "tables": table(results),
        "large": f"In a run of its own, the same for 100,000 articles:\n\n{large}\n" if large else "",
        "same": f"{same:.0%}" if same else "not all",
    }
    PAGE.write_text(text.format(**words), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(paths.ROOT)}\n")


if __name__ == "__main__":
    main()
