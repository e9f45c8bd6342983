"""The command line: what ``make`` calls, and what Windows users call without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from netralitas import model_commands, paths
from netralitas.progress import progress, say
from netralitas.workspace import Workspace, furnish, workspace

app = typer.Typer(
    help="Indonesian news on the neutrality of civil servants: articles in, report out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

model_commands.register(app)

Articles = Annotated[Path | None, typer.Argument(help="Folder of articles; without it, the shipped corpus.")]
Force = Annotated[bool, typer.Option("--force", help="Do it even if nothing has changed.")]
EngineName = Literal["local", "dask"]
Models = Annotated[Path, typer.Option("--models", help="Folder of the language models.")]


@app.command()
def build(
    articles: Articles = None,
    *,
    force: Force = False,
    models: Models = paths.MODELS,
    explain: Annotated[bool, typer.Option("--explain", help="Say what would be done and why, and do nothing.")] = False,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Where to read: here, or on a Dask cluster.")
    ] = "local",
    scheduler: Annotated[str | None, typer.Option("--scheduler", help="Address of the Dask scheduler.")] = None,
    processes: Annotated[int | None, typer.Option("--processes", min=1, help="Worker processes here.")] = None,
) -> None:
    """Read the articles and write the tables."""
    place = workspace(articles)
    if explain:
        _explain(place, force=force, models=models)
        return
    if (engine == "dask") != (scheduler is not None):
        raise _fail("--engine dask and --scheduler ADDRESS go together")
    _build(place, force=force, models=models, processes=processes, scheduler=scheduler)


@app.command()
def notebooks(articles: Articles = None, *, force: Force = False) -> None:
    """Run the notebooks on the tables; for the shipped corpus the tracked notebooks are stored anew."""
    from netralitas.report import notebooks as runner  # noqa: PLC0415
    from netralitas.tables import versions  # noqa: PLC0415

    place = workspace(articles)
    _build(place)
    target = paths.ROOT if place.shipped else place.book
    if place.shipped and versions.keep(place.tables):
        say("data version: new, kept in data/versions")
    if force:
        for path in runner.find(paths.ROOT):
            runner.execute(path, target / path.relative_to(paths.ROOT), place.tables)
        return
    _notebooks(place, target)


@app.command()
def render(articles: Articles = None, *, force: Force = False) -> None:
    """Render the book from notebooks that have been run."""
    _render(workspace(articles), _book(workspace(articles)), force=force)


@app.command()
def report(articles: Articles = None, *, force: Force = False) -> None:
    """Articles to tables, tables to notebooks, notebooks to a report: the main job."""
    place = workspace(articles)
    _build(place, force=force)
    _render(place, _book(place), force=force)


@app.command()
def parse(
    articles: Annotated[Path, typer.Argument(help="Folder of articles.")],
    *,
    out: Annotated[Path, typer.Option("--json", help="Folder for one JSON file an article.")],
    models: Models = paths.MODELS,
) -> None:
    """Write what was read from each article as one JSON file, named after the article's file."""
    from netralitas.build import ANNOTATIONS, FAULTS  # noqa: PLC0415
    from netralitas.engine.readings import readings  # noqa: PLC0415
    from netralitas.engine.task import settle  # noqa: PLC0415
    from netralitas.evaluate.interchange import as_json  # noqa: PLC0415
    from netralitas.files import atomic  # noqa: PLC0415
    from netralitas.fingerprint import files_below  # noqa: PLC0415
    from netralitas.records import Quarantined, Reading  # noqa: PLC0415

    written: set[str] = set()
    aside: list[str] = []
    with progress() as move:
        try:
            setup = settle(models, paths.REFERENCE, paths.cache() / ANNOTATIONS)
            size = len(files_below(articles))
            for done, found in enumerate(readings(articles, setup), start=1):
                if isinstance(found, Quarantined):
                    aside.append(f"{found.path}: {found.reason} ({found.detail})")
                elif isinstance(found[1], Reading):
                    content = json.dumps(as_json(found[1]), ensure_ascii=False, indent=1)
                    with atomic(out / _json_name(found[0].path, found[0].line)) as part:
                        part.write_text(content + "\n", encoding="utf-8")
                    written.add(found[0].article_id)
                else:
                    aside.append(f"{found[0].path}: not_read ({found[1].detail})")
                move("parsing articles", done, max(done, size))
        except FAULTS as error:
            raise _fail(str(error)) from error
    for line in aside:
        say(f"  quarantined: {line}")
    say(f"{len(written)} articles in {out}, {len(aside)} files quarantined")


