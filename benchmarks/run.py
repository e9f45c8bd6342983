"""All measurements in one run, as a table of ratios and as JSON: ``make bench``, ``make bench-large``.

A run replaces the results of the one before as a whole: ratios are never of two runs. The long one, when it was
interrupted, goes on where it was.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
from netralitas import paths
from netralitas.fingerprint import of_code, of_files, of_rules
from netralitas.report.render import Name, RenderError, choose
from page import table

HERE = Path(__file__).parent
RESULTS = HERE / "results"
#: Articles on which the ways of reading are compared, and how often each is measured, in turns: the median counts.
READ = 600
ROUNDS = 3
#: From so many articles on, only the cold build is measured, and one with nothing to do.
LARGE = 30_000
#: Bytes on disk that a run of 100,000 articles fills, with room to spare.
DISK = 4 << 30
#: Seconds between two notes of how long an unfinished measurement has taken.
NOTE = 5
#: The command line as a person would call it.
TOOL = [sys.executable, "-c", "from netralitas.cli import app; app()"]
Result = dict[str, Any]


def say(message: str) -> None:
    """One line for the person who waits."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


class Bench:
    """Measurements in a folder; each result has the peak memory of all its processes, in MiB.

    What was measured stands in ``state.json`` there, under a hash of the code that was measured: with ``resume``, a run
    of the same code takes it over.
    """

    def __init__(self, place: Path, *, resume: bool = False):
        self.place = place
        self.code = _code()
        self.results: dict[str, Result] = {}
        self.unfinished: dict[str, Result] = {}
        known = _read(place / "state.json") if resume else {}
        if known.get("code") == self.code:
            self.results, self.unfinished = known["rows"], known["unfinished"]
        else:
            shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)

    def measure(self, row: str, measure: str, *arguments: object) -> Result:
        """Run one measurement and keep it under a name; one that fails is kept as not measured."""
        command = [sys.executable, str(HERE / "measure.py"), measure, *map(str, arguments)]
        return self.command(row, command)

    def command(self, row: str, command: list[str], **environment: str) -> Result:
        """Run a command; its last line is JSON, or else only its time counts.

        Where it was interrupted, what it took until then is added: ``resumed`` says how often.
        """
        if row in self.results:
            say(f"  {row}: measured before the interruption")
            return self.results[row]
        before = self.unfinished.get(row, {"seconds": 0.0, "peak_mib": 0, "resumed": -1})
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, env=os.environ | environment, cwd=paths.ROOT, text=True
        )
        peak = [before["peak_mib"] << 20]

        def note() -> None:
            spent = before["seconds"] + time.perf_counter() - began
            self.unfinished[row] = {"seconds": spent, "peak_mib": peak[0] >> 20, "resumed": before["resumed"] + 1}
            self.save()

        watcher = threading.Thread(target=_watch, args=(process, peak, note))
        watcher.start()
        said = process.communicate()[0]
        watcher.join()
        wall = time.perf_counter() - began
        if process.returncode:
            return self.absent(row, "not measured")
        self.unfinished.pop(row, None)
        result: Result
        try:
            result = json.loads(said.strip().splitlines()[-1])
        except (ValueError, IndexError):
            result = {"seconds": wall}
        result |= {"wall": wall + before["seconds"], "peak_mib": peak[0] >> 20}
        result["seconds"] += before["seconds"]
        if before["seconds"]:
            # Nearly all of a build is the making of parts, and it is there that it goes on.
            result |= {"resumed": before["resumed"] + 1, "parts": result.get("parts", 0.0) + before["seconds"]}
        self.results[row] = result
        self.save()
        say(f"  {row}: {result['seconds']:.2f} s, {result['peak_mib']} MiB")
        return result

    def absent(self, row: str, why: str) -> Result:
        """Keep in the table why a row has no figures."""
        say(f"  {row}: {why}")
        self.results[row] = {"absent": why}
        return self.results[row]

    def save(self) -> None:
        """Note what was measured; a row without figures is tried again."""
        rows = {row: result for row, result in self.results.items() if "absent" not in result}
        content = json.dumps({"code": self.code, "rows": rows, "unfinished": self.unfinished})
        part = self.place / "state.json.part"
        part.write_text(content, encoding="utf-8")
        part.replace(self.place / "state.json")


def _code() -> str:
    """A hash of all that is measured."""
    own = of_files(HERE, sorted(HERE.glob("*.py")))
    return hashlib.sha256(f"{of_code()} {of_rules(paths.MODELS, paths.REFERENCE)} {own}".encode()).hexdigest()[:16]


