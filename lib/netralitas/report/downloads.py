"""Downloads: every table as CSV and Parquet, the data dictionary, and one archive to recompute everything from."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import polars as pl

from netralitas import paths
from netralitas.charts import links
from netralitas.report import marking, safe_csv
from netralitas.report.corpus_rows import WITHHOLD, CorpusRows, is_withheld, withheld
from netralitas.report.prose import Prose, escape, say
from netralitas.report.static_page import Frame
from netralitas.resolve.corrections import FILE
from netralitas.tables import store
from netralitas.tables.dictionary import dictionary
from netralitas.tables.schemas import SCHEMAS

ARCHIVE = "netralitas-data.zip"
#: The one time that every file of the archive bears: the oldest that the format knows.
_TIME = (1980, 1, 1, 0, 0, 0)
#: Columns of words that would add up to a third party's text.
_WHOLE_TEXTS = ("sentences", "dropped_lines")

_README = """Netralitas: tables, and what they were made from
================================================

Data version {data}, software version {software}, corpus "{corpus}", selection {selection}.

tables/       Parquet files and manifest.json, as the software wrote them{cut}
csv/          the same tables for spreadsheets; a text that begins with = + - @ ' or a control
              character has an apostrophe in front, lists have | between their members
              (netralitas.report.safe_csv reads them back)
dictionary.csv  every column with its type, unit and meaning
reference/    regions, offices, calendar, law and word lists, each row with its source
{articles}{corrections}
To recompute: install the software in this version, then run `netralitas build ARTICLES` on the
folder of articles. The same articles, reference tables, corrections and models give the same tables.

Licence: CC BY 4.0 for what the project wrote; sources of reference rows are named in them.
"""


def data_version(tables: Path | None = None) -> str:
    """Twelve letters that stand for the contents of all tables: another number anywhere gives another version."""
    contents = {name: entry["sha256"] for name, entry in store.manifest(tables).tables.items()}
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:12]


def downloads(tables: Path | None = None) -> Prose:
    """The tables as a list of links to their files."""
    built = store.manifest(tables).tables
    lines = ["| Table | What it holds | Rows | CSV | Parquet |", "|:--------|:--------------------|---:|:---|:----|"]
    for name in SCHEMAS:
        csv, parquet = links.download(f"{name}.csv"), links.download(f"{name}.parquet")
        what, rows = escape(meaning(name)), f"{built[name]['rows']:,}"
        lines.append(f"| `{name}` | {what} | {rows} | [CSV]({csv}) | [Parquet]({parquet}) |")
    return Prose("\n".join(lines) + "\n")


def cite(tables: Path | None = None) -> Prose:
    """How to cite the report: with the version of the software and of the data, which say what was seen."""
    return say(
        "The Netralitas project. *Netralitas: who says what, when and where about the neutrality of Indonesian civil "
        "servants in the 2024 elections.* Software version {software}, data version {data}, corpus “{corpus}”.",
        software=version("netralitas"),
        data=data_version(tables),
        corpus=store.manifest(tables).corpus,
    )


def meaning(table: str) -> str:
    """What a table holds, in one sentence."""
    return " ".join((SCHEMAS[table].__doc__ or "").split())


def files(frame: Frame, corpus: CorpusRows, tables: Path, articles: Path | None) -> dict[str, bytes]:
    """Everything below ``pages/downloads/`` by path below ``pages/``. ``articles`` is the corpus's folder, if known."""
    frames = {name: _published(name, table, corpus) for name, table in corpus.frames.items()}
    out = {f"downloads/{name}.csv": safe_csv.write(table) for name, table in frames.items()}
    for name, table in frames.items():
        same = table.equals(corpus.frames[name])
        out[f"downloads/{name}.parquet"] = (tables / f"{name}.parquet").read_bytes() if same else _parquet(table)
    out["downloads/dictionary.csv"] = safe_csv.neutral(dictionary()).write_csv().encode()
    out[f"downloads/{ARCHIVE}"] = archive(_contents(out, corpus, tables, articles))
    rows = [
        (name, meaning(name), table.height, *(_size(out[f"downloads/{name}.{end}"]) for end in ("csv", "parquet")))
        for name, table in frames.items()
    ]
    out["downloads/index.html"] = frame.page(
        "downloads.html",
        "Downloads",
        rows=rows,
        archive=ARCHIVE,
        archive_size=_size(out[f"downloads/{ARCHIVE}"]),
        dictionary_size=_size(out["downloads/dictionary.csv"]),
        cut=any(not corpus.is_full(article) for article in corpus.articles),
        data=data_version(tables),
        software=version("netralitas"),
    )
    return out


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on names and contents alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            file.writestr(entry, contents[name])
    return buffer.getvalue()


