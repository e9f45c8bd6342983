"""What leaves the workshop: half precision, no paths, hashes that fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from netralitas import paths
from netralitas.language import models
from netralitas.language.train import stamps
from netralitas.language.train.cards import add_scores
from netralitas.language.train.export import STUB, export_checkpoint, halve, settle, strip_settings


def test_settings_lose_every_path() -> None:
    settings = {
        "train_file": "somewhere/train.json",
        "save_dir": "out",
        "save_name": "ner.pt",
        "wordvec_pretrain_file": None,
        "other": "C:\\folder",
        "hidden_dim": 128,
        "optim": "adam",
    }
    assert strip_settings(settings) == {**dict.fromkeys(settings), "hidden_dim": 128, "optim": "adam"}


def test_weights_are_halved_and_counts_are_not() -> None:
    halved = halve({"w": torch.ones(2), "n": torch.tensor([3]), "deep": {"b": torch.zeros(1)}, "name": "x"})
    assert halved["w"].dtype == halved["deep"]["b"].dtype == torch.float16
    assert halved["n"].dtype == torch.int64
    assert halved["name"] == "x"


def test_a_set_gets_an_order() -> None:
    checkpoint = {"vocab": {"delta": {"ignore": {"b", "a", "c"}}, "char": {}}, "model": {}}
    settle(checkpoint)
    assert list(checkpoint["vocab"]["delta"]["ignore"]) == ["a", "b", "c"]


def test_an_export_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    source = tmp_path / "source.pt"
    torch.save({"model": {"w": torch.ones(3)}, "config": {"train_file": "a/b", "lr": 0.1}, "vocab": {}}, source)
    export_checkpoint(source, tmp_path / "one.pt")
    first = (tmp_path / "one.pt").read_bytes()
    export_checkpoint(source, tmp_path / "one.pt")
    assert (tmp_path / "one.pt").read_bytes() == first
    assert torch.load(tmp_path / "one.pt", weights_only=True)["config"] == {"train_file": None, "lr": 0.1}


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", [*models.FILES.values(), models.VECTORS])
def test_shipped_models_keep_no_paths(name: str) -> None:
    path = paths.MODELS / name
    if not path.is_file():
        pytest.fail(f"{name} is not shipped")
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    assert not [text for text in strings(checkpoint.get("config", {})) if "/" in text or "\\" in text]


def test_the_shipped_models_fit_in_forty_megabytes_and_their_manifest() -> None:
    found = models.find(paths.MODELS)
    assert [name for name, _ in found.processors] == list(models.FILES)
    assert found.vectors == paths.MODELS / models.VECTORS
    assert sum(path.stat().st_size for path in paths.MODELS.iterdir()) < 40e6
    assert json.loads((paths.MODELS / models.RESOURCES).read_text(encoding="utf-8")) == STUB


def test_a_stamp_fits_only_its_own_ingredients(tmp_path: Path) -> None:
    (tmp_path / "step").mkdir()
    (tmp_path / "step" / "x.pt").write_bytes(b"x")
    assert not stamps.is_done(tmp_path / "step", "x.pt", ["a"])
    stamps.put(tmp_path / "step", ["a"], 2.5)
    assert stamps.is_done(tmp_path / "step", "x.pt", ["a"])
    assert not stamps.is_done(tmp_path / "step", "x.pt", ["b"])
    assert not stamps.is_done(tmp_path / "step", "y.pt", ["a"])
    assert stamps.minutes_of(tmp_path, "step") == 2.5


def test_scores_replace_scores(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Cards\n<!-- scores -->\nold\n<!-- end of scores -->\n", encoding="utf-8")
    add_scores(tmp_path, ["| a |"])
    add_scores(tmp_path, ["| b |"])
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == (
        "# Cards\n<!-- scores -->\n| b |\n<!-- end of scores -->\n"
    )
