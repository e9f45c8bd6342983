"""Quarto's JavaScript modules as classic scripts: browsers load modules over ``https://`` only, not from a folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

#: The first line of a script that has been rewritten already.
MARK = "/* netralitas: a module as a classic script */\n"
_IMPORT = re.compile(
    r"^[ \t]*import\s+(?:(?P<all>\*\s+as\s+\w+)|(?P<default>\w+)|\{(?P<names>[^}]*)\})?\s*(?:from\s*)?"
    r"[\"'](?P<path>\.[^\"']+)[\"'][ \t]*;?",
    re.MULTILINE,
)
_EXPORTED = re.compile(
    r"^(?P<before>[ \t]*)export\s+(?P<rest>(?:async\s+)?(?:function\*?|class|const|let|var)\s+(?P<name>\w+))",
    re.MULTILINE,
)
_LIST = re.compile(r"^[ \t]*export\s*\{(?P<names>[^}]*)\}[ \t]*;?", re.MULTILINE)
_DEFAULT = re.compile(r"^[ \t]*export\s+default\s+", re.MULTILINE)
_LEFT = re.compile(r"^[ \t]*(?:import\s*[\w*{\"']|export\s)", re.MULTILINE)


class ModuleError(ValueError):
    """A module uses a form of import or export that is not known."""


def classic(path: str, read: Callable[[str], str]) -> str:
    """The module at ``path`` with all it imports, as one classic script; one that is rewritten already stays.

    ``read`` gives the text of a path. Raises ``ModuleError`` for an import or export that is not understood.
    """
    text = read(path)
    if text.startswith(MARK):
        return text
    return f'{MARK}(() => {{\n"use strict";\n{_body(path, read, ())[0]}\n}})();\n'


def _body(path: str, read: Callable[[str], str], above: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """A module's text without imports and exports, and what it exports: the outer name to the inner one."""
    if path in above:
        raise ModuleError(f"{path}: modules import each other in a circle")
    text, exports = read(path), {}
    text = _imported(path, text, read, (*above, path))
    exports = {found["name"]: found["name"] for found in _EXPORTED.finditer(text)}
    for found in _LIST.finditer(text):
        exports |= {outer: inner for inner, outer in _pairs(found["names"])}
    text = _LIST.sub("", _EXPORTED.sub(r"\g<before>\g<rest>", text))
    if _DEFAULT.search(text):
        text, exports["default"] = _DEFAULT.sub("const __default = ", text), "__default"
    if left := _LEFT.search(text):
        raise ModuleError(f"{path}: {left[0].strip()} … is not understood")
    return text, exports


def _imported(path: str, text: str, read: Callable[[str], str], above: tuple[str, ...]) -> str:
    def replace(found: re.Match[str]) -> str:
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))
        if read(other).startswith(MARK):
            # It has been rewritten, and runs by itself; its exports are gone, so nothing may ask for them.
            raise ModuleError(f"{path}: {other} is a classic script already")
        body, exports = _body(other, read, above)
        gives = ", ".join(outer if outer == inner else f"{outer}: {inner}" for outer, inner in exports.items())
        value = f"(() => {{\n{body}\nreturn {{ {gives} }};\n}})()"
        if found["all"]:
            return f"const {found['all'].split()[-1]} = {value};"
        if found["default"]:
            return f"const {{ default: {found['default']} }} = {value};"
        if found["names"]:
            names = ", ".join(f"{inner}: {outer}" for inner, outer in _pairs(found["names"]))
            return f"const {{ {names} }} = {value};"
        return f"{value};"

    return _IMPORT.sub(replace, text)


def _pairs(names: str) -> list[tuple[str, str]]:
    """``a, b as c`` as pairs of what stands left and right of ``as``."""
    parts = [part.split() for part in names.split(",") if part.strip()]
    return [(part[0], part[-1]) for part in parts]
