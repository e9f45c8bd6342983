"""Our annotated sentences: the bracket format of ``data/annotations``, and tokens with tags made of it.

One sentence a line, entities in brackets with their label first: ``Ketua [ORG Bawaslu Kota X], [PER A. Nama].`` A line
that starts with ``#`` is a comment. The convention of what gets a label stands in ``docs/annotation.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

LABELS = ("PER", "ORG", "LOC")
#: The first line of a file of invented sentences.
FICTIONAL = "# fictional: true"
_BRACKET = re.compile(r"\[(?P<label>[A-Z]+) (?P<text>[^\[\]]+)\]")


class Span(NamedTuple):
    """An entity in a sentence's text: start, end, label."""

    start: int
    end: int
    label: str


class Annotated(NamedTuple):
    """A sentence's plain text and its entities in order."""

    text: str
    spans: tuple[Span, ...]


class Tagged(NamedTuple):
    """A sentence's tokens and their BIO tags, of the same length."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def parse(line: str) -> Annotated:
    """One line of the bracket format; raises ``ValueError`` for an unknown label or an unbalanced bracket."""
    text = ""
    spans: list[Span] = []
    position = 0
    for match in _BRACKET.finditer(line):
        if match["label"] not in LABELS:
            raise ValueError(f"unknown label {match['label']!r} in {line!r}")
        text += line[position : match.start()]
        spans.append(Span(len(text), len(text) + len(match["text"]), match["label"]))
        text += match["text"]
        position = match.end()
    text += line[position:]
    if "[" in text or "]" in text:
        raise ValueError(f"unbalanced bracket in {line!r}")
    return Annotated(text, tuple(spans))


def read(path: Path) -> list[Annotated]:
    """The sentences of a file, comments left out."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [parse(line) for line in lines if line and not line.startswith("#")]


def cut_at_borders(spans: Iterable[tuple[int, int]], entities: Sequence[Span]) -> list[tuple[int, int]]:
    """Tokens cut where an entity begins or ends inside them, so that every entity is a run of whole tokens."""
    borders = sorted({edge for entity in entities for edge in (entity.start, entity.end)})
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        edges = [start, *(edge for edge in borders if start < edge < end), end]
        pieces += list(pairwise(edges))
    return pieces


def widen(entities: Iterable[Span], spans: Sequence[tuple[int, int]]) -> list[Span]:
    """Entities widened to the tokens that they touch: what a tagger of whole tokens can at best find."""
    widened = []
    for entity in entities:
        touched = [(start, end) for start, end in spans if start < entity.end and end > entity.start]
        widened.append(Span(touched[0][0], touched[-1][1], entity.label) if touched else entity)
    return widened


def tag(sentence: Annotated, spans: Iterable[tuple[int, int]]) -> Tagged:
    """The tokens of the spans with BIO tags, cut at entity borders."""
    pieces = cut_at_borders(spans, sentence.spans)
    tags = []
    for start, _end in pieces:
        holder = next((entity for entity in sentence.spans if entity.start <= start < entity.end), None)
        if holder is None:
            tags.append("O")
        else:
            tags.append(("B-" if start == holder.start else "I-") + holder.label)
    return Tagged(tuple(sentence.text[start:end] for start, end in pieces), tuple(tags))
