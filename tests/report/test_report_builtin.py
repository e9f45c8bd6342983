"""The built-in renderer: pages, PDF, references, safety. fictional: true"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from netralitas.report import builtin
from netralitas.report.book import BookError
from pypdf import PdfReader

Cell = Any
Write = Callable[..., Path]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect width="90" height="60"/></svg>'
CHART = '<div id="vis-1" class="nt-chart" role="img" aria-label="Bars"></div><script>vegaEmbed("#vis-1",{});</script>'
#: What an article may hold: each must come out as these very words and do nothing.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{< include /etc/passwd >}}",
    "@fig-nowhere",
    "$x^2$",
    '#import "/etc/passwd"',
    "\\input{/etc/passwd}",
    "`=html`",
    "::: {.callout-note}",
    "[^1]",
)


def text(source: str) -> Cell:
    """A Markdown cell."""
    return nbformat.v4.new_markdown_cell(source)


def code(source: str, *outputs: Mapping[str, str], stream: str = "") -> Cell:
    """A code cell with stored outputs."""
    cell = nbformat.v4.new_code_cell(source, execution_count=1)
    cell.outputs = [nbformat.v4.new_output("display_data", data=dict(data)) for data in outputs]
    if stream:
        cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text=stream))
    return cell


def sample_chapters() -> dict[str, list[Cell]]:
    """Three chapters with every construct that the built-in renderer knows."""
    from netralitas.report.prose import escape

    hostile = " ".join(escape(words) for words in HOSTILE)
    return {
        "index.ipynb": [
            text(
                "# Summary {#sec-summary}\n\nFirst words[^n] of [istilah]{lang=id}, see @fig-two and "
                "@sec-two.\n\n[^n]: A note."
            ),
            code(
                '#| label: fig-one\n#| fig-cap: "One *chart*."\n#| fig-alt: "Bars"\nchart()',
                {"text/html": CHART, "image/svg+xml": SVG},
            ),
            text(
                "## Reading\n\n::: {.callout-important}\n## Beware\nOf the dog.\n:::"
                "\n\n::: {.callout-tip collapse=true}\nFolded.\n:::"
            ),
        ],
        "notebooks/two.ipynb": [
            text("# The second {#sec-two}\n\n[Back](../index.ipynb#reading) and [file](../extra/a.txt)."),
            code("#| include: false\nsecret_import = 1"),
            text(
                "## A section {#sec-part}\n\nIn @sec-part, [-@tbl-people], [tables @tbl-plain] and "
                "$p = k/n$.\n\n### Deeper"
            ),
            code(
                '#| label: fig-two\n#| fig-cap: "Two, see @tbl-people."\nchart()',
                {"image/svg+xml": SVG, "text/plain": "chart"},
            ),
            code(
                '#| label: tbl-people\n#| tbl-cap: "People."\ntable()',
                {
                    "text/html": "<table><tr><th>Name</th></tr><tr><td>Rina</td></tr></table>",
                    "text/markdown": f"| Name | N |\n|:--|--:|\n| Rina | 3 |\n| {hostile} | 1 |\n",
                },
            ),
            text("| A | B |\n|:--|--:|\n| x | 1 |\n\n: A plain table. {#tbl-plain}"),
        ],
        "notebooks/three.ipynb": [
            text("# Third"),
            code("#| echo: false\nsay()", {"text/markdown": f"Out of an article: {hostile}.", "text/plain": "Prose"}),
            code("print('stream')", stream="streamed words\n"),
        ],
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, write: Write) -> Path:
    root = write(tmp_path_factory.mktemp("book"), sample_chapters())
    (root / "extra").mkdir()
    (root / "extra" / "a.txt").write_text("a file beside the book", encoding="utf-8")
    builtin.render(root, root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def pdf(site: Path) -> PdfReader:
    return PdfReader(site / "sample.pdf")


def page(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def words(html: str) -> str:
    """What a reader sees of a page."""

    class Words(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.parts: list[str] = []
            self.skip = False

        def handle_starttag(self, tag: str, _attrs: Any) -> None:
            self.skip = tag in {"script", "style"}

        def handle_endtag(self, _tag: str) -> None:
            self.skip = False

        def handle_data(self, data: str) -> None:
            self.parts += [] if self.skip else [data]

    reader = Words()
    reader.feed(html)
    return " ".join("".join(reader.parts).replace("\xa0", " ").split())


def test_files_have_quarto_s_names(site: Path) -> None:
    found = {str(file.relative_to(site).as_posix()) for file in site.rglob("*") if file.is_file()}
    assert found == {
        "index.html",
        "notebooks/two.html",
        "notebooks/three.html",
        "sample.pdf",
        "vega-bundle.js",
        "extra/a.txt",
        "assets/site.css",
        "assets/site.js",
        "assets/search.js",
    }


def test_figures_tables_and_sections_are_numbered_by_chapter(site: Path) -> None:
    assert "Figure 1 One chart." in words(page(site, "index.html"))
    second = words(page(site, "notebooks/two.html"))
    for line in ("Figure 1.1 Two, see Table 1.1.", "Table 1.1 People.", "Table 1.2 A plain table.", "1.1.1 Deeper"):
        assert line in second


def test_references_across_chapters(site: Path) -> None:
    home, second = page(site, "index.html"), page(site, "notebooks/two.html")
    assert '<a href="notebooks/two.html#fig-two" class="nt-ref">Figure\xa01.1</a>' in home
    assert '<a href="notebooks/two.html#sec-two" class="nt-ref">Chapter\xa01</a>' in home
    assert '<a href="#tbl-people" class="nt-ref">1.1</a>' in second
    assert "tables 1.2" in words(second)
    assert "Section 1.1" in words(second)
    assert 'href="../index.html#reading"' in second
    assert 'href="../extra/a.txt"' in second


def test_no_link_is_dead(site: Path) -> None:
    for file in site.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]+)"', file.read_text(encoding="utf-8")):
            path, _, anchor = address.partition("#")
            target = (file.parent / path).resolve() if path else file
            assert address.startswith("data:") or target.is_file(), (file.name, address)
            if anchor:
                assert re.search(rf'\bid="{re.escape(anchor)}"', target.read_text(encoding="utf-8")), address


def test_callouts_notes_code_and_streams(site: Path) -> None:
    home = page(site, "index.html")
    assert '<div class="callout callout-important" role="note">' in home
    assert '<details class="callout callout-tip">' in home
    assert 'role="doc-noteref"' in home
    assert '<span lang="id">istilah</span>' in home
    assert "<summary>Show the code</summary>" in home
    assert "secret_import" not in page(site, "notebooks/two.html")
    assert "say()" not in words(page(site, "notebooks/three.html"))
    assert "streamed words" in words(page(site, "notebooks/three.html"))


def test_html_comes_first_on_pages_and_pictures_in_the_pdf(site: Path, pdf: PdfReader) -> None:
    assert 'vegaEmbed("#vis-1"' in page(site, "index.html")
    assert '<script src="vega-bundle.js"></script>' in page(site, "index.html")
    assert "vega-bundle" not in page(site, "notebooks/three.html")
    assert "vegaEmbed" not in "".join(one.extract_text() for one in pdf.pages)


def test_nothing_comes_from_another_host(site: Path) -> None:
    for file in [*site.rglob("*.html"), *site.glob("assets/*")]:
        found = file.read_text(encoding="utf-8")
        assert not re.search(r"""(?:src|srcset|poster)\s*=\s*["']?\s*(?:https?:)?//""", found), file
        assert not re.search(r"<link[^>]+(?:https?:)?//", found), file
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//|fetch\(|XMLHttpRequest", found), file


