"""Words and punctuation of a passage as they stand on the page, with offsets into the article's text.

Rules that read names, offices and quotation marks need dots, brackets and line ends as they were written; a
tokenizer for grammar takes them apart differently, and its sentence borders may be wrong. Everything is linear in the
length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from netralitas.records import Article, Span


def word_set(text: str) -> frozenset[str]:
    """A closed class of words, written as one string."""
    return frozenset(text.split())


#: Double quotation marks of every kind; ” stands on both sides in some outlets: what is round a mark tells its side.
DOUBLE_MARKS = frozenset('“”„‟«»"″＂')

#: Dotted abbreviations that carry on a sentence: before names, numbers and addresses (KBBI abbreviations).
_DOTTED = (
    "moch|mochd|moh|mohd|muh|muhd|abd|ahm|rd|tb|dr|drs|dra|drg|drh|ir|prof|hj|kh|st|gst|ny|tn|sdr|sdri|bpk|ust|tgk|pdt|"
    "kab|kec|kel|prov|jl|jln|gg|no|nr|pj|pjs|plt|plh|pol|inf|kav|czi|purn|kol|letkol|mayjen|brigjen|jend|kapt|apt|"
    "alm|almh|rr|ign|fx|yos|mr|mrs|gub|km|hlm|dsb|dst|dll|dkk|tsb|yth|cv|pt|ud"
)
_WORD = re.compile(
    r"(?:[^\W\d_]{1,6}\.){1,5}[^\W\d_]{1,6}\b\.?(?=[\s,;:)”\"]|$)"  # S.Pd., M.Si, K.H.
    r"|\b(?:" + _DOTTED + r")\.(?!\w)"
    r"|(?<![^\W\d_]['’])\b[^\W\d_]\.(?!\.)"  # an initial
    r"|[^\W\d_]+(?:['’`´‘][^\W\d_]+)*"
    r"|\d+(?:[.,:/]\d+)*"
    r"|\S|\n",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’'»)]*(?=\s)|\n")


@lru_cache(maxsize=1 << 16)
def _key(text: str) -> str:
    """See ``Word.key``; rules ask for the same words' keys a thousand times an article."""
    return text.lower().replace("’", "'").replace("‘", "'").replace("`", "'").rstrip(".") or text


class Word(NamedTuple):
    """A word (with its dot where it is an abbreviation), a number, or one punctuation mark."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """The word for look-ups: lower case, straight apostrophe, no closing dot."""
        return _key(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital first letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters (not a number, not punctuation)."""
        return self.text[0].isalpha()


@lru_cache(maxsize=512)
def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Words of ``text[start:end]`` in order, offsets counted from the beginning of ``text``."""
    stop = len(text) if end is None else end
    return tuple(Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, start, stop))


def passage_words(article: Article) -> tuple[tuple[Span, tuple[Word, ...]], ...]:
    """Every passage of an article with its words; passages that overlap or lie outside the text are cut to fit."""
    out: list[tuple[Span, tuple[Word, ...]]] = []
    last = 0
    for passage in article.passages:
        start, end = max(passage.start, last), min(passage.end, len(article.text))
        if start < end:
            out.append((Span(start, end), words(article.text, start, end)))
            last = end
    return tuple(out)


def sentence_spans(text: str, span: Span, quoted: Iterable[Span] = ()) -> Iterator[Span]:
    """Sentences of a passage: a stop, a blank and a capital, outside quotation marks, not after an abbreviation."""
    dots = {word.end for word in words(text, span.start, span.end) if len(word.text) > 1 and word.text.endswith(".")}
    inside = sorted(quoted)
    start, k = span.start, 0
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        end = match.end()
        while k < len(inside) and inside[k].end < match.start():
            k += 1
        if k < len(inside) and inside[k].start < match.start() and match.end() <= inside[k].end:
            continue
        after = text[end : end + 3].lstrip()
        if match[0] != "\n" and (match.start() + 1 in dots or (after and after[0].islower())):
            continue
        if text[start:end].strip():
            yield Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        start = end
    if text[start : span.end].strip():
        yield Span(start + len(text[start : span.end]) - len(text[start : span.end].lstrip()), span.end)
