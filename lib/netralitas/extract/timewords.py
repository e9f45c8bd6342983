"""The grammar of Indonesian time expressions: one regular expression a kind, in order of preference.

The kinds and their TIMEX3 values follow Mirza, "Recognizing and Normalizing Temporal Expressions in Indonesian
Texts" (IndoTimex, 2015) and TimeML 1.2.1. The words are closed classes (months, weekdays, units, parts of the day,
deictic adverbs), which is why they stand here and not in a table. ``dates`` gives the matches their meaning.
"""

from __future__ import annotations

import re

from netralitas.extract.calendar import FULL_MONTHS, MONTHS, WEEKDAYS
from netralitas.extract.numbers import DIGITS, WORDS

#: TIMEX3 unit and whether it is a part of a day, by word; "minggu" is the week, "Minggu" the Sunday.
UNITS = {
    "detik": ("S", True),
    "menit": ("M", True),
    "jam": ("H", True),
    "hari": ("D", False),
    "minggu": ("W", False),
    "pekan": ("W", False),
    "bulan": ("M", False),
    "tahun": ("Y", False),
    "dekade": ("DE", False),
    "dasawarsa": ("DE", False),
    "abad": ("CE", False),
}
DAYPARTS = {
    "dini hari": "MO",
    "tengah malam": "NI",
    "subuh": "MO",
    "pagi": "MO",
    "siang": "AF",
    "ashar": "AF",
    "sore": "EV",
    "petang": "EV",
    "magrib": "EV",
    "maghrib": "EV",
    "malam": "NI",
}
PRESENT = "hari-hari ini|belakangan ini|akhir-akhir ini|dewasa ini|saat ini|sekarang ini|sekarang|kini"
PAST = "saat itu|ketika itu|kala itu|waktu itu|tempo hari|baru-baru ini|dahulu|zaman dulu|dulu"
BACK = "yang lalu|lalu|silam|kemarin|kemaren|lampau"
AHEAD = "yang akan datang|mendatang|depan|nanti"
#: Hedges that belong to an expression ("hampir tiga minggu kemudian").
HEDGE = r"(?:(?:hampir|sekitar|kurang lebih|lebih dari)\s+)?"

