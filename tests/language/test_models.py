from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from netralitas import paths
from netralitas.language.models import MANIFEST, ModelError, find


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.MODELS, tmp_path / "models"))


def test_the_shipped_models_are_whole() -> None:
    assert [name for name, _ in find(paths.MODELS).processors][:2] == ["tokenize", "mwt"]


def test_a_changed_model_is_not_loaded(copy: Path) -> None:
    path = copy / "mwt.pt"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ModelError, match=r"mwt\.pt is not the one"):
        find(copy)


def test_a_missing_model_is_named(copy: Path) -> None:
    (copy / "tokenizer.pt").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.pt is missing"):
        find(copy)


def test_a_folder_without_a_manifest_holds_no_models(copy: Path) -> None:
    (copy / MANIFEST).unlink()
    with pytest.raises(ModelError, match="no language models"):
        find(copy)


def test_checkpoints_name_no_path_of_the_machine_that_made_them() -> None:
    import torch

    for path in sorted(paths.MODELS.glob("*.pt")):
        config = torch.load(path, map_location="cpu", weights_only=True).get("config", {})
        assert [value for value in config.values() if isinstance(value, str) and value.startswith(("/", "~"))] == []
