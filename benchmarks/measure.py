"""One measurement in a process of its own: ``python measure.py NAME ARGUMENTS`` prints its result as JSON.

Each runs alone, so that no measurement inherits the memory, the caches or the warm processor of another.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import corpus
from netralitas import paths
from netralitas.articles import read_folder
from netralitas.language.models import find

Result = dict[str, float | int | str]
#: A tokeniser as NLTK's word_punct: the floor of what reading text can cost.
_WORDS = re.compile(r"\w+|[^\w\s]+")


def _texts(folder: str) -> list[str]:
    return [article.text for article in read_folder(Path(folder)).articles]


def _passages(folder: str) -> list[str]:
    articles = read_folder(Path(folder)).articles
    return [a.cut(span).replace("\n", " ") for a in articles for span in a.passages if a.cut(span).strip()]


def _timed(work: Callable[[], int], articles: int) -> Result:
    began = time.perf_counter()
    tokens = work()
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "articles": articles, "tokens": tokens}


def stanza_by_document(folder: str, processors: str, threads: str) -> Result:
    """What most people write: a pipeline, and a loop over documents."""
    import torch
    from netralitas.language.pipeline import load

    nlp = load(find(paths.MODELS), tuple(processors.split("+")))
    torch.set_num_threads(int(threads))
    texts = _texts(folder)
    nlp(texts[0])
    return _timed(lambda: sum(nlp(text).num_tokens for text in texts), len(texts))


def stanza_in_bulk(folder: str) -> Result:
    """Stanza's own batches: 64 documents at once."""
    import stanza
    from netralitas.language.pipeline import load

    nlp = load(find(paths.MODELS))
    texts = _texts(folder)
    nlp(texts[0])

    def work() -> int:
        batches = [texts[at : at + 64] for at in range(0, len(texts), 64)]
        documents = [d for batch in batches for d in nlp.bulk_process([stanza.Document([], text=t) for t in batch])]
        return sum(document.num_tokens for document in documents)

    return _timed(work, len(texts))


def ours(folder: str, share: str = "0/1", change: str = "none") -> Result:
    """Passages of all articles in common batches, one process: the n-th of so many."""
    from netralitas.language import inference

    models = find(paths.MODELS)
    number, of = map(int, share.split("/"))
    articles = len(_texts(folder))
    passages = _passages(folder)
    passages = passages[len(passages) * number // of : len(passages) * (number + 1) // of]
    exact = inference.parse(passages[:400], models)
    CHANGES[change](inference._networks(models))
    same = sum(a == b for a, b in zip(exact, inference.parse(passages[:400], models), strict=True))
    if of > 1:
        # All processes of one measurement start together.
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()

    def work() -> int:
        found = [p for at in range(0, len(passages), 400) for p in inference.parse(passages[at : at + 400], models)]
        return sum(len(tokens) for parsed in found for tokens in parsed.sentences)

    return _timed(work, articles // of) | {"same_passages": same / len(exact)}


def _quantise(networks: Any) -> None:
    """Weights of eight bits."""
    import torch
    from torch.ao.quantization import quantize_dynamic

    for trainer in (networks.tokenizer, networks.ner):
        if trainer is not None:
            trainer.model = quantize_dynamic(trainer.model, {torch.nn.LSTM, torch.nn.Linear}, dtype=torch.qint8)


def _script(networks: Any) -> None:
    """The layers that take the time, compiled by TorchScript; what is around them cannot be."""
    import torch
    from scripted import Scripted

    for trainer in (networks.tokenizer, networks.ner):
        for module in [*trainer.model.modules()] if trainer is not None else ():
            for name, layer in [*module.named_children()]:
                if isinstance(layer, torch.nn.LSTM):
                    setattr(module, name, torch.jit.script(Scripted(layer)))


#: What is done to the networks before they are measured.
CHANGES: dict[str, Callable[[Any], None]] = {"none": lambda _networks: None, "quantise": _quantise, "script": _script}


def ours_in_processes(folder: str, processes: str) -> Result:
    """The same in several processes; the slowest counts."""
    command = [sys.executable, __file__, "ours", folder]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    running: list[Any] = [
        subprocess.Popen([*command, f"{n}/{processes}"], **pipes, text=True) for n in range(int(processes))
    ]
    for process in running:
        process.stdout.readline()
    # communicate would wait for the first before it lets the second go.
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    found = [json.loads(process.communicate()[0]) for process in running]
    return {
        "seconds": max(part["seconds"] for part in found),
        "articles": len(_texts(folder)),
        "tokens": sum(part["tokens"] for part in found),
    }


def regular_expression(folder: str) -> Result:
    """A tokeniser of one regular expression."""
    texts = _texts(folder)
    return _timed(lambda: sum(len(_WORDS.findall(text)) for text in texts), len(texts))


def spacy_blank(folder: str) -> Result:
    """spaCy's blank Indonesian pipeline with its rule-based sentence splitter."""
    import spacy

    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    texts = _texts(folder)
    return _timed(lambda: sum(map(len, nlp.pipe(texts))), len(texts))


def build(folder: str, out: str, cache: str) -> Result:
    """A build, with the time of its steps. The language models' share shows when their results are cached."""
    from netralitas import build as module
    from netralitas.tables import store

    steps: dict[str, float] = {}

    def clocked(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            try:
                return step(*arguments, **named)
            finally:
                steps[name] = steps.get(name, 0.0) + time.perf_counter() - began

        return run

    module.fingerprints = clocked("fingerprints", module.fingerprints)
    module._parts = clocked("parts", module._parts)
    module.store.write = clocked("tables", module.store.write)
    began = time.perf_counter()
    done = module.build(Path(folder), Path(out), cache=Path(cache))
    seconds = time.perf_counter() - began
    words = int(store.load("articles", Path(out))["words"].sum())
    return {"seconds": seconds, "articles": done.articles, "words": words, "skipped": int(done.skipped)} | steps


def one_annotation(folder: str) -> Result:
    """The language models' work on one article, the models loaded."""
    from netralitas.language import inference

    models = find(paths.MODELS)
    article = read_folder(Path(folder)).articles[0]
    passages = [article.cut(span).replace("\n", " ") for span in article.passages]
    inference.parse(passages, models)
    return _timed(lambda: sum(len(t) for p in inference.parse(passages, models) for t in p.sentences), 1)


def write_corpus(folder: str, size: str, first: str = "0") -> Result:
    """Recombined articles, written to a folder."""
    began = time.perf_counter()
    corpus.write(Path(folder), int(size), first=int(first))
    return {"seconds": time.perf_counter() - began, "articles": int(size)}


MEASURES: Sequence[Callable[..., Result]] = (
    stanza_by_document,
    stanza_in_bulk,
    ours,
    ours_in_processes,
    regular_expression,
    spacy_blank,
    build,
    one_annotation,
    write_corpus,
)


def _end_with(parent: int) -> None:
    """End when the process that asked is gone: nobody would hear the answer, and the next run wants the processor."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    chosen = next(measure for measure in MEASURES if measure.__name__ == sys.argv[1])
    sys.stdout.write(json.dumps(chosen(*sys.argv[2:])) + "\n")
