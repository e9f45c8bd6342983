"""The pipeline: articles in, documents with sentences, tokens and entities out.

Stanza does the reading, from local files and never from the network. Our part is what it can't know: paragraphs are
read one by one, so that a headline never merges with what follows, and a border after an abbreviation ("Moch. Toha",
"Pj. Bupati") is taken back.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from netralitas import paths
from netralitas.language.models import Models, find
from netralitas.records import Article, Document, Entity, Sentence, Token
from netralitas.reference import Lexicon

#: Articles that Stanza gets at once: its batches fill up, and memory stays small.
BATCH = 64
#: The processors that the tables need: nobody downstream asks for parts of speech, and the tagger halves the speed.
PROCESSORS = ("tokenize", "ner")
#: Between passages: Stanza ends a sentence at a blank line and nowhere else for certain.
GAP = "\n\n"


#: Our entity model has no character language model; Stanza wants to be told.
_NER = {"ner_forward_charlm_path": None, "ner_backward_charlm_path": None}


@lru_cache(maxsize=4)
def load(models: Models, processors: tuple[str, ...] = PROCESSORS, *, pretokenized: bool = False, head: int = 0) -> Any:
    """The Stanza pipeline of those of the processors that have a model: CPU, one thread, nothing downloaded.

    ``pretokenized`` makes it take lists of sentences, each a list of tokens, as they are. ``head`` is the entity
    model's: 0 speaks our convention, the others those of the corpora that it also learned from.
    """
    import stanza  # noqa: PLC0415  (two seconds to import: only when something must be read)
    import torch  # noqa: PLC0415

    torch.set_num_threads(1)
    torch.manual_seed(0)
    paths_of = {name: path for name, path in models.processors if name in processors}
    vectors = str(models.vectors) if models.vectors else None
    logging.getLogger("stanza").setLevel(logging.ERROR)
    return stanza.Pipeline(
        "id",
        dir=str(models.folder),
        processors=dict.fromkeys(paths_of, "local"),
        **{f"{name}_model_path": str(path) for name, path in paths_of.items()},
        **{f"{name}_pretrain_path": vectors for name in ("pos", "ner") if vectors and name in paths_of},
        tokenize_pretokenized=pretokenized,
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        verbose=False,
        **(_NER | {"ner_predict_tagset": head} if "ner" in paths_of else {}),
    )


class _Sheet:
    """The passages of an article laid out for Stanza, and the way back to offsets in the article's text."""

    def __init__(self, article: Article):
        self.article = article
        self.spans = tuple(s for s in article.passages if article.cut(s).strip())
        self.starts: list[int] = []
        text = ""
        for span in self.spans:
            text += GAP if text else ""
            self.starts.append(len(text))
            # A newline inside a passage is white space; as a blank line it would end a sentence.
            text += article.cut(span).replace("\n", " ")
        self.text = text

    def passage(self, offset: int) -> int:
        """The index of the passage that holds an offset of the sheet."""
        return bisect_right(self.starts, offset) - 1

    def back(self, offset: int, passage: int) -> int:
        """An offset of the sheet as an offset of the article's text."""
        return offset - self.starts[passage] + self.spans[passage].start

    def paragraph(self, passage: int) -> int:
        """The paragraph's number in ``Article.body``; -1 is the headline."""
        span = self.spans[passage]
        return -1 if span == self.article.title_span else self.article.body.index(span)


def _sentences(sheet: _Sheet, parsed: Any) -> Iterator[Sentence]:
    for sentence in parsed.sentences:
        tokens: list[Token] = []
        passage = sheet.passage(sentence.tokens[0].start_char)
        for token in sentence.tokens:
            word = token.words[0]
            tokens.append(
                Token(sheet.back(token.start_char, passage), sheet.back(token.end_char, passage), word.upos, None)
            )
        yield Sentence(tokens[0].start, tokens[-1].end, sheet.paragraph(passage), tuple(tokens))


def _entities(sheet: _Sheet, parsed: Any) -> Iterator[Entity]:
    for entity in parsed.ents:
        passage = sheet.passage(entity.start_char)
        start, end = sheet.back(entity.start_char, passage), sheet.back(entity.end_char, passage)
        yield Entity(start, end, entity.type, "stanza")


def join_abbreviations(text: str, sentences: Iterable[Sentence], abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Join a sentence that ends with an abbreviation to the next one of its paragraph.

    An abbreviation that may end a sentence ("dkk.") does so only before a capital; those that stand before a name
    ("Moch.", "Pj.") never do.
    """
    held: Sentence | None = None
    for sentence in sentences:
        if held is None:
            held = sentence
        elif held.paragraph == sentence.paragraph and _is_open(text, held, sentence, abbreviations):
            held = Sentence(held.start, sentence.end, held.paragraph, held.tokens + sentence.tokens)
        else:
            yield held
            held = sentence
    if held is not None:
        yield held


def _is_open(text: str, sentence: Sentence, following: Sentence, abbreviations: frozenset[str]) -> bool:
    last = text[sentence.start : sentence.end].rsplit(maxsplit=1)[-1].lstrip("(“\"'")
    return last in abbreviations and (last[0].isupper() or text[following.start].islower())


def annotate_all(articles: Iterable[Article], models: Models, lexicon: Lexicon) -> Iterator[Document]:
    """Read articles with Stanza, in the order given, one document each; bounded memory."""
    abbreviations = frozenset(row["abbreviation"] for row in lexicon["abbreviations"])
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        sheets = [_Sheet(article) for article in batch]
        parsed = iter(_parse([sheet.text for sheet in sheets if sheet.text], models))
        for sheet in sheets:
            if not sheet.text:
                yield Document(sheet.article, ())
                continue
            document = next(parsed)
            sentences = join_abbreviations(sheet.article.text, _sentences(sheet, document), abbreviations)
            yield Document(sheet.article, tuple(sentences), tuple(_entities(sheet, document)))


def _parse(texts: list[str], models: Models) -> list[Any]:
    import stanza  # noqa: PLC0415

    if not texts:
        return []
    parsed: list[Any] = load(models).bulk_process([stanza.Document([], text=text) for text in texts])
    return parsed


def annotate(article: Article, *, models: Models | None = None, lexicon: Lexicon | None = None) -> Document:
    """Read one article; the shipped models and lexicon unless others are given."""
    return next(annotate_all([article], models or find(paths.MODELS), lexicon or Lexicon.load(paths.REFERENCE)))
