"""People of an article. All people and quotations are invented (fictional: true); offices and places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from netralitas.extract.people import people
from netralitas.records import Article, Document, Entity, Person, Span
from netralitas.reference import Lexicon

Write = Callable[..., Document]

ORDERS = [
    ("Ketua Bawaslu Kota Cimahi, Dadang Wirasasmita, hadir di sana.", "Ketua Bawaslu Kota Cimahi"),
    ("Ketua Bawaslu Kota Cimahi Dadang Wirasasmita hadir di sana.", "Ketua Bawaslu Kota Cimahi"),
    ("Rapat dipimpin Dadang Wirasasmita, Ketua Bawaslu Kota Cimahi, pagi itu.", "Ketua Bawaslu Kota Cimahi"),
    ("Rapat dipimpin Dadang Wirasasmita selaku Ketua Bawaslu Kota Cimahi.", "Ketua Bawaslu Kota Cimahi"),
    ("Rapat dipimpin Dadang Wirasasmita (Ketua Bawaslu Kota Cimahi).", "Ketua Bawaslu Kota Cimahi"),
    ("Dadang Wirasasmita resmi menjadi Penjabat (Pj) Bupati Garut.", "Penjabat (Pj) Bupati Garut"),
]


@pytest.mark.parametrize(("text", "role"), ORDERS)
def test_the_office_is_found_in_every_order(text: str, role: str, write: Write, lexicon: Lexicon) -> None:
    (person,) = people(write(text), lexicon)
    assert (person.name, person.role) == ("Dadang Wirasasmita", role)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Acara digelar di Gedung Moch. Yusup, Jalan Dadang Wirasasmita.", []),
        ("Tim Universitas Ahmad Permadi meneliti Pilkada di Kabupaten Garut.", []),
        ("Deklarasi digelar Kelompok Penyelenggara Pemungutan Suara di Jawa Barat.", []),
        ("Warga bernama Ujang Sumitra melapor.", ["Ujang Sumitra"]),
        ("Pasangan Dadang Wirasasmita-Lilis Suryani unggul.", ["Dadang Wirasasmita", "Lilis Suryani"]),
        ("Pasangan Dadang Wirasasmita dan Lilis Suryani unggul.", ["Dadang Wirasasmita", "Lilis Suryani"]),
        ("Itu keliru, kata Armanunsa kemarin.", ["Armanunsa"]),
        ("Pengadilan memeriksa terdakwa Ubai Anshori kemarin.", ["Ubai Anshori"]),
        ("H. DADANG WIRASASMITA membuka rapat itu.", ["Dadang Wirasasmita"]),
    ],
)
def test_who_is_a_person(text: str, names: list[str], write: Write, lexicon: Lexicon) -> None:
    assert [person.name for person in people(write(text), lexicon)] == names


@pytest.mark.parametrize(
    "text",
    [
        # An institution's abbreviation, a possessive, and the end of an office are nobody's names.
        "Dadang Wirasasmita memimpin Asosiasi Petani Kopi Rakyat (Aspekora). Aspekora, kata dia, menolak.",
        "Menurut Dadang Wirasasmita, Ketua Umumnya belum datang.",
        "Direktur Jenderal Penanganan Fakir Miskin Kementerian Sosial Dadang Wirasasmita hadir.",
    ],
)
def test_who_is_none(text: str, write: Write, lexicon: Lexicon) -> None:
    assert [person.name for person in people(write(text), lexicon)] == ["Dadang Wirasasmita"]


def test_old_spelling_makes_no_second_person(write: Write, lexicon: Lexicon) -> None:
    text = "Ketua KPU Garut Lilis Syarifah hadir. Menurut Sarifah, rapat selesai."
    assert [person.name for person in people(write(text), lexicon)] == ["Lilis Syarifah"]


def test_a_headline_lends_no_verbs_to_names(write: Write, lexicon: Lexicon) -> None:
    document = write(
        "Dadang Wirasasmita hadir di Garut kemarin.", title="Dadang Wirasasmita Ingatkan ASN Soal Netralitas"
    )
    assert [person.name for person in people(document, lexicon)] == ["Dadang Wirasasmita"]


def test_short_forms_are_aliases_of_the_fullest_name(write: Write, lexicon: Lexicon) -> None:
    (person,) = people(
        write("Sukmana meminta ASN netral.\nPj Wali Kota Bandung, A. Sukmana Hadi, hadir. A. Sukmana pun pulang."),
        lexicon,
    )
    assert person.name == "A. Sukmana Hadi"
    assert set(person.aliases) == {"Sukmana", "A. Sukmana"}


def test_explained_initials_mean_their_person(write: Write, lexicon: Lexicon) -> None:
    text = "Bupati Garut, Dadang Wirasasmita (DW), hadir. Menurut DW, rapat itu berguna."
    (person,) = people(write(text, title="DW Buka Rapat"), lexicon)
    assert (person.name, set(person.aliases)) == ("Dadang Wirasasmita", {"DW"})
    assert [m.form for m in person.mentions] == ["short", "full", "short", "short"]


def test_a_model_confirms_and_denies(write: Write, lexicon: Lexicon) -> None:
    text = "Kemarin Xavier Qlorn hadir bersama Ahmad Permadi di lokasi."
    plain = write(text)
    start, other = text.index("Xavier"), text.index("Ahmad")
    entities = (Entity(start, start + 12, "PER", "m"), Entity(other, other + 13, "LOC", "m"))
    document = Document(plain.article, plain.sentences, entities)
    assert [person.name for person in people(document, lexicon)] == ["Xavier Qlorn"]


def _check(text: str, found: tuple[Person, ...]) -> None:
    for person in found:
        assert person.mentions
        for mention in person.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.name == person.name
        if person.role_span and not {"yang", "diketuai", "mengepalai"} & set(text.split()):
            assert " ".join(text[person.role_span.start : person.role_span.end].split()) == person.role


# fmt: off
PIECES = st.sampled_from(
    [
        "Ketua", "Bawaslu", "Kota Bandung", "Dadang", "Wirasasmita", "A.", ",", ".", "“", "”", '"', "(", ")",
        "Pj", "ujarnya", "kata", "ia", "mengatakan", "menurut", "dan", "-", "\n", "Gedung", "S.Pd.", "H.",
        "(45)", "’", "bin", "itu", "Bupati", "KPU", "İ", "ß", "\u200d", "yang diketuai", "lembaga", "adalah",
        "sebagai", "dari", "Divisi", "mengepalai", "Seorang",
    ]
)
# fmt: on


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)), headed=st.booleans())
def test_no_text_breaks_it_and_spans_slice_back(text: str, headed: bool, lexicon: Lexicon) -> None:
    spans = tuple(Span(a, a + len(line)) for a, line in _lines(text) if line)
    head = spans[0] if headed and spans else None
    article = Article("x", text, spans[1:] if head else spans, title_span=head)
    found = people(Document(article, ()), lexicon)
    _check(text, found)
    assert found == people(Document(article, ()), lexicon)


def _lines(text: str) -> list[tuple[int, str]]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, line))
        at += len(line) + 1
    return out
