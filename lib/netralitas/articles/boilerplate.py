"""Boilerplate: lines of a page that are not the article, each with the name of the rule that says so.

The rules are rows of ``data/reference/boilerplate_rules.csv``; ``scope`` says how far one reaches:

- ``line``: the line itself, wherever it stands;
- ``head`` or ``foot``: the line itself, above the first or below the last paragraph only;
- ``block``: a label, and the headlines that follow it, until running text goes on;
- ``tail``: a label after which the page is no longer the article, to its end, unless running text goes on that shares
  its words with what stood before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .dateline import find_dateline
from .dates import date_line
from .lines import Line
from .outlets import rows

#: Longer lines are paragraphs; no pattern is tried on them.
_LONGEST = 420
#: Lines of the article that a resuming paragraph is compared with.
_MEMORY = 200
#: Words with which a report goes on; a paragraph that opens with one is no teaser.
_GOES_ON = frozenset(
    re.findall(
        r"\w+",
        "selain sementara ia dia menurut menurutnya namun tetapi sebelumnya lebih adapun hal untuk dalam "
        "mereka sebab karena kemudian selanjutnya meski meskipun sedangkan padahal dengan di saat ketika "
        "terkait pihaknya kata diketahui sebagai bahkan tak tidak akibat atas pada setelah usai oleh seperti "
        "kendati tersebut jadi akan",
    )
)


class Rule(NamedTuple):
    """One row of the table, compiled; it is matched from the line's first character, in any case."""

    name: str
    scopes: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules in the order of the table: the first that matches a line names it."""
    return tuple(
        Rule(row["rule"], frozenset(row["scope"].split("|")), re.compile(row["pattern"], re.IGNORECASE))
        for row in rows("boilerplate_rules")
    )


def match_rule(line: Line, zone: str) -> Rule | None:
    """The first rule for a line that stands in ``zone`` (head, body or foot); null for the article's own text."""
    if len(line.text) > _LONGEST or (line.quoted and line.prose):
        return None
    for rule in rules():
        if (rule.scopes & {"line", "block", "tail"} or zone in rule.scopes) and rule.pattern.match(line.text):
            return rule
    return None


def mark_boilerplate(lines: Sequence[Line], lead: int) -> dict[int, str]:
    """Index of each dropped line from the lead paragraph on, with the rule's name.

    ``lead`` is the index of the first paragraph; the lines above it are the header's.
    """
    marks: dict[int, str] = {}
    index = lead + 1
    last = _last_paragraph(lines, lead)
    while index < len(lines):
        zone = "body" if index < last else "foot"
        rule = match_rule(lines[index], zone)
        if rule is None:
            if zone == "foot" and date_line(lines[index].text, beside=4):
                marks[index] = "date_line"
            index += 1
            continue
        marks[index] = rule.name
        index += 1
        if not rule.scopes & {"block", "tail"}:
            continue
        end = _resumes(lines, lead, index, marks, strict="tail" in rule.scopes)
        for following in range(index, end):
            other = match_rule(lines[following], zone)
            marks[following] = other.name if other else rule.name
        index = end
    _mark_foot(lines, lead, marks)
    return marks


def _last_paragraph(lines: Sequence[Line], lead: int) -> int:
    """Index of the last line of running text that is not boilerplate by its own words."""
    for index in range(len(lines) - 1, lead, -1):
        if lines[index].prose and match_rule(lines[index], "body") is None:
            return index
    return lead


def _resumes(lines: Sequence[Line], lead: int, start: int, marks: dict[int, str], *, strict: bool) -> int:
    """Where the article goes on after a label: the next line of its running text, or the number of lines."""
    known: set[str] = set()
    for index in range(lead, min(start, lead + _MEMORY)):
        if index not in marks:
            known |= _content(lines[index])
    for index in range(start, len(lines)):
        line = lines[index]
        rule = match_rule(line, "body")
        if rule is not None and not strict and rule.scopes & {"block", "tail"}:
            return index
        if not line.prose or rule is not None or find_dateline(line):
            continue
        if not strict and index - start <= 6 and (line.ended or line.quoted):
            return index
        if _connected(line, known) and sum(other.prose for other in lines[index : index + 3]) >= (2 if strict else 1):
            return index
    return len(lines)


def _content(line: Line) -> set[str]:
    return {word.lower() for word in line.words if len(word) > 3}


def _connected(line: Line, known: set[str]) -> bool:
    """A paragraph that quotes, goes on, or speaks of the same things as the paragraphs before."""
    if len(line.words) < 8:
        return False
    words = _content(line)
    share = len(words & known) / len(words) if words else 0.0
    return share >= 0.45 or (share >= 0.25 and (line.quoted or line.words[0].lower() in _GOES_ON))


def _mark_foot(lines: Sequence[Line], lead: int, marks: dict[int, str]) -> None:
    """Scraps below the last paragraph (a writer's name, tags, headlines of other articles) as ``closing_line``."""
    kept = [index for index in range(lead, len(lines)) if index not in marks]
    last = max(
        (i for i in kept if i == lead or lines[i].prose or lines[i].sentence or _item(lines, i, marks)), default=lead
    )
    for index in kept:
        if index > last:
            marks[index] = "closing_line"


def _item(lines: Sequence[Line], index: int, marks: dict[int, str]) -> bool:
    """Belongs to a list: numbered or with a bullet, or right after a line that announces one."""
    text = lines[index].text
    if re.match(r"(?:\d{1,2}|[a-zA-Z])[.)]\s|[-•●▪*–]\s", text):
        return True
    return index - 1 not in marks and (lines[index - 1].text.endswith((":", ";", ",")) or text.endswith((";", ",")))
