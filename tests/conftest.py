"""Fixtures that several test files use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from netralitas import paths
from netralitas.reference import Lexicon


@pytest.fixture(scope="session")
def shared() -> Path:
    """Third-party material beside the project; tests that need it skip where it is absent."""
    folder = paths.shared()
    if folder is None:
        pytest.skip("needs the third-party material: set NETRALITAS_SHARED or put it at ../shared")
    return folder


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The shipped reference tables."""
    return Lexicon.load(paths.REFERENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped report by the built-in renderer, from the stored notebooks: pages and PDF."""
    import yaml
    from netralitas.report import builtin, pages

    root = tmp_path_factory.mktemp("report")
    config = (paths.ROOT / "_quarto.yml").read_text(encoding="utf-8")
    (root / "_quarto.yml").write_text(config, encoding="utf-8")
    for chapter in yaml.safe_load(config)["book"]["chapters"]:
        (root / chapter).parent.mkdir(exist_ok=True)
        (root / chapter).write_bytes((paths.ROOT / chapter).read_bytes())
    pages.pages(root, paths.tables(), articles=paths.ARTICLES)
    builtin.render(root, root / "site")
    return root / "site"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Under ``NETRALITAS_STRICT`` (CI) a skipped test is a failed one: nothing may go untested unnoticed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("NETRALITAS_STRICT"):
        report.outcome = "failed"
        report.longrepr = f"skipped under NETRALITAS_STRICT: {report.longrepr}"
    return report
