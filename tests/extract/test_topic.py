"""The topic. fictional: true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.topic import topic
from netralitas.records import Document
from netralitas.reference import Lexicon

Write = Callable[..., Document]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("ASN Garut Diminta Netral", "Bupati meminta aparatur sipil negara netral dalam Pilkada.", "asn_neutrality"),
        (
            "Dua Camat Diperiksa Bawaslu",
            "Kedua camat diduga berpihak kepada pasangan calon. Netralitas ASN diawasi.",
            "asn_neutrality",
        ),
        (
            "Netralitas ASN, TNI, dan Polri Dijaga",
            "ASN tidak boleh terlibat politik praktis, kata Pj bupati.",
            "asn_neutrality",
        ),
        (
            "Dua Laporan ASN Menunggu BKN",
            "Bawaslu merekomendasikan dua laporan dugaan pelanggaran oleh ASN, kata ketua Bawaslu. Satu laporan "
            "menyangkut kehadiran dalam sebuah deklarasi calon bupati.",
            "asn_neutrality",
        ),
        (
            "ASN Korupsi Dana Hibah Ditahan",
            "Dua ASN sekretariat KPU dan Bawaslu diduga korupsi dana hibah pilkada. Kasus itu disidik jaksa.",
            "near_miss",
        ),
        (
            "Kapolres: Polisi Wajib Netral",
            "Anggota Polri menjaga netralitas dalam Pilkada. Perwakilan ASN hadir.",
            "near_miss",
        ),
        ("KPU Ingatkan KPPS", "Petugas KPPS dan PPS harus netral. Penyelenggara tidak memihak siapa pun.", "near_miss"),
        ("Kades Diminta Netral", "Kepala desa dan perangkat desa menjaga netralitas dalam pemilihan.", "near_miss"),
        (
            "Formasi CPNS Dibuka",
            "Pemkot membuka 500 formasi. Pegawai honorer dapat mendaftar sebagai PPPK.",
            "off_topic",
        ),
        ("Harga Beras Naik", "Pedagang mengeluh, pembeli menawar.", "off_topic"),
        ("Aturan Dibahas", "Pegawai negeri tidak boleh memihak. Peserta datang dari lima kota.", "asn_neutrality"),
        (
            "Bawaslu Hentikan Laporan terhadap Camat",
            "Laporan terhadap seorang camat dihentikan Bawaslu. Camat itu lega.",
            "asn_neutrality",
        ),
        ("Hakim Diminta Netral", "Hakim konstitusi harus netral, kata pengamat.", "near_miss"),
        ("Calon Wali Kota ke Pasar", "Calon itu meminta dukungan kepada pedagang. Ia diantar relawan.", "off_topic"),
    ],
)
def test_class(write: Write, lexicon: Lexicon, title: str, body: str, expected: str) -> None:
    found = topic(write(body, title=title), lexicon)
    assert found.topic_class == expected
    assert found.on_topic == (expected == "asn_neutrality")


def test_sentences_that_decide(write: Write, lexicon: Lexicon) -> None:
    document = write("Hujan turun deras. ASN wajib netral dalam Pilkada. Rapat lalu ditutup.", title="Apel Pagi")
    assert topic(document, lexicon).sentences == (2,)


def test_empty(write: Write, lexicon: Lexicon) -> None:
    assert topic(write(""), lexicon).topic_class == "off_topic"


@given(
    st.lists(st.sampled_from(["ASN", "netral", "Polri", "Pilkada", ".", "\n", "camat", "A"]) | st.text(max_size=5)).map(
        " ".join
    )
)
def test_any_text(write: Write, lexicon: Lexicon, text: str) -> None:
    document = write(text)
    found = topic(document, lexicon)
    assert found == topic(document, lexicon)
    assert 0 <= found.score < 1
    assert all(0 <= index < len(document.sentences) for index in found.sentences)
