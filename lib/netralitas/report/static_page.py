"""Tables, links and dates of the static pages, and the frame that all of them share."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from netralitas.charts.frame import day, plural
from netralitas.report import html
from netralitas.report.book import Book
from netralitas.report.marking import clean, short

#: Rows of one table of a page: a page stays light, and the rest is in the downloads.
ROWS = 150


class Cell(NamedTuple):
    """A cell of a table. ``lang`` is "id" for Indonesian words; ``away`` marks a link that leaves the report."""

    text: str
    href: str = ""
    lang: str = ""
    away: bool = False
    number: bool = False

    @property
    def long(self) -> bool:
        """Whether a word is so long that it has to break somewhere."""
        return any(len(word) > 22 for word in self.text.split())


def indonesian(text: str | None, href: str = "") -> Cell:
    """A cell with Indonesian words; a dash where there are none."""
    return Cell(short(text), href, "id") if text else Cell("–")


@dataclass(frozen=True)
class Section:
    """A part of a page: a heading, a sentence, and a table, drawing or neither."""

    anchor: str
    title: str
    words: str = ""
    caption: str = ""
    headers: tuple[str, ...] = ()
    rows: tuple[Sequence[Cell], ...] = ()
    drawing: Markup | None = None

    @property
    def shown(self) -> tuple[Sequence[Cell], ...]:
        """The rows that the page shows."""
        return self.rows[:ROWS]

    @property
    def note(self) -> str:
        """What the table leaves out; empty where it is whole."""
        left = len(self.rows) - ROWS
        return f"The first {ROWS} of {plural(len(self.rows), 'row')}; the rest is in the downloads." if left > 0 else ""


def written_date(value: date | str | None, until: str | None = None) -> str:
    """A day, month, year or interval as people write it: "5 September 2023", "27–29 August 2024"; a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return day(value)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        words = day(date(parts[0], parts[1], parts[2]))
    else:
        words = f"{calendar.month_name[parts[1]]} {parts[0]}" if len(parts) == 2 else str(parts[0])
    if not until or until == value:
        return words
    same_month = len(parts) == 3 and len(until) == 10 and until[:7] == value[:7]
    return f"{parts[2]}–{written_date(until)}" if same_month else f"{words} – {written_date(until)}"


def dated(value: date | str | None, until: str | None = None) -> Cell:
    """A date as a cell that stays on one line."""
    return Cell(written_date(value, until).replace(" ", "\N{NO-BREAK SPACE}").replace("–", "–\N{ZERO WIDTH SPACE}"))


def written_number(value: float) -> str:
    """A number with thousands separators and no more decimals than it has."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _shown(value: Any) -> Any:
    """What a template prints: markup of our own as it is, anything else without characters that cannot be seen."""
    return value if isinstance(value, Markup) else clean(str(value))


_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("netralitas.report", "templates/pages"),
    autoescape=True,
    finalize=_shown,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def fragment(template: str, **values: Any) -> str:
    """Part of a page, for a notebook."""
    return _templates.get_template(template).render(date=written_date, **values)


class Frame:
    """What is around every page: the book's name, its chapters, the policy. Pages are two folders below the root."""

    def __init__(self, book: Book) -> None:
        self.title, self.subtitle, self.author = book.meta("title"), book.meta("subtitle"), book.meta("author")
        self.lang = book.lang
        self.chapters = [(chapter.href, chapter.title, chapter.number, chapter.lang) for chapter in book.chapters]
        self.policy = html.policy([html.THEME_SCRIPT], inline_styles=False)

    def page(self, template: str, title: str, **values: Any) -> bytes:
        """A page from its template; the one of a list has the list's name ("regions.html")."""
        place = {"evidence.html": "articles", "region.html": "regions"}.get(template, template.removesuffix(".html"))
        text = _templates.get_template(template).render(
            frame=self,
            title=title,
            place=place,
            listing=template == f"{place}.html",
            toc=[(one.anchor, one.title) for one in values.get("sections", ())],
            theme_script=Markup(html.THEME_SCRIPT),  # noqa: S704 — a constant
            **values,
        )
        return text.encode()


def assets() -> dict[str, bytes]:
    """The pages' style sheet and script, by path below ``pages/``."""
    style = html.style_sheet() + _templates.get_template("pages.css").render()
    return {
        "assets/pages.css": style.encode(),
        "assets/pages.js": html.shell_script().encode(),
    }