@app.command()
def evaluate(
    *,
    gold: Annotated[Path | None, typer.Option(help="Annotation of other articles, in the form of the gold.")] = None,
    articles: Annotated[Path | None, typer.Option(help="Folder of the articles that --gold annotates.")] = None,
    pfsa_id: Annotated[Path | None, typer.Option("--pfsa-id", help="Token file in the form of PFSA-ID.")] = None,
    indotimex: Annotated[Path | None, typer.Option(help="Folder of .tml files in the form of IndoTimex.")] = None,
    out: Annotated[Path | None, typer.Option(help="CSV for the table; needed to store that of other data.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong in annotated articles.")] = False,
    write_floors: Annotated[bool, typer.Option("--write-floors", help="Store what was reached as floors.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why a floor may be lowered.")] = None,
    models: Models = paths.MODELS,
) -> None:
    """Measure what the extractors find against annotated articles, print it and store it for the report."""
    from netralitas.evaluate.command import EvaluationError  # noqa: PLC0415
    from netralitas.evaluate.command import evaluate as measure  # noqa: PLC0415
    from netralitas.evaluate.floors import FloorError  # noqa: PLC0415
    from netralitas.evaluate.given import ScorerError  # noqa: PLC0415

    try:
        measure(
            gold=gold,
            articles=articles,
            pfsa_id=pfsa_id,
            indotimex=indotimex,
            out=out,
            errors=errors,
            write_floors=write_floors,
            reason=reason,
            models=models,
            say=typer.echo,
            progress=say,
        )
    except (EvaluationError, FloorError, ScorerError) as error:
        raise _fail(str(error)) from error


@app.command()
def review(
    articles: Articles = None,
    *,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many to list; 0: all.")] = 30,
) -> None:
    """List what a person should check first, with the lines for corrections.csv that confirm or correct it."""
    from netralitas.evaluate.review import as_text, items  # noqa: PLC0415

    place = workspace(articles)
    _build(place)
    found = items(place.tables)
    for line in as_text(found[: limit or None]):
        typer.echo(line)
    unchecked = sum(not item.checked for item in found)
    say(f"{unchecked} of {len(found)} still to check; lines go into corrections.csv with who and date filled in")


@app.command("test")
def check(
    *,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out notebooks and slow tests.")] = False,
) -> None:
    """Run every check: format, lint, types, tests, and the notebooks against their stored outputs."""
    from netralitas.charts.renderer import STORING  # noqa: PLC0415
    from netralitas.report.notebooks import find  # noqa: PLC0415

    _build(workspace())
    python = [sys.executable, "-m"]
    book = [str(path.relative_to(paths.ROOT)) for path in find(paths.ROOT)]
    steps = {
        "format": [*python, "ruff", "format", "--check"],
        "lint": [*python, "ruff", "check"],
        "types": [*python, "mypy"],
        "notebooks": [*python, "pytest", "--nbval", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg", *book],
        "tests": [*python, "pytest", "tests"],
    }
    if quick:
        steps.pop("notebooks")
        steps["tests"] += ["-m", "not slow"]
    failed = []
    for name, command in steps.items():
        say(f"· {name}")
        environment = os.environ | ({STORING: "1"} if name == "notebooks" else {})
        if subprocess.run(command, cwd=paths.ROOT, env=environment, check=False).returncode:
            failed.append(name)
    if failed:
        raise _fail(f"failed: {', '.join(failed)}")
    say("all checks passed")


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="Folder of tables.")],
    new: Annotated[Path, typer.Argument(help="Folder of tables that is held against it.")],
) -> None:
    """Say as Markdown what changes from one folder of tables to another."""
    from netralitas.evaluate.diff import diff as between  # noqa: PLC0415
    from netralitas.tables.store import NoTablesError  # noqa: PLC0415

    try:
        typer.echo(between(old, new), nl=False)
    except NoTablesError as error:
        raise _fail(str(error)) from error


