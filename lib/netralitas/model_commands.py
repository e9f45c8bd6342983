"""Commands for the language models: train them anew, and measure them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from netralitas import paths
from netralitas.progress import progress, say

Out = Annotated[Path, typer.Option("--models", help="Folder that the models are written to.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(train)
    app.command("evaluate-models")(evaluate_models)


def train(
    data: Annotated[Path | None, typer.Argument(help="Folder in the shape of the shared training material.")] = None,
    *,
    out: Out = paths.MODELS,
) -> None:
    """Train every language model; finished steps are not done again."""
    from netralitas.language.train.run import train as run  # noqa: PLC0415

    folder = data or _material("training")
    with progress() as move:
        run(folder, out, move)
    say(f"models: written to {out}, with their cards")


def evaluate_models() -> None:
    """Measure the language models on every data set that is at hand, beside two baselines."""
    import polars as pl  # noqa: PLC0415

    from netralitas.evaluate.models import measure_models, write  # noqa: PLC0415

    table = measure_models(_material("training"), paths.shared())
    write(table)
    # Wide enough for every column wherever it is printed: polars would else ask the terminal, and a log has none.
    with pl.Config(
        tbl_rows=-1, tbl_cols=-1, tbl_width_chars=160, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True
    ):
        say(str(table))


def _material(part: str) -> Path:
    """A folder of the third-party material; the program ends where it is absent."""
    shared = paths.shared()
    if shared is None:
        say("✗ the training material is not here: set NETRALITAS_SHARED to its folder")
        raise typer.Exit(1)
    return shared / part
