"""The model cards in ``models/README.md``: written by the training, completed with scores by the evaluation."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from netralitas.language.models import FILES, VECTORS
from netralitas.language.train import recipes
from netralitas.language.train.data import FILES as OWN_FILES
from netralitas.language.train.stamps import minutes_of

CARDS = "README.md"
_SCORES = ("<!-- scores -->", "<!-- end of scores -->")
_UD = (
    "Universal Dependencies: Indonesian-CSUI train (CC BY-SA 4.0; Alfina, Dinakaramani, Fanany and Suhartanto), "
    "Indonesian-GSD dev (CC BY-SA 4.0; McDonald et al.), Indonesian-PUD (CC BY-SA 3.0; Zeman et al.)"
)
_FIRST, *_, _LAST = OWN_FILES
_OWN = f"our `data/annotations/{_FIRST}` to `{_LAST}` (invented sentences, MIT), less every ninth block of six"
_KUMPARAN = "the Kumparan part-of-speech corpus in the wheel of nlp-id 0.1.23.0 (MIT)"
_IDNER = "IDNer-news-2k train (MIT; Khairunnisa et al. 2020)"
#: Its licence asks that all who made it are named, and that the licence goes along: free "both for learning or
#: commercially", copyright 2019 NERGRIT developers.
_NERGRIT = (
    "the Nergrit part of IndoNLU train (Wilie et al. 2020), from the NERGRIT corpus (copyright 2019 NERGRIT "
    "developers; free to use for learning and commercially with its contributors named: coach Riyanti Kusumawati, "
    "mentor Yudi Wibisono, lead developer Husni Fahmi, developers Muhamad Jumadil Akbar, Irvan Rahadhian, Irfan "
    "Fadil, Ridwan Dwiki Ardiansyah, Irfan Fakri Ardian, annotators Panca Agung Kusuma, Hanif Razin, Isnadi, Listia "
    "Apritami, Suwito, Antonius Rony Hidajat, Hermawan Suheri, Taqiyuddin Fahmi, Nur Afdal, Ihsan Nur Kholis, Aldi "
    "Alpian, Nur Rokhman, Shyta Ramadhanty)"
)

#: By file: what it is, the step that made it, its data, its licence and its limits.
_CARDS = {
    FILES["tokenize"]: (
        "Tokenizer and sentence splitter",
        "tokenizer",
        (_UD,),
        "CC BY-SA 4.0",
        "GSD keeps many pairs of sentences as one, which no splitter can know: its score is a lower bound for news. A "
        "border after an abbreviation is at times wrong; `netralitas.language.pipeline` takes such borders back.",
    ),
    FILES["mwt"]: (
        "Multi-word expander (katanya = kata + nya)",
        "mwt",
        (_UD,),
        "CC BY-SA 4.0",
        "No table needs it; it is there for whoever runs the tagger.",
    ),
    FILES["pos"]: (
        "Part-of-speech tagger (universal tags; the Kumparan corpus's own tags as second column)",
        "tagger",
        (_UD, f"{_KUMPARAN}, 12,000 sentences, its tags in a column of their own"),
        "CC BY-SA 4.0",
        "Wikipedia and news; halves the reading speed, so the pipeline leaves it out. Universal tags that a "
        "first tagger read into the news corpus, held against its own tags, brought nothing on the development half "
        "(91.9 against 92.9).",
    ),
    FILES["ner"]: (
        "Named entities: PER, ORG, LOC by our convention (`docs/annotation.md`)",
        "ner",
        (
            f"{_OWN}; copies of them with other names and regions, frames of `templates.txt` filled from "
            "`data/reference` (not from the table of office holders)",
            f"{_IDNER}, a head of its own",
            f"{_NERGRIT}, a head of its own",
            f"{_KUMPARAN}, 3,000 sentences: runs of proper nouns, a head of its own",
        ),
        "CC BY-SA 4.0, as the vectors that it reads",
        "Names in capitals, single unfamiliar names without a verb or an office beside them, and institutions of "
        "unusual make are missed most; a building named after a person may come out as the person.",
    ),
    VECTORS: (
        "Word vectors, 100 dimensions, float32",
        "vectors",
        (f"the training texts above and {_KUMPARAN}, whole",),
        "CC BY-SA 4.0",
        "A million words: they know what is frequent in news and in our own sentences, and little else. Sentences "
        "of the Kumparan corpus that name somebody of the table of office holders are left out.",
    ),
}


def write_cards(work: Path, out: Path) -> None:
    """Write the cards of the models in ``out`` that were trained in ``work``; scores come with the evaluation."""
    versions = ", ".join(f"{name} {version(name).split('+')[0]}" for name in ("stanza", "torch"))
    parts = [
        "# Language models\n",
        "Trained by `netralitas train` (or `make models`) with the training programs of Stanza (Qi et al. 2020): "
        f"{versions}, Python {platform.python_version()}, one thread of a processor, seed {recipes.SEED}. The recipe "
        "is `lib/netralitas/language/train/recipes.py`; the same data give the same bytes. Weights are stored in half "
        "precision. `manifest.json` holds the SHA-256 of every file, and a file that does not match is not loaded; "
        "files are loaded as weights only. `resources.json` is a stub that Stanza reads in place of its download list."
        "\n",
        "What derives from the treebanks (tokenizer, expander, tagger, vectors, and the entity model, which reads the "
        "vectors) is passed on under CC BY-SA 4.0 with the attribution below. No dispatch and no text of "
        "`../shared/articles` is in the training data, and no person of the gold in what the entity model learned "
        "from; `data/annotations/test.txt` is blind.\n",
        "Lemmas come from `simplemma`, not from a model. UD test parts of GSD and CSUI: the first half of each was "
        "for development, the second half is reported. IDNer-news-2k dev and Nergrit valid are read with the heads of "
        "their own conventions and helped to choose between recipes: their scores are of the development, and so is "
        "that of our own held-out sentences. Our blind test chose nothing.\n",
    ]
    for name, (title, step, data, licence, limits) in _CARDS.items():
        lines = [f"- Data: {item}." for item in data]
        lines.append(f"- Licence of the model: {licence}.")
        recipe = next(item for item in recipes.STEPS if item.name == step)
        lines.append(f"- Trained in {minutes_of(work, step):.1f} minutes{_command(recipe)}.")
        lines.append(f"- Limits: {limits}")
        parts.append("\n".join([f"## `{name}`: {title}\n", *lines]) + "\n")
    parts.append("## Scores\n")
    parts.append(f"{_SCORES[0]}\nRun `netralitas evaluate-models`.\n{_SCORES[1]}\n")
    (out / CARDS).write_text("\n".join(parts), encoding="utf-8")


def _command(step: recipes.Step) -> str:
    if step.program is None:
        return " by `netralitas.language.train.vectors` (no program of Stanza's)"
    # An option goes with its value where the value names files of the training.
    settings = re.sub(r"--\w+ [^ ]*[{][^ ]* ?", "", " ".join(step.arguments)).strip()
    return f" by `python -m {step.program} {settings}`, files left out"


def add_scores(out: Path, lines: Sequence[str]) -> None:
    """Put a table into the cards, in place of the one that was there."""
    path = out / CARDS
    head, _, rest = path.read_text(encoding="utf-8").partition(_SCORES[0])
    _, _, tail = rest.partition(_SCORES[1])
    path.write_text("\n".join([f"{head}{_SCORES[0]}", *lines, f"{_SCORES[1]}{tail}"]), encoding="utf-8")
