"""From trained checkpoints to the files in ``models/``: half precision, no traces of the machine, hashes, cards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from netralitas.language.models import FILES, RESOURCES, VECTORS, write_manifest
from netralitas.language.train.cards import write_cards

#: The step and the file in its folder that each shipped file comes from.
ORIGINS = {
    FILES["tokenize"]: ("tokenizer", "tokenizer.pt"),
    FILES["mwt"]: ("mwt", "mwt.pt"),
    FILES["pos"]: ("tagger", "tagger.pt"),
    FILES["ner"]: ("ner", "ner.pt"),
    VECTORS: ("vectors", "data/vectors.pt"),
}
#: Stanza reads this in place of the list of its downloads, even where every model is a local file.
STUB: dict[str, Any] = {
    "id": {
        **{name: {} for name in ("ner", "lemma", "pos", "mwt", "tokenize")},
        **{name: {} for name in ("default_dependencies", "default_processors", "packages")},
        "lang_name": "Indonesian",
    }
}
#: Settings that name files or folders of the training, by the end of their names.
_PATHS = ("_file", "_dir", "_path", "_name")


def strip_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """A checkpoint's settings without files, folders and names of files; whatever else holds a path is dropped too.

    Stanza reads none of them when a model is used.
    """
    return {key: _stripped(key, value) for key, value in settings.items()}


def _stripped(key: str, value: object) -> object:
    if key.endswith(_PATHS) or (isinstance(value, str) and ("/" in value or "\\" in value)):
        return None
    return value


def halve(value: Any) -> Any:
    """Every floating-point tensor of a nested structure in half precision; Stanza casts back as it loads."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.is_floating_point() else value
    if isinstance(value, dict):
        return {key: halve(item) for key, item in value.items()}
    return value


def settle(checkpoint: dict[str, Any]) -> None:
    """Put the entity model's set of training words without a vector in order; changes the checkpoint in place.

    A set's order would change the file's bytes on every run. A dictionary without values is asked as fast as a set,
    and Stanza asks it for every word: it reads those words otherwise than words that it never met. (To read both alike,
    in either way, was tried and scored lower on the development data.)
    """
    vocabulary = checkpoint["vocab"].get("delta")
    if vocabulary and vocabulary.get("ignore"):
        vocabulary["ignore"] = dict.fromkeys(sorted(vocabulary["ignore"]))


def export_checkpoint(source: Path, target: Path) -> None:
    """Write one checkpoint for use. Vectors keep full precision: the tagger computes with them as they are."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    if "config" in checkpoint:
        checkpoint["config"] = strip_settings(checkpoint["config"])
        settle(checkpoint)
        checkpoint["model"] = halve(checkpoint["model"])
    torch.save(checkpoint, target)


def export(work: Path, out: Path) -> None:
    """Write the trained models of ``work`` with stub, manifest and cards to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (step, product) in ORIGINS.items():
        export_checkpoint(work / step / product, out / name)
    (out / RESOURCES).write_text(json.dumps(STUB) + "\n", encoding="utf-8")
    write_manifest(out)
    write_cards(work, out)
