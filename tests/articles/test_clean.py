from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.articles.clean import article_id, clean_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu\u2028dua\u0085tiga", "satu\ndua\ntiga"),
        ("e\u0301", "é"),
        ("\ufeffnet\u200bral\u00adi\u202etas\u202c", "netralitas"),
        ("Rp\u00a010\u2009juta", "Rp 10 juta"),
        ("a\x00b\x07c\td", "abc\td"),
        ("x\ud800y", "xy"),
    ],
)
def test_what_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@given(st.text())
def test_cleaning_is_idempotent_nfc_and_encodable(raw: str) -> None:
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode("utf-8")


def test_the_id_is_the_hash_of_the_clean_text() -> None:
    # printf 'netral' | sha256sum
    assert article_id("netral") == "5617bcb969ab2529"