def _published(name: str, table: pl.DataFrame, corpus: CorpusRows) -> pl.DataFrame:
    """A table without the words that would add up to a text that is not ours to publish."""
    kept = [article for article in corpus.articles if not corpus.is_full(article)]
    if not kept or not {"article_id", "text"} <= set(table.columns):
        return table
    words = (
        pl.lit("")
        if name in _WHOLE_TEXTS
        else pl.col("text").map_elements(lambda text: marking.quoted(text, full=False), return_dtype=pl.String)
    )
    return table.with_columns(pl.when(pl.col("article_id").is_in(kept)).then(words).otherwise("text").alias("text"))


def _contents(out: Mapping[str, bytes], corpus: CorpusRows, tables: Path, articles: Path | None) -> dict[str, bytes]:
    """The archive's files by name."""
    found: dict[str, bytes] = {}
    for path, content in out.items():
        name = path.removeprefix("downloads/")
        folder = "tables" if name.endswith(".parquet") else "csv"
        found[name if name == "dictionary.csv" else f"{folder}/{name}"] = content
    found[f"tables/{store.MANIFEST}"] = (tables / store.MANIFEST).read_bytes()
    for file in sorted(paths.REFERENCE.iterdir()):
        found[f"reference/{file.name}"] = _reference(file, articles)
    # With a name withheld, nothing that still has it may leave the house: neither the articles nor the corrections.
    hides = WITHHOLD in set(corpus.frames["corrections"]["action"].to_list())
    texts = {} if hides or articles is None else _articles(corpus, articles)
    corrections = articles.parent / "corrections" / FILE if texts and articles else None
    if articles is not None and texts:
        found |= texts
        for beside in (articles.parent / "corpus.toml", articles.parent / "README.md"):
            if beside.is_file():
                found[beside.name] = beside.read_bytes()
    if corrections is not None and corrections.is_file():
        found[f"corrections/{FILE}"] = corrections.read_bytes()
    manifest = store.manifest(tables)
    why = "a name is withheld" if hides else "these texts are their publishers'"
    found["README.txt"] = _README.format(
        data=data_version(tables),
        software=version("netralitas"),
        corpus=manifest.corpus,
        selection=manifest.selection or "not recorded",
        cut=""
        if all(map(corpus.is_full, corpus.articles))
        else ",\n              without the sentences of third parties",
        articles="articles/     the articles themselves\n" if texts else f"(the articles are left out: {why})\n",
        corrections="corrections/  what people corrected\n" if f"corrections/{FILE}" in found else "",
    ).encode()
    return found


def _reference(file: Path, articles: Path | None) -> bytes:
    """A reference table, without office-holders whose names are withheld."""
    hidden = withheld(articles)
    if file.name != "office_holders.csv" or not hidden:
        return file.read_bytes()
    table = pl.read_csv(file, infer_schema=False)
    gone = [is_withheld(person, aliases, hidden) for person, aliases in table.select("person", "aliases").iter_rows()]
    return table.filter(~pl.Series(gone, dtype=pl.Boolean)).write_csv().encode()


def _articles(corpus: CorpusRows, articles: Path) -> dict[str, bytes]:
    """The files whose every article may be shown in full."""
    holds: dict[str, list[str]] = {}
    for row in corpus.frames["files"].to_dicts():
        holds.setdefault(row["path"], []).append(row["article_id"])
    root = articles.resolve()
    found = {}
    for name, inside in sorted(holds.items()):
        file = (root / name).resolve()
        if all(map(corpus.is_full, inside)) and file.is_relative_to(root) and file.is_file():
            found[f"articles/{file.relative_to(root).as_posix()}"] = file.read_bytes()
    return found


def _parquet(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def _size(content: bytes) -> str:
    return f"{len(content) / 1e6:.1f} MB" if len(content) >= 1e6 else f"{max(1, round(len(content) / 1e3))} kB"
