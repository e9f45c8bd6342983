"""Reading ``_quarto.yml`` and notebooks. fictional: true"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from netralitas import paths
from netralitas.report.book import BookError, read_book

MakeBook = Callable[..., Path]


def md(source: str) -> Any:
    return nbformat.v4.new_markdown_cell(source)


def code(source: str) -> Any:
    return nbformat.v4.new_code_cell(source)


def test_titles_numbers_and_names(make_book: MakeBook) -> None:
    book = read_book(
        make_book(
            {
                "index.ipynb": [md("---\ntitle: Home page\n---\nWords.")],
                "notebooks/a.ipynb": [md("# The first {#sec-first}\n\nWords."), code("1")],
                "notebooks/b.ipynb": [code("1"), md("# What was said?")],
            }
        )
    )
    assert [(one.title, one.anchor, one.number) for one in book.chapters] == [
        ("Home page", "home-page", None),
        ("The first", "sec-first", 1),
        ("What was said?", "what-was-said", 2),
    ]
    assert [(one.href, one.up) for one in book.chapters] == [
        ("index.html", ""),
        ("notebooks/a.html", "../"),
        ("notebooks/b.html", "../"),
    ]
    assert book.pdf_name == "sample.pdf"
    assert book.echo("html")
    assert not book.echo("typst")


def test_pdf_name_without_output_file(make_book: MakeBook) -> None:
    book = read_book(make_book({"index.ipynb": [md("# T")]}, book={"title": "My book", "chapters": ["index.ipynb"]}))
    assert book.pdf_name == "My-book.pdf"


def test_options_are_taken_from_the_source(make_book: MakeBook) -> None:
    source = '#| label: fig-x\n#| fig-cap: "A: *b*"\n#| echo: false\nplot()  #| not an option'
    cell = read_book(make_book({"index.ipynb": [md("# T"), code(source)]})).chapters[0].cells[1]
    assert cell.options == {"label": "fig-x", "fig-cap": "A: *b*", "echo": False}
    assert (cell.label, cell.caption) == ("fig-x", "A: *b*")
    assert cell.source == "plot()  #| not an option"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("#| layout-ncol: 2", "`layout-ncol` is not known"),
        ("#| echo: maybe", "must be of type bool"),
        ("#| label: fig-x", "label fig-x needs `fig-cap`"),
        ("#| label: fig-x\n#| tbl-cap: T", "label fig-x needs `fig-cap`"),
        ("#| fig-cap: T", "needs a label that begins with `fig-`"),
        ("#| label: [", "not YAML"),
        ("#| words", "not `name: value` pairs"),
    ],
)
def test_a_wrong_option_names_notebook_and_cell(make_book: MakeBook, source: str, words: str) -> None:
    folder = make_book({"index.ipynb": [md("# T"), md("x"), code(source)]})
    with pytest.raises(BookError, match=r"index\.ipynb, cell 3: ") as error:
        read_book(folder)
    assert words in str(error.value)


def test_a_stored_error_is_an_error(make_book: MakeBook) -> None:
    cell = code("1/0")
    cell.outputs = [nbformat.v4.new_output("error", ename="ZeroDivisionError", evalue="no", traceback=[])]
    with pytest.raises(BookError, match=r"cell 2: the stored output is an error: ZeroDivisionError"):
        read_book(make_book({"index.ipynb": [md("# T"), cell]}))


@pytest.mark.parametrize(
    ("chapters", "words"),
    [
        ({"a.ipynb": [md("# T")]}, "must be index.ipynb"),
        ({"index.ipynb": [md("no title")]}, "no title"),
        ({"index.ipynb": [md("# T"), nbformat.v4.new_raw_cell("x")]}, "cell 2: a raw cell"),
        ({"index.ipynb": [md("---\ntitle: T\nformat: pdf\n---")]}, "front matter format is not known"),
    ],
)
def test_what_a_book_must_not_have(make_book: MakeBook, chapters: dict[str, list[Any]], words: str) -> None:
    with pytest.raises(BookError, match=words):
        read_book(make_book(chapters))


def test_a_missing_notebook_and_a_missing_book(make_book: MakeBook, tmp_path: Path) -> None:
    folder = make_book({"index.ipynb": [md("# T")], "notebooks/a.ipynb": [md("# A")]})
    (folder / "notebooks" / "a.ipynb").unlink()
    with pytest.raises(BookError, match=r"notebooks/a\.ipynb: the notebook is named"):
        read_book(folder)
    with pytest.raises(BookError, match=r"no _quarto\.yml"):
        read_book(tmp_path / "nowhere")


def test_the_project_s_own_book() -> None:
    """What was measured of Quarto and must stay so: home page, author, theme, mathematics, resources, partials."""
    book = read_book(paths.ROOT)
    html, typst = book.format("html"), book.format("typst")
    assert book.chapters[0].path == "index.ipynb"
    assert book.meta("author")
    assert book.config["project"]["output-dir"] == "reports/site"
    assert "vega-bundle.js" in book.resources
    assert html["include-in-header"] == [{"text": '<script src="/vega-bundle.js"></script>'}]
    assert html["html-math-method"] == "mathml"
    assert {html["theme"][side][0] for side in ("light", "dark")} == {"default"}
    assert not book.echo("typst")
    assert "embed-resources" not in html
    named = [*typst["template-partials"], *html["theme"]["light"][1:], *html["theme"]["dark"][1:]]
    assert all((paths.ROOT / name).is_file() for name in [*named, "report-assets/hook.py"])
    assert {Path(name).name for name in typst["template-partials"]} == {"page.typ", "typst-show.typ"}


def test_the_home_page_says_that_it_has_no_number() -> None:
    """Quarto counts a home page as chapter 1 unless its heading is ``.unnumbered``: every other number would shift."""
    [heading] = re.findall(r"# [^\n]*", nbformat.read(paths.ROOT / "index.ipynb", as_version=4).cells[0].source)
    assert re.fullmatch(r"# .+ \{#sec-summary \.unnumbered\}", heading)
    chapters = read_book(paths.ROOT).chapters
    assert [chapter.number for chapter in chapters] == [None, *range(1, 10)]
    assert {chapter.path: chapter.lang for chapter in chapters if chapter.lang} == {"notebooks/ringkasan.ipynb": "id"}


def test_quarto_has_nothing_to_add_to_what_git_ignores() -> None:
    """Each render looks for these very lines and writes them into ``.gitignore`` where they are not."""
    lines = (paths.ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/.quarto/", "**/*.quarto_ipynb"} <= set(lines)


def test_light_and_dark_pages_differ_in_colours_only() -> None:
    """Rules stand once, in the file that both themes take; both others give a value to the same names."""
    light, dark = (read_book(paths.ROOT).format("html")["theme"][side] for side in ("light", "dark"))
    assert light[:2] == dark[:2] == ["default", "report-assets/theme.scss"]
    shared, *colours = ((paths.ROOT / name).read_text(encoding="utf-8") for name in (light[1], light[2], dark[2]))
    names = [re.findall(r"^\$([\w-]+):", text, re.MULTILINE) for text in colours]
    assert names[0] == names[1]
    assert not any("scss:rules" in text for text in colours)
    used = set(re.findall(r"\$(nt-[\w-]+)", shared))
    assert used <= {*names[0], *re.findall(r"^\$([\w-]+):", shared, re.MULTILINE)}
