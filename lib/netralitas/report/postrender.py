"""What Quarto's pages need to be safe, and to work from a folder without a network; ``project: post-render`` calls it.

After a full render every page gets its Content-Security-Policy. ``quarto preview`` renders page by page and adds a
script of its own when it serves them, which a policy would stop: such pages stay without one. A file is written only
if that changes it, so that a preview does not see changes that are none.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from netralitas import paths
from netralitas.report import quarto_modules, quarto_page
from netralitas.report.book import RenderError, read_book
from netralitas.report.quarto_page import localise

_ACTIONS = Path(__file__).parent / "templates" / "quarto-actions.js"

__all__ = ["localise", "localise_site", "main"]


def localise_site(site: Path, *, policy: bool = True, languages: Mapping[str, str] = MappingProxyType({})) -> int:
    """Rewrite the pages below a folder; returns how many changed. Without ``policy``, as a preview needs it.

    ``languages`` has the language of each page that is not in the book's, by the page's path.
    """
    changed, scripts = 0, dict[str, str]()
    found = sorted(site.rglob("*.html"))
    for page in found:
        before = page.read_text(encoding="utf-8")
        here = page.relative_to(site).as_posix()
        # Pages that have a policy are our own, whole as they are, or have been here before.
        if quarto_page.has_policy(before):
            continue
        after = _page(quarto_page.in_language(before, languages.get(here, "")), here, site, scripts, policy=policy)
        changed += _write(page, after, before)
    for path, text in scripts.items():
        _write(site / path, text, (site / path).read_text(encoding="utf-8"))
    # A render of the PDF alone leaves no page that needs it.
    if policy and found:
        target = site / quarto_page.ACTIONS_FILE
        _write(target, _ACTIONS.read_text(encoding="utf-8"), target.read_text("utf-8") if target.is_file() else "")
    return changed


def _page(html: str, here: str, site: Path, scripts: dict[str, str], *, policy: bool) -> str:
    up, folder = "../" * here.count("/"), posixpath.dirname(here)
    html = quarto_page.relative(localise(html), up, lambda path: (site / path).is_file())
    html = quarto_page.without_downloads(
        html, lambda path: (site / posixpath.normpath(posixpath.join(folder, unquote(path)))).is_file()
    )
    if not policy:
        return html
    for source in quarto_page.modules(html):
        path = posixpath.normpath(posixpath.join(folder, source.partition("?")[0]))
        if path not in scripts and (site / path).is_file():
            scripts[path] = quarto_modules.classic(path, lambda name: (site / name).read_text(encoding="utf-8"))
    return quarto_page.with_policy(quarto_page.without_handlers(quarto_page.classic(html)), up)


def _write(path: Path, text: str, before: str) -> bool:
    if text != before:
        path.write_text(text, encoding="utf-8")
    return text != before


def _languages() -> dict[str, str]:
    """The languages of the chapters of the book in this folder, by page; none where it is not a book of ours."""
    try:
        return {chapter.href: chapter.lang for chapter in read_book(Path.cwd()).chapters if chapter.lang}
    except RenderError:
        return {}


def main() -> None:
    """Work on Quarto's output folder (``QUARTO_PROJECT_OUTPUT_DIR``)."""
    site = Path(os.environ.get("QUARTO_PROJECT_OUTPUT_DIR") or paths.ROOT / "reports" / "site")
    # Quarto sets it to "1" when it renders the whole project, not one page or a preview.
    whole = os.environ.get("QUARTO_PROJECT_RENDER_ALL") == "1"
    changed = localise_site(site, policy=whole, languages=_languages())
    print(f"made {changed} pages {'safe and ' if whole else ''}independent of other hosts")


if __name__ == "__main__":
    main()
