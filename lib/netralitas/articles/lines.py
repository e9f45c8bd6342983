"""Lines of a scraped text, and what their shape says: running prose, a headline, or a scrap."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

#: Characters of a line that are looked at to tell its kind.
_SAMPLE = 5000
QUOTES = '"“”„‟«»″'
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
#: A sentence's end; closing quotes, brackets and closing marks ("***") may follow it.
_ENDED = re.compile(rf"[.!?][{QUOTES}'’‘)\]*\s]*(?:[(\[][\w*./ -]{{1,40}}[)\]][\s.*]*)?$")
_CREDIT = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]][\s.*]*$")
_ELLIPSIS = re.compile(r"(?:…|\.{3,}|\[…\]|\[\.{3}\])[\s»>\])]*$")
#: Small words that a title keeps in lower case; they say nothing about title case.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "dan di ke dari yang untuk pada dengan dalam atau oleh bagi tak agar jadi ini itu of the and to in",
    )
)


@dataclass(frozen=True)
class Line:
    """One line that is not blank, without its outer white space; ``start`` and ``end`` as in the clean text."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The line's words, without punctuation; of an endless line those of its beginning."""
        return tuple(_WORD.findall(self.text, 0, _SAMPLE))

    @cached_property
    def key(self) -> str:
        """The words in lower case: equal for lines that differ in spacing and punctuation only."""
        return " ".join(self.words).lower()

    @property
    def ended(self) -> bool:
        """Ends like a sentence, not with an ellipsis."""
        return bool(_ENDED.search(self.text)) and not self.cut_off

    @property
    def cut_off(self) -> bool:
        """Ends with an ellipsis, as teasers do."""
        return bool(_ELLIPSIS.search(self.text))

    @cached_property
    def capitals(self) -> float:
        """Share of words with a capital among those that a title would capitalise (0 where there are none)."""
        counted = [word for word in self.words if word[0].isalpha() and word.lower() not in _SMALL]
        return sum(word[0].isupper() for word in counted) / len(counted) if counted else 0.0

    @cached_property
    def quoted(self) -> bool:
        """Begins with a quotation mark and holds another one, or quotes and then goes on in lower case."""
        return self.text[0] in QUOTES + "'‘" and sum(self.text.count(mark) for mark in QUOTES + "’'") > 1

    @cached_property
    def prose(self) -> bool:
        """Running text: sentences in sentence case, whether or not the last one is closed."""
        count = len(self.words)
        if self.cut_off and not self.quoted:
            return count >= 40
        if count >= 26 and self.capitals < 0.9:
            return True
        if self.ended and count >= 5 and self.capitals < 0.75:
            return True
        if count >= 8 and self.ended and self.text[-1] == ".":
            return True
        if self.quoted and (self.ended or count >= 12) and self.capitals < 0.85:
            return True
        return count >= 12 and self.capitals < 0.45

    @property
    def sentence(self) -> bool:
        """Closed by a full stop, or like a sentence and not in title case; it may be short."""
        stopped = self.text[-1] == "." or _CREDIT.sub("", self.text)[-1:] == "."
        return self.ended and len(self.words) > 1 and (self.capitals < 0.75 or stopped)

    @property
    def title_like(self) -> bool:
        """Could be a headline: three to 25 words and not a closed sentence in sentence case."""
        return (
            3 <= len(self.words) <= 25 and not (self.text.endswith(".") and self.capitals < 0.75) and not self.cut_off
        )


def split_lines(text: str) -> tuple[Line, ...]:
    """All lines with something other than white space and Markdown heading marks, in order."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        heading = re.match(r"\s*(?:#{1,6}\s+)?", match[0])
        start = match.start() + (heading.end() if heading else 0)
        body = text[start : match.end()].rstrip()
        if body:
            found.append(Line(start, start + len(body), body))
    return tuple(found)
