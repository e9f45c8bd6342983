"""The renderer: one output for each reader of a chart.

``text/html`` for the web page and Jupyter (a div, a script that draws it with the page's one bundle, and the rows
behind it as a folded table), ``image/svg+xml`` with the description inside for the PDF, one line of ``text/plain`` for
everything else. The div's id is a hash of the specification: the same data give the same bytes. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
from typing import Any

import altair as alt
import vl_convert

from netralitas.charts import bundle, links

#: Set while notebooks are stored: their pages bring the bundle along. Elsewhere (Jupyter) it goes into the notebook.
STORING = "NETRALITAS_STORE"
#: What must not stand in a script element, and how it is written there: Altair leaves these as they are.
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
#: Controls and overrides of the writing direction: no XML (and so no PDF) may hold the ones, and with the others one
#: reads another text than is there.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
#: The Vega-Lite that this Altair writes for.
VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
_OPTIONS = {"actions": False, "renderer": "svg", "ast": True}


def script_json(value: Any) -> str:
    """JSON that is safe inside a script element, whatever its strings say."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_IN_SCRIPT)


def chart_id(spec: dict[str, Any]) -> str:
    """The id of a chart's element: a hash of its specification."""
    return "vis-" + hashlib.sha256(script_json(spec).encode()).hexdigest()[:12]


def chart_html(spec: dict[str, Any]) -> str:
    """The element and the script that draws the chart in it.

    The script waits for the page, because the bundle may come after it. ``aria-label`` is the description.
    """
    name = chart_id(spec)
    label = html.escape(str(spec.get("description", "Chart")), quote=True)
    call = f'vegaEmbed("#{name}",{script_json(spec)},{script_json(_OPTIONS)})'
    return (
        f'<div id="{name}" class="nt-chart" role="img" aria-label="{label}"></div>\n'
        f'<script type="text/javascript">(function(){{function draw(){{{call};}}\n'
        f"if(window.vegaEmbed){{draw();}}else{{window.addEventListener('DOMContentLoaded',draw);}}}})();</script>"
    )


def chart_table(table: dict[str, Any]) -> str:
    """The rows behind a chart, folded: for readers who would rather read, and for those who cannot see the picture.

    A link that is an anchor is the row's own: a mark of the chart leads there, and the browser unfolds the table.
    """
    sources = table["sources"]
    columns = [*zip(table["headers"], table["numbers"], strict=True), *([("Sources", False)] if sources else [])]
    heads = "".join(f'<th scope="col"{_align(number)}>{html.escape(head)}</th>' for head, number in columns)
    links = table["links"] or [None] * len(table["rows"])
    lines = []
    for at, (row, link) in enumerate(zip(table["rows"], links, strict=True)):
        cells = ["–" if cell is None else html.escape(cell) for cell in row]
        own = link.removeprefix("#") if link and link.startswith("#") else ""
        if link and not own:
            cells[0] = _anchor(cells[0], link)
        tds = [f"<td{_align(number)}>{cell}</td>" for cell, number in zip(cells, table["numbers"], strict=True)]
        if sources:
            tds.append(f"<td>{_listed(*sources[at])}</td>")
        begin = f'<tr id="{html.escape(own, quote=True)}">' if own else "<tr>"
        lines.append(f"{begin}{''.join(tds)}</tr>")
    left = f"<p>{table['left']:,} more rows are in the downloads.</p>" if table["left"] else ""
    return (
        '<details class="nt-rows"><summary>Show as a table</summary>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>{left}</details>"
    )


def _anchor(words: str, address: str) -> str:
    return f'<a href="{html.escape(address, quote=True)}">{words}</a>'


def _listed(found: list[tuple[str, str]], unlisted: int) -> str:
    """The sources of a row as links, and how many more there are."""
    words = [_anchor(html.escape(label).replace(" ", "&nbsp;"), address) for label, address in found]
    more = f"{unlisted:,} more in the {_anchor('downloads', links.download('index.html'))}"
    return ", ".join([*words, more] if unlisted else words) or "–"


def _align(number: bool) -> str:
    return ' style="text-align:right"' if number else ""


def chart_svg(spec: dict[str, Any]) -> str:
    """The chart as SVG, without links; data come from the specification alone. ``desc`` is its alternative text."""
    svg: str = vl_convert.vegalite_to_svg(_unlinked(spec), vl_version=VEGA_LITE, allowed_base_urls=[])
    head, mark, body = svg.partition(">")
    return f"{head}{mark}<desc>{html.escape(str(spec.get('description', 'Chart')), quote=False)}</desc>{body}"


def _unlinked(part: Any) -> Any:
    """A specification without its ``href`` channels: paper has nothing to click."""
    if isinstance(part, dict):
        return {key: _unlinked(value) if key != "values" else value for key, value in part.items() if key != "href"}
    return [_unlinked(one) for one in part] if isinstance(part, list) else part


def visible(part: Any) -> Any:
    """A specification with a replacement character for each character of its strings that cannot be seen."""
    if isinstance(part, dict):
        return {visible(key): visible(value) for key, value in part.items()}
    if isinstance(part, list):
        return [visible(one) for one in part]
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", part) if isinstance(part, str) else part


def render(spec: dict[str, Any], **_options: Any) -> dict[str, str]:
    """Altair's renderer protocol: a specification in, a MIME bundle out."""
    spec = visible(spec)
    table = spec.pop("usermeta", {}).get("table")
    title = spec.get("title")
    headline = title.get("text", "") if isinstance(title, dict) else title or ""
    headline = " ".join(headline) if isinstance(headline, list) else headline
    return {
        "text/html": chart_html(spec) + (f"\n{chart_table(table)}" if table else ""),
        "image/svg+xml": chart_svg(spec),
        "text/plain": f"Chart: {headline or spec.get('description', '')}".strip(),
    }


def enable(*, site: str = ".") -> None:
    """Draw Altair charts this way. In Jupyter, outside of a stored run, the bundle goes into the notebook once.

    ``site`` is where the report's pages lie from this notebook: ".." for one in ``notebooks/``.
    """
    links.start_from(site)
    alt.renderers.register("netralitas", render)
    alt.renderers.enable("netralitas")
    alt.data_transformers.disable_max_rows()
    if STORING not in os.environ and _in_kernel():
        from IPython.display import HTML, display  # noqa: PLC0415  (only Jupyter has it)

        display(HTML(f"<script>{bundle.source()}</script>"))


def _in_kernel() -> bool:
    try:
        from IPython import get_ipython  # noqa: PLC0415
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and type(shell).__name__ == "ZMQInteractiveShell"
