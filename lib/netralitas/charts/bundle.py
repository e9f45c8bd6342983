"""The one script that draws every chart: vega-embed with Vega, Vega-Lite and the interpreter, in one file.

It sets ``window.vegaEmbed``. With the option ``ast: true`` expressions are interpreted rather than compiled, so a page
may forbid ``eval`` by its Content-Security-Policy.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import vl_convert

#: Vega calls groups of marks symbols without saying of what; the chart's own description is enough for who listens.
_SNIPPET = """
window.vegaEmbed = (place, spec, options) => vegaEmbed(place, spec, options).then((drawn) => {
  for (const group of drawn.view.container().querySelectorAll("[role='graphics-symbol']:not([aria-label])")) {
    group.removeAttribute("role");
    group.removeAttribute("aria-roledescription");
  }
  return drawn;
});
"""


@lru_cache(maxsize=1)
def source() -> str:
    """The script's text, about 0.9 MB; it can stand inside a ``script`` element."""
    text: str = vl_convert.javascript_bundle(_SNIPPET)
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def write(path: Path) -> None:
    """Write the script to ``path``, whole or not at all; a file that holds it already is left alone."""
    text = source().encode()
    if path.is_file() and path.read_bytes() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    new.write_bytes(text)
    new.replace(path)
