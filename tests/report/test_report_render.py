"""The choice of renderer, Quarto's part of the work, and when a report is still good. fictional: true"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
import typst
from netralitas import paths
from netralitas.charts import bundle
from netralitas.report import render
from netralitas.report.postrender import localise, localise_site

MakeBook = Callable[..., Path]


@pytest.fixture(autouse=True)
def _no_wish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("RENDERER", raising=False)
    asked = render._quarto
    asked.cache_clear()
    yield
    asked.cache_clear()


@pytest.fixture
def book(make_book: MakeBook) -> Path:
    return make_book({"index.ipynb": [nbformat.v4.new_markdown_cell("# Title\n\nWords.")]})


def fake_quarto(folder: Path, monkeypatch: pytest.MonkeyPatch, *, works: bool = True) -> None:
    """A program that stands for Quarto: it says a version, and renders or fails."""
    folder.mkdir()
    program = folder / "quarto"
    done = (
        "site = pathlib.Path(sys.argv[2]) / 'reports' / 'site'; site.mkdir(parents=True)\n"
        "(site / 'index.html').write_text(' '.join(sorted(p.name for p in pathlib.Path(sys.argv[2]).iterdir())))"
    )
    failed = "sys.exit('ERROR: chapter two is broken')"
    body = f"if sys.argv[1] == '--version': print('1.10.1'); sys.exit()\n{done if works else failed}\n"
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{body}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", os.pathsep.join([str(folder), os.environ["PATH"]]))


@pytest.mark.skipif(os.name == "nt", reason="stands in for Quarto with a script")
def test_quarto_renders_a_copy_beside_the_old_report(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_quarto(tmp_path / "bin", monkeypatch)
    made = render.render(book, tmp_path / "out" / "site")
    assert made.renderer == "Quarto 1.10.1"
    assert made.html.read_text() == "_quarto.yml index.ipynb report-assets reports vega-bundle.js"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["site"]


@pytest.mark.skipif(os.name == "nt", reason="stands in for Quarto with a script")
def test_quarto_s_failure_leaves_the_old_report(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render.render(book, tmp_path / "site", renderer="builtin")
    before = (tmp_path / "site" / "index.html").read_bytes()
    fake_quarto(tmp_path / "bin", monkeypatch, works=False)
    with pytest.raises(render.RenderError, match="chapter two is broken"):
        render.render(book, tmp_path / "site", renderer="quarto")
    assert (tmp_path / "site" / "index.html").read_bytes() == before


def test_the_variable_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "_quarto", lambda: None)
    assert render.choose().program is None
    monkeypatch.setenv("RENDERER", "quarto")
    with pytest.raises(render.RenderError, match="no working Quarto"):
        render.choose()
    monkeypatch.setenv("RENDERER", "latex")
    with pytest.raises(render.RenderError, match="RENDERER is 'latex'"):
        render.choose()
    monkeypatch.setattr(render, "_quarto", lambda: ("/bin/quarto", "1.10.1"))
    monkeypatch.setenv("RENDERER", "builtin")
    assert render.choose().program is None
    monkeypatch.setenv("RENDERER", "auto")
    assert render.choose().name == "Quarto 1.10.1"


def test_a_report_is_made_again_only_if_something_changed(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENDERER", "builtin")
    tables = tmp_path / "tables"
    tables.mkdir()
    site = tmp_path / "site"
    assert [render.render_if_stale(book, site, tables=tables).skipped for _ in range(2)] == [False, True]
    (tables / "manifest.json").write_text("{}")
    assert not render.render_if_stale(book, site, tables=tables).skipped
    assert not render.render_if_stale(book, site, tables=tables, force=True).skipped
    (site / "sample.pdf").unlink()
    assert not render.render_if_stale(book, site, tables=tables).skipped


def test_executed_copies_elsewhere_are_rendered(book: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    copy = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Title\n\nOther words.")])
    nbformat.write(copy, tmp_path / "copies" / "index.ipynb")
    made = render.render(book, tmp_path / "site", renderer="builtin", notebooks_root=tmp_path / "copies")
    assert "Other words." in made.html.read_text(encoding="utf-8")


def test_what_other_hosts_serve_is_taken_out(tmp_path: Path) -> None:
    page = (
        "<head>\n<script src=\"https://cdn.example/require.min.js\" integrity='x'></script>\n"
        '<script src="//cdn.example/jquery.js"></script>\n'
        "<script type=\"application/javascript\">define('jquery', [],function() {return window.jQuery;})</script>\n"
        '<link href="https://fonts.example/a.css" rel="stylesheet">\n<link rel="canonical" href="https://own.example/">\n'
        '<script src="site_libs/a.js"></script></head><body><a href="https://law.example">law</a></body>'
    )
    kept = localise(page)
    assert "cdn.example" not in kept
    assert "fonts.example" not in kept
    assert "jquery" not in kept.lower()
    for part in ("https://own.example/", "site_libs/a.js", "https://law.example"):
        assert part in kept
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.html").write_text(kept)
    assert localise_site(tmp_path, policy=False) == 1


def test_the_bundle_is_one_script(tmp_path: Path) -> None:
    assert "window.vegaEmbed" in bundle.source()
    assert "</script" not in bundle.source()
    bundle.write(tmp_path / "a" / "vega-bundle.js")
    first = (tmp_path / "a" / "vega-bundle.js").stat().st_mtime_ns
    bundle.write(tmp_path / "a" / "vega-bundle.js")
    assert (tmp_path / "a" / "vega-bundle.js").stat().st_mtime_ns == first


#: Quarto's Typst for a book, in our own words: the reset of counters, floats, references, unnumbered chapters.
QUARTO_BODY = """
#show heading.where(level: 1): it => {
  counter(figure.where(kind: "quarto-float-fig")).update(0)
  it
}
#heading(level: 1, numbering: none)[Summary]
<summary>
#figure([#rect()], caption: figure.caption(position: bottom, [First]), kind: "quarto-float-fig", supplement: "Figure")
<fig-a>
= Second <second>
== Section <part>
#figure([#rect()], caption: figure.caption(position: bottom, [Next]), kind: "quarto-float-fig", supplement: "Figure")
<fig-b>
#figure([#rect()], caption: figure.caption(position: bottom, [More]), kind: "quarto-float-fig", supplement: "Figure")
<fig-c>
See #ref(<fig-a>, supplement: [Figure]), #ref(<fig-b>, supplement: [Figure]), #ref(<fig-c>, supplement: [Figure]).
"""


def test_the_partials_number_figures_in_quarto_s_surroundings(tmp_path: Path) -> None:
    from pypdf import PdfReader

    text = "".join((paths.ROOT / "report-assets" / name).read_text() for name in ("page.typ", "typst-show.typ"))
    for variable, value in {"title": "T", "papersize": "a4", "section-numbering": "1.1"}.items():
        text = text.replace(f"$if({variable})$", "").replace(f"${variable}$", value)
    lines, depth = [], 0
    for line in text.replace('"a4"$else$"a4"$endif$', '"a4"').replace("[T$endif$]", "[T]").splitlines():
        depth += line.startswith("$if(")
        if not depth and line != "$endif$":
            lines.append("  margin: 2cm," if line.strip().startswith("margin: $if") else line)
        depth -= bool(depth) and line == "$endif$"
    (tmp_path / "index.typ").write_text("\n".join(lines) + QUARTO_BODY)
    typst.compile(tmp_path / "index.typ", tmp_path / "index.pdf")
    printed = " ".join(" ".join(one.extract_text().split()) for one in PdfReader(tmp_path / "index.pdf").pages)
    assert "See Figure 1, Figure 1.1, Figure 1.2." in printed
    assert "Figure 1.2. More" in printed
