"""How well the language models read: one table of every data set that is at hand, with baselines of the same run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from netralitas import paths
from netralitas.articles import read_folder
from netralitas.evaluate.spans import BORDERS, Names, Tally, capitalised_runs, of_tags
from netralitas.language.models import Models, find
from netralitas.language.pipeline import annotate_all, load
from netralitas.language.train import treebanks
from netralitas.language.train.annotations import LABELS, Annotated, Span, Tagged, widen
from netralitas.language.train.annotations import read as read_annotations
from netralitas.language.train.cards import add_scores
from netralitas.language.train.corpora import entities
from netralitas.language.train.data import own_sentences
from netralitas.records import Article
from netralitas.records import Span as TextSpan
from netralitas.reference import Lexicon

RESULTS = paths.ROOT / "data" / "evaluation" / "models.csv"
ANNOTATIONS = paths.ROOT / "data" / "annotations"
SCHEMA = {
    "dataset": pl.String,
    "measure": pl.String,
    "system": pl.String,
    "label": pl.String,
    "precision": pl.Float64,
    "recall": pl.Float64,
    "f1": pl.Float64,
    "correct": pl.Int64,
    "predicted": pl.Int64,
    "gold": pl.Int64,
}
_MODEL = "model"
#: Sentences to a paragraph where our annotated sentences are put together to be split again.
TOGETHER = 4


def measure_models(
    training: Path | None, shared: Path | None, *, models: Models | None = None, annotated: Path = ANNOTATIONS
) -> pl.DataFrame:
    """Every measure that the material at hand allows.

    ``training`` is a folder shaped like ``../shared/training`` (treebanks and named-entity corpora), ``shared`` the
    folder of the real articles and their gold; either may be null, and its rows are left out then. One row a data set,
    measure, system and label; ``precision``, ``recall`` and ``f1`` are percent, null where nothing was there to count.
    """
    models = models or find(paths.MODELS)
    lexicon = Lexicon.load(paths.REFERENCE)
    rows: list[dict[str, object]] = []
    if training:
        for measure, tally in _treebank(training / "ud", models):
            rows += _rows("UD GSD+CSUI test, second half", measure, _MODEL, tally)
        for head, (dataset, path) in enumerate(
            (
                ("IDNer-news-2k dev", training / "ner" / "idner-news-2k" / "dev.txt"),
                ("Nergrit valid", training / "ner" / "nergrit" / "valid.txt"),
            ),
            start=1,
        ):
            rows += _token_corpus(dataset, entities(path), models, lexicon, head)
    for dataset, sentences in (
        ("our annotations, dev", own_sentences(annotated).dev),
        ("our annotations, blind test", read_annotations(annotated / "test.txt")),
    ):
        rows += _own(dataset, sentences, models, lexicon)
        rows += _rows(dataset, "sentences", _MODEL, _borders(sentences, models, lexicon))
    if shared:
        rows += _articles(shared, models, lexicon)
    return pl.DataFrame(rows, schema=SCHEMA)


def write(table: pl.DataFrame, path: Path = RESULTS, cards: Path = paths.MODELS) -> None:
    """Write the table as CSV, and into the model cards of the folder ``cards``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table.write_csv(path)
    lines = ["| " + " | ".join(table.columns) + " |", "|" + "---|" * table.width]
    for row in table.iter_rows():
        lines.append("| " + " | ".join("" if value is None else str(value) for value in row) + " |")
    add_scores(cards, lines)


def _rows(
    dataset: str, measure: str, system: str, tally: Tally, labels: Sequence[str] = ("all",)
) -> list[dict[str, object]]:
    head = {"dataset": dataset, "measure": measure, "system": system}
    return [{**head, **row} for row in tally.rows(labels)]


def _treebank(folder: Path, models: Models) -> Iterator[tuple[str, Tally]]:
    """Tokens and sentences of running text (one paragraph a treebank), and parts of speech of the gold's own words."""
    tokens, sentences = Tally(), Tally()
    nlp = load(models, ("tokenize",))
    for name in treebanks.HALVED:
        # The halves of one treebank at a time: the text of two would meet in the middle of a paragraph.
        gold_sentences = treebanks.reported(folder, name)
        text, spans, token_spans = _running(gold_sentences)
        parsed = nlp(text)
        sentences.add(spans, [Span(s.tokens[0].start_char, s.tokens[-1].end_char, "") for s in parsed.sentences])
        tokens.add(token_spans, [Span(t.start_char, t.end_char, "") for s in parsed.sentences for t in s.tokens])
    yield "tokens", tokens
    yield "sentences", sentences
    if "pos" in dict(models.processors):
        yield "UPOS", _parts_of_speech(folder, models)


def _running(sentences: Sequence[str]) -> tuple[str, list[Span], list[Span]]:
    text = ""
    spans: list[Span] = []
    tokens: list[Span] = []
    for sentence in sentences:
        text += " " if text else ""
        start = len(text)
        written = treebanks.text_of(sentence)
        position = 0
        for token in treebanks.tokens(sentence):
            position = written.index(token, position)
            tokens.append(Span(start + position, start + position + len(token), ""))
            position += len(token)
        text += written
        spans.append(Span(start, len(text), ""))
    return text, spans, tokens


def _parts_of_speech(folder: Path, models: Models) -> Tally:
    gold = [treebanks.words_and_tags(s) for name in treebanks.HALVED for s in treebanks.reported(folder, name)]
    parsed = _pretokenized([[word for word, _ in sentence] for sentence in gold], models, "pos")
    tally = Tally()
    for sentence, found in zip(gold, parsed.sentences, strict=True):
        right = [Span(i, i + 1, tag) for i, (_, tag) in enumerate(sentence)]
        tally.add(right, [Span(i, i + 1, word.upos) for i, word in enumerate(found.words)])
    return tally


