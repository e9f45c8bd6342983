"""A corpus that means harm: from its files to pages in a browser, and nothing runs. fictional: true"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from browser.chromium import look
from hostile.corpus import PAYLOADS, poison, write
from netralitas import paths
from netralitas.build import build
from netralitas.report import builtin, notebooks, pages, safe_csv
from netralitas.report.marking import clean
from netralitas.tables import store
from netralitas.tables.schemas import SCHEMAS

pytestmark = pytest.mark.slow
#: The chapters with the most words of articles in them; running all would take minutes.
CHAPTERS = ["index.ipynb", "notebooks/actors.ipynb", "notebooks/timeline.ipynb", "notebooks/statements.ipynb"]


def _words(text: str) -> str:
    """What can be compared: no blanks, and no character that is not shown."""
    return re.sub(r"[\s\ufffd\u200b\u2028\u2029\ufeff]+", "", clean(text))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile corpus, its tables, and its report in ``site``."""
    root = tmp_path_factory.mktemp("hostile")
    write(root)
    done = build(root / "articles", root / "tables", cache=root / "cache")
    # "control" is put aside as binary; baris.jsonl has one article more that is one.
    assert done.articles >= len(PAYLOADS)
    shutil.copytree(root / "tables", root / "clean")
    assert poison(root / "tables") > 500
    book = root / "book"
    config = yaml.safe_load((paths.ROOT / "_quarto.yml").read_text(encoding="utf-8"))
    config["book"]["chapters"] = CHAPTERS
    book.mkdir()
    (book / "_quarto.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for chapter in CHAPTERS:
        source = (paths.ROOT / chapter).read_text(encoding="utf-8")
        # Links between chapters that are left out here would be dead ends.
        plain = re.sub(r"\[([^\]\"]*)\]\((?:\.\./)?(?:notebooks/|\./)?(?:[\w-]+\.ipynb)(?:#[\w-]+)?\)", r"\1", source)
        plain = re.sub(r"\[?@((?:fig|tbl|sec)-[\w-]+)\]?", r"\1", plain)
        (root / "sources" / chapter).parent.mkdir(parents=True, exist_ok=True)
        (root / "sources" / chapter).write_text(plain, encoding="utf-8")
        notebooks.execute(root / "sources" / chapter, book / chapter, root / "tables")
    pages.pages(book, root / "tables", articles=root / "articles")
    builtin.render(book, root / "site")
    return root


@pytest.fixture(scope="module")
def seen(made: Path) -> list[dict[str, Any]]:
    """Every chapter, the lists, and each article's page, opened in Chromium."""
    site = made / "site"
    found = [page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html")) if "regions/3" not in str(page)]
    assert len(found) > 30
    return look(site, [*found, "pages/regions/32.05.html"], text=True)


def test_nothing_runs_and_nothing_is_fetched(seen: list[dict[str, Any]]) -> None:
    for page in seen:
        assert page["marker"] is None, page["path"]
        assert page["url"].endswith(page["path"]), page["path"]
        for kind in ("outside", "dialogs", "breaches", "errors"):
            assert page[kind] == [], (page["path"], page[kind])


def test_what_articles_say_stands_as_text(made: Path, seen: list[dict[str, Any]]) -> None:
    """Each sentence of each article, whole, on its page; nothing behind a payload is cut off."""
    shown = {page["path"]: _words(page["text"]) for page in seen}
    sentences = store.load("sentences", made / "tables")
    for article, texts in sentences.group_by("article_id").agg("text").iter_rows():
        page = shown[f"pages/articles/{article}.html"]
        # Marks stand in the text as superscript letters and words for those who listen: the first words are enough
        # where a mark may stand, and the payload itself always.
        assert sum(_words(text)[:12] in page for text in texts) >= len(texts) - 2
    everything = "".join(shown.values())
    missing = [name for name, payload in PAYLOADS.items() if _words(payload)[:40] not in everything]
    assert missing == []


def test_no_page_holds_markup_of_an_article(made: Path) -> None:
    for page in (made / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        own = re.sub(r"<script\b.*?</script>", "", html, flags=re.DOTALL)
        tags = re.findall(r"<[a-zA-Z][^<>]*>", own)
        bad = [tag for tag in tags if re.search(r"\son\w+=|=\"?\s*javascript:|elsewhere\.example|srcdoc", tag)]
        # A payload inside a quoted attribute (a title, a label) is text; the browser test above is the judge of those.
        assert [tag for tag in bad if "&" not in tag and "title=" not in tag and "aria-label=" not in tag] == [], page


def test_the_pdf_prints_payloads(made: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(made / "site" / "netralitas.pdf")
    root: Any = reader.trailer["/Root"].get_object()
    assert "/OpenAction" not in root
    assert "/JavaScript" not in str(root.get("/Names", ""))
    printed = _words("".join(page.extract_text() for page in reader.pages))
    assert "root:x:" not in printed
    for name in ("script", "typst", "latex", "shortcode", "template"):
        assert _words(PAYLOADS[name])[:10] in printed.replace("-", "") or _words(PAYLOADS[name])[:10] in printed, name


def test_csv_is_harmless_and_reads_back(made: Path) -> None:
    folder = made / "site" / "pages" / "downloads"
    for name in SCHEMAS:
        file = folder / f"{name}.csv"
        frame = store.load(name, made / "tables")
        text = pl.read_csv(file, infer_schema=False)
        for column in text.columns:
            if frame.schema.get(column) == pl.String:
                first = text[column].drop_nulls().str.slice(0, 1).to_list()
                assert not set(first) & set("=+-@\t\r"), (name, column)
        if set(text.columns) == set(frame.columns):
            assert safe_csv.read(file, name).equals(frame.select(safe_csv.read(file, name).columns)), name


def test_search_finds_a_payload_as_text(made: Path) -> None:
    index = (made / "site" / "assets" / "search.js").read_text(encoding="utf-8")
    assert "<" not in index
    assert "__ran" in unescape(index)
