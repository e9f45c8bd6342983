"""The data run one way, and so do the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from netralitas import paths

PACKAGE = paths.ROOT / "lib" / "netralitas"
#: From left to right; a module may import its own layer and those to its left.
LAYERS = ("records", "paths", "reference", "articles", "language", "extract", "resolve", "tables", "charts", "report")
#: Schemas may be asked by anybody; evaluation reads and compares and is used by the report's edge alone.
ANYWHERE = {"netralitas.tables.schemas"}


def layer(module: str) -> int | None:
    part = module.removeprefix("netralitas.").split(".")[0]
    return LAYERS.index(part) if part in LAYERS else None


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if layer(dotted(path)) is not None]


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(path.relative_to(PACKAGE.parent).parts[: -node.level]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return {name for name in found if name.startswith("netralitas.")}


@pytest.mark.parametrize("path", modules(), ids=dotted)
def test_nothing_imports_to_its_right(path: Path) -> None:
    own = layer(dotted(path))
    assert own is not None
    wrong = {
        name
        for name in imports(path)
        if not any(name.startswith(free) for free in ANYWHERE) and (layer(name) or 0) > own
    }
    assert not wrong


def test_every_public_module_and_name_is_documented() -> None:
    bare = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if ast.get_docstring(tree) is None and tree.body:
            bare.append(dotted(path))
        public = (n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_"))
        bare += [f"{dotted(path)}.{node.name}" for node in public if ast.get_docstring(node) is None]
    assert bare == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=dotted)
def test_a_module_is_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350
