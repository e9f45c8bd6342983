"""The pipeline: articles in, documents with sentences, tokens and entities out.

Stanza does the reading, from local files and never from the network. Our part is what it can't know: paragraphs are
read one by one, so that a headline never merges with what follows, a border after an abbreviation ("Moch. Toha",
"Pj. Bupati") is taken back, and entities are held against the lexicon (``entities.py``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from netralitas import paths
from netralitas.language.cache import Annotation, Cache, key
from netralitas.language.entities import corrected
from netralitas.language.inference import Parsed, parse
from netralitas.language.models import Models, find
from netralitas.records import Article, Document, Entity, Sentence, Token
from netralitas.reference import Lexicon

_Item = TypeVar("_Item")
#: Articles that Stanza gets at once: its batches fill up, and memory stays small.
BATCH = 64
#: The processors that the tables need: nobody downstream asks for parts of speech, and the tagger halves the speed.
PROCESSORS = ("tokenize", "ner")
#: Characters that are read at once, so that long articles cannot eat the memory.
CHARACTERS = 250_000
#: Characters of the longest piece of text that is read in one go.
PIECE = 20_000
#: No abbreviation is longer.
_LONGEST_WORD = 60


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


class _Piece(NamedTuple):
    """A passage of an article, or a part of a very long one: where it starts, its paragraph, and its words."""

    start: int
    paragraph: int
    text: str


def _pieces(article: Article) -> Iterator[_Piece]:
    """The passages of an article that hold anything; a very long one is cut between words."""
    paragraphs = {span: number for number, span in reversed([*enumerate(article.body)])}
    for span in article.passages:
        paragraph = -1 if span == article.title_span else paragraphs[span]
        start = span.start
        while start < span.end:
            end = min(start + PIECE, span.end)
            if end < span.end:
                end = max(article.text.rfind(" ", start + 1, end), article.text.rfind("\n", start + 1, end), 0) or end
            words = article.text[start:end]
            if words.strip():
                # A newline inside a passage is white space.
                yield _Piece(start, paragraph, words.replace("\n", " "))
            start = end


def _annotation(found: Iterable[tuple[_Piece, Parsed]]) -> Annotation:
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for piece, parsed in found:
        for spans in parsed.sentences:
            tokens = tuple(Token(piece.start + start, piece.start + end) for start, end in spans)
            sentences.append(Sentence(tokens[0].start, tokens[-1].end, piece.paragraph, tokens))
        entities += [Entity(piece.start + start, piece.start + end, t, "stanza") for start, end, t in parsed.entities]
    return Annotation(tuple(sentences), tuple(entities))


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
    last = text[max(sentence.start, sentence.end - _LONGEST_WORD) : sentence.end].rsplit(maxsplit=1)[-1].lstrip("(“\"'")
    return last in abbreviations and (last[0].isupper() or text[following.start].islower())


def annotate_all(
    articles: Iterable[Article], models: Models, lexicon: Lexicon, cache: Cache | None = None
) -> Iterator[Document]:
    """Read articles with Stanza's networks, in the order given, one document each; bounded memory.

    What ``cache`` holds is not read again, and what was read is put there at once.
    """
    abbreviations = frozenset(row["abbreviation"] for row in lexicon["abbreviations"])
    for batch in _batches(articles, lambda article: len(article.text), BATCH):
        keys = [key(article, models) for article in batch] if cache else []
        known = dict(enumerate(map(cache.get, keys))) if cache else {}
        missing = [number for number in range(len(batch)) if known.get(number) is None]
        for number, annotation in zip(missing, _read([batch[number] for number in missing], models), strict=True):
            known[number] = annotation
            if cache:
                cache.put(keys[number], annotation)
        for number, article in enumerate(batch):
            sentences, entities = known[number] or Annotation((), ())
            joined = tuple(join_abbreviations(article.text, sentences, abbreviations))
            yield Document(article, joined, tuple(corrected(article.text, joined, entities, lexicon)))


def _batches(items: Iterable[_Item], length: Callable[[_Item], int], most: int | None = None) -> Iterator[list[_Item]]:
    """Items in groups of so many at most, or of ``CHARACTERS`` where they are long."""
    batch: list[_Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += length(item)
        if len(batch) == most or size > CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(articles: Sequence[Article], models: Models) -> Iterator[Annotation]:
    """Annotations of articles; as many pieces at once as make ``CHARACTERS``."""
    pieces = [[*_pieces(article)] for article in articles]
    stream = (piece.text for own in pieces for piece in own)
    parsed = (found for batch in _batches(stream, len) for found in parse(batch, models))
    for own in pieces:
        yield _annotation(zip(own, islice(parsed, len(own)), strict=True))


def annotate(article: Article, *, models: Models | None = None, lexicon: Lexicon | None = None) -> Document:
    """Read one article; the shipped models and lexicon unless others are given."""
    return next(annotate_all([article], models or find(paths.MODELS), lexicon or Lexicon.load(paths.REFERENCE)))
