"""The cache: what the language models found in a text, kept by the text's content, so that nothing is read twice.

An entry's key is a hash of all that the result depends on: the clean text and where its passages stand, the models, the
versions of Stanza and torch, and the code that reads. An entry therefore never goes stale, and the folder may be
deleted, shared by several processes and machines, or carried from one run to the next. Each entry begins with its own
checksum: a damaged one counts as absent and is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from netralitas.files import atomic
from netralitas.language.models import Models
from netralitas.records import Article, Entity, Sentence, Token

#: Bytes of all entries at most: about a million and a half short articles.
MOST = 1 << 30
#: Where there is too much, this share of it stays.
KEPT = 0.9
#: An entry that is used counts as new again, but its file is touched no more than once in so many seconds.
FRESH = 86_400
_MAGIC = b"NTL1"
#: Modules whose code decides what an annotation says.
_CODE = ("inference.py", "pipeline.py")


class Annotation(NamedTuple):
    """What the models say of an article: sentences as they found them, and entities."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]


def key(article: Article, models: Models) -> str:
    """The name of an article's annotation: 64 hexadecimal digits."""
    spans = json.dumps([article.title_span, article.body])
    parts = (article.text, spans, models.fingerprint, _settings())
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return total.hexdigest()


@lru_cache(maxsize=1)
def _settings() -> str:
    code = hashlib.sha256()
    for name in _CODE:
        code.update((Path(__file__).parent / name).read_bytes())
    return f"{version('stanza')} {version('torch')} {code.hexdigest()}"


def encode(found: Annotation) -> bytes:
    """An annotation as a few hundred bytes: distances between tokens are small numbers, and small numbers pack well."""
    sentences = []
    for sentence in found.sentences:
        numbers, last = [], 0
        for token in sentence.tokens:
            numbers += [token.start - last, token.end - token.start]
            last = token.end
        sentences.append([sentence.paragraph, numbers])
    entities = [[e.start, e.end - e.start, e.label, e.rule] for e in found.entities]
    packed = zlib.compress(json.dumps([sentences, entities], separators=(",", ":")).encode(), 6)
    return _MAGIC + hashlib.sha256(packed).digest() + packed


def decode(content: bytes) -> Annotation | None:
    """The annotation; null where the bytes are not what was once written."""
    packed = content[36:]
    if content[:4] != _MAGIC or hashlib.sha256(packed).digest() != content[4:36]:
        return None
    sentences, entities = json.loads(zlib.decompress(packed))
    return Annotation(
        tuple(_sentence(paragraph, numbers) for paragraph, numbers in sentences),
        tuple(Entity(start, start + length, label, rule) for start, length, label, rule in entities),
    )


def _sentence(paragraph: int, numbers: list[int]) -> Sentence:
    tokens, last = [], 0
    for gap, length in zip(numbers[::2], numbers[1::2], strict=True):
        tokens.append(Token(last + gap, last + gap + length))
        last += gap + length
    return Sentence(tokens[0].start, tokens[-1].end, paragraph, tuple(tokens))


class Cache:
    """A folder of annotations, one file each, in 256 subfolders by the first two digits of their keys.

    Where the folder cannot be written to (full, read-only), reading goes on without it: ``failed`` then says why. A
    ``blind`` cache finds nothing and stores everything.
    """

    def __init__(self, folder: Path, most: int = MOST, *, blind: bool = False):
        self.folder = folder
        self.most = most
        self.blind = blind
        self.failed: str | None = None

    def path(self, name: str) -> Path:
        """Where an entry is or would be."""
        return self.folder / name[:2] / name[2:]

    def holds(self, name: str) -> bool:
        """Whether there is an entry; it may yet prove to be damaged."""
        return self.path(name).is_file()

    def get(self, name: str) -> Annotation | None:
        """An entry; null where there is none, or only a damaged one, which is taken away."""
        if self.blind:
            return None
        path = self.path(name)
        try:
            content = path.read_bytes()
            found = decode(content)
            if found is None:
                path.unlink(missing_ok=True)
            elif time.time() - path.stat().st_mtime > FRESH:
                os.utime(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.failed = str(error)
            return None
        return found

    def put(self, name: str, found: Annotation) -> None:
        """Store an entry. Never raises for want of room or rights: the next run makes the entry again."""
        if self.failed:
            return
        try:
            with atomic(self.path(name)) as part:
                part.write_bytes(encode(found))
        except OSError as error:
            self.failed = str(error)

    def trim(self) -> int:
        """Delete what was not used for longest (equally old: by name) until the rest fits; returns how many entries."""
        entries = sorted(self._entries())
        total = sum(size for _, _, size in entries)
        if total <= self.most:
            return 0
        gone = 0
        for _, path, size in entries:
            if total <= self.most * KEPT:
                break
            with suppress(OSError):
                Path(path).unlink()
                total -= size
                gone += 1
        return gone

    def _entries(self) -> Iterator[tuple[float, str, int]]:
        """Each file's last use, path and size, leftovers of killed processes included: nobody asks for those again."""
        for folder in _scan(self.folder):
            for entry in _scan(Path(folder.path)) if folder.is_dir(follow_symlinks=False) else ():
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_mtime, entry.path, status.st_size


def _scan(folder: Path) -> Iterable[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
