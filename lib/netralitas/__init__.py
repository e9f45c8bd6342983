"""Netralitas reads Indonesian news about the neutrality of civil servants in elections.

In a notebook: ``import netralitas as nt``, then ``nt.load("events").filter(...)`` and ``nt.timeline(...)``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netralitas.charts.accuracy import evaluation as evaluation
    from netralitas.charts.accuracy import measure_name as measure_name
    from netralitas.charts.accuracy import measured as measured
    from netralitas.charts.accuracy import pipeline as pipeline
    from netralitas.charts.accuracy import worst as worst
    from netralitas.charts.actors import actor_months as actor_months
    from netralitas.charts.actors import compare_actors as compare_actors
    from netralitas.charts.actors import most_named as most_named
    from netralitas.charts.actors import named as named
    from netralitas.charts.actors import voices as voices
    from netralitas.charts.calendar import calendar as calendar
    from netralitas.charts.claims import checked_figures as checked_figures
    from netralitas.charts.claims import figure_check as figure_check
    from netralitas.charts.claims import instruments as instruments
    from netralitas.charts.claims import rivals as rivals
    from netralitas.charts.corpus import articles_by_month as articles_by_month
    from netralitas.charts.corpus import articles_by_outlet as articles_by_outlet
    from netralitas.charts.findings import findings as findings
    from netralitas.charts.frame import plural as plural
    from netralitas.charts.labels import event_type as event_type
    from netralitas.charts.labels import status as status
    from netralitas.charts.labels import topic as topic
    from netralitas.charts.network import network as network
    from netralitas.charts.offices import heads as heads
    from netralitas.charts.offices import office_lanes as office_lanes
    from netralitas.charts.regions import by_region as by_region
    from netralitas.charts.regions import elsewhere as elsewhere
    from netralitas.charts.regions import region_map as region_map
    from netralitas.charts.regions import region_stages as region_stages
    from netralitas.charts.regions import tile_grid as tile_grid
    from netralitas.charts.renderer import enable as enable
    from netralitas.charts.shares import share as share
    from netralitas.charts.stages import stage_coverage as stage_coverage
    from netralitas.charts.stages import stage_rates as stage_rates
    from netralitas.charts.statements import speakers as speakers
    from netralitas.charts.statements import statements_by_month as statements_by_month
    from netralitas.charts.statements import verb_class as verb_class
    from netralitas.charts.statements import verbs as verbs
    from netralitas.charts.timeline import distinct as distinct
    from netralitas.charts.timeline import timeline as timeline
    from netralitas.charts.versions import changes as changes
    from netralitas.evaluate.results import accuracy as accuracy
    from netralitas.evaluate.review import checked_share as checked_share
    from netralitas.report.certainty import certainty as certainty
    from netralitas.report.downloads import cite as cite
    from netralitas.report.downloads import downloads as downloads
    from netralitas.report.prose import katakan as katakan
    from netralitas.report.prose import listing as listing
    from netralitas.report.prose import say as say
    from netralitas.report.prose import selection_notice as selection_notice
    from netralitas.report.show import show as show
    from netralitas.report.table import table as table
    from netralitas.tables.dictionary import dictionary as dictionary
    from netralitas.tables.lookup import load_reference as load_reference
    from netralitas.tables.store import load as load
    from netralitas.tables.store import made_from as made_from
    from netralitas.tables.store import manifest as manifest

#: Public name to the module that holds it: imported when asked for, so that the command line starts at once.
_PUBLIC = {
    "evaluation": "charts.accuracy",
    "measure_name": "charts.accuracy",
    "measured": "charts.accuracy",
    "pipeline": "charts.accuracy",
    "worst": "charts.accuracy",
    "actor_months": "charts.actors",
    "compare_actors": "charts.actors",
    "named": "charts.actors",
    "voices": "charts.actors",
    "calendar": "charts.calendar",
    "checked_figures": "charts.claims",
    "figure_check": "charts.claims",
    "instruments": "charts.claims",
    "rivals": "charts.claims",
    "findings": "charts.findings",
    "event_type": "charts.labels",
    "plural": "charts.frame",
    "status": "charts.labels",
    "topic": "charts.labels",
    "network": "charts.network",
    "heads": "charts.offices",
    "office_lanes": "charts.offices",
    "elsewhere": "charts.regions",
    "region_stages": "charts.regions",
    "share": "charts.shares",
    "stage_coverage": "charts.stages",
    "stage_rates": "charts.stages",
    "speakers": "charts.statements",
    "statements_by_month": "charts.statements",
    "verb_class": "charts.statements",
    "verbs": "charts.statements",
    "changes": "charts.versions",
    "certainty": "report.certainty",
    "katakan": "report.prose",
    "accuracy": "evaluate.results",
    "checked_share": "evaluate.review",
    "most_named": "charts.actors",
    "articles_by_month": "charts.corpus",
    "articles_by_outlet": "charts.corpus",
    "by_region": "charts.regions",
    "region_map": "charts.regions",
    "tile_grid": "charts.regions",
    "enable": "charts.renderer",
    "distinct": "charts.timeline",
    "timeline": "charts.timeline",
    "cite": "report.downloads",
    "downloads": "report.downloads",
    "listing": "report.prose",
    "say": "report.prose",
    "selection_notice": "report.prose",
    "show": "report.show",
    "table": "report.table",
    "load_reference": "tables.lookup",
    "dictionary": "tables.dictionary",
    "load": "tables.store",
    "made_from": "tables.store",
    "manifest": "tables.store",
}

__all__ = sorted(_PUBLIC)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'netralitas' has no attribute {name!r}")
    return getattr(import_module(f"netralitas.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
