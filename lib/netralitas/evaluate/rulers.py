"""Rulers: annotated articles with the scorer that goes with them, all measured in the same way.

A ruler says which articles are to be read, and turns predictions in the shape of ``interchange.as_json`` into counts
for each document. What is right is decided by the scorer that came with the annotation (``given``), and by ``own`` for
what that scorer does not look at.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from netralitas import paths
from netralitas.evaluate import given, own
from netralitas.evaluate.given import Prediction, Scores, Script
from netralitas.records import Reading

REAL, DEV, TEST = "real articles", "dispatches, dev", "dispatches, test"
PFSA_ID, INDOTIMEX = "PFSA-ID dev", "IndoTimex dev"


class Documents(NamedTuple):
    """A folder of articles, and of each to be read, file name without ending and the name that it is scored under."""

    folder: Path
    names: dict[str, str]


class Ruler(Protocol):
    """One set of annotated articles."""

    @property
    def dataset(self) -> str:
        """Its name in the table."""

    def documents(self) -> contextlib.AbstractContextManager[Documents]:
        """The articles to read; files that a scorer lays out are gone afterwards."""

    def score(self, predictions: Mapping[str, Prediction], readings: Mapping[str, Reading] | None = None) -> Scores:
        """Counts of every measure for each document, in the order of their names.

        ``readings`` are what the predictions were made of: null for a baseline, which has none.
        """

    def sources(self) -> tuple[Path, ...]:
        """The files that hold the annotation."""


@dataclass(frozen=True)
class Annotated:
    """Articles with a gold in the form of ``FORMAT.md``."""

    dataset: str
    folder: Path
    gold: Path
    scorer: Path

    def entries(self) -> dict[str, Any]:
        """The gold of each article, by its file's name."""
        content = json.loads(self.gold.read_text(encoding="utf-8"))
        return {key: entry for key, entry in sorted(content.items()) if not key.startswith("_")}

    @contextlib.contextmanager
    def documents(self) -> Iterator[Documents]:
        """The gold's articles."""
        # A key may come with or without the ending of its file.
        endings = {path.suffix for path in self.folder.rglob("*") if path.is_file()}
        keys = [(key, Path(key)) for key in self.entries()]
        yield Documents(self.folder, {(path.stem if path.suffix in endings else path.name): key for key, path in keys})

    def score(self, predictions: Mapping[str, Prediction], readings: Mapping[str, Reading] | None = None) -> Scores:
        """By the given scorer; readings also by our own, for statements, types, statuses and acting offices."""
        gold = self.entries()
        scores = given.articles(Script(self.scorer).load(), predictions, gold)
        if readings is not None:
            scores |= own.score(readings, gold)
        return scores

    def sources(self) -> tuple[Path, ...]:
        """The gold's file."""
        return (self.gold,)


@dataclass(frozen=True)
class Quoted:
    """PFSA-ID: statements between quotation marks, laid out as articles by its scorer. Only direct ones count.

    ``every`` takes every so-many-th article only, for a quick look.
    """

    dataset: str
    file: Path
    scorer: Path
    every: int = 1

    @contextlib.contextmanager
    def documents(self) -> Iterator[Documents]:
        """The articles, laid out."""
        scorer = Script(self.scorer)
        with tempfile.TemporaryDirectory() as name:
            self._parts(scorer, Path(name))
            scorer.run("lay", Path(name) / "all.txt", Path(name) / "laid")
            laid = sorted((Path(name) / "laid").iterdir())
            yield Documents(Path(name) / "laid", {path.stem: path.stem for path in laid})

    def score(self, predictions: Mapping[str, Prediction], readings: Mapping[str, Reading] | None = None) -> Scores:  # noqa: ARG002
        """By its scorer."""
        scorer = Script(self.scorer)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts: list[tuple[str | Path, ...]] = []
            for number, tokens in enumerate(self._parts(scorer, folder)):
                prediction = predictions.get(f"pfsa{number:04}")
                if prediction:
                    _write(folder / "all", f"pfsa{number:04}", prediction)
                    _write(folder / f"by{number}", "pfsa0000", prediction)
                parts.append(("score", tokens, folder / f"by{number}"))
            whole = ("score", folder / "all.txt", folder / "all")
            return given.printed_scores(scorer, parts, whole, given.statement_counts)

    def _parts(self, scorer: Script, folder: Path) -> list[Path]:
        """Each article as a token file of its own, since the scorer numbers what a file holds from 0, and all of them
        as ``all.txt``."""
        scorer.run("lay", self.file, folder / "scratch")
        made, every = [], []
        for number, document in enumerate(scorer.names["articles"](self.file)[:: self.every]):
            sentences = ["".join(f"{token}\t{tag}\n" for token, tag in sentence) for sentence in document]
            made.append(folder / f"{number}.txt")
            made[-1].write_text("\n".join(sentences), encoding="utf-8")
            every += sentences
        (folder / "all.txt").write_text("\n".join(every), encoding="utf-8")
        return made

    def sources(self) -> tuple[Path, ...]:
        """The token file."""
        return (self.file,)


