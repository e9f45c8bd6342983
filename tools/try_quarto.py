"""Try to install Quarto into this environment, once and not for long, and write down how it went.

The package ``quarto-cli`` fetches its program from elsewhere while it is installed, which fails on closed machines:
then the built-in renderer makes the report.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

#: Seconds that the attempt may take: the program is about 120 MB.
LIMIT = 120


def attempt() -> str:
    """Install, if need be, and say in one line what came of it."""
    here = Path(sys.executable).parent / "quarto"
    if shutil.which("quarto") or here.exists():
        return "Quarto is installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "0"]
    command += ["--timeout", "15", "--no-build-isolation", "quarto-cli>=1.9"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return f"Quarto could not be installed within {LIMIT} seconds; `make quarto` tries again"
    if done.returncode == 0 and here.exists():
        return "Quarto was installed"
    return "Quarto could not be installed here; `make quarto` tries again"


if __name__ == "__main__":
    outcome = attempt()
    (Path(sys.prefix) / "quarto-install.txt").write_text(outcome + "\n", encoding="utf-8")
    print(f"  {outcome}")
