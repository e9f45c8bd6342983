"""The recipe: the steps of training in their order, each with the Stanza program that it runs and its settings.

A setting may hold ``{here}`` (the step's folder), ``{data}`` (its prepared files) and ``{work}`` (the folder of all
steps). What the settings mean is said by Stanza: ``python -m stanza.models.ner_tagger --help`` and so on. They were
found on the development data; see the model cards.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Seed of every step: Stanza's generators, our sampling and our inventions.
SEED = 1

#: Every Stanza program: Indonesian, on the processor.
_COMMON = ("--mode", "train", "--shorthand", "id_own", "--cpu", "--seed", str(SEED), "--save_dir", "{here}")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it makes, from what, and how.

    ``prepare`` names a function of ``prepare.py``; ``program`` is the Stanza module that is run afterwards, null where
    preparation is all; ``product`` is the file in the step's folder that later steps and the export read; ``needs``
    names the steps whose products it reads.
    """

    name: str
    product: str
    prepare: str
    program: str | None = None
    arguments: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


STEPS = (
    Step("corpus", "data/kumparan.conllu", "corpus"),
    Step("vectors", "data/vectors.pt", "vectors", needs=("corpus",)),
    Step(
        "tokenizer",
        "tokenizer.pt",
        "tokenizer",
        "stanza.models.tokenizer",
        (
            *_COMMON,
            *("--lang", "id", "--max_seqlen", "400", "--steps", "1400", "--eval_steps", "200"),
            *("--save_name", "tokenizer.pt", "--mwt_json_file", "{data}/train-mwt.json"),
            *("--txt_file", "{data}/train.txt", "--label_file", "{data}/train.toklabels"),
            *("--dev_txt_file", "{data}/dev.txt", "--dev_label_file", "{data}/dev.toklabels"),
            *("--dev_conll_gold", "{data}/dev.conllu"),
        ),
    ),
    Step(
        "mwt",
        "mwt.pt",
        "mwt",
        "stanza.models.mwt_expander",
        (
            *_COMMON,
            *("--lang", "id", "--num_epoch", "10", "--decay_epoch", "7", "--save_name", "mwt.pt"),
            *("--train_file", "{data}/train.conllu", "--eval_file", "{data}/dev.in.conllu"),
            *("--gold_file", "{data}/dev.conllu", "--output_file", "{here}/dev.out.conllu"),
        ),
    ),
    Step(
        "tagger",
        "tagger.pt",
        "tagger",
        "stanza.models.tagger",
        (
            *_COMMON,
            *("--lang", "id", "--wordvec_pretrain_file", "{work}/vectors/data/vectors.pt", "--save_name", "tagger.pt"),
            *("--train_file", "{data}/train.conllu;{work}/corpus/data/kumparan.conllu", "--train_ratios", "1.0;0.2"),
            *("--eval_file", "{data}/dev.conllu", "--batch_size", "48", "--max_steps", "1500"),
            *("--eval_interval", "250", "--fix_eval_interval", "--no_second_optim"),
            *("--hidden_dim", "160", "--deep_biaff_hidden_dim", "160"),
            *("--char_hidden_dim", "100", "--char_emb_dim", "50"),
        ),
        needs=("corpus", "vectors"),
    ),
    Step(
        "ner",
        "ner.pt",
        "ner",
        "stanza.models.ner_tagger",
        (
            *_COMMON,
            *("--wordvec_pretrain_file", "{work}/vectors/data/vectors.pt", "--save_name", "ner.pt"),
            *("--train_file", "{data}/train.json", "--eval_file", "{data}/dev.json"),
            *("--optim", "adam", "--lr", "0.002", "--patience", "2", "--hidden_dim", "128", "--char_hidden_dim", "64"),
            *("--max_steps", "3000", "--eval_interval", "250", "--emb_finetune_known_only", "--word_dropout", "0.03"),
        ),
        needs=("corpus", "vectors", "tokenizer"),
    ),
)
