"""Quotation marks and what stands between them: pairs, unbalanced ones, quotations over several paragraphs.

Outlets mix “ ” " „ « and single marks, and some print ” on both sides, so the side of a mark is read from the blanks
and punctuation round it first, and from what is open second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from netralitas.extract.words import DOUBLE_MARKS
from netralitas.records import Span

_MARK = re.compile(r"''|``|[" + "".join(sorted(DOUBLE_MARKS)) + r"]")
_SINGLE = re.compile(r"(?<![\w.,!?])[‘'‚`](?=[^\W_])[^\n‘“”\"]{12,1500}?[.,!?…]\s?[’'´](?=\W|$)")
_OPENING = frozenset("„«‟")
_STOPS = ".,!?…;:)"
#: An inverted cue inside an unclosed quotation: the words end before it.
_CUE_INSIDE = re.compile(
    r",\s+(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|imbuh|papar|terang|pungkas|tandas)(?:nya\b|\s+[A-Z])"
)
_CUE_BEHIND = re.compile(
    r"(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|imbuh|papar|terang|pungkas|tandas|lanjut|keluh)(?:nya)?\b"
)
_WITHIN = 3000


class Quotation(NamedTuple):
    """Marks and words of one quotation: ``start`` and ``end`` are the words between, ``outer`` includes the marks.

    ``balanced`` is false where one of the marks is missing and the border was guessed.
    """

    start: int
    end: int
    outer: Span
    balanced: bool


def quotations(text: str, passages: Sequence[Span]) -> tuple[Quotation, ...]:
    """Every stretch between quotation marks in the passages, in text order, none overlapping another."""
    out: list[Quotation] = []
    opened: tuple[int, int] | None = None
    for index, passage in enumerate(passages):
        marks = list(_MARK.finditer(text, passage.start, passage.end))
        for match in marks:
            side = _side(text, match, passage)
            if opened is None:
                if side != "close":
                    opened = match.start(), match.end()
                elif (begin := _sentence_start(text, passage, match.start(), out)) is not None:
                    out.append(_cut(text, begin, match.start(), Span(begin, match.end()), balanced=False))
                elif text[match.start() - 1 : match.start()] in _STOPS:
                    # A closing mark that closes nothing mostly is an opening one set on the wrong side of the blank.
                    opened = match.start(), match.end()
            elif side == "open":
                _close_unclosed(text, opened, match.start(), out)
                opened = match.start(), match.end()
            else:
                if match.end() > opened[1]:
                    out.append(_cut(text, opened[1], match.start(), Span(opened[0], match.end()), balanced=True))
                opened = None
        if opened is not None:
            opened = _carry(text, opened, passage, passages[index + 1] if index + 1 < len(passages) else None, out)
    if opened is not None and passages:
        _close_unclosed(text, opened, passages[-1].end, out)
    return tuple(sorted(_with_single([q for q in out if q.end > q.start], text, passages)))


def _cut(text: str, start: int, end: int, outer: Span, *, balanced: bool) -> Quotation:
    """A quotation without blanks at its borders."""
    piece = text[start:end]
    return Quotation(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), outer, balanced)


def _side(text: str, match: re.Match[str], passage: Span) -> str:
    """Which side a mark is on by its neighbours: open, close, or either."""
    before = text[match.start() - 1] if match.start() > passage.start else "\n"
    after = text[match.end()] if match.end() < passage.end else "\n"
    if match[0] in _OPENING:
        return "open"
    if (
        before.isspace()
        and _CUE_BEHIND.match(text, match.end())
        and text[max(0, match.start() - 3) : match.start()].rstrip()[-1:] in set(",.?!")
    ):
        return "close"
    if before.isspace() or before in "([—–-/":
        if not after.isspace():
            return "open" if after not in ".,;:!?)" else "close"
        return "open" if match[0] == "“" else "either"
    if after.isspace() or after in ".,;:!?)]—–-…'’":
        return "close"
    if match[0] == "“":
        return "open" if before in _STOPS else "either"
    return "either"


def _sentence_start(text: str, passage: Span, at: int, out: Sequence[Quotation]) -> int | None:
    """Where a quotation without an opening mark begins: its paragraph, if a cue follows and it is the first."""
    spoken = text[at - 1] in ".,!?" and re.match(
        r"\W{0,4}(?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|\w{3,8}nya\b)", text[at : at + 24]
    )
    if not spoken or at - passage.start > _WITHIN:
        return None
    if out and out[-1].outer.end > passage.start:
        return None
    return passage.start


def _close_unclosed(text: str, opened: tuple[int, int], limit: int, out: list[Quotation]) -> None:
    """End a quotation that has no closing mark: before its cue, else at the limit if that ends a sentence."""
    cue = _CUE_INSIDE.search(text, opened[1], limit)
    end = cue.start() + 1 if cue else limit
    words = text[opened[1] : end].rstrip()
    if (
        words
        and "\n\n" not in words
        and len(words) < _WITHIN
        and (cue or (words[-1] in ".!?," and len(words.split()) > 4))
    ):
        out.append(_cut(text, opened[1], end, Span(opened[0], end), balanced=False))


def _carry(
    text: str, opened: tuple[int, int], passage: Span, following: Span | None, out: list[Quotation]
) -> tuple[int, int] | None:
    """What an open quotation does at a paragraph's end: it goes on where the next paragraph closes it first."""
    if (
        following is not None
        and following.end - opened[0] < _WITHIN
        and not _CUE_INSIDE.search(text, opened[1], passage.end)
    ):
        first = _MARK.search(text, following.start, following.end)
        if first is not None and _side(text, first, following) == "close":
            return opened
        if first is not None and first.start() - following.start > 3 and _side(text, first, following) == "either":
            return opened
    _close_unclosed(text, opened, passage.end, out)
    return None


def _with_single(found: list[Quotation], text: str, passages: Sequence[Span]) -> list[Quotation]:
    """The same with quotations in single marks that end as speech does and stand in no other one."""
    taken = sorted((q.outer.start, q.outer.end) for q in found)
    for passage in passages:
        if not any(mark in text[passage.start : passage.end] for mark in "‘'`‚"):
            continue
        for match in _SINGLE.finditer(text, passage.start, passage.end):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                found.append(
                    _cut(text, match.start() + 1, match.end() - 1, Span(match.start(), match.end()), balanced=True)
                )
    return found