def _read(path: Path) -> dict[str, Any]:
    """A JSON object; empty where there is none that can be read."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _watch(process: subprocess.Popen[str], peak: list[int], note: Callable[[], None]) -> None:
    """The most memory that a process and its children hold together, shared pages counted once each."""
    root = psutil.Process(process.pid)
    noted = time.monotonic()
    while process.poll() is None:
        if time.monotonic() > noted + NOTE:
            note()
            noted = time.monotonic()
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
    """The ways to get sentences, tokens and entities, each factor with a row of its own, in turns."""
    say("reading")
    everything = "tokenize+mwt+pos+ner"
    ways: dict[str, tuple[object, ...]] = {
        "Stanza, document by document, two threads": ("stanza_by_document", articles, "tokenize+ner", 2),
        "Stanza, document by document": ("stanza_by_document", articles, "tokenize+ner", 1),
        "Stanza, document by document, all processors": ("stanza_by_document", articles, everything, 1),
        "Stanza, in bulk": ("stanza_in_bulk", articles),
        "ours, one process": ("ours", articles),
        "ours, one process, TorchScript": ("ours", articles, "0/1", "script"),
        "ours, one process, 8-bit weights": ("ours", articles, "0/1", "quantise"),
        "ours, two processes": ("ours_in_processes", articles, 2),
        "regular expression": ("regular_expression", articles),
        "spaCy blank pipeline": ("spacy_blank", articles),
    }
    rounds = [
        {way: bench.measure(f"{way}, round {number}", str(name), *rest) for way, (name, *rest) in ways.items()}
        for number in range(1, ROUNDS + 1)
    ]
    for way in ways:
        bench.results[way] = median([bench.results.pop(f"{way}, round {n}") for n in range(1, len(rounds) + 1)])


def median(found: list[Result]) -> Result:
    """The result whose time is in the middle, with all times; one that is absent makes the whole absent."""
    absent = [result for result in found if "absent" in result]
    if absent:
        return absent[0]
    times = [result["seconds"] for result in found]
    middle = min(found, key=lambda result: abs(result["seconds"] - statistics.median(times)))
    return middle | {"rounds": times, "peak_mib": max(result["peak_mib"] for result in found)}


def builds(bench: Bench, sizes: list[int]) -> None:
    """Cold builds, builds with the language models' results at hand, and builds with nothing to do."""
    for size in sizes:
        say(f"{size:,} articles")
        folder = paths.ARTICLES if size == 90 else bench.place / f"in-{size}"
        if size != 90:
            bench.measure(f"{size} written", "write_corpus", folder, size)
        out, cache = bench.place / f"out-{size}", bench.place / f"cache-{size}"
        if size < LARGE and f"{size} cold" not in bench.results:
            # A short one that was interrupted is measured anew.
            bench.unfinished.pop(f"{size} cold", None)
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
        bench.measure(f"{size} cold", "build", folder, out, cache)
        if size < LARGE and f"{size} rules again" not in bench.results:
            bench.unfinished.pop(f"{size} rules again", None)
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
    renderers: tuple[Name, ...] = ("builtin", "quarto")
    for renderer in renderers:
        row = f"render by {renderer}"
        try:
            choose(renderer)
        except RenderError:
            bench.absent(row, "not installed")
            continue
        bench.command(row, [*TOOL, "render", "--force"], RENDERER=renderer)


def main() -> None:
    """Measure, print a table, and store the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="10,000 and 100,000 articles, and nothing else")
    parser.add_argument("--sizes", type=int, nargs="*", help="other numbers of articles; nothing is stored")
    parser.add_argument("--only", choices=["reading", "builds", "commands"], help="a part; nothing is stored")
    parser.add_argument("--place", type=Path, help="folder to work in; null: below build/")
    options = parser.parse_args()
    sizes = options.sizes or ([10_000, 100_000] if options.large else [90, 1_000, 10_000])
    name = "large" if options.large else "bench"
    bench = Bench(options.place or paths.ROOT / "build" / f"measured-{name}", resume=options.large)
    if max(sizes) >= LARGE and shutil.disk_usage(bench.place).free < DISK:
        sys.exit(f"{DISK >> 30} GiB of disk are needed below {bench.place}")
    if not options.large and options.only in {None, "reading"}:
        bench.measure(f"{READ} written", "write_corpus", bench.place / "reading", READ)
        reading(bench, bench.place / "reading")
    if options.only in {None, "builds"}:
        builds(bench, sizes)
    if not options.large and options.only in {None, "commands"}:
        commands(bench)
    sys.stdout.write(table(bench.results) + "\n")
    if options.only or options.sizes:
        return
    if options.large and any("absent" in result for result in bench.results.values()):
        sys.exit("not all was measured; call it again to go on from here")
    store(bench.results, name)
    shutil.rmtree(bench.place, ignore_errors=True)


def store(results: dict[str, Result], name: str) -> None:
    """Put the results in the place of an earlier run's."""
    RESULTS.mkdir(exist_ok=True)
    machine = {"cores": len(os.sched_getaffinity(0)), "memory_gib": round(psutil.virtual_memory().total / 2**30)}
    content = json.dumps({"machine": machine, "rows": results}, indent=1)
    (RESULTS / f"{name}.json").write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
