"""All measurements in one run, as a table of ratios and as JSON: ``make bench``, ``make bench-large``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil
from netralitas import paths

HERE = Path(__file__).parent
RESULTS = HERE / "results"
#: Articles on which the ways of reading are compared.
READ = 600
#: From so many articles on, only the cold build is measured, and one with nothing to do.
LARGE = 30_000
#: The command line as a person would call it.
TOOL = [sys.executable, "-c", "from netralitas.cli import app; app()"]
Result = dict[str, Any]


def say(message: str) -> None:
    """One line for the person who waits."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


class Bench:
    """Measurements in a temporary folder; each result has the peak memory of all its processes, in MiB."""

    def __init__(self, place: Path):
        self.place = place
        self.results: dict[str, Result] = {}

    def measure(self, row: str, measure: str, *arguments: object) -> Result:
        """Run one measurement and keep it under a name; nothing is kept where it fails."""
        command = [sys.executable, str(HERE / "measure.py"), measure, *map(str, arguments)]
        return self.command(row, command)

    def command(self, row: str, command: list[str], **environment: str) -> Result:
        """Run a command; its last line is JSON, or else only its time counts."""
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, env=os.environ | environment, cwd=paths.ROOT, text=True
        )
        peak = [0]
        watcher = threading.Thread(target=_watch, args=(process, peak))
        watcher.start()
        said = process.communicate()[0]
        watcher.join()
        wall = time.perf_counter() - began
        if process.returncode:
            say(f"  {row}: not measured")
            return {}
        try:
            result = json.loads(said.strip().splitlines()[-1])
        except (ValueError, IndexError):
            result = {"seconds": wall}
        result |= {"wall": wall, "peak_mib": peak[0] >> 20}
        self.results[row] = result
        say(f"  {row}: {result['seconds']:.2f} s, {result['peak_mib']} MiB")
        return result


def _watch(process: subprocess.Popen[str], peak: list[int]) -> None:
    """The most memory that a process and its children hold together, shared pages counted once each."""
    root = psutil.Process(process.pid)
    while process.poll() is None:
        total = 0
        for member in (root, *_children(root)):
            try:
                total += member.memory_info().rss - member.memory_info().shared
            except (psutil.Error, AttributeError):
                continue
        peak[0] = max(peak[0], total)
        time.sleep(0.05)


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        found: list[psutil.Process] = root.children(recursive=True)
    except psutil.Error:
        return []
    return found


def reading(bench: Bench, articles: Path) -> None:
    """The ways to get sentences, tokens and entities, each factor with a row of its own."""
    say("reading")
    bench.measure("Stanza, document by document, two threads", "stanza_by_document", articles, "tokenize+ner", 2)
    bench.measure("Stanza, document by document", "stanza_by_document", articles, "tokenize+ner", 1)
    everything = "tokenize+mwt+pos+ner"
    bench.measure("Stanza, document by document, all processors", "stanza_by_document", articles, everything, 1)
    bench.measure("Stanza, in bulk", "stanza_in_bulk", articles)
    bench.measure("ours, one process", "ours", articles)
    bench.measure("ours, one process, 8-bit weights", "ours", articles, "0/1", "yes")
    bench.measure("ours, two processes", "ours_in_processes", articles, 2)
    bench.measure("regular expression", "regular_expression", articles)
    bench.measure("spaCy blank pipeline", "spacy_blank", articles)


def builds(bench: Bench, sizes: list[int]) -> None:
    """Cold builds, builds with the language models' results at hand, and builds with nothing to do."""
    for size in sizes:
        say(f"{size:,} articles")
        folder = paths.ARTICLES if size == 90 else bench.place / f"in-{size}"
        if size != 90:
            bench.measure(f"{size} written", "write_corpus", folder, size)
        out, cache = bench.place / f"out-{size}", bench.place / f"cache-{size}"
        bench.measure(f"{size} cold", "build", folder, out, cache)
        if size < LARGE:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(cache / "parts", ignore_errors=True)
            bench.measure(f"{size} rules again", "build", folder, out, cache)
        bench.measure(f"{size} nothing changed", "build", folder, out, cache)
        if size == 1_000:
            one_more(bench, folder, out, cache)


def one_more(bench: Bench, folder: Path, out: Path, cache: Path) -> None:
    """One article added to those that were built: the steps of the build, and the whole command."""
    bench.measure("one annotation", "one_annotation", folder)
    bench.measure("one article written", "write_corpus", folder, 1, 999_000)
    bench.measure("one added", "build", folder, out, cache)
    tables = {"NETRALITAS_CACHE": str(cache)}
    bench.command("the same by the command", [*TOOL, "build", str(folder)], **tables)
    bench.measure("another article written", "write_corpus", folder, 1, 999_001)
    bench.command("one added, whole command", [*TOOL, "build", str(folder)], **tables)
    shutil.rmtree(paths.ROOT / "build" / folder.name, ignore_errors=True)


def commands(bench: Bench) -> None:
    """What people type: a report with nothing changed, and the book by each renderer that is there."""
    say("commands")
    bench.command("report", [*TOOL, "report"])
    bench.command("report, nothing changed", [*TOOL, "report"])
    for renderer in ("builtin", "quarto"):
        bench.command(f"render by {renderer}", [*TOOL, "render", "--force"], RENDERER=renderer)


def main() -> None:
    """Measure, print a table, and store the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="100,000 articles, and nothing else")
    parser.add_argument("--sizes", type=int, nargs="*", help="other numbers of articles")
    parser.add_argument("--only", choices=["reading", "builds", "commands"], help="leave the rest out")
    options = parser.parse_args()
    sizes = options.sizes or ([100_000] if options.large else [90, 1_000, 10_000])
    with tempfile.TemporaryDirectory(prefix="netralitas-bench-") as name:
        bench = Bench(Path(name))
        if not options.large and options.only in {None, "reading"}:
            bench.measure(f"{READ} written", "write_corpus", bench.place / "reading", READ)
            reading(bench, bench.place / "reading")
        if options.only in {None, "builds"}:
            builds(bench, sizes)
        if not options.large and options.only in {None, "commands"}:
            commands(bench)
    store(bench.results, "large" if options.large else "bench")


def store(results: dict[str, Result], name: str) -> None:
    """Add the results to those of earlier runs under this name, and print all as a table."""
    from page import table

    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    known = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.is_file() else {}
    machine = {"cores": len(os.sched_getaffinity(0)), "memory_gib": round(psutil.virtual_memory().total / 2**30)}
    content = {"machine": machine, "rows": known | results}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(table(known | results) + "\n")


if __name__ == "__main__":
    main()
