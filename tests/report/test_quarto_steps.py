"""What Quarto runs before and behind its render: which Python, and how much work. fictional: true"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from netralitas import paths
from netralitas.report import prerender

HOOK = paths.ROOT / "report-assets" / "hook.py"
needs_posix = pytest.mark.skipif(os.name == "nt", reason="stands in for Python with a shell script")
#: Stands in for a Python: with the project it says which it is and on which folder it works, else it fails.
WITH = '#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "{name} runs $2 on $NETRALITAS_HOME"\n'
WITHOUT = "#!/bin/sh\nexit 1\n"


def python(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text(script.format(name=path.parts[-3]), encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "report-assets").mkdir(parents=True)
    shutil.copy(HOOK, tmp_path / "project" / "report-assets")
    return tmp_path / "project"


def hook(project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the hook by a Python that does not have the project, as Quarto might find one on PATH."""
    kept = {"PATH": os.environ["PATH"], "PYTHONNOUSERSITE": "1"}
    command = [sys.executable, "-I", "-S", str(project / "report-assets" / "hook.py"), "prerender"]
    return subprocess.run(
        command, env={**kept, **variables}, cwd=project, capture_output=True, text=True, timeout=60, check=False
    )


@needs_posix
def test_the_project_s_own_environment_comes_first(project: Path) -> None:
    python(project / ".venv" / "bin" / "python", WITH)
    active = python(project.parent / "active" / "bin" / "python", WITH).parents[1]
    done = hook(project, VIRTUAL_ENV=str(active))
    assert done.stdout.strip() == f".venv runs netralitas.report.prerender on {project}"


@needs_posix
@pytest.mark.parametrize("name", ["VIRTUAL_ENV", "CONDA_PREFIX"])
def test_an_environment_that_is_left_over_is_passed_by(project: Path, name: str) -> None:
    python(project / ".venv" / "bin" / "python", WITHOUT)
    active = python(project.parent / "active" / "bin" / "python", WITH).parents[1]
    done = hook(project, **{name: str(active)})
    assert done.stdout.startswith("active runs")


@needs_posix
def test_without_any_environment_it_says_what_to_do(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The interpreter that runs the tests has the project: the hook must not find it.
    text = (project / "report-assets" / "hook.py").read_text(encoding="utf-8")
    (project / "report-assets" / "hook.py").write_text(text.replace("sys.executable]", "'/nowhere/python']"))
    done = hook(project)
    assert done.returncode != 0
    assert "make report" in done.stderr


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a pre-render step does in a folder with tables and pages, in the order in which it does it."""
    did: list[str] = []
    monkeypatch.setattr(prerender, "build_tables", lambda: did.append("tables"))
    monkeypatch.setattr(prerender, "build_pages", lambda _root: did.append("pages"))
    for name in ("QUARTO_PROJECT_OUTPUT_DIR", "QUARTO_PROJECT_RENDER_ALL", prerender.TABLES_ARE_BUILT):
        monkeypatch.delenv(name, raising=False)
    for file in ("_quarto.yml", "tables/manifest.json", "pages/articles/a.html"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
    monkeypatch.setenv("NETRALITAS_DATA", str(tmp_path / "tables"))
    monkeypatch.chdir(tmp_path)
    return did


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, ["tables", "pages"]),
        ({"QUARTO_PROJECT_OUTPUT_DIR": "x", "QUARTO_PROJECT_RENDER_ALL": "1"}, ["tables", "pages"]),
        ({"QUARTO_PROJECT_OUTPUT_DIR": "x"}, []),
        ({prerender.TABLES_ARE_BUILT: "1"}, []),
    ],
)
def test_a_preview_builds_only_what_is_missing(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: list[str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    prerender.main()
    assert steps == expected
    assert (tmp_path / "vega-bundle.js").is_file()


def test_a_first_preview_builds_everything(steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTO_PROJECT_OUTPUT_DIR", "x")
    (tmp_path / "tables" / "manifest.json").unlink()
    prerender.main()
    assert steps == ["tables", "pages"]
