from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.articles.encoding import decode
from netralitas.articles.reasons import BadInput

TEXT = "“Kami netral,” kata Camat – tegas."


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("windows-1252", "windows-1252"),
    ],
)
def test_encodings(encoding: str, name: str) -> None:
    text, found = decode((TEXT * 3).encode(encoding))
    assert text.lstrip("\ufeff") == TEXT * 3
    assert found == name


def test_pasted_together() -> None:
    assert decode("“a”".encode() + b" \x93b\x94") == ("“a” “b”", "utf-8+windows-1252")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 teks", "binary"),
        (b"PK\x03\x04abc", "binary"),
        (b"teks\x00\x01\x02\x03", "binary"),
        ("“netral” –".encode()[:-1], "truncated"),
        ("netral".encode("utf-16")[:-1], "truncated"),
        (b"teks \x81\x8d", "unreadable"),
    ],
)
def test_bad_bytes(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode(data)
    assert caught.value.reason == reason


@given(st.binary())
def test_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except BadInput:
        return
    assert isinstance(text, str)
    assert encoding
