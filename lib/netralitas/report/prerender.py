"""What the book needs and nobody commits, made before rendering: the charts' script, the tables, the static pages.

Quarto calls it as ``project: pre-render``; ``python -m netralitas.report.prerender`` does the same by hand.
"""

from __future__ import annotations

import os
from pathlib import Path

from netralitas import paths
from netralitas.charts import bundle

#: Set by ``netralitas render``, which has built the tables and the static pages already.
TABLES_ARE_BUILT = "NETRALITAS_TABLES_ARE_BUILT"


def write_bundle(folder: Path) -> Path:
    """Write ``vega-bundle.js``, the one script that draws every chart, and return its path."""
    file = folder / "vega-bundle.js"
    bundle.write(file)
    return file


def build_tables() -> str:
    """Bring the shipped corpus's tables up to date; says what it did. With nothing changed it does nothing."""
    from netralitas.build import build  # noqa: PLC0415  (the whole pipeline: loaded only where it is needed)

    made = build()
    return "the tables are current" if made.skipped else f"built tables from {made.articles} articles"


def build_pages(root: Path) -> str:
    """Bring the evidence pages, region pages and downloads below ``root/pages`` up to date; says what it did."""
    from netralitas.report.pages import pages  # noqa: PLC0415  (needs the tables, which may not be there yet)

    made = pages(root, paths.tables(), articles=paths.ARTICLES)
    return f"the {made.count} static pages are current" if made.skipped else f"made {made.count} static pages"


def _partial() -> bool:
    """Whether Quarto renders one page or a preview: it names its output folder, and does not say that it renders all.

    That happens at every save of a notebook, when the seconds for finding that nothing changed would be felt.
    """
    return "QUARTO_PROJECT_OUTPUT_DIR" in os.environ and os.environ.get("QUARTO_PROJECT_RENDER_ALL") != "1"


def _made(root: Path) -> bool:
    from netralitas.report.pages import FOLDER  # noqa: PLC0415
    from netralitas.tables import store  # noqa: PLC0415

    return (paths.tables() / store.MANIFEST).is_file() and (root / FOLDER).is_dir()


def main() -> None:
    """Make everything in the book's folder. Quarto runs its steps there; elsewhere it is the project's own."""
    here = Path.cwd()
    root = here if (here / "_quarto.yml").is_file() else paths.ROOT
    print(f"wrote {write_bundle(root).name}")
    if os.environ.get(TABLES_ARE_BUILT):
        return
    if _partial() and _made(root):
        print("left the tables and static pages as they are; a render of the whole book brings them up to date")
        return
    print(build_tables())
    print(build_pages(root))


if __name__ == "__main__":
    main()
