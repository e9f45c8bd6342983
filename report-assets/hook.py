"""Runs a step of the report in the project's environment: ``hook.py prerender`` or ``hook.py postrender``.

Quarto starts it with whatever Python it finds, which need not be the one that has the project; only the standard
library is used here.
"""

import os
import subprocess
import sys
from pathlib import Path

root = Path(os.environ.get("NETRALITAS_HOME") or Path(__file__).resolve().parents[1])
places = [root / ".venv" / "bin" / "python", root / ".venv" / "Scripts" / "python.exe"]
python = str(next((place for place in places if place.exists()), sys.executable))
step = sys.argv[1]

if subprocess.run([python, "-c", "import netralitas"], capture_output=True, cwd=root, check=False).returncode:
    sys.exit(
        "The report needs the project's environment, and it is not here: run `make report` once "
        "(or `pip install -e .` in your own environment), then `quarto render` again."
    )
sys.exit(subprocess.run([python, "-m", f"netralitas.report.{step}"], check=False).returncode)
