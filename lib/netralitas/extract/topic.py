"""Whether an article is about the neutrality of civil servants, and the sentences that decide it.

Near misses are articles about the neutrality of others (police, army, election bodies, village heads, media) and
articles about civil servants or elections alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from netralitas.extract.cues import CueFinder
from netralitas.records import Document, Topic
from netralitas.reference import Lexicon

#: Evidence from which on an article is on topic: about one sentence that says so outright; more where the word itself
#: falls once or never.
THRESHOLD, STRICT = 0.8, 0.95
#: What a long article must say for each of its sentences.
DENSITY = 0.06
_OTHERS = ("force", "election_body", "village", "other_body")
_HEADLINE, _LEAD = 2.0, 1.5
#: From which share on the actors of a sentence are civil servants rather than others.
_MOSTLY = 0.6
#: What is left of the evidence where crime or recruitment is spoken of more than neutrality.
_ELSEWHERE = 0.3


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How strongly a sentence is about civil servants' neutrality, or about that of others."""

    own: float
    other: float


def topic(document: Document, lexicon: Lexicon) -> Topic:
    """The article's topic; ``score`` is the share (0 to 1) of the evidence that speaks for civil servants' neutrality.

    ``sentences`` are the indices of the sentences that speak of civil servants beside neutrality or a breach of it.
    """
    finder = _finder(lexicon)
    text = document.text
    kinds = [Counter(cue.kind for cue in finder.find(text, s.start, s.end)) for s in document.sentences]
    weights = [_HEADLINE if s.paragraph < 0 else _LEAD if s.paragraph == 0 else 1.0 for s in document.sentences]
    title = document.article.title
    if title and not document.article.title_span:
        kinds.append(Counter(cue.kind for cue in finder.find(title, 0, len(title))))
        weights.append(_HEADLINE)
    totals = sum(kinds, Counter())
    whole = _share(totals)
    election = totals["election"] + totals["supervisor"] > 1
    evidence = [_evidence(here, whole, weight, election=election) for here, weight in zip(kinds, weights, strict=True)]
    own = sum(item.own for item in evidence)
    other = sum(item.other for item in evidence)
    # Officials alone do not make an article about civil servants, nor do their misdeeds without an election.
    outright = any(map(_is_outright, kinds))
    alone = not any(totals[kind] for kind in _OTHERS)
    named = totals["civil_servant"] > 0 or totals["official"] > (0 if outright and alone else 1)
    spoken = (
        outright
        or totals["neutrality"] > (0 if alone else 1)
        or (totals["neutrality"] > 0 and totals["civil_servant"] > 1)
        or (totals["election"] + totals["supervisor"] > 0 and totals["neutrality"] + totals["civil_servant"] > 0)
        or (totals["supervisor"] > 0 and totals["breach"] > 0)
        or (totals["partisan"] > 0 and totals["official"] > 2)
    )
    firm = outright or totals["neutrality"] > 1
    needed = max(THRESHOLD if firm else STRICT, DENSITY * len(document.sentences))
    if totals["other_matter"] > totals["neutrality"] + totals["partisan"]:
        own *= _ELSEWHERE
    decisive = tuple(i for i, item in enumerate(evidence[: len(document.sentences)]) if item.own > item.other)
    score = round(own / (own + other + 1.0), 4)
    if named and spoken and own >= needed and own >= other:
        return Topic(on_topic=True, topic_class="asn_neutrality", score=score, sentences=decisive)
    near = totals["neutrality"] > 0 or (totals["civil_servant"] > 0 and totals["election"] + totals["supervisor"] > 0)
    return Topic(on_topic=False, topic_class="near_miss" if near else "off_topic", score=score, sentences=decisive)


def _share(kinds: Counter[str]) -> float | None:
    """How far the actors named are civil servants (1) or others (0); null where nobody is named."""
    own = kinds["civil_servant"] + 0.6 * kinds["official"]
    others = sum(kinds[kind] for kind in _OTHERS)
    return own / (own + 0.6 * others) if own or others else None


def _is_outright(here: Counter[str]) -> bool:
    """Whether a sentence says by itself that civil servants are, or must not be, on somebody's side."""
    return (_share(here) or 0.0) >= _MOSTLY and here["neutrality"] + here["partisan"] > 0


def _evidence(here: Counter[str], whole: float | None, weight: float, *, election: bool) -> _Evidence:
    share = _share(here)
    if here["neutrality"]:
        # Neutrality of nobody in particular is that of those whom the article is about.
        ratio = share if share is not None else 0.8 * (whole or 0.0)
        return _Evidence(weight * ratio, weight * (1 - ratio) if share is not None else 0.0)
    if here["partisan"]:
        # Taking sides is a breach only for those who must not; of others it is what politics is made of.
        ratio = 0.8 * share if share is not None else 0.3 * (whole or 0.0)
        return _Evidence(weight * ratio, weight * (0.8 - ratio) if share is not None else 0.0)
    if share is not None and here["breach"] and here["supervisor"]:
        # What supervisors of elections look into, where civil servants are concerned, is their neutrality.
        return _Evidence(weight * 0.6 * share, weight * 0.6 * (1 - share))
    if share is not None and (here["breach"] or here["election"] or here["supervisor"]):
        # A case of a civil servant, in an article about an election, is one of neutrality; so is one of others theirs.
        strength = weight * (0.6 if here["breach"] else 0.3) * (1.0 if election else 0.5)
        return _Evidence(strength * share * (1.0 if here["civil_servant"] else 0.5), strength * (1 - share))
    return _Evidence(0.0, 0.0)


@lru_cache(maxsize=8)
def _finder(lexicon: Lexicon) -> CueFinder:
    return CueFinder((row["cue"], row["kind"]) for row in lexicon.tables.get("topic_cues", ()))
