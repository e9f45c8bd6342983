"""Why an input is put aside: the closed list of reasons in table ``quarantine``."""

from __future__ import annotations

from typing import Literal, get_args

#: empty: nothing but white space. binary: no text. truncated: the file ends inside a gzip stream or a character.
#: too_long: more than 20 MB an article. not_indonesian: another language. no_text: JSON without a text key, HTML
#: without content, a text without letters. unreadable: no permission, no regular file, no known encoding.
#: bad_front_matter, bad_json, bad_jsonl_line: do not parse. gzip_bomb: expands beyond all measure.
#: link_outside: a symbolic link that leaves the folder or runs in circles. unsupported: a file of another type.
#: not_read: an error of ours while the article's words were read; the detail is what to report.
Reason = Literal[
    "empty",
    "binary",
    "truncated",
    "too_long",
    "not_indonesian",
    "no_text",
    "unreadable",
    "bad_front_matter",
    "bad_json",
    "bad_jsonl_line",
    "gzip_bomb",
    "link_outside",
    "unsupported",
    "not_read",
]
REASONS: tuple[str, ...] = get_args(Reason)


class BadInput(Exception):  # noqa: N818 - it is a verdict on an input, caught at the edge, not a failure of ours
    """An input that cannot be read as an article: ``reason`` of the closed list, ``detail`` for people."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class NoArticles(Exception):  # noqa: N818 - named after what the user sees
    """A folder that holds no article file; the message says what was looked for."""
