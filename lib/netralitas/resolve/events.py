"""Events across articles: several reports of one happening are one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

#: Where several things of one type happen on a day, whoever takes part tells them apart.
_PERSONAL = frozenset({"pernyataan", "lainnya", "kunjungan"})
#: Types under which one happening is reported, if a participant is the same: pledges are part of briefings, and words
#: are spoken at either. The act, the inquiry and the penalty of one case are three happenings.
_ALIKE = frozenset({"sosialisasi", "deklarasi", "rapat", "kunjungan", "pernyataan"})
#: The less specific types: another report that knows better gives the type.
_VAGUE = frozenset({"pernyataan", "lainnya"})
#: Statuses of a violation from the least to the most that is claimed; a dismissal claims less than a proof.
RANK = MappingProxyType({"alleged": 0, "under_review": 1, "dismissed": 2, "proven": 3, "sanctioned": 4})


class Report(NamedTuple):
    """One article's report of an event; ``participants`` are actors' ids."""

    article_id: str
    start: int
    end: int
    date: str
    until: str | None
    type: str
    region: str | None
    participants: frozenset[str]

    @property
    def key(self) -> tuple[str, int, int]:
        """The row of table ``events``."""
        return self.article_id, self.start, self.end


def event_id(day: str, until: str | None, kind: str, region: str | None, also: str = "") -> str:
    """The id of a happening; ``also`` tells apart what else is the same."""
    return sha256(f"{day}|{until or ''}|{kind}|{region or ''}{also}".encode()).hexdigest()[:12]


def resolve(reports: Iterable[Report], voting_days: Collection[str] = ()) -> Mapping[tuple[str, int, int], str]:
    """The event's id of every report. The order of the reports does not matter.

    Reports are of one happening if date, type and region are the same and, for what people say or visit, a participant
    (or nobody is named in one of them); if date and region are the same, the types are alike and a participant is the
    same; and if one knows the month only in which the other's day lies, and no other day of that month would do.
    A voting day (ISO) is one event for the whole country, whichever region an article ties it to.
    """
    same: dict[tuple[str, str | None, str, str | None], list[Report]] = defaultdict(list)
    for given in sorted(reports, key=lambda r: (*r.key, r.type)):
        report = given._replace(region=None) if is_voting(given.type, given.date, voting_days) else given
        same[report.date, report.until, report.type, report.region].append(report)
    happenings = [part for reports in same.values() for part in _parts(reports)]
    happenings = _merged_alike(happenings)
    happenings = _merged_months(happenings)
    return {report.key: ident for ident, reports in _named(happenings) for report in reports}


def is_voting(kind: str, date: str, voting_days: Collection[str]) -> bool:
    """Whether an event is a day on which the country votes, told by its day or month."""
    return kind == "pemungutan_suara" and any(date in {day, day[: len("2024-02")]} for day in voting_days)


def _people(reports: Iterable[Report]) -> frozenset[str]:
    return frozenset().union(*(report.participants for report in reports))


def _parts(reports: Sequence[Report]) -> list[list[Report]]:
    """Reports of one date, type and region; statements, visits and what is known by its year, by who takes part."""
    year = len(reports[0].date) == len("2024")
    if reports[0].type not in _PERSONAL and not year:
        return [[*reports]]
    found: list[list[Report]] = []
    for report in reports:
        if report.participants:
            joint = [part for part in found if _people(part) & report.participants]
            found = [part for part in found if part not in joint] + [[*(r for part in joint for r in part), report]]
    nobody = [report for report in reports if not report.participants]
    if nobody and len(found) == 1 and not year:
        return [found[0] + nobody]
    if not year and reports[0].region:
        return found + [nobody] * bool(nobody)
    # Somewhere in the country, or in that year: two articles need not mean the same.
    articles: dict[str, list[Report]] = defaultdict(list)
    for report in nobody:
        articles[report.article_id].append(report)
    return [*found, *articles.values()]


def _merged_alike(happenings: Sequence[list[Report]]) -> list[list[Report]]:
    """Happenings of one day and region with types that go together and a participant in common."""
    done: list[list[Report]] = []
    days: dict[tuple[str, str | None, str | None], list[list[Report]]] = defaultdict(list)
    for reports in happenings:
        first = reports[0]
        if first.type in _ALIKE:
            days[first.date, first.until, first.region].append(reports)
        else:
            done.append(reports)
    for found in days.values():
        joined: list[list[Report]] = []
        for reports in found:
            joint = [other for other in joined if _people(other) & _people(reports)]
            joined = [other for other in joined if other not in joint]
            joined.append([report for other in (*joint, reports) for report in other])
        done += joined
    return done


def _merged_months(happenings: Sequence[list[Report]]) -> list[list[Report]]:
    """A happening of which only the month is told joins the only one of its type and region in that month.

    Where both name people, they must have one in common.
    """
    days: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for number, reports in enumerate(happenings):
        for kind in {report.type for report in reports} if len(reports[0].date) == 10 else ():
            days[reports[0].date[:7], kind, reports[0].region].append(number)
    joined = {number: [*reports] for number, reports in enumerate(happenings)}
    for number, reports in enumerate(happenings):
        first = reports[0]
        if len(first.date) != 7 or first.until:
            continue
        own = {article.article_id for article in reports}
        fitting = days[first.date, first.type, first.region]
        if len(fitting) == 1 and own.isdisjoint(report.article_id for report in happenings[fitting[0]]):
            people, others = _people(reports), _people(happenings[fitting[0]])
            if people & others or not (people and others):
                joined[fitting[0]] += joined.pop(number)
    return [*joined.values()]


def majority(types: Iterable[str]) -> str:
    """The type that most reports give; words and "other" give way to what says more."""
    counted = Counter(types)
    return min(counted, key=lambda kind: (kind in _VAGUE and len(counted) > 1, -counted[kind], kind))


def _named(happenings: Iterable[list[Report]]) -> Iterator[tuple[str, list[Report]]]:
    """Happenings with ids: the same for the same date, type and region; namesakes get a participant's besides."""
    by_id: dict[str, list[list[Report]]] = defaultdict(list)
    keys: dict[str, tuple[str, str | None, str, str | None]] = {}
    for reports in happenings:
        best = min(reports, key=lambda r: (-len(r.date), *r.key))
        key = (best.date, best.until, majority(report.type for report in reports), best.region)
        ident = event_id(*key)
        by_id[ident].append(reports)
        keys[ident] = key
    for ident, found in sorted(by_id.items()):
        first, *others = sorted(
            found, key=lambda reports: (-len({r.article_id for r in reports}), min(r.key for r in reports))
        )
        yield ident, first
        for reports in others:
            also = min(_people(reports), default="") or min(r.article_id for r in reports)
            yield event_id(*keys[ident], also=f"|{also}"), reports


def statuses(claims: Iterable[tuple[str | None, str, str]]) -> list[tuple[str, str]]:
    """The claims about a violation (status, day of the article or "", article), oldest first, each once."""
    told = sorted({(day or "9999", article, status) for status, day, article in claims if status})
    return [(status, article) for _, article, status in told]


def lowest(found: Iterable[str]) -> str | None:
    """The status that claims least: what all reports support. Null without any."""
    return min(found, key=lambda status: RANK[status], default=None)
