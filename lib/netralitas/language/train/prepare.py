"""Preparing a step's files: what Stanza's programs then train on.

Run as a program by ``run.py``, one process a step: ``python -m netralitas.language.train.prepare STEP DATA
ANNOTATIONS WORK SEED``.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from netralitas import paths
from netralitas.language.models import Models
from netralitas.language.pipeline import load
from netralitas.language.train import augment, corpora, treebanks
from netralitas.language.train.annotations import Tagged
from netralitas.language.train.data import Own, own_sentences, tokenized
from netralitas.language.train.vectors import train as train_vectors
from netralitas.language.train.vectors import write_text
from netralitas.reference import Lexicon


class Workshop(NamedTuple):
    """The folders of a training: others' data, our annotations, and where the steps work."""

    data: Path
    annotations: Path
    work: Path


#: The named-entity corpora, each with its own idea of an entity's borders: each trains a head of its own.
CORPORA = ("idner-news-2k/train", "nergrit/train")
TEMPLATES = "templates.txt"
#: Sentences of the part-of-speech corpus: for the tagger's second column, and for the entity model's.
TAGGER_SENTENCES = 12000
NER_SENTENCES = 3000
#: Swapped copies of our sentences, fillings of each frame.
COPIES = 3
FILLINGS = 6


def corpus(workshop: Workshop, here: Path, seed: int) -> None:
    """The Kumparan corpus as CoNLL-U, its tags in the column of the language's own tags, in random order."""
    sentences = _news(workshop)
    random.Random(seed).shuffle(sentences)  # noqa: S311
    whole = [[(word.replace(" ", "_"), tag) for word, tag in s] for s in sentences if 5 <= len(s) <= 50]
    treebanks.write([treebanks.tagged_block(s, 4) for s in whole[:TAGGER_SENTENCES]], here / "kumparan.conllu")


def vectors(workshop: Workshop, here: Path, seed: int) -> None:
    """Word vectors of all training text, as surface tokens and as syntactic words."""
    import torch  # noqa: PLC0415
    from stanza.models.common.pretrain import Pretrain  # noqa: PLC0415

    texts: list[Sequence[str]] = []
    for sentence in treebanks.split(workshop.data / "ud").train:
        texts += [treebanks.tokens(sentence), [word for word, _ in treebanks.words_and_tags(sentence)]]
    for name in CORPORA:
        texts += [s.tokens for s in corpora.entities(workshop.data / "ner" / f"{name}.txt")]
    for tagged in _news(workshop):
        words = [word for word, _ in tagged]
        joined = corpora.joined_clitics(tagged)
        texts += [words] if len(joined) == len(words) else [words, joined]
    texts += [_rough(s.text) for s in own_sentences(workshop.annotations).train]
    write_text(*train_vectors(texts, seed), here / "vectors.txt")
    pretrain = Pretrain(None, str(here / "vectors.txt"), save_to_file=False)
    # Not Stanza's own ``save``: its older file format holds memory addresses, and no two files are the same.
    torch.save({"vocab": pretrain.vocab.state_dict(), "emb": pretrain.emb}, here / "vectors.pt")


def _news(workshop: Workshop) -> list[corpora.Words]:
    """The Kumparan corpus without the sentences that name somebody of the table of office holders."""
    holders = {row["person"] for row in Lexicon.load(paths.REFERENCE)["office_holders"]}
    return corpora.without(corpora.part_of_speech(corpora.fetch_wheel(workshop.work / "cache")), holders)


def _rough(text: str) -> list[str]:
    """Words and marks of a text; the tokenizer is not trained yet."""
    return augment.WORD.findall(text)


def mwt(workshop: Workshop, here: Path, _seed: int) -> None:
    """Treebanks for the multi-word expander; Stanza wants the development file also with the words put together."""
    from stanza.utils.datasets.contract_mwt import contract_mwt  # noqa: PLC0415

    divided = treebanks.split(workshop.data / "ud")
    treebanks.write(divided.train, here / "train.conllu")
    treebanks.write(divided.dev, here / "dev.conllu")
    contract_mwt(str(here / "dev.conllu"), str(here / "dev.in.conllu"))


