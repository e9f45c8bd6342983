"""Indonesian numerals, in digits ("1.234", "82,9", "2,5 miliar") and in words ("dua puluh tiga").

A point groups thousands where three digits follow it, and a comma starts the decimals (Ejaan yang Disempurnakan, V);
a point before any other number of digits is read as a decimal point, as outlets also write.
"""

from __future__ import annotations

import re

# The numerals are a closed class of the language, hence in code.
_ONES = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_TENS = {"puluh": 10, "ratus": 100}
SCALES = {"ribu": 1e3, "juta": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12, "trilyun": 1e12}
_SCALED = {"seribu": 1e3, "sejuta": 1e6}

#: Regular expressions (no groups that capture): digits, one word, words, either.
DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
_WORD = "(?:" + "|".join((*_ONES, *_WHOLE, *_SCALED, "belas", *_TENS, *SCALES)) + ")"
_FIRST = "(?:" + "|".join((*_ONES, *_WHOLE, *_SCALED)) + ")"
# No numeral in use has more words; the bound keeps reading linear in any text.
WORDS = rf"{_FIRST}(?:[ \u00a0]+{_WORD}){{0,14}}"
NUMERAL = rf"(?:{DIGITS}(?:[ \u00a0](?:{'|'.join(SCALES)}))?|{WORDS})(?!\w)"

#: The state's budget in rupiah is below 1e16; what is larger is no count, but a run of digits.
LARGEST = 1e18

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def number(text: str) -> float | None:
    """The value of a numeral; null where the text is none, and where it is larger than any count (``LARGEST``)."""
    value = _value(text.lower().split())
    return None if value is None or value > LARGEST else value


def _value(words: list[str]) -> float | None:
    if not words:
        return None
    if words[0][0].isdigit():
        value = _digits(words[0])
        if value is None or any(word not in SCALES for word in words[1:]):
            return None
        for word in words[1:]:
            value *= SCALES[word]
        return round(value, 2) if len(words) > 1 else value
    return _spelled(words)


def _digits(text: str) -> float | None:
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _spelled(words: list[str]) -> float | None:
    total = group = current = 0.0
    for word in words:
        if word in _ONES:
            current += _ONES[word]
        elif word in _WHOLE:
            group += _WHOLE[word]
        elif word in _SCALED:
            total += _SCALED[word]
        elif word == "belas":
            group, current = group + current + 10, 0.0
        elif word in _TENS:
            group, current = group + current * _TENS[word], 0.0
        elif word in SCALES:
            total, group, current = total + (group + current) * SCALES[word], 0.0, 0.0
        else:
            return None
    return total + group + current
