"""Clean text: what every offset counts in, and the id that is made from it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Bidirectional controls, zero-width characters, soft hyphen and byte order mark: invisible, and they split words.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
#: C0 and C1 controls without tab and line feed; lone surrogates (a JSON escape can make them), which no file can hold.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: All of Unicode's space separators besides the plain one; no-break spaces are the usual case.
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean_text(raw: str) -> str:
    """The whole text in NFC with line feeds and plain spaces only, without invisible characters; idempotent.

    Nothing else is taken away: boilerplate stays, so that a changed rule keeps every article's id.
    """
    text = _LINE_END.sub("\n", raw)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text))


def article_id(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a clean text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
