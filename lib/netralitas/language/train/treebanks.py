"""Universal Dependencies treebanks as the training, development and test files that Stanza's programs read.

A treebank sentence is a block of CoNLL-U lines. Of GSD test and CSUI test the first half is for development, the
second half for the reported score; everything else is for training.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

#: Treebank files whose every sentence is for training; the test part of PUD is its only part.
TRAIN = ("id_csui-ud-train", "id_gsd-ud-dev", "id_pud-ud-test")
#: Treebank files of which the first half is for development and the second for the reported score.
HALVED = ("id_gsd-ud-test", "id_csui-ud-test")
_TEXT = re.compile(r"^# text = (.*)$", re.MULTILINE)


class Split(NamedTuple):
    """Sentences of the treebanks, each a block of CoNLL-U lines without the blank line that ends it."""

    train: list[str]
    dev: list[str]
    test: list[str]


def read(path: Path) -> list[str]:
    """The sentences of a CoNLL-U file."""
    return [block for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]


def split(folder: Path) -> Split:
    """The treebanks of a folder, divided; see the module's text for what goes where."""
    train = [sentence for name in TRAIN for sentence in read(folder / f"{name}.conllu")]
    dev = [sentence for name in HALVED for sentence in development(folder, name)]
    test = [sentence for name in HALVED for sentence in reported(folder, name)]
    return Split(train, dev, test)


def development(folder: Path, name: str) -> list[str]:
    """The first half of a treebank file."""
    sentences = read(folder / f"{name}.conllu")
    return sentences[: (len(sentences) + 1) // 2]


def reported(folder: Path, name: str) -> list[str]:
    """The second half of a treebank file: no training and no choice may look at it."""
    sentences = read(folder / f"{name}.conllu")
    return sentences[(len(sentences) + 1) // 2 :]


def text_of(sentence: str) -> str:
    """The sentence as running text; raises ``ValueError`` where its ``# text`` line is missing."""
    match = _TEXT.search(sentence)
    if match is None:
        raise ValueError(f"a treebank sentence without a text line: {sentence[:60]!r}")
    return match[1].strip()


def words_and_tags(sentence: str) -> list[tuple[str, str]]:
    """The syntactic words of a sentence with their universal part of speech."""
    rows = [line.split("\t") for line in sentence.splitlines() if line and line[0] != "#"]
    return [(row[1], row[3]) for row in rows if row[0].isdigit()]


def words_and_own_tags(sentence: str) -> list[tuple[str, str]]:
    """The syntactic words of a sentence with the tag in the column of the language's own tags."""
    rows = [line.split("\t") for line in sentence.splitlines() if line and line[0] != "#"]
    return [(row[1], row[4]) for row in rows if row[0].isdigit()]


def tokens(sentence: str) -> list[str]:
    """The surface tokens of a sentence: a multi-word token counts as one."""
    found: list[str] = []
    covered = 0
    for line in sentence.splitlines():
        if not line or line[0] == "#":
            continue
        number, form = line.split("\t")[:2]
        if "-" in number:
            covered = int(number.split("-")[1])
            found.append(form)
        elif number.isdigit() and int(number) > covered:
            found.append(form)
    return found


def tagged_block(words: Sequence[tuple[str, str]], column: int) -> str:
    """Words and tags as a CoNLL-U sentence whose tags stand in the given column (3 universal, 4 language's own)."""
    lines = []
    for number, (word, tag) in enumerate(words, start=1):
        row = [str(number), word, "_", "_", "_", "_", str(number - 1), "dep", "_", "_"]
        row[column] = tag
        lines.append("\t".join(row))
    return "\n".join(lines)


def write(sentences: Sequence[str], path: Path) -> None:
    """Write sentences as a CoNLL-U file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{sentence.strip()}\n\n" for sentence in sentences), encoding="utf-8")
