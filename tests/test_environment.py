"""The two roads to the environment, pip and conda, lead to the same place."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from netralitas import paths

PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((paths.ROOT / "environment.yml").read_text(encoding="utf-8"))
PINS = dict(
    line.split("==") for line in (paths.ROOT / "constraints.txt").read_text(encoding="utf-8").split() if "==" in line
)
REQUIREMENTS = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]


def name(requirement: str) -> str:
    return re.split(r"[<>=!\[; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_every_dependency_is_pinned_within_its_range(requirement: str) -> None:
    from packaging.requirements import Requirement

    pins = {name(key): value for key, value in PINS.items()}
    assert Requirement(requirement).specifier.contains(pins[name(requirement)])


def test_constraints_pin_the_cpu_build_of_torch_by_its_plain_version() -> None:
    assert PINS["torch"] == "2.13.0"
    assert not [key for key in PINS if key.startswith("nvidia")]


def conda(package: str) -> str:
    return next(line for line in CONDA["dependencies"] if isinstance(line, str) and re.match(rf"{package}\b", line))


def test_conda_has_the_same_python_torch_and_project() -> None:
    assert PROJECT["requires-python"] in conda("python")
    assert conda("pytorch-cpu").endswith("=" + PINS["torch"])
    assert conda("quarto") == "quarto>=1.10"
    [pip] = [line["pip"] for line in CONDA["dependencies"] if isinstance(line, dict)]
    assert pip == ["-c constraints.txt", "-e .[test]"]


def test_tools_that_conda_brings_by_itself_are_not_pinned_twice() -> None:
    assert CONDA["channels"] == ["conda-forge"]
