"""Reading a folder of article files: articles, the files that hold them, and what was put aside."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from netralitas.records import Article, Quarantined, SourceFile

from .article import read_text
from .encoding import decode
from .folder import Entry, list_folder, suffix_of
from .formats import Raw, read_html, read_json, read_json_line, read_plain
from .language_guess import is_indonesian
from .reasons import BadInput

#: Longest article, in bytes of its file or line.
MAX_ARTICLE = 20_000_000
#: Longest ``.json`` file: it may hold a list of articles, and is parsed in one piece.
MAX_JSON = 100_000_000
#: A gzip file that expands beyond ``MAX_ARTICLE`` and more than this many times is a bomb; text reaches about 20.
MAX_EXPANSION = 100


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a folder holds. ``articles`` are sorted by id, each once; ``files`` and ``quarantine`` by path and line.

    Of files with the same text the first path's metadata count.
    """

    articles: tuple[Article, ...]
    files: tuple[SourceFile, ...]
    quarantine: tuple[Quarantined, ...]


def read_folder(folder: Path) -> Corpus:
    """Everything below a folder. Raises ``NoArticles`` where there is no article file, and nothing else."""
    articles: dict[str, Article] = {}
    files: list[SourceFile] = []
    quarantine: list[Quarantined] = []
    for found in iter_folder(folder):
        if isinstance(found, Quarantined):
            quarantine.append(found)
        else:
            files.append(found[0])
            articles.setdefault(found[1].article_id, found[1])
    return Corpus(tuple(articles[key] for key in sorted(articles)), tuple(files), tuple(quarantine))


def iter_folder(folder: Path) -> Iterator[tuple[SourceFile, Article] | Quarantined]:
    """The same, one by one in the order of the paths; at most one file (or ``.jsonl`` line) is held in memory."""
    for entry in list_folder(Path(folder)):
        try:
            if entry.problem:
                raise entry.problem
            yield from _read_file(entry)
        except BadInput as error:
            yield Quarantined(entry.name, None, error.reason, error.detail)
        except OSError as error:
            yield Quarantined(entry.name, None, "unreadable", error.strerror or type(error).__name__)


def _read_file(entry: Entry) -> Iterator[tuple[SourceFile, Article] | Quarantined]:
    suffix = suffix_of(entry.name)
    packed = entry.name.lower().endswith(".gz")
    with entry.path.open("rb") as raw:
        stream = _Expanding(raw, entry.path.stat().st_size) if packed else raw
        if suffix == ".jsonl":
            yield from _read_lines(entry.name, stream)
            return
        limit = MAX_JSON if suffix == ".json" else MAX_ARTICLE
        data = stream.read(limit + 1)
        if len(data) > limit:
            raise BadInput("too_long", f"more than {limit:,} bytes")
    text, encoding = decode(data)
    if suffix == ".json":
        several = text.lstrip().startswith("[")
        for number, member in enumerate(read_json(text), start=1):
            line = number if several else None
            try:
                if isinstance(member, BadInput):
                    raise member
                yield _article(entry.name, line, member, encoding, len(member.text.encode("utf-8", "replace")))
            except BadInput as error:
                yield Quarantined(entry.name, line, error.reason, f"member {number}: {error.detail}")
        return
    raw_text = read_html(text) if suffix in {".html", ".htm"} else read_plain(text)
    yield _article(entry.name, None, raw_text, encoding, len(data))


def _read_lines(name: str, stream: BinaryIO | _Expanding) -> Iterator[tuple[SourceFile, Article] | Quarantined]:
    """One article a line; blank lines are passed over. UTF-8 or Windows-1252, line by line."""
    number = read = 0
    while line := stream.readline(MAX_ARTICLE + 1):
        number += 1
        over = len(line) > MAX_ARTICLE
        while over and not line.endswith(b"\n") and (line := stream.readline(MAX_ARTICLE + 1)):
            continue
        try:
            if over:
                raise BadInput("too_long", f"more than {MAX_ARTICLE:,} bytes")
            if line.strip():
                read += 1
                text, encoding = decode(line)
                yield _article(name, number, read_json_line(text), encoding, len(line))
        except BadInput as error:
            reason = "bad_jsonl_line" if error.reason in {"binary", "unreadable"} else error.reason
            yield Quarantined(name, number, reason, error.detail)
    if not read:
        raise BadInput("empty", "no lines")


def _article(name: str, line: int | None, raw: Raw, encoding: str, size: int) -> tuple[SourceFile, Article]:
    if size > MAX_ARTICLE:
        raise BadInput("too_long", f"more than {MAX_ARTICLE:,} bytes")
    article = read_text(raw.text, raw.metadata)
    if not article.text.strip():
        raise BadInput("empty", "no characters but white space")
    if not any(char.isalpha() for char in article.text):
        raise BadInput("no_text", "no letters")
    if is_indonesian(article.text) is False:
        raise BadInput("not_indonesian", "its function words are those of another language, or of none")
    return SourceFile(name, line, article.article_id, encoding, size), article


class _Expanding:
    """A gzip file that is expanded piece by piece and given up as soon as it proves to be a bomb."""

    def __init__(self, raw: BinaryIO, size: int) -> None:
        self._file = gzip.GzipFile(fileobj=raw)
        self._allowed = max(MAX_ARTICLE, size * MAX_EXPANSION)

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes."""
        pieces, left = [], size
        while left > 0 and (piece := self._checked(self._file.read, min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int) -> bytes:
        """At most ``size`` bytes of one line."""
        return self._checked(self._file.readline, size)

    def _checked(self, step: Callable[[int], bytes], size: int) -> bytes:
        try:
            piece = step(size)
        except EOFError as error:
            raise BadInput("truncated", "the gzip stream breaks off") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise BadInput("binary", f"no valid gzip: {error}") from error
        if self._file.tell() > self._allowed:
            raise BadInput("gzip_bomb", f"expands to more than {self._allowed:,} bytes")
        return piece