_WD = "|".join(sorted({*WEEKDAYS}, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FULL = "|".join(sorted(FULL_MONTHS, key=len, reverse=True))
_UNIT = "|".join(UNITS)
_PART = "|".join(DAYPARTS)
_TO = r"(?:-|–|—|hingga|sampai(?:\s+dengan)?|s\.?/?d\.?)"
# A Sunday is written with a capital; "minggu" in lower case is one only after "hari".
_WEEKDAY = rf"(?:(?:(?i:hari)\s+)?(?=[A-Z])(?P<wd>(?i:{_WD}))|(?i:hari)\s+(?P<wdl>(?i:{_WD})))(?![\w-])"
_YEAR = r"(?:(?:19|20)\d\d|[3-9]0[0-3]\d)"
_MONTH_YEAR = rf"(?:\.?,?\s*(?i:tahun\s+)?(?P<ty>{_YEAR})(?!\d|[.,]\d))"
_TEXTUAL = rf"(?P<td>\d{{1,2}})(?:\s*{_TO}\s*(?P<td2>\d{{1,2}}))?\s+(?P<tm>(?i:{_MONTH}))\b{_MONTH_YEAR}?"
_NUMERIC = (
    r"(?P<nd>\d{1,2})(?:\s*[-–]\s*(?P<nd2>\d{1,2})(?=/))?\s?(?P<sep>[/.-])\s?(?P<nm>\d{1,2})"
    r"(?:(?:(?P=sep)|/)\s?(?P<ny>\d{4}|\d{2}))?(?![\d/]|[.,-]\d)"
)
_ISO = r"(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-])"
_CLOCK = r"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<min>[0-5]\d))?"
_ZONE = r"(?:\s*(?P<zone>WIB|WITA|WIT)\b)?"


def _rule(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


_I = re.IGNORECASE

#: (name, pattern), the earlier one first where two match at the same place with the same length.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "day_range",
        _rule(
            rf"(?<![\d/.,-])(?:{_WEEKDAY}\s*,?\s*)?\(?(?:\b(?i:tanggal|tgl\.?)\s+)?"
            rf"(?P<ad>\d{{1,2}})\s+(?P<am>(?i:{_MONTH}))\b(?:\s+(?P<ay>{_YEAR}))?\s*(?i:{_TO})\s*"
            rf"(?:(?=[A-Z])(?i:{_WD})\s*,?\s*)?(?P<bd>\d{{1,2}})\s+(?P<bm>(?i:{_MONTH}))\b(?:\s+(?P<by>{_YEAR}))?\)?"
        ),
    ),
    (
        "day_of_list",
        _rule(
            rf"(?<![\d/.,-])\b(?P<d>\d{{1,2}})(?=(?:\s*,\s*\d{{1,2}})*\s*,?\s*(?:dan|&|serta)\s*\d{{1,2}}\s+"
            rf"(?P<m>(?i:{_MONTH}))\b(?:\s+(?P<y>{_YEAR}))?)"
        ),
    ),
    (
        "day",
        _rule(
            rf"(?<![\d/.,-])(?:{_WEEKDAY}(?:\s*(?:{_TO}|dan)\s*(?=[A-Z])(?i:{_WD}))?\s*,?\s*)?(?:\(\s*)?"
            rf"(?:\b(?P<tgl>(?i:tanggal|tgl\.?))\s+)?(?<![\d/.-])(?:{_ISO}|{_TEXTUAL}|{_NUMERIC})(?:\s*\))?"
        ),
    ),
    ("year_month", _rule(rf"(?<![\d/.,-])(?P<y>{_YEAR})\s+(?P<m>(?i:{_FULL}))\b(?!\s+\d)(?:\s+(?:{AHEAD}|{BACK}))?")),
    (
        "month",
        _rule(
            rf"(?:\b(?P<part>(?i:awal|pertengahan|akhir|penghujung))\s+)?(?:\b(?P<bulan>(?i:bulan))\s+)?"
            rf"\b(?:(?P<full>(?=[A-Z])(?i:{_FULL}|mei))|(?P<abbr>(?=[A-Z])(?i:{_MONTH}))(?=\.?\s+(?:19|20)\d\d))\b\.?"
            rf"(?:\s*(?i:{_TO})\s*(?P<m2>(?=[A-Z])(?i:{_FULL}|mei))\b)?"
            rf"(?:,?\s+(?i:tahun\s+)?(?P<y>{_YEAR})(?!\d|[.,]\d))?"
            rf"(?:\s+(?P<dir>{BACK}|{AHEAD}|ini|tahun\s+(?:ini|lalu|depan))\b)?"
        ),
    ),
    ("month_day", _rule(r"\b(?:tanggal|tgl\.?)\s+(?P<d>\d{1,2})(?![\d/.-])(?!\s+[A-Z])", _I)),
    (
        "set",
        _rule(
            rf"\b(?:setiap|tiap(?:-tiap)?|saban|per)\s+(?:(?P<n>{DIGITS}|{WORDS})\s+)?"
            rf"(?:(?P<unit>{_UNIT})(?:nya)?(?:\s+(?P<uwd>{_WD}))?|(?P<swd>{_WD})|(?P<part>{_PART}))\b(?!\s+(?:pemilih|{_MONTH})\b)"
            # "per Selasa (8/10/2024)" is one day, not each Tuesday.
            r"(?!,?\s*\(?\d{1,2}[/.\s])",
            _I,
        ),
    ),
    ("decade", _rule(rf"\b{HEDGE}(?:tahun|era|dekade)\s+(?P<c>\d{{2}})?['’]?(?P<t>\d0)-?an\b", _I)),
    (
        "year_range",
        _rule(
            r"(?:\b(?i:tahun(?:\s+(?:ajaran|anggaran|pelajaran))?|periode|masa jabatan)\s+)?"
            r"(?<![\d/.,-])(?P<y>(?:19|20)\d\d)"
            rf"\s*(?:{_TO}|/)\s*(?P<y2>(?:19|20)\d\d)(?![\d/-]|[.,]\d)"
        ),
    ),
    (
        "year",
        _rule(
            r"(?:\b(?P<part>(?i:awal|pertengahan|akhir))\s+)?(?:\b(?P<word>(?i:tahun|tahun\s+anggaran|th\.?))\s+)?"
            r"(?<![\w/.,-])(?P<y>(?:19|20)\d\d)(?![\w/-]|[.,]\d)"
        ),
    ),
    ("set_times", _rule(rf"\b(?:{WORDS}|{DIGITS})\s+kali\s+se(?P<unit>hari|minggu|pekan|bulan|tahun)\b", _I)),
    (
        "ago",
        _rule(
            rf"\b(?P<extent>{HEDGE}(?:(?P<n>{DIGITS}|{WORDS})\s+(?P<unit>{_UNIT})|se(?P<one>{_UNIT}|pekan)))\s+"
            rf""
            r"(?P<dir>yang lalu|lalu|silam|sebelumnya|sebelum itu|kemudian|setelahnya|setelah itu|berselang|lagi|"
            r"ke depan|mendatang)\b",
            _I,
        ),
    ),
    (
        "vague",
        _rule(
            rf"\b(?:sejenak|sebentar|sesaat|(?:beberapa|sekian|puluhan|belasan|ratusan)\s+(?P<unit>saat|waktu|{_UNIT})"
            rf"(?:\s+(?P<dir>terakhir|yang lalu|lalu|silam|ke depan|mendatang))?|"
            rf"ber(?P<many>{_UNIT})-(?P=many)|lama-lama)\b",
            _I,
        ),
    ),
    ("count", _rule(rf"\bhitungan\s+(?P<unit>{_UNIT})(?:\s+(?:dan|atau|hingga)\s+(?P<unit2>{_UNIT}))?\b", _I)),
    (
        "duration",
        _rule(
            rf"(?<![\d.,/-])(?<!ke-)\b(?:(?:(?P<n>{DIGITS}|{WORDS})|(?P<half>setengah|separuh))\s+(?P<unit>{_UNIT})|"
            rf"se(?P<one>menit|jam|hari|minggu|pekan|bulan|tahun|dekade|dasawarsa|abad)(?:\s+(?P<penuh>penuh))?)\b"
            rf"(?:\s+(?P<dir>terakhir|belakangan))?(?!-)",
            _I,
        ),
    ),
    (
        "weekday",
        _rule(
            rf"{_WEEKDAY}(?:\s+(?P<dir>pekan\s+(?:lalu|depan|ini)|minggu\s+(?:lalu|depan|ini)|{BACK}|{AHEAD}|besok|ini|itu)\b)?"
        ),
    ),
    (
        "clock",
        _rule(
            rf"\b(?:pukul|jam)\s+{_CLOCK}(?:\s*{_TO}\s*(?P<h2>[01]?\d|2[0-4])[.:](?P<min2>[0-5]\d))?{_ZONE}(?:\s+(?P<part>{_PART})\b)?(?![\w]|[.,:]\d)",
            _I,
        ),
    ),
    ("clock_zone", _rule(rf"(?<![\d.,:/]){_CLOCK}\s+(?P<zone>WIB|WITA|WIT)\b")),
    (
        "deictic",
        _rule(
            r"\b(?:(?P<today>hari ini)|(?P<tomorrow>keesokan hari(?:nya)?|esok harinya|keesokannya|hari berikutnya)|"
            r"(?P<besok>besok|esok hari|esok)|(?P<after>lusa)|(?P<before>kemarin lusa|kemarin dulu)|"
            r"(?P<daybefore>hari sebelumnya)|(?P<yesterday>kemarin|kemaren)|"
            r"(?P<thatday>hari itu(?: juga)?|hari yang sama)|"
            rf"(?P<lastnight>semalam|tadi malam)|(?P<tpart>{_PART})\s+(?:ini|tadi|nanti)|tadi\s+(?P<tpart2>{_PART}))\b"
            rf"(?:\s+(?P<part>{_PART})\b)?",
            _I,
        ),
    ),
    (
        "calendar_unit",
        _rule(
            r"\b(?:(?P<part>awal|pertengahan|akhir|penghujung)\s+(?P<punit>pekan|minggu|bulan|tahun)|"
            r"(?P<unit>pekan|minggu|bulan|tahun)(?=\s+(?:ini|itu|yang|lalu|kemarin|silam|depan|mendatang|sebelumnya|"
            r"berikutnya|nanti)\b))(?:\s+(?P<dir>ini|itu|yang sama|yang lalu|lalu|kemarin|silam|depan|mendatang|"
            r"yang akan datang|sebelumnya|berikutnya|nanti))?\b(?!\s+(?:19|20)\d\d)",
            _I,
        ),
    ),
    ("season", _rule(r"\bmusim\s+(?P<s>penghujan|hujan|kemarau|semi|panas|gugur|dingin)\b(?:\s+ini\b)?", _I)),
    (
        "daypart",
        _rule(
            r"(?<=\s)(?P<part>malam|rembang petang|dini hari|pagi hari|siang hari|sore hari|malam hari)\b"
            r"(?=\s+tiba|[,.]|\s+itu)(?:\s+itu)?"
        ),
    ),
    ("present", _rule(rf"\b(?:{PRESENT})\b(?!-)", _I)),
    ("past", _rule(rf"(?<!lebih )\b(?:{PAST})\b(?!-)", _I)),
)

#: What may follow a day and turns it into a time of that day.
TAIL = _rule(
    rf"\s*(?:(?:sekitar\s+)?(?:pukul|jam)\s+{_CLOCK}(?:\s*{_TO}\s*(?P<h2>[01]?\d|2[0-4])[.:](?P<min2>[0-5]\d))?{_ZONE}(?!\w|[.,:]\d)"
    rf"|(?:(?:selepas|jelang|menjelang|sekitar)\s+)?(?P<part>{_PART})\b)",
    _I,
)
#: What may follow a written day without changing it ("Minggu (28/12/2014) kemarin").
ECHO = _rule(r"\s+(?:kemarin|kemaren|lalu|yang lalu|silam|mendatang|nanti)\b", _I)
#: Stretches whose numbers are no dates: numbers of documents, laws, telephones.
NO_DATE = _rule(
    r"\b(?:nomor|no\.?)\s*:?\s*[\w./-]*\d[\w./-]*(?:\s+(?:tahun|th\.?)\s+\d{4})?"
    r"|\b(?:uu|pp|pkpu|perbawaslu|perppu|perpres|permendagri|permenpan(?:rb)?|skb|se)\s+(?:no\.?\s*|nomor\s*)?\d+\s*(?:/|tahun\s+)\s*\d{4}"
    r"|(?<!\d)(?:\+62|0\d{2,3})[\d -]{5,}\d|"
    r"(?<![\w/])\d+(?:/[A-Za-z.-]+)+/(?:[\w.-]+/)*\d{4}|(?:Rp\.?|US\$|\$)\s*[\d.,]+",
    _I,
)
