"""Netralitas reads Indonesian news about the neutrality of civil servants in elections.

In a notebook: ``import netralitas as nt``, then ``nt.load("events").filter(...)`` and ``nt.timeline(...)``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netralitas.charts.actors import most_named as most_named
    from netralitas.charts.corpus import articles_by_month as articles_by_month
    from netralitas.charts.corpus import articles_by_outlet as articles_by_outlet
    from netralitas.charts.regions import by_region as by_region
    from netralitas.charts.regions import region_map as region_map
    from netralitas.charts.regions import tile_grid as tile_grid
    from netralitas.charts.renderer import enable as enable
    from netralitas.charts.timeline import distinct as distinct
    from netralitas.charts.timeline import timeline as timeline
    from netralitas.evaluate.results import accuracy as accuracy
    from netralitas.report.prose import listing as listing
    from netralitas.report.prose import say as say
    from netralitas.report.prose import selection_notice as selection_notice
    from netralitas.report.table import table as table
    from netralitas.tables.dictionary import dictionary as dictionary
    from netralitas.tables.lookup import load_reference as load_reference
    from netralitas.tables.store import load as load
    from netralitas.tables.store import manifest as manifest

#: Public name to the module that holds it: imported when asked for, so that the command line starts at once.
_PUBLIC = {
    "accuracy": "evaluate.results",
    "most_named": "charts.actors",
    "articles_by_month": "charts.corpus",
    "articles_by_outlet": "charts.corpus",
    "by_region": "charts.regions",
    "region_map": "charts.regions",
    "tile_grid": "charts.regions",
    "enable": "charts.renderer",
    "distinct": "charts.timeline",
    "timeline": "charts.timeline",
    "listing": "report.prose",
    "say": "report.prose",
    "selection_notice": "report.prose",
    "table": "report.table",
    "load_reference": "tables.lookup",
    "dictionary": "tables.dictionary",
    "load": "tables.store",
    "manifest": "tables.store",
}

__all__ = sorted(_PUBLIC)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'netralitas' has no attribute {name!r}")
    return getattr(import_module(f"netralitas.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
