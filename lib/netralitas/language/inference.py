"""Inference: Stanza's trained networks run on many passages at once.

Stanza's own pipeline builds its document objects twice, decodes every set of labels that a model knows, and computes
a training loss along the way. Here the same networks get the same numbers, but passages and sentences of all articles
are sorted by length into common batches, a word that occurs often is spelt out once, and nothing is built that no table
needs. ``tests/language/test_inference.py`` holds the result against Stanza's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netralitas.language.models import ModelError, Models

#: Characters that the tokenizer sees at once; a longer passage is read window by window, from sentence to sentence.
WINDOW = 1000
#: Characters and words a batch: enough to fill the processor, little enough to stay small in memory.
CHARACTERS = 64_000
WORDS = 4_000
#: Passages or sentences a batch at most.
ROWS = 128
#: Tokens of the longest sentence; where no end is found for so long, there is none to be found.
LONGEST = 400
#: A token of more letters is no word: the entity model gets Stanza's sign for that instead.
WORD = 1000
_NO_WORD = "<UNK>"
_SPACE = re.compile(r"[\s\u0080-\u009f]")

Tokens = list[tuple[int, int]]


class Parsed(NamedTuple):
    """A passage: its sentences, each the spans of its tokens, and its entities as (start, end, label).

    All offsets are code points of the passage.
    """

    sentences: tuple[tuple[tuple[int, int], ...], ...]
    entities: tuple[tuple[int, int, str], ...]


def parse(passages: Sequence[str], models: Models) -> list[Parsed]:
    """Sentences, tokens and, where there is a model for them, entities of each passage, in the order given."""
    import torch  # noqa: PLC0415  (a second to import: only when something must be read)

    networks = _networks(models)
    with torch.inference_mode():
        cut = _tokenize(passages, networks.tokenizer)
        found = _entities(passages, cut, networks.ner) if networks.ner else [() for _ in passages]
    return [
        Parsed(tuple(tuple(tokens) for tokens in sentences), entities)
        for sentences, entities in zip(cut, found, strict=True)
    ]


class _Networks(NamedTuple):
    tokenizer: Any
    ner: Any


@lru_cache(maxsize=2)
def _networks(models: Models) -> _Networks:
    """Stanza's trainers, which hold network, vocabulary and settings; one thread, nothing downloaded."""
    import torch  # noqa: PLC0415
    from stanza.models.common.foundation_cache import FoundationCache  # noqa: PLC0415
    from stanza.models.ner.trainer import Trainer as EntityTrainer  # noqa: PLC0415
    from stanza.models.tokenization.trainer import Trainer as TokenTrainer  # noqa: PLC0415

    torch.set_num_threads(1)
    files = dict(models.processors)
    cache = FoundationCache()
    vectors = cache.load_pretrain(str(models.vectors)) if models.vectors else None
    with _no_optimizer():
        tokenizer = TokenTrainer(args={"charlm_forward_file": None}, model_file=str(files["tokenize"]), device="cpu")
        ner = None
        if "ner" in files:
            none = {"charlm_forward_file": None, "charlm_backward_file": None}
            ner = EntityTrainer(
                args=none, model_file=str(files["ner"]), pretrain=vectors, device="cpu", foundation_cache=cache
            )
    if ner is not None:
        if ner.args.get("charlm") or ner.args.get("bert_model") or not ner.args["char"]:
            raise ModelError(f"{files['ner']} needs a language model; only models of words and characters are run")
        ner.model.eval()
    known = {"space_before", "capitalized", "numeric", "end_of_para", "start_of_para"}
    if tokenizer.args["use_dictionary"] or not known >= set(tokenizer.args["feat_funcs"]):
        raise ModelError(f"{files['tokenize']} was trained on features that are not made here")
    tokenizer.model.eval()
    return _Networks(tokenizer, ner)


@contextmanager
def _no_optimizer() -> Iterator[None]:
    """Stanza makes an optimizer for every model it loads, and torch a second and a hundred megabytes of it."""
    from stanza.models.common import utils  # noqa: PLC0415

    make = utils.get_optimizer
    utils.get_optimizer = lambda *_arguments, **_named: None
    try:
        yield
    finally:
        utils.get_optimizer = make


def _batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Indices by falling length, in groups whose padded size stays below ``most``."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if batch and (len(batch) == ROWS or (len(batch) + 1) * lengths[batch[0]] > most):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class _Letters(NamedTuple):
    """A passage as the tokenizer sees it: white space is one blank; ``at`` leads back to the passage's offsets."""

    text: str
    at: NDArray[np.int64]
    units: NDArray[np.int64]
    features: NDArray[np.float32]


