"""The corpora of others that training reads: two named-entity corpora and a part-of-speech corpus.

IDNer-news-2k (MIT) and Nergrit (by its contributors) lie in the training folder; the Kumparan news corpus comes with
the wheel of ``nlp-id`` (MIT) from PyPI, whose hash is pinned here.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from netralitas.language.train.annotations import Tagged

WHEEL = "nlp-id==0.1.23.0"
WHEEL_SHA256 = "358faafb1e4801d79d6c9c8cf20be9d62d990fff9563f2bb6ee1cd7731691384"
_POS_FILE = "nlp_id/data/dataset_postag.txt"
#: Nergrit's label names as ours.
_LABELS = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}


#: A sentence of words with the corpus's own tags.
Words = list[tuple[str, str]]


class CorpusError(Exception):
    """A corpus could not be had or is not the one that the recipe was made for."""


def entities(path: Path) -> list[Tagged]:
    """A named-entity corpus of lines: token first, tag last; a line without a tag ends a sentence."""
    sentences: list[Tagged] = []
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split()
        if len(fields) >= 2:
            prefix, _, label = fields[-1].partition("-")
            tokens.append(fields[0])
            tags.append(f"{prefix}-{_LABELS.get(label, label)}" if label else "O")
        elif tokens:
            sentences.append(Tagged(tuple(tokens), tuple(tags)))
            tokens, tags = [], []
    return sentences


def fetch_wheel(folder: Path) -> Path:
    """The ``nlp-id`` wheel in a folder, downloaded with pip where it is not there yet.

    Raises ``CorpusError`` where pip can't get it or the file is another one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(folder.glob("nlp_id-*.whl"))
    if not found:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), WHEEL]
        if subprocess.run(command, check=False).returncode != 0:
            raise CorpusError(f"{WHEEL} could not be downloaded from PyPI; put its wheel into {folder} and try again")
        found = sorted(folder.glob("nlp_id-*.whl"))
    if hashlib.sha256(found[0].read_bytes()).hexdigest() != WHEEL_SHA256:
        raise CorpusError(f"{found[0]} is not the wheel of {WHEEL} that the recipes were made for")
    return found[0]


def part_of_speech(wheel: Path) -> list[Words]:
    """The Kumparan corpus: sentences of words with the corpus's own tags (Penn-like; clitics are words)."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(_POS_FILE).decode("utf-8")
    sentences = []
    for block in text.split("\n\n"):
        pairs = [line.split("\t") for line in block.splitlines() if line.strip()]
        words = [(pair[0], pair[1].strip().upper()) for pair in pairs if len(pair) == 2 and pair[0].strip()]
        if words:
            sentences.append(words)
    return sentences


def without(sentences: Sequence[Words], names: Iterable[str]) -> list[Words]:
    """The sentences that name none of the people, given by their full names.

    The models are measured on articles about people of the reference tables; they must not know them beforehand. A name
    of one word says too little about who is meant, and keeps nothing out.
    """
    wanted = {tuple(name.lower().split()) for name in names if " " in name.strip()}
    lengths = {len(name) for name in wanted}

    def names_one(sentence: Words) -> bool:
        words = [word.lower() for word, _ in sentence]
        return any(tuple(words[i : i + n]) in wanted for n in lengths for i in range(len(words) - n + 1))

    return [sentence for sentence in sentences if not names_one(sentence)]


def proper_names(sentence: Sequence[tuple[str, str]]) -> Tagged:
    """A sentence of the Kumparan corpus with its runs of proper nouns as entities of one kind, ``NNP``."""
    tags = []
    inside = False
    for _, tag in sentence:
        proper = tag == "NNP"
        tags.append(f"{'I' if inside else 'B'}-NNP" if proper else "O")
        inside = proper
    return Tagged(tuple(word for word, _ in sentence), tuple(tags))


def joined_clitics(sentence: Sequence[tuple[str, str]]) -> list[str]:
    """The words of a Kumparan sentence with the clitics ``nya``, ``ku``, ``mu``, ``lah``, ``kah`` written on."""
    words: list[str] = []
    for word, tag in sentence:
        if words and word in _CLITICS and tag != "NN":
            words[-1] += word
        else:
            words.append(word)
    return words


#: Closed class: the enclitics of Indonesian, which the corpus writes apart.
_CLITICS = frozenset({"nya", "ku", "mu", "lah", "kah"})
