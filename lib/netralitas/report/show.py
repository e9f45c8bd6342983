"""An article in Jupyter: its text with everything that was found in it marked."""

from __future__ import annotations

import os
import re
from pathlib import Path

from markupsafe import Markup

from netralitas import paths
from netralitas.charts.renderer import STORING
from netralitas.report import static_page
from netralitas.report.corpus_rows import CorpusRows
from netralitas.report.evidence import Evidence, evidence
from netralitas.report.prose import escape

#: What marks say beside the words: their letter, and their kind for those who listen.
_LETTERS = re.compile(r'<sup aria-hidden="true">.*?</sup>|<span class="vh" lang="en">.*?</span>')


class Shown:
    """An article that shows itself marked up in a notebook, and as plain sentences elsewhere."""

    def __init__(self, shown: Evidence):
        self.evidence = shown

    def _repr_html_(self) -> str:
        return static_page.fragment("show.html", shown=self.evidence)

    def _repr_markdown_(self) -> str:
        texts = [_plain(one.words) for one in self.evidence.sentences if one.words]
        return "\n\n".join(map(escape, [*([self.evidence.note] if self.evidence.note else []), *texts])) + "\n"

    def __repr__(self) -> str:
        article = self.evidence.article
        return f"{article['title'] or 'Article without a headline'} ({article['article_id']})"


def show(article_id: str, tables: Path | None = None) -> Shown:
    """The text of an article with persons, institutions, places, dates, law and figures marked.

    ``article_id`` is an id or the beginning of exactly one. On your own screen the text is whole; while a notebook is
    stored for the report, texts of third parties are shown in extracts, as on their pages. Raises ``KeyError``.
    """
    corpus = CorpusRows.load(tables or paths.tables())
    found = [known for known in corpus.articles if known.startswith(article_id)]
    if not article_id or not found:
        raise KeyError(f"no article {article_id!r}: nt.load('articles') has their ids")
    if len(found) > 1:
        some = ", ".join(sorted(found)[:5])
        raise KeyError(f"{len(found)} articles begin with {article_id!r}: {some}{' ...' if len(found) > 5 else ''}")
    return Shown(evidence(corpus, found[0], full=None if STORING in os.environ else True))


def _plain(words: Markup) -> str:
    """A marked sentence without its marks."""
    return Markup(_LETTERS.sub("", words)).striptags()  # noqa: S704 — our own markup, without the marks' letters
