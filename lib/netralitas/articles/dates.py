"""Date lines: the day on which an article was published, as pages print it."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags agust aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w/])(?:
      (?P<y1>\d{{4}})-(?P<m1>\d{{1,2}})-(?P<d1>\d{{1,2}})(?!\d)
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<n2>{_MONTH})\.?,?[\s-]+(?P<y2>\d{{4}})
    | (?P<n3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})
    | (?P<d4>\d{{1,2}})(?P<s>[/.-])(?P<m4>\d{{1,2}})(?P=s)(?P<y4>\d{{4}}|\d{{2}})(?![\d/])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: What may stand beside the date in a line that says nothing else: weekday, clock, and words such as "Diterbitkan".
_BESIDE = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|wib|wita|wit|am|pm|gmt|utc|pukul|jam|pkl"
    r"|di(?:terbitkan|publikasikan|perbarui|perbaharui|unggah|tayangkan|posting|update)|terbit|tayang|publish(?:ed)?"
    r"|update[ds]?|posted|last|modified|on|at|pada|tanggal|tgl|hari|date|publikasi|rilis|terakhir|oleh|by|admin|redaksi)\b",
    re.IGNORECASE,
)


def find_date(text: str) -> str | None:
    """The first day in a text as an ISO date, day before month; null where there is none that exists.

    Two-digit years are of this century. "01/22/2024" can only be read month first, and so it is.
    """
    for match in _DATE.finditer(text):
        if match["y1"]:
            year, month, day = int(match["y1"]), int(match["m1"]), int(match["d1"])
        elif match["n2"]:
            year, month, day = int(match["y2"]), _MONTHS[match["n2"].lower()], int(match["d2"])
        elif match["n3"]:
            year, month, day = int(match["y3"]), _MONTHS[match["n3"].lower()], int(match["d3"])
        else:
            year, month, day = int(match["y4"]), int(match["m4"]), int(match["d4"])
            year += 2000 if year < 100 else 0
            if month > 12 >= day:
                month, day = day, month
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def date_line(text: str, beside: int) -> str | None:
    """The ISO date of a line that holds a date and at most ``beside`` words that do not belong to it, else null."""
    if len(text) > 160:
        return None
    day = find_date(text)
    if day is None:
        return None
    rest = re.findall(r"[^\W\d_][\w.&'-]*", _BESIDE.sub(" ", _DATE.sub(" ", text)))
    return day if len(rest) <= beside else None
