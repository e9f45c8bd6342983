"""How much an article is about which region, and which one it is about most.

Weights follow a news text's build: headline and lead count more than what follows, an office-holder's region more than
a place in passing, and the dateline, which is where the newsroom sits, little.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netralitas.extract.gazetteer import Region, gazetteer
from netralitas.records import Coverage, Document, Person, PlaceMention
from netralitas.reference import Lexicon

#: What a mention weighs by the rule that found it: a venue or an enclosing province says less than an office or a name.
_RULES = {
    "typed": 1.0,
    "listed": 1.0,
    "unique": 0.8,
    "shared": 0.8,
    "kecamatan": 0.8,
    "bare_kecamatan": 0.4,
    "landmark": 0.5,
    "enclosing": 0.2,
    "dateline": 0.3,
}
_HEADLINE, _LEAD = 3.0, 2.0
#: A bare name after "di" or behind a building is where something took place, not whom it is about.
_VENUE = 0.35
_AT = re.compile(r"(?:\b(?:di|ke|kawasan)|[^\W\d_],)\s+$")
# Words that make an article a national one where its headline and lead name no region.
_NATIONAL = re.compile(
    r"\b(?:RI|Republik Indonesia|se-Indonesia|seluruh Indonesia|Indonesia|nasional|Menteri|Mendagri|MenPAN|KemenPAN|"
    r"Kementerian|Kemendagri|Presiden|Wapres|BKN|KASN|DPR|Mahkamah|MK|DKPP|Kapolri|Panglima|Kompolnas|Mabes)\b"
)
_CAPITAL = "31"


@dataclass(frozen=True, slots=True)
class _Lead:
    """Where headline and lead end, and whether they speak of national offices."""

    headline_end: int
    end: int
    national: bool


def coverage(
    document: Document, places: Sequence[PlaceMention], people: Sequence[Person], lexicon: Lexicon
) -> tuple[Coverage, ...]:
    """Regions by falling weight; weights add up to 1 and exactly one entry is primary.

    A national article, or one that names no region, has as its primary entry one without region. A region named by the
    dateline alone counts only where the text names no other.
    """
    gaz = gazetteer(lexicon)
    lead = _lead(document)
    weights = _weights(document, places, lead)
    _add_offices(weights, people, {region.name: region for region in gaz.by_code.values()})
    national = _national(document, places, lead, weights)
    total = sum(weights.values()) + national
    if not total:
        return (Coverage(None, None, 1.0, primary=True),)
    shares = {code: weight / total for code, weight in weights.items()}
    primary = None if national else _primary(shares)
    entries = [
        Coverage(gaz.by_code[code].name, code, round(share, 6), primary=code == primary)
        for code, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    ]
    rest = 1 - sum(entry.weight for entry in entries)
    if national:
        return (Coverage(None, None, rest, primary=True), *entries)
    return (entries[0]._replace(weight=entries[0].weight + rest), *entries[1:])


def _lead(document: Document) -> _Lead:
    article = document.article
    title = article.title_span
    body = article.body
    # A lead of a few words (a caption, a slip of the cleaner) is continued by the paragraph after it.
    end = body[0].end if body else 0
    if len(body) > 1 and body[0].end - body[0].start < 120:
        end = body[1].end
    text = " ".join(article.cut(span) for span in article.passages if span.start < end)
    if not title and article.title:
        text = f"{article.title} {text}"
    return _Lead(title.end if title else 0, end, bool(_NATIONAL.search(text)))


def _weights(document: Document, places: Iterable[PlaceMention], lead: _Lead) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    dateline: defaultdict[str, float] = defaultdict(float)
    for place in places:
        weight = _RULES.get(place.rule, 0.8)
        if place.rule == "dateline":
            dateline[place.code] += weight
            continue
        if place.rule in {"unique", "shared"} and _AT.search(document.text, max(0, place.start - 12), place.start):
            weight *= _VENUE
        elif place.start < lead.headline_end:
            weight *= _HEADLINE
        elif place.start < lead.end:
            weight *= _LEAD
        weights[place.code] += weight
    for code, weight in dateline.items():
        # A newsroom adds to a region that the text names; by itself it stands only where the text names none.
        if code in weights or not weights:
            weights[code] += weight
    return weights


def _add_offices(weights: dict[str, float], people: Iterable[Person], by_name: Mapping[str, Region]) -> None:
    """The regions of those who act and speak, as far as the text names them."""
    for person in people:
        region = by_name.get(person.region or "")
        if region and region.code in weights:
            weights[region.code] += 0.5


def _national(document: Document, places: Sequence[PlaceMention], lead: _Lead, weights: dict[str, float]) -> float:
    """The weight of the country as a whole: 0 for an article about a region, else more than any region's."""
    named = [place for place in places if place.rule != "dateline" and not place.code.startswith(_CAPITAL)]
    provinces = {place.code.partition(".")[0] for place in named}
    local = any(place.rule == "typed" and place.start < lead.end for place in named)
    if lead.national and len(provinces) > 2 and not local:
        return max(weights.values()) + 1.0
    if any(place.start < lead.end for place in named):
        return 0.0
    capital = any(place.code.startswith(_CAPITAL) for place in places)
    mentions = Counter(place.code for place in named)
    settled = bool(mentions) and max(mentions.values()) >= 3 and max(mentions.values()) > 0.5 * len(named)
    if settled and not lead.national:
        return 0.0
    words = len(_NATIONAL.findall(document.text))
    if named and not lead.national and words < 3:
        return 0.0
    if not named and not capital and weights and not lead.national:
        return 0.0
    if capital and not lead.national and words < 3:
        return 0.0
    return max(weights.values(), default=0.0) + 1.0


def _primary(shares: Mapping[str, float]) -> str:
    """The region of most weight; a province gives way to one of its own regions that has half as much or more.

    Provincial offices stand in most local articles; the local region is what such an article is about. The other way
    round, many regions of one province, none of which stands out, make an article about the province.
    """
    best = min(shares, key=lambda code: (-shares[code], code))
    province = best.partition(".")[0]
    inside = {code: share for code, share in shares.items() if code.startswith(f"{province}.")}
    strong = sorted((share for share in inside.values()), reverse=True)
    if len(strong) > 2 and strong[0] < 0.4 and province in shares:
        return province
    if best == province and strong and strong[0] >= shares[best] / 2:
        return min(inside, key=lambda code: (-inside[code], code))
    return best
