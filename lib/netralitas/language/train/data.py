"""Our own sentences in training: which are for training and which for development, and how they become tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from netralitas.language.train.annotations import Annotated, Tagged, read, tag

#: The annotated files that training may read. ``test.txt`` beside them is the blind test set.
FILES = ("train_a.txt", "train_b.txt", "train_c.txt", "train_d.txt", "train_e.txt")
#: Sentences that stand together often tell of the same people: development takes whole blocks of this many, one
#: block in every ``DEV_EVERY``.
BLOCK = 6
DEV_EVERY = 9
DEV_OFFSET = 4


class Own(NamedTuple):
    """Our annotated sentences without the blind test."""

    train: list[Annotated]
    dev: list[Annotated]


def own_sentences(folder: Path) -> Own:
    """The sentences of the training files, with one block in nine held out for development."""
    own = Own([], [])
    for position, sentence in enumerate(sentence for name in FILES for sentence in read(folder / name)):
        (own.dev if position // BLOCK % DEV_EVERY == DEV_OFFSET else own.train).append(sentence)
    return own


def tokenized(sentences: Sequence[Annotated], nlp: Any) -> list[Tagged]:
    """Sentences with the tokens that the given Stanza tokenizer finds, cut at entity borders."""
    import stanza  # noqa: PLC0415  (slow to import)

    parsed = nlp.bulk_process([stanza.Document([], text=sentence.text) for sentence in sentences])
    return [
        tag(sentence, [(token.start_char, token.end_char) for part in document.sentences for token in part.tokens])
        for sentence, document in zip(sentences, parsed, strict=True)
    ]
