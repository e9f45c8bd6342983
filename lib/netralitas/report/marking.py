"""Marked-up text: an article's sentences with what was found in them, as HTML in which nothing can run.

Whatever an article says passes ``clean`` and is escaped. Marks differ by letter and line as well as by colour, and each
says its kind in words for those who listen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup, escape

#: Kinds of marks: the letter that stands at the mark, and the word for it.
KINDS: Mapping[str, tuple[str, str]] = {
    "person": ("P", "person"),
    "institution": ("I", "institution"),
    "place": ("L", "place"),
    "date": ("D", "date"),
    "law": ("§", "law"),
    "figure": ("#", "figure"),
}
#: Table to kind; of ``mentions`` the row's own kind holds.
_TABLES = {"places": "place", "timexes": "date", "legal_references": "law", "figures": "figure"}
#: Controls, overrides of the writing direction and lone surrogates: a reader would see another text than is there.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
#: Words of an extract from a text that is not ours to print.
EXTRACT_WORDS = 25
#: Characters of a sentence and of an extract: a "word" may be a megabyte long.
LONGEST, LONGEST_EXTRACT = 3000, 400

Row = Mapping[str, Any]


class Mark(NamedTuple):
    """Marked words: offsets into the article's clean text, the kind, and who or what is meant (may be empty)."""

    start: int
    end: int
    kind: str
    meant: str


class Cut(NamedTuple):
    """The part of a text that is shown: offsets into it, end-exclusive."""

    start: int
    end: int


def clean(text: str) -> str:
    """The text with a replacement character for each one that cannot be seen; as long as before."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def short(text: str, most: int = 300) -> str:
    """A text of at most so many characters; an ellipsis says that there was more."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def safe_link(address: str | None) -> str | None:
    """An address that may become a link: http or https with a host, no blanks or controls; else null."""
    if not address or _UNSEEN.search(address) or re.search(r"[\s\\<>\"'`]", address) or len(address) > 2000:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in {"http", "https"} and host else None


def marks(records: Mapping[str, Sequence[Row]]) -> list[Mark]:
    """What is marked in an article, from its rows by table. Of marks that overlap only the longest stays."""
    found = [Mark(row["start"], row["end"], row["kind"], _meant(row, row["name"])) for row in records["mentions"]]
    for table, kind in _TABLES.items():
        named = {"places": "region", "timexes": "value", "legal_references": "instrument_id"}.get(table)
        found += [
            Mark(row["start"], row["end"], kind, _meant(row, str(row[named] or "")) if named else "")
            for row in records[table]
        ]
    kept: list[Mark] = []
    for mark in sorted(found):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return kept


def _meant(row: Row, name: str) -> str:
    """Who or what is meant, unless the words say so themselves."""
    return "" if name == row["text"] else short(name, 80)


def marked(text: str, offset: int, found: Iterable[Mark], cut: Cut | None = None) -> Markup:
    """A sentence as HTML. ``offset`` is where it starts in the article; ``cut`` the part of it that is shown."""
    first, last = cut or Cut(0, len(text))
    parts, at = [Markup("… ") if text[:first].strip() else Markup()], first
    for mark in found:
        start, end = max(mark.start - offset, at), min(mark.end - offset, last)
        if start >= end:
            continue
        letter, word = KINDS[mark.kind]
        title = Markup(' title="{}"').format(clean(mark.meant)) if mark.meant else Markup()
        parts += [
            escape(clean(text[at:start])),
            Markup('<mark class="e e-{}"{}><span>{}</span><sup aria-hidden="true">{}</sup>').format(
                mark.kind, title, clean(text[start:end]), letter
            ),
            Markup('<span class="vh" lang="en"> ({})</span></mark>').format(word),
        ]
        at = end
    parts.append(escape(clean(text[at:last])))
    return Markup().join([*parts, Markup(" …") if text[last:].strip() else Markup()])


def whole(text: str) -> Cut:
    """All of a sentence, or its beginning where it is too long to read."""
    return Cut(0, min(len(text), LONGEST))


def extract(text: str, around: int = 0) -> Cut:
    """At most 25 words of a sentence, around the word at an offset into it."""
    words = [found.span() for found in re.finditer(r"\S+", text)]
    if not words:
        return Cut(0, 0)
    here = next((number for number, (_, end) in enumerate(words) if end > around), len(words) - 1)
    first = max(0, min(here - EXTRACT_WORDS // 3, len(words) - EXTRACT_WORDS))
    start, end = words[first][0], words[min(first + EXTRACT_WORDS, len(words)) - 1][1]
    return Cut(start, min(end, start + LONGEST_EXTRACT))


def quoted(text: str, *, full: bool) -> str:
    """Words of an article in a list: all of them where the text is ours to print, else an extract."""
    cut = whole(text) if full else extract(text)
    return text[cut.start : cut.end] + (" …" if cut.end < len(text) else "")