def test_the_policy_names_every_inline_script(site: Path) -> None:
    for file in site.rglob("*.html"):
        found = file.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', found)
        assert policy is not None
        rule = policy[1].replace("&#39;", "'")
        assert "unsafe-eval" not in rule
        assert "script-src 'self'" in rule
        for script in re.findall(r"<script>(.*?)</script>", found, re.DOTALL):
            assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in rule


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_are_words(site: Path, pdf: PdfReader, payload: str) -> None:
    third = page(site, "notebooks/three.html")
    assert payload in words(third)
    assert "<img" not in third
    assert "alert(1)</script>" not in third
    printed = "".join("".join(one.extract_text().split()) for one in pdf.pages)
    assert "".join(payload.split()).replace("-", "") in printed.replace("-", "")


@pytest.mark.parametrize(
    "output",
    [
        "[go](javascript:alert(1)) [go](JAVA\tSCRIPT:alert(1)) [go](data:text/html,x)",
        "![p](http://elsewhere.example/x.png) <iframe src=//elsewhere.example></iframe>",
        "[x]{onclick=alert(1) style=color:red #sec-summary .callout}",
        "<div onclick=alert(1)>x</div>\n\n```{=html}\n<script>alert(1)</script>\n```",
        "# Heading {#sec-summary}\n\n---\ntitle: x\n---\n",
    ],
)
def test_markup_in_an_output_does_nothing(write: Write, tmp_path: Path, output: str) -> None:
    chapters = {"index.ipynb": [text("# T {#sec-summary}"), code("x", {"text/markdown": output})]}
    builtin.render(write(tmp_path / "book", chapters), tmp_path / "site")
    article = page(tmp_path / "site", "index.html").split("<article>")[1].split("</article>")[0]
    assert not re.search(r"<[^>]+(?:onclick|javascript:|style=|elsewhere\.example|data:)", article.lower())
    assert not re.search(r"<(?:script|iframe|img)", article)
    assert article.count('id="sec-summary"') == 1


