"""Pages in Chromium: ``look`` opens them over ``file://`` and says what happened."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from netralitas import paths

_HERE = paths.ROOT / "tests" / "browser"
Seen = dict[str, Any]


def chromium() -> str:
    """The browser's program; the test is skipped with a reason where a part is missing."""
    own = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome")
    program = own or next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("needs Chromium on PATH or in the variable CHROMIUM")
    if shutil.which("node") is None:
        pytest.skip("needs Node.js")
    if not (_HERE / "node_modules" / "axe-core").is_dir():
        pytest.skip("needs axe-core and playwright-core: run `npm ci` in tests/browser")
    return program


def look(
    site: Path,
    pages: Iterable[str],
    *,
    schemes: Iterable[str] = ("light",),
    **wishes: Any,
) -> list[Seen]:
    """Open pages (paths below ``site``) in each colour scheme.

    Wishes: ``axe`` (look for violations of WCAG), ``also`` (a second scheme, into which each page is switched without
    loading it anew, and whose colours are looked at), ``workers`` (pages open at once), ``keyboard`` (press Tab
    through), ``text`` (return what ``main`` says), ``viewport`` (width and height).
    """
    todo = [{"path": page, "scheme": scheme} for scheme in schemes for page in pages]
    job = {"chromium": chromium(), "site": str(site), "pages": todo, **wishes}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(job, file)
        file.flush()
        done = subprocess.run(
            ["node", "look.mjs", file.name], cwd=_HERE, capture_output=True, text=True, timeout=400, check=False
        )
    assert done.returncode == 0, done.stderr[-3000:]
    seen: list[Seen] = json.loads(done.stdout)
    return seen