def tokenizer(workshop: Workshop, here: Path, _seed: int) -> None:
    """Text, character labels and multi-word tokens, made of the treebanks by Stanza's own programs.

    The sentences run on without paragraphs: with paragraph ends in between, the splitter relied on them too much.
    """
    from stanza.utils.datasets import conllu_to_text, prepare_tokenizer_data  # noqa: PLC0415

    divided = treebanks.split(workshop.data / "ud")
    for part, sentences in (("train", divided.train), ("dev", divided.dev)):
        source = here / f"{part}.conllu"
        treebanks.write(sentences, source)
        text, labels, expansions = (str(here / f"{part}{end}") for end in (".txt", ".toklabels", "-mwt.json"))
        conllu_to_text.convert_text(str(source), text)
        prepare_tokenizer_data.main([text, str(source), "-o", labels, "-m", expansions])


def tagger(workshop: Workshop, here: Path, _seed: int) -> None:
    """Treebanks with the universal tags alone: the other column is the news corpus's."""
    divided = treebanks.split(workshop.data / "ud")
    for part, sentences in (("train", divided.train), ("dev", divided.dev)):
        blocks = [treebanks.tagged_block(treebanks.words_and_tags(sentence), 3) for sentence in sentences]
        treebanks.write(blocks, here / f"{part}.conllu")


def ner(workshop: Workshop, here: Path, seed: int) -> None:
    """Our sentences with their inventions, the entity corpora and the news corpus, each in its own column of tags."""
    entity_files(own_sentences(workshop.annotations), workshop, here, seed)


def entity_files(own: Own, workshop: Workshop, here: Path, seed: int) -> None:
    """What ``ner`` writes, with the given sentences as ours: the learning curve gives fewer of them."""
    tokenizer = (("tokenize", workshop.work / "tokenizer" / "tokenizer.pt"),)
    nlp = load(Models(paths.MODELS, tokenizer, "in training"))
    others = [corpora.entities(workshop.data / "ner" / f"{name}.txt") for name in CORPORA]
    stock = augment.material(Lexicon.load(paths.REFERENCE), own.train, others[0])
    frames = augment.frames(workshop.annotations / TEMPLATES)
    made = augment.invented(own.train, frames, stock, copies=COPIES, fillings=FILLINGS, seed=seed)
    news = [
        corpora.proper_names(treebanks.words_and_own_tags(sentence))
        for sentence in treebanks.read(workshop.work / "corpus" / "data" / "kumparan.conllu")[:NER_SENTENCES]
    ]
    write_columns([tokenized([*own.train, *made], nlp), *others, news], here / "train.json")
    write_columns([tokenized(own.dev, nlp), *([] for _ in others), []], here / "dev.json")


def write_columns(columns: Sequence[Sequence[Tagged]], path: Path) -> None:
    """Corpora in Stanza's JSON, each in a column of tags of its own; a sentence is blank in the columns of others."""
    rows: list[list[dict[str, Any]]] = []
    for place, sentences in enumerate(columns):
        for sentence in sentences:
            tags = [["-"] * place + [tag] + ["-"] * (len(columns) - place - 1) for tag in sentence.tags]
            rows.append([{"text": t, "multi_ner": column} for t, column in zip(sentence.tokens, tags, strict=True)])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


STEPS: dict[str, Callable[[Workshop, Path, int], None]] = {
    "corpus": corpus,
    "vectors": vectors,
    "mwt": mwt,
    "tokenizer": tokenizer,
    "tagger": tagger,
    "ner": ner,
}


def main(arguments: Sequence[str]) -> None:
    """Prepare the files of one step."""
    name, data, annotations, work, seed = arguments
    here = Path(work) / name / "data"
    STEPS[name](Workshop(Path(data), Path(annotations), Path(work)), here, int(seed))


if __name__ == "__main__":
    main(sys.argv[1:])
