"""From bytes to text: UTF-8 with or without byte order mark, UTF-16, Windows-1252."""

from __future__ import annotations

import codecs

from .reasons import BadInput

#: First bytes of files that are no text, whatever their name says.
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
#: Control characters that no text holds; tab, line ends, form feed and the rarely seen escape are left out.
_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))
_SAMPLE = 8192


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding.

    Bytes that are no UTF-8 are read as Windows-1252, all of them where the file holds no multi-byte character, else
    each by itself ("utf-8+windows-1252": pages that were pasted together). Raises ``BadInput``: empty, binary,
    truncated (ends inside a character) or unreadable.
    """
    if not data.strip():
        raise BadInput("empty", "no bytes but white space" if data else "no bytes")
    if data.startswith(codecs.BOM_UTF8):
        return _multi_byte(data[3:], "utf-8-sig")
    wide = _utf16(data)
    if wide:
        return _wide(data, wide)
    if data.startswith(_MAGIC):
        raise BadInput("binary", "the first bytes are those of another file format")
    sample = data[:_SAMPLE]
    controls = sum(byte in _BINARY for byte in sample)
    if 0 in sample or controls > len(sample) * 0.02:
        raise BadInput("binary", f"{controls} control characters in the first {len(sample)} bytes")
    return _multi_byte(data, "utf-8")


def _utf16(data: bytes) -> str | None:
    """UTF-16 by its byte order mark, or by zero bytes that fill nearly every second place."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        return "utf-16"
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _wide(data: bytes, encoding: str) -> tuple[str, str]:
    if len(data) % 2:
        raise BadInput("truncated", "UTF-16 with an odd number of bytes")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput("unreadable", f"no valid UTF-16 at byte {error.start}") from error
    if not text.strip("\ufeff \t\r\n"):
        raise BadInput("empty", "no characters but white space")
    return text, encoding


def _multi_byte(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), encoding
    except UnicodeDecodeError as error:
        first = error
    parts: list[str] = []
    position, mixed = 0, False
    if first.reason == "unexpected end of data" and any(byte > 0xBF for byte in data[: first.start]):
        raise BadInput("truncated", f"ends inside a UTF-8 character, byte {first.start}")
    if not any(ord(char) > 127 for char in data[: first.start].decode("utf-8")):
        # A file that is Windows-1252 throughout nearly never holds a valid multi-byte sequence by chance.
        mixed = any(ord(char) > 127 for char in data[first.start :].decode("utf-8", "ignore"))
        if not mixed:
            return _western(data), "windows-1252"
    while position < len(data):
        try:
            parts.append(data[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            if len(parts) > 2000:
                raise BadInput("unreadable", "neither UTF-8 nor Windows-1252") from error
            bad = data[position + error.start : position + error.end]
            parts += [data[position : position + error.start].decode("utf-8"), _western(bad)]
            position += error.end
    return "".join(parts), "utf-8+windows-1252"


def _western(data: bytes) -> str:
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise BadInput("unreadable", f"neither UTF-8 nor Windows-1252: byte 0x{data[error.start]:02x}") from error
