"""Quarto's pages after our step: hand-made HTML in the shape of Quarto 1.10's own output. fictional: true"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from browser.chromium import look
from netralitas.report import postrender, quarto_modules, quarto_page
from netralitas.report.postrender import localise_site

TOGGLE = "window.quartoToggleColorScheme = () => { document.body.classList.toggle('quarto-dark'); };"
READY = """
  window.document.addEventListener("DOMContentLoaded", function (event) {
    window.document.body.dataset.ready = window.quartoModule + window.quartoTabs;
  });
"""
PAGE = f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><head>
<meta charset="utf-8">
<meta name="generator" content="quarto-1.10.19">
<title>1  Actors – Netralitas</title>
<style>code{{white-space: pre-wrap;}} @import url("https://fonts.example/a.css"); .q > a {{ color: red }}</style>
<script src="../site_libs/quarto-nav/quarto-nav.js"></script>
<script src="../site_libs/clipboard/clipboard.min.js"></script>
<meta name="quarto:offset" content="../">
<script src="../site_libs/quarto-html/quarto.js" type="module"></script>
<script src="../site_libs/quarto-html/tabsets/tabsets.js" type="module"></script>
<link href="../site_libs/bootstrap/bootstrap-icons.css" rel="stylesheet">
<link href="../site_libs/bootstrap/bootstrap.min.css" rel="stylesheet" class="quarto-color-scheme">
<script id="quarto-search-options"
 type="application/json">{{"location": "sidebar", "panel": "</b> onclick=\\"x\\""}}</script>
<script src="https://cdn.example/require.min.js" integrity="sha512-x" crossorigin="anonymous"></script>
<script src="https://cdn.example/jquery.min.js" data-relocate-top="true"></script>
<script type="application/javascript">define('jquery', [],function() {{return window.jQuery;}})</script>
<script src="/vega-bundle.js"></script>
</head>
<body class="nav-sidebar floating quarto-light"><script id="quarto-html-before-body" type="application/javascript">
{TOGGLE}
</script>
<header id="quarto-header" class="headroom fixed-top">
<nav class="quarto-secondary-nav" data-bs-toggle="collapse"
 onclick="if (window.quartoToggleHeadroom) {{ window.quartoToggleHeadroom(); }}">
<a href="../book.pdf" title="Download PDF" class="quarto-navigation-tool px-1"><i class="bi bi-file-pdf"></i></a>
<a href="" class="quarto-color-scheme-toggle quarto-navigation-tool  px-1"
 onclick="window.quartoToggleColorScheme(); return false;"
 title="Toggle dark mode"><i class="bi"></i></a>
</nav></header>
<main class="content" id="quarto-document-content">
<p title="a > b, onclick=&quot;x&quot;">The text says onclick="window.__ran=1" and <a href="../index.html">home</a>.</p>
<img src="data:image/png;base64,iVBORw0KGgo=" onerror="window.__ran=1" alt="x">
<a href="javascript:window.__ran=1">link</a>
<pre><code>&lt;script&gt;window.__ran=1&lt;/script&gt;</code></pre>
</main>
<script id="quarto-html-after-body" type="application/javascript">{READY}</script>
</body></html>
"""
QUARTO_JS = """import * as tabsets from "./tabsets/tabsets.js";

const sectionChanged = new CustomEvent("quarto-sectionChanged", { detail: {} });
tabsets.init();
window.quartoModule = "module";
"""
TABSETS = """const kKey = "quarto-persistent-tabsets-data";

export function init() {
  window.quartoTabs = "+tabs";
}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as Quarto leaves it, with one page of ours that has a policy."""
    root = tmp_path / "site"
    files = {
        "notebooks/actors.html": PAGE,
        "index.html": PAGE.replace("../", ""),
        "pages/articles/a.html": '<html><head><meta http-equiv="Content-Security-Policy" content="x"></head></html>',
        "site_libs/quarto-html/quarto.js": QUARTO_JS,
        "site_libs/quarto-html/tabsets/tabsets.js": TABSETS,
        "site_libs/quarto-nav/quarto-nav.js": "window.quartoToggleHeadroom = () => {};",
        "site_libs/clipboard/clipboard.min.js": "",
        "site_libs/bootstrap/bootstrap-icons.css": "",
        "site_libs/bootstrap/bootstrap.min.css": "",
        "vega-bundle.js": "",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_full_render_gets_policy_handlers_and_classic_scripts(site: Path) -> None:
    assert localise_site(site) == 2
    html = (site / "notebooks" / "actors.html").read_text(encoding="utf-8")
    head, _, body = html.partition("</head>")
    assert "cdn.example" not in html
    assert "fonts.example" not in html
    assert "define('jquery'" not in html
    assert 'type="module"' not in html
    assert '<script src="../site_libs/quarto-html/quarto.js" defer></script>' in head
    assert '<script src="../vega-bundle.js"></script>' in head
    assert '<script src="../netralitas-quarto.js" defer></script>' in head
    assert body.count("data-nt-action=") == 2
    assert 'data-nt-action="quartoToggleColorScheme"' in body
    assert "onerror" not in body
    assert 'href="#"' in body
    # Words that look like handlers stay words.
    assert 'The text says onclick="window.__ran=1" and' in body
    assert 'title="a > b, onclick=&quot;x&quot;"' in body
    assert '"panel": "</b> onclick=' in head


def test_a_chapter_s_own_language_is_marked(site: Path) -> None:
    localise_site(site, languages={"notebooks/actors.html": "id"})
    assert '<main lang="id" class="content"' in (site / "notebooks" / "actors.html").read_text(encoding="utf-8")
    assert '<main class="content"' in (site / "index.html").read_text(encoding="utf-8")


def test_a_download_that_was_not_made_has_no_button(site: Path) -> None:
    """``quarto render --to html`` makes no PDF, and Quarto shows its button all the same."""
    (site / "book.pdf").write_bytes(b"%PDF-1.7")
    localise_site(site, policy=False)
    page = site / "notebooks" / "actors.html"
    assert "Download PDF" in page.read_text(encoding="utf-8")
    (site / "book.pdf").unlink()
    assert localise_site(site, policy=False) == 2
    html = page.read_text(encoding="utf-8")
    assert "book.pdf" not in html
    assert "quarto-color-scheme-toggle" in html
    assert '<a href="../index.html">home</a>' in html


def test_a_render_of_the_pdf_alone_leaves_the_pdf_alone(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(b"%PDF-1.7")
    assert localise_site(tmp_path) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["book.pdf"]


def test_the_policy_knows_each_inline_script_by_its_hash(site: Path) -> None:
    localise_site(site)
    html = (site / "index.html").read_text(encoding="utf-8")
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    assert "unsafe-eval" not in found[1]
    assert not re.search(r"script-src[^;]*unsafe-inline", found[1])
    scripts = re.findall(r'<script id="quarto-html-\w+-body"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert len(scripts) == 2
    for text in scripts:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in found[1]
    assert found[1].count("sha256-") == 2


def test_a_second_run_changes_nothing(site: Path) -> None:
    localise_site(site)
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in site.rglob("*") if file.is_file()}
    assert localise_site(site) == 0
    assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in site.rglob("*") if file.is_file()} == before


def test_a_preview_keeps_its_pages_without_policy(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUARTO_PROJECT_OUTPUT_DIR", str(site))
    monkeypatch.delenv("QUARTO_PROJECT_RENDER_ALL", raising=False)
    postrender.main()
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in html
    assert "cdn.example" not in html
    assert 'type="module"' in html
    monkeypatch.setenv("QUARTO_PROJECT_RENDER_ALL", "1")
    postrender.main()
    assert "Content-Security-Policy" in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import { a, b as c } from "./m.js";\nwindow.x = a + c;', "const { a: a, b: c } = (() => {"),
        ('import d from "./m.js";\nwindow.x = d;', "const { default: d } = (() => {"),
        ('import "./m.js";\nwindow.x = 1;', "})();"),
    ],
)
def test_modules_become_classic_scripts(source: str, expected: str) -> None:
    files = {"q.js": source, "m.js": "const b = 2;\nexport const a = 1;\nexport { b };\nexport default a;\n"}
    text = quarto_modules.classic("q.js", files.__getitem__)
    assert expected in text
    assert not re.search(r"^\s*(import|export)\b", text, re.MULTILINE)
    assert quarto_modules.classic("q.js", lambda _: text) == text


def test_an_unknown_import_is_an_error() -> None:
    with pytest.raises(quarto_modules.ModuleError, match="not understood"):
        quarto_modules.classic("q.js", lambda _: 'import x from "https://elsewhere.example/x.js";')
    with pytest.raises(quarto_modules.ModuleError, match="circle"):
        quarto_modules.classic("q.js", lambda _: 'import "./q.js";')


@pytest.mark.parametrize(
    "html",
    ["<p>no head</p>", "<a href='x' onclick=alert(1)>x</a>", "<svg/onload=alert(1)>", "<a<b>c", "<!-- <p onclick=1>"],
)
def test_any_page_can_be_read(html: str) -> None:
    assert "onclick=alert" not in quarto_page.without_handlers(html)
    assert quarto_page.localise(html) == html


@pytest.mark.slow
def test_quarto_s_pages_work_from_a_folder_in_a_browser(site: Path) -> None:
    localise_site(site)
    [page] = look(site, ["notebooks/actors.html"])
    assert page["marker"] is None
    assert (page["outside"], page["dialogs"], page["breaches"], page["errors"]) == ([], [], [], [])
    assert page["ready"] == "module+tabs"