def _letters(passage: str, trainer: Any) -> _Letters:
    plain = _SPACE.sub(" ", passage.rstrip())
    at = [i for i, letter in enumerate(plain) if letter != " " or i == 0 or plain[i - 1] != " "]
    text = "".join(plain[i] for i in at)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds, where = np.unique(codes, return_inverse=True)
    seen = [chr(code) for code in kinds.tolist()]
    tests = {"space_before": str.isspace, "capitalized": str.isupper, "numeric": str.isdecimal}
    names = [name for name in trainer.args["feat_funcs"] if name in tests]
    columns = [np.array([tests[name](letter) for letter in seen], dtype=np.float32)[where] for name in names]
    for name, position in (("end_of_para", -1), ("start_of_para", 0)):
        if name in trainer.args["feat_funcs"]:
            column = np.zeros(len(text), dtype=np.float32)
            column[position:][:1] = 1
            columns.append(column)
    units = np.array([trainer.vocab.unit2id(letter) for letter in seen], dtype=np.int64)[where]
    return _Letters(text, np.array(at, dtype=np.int64), units, np.stack(columns, axis=1))


def _tokenize(passages: Sequence[str], trainer: Any) -> list[list[Tokens]]:
    """Sentences of tokens for each passage. A window ends at its last sentence border, as Stanza has it."""
    letters = [_letters(passage, trainer) if passage.strip() else None for passage in passages]
    marks: list[list[NDArray[np.int64]]] = [[] for _ in passages]
    starts = [0] * len(passages)
    pending = [index for index, found in enumerate(letters) if found]
    while pending:
        sizes = [min(len(_given(letters[i]).text) - starts[i], WINDOW) for i in pending]
        for batch in _batches(sizes, CHARACTERS):
            rows = [pending[i] for i in batch]
            for row, size, found in zip(
                rows, [sizes[i] for i in batch], _marks(letters, starts, rows, WINDOW, trainer), strict=True
            ):
                breaks = np.flatnonzero((found[:size] == 2) | (found[:size] == 4))
                left = len(_given(letters[row]).text) - starts[row]
                step = size if left <= WINDOW or not len(breaks) else int(breaks[-1]) + 1
                marks[row].append(found[:step])
                starts[row] += step
        pending = [i for i in pending if starts[i] < len(_given(letters[i]).text)]
    return [
        _decode(found, np.concatenate(marked)) if found else [] for found, marked in zip(letters, marks, strict=True)
    ]


def _given(letters: _Letters | None) -> _Letters:
    assert letters is not None  # noqa: S101  (empty passages are never pending)
    return letters


def _marks(
    letters: Sequence[_Letters | None], starts: Sequence[int], rows: Sequence[int], window: int, trainer: Any
) -> list[NDArray[np.int64]]:
    """What each letter is the end of: 0 nothing, 1 a token, 2 a sentence; 3 and 4 the same for multi-word tokens."""
    import torch  # noqa: PLC0415

    cuts = [slice(starts[row], starts[row] + window) for row in rows]
    units = [_given(letters[row]).units[cut] for row, cut in zip(rows, cuts, strict=True)]
    lengths = [len(unit) for unit in units]
    ids = np.zeros((len(rows), lengths[0]), dtype=np.int64)
    features = np.zeros((len(rows), lengths[0], trainer.args["feat_dim"]), dtype=np.float32)
    for at, (row, cut) in enumerate(zip(rows, cuts, strict=True)):
        ids[at, : lengths[at]] = units[at]
        features[at, : lengths[at]] = _given(letters[row]).features[cut]
    scores = trainer.model(torch.from_numpy(ids), torch.from_numpy(features), lengths)
    best: NDArray[np.int64] = scores.argmax(dim=2).numpy()
    return [best[at, :length] for at, length in enumerate(lengths)]


def _decode(letters: _Letters, marks: NDArray[np.int64]) -> list[Tokens]:
    from stanza.models.tokenization.utils import MASK_RE  # noqa: PLC0415

    text, marks = letters.text, marks.copy()
    marks[-1] = {0: 2, 1: 2, 3: 4}.get(int(marks[-1]), marks[-1])
    # Web and mail addresses are one token, by rule. Word by word, and only where one can be: the time of the rule, and
    # of any search for words with such a sign, grows with the square of a word.
    for word in re.finditer(r"[^ ]+", text):
        if len(word[0]) >= WORD or not ("." in word[0] or "@" in word[0]):
            continue
        for found in MASK_RE.finditer(word[0]):
            first, last = word.start() + found.start(), word.start() + found.end() - 1
            marks[first:last] = 0
            marks[last] = marks[last] or 1
    sentences: list[Tokens] = []
    tokens: Tokens = []
    ends = [-1, *np.flatnonzero(marks).tolist()]
    for before, last in pairwise(ends):
        first = before + 1 + (text[before + 1] == " ")
        if first > last:
            continue
        tokens.append((int(letters.at[first]), int(letters.at[last]) + 1))
        if marks[last] in (2, 4) or len(tokens) == LONGEST:
            sentences.append(tokens)
            tokens = []
    return [*sentences, tokens] if tokens else sentences


