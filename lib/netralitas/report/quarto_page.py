"""One page as Quarto writes it, made safe and whole without a network: pure functions from HTML to HTML.

Quarto links scripts and style sheets of other hosts (any ``text/html`` output brings require.js and jQuery from a
content network), writes event handlers into attributes, and loads its own scripts as modules, which browsers refuse
over ``file://``. A Content-Security-Policy that forbids what an article might smuggle in forbids the handlers too: they
are carried by ``templates/quarto-actions.js`` instead, which knows the few that Quarto's pages need.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import escape, unescape

#: A comment, an element whose content is no markup, or a tag with its attributes.
_PIECE = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|textarea|title)\b(?P<raw_attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"(?P<content>.*?)</(?P=raw)\s*>"
    r"|<(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\s+(?P<name>[^\s=\"'<>/]+)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'<>]+)))?"
)
_BUTTON = re.compile(
    r"<a(?P<attributes>\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(?:(?!</a>).)*</a>", re.DOTALL | re.IGNORECASE
)
_REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?(?:https?:)?//[^;]*;", re.IGNORECASE)
#: Quarto's own inline helper for require.js; without require.js it would only raise an error.
_HELPER = re.compile(r"\s*define\(\s*['\"]jquery['\"]")
#: What Quarto's handlers call. ``templates/quarto-actions.js`` knows the same names.
_ACTIONS = re.compile(r"window\.(quartoToggleColorScheme|quartoToggleReader|quartoToggleHeadroom)\b")
#: ``link`` relations that only name an address and fetch nothing.
_NAMING = frozenset({"canonical", "license", "author", "alternate", "prev", "next"})
#: Types of script that a browser runs; anything else (JSON, templates) is data to it.
_RUNS = frozenset({"", "text/javascript", "application/javascript", "module"})
#: Where the carried handlers are, below the site's root.
ACTIONS_FILE = "netralitas-quarto.js"
_POLICY = 'http-equiv="Content-Security-Policy"'

Attributes = dict[str, str | None]


def localise(html: str) -> str:
    """The page without scripts, style sheets, fonts and imports of other hosts; links that readers follow stay."""

    def piece(found: re.Match[str]) -> str:
        name = (found["raw"] or found["name"] or "").lower()
        if name == "link":
            values = _attributes(found["attributes"])
            named = bool(_NAMING & set((values.get("rel") or "").lower().split()))
            return "" if _REMOTE.match(values.get("href") or "") and not named else found[0]
        if name == "script":
            values = _attributes(found["raw_attributes"])
            return "" if _REMOTE.match(values.get("src") or "") or _HELPER.match(found["content"]) else found[0]
        return _IMPORT.sub("", found[0]) if name == "style" else found[0]

    return _PIECE.sub(piece, html)


def modules(html: str) -> list[str]:
    """The addresses of the page's module scripts, as they are written."""
    found = []
    for piece in _PIECE.finditer(html):
        values = _attributes(piece["raw_attributes"] or "")
        if (piece["raw"] or "").lower() == "script" and values.get("type") == "module" and values.get("src"):
            found.append(str(values["src"]))
    return found


def classic(html: str) -> str:
    """The page with module scripts as deferred classic ones, which run at the same time and over ``file://`` too."""

    def piece(found: re.Match[str]) -> str:
        values = _attributes(found["raw_attributes"] or "")
        if (found["raw"] or "").lower() != "script" or values.get("type") != "module":
            return found[0]
        if values.get("src"):
            kept: Attributes = {name: value for name, value in values.items() if name not in {"type", "crossorigin"}}
            return f"<script{_written({**kept, 'defer': None})}></script>"
        body = found["content"]
        return f'<script>window.addEventListener("DOMContentLoaded", () => {{{body}\n}});</script>'

    return _PIECE.sub(piece, html)


