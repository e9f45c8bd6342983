"""Runs a step of the report in the project's environment: ``hook.py prerender`` or ``hook.py postrender``.

Quarto starts it with whatever Python it finds (``QUARTO_PYTHON``, else ``python3`` on PATH), which need not be the one
that has the project; only the standard library is used here, and no newer Python than 3.8 is asked for.
"""

import os
import subprocess
import sys
from pathlib import Path

root = Path(os.environ.get("NETRALITAS_HOME") or Path(__file__).resolve().parents[1])
own = [root / ".venv" / "bin" / "python", root / ".venv" / "Scripts" / "python.exe"]
active = [Path(os.environ[name]) / "bin" / "python" for name in ("VIRTUAL_ENV", "CONDA_PREFIX") if os.environ.get(name)]
# Who names a Python for Quarto means it; else the project's own environment comes first, then the active one.
places = [Path(sys.executable), *own, *active] if os.environ.get("QUARTO_PYTHON") else [*own, *active, sys.executable]
# A package that is installed elsewhere must still work on this folder.
environment = {**os.environ, "NETRALITAS_HOME": str(root)}


def has_project(python):
    """Whether a Python is there, starts, and has the project: an environment may be left over or half made."""
    try:
        command = [str(python), "-c", "import netralitas"]
        done = subprocess.run(command, capture_output=True, cwd=root, env=environment, check=False)
    except OSError:
        return False
    return done.returncode == 0


python = next((str(place) for place in places if has_project(place)), None)
if python is None:
    sys.exit(
        "The report needs the project's environment, and it is not here: run `make report` once "
        "(or `pip install -e .` in your own environment), then `quarto render` again."
    )
step = [python, "-m", f"netralitas.report.{sys.argv[1]}"]
sys.exit(subprocess.run(step, env=environment, check=False).returncode)
