"""The static pages: links, safety, extracts, regions, and when they are made again. fictional: true"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
import polars as pl
import pytest
from netralitas.reference import Lexicon
from netralitas.report import builtin, html, pages
from netralitas.report.corpus_rows import SettingError, setting
from netralitas.report.evidence import counted
from netralitas.report.marking import clean, safe_link
from netralitas.report.pages import Pages
from small_corpus import HOSTILE, IDS, OVERRIDE, PAYLOADS, dispatch, endless, hostile, third_party, write_tables

Write = Callable[..., Path]


class Seen(HTMLParser):
    """Ids, links, tags and text of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[dict[str, str]] = []
        self.loads: list[str] = []
        self.attributes: set[str] = set()
        self.scripts: list[str] = []
        self.text = ""
        self._script = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.attributes |= set(values)
        self.ids |= {values["id"]} if "id" in values else set()
        if tag == "a":
            self.links.append(values)
        elif "href" in values or "src" in values:
            self.loads.append(values.get("href", "") or values.get("src", ""))
        self._script = tag == "script"
        if self._script and "src" not in values:
            self.scripts.append("")

    def handle_endtag(self, _tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[-1] += data
        else:
            self.text += data


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"), lexicon, [dispatch(), third_party(), hostile()])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, write: Write) -> Path:
    cells = [nbformat.v4.new_markdown_cell("# Summary\n\nSee the [regions](pages/regions/index.html).")]
    project = {"type": "book", "output-dir": "reports/site", "resources": ["pages/**"]}
    return write(tmp_path_factory.mktemp("book"), {"index.ipynb": cells}, project=project)


@pytest.fixture(scope="module")
def site(book: Path, tables: Path) -> Path:
    pages.pages(book, tables)
    builtin.render(book, book / "site")
    return book / "site"


def evidence(site: Path, name: str) -> Path:
    return site / "pages" / "articles" / f"{IDS[name]}.html"


def links(site: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    for page in sorted(site.rglob("*.html")):
        for link in Seen(page).links:
            yield page, link


def test_no_link_is_dead(site: Path) -> None:
    ids = {page.resolve(): Seen(page).ids for page in site.rglob("*.html")}
    assert len(ids) > 3 + 27
    inside = 0
    for page, link in links(site):
        address = link["href"]
        if address.startswith(("http://", "https://")):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page.resolve()
        assert target.is_file(), (page.name, address)
        if anchor:
            assert anchor in ids[target], (page.name, address)
        inside += 1
    assert inside > 500


def test_every_record_has_its_sentence_on_a_page(site: Path, tables: Path) -> None:
    for table in ("statements", "events", "mentions", "places", "timexes", "legal_references", "figures"):
        frame = pl.read_parquet(tables / f"{table}.parquet").drop_nulls("sentence")
        assert frame.height or table in {"quarantine"}
        for article, sentence in frame.select("article_id", "sentence").unique().iter_rows():
            assert f"s{sentence}" in Seen(site / "pages" / "articles" / f"{article}.html").ids


def test_links_that_leave_are_http_and_say_nothing_of_where_from(site: Path) -> None:
    away = [link for _, link in links(site) if ":" in link["href"].split("#")[0]]
    assert {link["href"] for link in away} >= {"https://kabar.example/camat", "http://pasar.example/a?b=1&c=2"}
    for link in away:
        assert link["href"].startswith(("http://", "https://"))
        assert link["rel"] == "noopener noreferrer"


def test_nothing_that_an_article_says_runs(site: Path) -> None:
    for page in sorted((site / "pages").rglob("*.html")):
        seen = Seen(page)
        assert seen.scripts == [html.THEME_SCRIPT]
        assert not {name for name in seen.attributes if name.startswith("on") or name in {"style", "srcdoc"}}
        assert all(load.startswith("../assets/") for load in seen.loads)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.read_text(encoding="utf-8"))
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page.read_text(encoding="utf-8"))
        assert policy
        assert "unsafe" not in policy[1]
        assert "default-src &#39;none&#39;" in policy[1]


def test_what_an_article_says_is_there_as_text(site: Path) -> None:
    text = " ".join(Seen(evidence(site, "hostile")).text.split())
    for payload in PAYLOADS:
        assert payload in text
    assert clean(OVERRIDE) in text
    assert "no address" in text


@pytest.mark.slow
def test_nothing_runs_in_a_browser(site: Path, tmp_path: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    options += ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path}"]
    for page in (evidence(site, "hostile"), site / "pages" / "regions" / "32.73.html"):
        command = [program, *options, "--dump-dom", page.as_uri()]
        dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
        assert "<title>ran" not in dom
        assert 'aria-pressed="' in dom
        assert "– Sample</title>" in dom


def test_a_dispatch_is_whole_and_marked(site: Path) -> None:
    page = evidence(site, "dispatch").read_text(encoding="utf-8")
    for kind in ("person", "institution", "date", "law", "figure"):
        assert f'<mark class="e e-{kind}"' in page
    assert 'Maya Wirasena</span><sup aria-hidden="true">P</sup><span class="vh" lang="en"> (person)' in page
    text = " ".join(Seen(evidence(site, "dispatch")).text.split())
    for words in (
        "event: pelanggaran, 2 May 2024, alleged",
        "indirect statement of Maya Wirasena",
        "Camat Cibuntu",
        "uu_5_2014",
        "nothing to compare with",
        "read also",
        "Baca juga: Camat Dilantik",
        "3 May 2024",
        "Sentences not shown",
    ):
        assert (words in text) == (words != "Sentences not shown")