def test_a_word_without_end_is_not_cut_off(write: Write, tmp_path: Path) -> None:
    chapters = {"index.ipynb": [text("# T"), code("x", {"text/markdown": "| A |\n|---|\n| " + "w" * 3000 + " |\n"})]}
    builtin.render(write(tmp_path / "book", chapters), tmp_path / "site")
    printed = "".join(one.extract_text() for one in PdfReader(tmp_path / "site" / "sample.pdf").pages)
    assert printed.count("w") - printed.count("writer") >= 3000


def test_pdf_metadata_bookmarks_and_pages(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Sample", "A. Writer")
    root: Any = pdf.trailer["/Root"].get_object()
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    titles: list[Any] = [item["/Title"] for item in pdf.outline if isinstance(item, dict)]
    assert titles[-3:] == ["Summary", "1 The second", "2 Third"]
    assert len(pdf.pages) == 5


def test_pdf_has_the_numbers_of_the_pages(pdf: PdfReader) -> None:
    printed = " ".join(" ".join(one.extract_text().split()) for one in pdf.pages)
    for line in (
        "Figure 1. One chart.",
        "Figure 1.1. Two",
        "Table 1.1. People.",
        "Table 1.2. A plain table.",
        "Chapter 1",
    ):
        assert line in printed
    assert "chart()" not in printed


def test_a_chapter_may_be_in_a_language_of_its_own(write: Write, tmp_path: Path) -> None:
    chapters = {
        "index.ipynb": [text("# Home")],
        "notebooks/a.ipynb": [text("# Ringkasan {#sec-a lang=id}\n\nKata pertama.\n\n## Bagian\n\nKata kedua.")],
        "notebooks/b.ipynb": [text("# Words\n\nMore words.")],
    }
    builtin.render(write(tmp_path / "book", chapters), tmp_path / "site")
    own, other = (page(tmp_path / "site", f"notebooks/{name}.html") for name in "ab")
    assert '<html lang="en">' in own
    assert '<article lang="id">' in own
    assert '<p class="kicker" lang="en">Chapter 1</p>' in own
    assert "<article>" in other
    assert '<span lang="id">Ringkasan</span>' in other
    reader = PdfReader(tmp_path / "site" / "sample.pdf")
    root: Any = reader.trailer["/Root"].get_object()
    spoken = _languages(root["/StructTreeRoot"]["/K"])
    assert spoken == {"id"}
    assert len(reader.pages) == 5


def _languages(node: Any) -> set[str]:
    """The languages that elements of a PDF's structure have of their own."""
    node = node.get_object()
    if isinstance(node, list):
        return {lang for one in node for lang in _languages(one)}
    if not isinstance(node, dict):
        return set()
    own = {str(node["/Lang"])} if "/Lang" in node else set()
    return own | (_languages(node["/K"]) if "/K" in node else set())


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes(write: Write, tmp_path: Path) -> None:
    root = write(tmp_path / "book", sample_chapters())
    for name in ("a", "b"):
        builtin.render(root, tmp_path / name)
    files = sorted(file.relative_to(tmp_path / "a") for file in (tmp_path / "a").rglob("*") if file.is_file())
    assert len(files) == 8
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_a_date_comes_from_outside(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "book", {"index.ipynb": [text("# T")]})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1732665600")
    builtin.render(root, tmp_path / "a")
    assert "27 November 2024" in words(page(tmp_path / "a", "index.html"))
    builtin.render(root, tmp_path / "b", date="1 May 2024")
    assert "1 May 2024" in words(page(tmp_path / "b", "index.html"))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("See @fig-none.", "@fig-none refers to nothing"),
        ("As @knuth1984 says.", "is no cross-reference"),
        ("{{< pagebreak >}}", "shortcode"),
        ("<video src=x></video>", "raw markup"),
        ("```{=latex}\n\\x\n```", "raw latex"),
        ("::: {.callout-danger}\nx\n:::", "callout-danger is not known"),
        ("::: {.panel-tabset}\nx\n:::", ".panel-tabset is not known"),
        ("# Another title", "second level-1 heading"),
        ("![x](https://elsewhere.example/x.png)", "another host"),
        ("[x](notebooks/none.ipynb)", "leads to no chapter"),
    ],
)
def test_an_unknown_construct_names_notebook_and_cell(write: Write, tmp_path: Path, source: str, message: str) -> None:
    root = write(tmp_path / "book", {"index.ipynb": [text("# T"), text("Fine."), text(source)]})
    with pytest.raises(BookError, match=r"index\.ipynb, cell 3: ") as error:
        builtin.render(root, tmp_path / "site")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ({"text/html": '<script src="https://elsewhere.example/x.js"></script>'}, "from another host"),
        ({"application/json": "{}"}, "has only application/json"),
    ],
)
def test_an_output_that_cannot_be_shown(write: Write, tmp_path: Path, output: dict[str, str], message: str) -> None:
    root = write(tmp_path / "book", {"index.ipynb": [text("# T"), code("x", output)]})
    with pytest.raises(BookError, match=r"cell 2: .*" + message):
        builtin.render(root, tmp_path / "site")


def test_a_figure_without_output_says_to_run_the_notebook(write: Write, tmp_path: Path) -> None:
    cells = [text("# T"), code('#| label: fig-x\n#| fig-cap: "C"\nx')]
    with pytest.raises(BookError, match=r"cell 2: fig-x has 0 outputs.*run the notebook"):
        builtin.render(write(tmp_path / "book", {"index.ipynb": cells}), tmp_path / "site")


def test_a_failed_render_leaves_the_old_report(write: Write, tmp_path: Path) -> None:
    builtin.render(write(tmp_path / "book", {"index.ipynb": [text("# Old")]}), tmp_path / "site")
    write(tmp_path / "book", {"index.ipynb": [text("# New\n\n@fig-none")]})
    with pytest.raises(BookError):
        builtin.render(tmp_path / "book", tmp_path / "site")
    assert "Old" in page(tmp_path / "site", "index.html")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["book", "site"]