@app.command()
def doctor() -> None:
    """Say what is installed, which renderer and models will be used, and what is missing."""
    from netralitas.doctor import findings  # noqa: PLC0415

    good = True
    for finding in findings():
        good = good and finding.good
        say(f"{'✓' if finding.good else '✗'} {finding.what}: {finding.says}")
    if not good:
        raise typer.Exit(1)


def _build(
    place: Workspace,
    *,
    force: bool = False,
    models: Path = paths.MODELS,
    processes: int | None = None,
    scheduler: str | None = None,
) -> None:
    from netralitas.build import FAULTS, Engine  # noqa: PLC0415
    from netralitas.build import build as make_tables  # noqa: PLC0415

    engine = Engine(processes, scheduler)
    with progress() as move:
        try:
            done = make_tables(
                place.articles, place.tables, models=models, engine=engine, force=force, progress=move, told=say
            )
        except FAULTS as error:
            raise _fail(str(error)) from error
    counts = f"{done.articles} articles from {done.files} files, {done.quarantined} quarantined"
    say(f"tables: {'nothing has changed, skipped' if done.skipped else counts} ({_short(done.folder)})")


def _explain(place: Workspace, *, force: bool, models: Path) -> None:
    from netralitas.build import FAULTS  # noqa: PLC0415
    from netralitas.explain import explain  # noqa: PLC0415

    try:
        for line in explain(place, models=models, force=force):
            say(line)
    except FAULTS as error:
        raise _fail(str(error)) from error


def _book(place: Workspace) -> Path:
    """The folder of a book whose notebooks belong to the tables: the project itself, or executed copies."""
    from netralitas.report import notebooks as runner  # noqa: PLC0415

    if place.shipped:
        if all(runner.is_current(path, place.tables) for path in runner.find(paths.ROOT)):
            say("notebooks: the stored outputs belong to these tables, skipped")
            return paths.ROOT
        say("notebooks: the stored outputs belong to other data (`make notebooks` stores new ones)")
    furnish(place)
    _notebooks(place, place.book)
    return place.book


def _notebooks(place: Workspace, target: Path) -> None:
    from netralitas.report import notebooks as runner  # noqa: PLC0415

    with progress() as move:
        try:
            ran = runner.refresh(paths.ROOT, target, place.tables, move)
        except runner.NotebookError as error:
            raise _fail(str(error)) from error
    say(f"notebooks: {f'{ran} run' if ran else 'nothing has changed, skipped'}")


def _render(place: Workspace, book: Path, *, force: bool) -> None:
    from netralitas.report.corpus_rows import SettingError  # noqa: PLC0415
    from netralitas.report.pages import pages  # noqa: PLC0415
    from netralitas.report.render import RenderError, render_if_stale  # noqa: PLC0415

    try:
        beside = pages(book, place.tables, articles=place.articles)
        said = "nothing has changed, skipped" if beside.skipped else f"{beside.count} made"
        say(f"evidence pages, regions and downloads: {said}")
        made = render_if_stale(book, place.site, tables=place.tables, force=force)
    except (RenderError, SettingError) as error:
        raise _fail(str(error)) from error
    say(f"report: {'nothing has changed, skipped' if made.skipped else f'rendered by {made.renderer}'}")
    say(f"  {_short(made.html)}\n  {_short(made.pdf)}")


def _json_name(path: str, line: int | None) -> str:
    """A file's path below the folder as the name of its JSON file: the gold is keyed by the name without ending."""
    stem = path.removesuffix(".gz")
    stem = stem.rsplit(".", 1)[0].replace("/", "__")
    return f"{stem}.json" if line is None else f"{stem}-{line}.json"


def _short(path: Path) -> str:
    """A path as people read it: below the project without the project's own."""
    return str(path.relative_to(paths.ROOT)) if path.is_relative_to(paths.ROOT) else str(path)


def _fail(message: str) -> typer.Exit:
    say(f"✗ {message}")
    return typer.Exit(1)