def _pretokenized(sentences: list[list[str]], models: Models, processor: str, head: int = 0) -> Any:
    return load(models, ("tokenize", processor), pretokenized=True, head=head)(sentences)


def _token_corpus(
    dataset: str, sentences: list[Tagged], models: Models, lexicon: Lexicon, head: int
) -> Iterator[dict[str, object]]:
    """A corpus of tokens with its own convention of entities, read with the head that learned that convention."""
    parsed = _pretokenized([list(s.tokens) for s in sentences], models, "ner", head)
    predicted = [
        of_tags(Tagged(s.tokens, tuple(re.sub("^E", "I", re.sub("^S", "B", token.ner)) for token in found.tokens)))
        for s, found in zip(sentences, parsed.sentences, strict=True)
    ]
    gold = [of_tags(s) for s in sentences]
    yield from _compared(dataset, [s.tokens for s in sentences], gold, predicted, lexicon)


def _compared(
    dataset: str,
    tokens: Sequence[Sequence[str]],
    gold: Sequence[Sequence[Span]],
    predicted: Sequence[Sequence[Span]],
    lexicon: Lexicon,
) -> Iterator[dict[str, object]]:
    """The model's rows and the baselines', all over the same tokens."""
    names = Names(lexicon)
    systems = {
        _MODEL: ((*LABELS, "all"), predicted),
        "capitalised runs": (("PER", BORDERS), [capitalised_runs(row) for row in tokens]),
        "gazetteer only": ((*LABELS, "all"), [names.find(row) for row in tokens]),
    }
    for system, (labels, answers) in systems.items():
        tally = Tally()
        for right, answer in zip(gold, answers, strict=True):
            tally.add(right, answer)
        yield from _rows(dataset, "entities", system, tally, labels)


def _own(dataset: str, sentences: list[Annotated], models: Models, lexicon: Lexicon) -> Iterator[dict[str, object]]:
    """Our sentences through the whole pipeline, from plain text; gold entities are widened to whole tokens."""
    articles = [Article(str(i), s.text, (TextSpan(0, len(s.text)),)) for i, s in enumerate(sentences)]
    tokens: list[list[str]] = []
    gold: list[list[Span]] = []
    predicted: list[list[Span]] = []
    for sentence, document in zip(sentences, annotate_all(articles, models, lexicon), strict=True):
        spans = [(token.start, token.end) for part in document.sentences for token in part.tokens]
        first = {start: i for i, (start, _) in enumerate(spans)}
        last = {end: i + 1 for i, (_, end) in enumerate(spans)}
        tokens.append([sentence.text[start:end] for start, end in spans])
        gold.append([Span(first[a], last[b], label) for a, b, label in widen(sentence.spans, spans)])
        predicted.append([Span(first[e.start], last[e.end], e.label) for e in document.entities])
    yield from _compared(dataset, tokens, gold, predicted, lexicon)


def _borders(sentences: Sequence[Annotated], models: Models, lexicon: Lexicon) -> Tally:
    """Sentences found again in paragraphs of up to ``TOGETHER``; a line without a final mark is a paragraph alone."""
    groups: list[list[str]] = [[]]
    for text in (sentence.text for sentence in sentences):
        closed = text[-1] in '.!?"”'
        if groups[-1] and (not closed or len(groups[-1]) == TOGETHER or groups[-1][-1][-1] not in '.!?"”'):
            groups.append([])
        groups[-1].append(text)
    articles = []
    for number, group in enumerate(groups):
        text = " ".join(group)
        articles.append(Article(str(number), text, (TextSpan(0, len(text)),)))
    tally = Tally()
    for group, document in zip(groups, annotate_all(articles, models, lexicon), strict=True):
        starts = [sum(len(text) + 1 for text in group[:place]) for place in range(len(group))]
        gold = [Span(start, start + len(text), "") for start, text in zip(starts, group, strict=True)]
        tally.add(gold, [Span(sentence.start, sentence.end, "") for sentence in document.sentences])
    return tally


def _articles(shared: Path, models: Models, lexicon: Lexicon) -> Iterator[dict[str, object]]:
    """Persons of the gold found in the bodies of the real articles: the full name is an entity of its own, as PER."""
    gold = json.loads((shared / "gold" / "articles_gold.json").read_text(encoding="utf-8"))
    corpus = read_folder(shared / "articles")
    name_of = {file.article_id: file.path for file in corpus.files}
    names = Names(lexicon)
    found = {_MODEL: Tally(), "capitalised runs": Tally(), "gazetteer only": Tally()}
    for document in annotate_all(corpus.articles, models, lexicon):
        persons = {_plain(p["name"]) for p in gold[name_of[document.article.article_id]]["persons"]}
        rows = [[document.text[t.start : t.end] for t in s.tokens] for s in document.sentences]
        runs = [(row, span) for row in rows for span in capitalised_runs(row)]
        listed = [(row, span) for row in rows for span in names.find(row) if span.label == "PER"]
        answers = {
            _MODEL: {_plain(document.text[e.start : e.end]) for e in document.entities if e.label == "PER"},
            "capitalised runs": {_plain(" ".join(row[span.start : span.end])) for row, span in runs},
            "gazetteer only": {_plain(" ".join(row[span.start : span.end])) for row, span in listed},
        }
        for system, answer in answers.items():
            found[system].gold["PER"] += len(persons)
            found[system].correct["PER"] += len(persons & answer)
    for system, tally in found.items():
        for row in _rows("five real articles", "persons recalled", system, tally, ("PER",)):
            yield {**row, "precision": None, "f1": None, "predicted": None}


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))
