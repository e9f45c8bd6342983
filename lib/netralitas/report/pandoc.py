"""Pandoc as a library: text to its syntax tree, tree to text, and a walk that rewrites the tree."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pypandoc

#: A block or inline of pandoc's JSON tree, ``{"t": type, "c": content}``.
Element = dict[str, Any]
#: Null: walk on into the element. A list: what stands in its place, and is not walked again.
Visit = Callable[[Element], list[Element] | None]

#: What our own Markdown cells may use.
PROSE = "markdown-yaml_metadata_block-pandoc_title_block-example_lists-latex_macros+lists_without_preceding_blankline"
#: What a stored ``text/markdown`` output may use. It can carry words of any article, so nothing in it may become
#: raw markup, a formula, a citation, an attribute or an identifier.
OUTPUT = (
    "markdown-raw_html-raw_tex-raw_attribute-latex_macros-tex_math_dollars-citations-native_divs-native_spans"
    "-fenced_divs-header_attributes-link_attributes-inline_code_attributes-fenced_code_attributes-table_attributes"
    "-auto_identifiers-implicit_figures-markdown_in_html_blocks-yaml_metadata_block-pandoc_title_block-example_lists"
)
#: Attributes that may pass; everything else (event handlers, styles) is dropped.
_ATTRIBUTES = frozenset({"lang", "dir", "title", "role", "width", "height", "alt", "fig-alt", "collapse"})
_ADDRESS = re.compile(r"\A(?:https?://|mailto:|[^:]*\Z|[^:/?#]*[/?#])", re.IGNORECASE)


@lru_cache(maxsize=512)
def _read(text: str, source: str) -> str:
    return str(pypandoc.convert_text(text, "json", format=source, verify_format=False, sandbox=True))


def read(text: str, source: str = PROSE) -> list[Element]:
    """Blocks of a text in one of pandoc's formats, with unsafe attributes and addresses taken out."""
    blocks: list[Element] = walk(json.loads(_read(text, source))["blocks"], _clean)
    return walk(blocks, _anonymous) if source == OUTPUT else blocks


def write(blocks: list[Element], target: str, *options: str) -> str:
    """The text of blocks in ``target`` ("html5", "typst", "plain")."""
    tree = json.dumps({"pandoc-api-version": api_version(), "meta": {}, "blocks": blocks})
    return str(
        pypandoc.convert_text(tree, target, format="json", extra_args=["--wrap=none", *options], verify_format=False)
    )


@lru_cache(maxsize=1)
def api_version() -> list[int]:
    """The version of the syntax tree that this pandoc speaks."""
    version: list[int] = json.loads(_read("", "markdown"))["pandoc-api-version"]
    return version


def walk(node: Any, visit: Visit) -> Any:
    """A copy of the tree in which each element stands as ``visit`` says, in document order, parents first."""
    if isinstance(node, list):
        out: list[Any] = []
        for item in node:
            if isinstance(item, dict) and "t" in item:
                replaced = visit(item)
                out.extend([_inside(item, visit)] if replaced is None else replaced)
            else:
                out.append(walk(item, visit))
        return out
    return _inside(node, visit) if isinstance(node, dict) else node


def _inside(element: Element, visit: Visit) -> Element:
    return {key: walk(value, visit) if key == "c" else value for key, value in element.items()}


def element(kind: str, *content: Any) -> Element:
    """An element; a single content stands for itself, more make a list."""
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)}


def raw(target: str, text: str) -> Element:
    """A block of raw text in the target's own language."""
    return element("RawBlock", target, text)


def text_of(node: Any) -> str:
    """The plain text of inlines or blocks, formulas and footnotes left out."""
    if isinstance(node, list):
        return "".join(text_of(item) for item in node)
    if not isinstance(node, dict) or "t" not in node:
        return ""
    match node["t"]:
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Code" | "CodeBlock":
            return str(node["c"][1])
        case "Quoted" | "Link" | "Image" | "Span" | "Div" | "Cite":
            return text_of(node["c"][1])
        case "Note" | "Math" | "RawInline" | "RawBlock":
            return ""
        case _:
            return text_of(node.get("c"))


def safe_address(address: str) -> bool:
    """Whether an address may stand in a link: http, https, mailto or a path; no other scheme."""
    return bool(_ADDRESS.match(re.sub(r"[\x00-\x20]", "", address)))


_ATTRIBUTE_AT = {"Header": 1, "Table": 0, "Figure": 0, "Div": 0, "Span": 0, "Code": 0, "CodeBlock": 0}


def _clean(node: Element) -> list[Element] | None:
    if node["t"] in {"Link", "Image"}:
        node["c"][0][2] = [pair for pair in node["c"][0][2] if pair[0] in _ATTRIBUTES]
        if not safe_address(node["c"][2][0]):
            return [element("Span", ["", [], []], node["c"][1])]
    elif (at := _ATTRIBUTE_AT.get(node["t"])) is not None:
        attributes = node["c"][at]
        attributes[2] = [pair for pair in attributes[2] if pair[0] in _ATTRIBUTES or pair[0] == "cell"]
    return None


def _anonymous(node: Element) -> list[Element] | None:
    """Takes identifiers and classes from an output's elements: they belong to the book, not to its data."""
    if (at := _ATTRIBUTE_AT.get(node["t"])) is not None:
        node["c"][at][:2] = ["", []]
    return None