def without_handlers(html: str) -> str:
    """The page without handlers in attributes: Quarto's own become ``data-nt-action``, any other is taken away."""

    def piece(found: re.Match[str]) -> str:
        attributes = found["attributes"] if found["name"] else found["raw_attributes"]
        if not attributes or not re.search(r"\son\w+\s*=|javascript:|\ssrcdoc\b", attributes, re.IGNORECASE):
            return found[0]
        values: Attributes = {}
        for name, value in _attributes(attributes).items():
            if re.match(r"on\w+$", name, re.IGNORECASE):
                if name.lower() == "onclick" and (action := _ACTIONS.search(unescape(value or ""))):
                    values["data-nt-action"] = action[1]
            elif name.lower() != "srcdoc":
                bad = re.match(r"[\s\x00-\x20]*javascript:", unescape(value or ""), re.IGNORECASE)
                values[name] = "#" if bad else value
        slash = "/" if attributes.rstrip().endswith("/") else ""
        tag = f"<{found['name'] or found['raw']}{_written(values)}{slash}>"
        return tag if found["name"] else f"{tag}{found['content']}</{found['raw']}>"

    return _PIECE.sub(piece, html)


def has_policy(html: str) -> bool:
    """Whether the page has a policy in its head."""
    return _POLICY in html.partition("</head>")[0]


def with_policy(html: str, up: str) -> str:
    """The page with its policy and the carried handlers; ``up`` leads to the site's root."""
    scripts = []
    for piece in _PIECE.finditer(html):
        values = _attributes(piece["raw_attributes"] or "")
        runs = (values.get("type") or "").strip().lower() in _RUNS
        if (piece["raw"] or "").lower() == "script" and not values.get("src") and runs:
            scripts.append(piece["content"])
    head = f'<meta {_POLICY} content="{escape(_policy(scripts), quote=False)}">'
    head += f'\n<script src="{up}{ACTIONS_FILE}" defer></script>'
    return re.sub(r"<head\b[^>]*>", lambda found: f"{found[0]}\n{head}", html, count=1, flags=re.IGNORECASE)


def _policy(scripts: list[str]) -> str:
    """Own files and inline scripts by hash; Bootstrap, tippy and vega-embed write inline styles."""
    # A browser hashes a script's text after it has made every line end with a line feed.
    texts = {text.replace("\r\n", "\n").replace("\r", "\n") for text in scripts}
    hashes = sorted(
        "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in texts
    )
    return (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
    )


def relative(html: str, up: str, is_file: Callable[[str], bool]) -> str:
    """The page with ``src="/name"`` as a relative address where the site has that file: a root is none over file://."""

    def piece(found: re.Match[str]) -> str:
        values = _attributes(found["raw_attributes"] or "")
        source = values.get("src") or ""
        if (found["raw"] or "").lower() != "script" or not re.match(r"/[^/]", source) or not is_file(source[1:]):
            return found[0]
        return f"<script{_written({**values, 'src': up + source[1:]})}>{found['content']}</script>"

    return _PIECE.sub(piece, html)


def without_downloads(html: str, is_there: Callable[[str], bool]) -> str:
    """The page without the buttons for files that were not made: Quarto shows them for every format of the book, also
    where only one was asked for (``--to html``). ``is_there`` takes an address as the page writes it."""

    def link(found: re.Match[str]) -> str:
        values = _attributes(found["attributes"])
        path = unescape(values.get("href") or "").partition("#")[0]
        tool = "quarto-navigation-tool" in (values.get("class") or "").split()
        return "" if tool and path.endswith(".pdf") and not _REMOTE.match(path) and not is_there(path) else found[0]

    return _BUTTON.sub(link, html)


def in_language(html: str, lang: str) -> str:
    """The page with the language of its chapter on ``main``; Quarto forgets what stands behind a chapter's title."""
    return re.sub(r"<main\b(?![^>]*\slang=)", f'<main lang="{escape(lang)}"', html, count=1) if lang else html


def _attributes(text: str) -> Attributes:
    """Attributes as they are written, entities and all; null for one without a value."""
    return {
        found["name"]: next((found[key] for key in ("d", "s", "u") if found[key] is not None), None)
        for found in _ATTRIBUTE.finditer(text)
    }


def _written(values: Attributes) -> str:
    return "".join(
        f" {name}" if value is None else f' {name}="{value.replace(chr(34), "&quot;")}"'
        for name, value in values.items()
    )
