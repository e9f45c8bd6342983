"""The shipped corpus: true to its fact sheets, written and not stamped, and without anybody else's words."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from netralitas import paths
from netralitas.articles import read_folder
from netralitas.records import Article

FILES = sorted(paths.ARTICLES.glob("*.md"))
WEEKDAYS = ["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
MONTHS = [
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
]
WORDS_DATE = re.compile(rf"\b({'|'.join(WEEKDAYS)})\W+(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", re.IGNORECASE)
SLASH_DATE = re.compile(rf"\b({'|'.join(WEEKDAYS)})\W+(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})", re.IGNORECASE)


def parts(path: Path) -> tuple[dict[str, Any], str]:
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    corpus = read_folder(paths.ARTICLES)
    assert corpus.quarantine == ()
    by_id = {article.article_id: article for article in corpus.articles}
    return {file.path: by_id[file.article_id] for file in corpus.files}


def test_there_is_one_dispatch_for_each_fact_sheet() -> None:
    facts = [parts(path)[0]["facts"] for path in FILES]
    assert facts == [f"F{number:03}" for number in range(1, 91)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_front_matter_says_what_it_is(path: Path) -> None:
    front, _ = parts(path)
    assert set(front) <= {"source_outlet", "source_url", "published", "kind", "facts"}
    assert front["kind"] == "ringkasan"
    assert path.name.startswith(front["facts"])
    assert front["published"] is None or isinstance(front["published"], date)
    assert re.match(r"https?://\S+$", front.get("source_url", "https://x"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_dispatch_has_70_to_180_words(path: Path, articles: dict[str, Article]) -> None:
    article = articles[path.name]
    assert 70 <= sum(len(article.cut(span).split()) for span in article.body) <= 180


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_weekday_fits_its_date(path: Path) -> None:
    text = parts(path)[1].lower()
    found = [(day, int(d), MONTHS.index(m) + 1, int(y)) for day, d, m, y in WORDS_DATE.findall(text)]
    found += [(day, int(d), int(m), int(y)) for day, d, m, y in SLASH_DATE.findall(text)]
    assert [hit for hit in found if WEEKDAYS[date(hit[3], hit[2], hit[1]).weekday()] != hit[0]] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nobody_is_quoted(path: Path) -> None:
    """We have the gist and not the words: quotation marks hold titles and slogans, short and not ended as sentences."""
    for quoted in re.findall(r"[“\"„]([^”\"]*)[”\"]", parts(path)[1]):
        assert len(quoted.split()) <= 8
        assert not re.search(r"[.!?,]$", quoted)


def test_no_two_dispatches_share_nine_words_in_a_row() -> None:
    runs: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in FILES:
        words = re.findall(r"[^\W_]+", parts(path)[1].lower())
        for at in range(len(words) - 8):
            runs[tuple(words[at : at + 9])].add(path.stem)
    assert {" ".join(run): sorted(where) for run, where in runs.items() if len(where) > 1} == {}


def test_about_a_quarter_carries_the_mess_of_scraped_pages(articles: dict[str, Article]) -> None:
    messy = [name for name, article in articles.items() if article.dropped]
    assert 18 <= len(messy) <= 32


def test_openings_vary() -> None:
    """Written as news is written: no three words open more than a few dispatches."""
    openings = Counter(
        " ".join(re.findall(r"\w+", re.sub(r"^.{0,60}?[–—-] ", "", article.cut(article.body[0])))[:3]).lower()
        for article in read_folder(paths.ARTICLES).articles
    )
    assert openings.most_common(1)[0][1] <= 3


def rows(shared: Path) -> dict[str, dict[str, Any]]:
    lines = (shared / "facts" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


#: Row and field where the dispatch leaves out on purpose what the row has, with the reason.
LEFT_OUT = {
    ("F019", "url"): "the address names the village of an unnamed village head",
    ("F063", "url"): "the address is the headline of the page, word for word",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_dispatch_is_true_to_its_fact_sheet(path: Path, shared: Path) -> None:
    front, text = parts(path)
    row = rows(shared)[front["facts"]]
    published = front["published"].isoformat() if front["published"] else None
    assert published == row["published"]
    if (front["facts"], "url") not in LEFT_OUT:
        assert front.get("source_url") == row["url"]
    missing = [person["name"] for person in row["persons"] if not named(person["name"], text)]
    assert missing == []


def named(name: str, text: str) -> bool:
    """Whether a text names a person, degrees and bracketed spellings of the row aside."""
    plain = re.sub(r"\(.*?\)|,.*", "", name).strip()
    return plain.lower() in text.lower()


@pytest.mark.parametrize("month", [f"{y}-{m:02}" for y in (2023, 2024, 2025) for m in range(1, 13)][8:25])
def test_every_month_has_an_event(month: str, shared: Path) -> None:
    used = {parts(path)[0]["facts"] for path in FILES}
    assert any(
        event["date"].startswith(month) for name, row in rows(shared).items() if name in used for event in row["events"]
    )
