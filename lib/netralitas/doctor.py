"""The doctor: what is installed, what will be used, and what is missing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from netralitas import paths

#: Packages that the work stands on; the rest comes with them.
PACKAGES = ("polars", "dataframely", "altair", "stanza", "torch", "vl-convert-python", "pypandoc-binary", "typst")


class Finding(NamedTuple):
    """One thing looked at; ``good`` is false where something that the report needs is missing."""

    what: str
    good: bool
    says: str


def findings() -> Iterator[Finding]:
    """Look at Python, packages, models, data, renderer and the third-party material for tests."""
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    for package in PACKAGES:
        try:
            yield Finding(package, True, version(package))
        except PackageNotFoundError:
            yield Finding(package, False, "not installed: `make` installs it")
    yield _models()
    articles = sum(1 for path in paths.ARTICLES.rglob("*") if path.is_file())
    yield Finding("articles", articles > 0, f"{articles} files in data/articles")
    yield _renderer()
    material = "found" if paths.shared() else "absent: the tests that need it are skipped"
    yield Finding("third-party material for tests", True, material)
    browser = next((name for name in ("chromium", "google-chrome", "chrome") if shutil.which(name)), None)
    yield Finding("browser for tests", True, browser or "none: install Chromium to run the page tests")


def _models() -> Finding:
    from netralitas.language.models import ModelError, find  # noqa: PLC0415

    try:
        models = find(paths.MODELS)
    except ModelError as error:
        return Finding("language models", False, str(error))
    names = ", ".join(name for name, _ in models.processors)
    return Finding("language models", True, f"{names} (models/, {models.fingerprint})")


def _renderer() -> Finding:
    from netralitas.report.render import RenderError, choose  # noqa: PLC0415

    attempt = Path(sys.prefix) / "quarto-install.txt"
    note = f"; {attempt.read_text(encoding='utf-8').strip()}" if attempt.is_file() else ""
    try:
        return Finding("renderer", True, f"{choose().name}{note}")
    except RenderError as error:
        return Finding("renderer", False, f"{error}{note}")
