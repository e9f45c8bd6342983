"""Where things are: the project, its data, and material of others that stands beside it."""

from __future__ import annotations

import os
from pathlib import Path

#: The project's root: the folder that holds ``lib/``, ``data/`` and ``_quarto.yml``.
ROOT = Path(os.environ.get("NETRALITAS_HOME", Path(__file__).resolve().parents[2]))
ARTICLES = ROOT / "data" / "articles"
REFERENCE = ROOT / "data" / "reference"
CORRECTIONS = ROOT / "data" / "corrections"
MODELS = ROOT / "models"


def tables() -> Path:
    """The folder of the built tables: ``NETRALITAS_DATA`` where it is set, else ``data/tables``."""
    return Path(os.environ.get("NETRALITAS_DATA", ROOT / "data" / "tables"))


def cache() -> Path:
    """The folder of what need not be made twice: ``NETRALITAS_CACHE`` where it is set, else ``data/cache``."""
    return Path(os.environ.get("NETRALITAS_CACHE", ROOT / "data" / "cache"))


def shared() -> Path | None:
    """Third-party material, never committed: the folder of ``NETRALITAS_SHARED`` or ``../shared``; null if absent."""
    folder = Path(os.environ.get("NETRALITAS_SHARED", ROOT.parent / "shared"))
    return folder if folder.is_dir() else None