@dataclass(frozen=True)
class Dated:
    """IndoTimex: dates, times and durations with their TIMEX3 values."""

    dataset: str
    folder: Path
    scorer: Path

    @contextlib.contextmanager
    def documents(self) -> Iterator[Documents]:
        """The articles, laid out, with the day of publication in their front matter."""
        with tempfile.TemporaryDirectory() as folder:
            Script(self.scorer).run("lay", self.folder, folder)
            yield Documents(Path(folder), {path.stem: path.stem for path in sorted(Path(folder).iterdir())})

    def score(self, predictions: Mapping[str, Prediction], readings: Mapping[str, Reading] | None = None) -> Scores:  # noqa: ARG002
        """By its scorer."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            parts = []
            for path in self.sources():
                alone = folder / path.stem
                alone.mkdir()
                (alone / path.name).write_bytes(path.read_bytes())
                if path.stem in predictions:
                    _write(folder / "all", path.stem, predictions[path.stem])
                parts.append(("score", alone, folder / "all"))
            whole = ("score", self.folder, folder / "all")
            return given.printed_scores(Script(self.scorer), parts, whole, given.timex_counts)

    def sources(self) -> tuple[Path, ...]:
        """The annotated files."""
        return tuple(sorted(self.folder.rglob("*.tml")))


def _write(folder: Path, name: str, prediction: Prediction) -> None:
    """Write a prediction for a scorer that reads files.

    Blanks at the text's end are left out: they hold no record, and without them the text stands whole in the scorer's,
    which spares it a search that takes minutes.
    """
    folder.mkdir(exist_ok=True)
    content = prediction | {"text": prediction["text"].rstrip()}
    (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def standing(shared: Path) -> list[Ruler]:
    """The rulers of the project, as far as they are there; ``shared`` holds the scorers and what others annotated."""
    score = shared / "gold" / "score.py"
    pfsa, indotimex = shared / "benchmarks" / "pfsa-id", shared / "benchmarks" / "indotimex"
    ours = [
        Annotated(dataset, paths.ARTICLES, paths.ROOT / "data" / "gold" / f"dispatches_{split}.json", score)
        for dataset, split in ((DEV, "dev"), (TEST, "test"))
    ]
    every: list[Ruler] = [
        Annotated(REAL, shared / "articles", shared / "gold" / "articles_gold.json", score),
        *ours,
        Quoted(PFSA_ID, pfsa / "dev.txt", pfsa / "score"),
        Dated(INDOTIMEX, indotimex / "dev", indotimex / "score"),
    ]
    return [ruler for ruler in every if all(path.is_file() for path in ruler.sources()) and ruler.sources()]


def given_rulers(
    shared: Path, *, gold: Path | None, articles: Path | None, pfsa_id: Path | None, indotimex: Path | None
) -> list[Ruler]:
    """Rulers of the same form over other data; the scorers are those of ``shared``.

    Raises ``ValueError`` for a gold without articles or articles without a gold.
    """
    if (gold is None) != (articles is None):
        raise ValueError("a gold needs the folder of its articles: give --gold and --articles together")
    found: list[Ruler] = []
    if gold and articles:
        found.append(Annotated(gold.stem, articles, gold, shared / "gold" / "score.py"))
    if pfsa_id:
        name = f"PFSA-ID {pfsa_id.stem}"
        found.append(Quoted(name, pfsa_id, shared / "benchmarks" / "pfsa-id" / "score"))
    if indotimex:
        name = f"IndoTimex {indotimex.name}"
        found.append(Dated(name, indotimex, shared / "benchmarks" / "indotimex" / "score"))
    return found
