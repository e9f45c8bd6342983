"""Places and coverage. fictional: true (the regions are real, the sentences are not)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.coverage import coverage
from netralitas.extract.places import places
from netralitas.records import Coverage, Document, Entity
from netralitas.reference import Lexicon

Write = Callable[..., Document]


def _regions(document: Document, lexicon: Lexicon) -> list[str]:
    return list(dict.fromkeys(place.region for place in places(document, lexicon) if place.rule != "dateline"))


def _coverage(document: Document, lexicon: Lexicon) -> tuple[Coverage, ...]:
    return coverage(document, tuple(places(document, lexicon)), (), lexicon)


def _primary(document: Document, lexicon: Lexicon) -> str | None:
    return next(entry.region for entry in _coverage(document, lexicon) if entry.primary)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati Bandung hadir.", ["Kabupaten Bandung"]),
        ("Pj Wali Kota Sukabumi hadir.", ["Kota Sukabumi"]),
        ("Walikota Bogor hadir.", ["Kota Bogor"]),
        ("Pemkab Cirebon rapat.", ["Kabupaten Cirebon"]),
        ("Pemerintah Kabupaten (Pemkab) Bekasi rapat.", ["Kabupaten Bekasi"]),
        ("Pemkot Tasikmalaya rapat.", ["Kota Tasikmalaya"]),
        ("Warga Kab. Bogor hadir.", ["Kabupaten Bogor"]),
        ("Sekda KBB hadir.", ["Kabupaten Bandung Barat"]),
        ("Bawaslu Jabar hadir.", ["Provinsi Jawa Barat"]),
        ("Pemprov Jateng dan Gubernur Banten hadir.", ["Provinsi Jawa Tengah", "Provinsi Banten"]),
        ("Kabupaten dan Kota Sukabumi hadir.", ["Kabupaten Sukabumi", "Kota Sukabumi"]),
        (
            "Kabupaten Bogor, Sukabumi, dan Cianjur hadir.",
            ["Kabupaten Bogor", "Kabupaten Sukabumi", "Kabupaten Cianjur"],
        ),
        ("Warga Bandung Barat hadir.", ["Kabupaten Bandung Barat"]),
        ("Rapat di Kecamatan Soreang.", ["Kabupaten Bandung"]),
        ("Camat Rancaekek hadir.", ["Kabupaten Bandung"]),
        ("Rapat di Gedung Sate berlangsung singkat.", ["Kota Bandung"]),
        ("Wali Kota Semarang bertemu Bupati Malang.", ["Kota Semarang", "Kabupaten Malang"]),
        ("Bupati Jayapura hadir.", ["Kabupaten Jayapura"]),
        ("Warga Solo hadir.", ["Kota Surakarta"]),
        ("Rapat di Jakarta Selatan.", ["Kota Administrasi Jakarta Selatan"]),
        ("Sungguh malang nasib Budi, ia diserang di Garut.", ["Kabupaten Garut"]),
        ("Wali Kota Batu dan Wali Kota Banjar hadir.", ["Kota Batu", "Kota Banjar"]),
        ("Bima Arya Wiguna hadir.", []),
        ("Kaur Pembangunan dan Kepala Desa Sukabumi hadir.", []),
        ("Ia lulusan Universitas Jember dan membaca Radar Bogor.", []),
        ("Rapat di Jalan Cirebon nomor 3.", []),
        ("Wilayah Bandung Raya dan Bandung Selatan macet.", []),
    ],
)
def test_names(write: Write, lexicon: Lexicon, text: str, expected: list[str]) -> None:
    assert _regions(write(text), lexicon) == expected


def test_bare_name_follows_how_the_article_writes_it_out(write: Write, lexicon: Lexicon) -> None:
    text = "Warga Cirebon hadir. Bupati Cirebon memberi sambutan.\nRapat di Cirebon selesai."
    assert _regions(write(text), lexicon) == ["Kabupaten Cirebon"]


def test_bare_name_follows_a_building(write: Write, lexicon: Lexicon) -> None:
    document = write("Kabupaten Garut diundang ke Gedung Sate, Bandung.")
    assert "Kabupaten Bandung" not in _regions(document, lexicon)


def test_person_named_like_a_region(write: Write, lexicon: Lexicon) -> None:
    document = write("Yudi Garut hadir.")
    marked = Document(document.article, document.sentences, (Entity(0, 10, "PER", "test"),))
    assert _regions(marked, lexicon) == []


def test_offsets(write: Write, lexicon: Lexicon) -> None:
    document = write("Rapat Kab. Garut dan Pemkot Bogor.")
    assert [document.text[p.start : p.end] for p in places(document, lexicon)] == ["Kab. Garut", "Bogor"]


def test_dateline_is_the_newsroom(write: Write, lexicon: Lexicon) -> None:
    document = write("Bupati Garut meminta pegawainya netral. Garut siap.", dateline="BANDUNG – ")
    assert [entry.region for entry in _coverage(document, lexicon)] == ["Kabupaten Garut"]


def test_dateline_alone(write: Write, lexicon: Lexicon) -> None:
    document = write("Para pegawai diminta netral oleh pimpinan daerah.", dateline="SUBANG – ")
    assert _primary(document, lexicon) == "Kabupaten Subang"


def test_dateline_of_a_kecamatan(write: Write, lexicon: Lexicon) -> None:
    document = write("Para pegawai diminta netral.", dateline="Soreang – ")
    assert _primary(document, lexicon) == "Kabupaten Bandung"


def test_local_region_before_its_province(write: Write, lexicon: Lexicon) -> None:
    document = write(
        "Wali Kota Sukabumi mengikuti rapat Bawaslu Jawa Barat. Gubernur Jawa Barat juga hadir.",
        title="Wali Kota Sukabumi Ikuti Rapat di Bawaslu Jawa Barat",
    )
    assert _primary(document, lexicon) == "Kota Sukabumi"


def test_venue_does_not_take_the_article(write: Write, lexicon: Lexicon) -> None:
    document = write(
        "Gubernur Jawa Barat bicara di Gedung Sate, Bandung. Pemprov Jabar siap.", title="ASN Jabar Diminta Netral"
    )
    assert _primary(document, lexicon) == "Provinsi Jawa Barat"


def test_national(write: Write, lexicon: Lexicon) -> None:
    document = write("Menteri PANRB meminta seluruh ASN di Indonesia netral. BKN mengawasi.", dateline="JAKARTA – ")
    entries = _coverage(document, lexicon)
    assert entries[0].primary
    assert entries[0].region is None


@given(
    st.lists(
        st.sampled_from(
            [
                "Kota",
                "Bandung",
                "Kabupaten",
                "dan",
                "/",
                "Wali",
                "Jawa",
                "Barat",
                "Kecamatan",
                "Soreang",
                "(",
                ".",
                "\n",
                "Gedung Sate",
                ",",
                "di",
                "Banjar",
                "KBB",
                "Menteri",
                "Jakarta",
                "se-",
                "İstanbul",
                "Bupati",
            ]
        )
        | st.text(max_size=6),
        max_size=25,
    ).map(" ".join)
)
def test_any_text(write: Write, lexicon: Lexicon, text: str) -> None:
    document = write(text)
    found = tuple(places(document, lexicon))
    assert found == tuple(places(document, lexicon))
    official = {row["name"]: row["code"] for row in lexicon["regions"]}
    for place in found:
        assert 0 <= place.start < place.end <= len(document.text)
        assert official[place.region] == place.code
    entries = coverage(document, found, (), lexicon)
    assert sum(entry.weight for entry in entries) == pytest.approx(1)
    assert sum(entry.primary for entry in entries) == 1
    assert all(entry.weight >= 0 for entry in entries)
