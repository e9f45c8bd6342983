"""Documents from a few lines of text, without a model."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from netralitas.records import Article, Document, Sentence, Span, Token

Write = Callable[..., Document]
_END = re.compile(r"(?<!\bMoch)[.!?][\"”]?(?=\s+[\"“A-Z])")
_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def _sentences(text: str, span: Span, paragraph: int) -> list[Sentence]:
    borders = [match.end() for match in _END.finditer(text, *span)] + [span.end]
    found, start = [], span.start
    for end in borders:
        tokens = tuple(Token(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end))
        if tokens:
            found.append(Sentence(tokens[0].start, tokens[-1].end, paragraph, tokens))
        start = end
    return found


@pytest.fixture(scope="session")
def write() -> Write:
    """A document of paragraphs (split at line ends) under a headline; sentences by full stops alone."""

    def build(body: str, *, title: str = "", published: str | None = None, dateline: str = "") -> Document:
        head = f"{title}\n" if title else ""
        text = head + dateline + body
        start = len(head) + len(dateline)
        spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.end() > start)
        spans = tuple(Span(max(span.start, start), span.end) for span in spans)
        title_span = Span(0, len(title)) if title else None
        article = Article(
            "fictional",
            text,
            spans,
            title=title or None,
            title_span=title_span,
            dateline_span=Span(len(head), start) if dateline else None,
            published=published,
        )
        sentences = _sentences(text, title_span, -1) if title_span else []
        for number, span in enumerate(spans):
            sentences += _sentences(text, span, number)
        return Document(article, tuple(sentences))

    return build
