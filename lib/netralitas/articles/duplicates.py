"""Near-duplicates: syndicated copies of one report, found by MinHash over the bodies.

Shingles of five words are hashed once each; one-permutation hashing (Li, Owen and Zhang, NIPS 2012) with densification
by rotation (Shrivastava and Li, ICML 2014) makes the signature, banding finds candidates, and every candidate pair is
checked on its shingles. Cost grows with the number of articles, not with its square.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from netralitas.records import Article

#: Words a shingle: short enough to survive edits, long enough that set phrases do not match.
SHINGLE = 5
#: Bins of the signature and rows a band: 42 bands of 3 find a pair of Jaccard 0.5 with probability 0.996.
BINS = 126
ROWS = 3
#: Two bodies are copies if they share half of their shingles, or the shorter one is nearly all in the longer.
JACCARD = 0.5
CONTAINED = 0.85
#: A body needs this many shingles to be "contained": the same short notice may open two reports.
_FEWEST = 20
_MASK = 2**64 - 1
_WORD = re.compile(r"\w+")


def duplicate_groups(articles: Iterable[Article]) -> dict[str, str]:
    """Every article's id to the id of its group, the smallest id in it; an article of its own is its own group."""
    return groups({article.article_id: sketch(article) for article in articles})


def groups(sketches: Mapping[str, array[int]]) -> dict[str, str]:
    """The same from the articles' sketches alone, by article id."""
    parent = {article: article for article in sketches}
    for bucket in _buckets(sketches):
        kept: list[str] = []
        shingles = {article: frozenset(sketches[article]) for article in bucket}
        for article in bucket:
            same = next((other for other in kept if _root(parent, other) == _root(parent, article)), None)
            same = same or next((other for other in kept if _copies(shingles[other], shingles[article])), None)
            if same is None:
                kept.append(article)
            else:
                roots = sorted((_root(parent, same), _root(parent, article)))
                parent[roots[1]] = roots[0]
    return {article: _root(parent, article) for article in sorted(parent)}


def similarity(first: Article, second: Article) -> float:
    """Jaccard similarity of two bodies' shingles, 0 to 1."""
    one, two = set(sketch(first)), set(sketch(second))
    return len(one & two) / len(one | two) if one | two else 0.0


def sketch(article: Article) -> array[int]:
    """What an article is compared by: sorted 64-bit hashes of its body's shingles, each once; none without a body."""
    words = [word for span in article.body for word in _WORD.findall(article.cut(span).lower())]
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    found = {_hash(" ".join(words[start : start + SHINGLE])) for start in range(count)}
    return array("Q", sorted(found))


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8"), digest_size=8).digest(), "big")


def _signature(shingles: array[int]) -> array[int]:
    """The smallest hash of each bin; an empty bin borrows from the next full one, marked by the distance."""
    bins: list[int | None] = [None] * BINS
    for value in reversed(shingles):
        bins[value % BINS] = value
    signature = array("Q", bytes(8 * BINS))
    value, step = 0, 0
    for start in range(2 * BINS - 1, -1, -1):
        full = bins[start % BINS]
        value, step = (full, 0) if full is not None else (value, step + 1)
        signature[start % BINS] = (value + step) & _MASK
    return signature


def _buckets(sketches: Mapping[str, array[int]]) -> Iterator[list[str]]:
    """Articles that agree in one band at least, in the order of their ids; one band is held in memory at a time."""
    signatures = {article: _signature(sketches[article]) for article in sorted(sketches) if sketches[article]}
    for band in range(0, BINS, ROWS):
        found: dict[bytes, list[str]] = {}
        for article, signature in signatures.items():
            found.setdefault(signature[band : band + ROWS].tobytes(), []).append(article)
        yield from (bucket for bucket in found.values() if len(bucket) > 1)


def _copies(one: frozenset[int], two: frozenset[int]) -> bool:
    common, fewest = len(one & two), min(len(one), len(two))
    together = len(one) + len(two) - common
    return common >= JACCARD * together or (fewest >= _FEWEST and common >= CONTAINED * fewest)


def _root(parent: dict[str, str], article: str) -> str:
    while parent[article] != article:
        parent[article] = parent[parent[article]]
        article = parent[article]
    return article
