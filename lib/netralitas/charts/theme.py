"""The charts' one look: colours that survive colour-blindness, sizes that survive a phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

#: Okabe and Ito's palette (2008): told apart with every common form of colour-blindness.
BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, YELLOW, GREY = "#56B4E9", "#CC79A7", "#F0E442", "#6B7280"
INK, PAPER, NO_DATA = "#1F2933", "#FFFFFF", "#E5E7EB"

#: The same colour for the same thing in every chart.
COLOURS: dict[str, str] = {
    "sosialisasi": BLUE,
    "deklarasi": GREEN,
    "kunjungan": SKY,
    "pernyataan": GREY,
    "pengawasan": ORANGE,
    "pelanggaran": VERMILION,
    "sanksi": "#8B2E00",
    "pemungutan_suara": INK,
    "pendaftaran": PURPLE,
    "kampanye": "#A3489A",
    "rapat": "#3B7C9E",
    "regulasi": "#7A6A00",
    "lainnya": "#9CA3AF",
    "pemilu": "#DCEBF5",
    "pilkada": "#FBEBD3",
    "speaks": BLUE,
    "only named": "#B8C4CE",
    "on topic": BLUE,
    "near miss": ORANGE,
    "other": "#B8C4CE",
    "Pj": ORANGE,
    "Pjs": VERMILION,
    "Plt": PURPLE,
    "Plh": "#7A6A00",
    "definitive": BLUE,
    "direct": BLUE,
    "indirect": SKY,
    "neutral": GREY,
    "stressing": BLUE,
    "claiming": VERMILION,
    "warning": ORANGE,
    "asking": GREEN,
    "adding": SKY,
    "hoping": PURPLE,
    "closing": "#3B7C9E",
    "no verb": "#B8C4CE",
    "agrees": GREEN,
    "differs": VERMILION,
    "alleged": ORANGE,
    "under_review": SKY,
    "proven": VERMILION,
    "sanctioned": "#8B2E00",
    "dismissed": GREY,
    "in_force": BLUE,
    "amended": SKY,
    "revoked": VERMILION,
    "no reference": "#B8C4CE",
    "person": BLUE,
    "institution": ORANGE,
    "unknown": "#B8C4CE",
}

#: System fonts only: nothing is loaded, and the same widths hold in the SVG of the PDF.
FONT = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH = 640


def scale(names: list[str], labels: Mapping[str, str] | None = None) -> alt.Scale:
    """A colour scale for named things, in the order given; ``labels`` says what they are called in the data."""
    called = [labels[name] for name in names] if labels else names
    return alt.Scale(domain=called, range=[COLOURS[name] for name in names])


@alt.theme.register("netralitas", enable=True)
def netralitas() -> alt.theme.ThemeConfig:
    """The theme; importing this module turns it on."""
    config: dict[str, Any] = {
        "font": FONT,
        "background": PAPER,
        "view": {"stroke": None, "continuousWidth": WIDTH, "continuousHeight": 280},
        "title": {
            "anchor": "start",
            "fontSize": 16,
            "fontWeight": 600,
            "color": INK,
            "subtitleFontSize": 13,
            "subtitleColor": "#4B5563",
            "subtitlePadding": 6,
            "offset": 14,
            "frame": "bounds",
        },
        "axis": {
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": 500,
            "labelColor": "#374151",
            "titleColor": "#4B5563",
            "gridColor": "#E5E7EB",
            "domainColor": "#9CA3AF",
            "tickColor": "#9CA3AF",
            "labelLimit": 260,
            "titlePadding": 10,
        },
        # The first and last label are not pushed inwards, where they would run into their neighbours.
        "axisX": {"labelFlush": False, "labelSeparation": 8},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "legend": {"labelFontSize": 12, "titleFontSize": 12, "orient": "top", "labelLimit": 220, "title": None},
        "header": {"labelFontSize": 12, "titleFontSize": 12},
        "range": {"category": [BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, YELLOW, GREY]},
        "bar": {"color": BLUE},
        "text": {"fontSize": 12, "color": INK},
    }
    return alt.theme.ThemeConfig(config=config)  # type: ignore[typeddict-item]
