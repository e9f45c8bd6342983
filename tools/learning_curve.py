"""Does more annotation still pay? The entity model trained on growing parts of our sentences, measured on the others.

``python tools/learning_curve.py --data ../shared/training`` after ``netralitas train``, whose steps it starts from.
Each part is trained for the same number of steps, fewer than the shipped model, with the same other corpora and the
same frames; parts grow by whole blocks from all files alike. Measured is on our held-out sentences; the blind test is
not printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl
from netralitas import paths
from netralitas.evaluate.models import measure_models
from netralitas.language.models import FILES, Models, find
from netralitas.language.train.annotations import Annotated
from netralitas.language.train.data import BLOCK, Own, own_sentences
from netralitas.language.train.export import export_checkpoint
from netralitas.language.train.prepare import Workshop, entity_files
from netralitas.language.train.recipes import SEED, STEPS
from netralitas.language.train.run import LOG, call

WORK = paths.ROOT / "build" / "training"


def part(sentences: Sequence[Annotated], count: int) -> list[Annotated]:
    """About so many of the sentences: whole blocks, evenly spread over the files."""
    blocks = [sentences[i : i + BLOCK] for i in range(0, len(sentences), BLOCK)]
    wanted = min(len(blocks), round(count / BLOCK))
    return [sentence for n in range(wanted) for sentence in blocks[n * len(blocks) // wanted]]


def trained(own: Own, workshop: Workshop, here: Path, steps: int) -> Models:
    """The shipped models with an entity model trained on these sentences in place of theirs."""
    entity_files(own, workshop, here / "data", SEED)
    (step,) = (step for step in STEPS if step.name == "ner")
    arguments = [part.format(here=here, data=here / "data", work=workshop.work) for part in step.arguments]
    arguments[arguments.index("--max_steps") + 1] = str(steps)
    (here / LOG).unlink(missing_ok=True)
    call([sys.executable, "-m", str(step.program), *arguments], here)
    export_checkpoint(here / step.product, here / FILES["ner"])
    shipped = find(paths.MODELS)
    processors = tuple((name, here / file.name if name == "ner" else file) for name, file in shipped.processors)
    return Models(shipped.folder, processors, f"curve-{len(own.train)}", shipped.vectors)


def curve(workshop: Workshop, counts: Sequence[int], steps: int) -> pl.DataFrame:
    """One row a part: sentences, precision, recall and F1 in percent over all labels, and F1 of persons."""
    own = own_sentences(workshop.annotations)
    rows = []
    for count in counts:
        chosen = Own(part(own.train, count), own.dev)
        here = workshop.work / f"curve-{count}"
        here.mkdir(parents=True, exist_ok=True)
        table = measure_models(None, None, models=trained(chosen, workshop, here, steps))
        found = table.filter(dataset="our annotations, dev", measure="entities", system="model")
        whole, people = (found.row(by_predicate=pl.col("label") == label, named=True) for label in ("all", "PER"))
        rows.append(
            {
                "sentences": len(chosen.train),
                **{key: whole[key] for key in ("precision", "recall", "f1")},
                "f1_persons": people["f1"],
            }
        )
    return pl.DataFrame(rows)


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="a folder shaped like ../shared/training")
    parser.add_argument("--steps", type=int, default=750)
    parser.add_argument("--counts", type=int, nargs="+", default=[0, 150, 300, 450, 900, 1350])
    options = parser.parse_args()
    workshop = Workshop(options.data, paths.ROOT / "data" / "annotations", WORK)
    with pl.Config(tbl_formatting="ASCII_MARKDOWN", tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True):
        print(curve(workshop, options.counts, options.steps))


if __name__ == "__main__":
    main()
