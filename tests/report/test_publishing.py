"""What CI runs, and whether what is stored belongs to the data."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml
from netralitas import paths
from netralitas.report import notebooks

WORKFLOW = paths.ROOT / ".github" / "workflows" / "report.yml"


def steps() -> list[dict[str, Any]]:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_the_workflow_is_one() -> None:
    pytest.importorskip("check_jsonschema", reason="needs check-jsonschema: pip install -e '.[test]'")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(WORKFLOW)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert len(used) == len([step for step in steps() if "uses" in step])
    for action, comment in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


def test_the_workflow_may_only_what_it_must() -> None:
    content = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert content["permissions"] == {}
    assert content["jobs"]["report"]["permissions"] == {"contents": "read"}
    assert content["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    # What a pull request says must not become part of a command.
    assert not any("${{" in step.get("run", "") for step in steps())


def test_quarto_is_the_version_that_the_environment_names() -> None:
    [version] = [step["with"]["version"] for step in steps() if "quarto" in step.get("uses", "")]
    assert version.startswith("1.10.")


@pytest.mark.parametrize("path", notebooks.find(paths.ROOT), ids=lambda path: path.stem)
def test_stored_outputs_belong_to_the_data(path: Any) -> None:
    assert notebooks.is_current(path, paths.tables()), (
        f"the stored outputs of {path.name} belong to other data or code: run `make notebooks`"
    )
