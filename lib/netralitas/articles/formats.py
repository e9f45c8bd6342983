"""File formats: what text and metadata a file of each kind holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from .reasons import BadInput

#: Keys of a JSON article's text; the first that holds words counts.
TEXT_KEYS = ("text", "content", "body", "isi", "article", "artikel", "teks", "full_text")
#: Longest front matter in characters: it is metadata, and YAML is slow.
_FRONT_LIMIT = 64_000
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENS = re.compile(r"\ufeff?---[ \t]*\n[ \t]*[\w-]+[ \t]*:")


class Raw(NamedTuple):
    """A text as it stands in a file, with its metadata."""

    text: str
    metadata: dict[str, str]


def read_plain(text: str) -> Raw:
    """Plain text or Markdown, either with YAML front matter or without. Raises ``BadInput``: bad_front_matter."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _OPENS.match(text):
        return Raw(text, {})
    match = _FRONT.match(text)
    if match is None or len(match[1]) > _FRONT_LIMIT:
        raise BadInput("bad_front_matter", "opens with --- and a key, and no line --- closes it")
    try:
        # The base loader makes strings only: no objects, and no dates that do not exist.
        fields = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadInput("bad_front_matter", _one_line(error)) from error
    if not isinstance(fields, dict):
        raise BadInput("bad_front_matter", "is not a list of keys and values")
    return Raw(text[match.end() :], _strings(fields))


def read_html(text: str) -> Raw:
    """Main text and meta of a page, by trafilatura. Raises ``BadInput``: no_text."""
    import trafilatura  # noqa: PLC0415 - takes half a second, and most folders hold no page

    try:
        document = trafilatura.bare_extraction(
            text,
            with_metadata=True,
            include_comments=False,
            # The clock of the machine must not decide which dates are possible.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
        )
    except Exception as error:  # a parser of others over whatever the web holds
        raise BadInput("no_text", f"the page cannot be parsed: {_one_line(error)}") from error
    words = (getattr(document, "text", None) or "").strip() if document else ""
    if document is None or not words:
        raise BadInput("no_text", "no main content in the page")
    pairs = {name: getattr(document, name, None) for name in ("title", "date", "sitename", "author", "url")}
    return Raw(words, _strings(pairs))


def read_json(text: str) -> Iterator[Raw | BadInput]:
    """An object or a list of objects; a member without text comes as ``BadInput``. Raises it for bad_json."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("bad_json", _one_line(error)) from error
    members = value if isinstance(value, list) else [value]
    if not members:
        raise BadInput("no_text", "an empty list")
    for member in members:
        try:
            yield _member(member)
        except BadInput as error:
            yield error


def read_json_line(line: str) -> Raw:
    """One line of a ``.jsonl`` file. Raises ``BadInput``: bad_jsonl_line or no_text."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput("bad_jsonl_line", _one_line(error)) from error
    if not isinstance(value, dict):
        raise BadInput("bad_jsonl_line", "is not an object")
    return _member(value)


def _member(value: object) -> Raw:
    if not isinstance(value, dict):
        raise BadInput("no_text", "is not an object with a text")
    folded = {str(key).lower(): key for key in value}
    for name in TEXT_KEYS:
        words = value.get(folded.get(name, name))
        if isinstance(words, list) and words and all(isinstance(part, str) for part in words):
            words = "\n\n".join(words)
        if isinstance(words, str) and words.strip():
            text = folded[name]
            return Raw(words, _strings({key: item for key, item in value.items() if key != text}))
    raise BadInput("no_text", "none of the keys " + ", ".join(TEXT_KEYS) + " holds text")


def _strings(fields: Mapping[Any, Any]) -> dict[str, str]:
    """Values that are words, numbers, or lists or names of such; what is nested deeper is no metadata."""
    found = {}
    for key, value in fields.items():
        inner = value.get("name") if isinstance(value, dict) else value
        parts = inner if isinstance(inner, list) else [inner]
        words = ", ".join(str(part).strip() for part in parts if isinstance(part, str | int | float))
        if words:
            found[_encodable(str(key))] = _encodable(words)
    return found


def _encodable(text: str) -> str:
    """Without the lone surrogates that a JSON escape can make and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _one_line(error: BaseException) -> str:
    return _encodable(" ".join(str(error).split()))[:200] or type(error).__name__
