"""The language models in ``models/``: which there are, and whether they are the ones that were committed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

#: A model's file name by Stanza processor, in the order in which Stanza runs them. Lemmas come from simplemma.
FILES = {"tokenize": "tokenizer.pt", "mwt": "mwt.pt", "pos": "tagger.pt", "ner": "ner.pt"}
#: Stanza reads this file even where every model path is local.
RESOURCES = "resources.json"
MANIFEST = "manifest.json"
#: Word vectors that the tagger and the entity model share; absent where the models need none.
VECTORS = "vectors.pt"


class ModelError(Exception):
    """A model is missing or is not the file that the manifest names."""


@dataclass(frozen=True, slots=True)
class Models:
    """A folder of checked models.

    ``processors`` pairs each Stanza processor with its file; ``fingerprint`` changes when any of them does.
    """

    folder: Path
    processors: tuple[tuple[str, Path], ...]
    fingerprint: str
    vectors: Path | None = None


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path) -> None:
    """Write the hash of every model file in the folder to its manifest."""
    names = sorted({RESOURCES, *FILES.values(), *(p.name for p in folder.glob("*.pt"))})
    hashes = {name: digest(folder / name) for name in names if (folder / name).is_file()}
    (folder / MANIFEST).write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def find(folder: Path) -> Models:
    """Check the folder's files against its manifest.

    Raises ``ModelError`` where the tokenizer is missing, or where a file is not the one that the manifest names:
    a model file is code-like data and is not opened unless its hash is known.
    """
    manifest_path = folder / MANIFEST
    if not manifest_path.is_file():
        raise ModelError(f"no language models in {folder}: {MANIFEST} is missing")
    manifest: dict[str, str] = json.loads(manifest_path.read_text(encoding="utf-8"))
    for name, expected in manifest.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"the model file {path} is missing; `git checkout models` brings it back")
        if digest(path) != expected:
            raise ModelError(f"the model file {path} is not the one in {MANIFEST}; it is not loaded")
    processors = tuple((name, folder / file) for name, file in FILES.items() if file in manifest)
    if FILES["tokenize"] not in manifest or RESOURCES not in manifest:
        raise ModelError(f"{folder} holds no tokenizer ({FILES['tokenize']} and {RESOURCES} are needed)")
    joined = json.dumps(manifest, sort_keys=True).encode()
    vectors = folder / VECTORS if VECTORS in manifest else None
    return Models(folder, processors, hashlib.sha256(joined).hexdigest()[:16], vectors)
