"""Builds of damaged files for as long as one likes: ``python tools/fuzz.py --minutes 10 --seed 1``.

Every round takes some of the shipped dispatches, damages them in ways that files get damaged, packs them in every
format, and builds. No exception may escape, every file must be accounted for, and none may take long. A folder that
breaks this is kept under ``build/fuzz`` for whoever mends it.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from netralitas import paths
from netralitas.articles import NoArticles
from netralitas.build import Engine, build
from netralitas.tables import store

#: Files a round, and seconds that one of them may take on average.
FILES = 12
SECONDS = 10.0
_JUNK = (
    "“",
    '"',
    "(",
    "\u200b",
    "\x00",
    "\ufeff",
    "Pj. ",
    "Rp1.",
    "\r",
    "---\n",
    "{",
    "\ud800",
    "𝕬",
    "Senin, ",
    "2024",
    "��",
)

Change = Callable[[str, Random], str]


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def _double(text: str, random: Random) -> str:
    start = random.randrange(len(text) + 1)
    piece = text[start : start + random.randrange(1, 400)]
    return text[:start] + piece * random.choice((1, 3, 200)) + text[start:]


def _insert(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_JUNK) * random.choice((1, 2, 500)) + text[at:]


def _shuffle(text: str, random: Random) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def _swap(text: str, random: Random) -> str:
    letters = list(text)
    for _ in range(random.randrange(40)):
        letters[random.randrange(len(letters))] = random.choice(letters)
    return "".join(letters)


def _join(text: str, random: Random) -> str:
    return text.replace(random.choice(("\n", " ", ".", ",")), random.choice(("", " ", "\n\n\n")))


CHANGES: tuple[Change, ...] = (_cut, _double, _insert, _shuffle, _swap, _join)


def _packed(text: str, random: Random) -> tuple[str, bytes]:
    """A file's ending and content."""
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"))
    plain = text.encode(encoding, "replace")
    fields = {"text": text, "title": text[:50], "published": random.choice(("2024-10-07", "kemarin", "", "9999"))}
    packed = {
        ".md": plain,
        ".txt": plain,
        ".txt.gz": gzip.compress(plain),
        ".html": f"<html><body><article><p>{html.escape(text)}</p></article>".encode("utf-8", "replace"),
        ".json": json.dumps([fields] * random.choice((1, 2))).encode(),
        ".jsonl": b"\n".join([json.dumps(fields).encode()] * 2),
    }
    ending = random.choice(sorted(packed))
    content = packed[ending]
    if random.random() < 0.3:
        at = random.randrange(len(content) + 1)
        content = content[:at] + random.randbytes(random.randrange(6)) + content[at + random.randrange(6) :]
    return ending, content


def write(folder: Path, texts: list[str], random: Random) -> None:
    """One round's files."""
    folder.mkdir(parents=True)
    for number in range(FILES):
        text = random.choice(texts)
        for _ in range(random.randrange(4)):
            text = random.choice(CHANGES)(text, random) or " "
        ending, content = _packed(text, random)
        (folder / f"f{number:02}{ending}").write_bytes(content)


def check(folder: Path, out: Path, cache: Path) -> str | None:
    """What is wrong with a build of a folder; null: nothing."""
    began = time.process_time()
    try:
        build(folder, out, cache=cache, engine=Engine(processes=1))
    except NoArticles:
        return None
    except Exception:
        return traceback.format_exc()
    if time.process_time() - began > SECONDS * FILES:
        return f"{time.process_time() - began:.0f} seconds"
    quarantine = store.load("quarantine", out)
    if faults := quarantine.filter(reason="not_read").to_dicts():
        return f"put aside for a fault of ours: {faults}"
    lost = {path.name for path in folder.iterdir()} - {*store.load("files", out)["path"], *quarantine["path"]}
    return f"not accounted for: {sorted(lost)}" if lost else None


def main() -> None:
    """Rounds until the time is over; ends with 1 where one of them went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths.ARTICLES.glob("*.md"))]
    end = time.monotonic() + options.minutes * 60
    rounds = wrong = 0
    with tempfile.TemporaryDirectory(prefix="netralitas-fuzz-") as name:
        while time.monotonic() < end:
            place = Path(name) / str(rounds)
            write(place / "in", texts, Random(f"{options.seed} {rounds}"))  # noqa: S311  (nobody's secret)
            if problem := check(place / "in", place / "out", Path(name) / "cache"):
                kept = paths.ROOT / "build" / "fuzz" / f"{options.seed}-{rounds}"
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(place / "in", kept)
                sys.stdout.write(f"round {rounds} ({kept.relative_to(paths.ROOT)}): {problem}\n")
                wrong += 1
            shutil.rmtree(place)
            rounds += 1
    sys.stdout.write(f"{rounds} rounds of {FILES} files, {wrong} went wrong\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
