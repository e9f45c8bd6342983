"""A word of a megabyte and a line of markup of a megabyte: read in bearable time, and nothing lost. fictional: true"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from browser.chromium import look
from netralitas import paths
from netralitas.report import pages
from netralitas.tables import store

pytestmark = pytest.mark.slow
MEGABYTE = 1_000_000
_MARKUP = "<b onclick='window.__ran=1'>yang ada di dalam</b> {{< x >}} **[itu](javascript:window.__ran=1)** &amp; "
#: By kind: what stands in a sentence. The stars are fewer, because each is a token; a rule about closing marks once
#: took the square of their number.
LONG = {
    "word": "kata" * (MEGABYTE // 4),
    "stars": "*" * (MEGABYTE // 10),
    "markup": _MARKUP * (MEGABYTE // len(_MARKUP)),
}
TEXT = """{title}

GARUT – Pj Bupati Garut, Rangga Wirasena, meminta camat menjaga netralitas aparatur sipil negara pada pilkada.

Itu disampaikan Rangga dalam sosialisasi di Tarogong, Senin (7/10/2024). Ia menyebut {long} dan tidak ragu.

"Kami tidak ragu memberi sanksi kepada yang melanggar," kata Rangga Wirasena di akhir acara itu.
"""
#: Prints what a build took: seconds of the processor, and kilobytes (macOS: bytes) of memory at most.
BUILD = """
import json, resource, sys
from pathlib import Path
from netralitas.build import Engine, build
done = build(Path(sys.argv[1]), Path(sys.argv[2]), cache=Path(sys.argv[3]), engine=Engine(processes=1))
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)]))
"""


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, float]:
    """The folder of the corpus, its tables and pages; the processor's seconds and the megabytes of the build."""
    pytest.importorskip("resource", reason="needs a system that counts a process's memory")
    root = tmp_path_factory.mktemp("megabyte")
    (root / "articles").mkdir()
    (root / "corpus.toml").write_text("name = 'long'\narticles = 'articles'\nevidence = 'full'\n", encoding="utf-8")
    for kind, long in LONG.items():
        text = TEXT.format(title=f"Camat Diminta Netral {kind}", long=long)
        (root / "articles" / f"{kind}.txt").write_text(text, encoding="utf-8")
    title = TEXT.format(title=LONG["word"], long="aturan")
    (root / "articles" / "title.txt").write_text(title, encoding="utf-8")
    command = [sys.executable, "-c", BUILD, *(str(root / name) for name in ("articles", "tables", "cache"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    seconds, megabytes = json.loads(done.stdout.splitlines()[-1])
    config = yaml.safe_load((paths.ROOT / "_quarto.yml").read_text(encoding="utf-8"))
    config["book"]["chapters"] = ["index.ipynb"]
    (root / "_quarto.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (root / "index.ipynb").write_bytes((paths.ROOT / "index.ipynb").read_bytes())
    pages.pages(root, root / "tables", articles=root / "articles")
    return root, seconds, megabytes


def test_reading_takes_neither_long_nor_much(made: tuple[Path, float, float]) -> None:
    """Three megabytes: the square of a length anywhere in the way would take an hour, and much of it gigabytes."""
    _, seconds, megabytes = made
    assert seconds < 180
    assert megabytes < 1500


def test_every_letter_is_in_the_tables(made: tuple[Path, float, float]) -> None:
    """In the sentences or, where a rule took the line for no part of the article, among the lines set aside."""
    tables = made[0] / "tables"
    assert store.load("quarantine", tables).is_empty()
    files = dict(store.load("files", tables).select("path", "article_id").iter_rows())
    said = _said("sentences", tables)
    for kind, long in LONG.items():
        assert squeezed(f"Ia menyebut {long} dan tidak ragu.") in said[files[f"{kind}.txt"]], kind
    title = files["title.txt"]
    assert LONG["word"] in said[title] + _said("dropped_lines", tables).get(title, "")


def _said(name: str, tables: Path) -> dict[str, str]:
    """The words of each article that a table holds, one after the other, without blanks."""
    found: dict[str, str] = {}
    frame = store.load(name, tables)
    for article, text in frame.sort("article_id", "start").select("article_id", "text").iter_rows():
        found[article] = found.get(article, "") + squeezed(text)
    return found


def test_the_downloads_have_every_letter(made: tuple[Path, float, float]) -> None:
    folder = made[0] / "pages" / "downloads"
    texts = [pl.read_csv(folder / f"{name}.csv", infer_schema=False)["text"] for name in ("sentences", "dropped_lines")]
    assert sum(text.str.len_chars().sum() for text in texts) > 3 * MEGABYTE


def test_pages_stay_light_and_say_what_they_leave_out(made: tuple[Path, float, float]) -> None:
    root = made[0]
    found = sorted((root / "pages" / "articles").glob("[0-9a-f]*.html"))
    assert len(found) == len(LONG) + 1
    told = 0
    for page in found:
        html = page.read_text(encoding="utf-8")
        assert len(html) < 300_000
        told += "All of it stands in the table of sentences" in html
    assert told == len(LONG)


def test_nothing_runs_in_them(made: tuple[Path, float, float]) -> None:
    root = made[0]
    names = [page.relative_to(root).as_posix() for page in (root / "pages" / "articles").glob("*.html")]
    seen: list[dict[str, Any]] = look(root, names)
    for page in seen:
        assert page["marker"] is None
        assert [page[kind] for kind in ("outside", "dialogs", "breaches", "errors")] == [[], [], [], []], page["path"]