def _entities(
    passages: Sequence[str], cut: Sequence[Sequence[Tokens]], trainer: Any
) -> list[tuple[tuple[int, int, str], ...]]:
    from stanza.models.ner.utils import decode_from_bioes  # noqa: PLC0415

    sentences = [(index, tokens) for index, found in enumerate(cut) for tokens in found]
    words = [[_word(passages[index][start:end]) for start, end in tokens] for index, tokens in sentences]
    entities: list[list[tuple[int, int, str]]] = [[] for _ in passages]
    for (index, tokens), tags in zip(sentences, _tags(words, trainer), strict=True):
        for found in decode_from_bioes(tags):
            entities[index].append((tokens[found["start"]][0], tokens[found["end"]][1], found["type"]))
    return [tuple(found) for found in entities]


def _word(surface: str) -> str:
    return _NO_WORD if len(surface) > WORD else re.sub(r" +", " ", _SPACE.sub(" ", surface))


def _tags(sentences: Sequence[Sequence[str]], trainer: Any) -> list[list[str]]:
    """The label of each word, by the set of labels that the model is asked for."""
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE  # noqa: PLC0415
    from stanza.models.ner.trainer import fix_singleton_tags  # noqa: PLC0415

    tags: list[list[str]] = [[] for _ in sentences]
    if not sentences:
        return tags
    column = trainer.args["predict_tagset"]
    transitions = trainer.model.crits[column]._transitions.numpy()
    names = trainer.vocab["tag"].items(column)
    kinds = sorted({word for sentence in sentences for word in sentence})
    numbers = {word: number for number, word in enumerate(kinds)}
    spelt = _spelt(kinds, trainer)
    for batch in _batches([len(sentence) for sentence in sentences], WORDS):
        rows = [[numbers[word] for word in sentences[index]] for index in batch]
        scores = _scores(rows, spelt, trainer, column)
        for index, score in zip(batch, scores, strict=True):
            path = _best_path(score, transitions)
            # The first four of a vocabulary are signs for padding and the like, no labels.
            tags[index] = fix_singleton_tags([names[max(label, VOCAB_PREFIX_SIZE)] for label in path])
    return tags


def _spelt(words: Sequence[str], trainer: Any) -> Any:
    """A vector a word: its embedding and what the network of characters makes of its letters."""
    import torch  # noqa: PLC0415
    from stanza.models.common.vocab import PAD_ID, UNK_ID  # noqa: PLC0415

    model, args = trainer.model, trainer.args
    parts = []
    folded = [word.lower() for word in words] if args.get("lowercase", True) else list(words)
    known = torch.tensor(trainer.vocab["word"].map(folded)) if "word" in trainer.vocab else None
    if known is not None:
        parts.append(model.word_emb(known))
    if "delta" in trainer.vocab and model.delta_emb is not None:
        tuned = torch.tensor(trainer.vocab["delta"].map(folded))
        if known is not None:
            tuned[(tuned == UNK_ID) & (known != UNK_ID)] = PAD_ID
        parts = [sum(parts, model.delta_emb(tuned))]
    letters = [word.lower() if args.get("char_lowercase") else word for word in words]
    spelt = torch.empty(len(words), 2 * args["char_hidden_dim"])
    for batch in _batches([len(word) for word in letters], CHARACTERS):
        ids = [trainer.vocab["char"].map(list(letters[index])) for index in batch]
        spelt[batch] = _read_letters(ids, model.charmodel)
    return (
        model.input_transform(torch.cat([*parts, spelt], 1)) if model.input_transform else torch.cat([*parts, spelt], 1)
    )


def _read_letters(ids: Sequence[Sequence[int]], network: Any) -> Any:
    """The last states of both directions, or their weighted sum, for words by falling length."""
    import torch  # noqa: PLC0415
    from torch.nn.utils.rnn import pad_sequence  # noqa: PLC0415

    lengths = [len(word) for word in ids]
    padded = pad_sequence([torch.tensor(word) for word in ids], batch_first=True)
    # All words as one sentence: its packed form is one row a word, in order.
    return network(padded, padded == 0, list(range(len(ids))), [len(ids)], lengths).data


def _scores(rows: Sequence[Sequence[int]], spelt: Any, trainer: Any, column: int) -> list[NDArray[np.float32]]:
    """A row a word and a column a label, for sentences by falling length."""
    import torch  # noqa: PLC0415
    from torch.nn.utils.rnn import PackedSequence, pack_sequence, pad_packed_sequence  # noqa: PLC0415

    model, size = trainer.model, len(rows)
    lengths = [len(row) for row in rows]
    packed = pack_sequence([torch.tensor(row) for row in rows])
    inputs = PackedSequence(spelt[packed.data], packed.batch_sizes)
    begin = tuple(
        state.expand(-1, size, -1).contiguous() for state in (model.taggerlstm_h_init, model.taggerlstm_c_init)
    )
    outputs, _ = model.taggerlstm(inputs, lengths, hx=begin)
    scores = PackedSequence(model.tag_clfs[column](outputs.data), outputs.batch_sizes)
    padded = pad_packed_sequence(scores, batch_first=True)[0].numpy()
    return [padded[at, :length] for at, length in enumerate(lengths)]


def _best_path(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[int]:
    """Viterbi: the labels that together score highest."""
    best, back = scores[0], []
    for score in scores[1:]:
        reached = best[:, None] + transitions
        back.append(reached.argmax(0))
        best = score + reached.max(0)
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
