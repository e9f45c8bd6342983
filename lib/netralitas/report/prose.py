"""Prose with numbers in it: sentences whose figures are computed in the cell that prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from netralitas.charts.frame import day, plural
from netralitas.report.marking import clean
from netralitas.tables import store

#: Characters that Markdown, Pandoc's extensions or Quarto's shortcodes could take for markup in a value.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~^@\"':/&=])")

_POINTS = str.maketrans(",.", ".,")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
#: The beginning of a share in words (charts.shares): "12 of 90 (13%)".
_SHARE = re.compile(r"([\d,]+) of ([\d,]+)")


def escape(value: object) -> str:
    """A value as text that Markdown shows as it is, on one line, whatever an article wrote into it."""
    return _MARKUP.sub(r"\\\1", clean(" ".join(str(value).split())))


def _written(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "not stated"}[value]
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}" if abs(value) >= 1 else f"{value:.2g}"
    if isinstance(value, date):
        return day(value)
    return escape(value)


class Prose:
    """Markdown that a notebook shows as text."""

    def __init__(self, markdown: str):
        self.markdown = markdown

    def _repr_markdown_(self) -> str:
        return self.markdown

    def __repr__(self) -> str:
        return "Prose"


def say(template: str, /, **values: Any) -> Prose:
    """Fill computed values into a sentence: ``say("**{count}** articles", count=frame.height)``.

    The template is Markdown; values are escaped, numbers get thousands separators, dates are written out, null is
    "not stated". A value for which the template has no place, or the reverse, raises ``KeyError``.
    """
    return _filled(template, values, _written)


def katakan(template: str, /, **values: Any) -> Prose:
    """``say`` in Indonesian: points between thousands, a comma before decimals, Indonesian months."""
    return _filled(template, values, _ditulis)


def _filled(template: str, values: Mapping[str, Any], write: Callable[[Any], str]) -> Prose:
    wanted = set(re.findall(r"\{(\w+)\}", template))
    if wanted != set(values):
        raise KeyError(f"the sentence asks for {sorted(wanted)} and gets {sorted(values)}")
    return Prose(template.format(**{name: write(value) for name, value in values.items()}))


def _ditulis(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "ya", False: "tidak", None: "tidak disebutkan"}[value]
    if isinstance(value, (int, float)):
        return _written(value).translate(_POINTS)
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if share := _SHARE.match(text := str(value)):
        return escape(f"{share[1]} dari {share[2]}{text[share.end() :]}".translate(_POINTS))
    return escape(text)


def listing(
    names: Iterable[object], *, most: int = 5, one: str = "other", last: str = "and", none: str = "none"
) -> str:
    """Names in a row: "A, B and C", or "A, B and 7 others". Not escaped: ``say`` does that.

    ``last`` and ``none`` are the words for another language; there ``one`` has no plural.
    """
    found = [str(name) for name in names]
    if not found:
        return none
    if len(found) > most:
        left = len(found) - most
        found = [*found[:most], plural(left, one, None if last == "and" else one)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {last} {found[-1]}"


_SELECTION = {
    "purposive": "**The articles were selected.** They were chosen to cover every regency and city of West Java and "
    "every month, so their number is no measure of media attention, and shares are shares of this selection.",
    "sample": "**The articles are a sample.** Shares carry the error of sampling beside that of extraction.",
    None: "**How the articles were chosen is not recorded.** Counts are counts of this folder and no more.",
}


_PILIHAN = {
    "purposive": "**Artikel dipilih dengan sengaja.** Artikel dipilih agar setiap kabupaten dan kota di Jawa Barat "
    "serta setiap bulan terwakili, sehingga jumlahnya bukan ukuran perhatian media; setiap persentase adalah "
    "bagian dari pilihan ini.",
    "sample": "**Artikel ini sebuah sampel.** Persentase memuat galat penarikan sampel di samping galat ekstraksi.",
    None: "**Cara artikel dipilih tidak tercatat.** Jumlah di sini hanya jumlah dari folder ini.",
}


def selection_notice(folder: Path | None = None, *, lang: str = "en") -> Prose:
    """What may be concluded from counts, as the corpus declares how its articles were chosen; ``lang`` en or id."""
    said = _PILIHAN if lang == "id" else _SELECTION
    return Prose(said.get(store.manifest(folder).selection, said[None]))