def test_a_third_party_s_text_is_shown_in_ten_extracts(site: Path) -> None:
    page = evidence(site, "third").read_text(encoding="utf-8")
    shown = re.findall(r'<p lang="id">(.*?)</p>', page)
    assert len(shown) == 10
    for words in shown:
        plain = re.sub(r"<sup.*?</sup>|<span class=\"vh\".*?</span>|<[^>]+>|…", "", words)
        assert 0 < len(plain.split()) <= 25
    assert "belongs to its publisher" in page
    assert '<span id="s29">29</span>' in page


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('articles = "a"\nevidence = "full"', "full"),
        ('articles = "b"\nevidence = "full"', "extracts"),
        ('articles = "a"', "extracts"),
        ("", "extracts"),
    ],
)
def test_who_prints_a_text_in_full_has_to_say_so(declared: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text(declared)
    assert setting(tmp_path / "a") == expected
    assert setting(None) == "extracts"


def test_an_unknown_setting_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text('articles = "a"\nevidence = "some"')
    with pytest.raises(SettingError, match="some"):
        setting(tmp_path / "a")


def test_a_region_s_page_has_its_case_and_its_people(site: Path) -> None:
    page = site / "pages" / "regions" / "32.05.html"
    text = " ".join(Seen(page).text.split())
    assert "It is the main region of 1 article; 1 article covers it at all." in text
    assert "1 dated event, 1 person in office and 1 statement were found." in text
    assert "alleged: somebody says" in text
    assert f'<a href="../articles/{IDS["dispatch"]}.html#s1" aria-label="2 May 2024: pelanggaran, alleged' in (
        page.read_text(encoding="utf-8")
    )


def test_a_region_without_articles_says_so_in_sentences(site: Path) -> None:
    page = site / "pages" / "regions" / "32.18.html"
    text = " ".join(Seen(page).text.split())
    assert "No article of this corpus covers Kabupaten Pangandaran." in text
    for words in ("No dated event in", "No case in", "No statement was found", "No article covers"):
        assert f"{words}" in text
    assert "<svg" not in page.read_text(encoding="utf-8")


def test_pages_are_made_again_only_if_something_changed(book: Path, tables: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(book, tmp_path / "book", ignore=shutil.ignore_patterns("pages", "site")))
    data = Path(shutil.copytree(tables, tmp_path / "tables"))
    first = pages.pages(root, data)
    assert first == Pages(first.count, first.files, skipped=False)
    assert first.count == 3 + 27 + 3
    assert pages.pages(root, data).skipped
    (root / "pages" / first.files[0]).unlink()
    assert not pages.pages(root, data).skipped
    manifest = data / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"selection": null', '"selection": "sample"'))
    assert not pages.pages(root, data).skipped
    assert [path.name for path in root.iterdir() if path.name.startswith(".pages")] == []


def test_the_same_tables_give_the_same_bytes(book: Path, tables: Path, tmp_path: Path) -> None:
    def digests(root: Path) -> dict[str, str]:
        made = pages.pages(root, tables)
        return {name: hashlib.sha256((root / "pages" / name).read_bytes()).hexdigest() for name in made.files}

    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        shutil.copytree(book, place, ignore=shutil.ignore_patterns("pages", "site"))
    assert digests(places[0]) == digests(places[1])


def test_a_word_of_a_megabyte_is_cut_and_said_to_be(book: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    from netralitas.report.book import read_book

    made = pages.render(read_book(book), write_tables(tmp_path, lexicon, [endless()]))
    page = next(content for path, content in made.items() if re.fullmatch(r"articles/[0-9a-f]{16}\.html", path))
    assert len(page) < 30_000
    assert b"are cut" in page
    assert all(len(content) < 600_000 for path, content in made.items() if path.endswith(".html"))


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://kabar.example/a?b=c", True),
        ("HTTP://kabar.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://kabar.example", False),
        ("//kabar.example/a", False),
        ("https:///a", False),
        ("data:text/html,x", False),
        ("https://kabar.example/\u202egpj", False),
        ("https://[broken", False),
        ('https://kabar.example/"onclick', False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, good: bool) -> None:
    assert (safe_link(address) == address and address is not None) == good


def test_cleaning_keeps_every_place() -> None:
    assert len(clean(HOSTILE)) == len(HOSTILE)


@pytest.mark.parametrize(
    ("unit", "thing", "words"),
    [
        ("laporan", "laporan dugaan pelanggaran", "laporan dugaan pelanggaran"),
        ("laporan", "Laporan ASN", "Laporan ASN"),
        ("orang", "guru", "orang guru"),
        ("persen", "", "persen"),
        (None, "guru", "guru"),
    ],
)
def test_what_a_figure_counts_is_said_once(unit: str | None, thing: str, words: str) -> None:
    assert counted(unit, thing) == words
