"""Events and the status of violations. fictional: true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from netralitas.extract.dates import timexes
from netralitas.extract.events import events
from netralitas.extract.places import places
from netralitas.extract.status import status
from netralitas.records import Document, Event, Mention, Person
from netralitas.reference import Lexicon

Write = Callable[..., Document]


def _read(document: Document, lexicon: Lexicon, people: tuple[Person, ...] = ()) -> list[Event]:
    where = tuple(places(document, lexicon))
    return list(events(document, tuple(timexes(document.article)), where, people, lexicon))


@pytest.mark.parametrize(
    ("text", "date", "type_"),
    [
        ("Deklarasi netralitas berlangsung Senin (30/9/2024).", "2024-09-30", "deklarasi"),
        ("Bawaslu menggelar sosialisasi pada 22 Juli 2024.", "2024-07-22", "sosialisasi"),
        ("Wali Kota berkunjung ke gudang, Rabu 24 Januari 2024.", "2024-01-24", "kunjungan"),
        ("Rapat koordinasi digelar 5 Juni 2024.", "2024-06-05", "rapat"),
        ("Pemungutan suara berlangsung pada 27 November 2024.", "2024-11-27", "pemungutan_suara"),
        ("Bawaslu memanggil dan memeriksa camat itu, 3 Mei 2024.", "2024-05-03", "pengawasan"),
        ("Guru itu diberhentikan pada 3 Mei 2024.", "2024-05-03", "sanksi"),
        ("Empat pasangan mendaftar pada 27 Agustus 2024.", "2024-08-27", "pendaftaran"),
        ("Hal itu dikatakan Budi dalam rapat koordinasi, Jumat (6/9/2024).", "2024-09-06", "rapat"),
        ("Hal itu dikatakan Budi usai sosialisasi, Jumat (6/9/2024).", "2024-09-06", "sosialisasi"),
        ("Budi mengatakan pada Rabu (3/1/2024) bahwa rapat pleno harus digelar.", "2024-01-03", "pernyataan"),
        ("ASN jangan ikut kampanye, kata Bupati Budi, Jumat (6/9/2024).", "2024-09-06", "pernyataan"),
        ("Sehari setelah deklarasi, Jumat (6/9/2024), Budi menegaskan sikapnya.", "2024-09-06", "pernyataan"),
        ("Sampai Kamis (23/5/2024) perkara itu masih dikaji Bawaslu.", "2024-05-23", "pengawasan"),
        ("Hasil pemilihan ditetapkan KPU pada Senin (9/12/2024).", "2024-12-09", "pemungutan_suara"),
        ("Para ASN meneken pakta integritas, Senin (2/9/2024).", "2024-09-02", "deklarasi"),
        ("Pejabat dilarang dimutasi mulai Jumat, 22 Maret 2024.", "2024-03-22", "regulasi"),
        ("Surat edaran itu diterbitkan pada 4 September 2024.", "2024-09-04", "regulasi"),
        ("Menteri meneken keputusan bersama soal netralitas, Kamis (3/10/2024).", "2024-10-03", "regulasi"),
        ("Bawaslu menyimpulkan kepala bagian itu memang melanggar, Senin (7/10/2024).", "2024-10-07", "pengawasan"),
        ("Ketua Bawaslu menyatakan kasus itu berat, Senin (7/10/2024).", "2024-10-07", "pernyataan"),
        ("Pegawai kedapatan memasang baliho, 10 Januari 2024.", "2024-01-10", "pelanggaran"),
        ("Calon wali kota berkampanye di pasar, Rabu (23/10/2024).", "2024-10-23", "kampanye"),
        ("Seorang guru ikut berkampanye di pasar, Rabu (23/10/2024).", "2024-10-23", "pelanggaran"),
        ("Guru diminta tidak memihak, kata Sari, Rabu (23/10/2024).", "2024-10-23", "pernyataan"),
        ("Camat itu dimutasi sebagai hukuman per Selasa (8/10/2024).", "2024-10-08", "sanksi"),
        ("Pegawai harus mundur sebelum pendaftaran calon, 27–29 Agustus 2024.", "2024-08-27", "pendaftaran"),
        ("Demikian Kepala Dinas Sari, Rabu (22/5/2024).", "2024-05-22", "pernyataan"),
        ("KPU menetapkan hasil pilkada melalui rapat pleno, Jumat (6/12/2024).", "2024-12-06", "pemungutan_suara"),
    ],
)
def test_type(write: Write, lexicon: Lexicon, text: str, date: str, type_: str) -> None:
    (found,) = _read(write(text), lexicon)
    assert (found.date, found.type) == (date, type_)


@pytest.mark.parametrize(
    "text",
    [
        "Pilkada Serentak 2024 sudah dekat.",
        "UU Nomor 7 Tahun 2017 berlaku.",
        "SKB Nomor 2 Tahun 2022 tanggal 22 September 2022 menjadi dasar.",
        "Tercatat 20 kasus per 5 Oktober 2024.",
        "Ia lahir di Garut, 5 Mei 1970.",
        "Pilpres kemarin aman.",
        "Pembinaan berjalan sejak 2022-2023 dan saat ini.",
    ],
)
def test_no_event(write: Write, lexicon: Lexicon, text: str) -> None:
    assert _read(write(text, published="2024-10-07"), lexicon) == []


@pytest.mark.parametrize(
    ("title", "text", "type_"),
    [
        (
            "ASN Diminta Netral",
            "ASN harus netral, kata Budi, Jumat (6/9/2024).\nPeserta sosialisasi itu ASN.",
            "sosialisasi",
        ),
        ("Pemkot Gelar Deklarasi Netralitas", "ASN harus netral, kata Budi, Jumat (6/9/2024).", "deklarasi"),
        ("Bawaslu Periksa Camat", "Ketua Bawaslu Budi mengatakan hal itu pada Jumat (6/9/2024).", "pengawasan"),
        ("ASN Diminta Netral", "ASN harus netral, kata Ketua Bawaslu Budi, Jumat (6/9/2024).", "pernyataan"),
    ],
)
def test_type_from_another_sentence(write: Write, lexicon: Lexicon, title: str, text: str, type_: str) -> None:
    assert [e.type for e in _read(write(text, title=title), lexicon)] == [type_]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bupati lama menjabat sampai 12 Desember 2023.", "lainnya", id="before any vote"),
        pytest.param("Sari membuka pilihannya pada 16 Juli 2024.", "lainnya", id="between the elections"),
        pytest.param("Rekapitulasi penanganan kasus dirilis 2 Desember 2024.", "pengawasan", id="no votes are counted"),
        pytest.param("Hitungan itu selesai pada 5 Desember 2024.", "pemungutan_suara", id="when results are made"),
    ],
)
def test_votes_are_no_type_of_a_date_without_any(write: Write, lexicon: Lexicon, text: str, expected: str) -> None:
    """That the article speaks of voting makes no other day one."""
    found = _read(write(f"{text} Pemungutan suara dan pencoblosan disiapkan.", title="Pencoblosan"), lexicon)
    assert [event.type for event in found] == [expected]


def test_watching_in_general_is_no_step_of_a_case(write: Write, lexicon: Lexicon) -> None:
    text = "Mengawasi pegawai itu sulit. Hal itu diakui Ketua Bawaslu Sari, Kamis (27/6/2024)."
    assert [event.type for event in _read(write(text), lexicon)] == ["pernyataan"]


def test_later_words_about_a_case(write: Write, lexicon: Lexicon) -> None:
    text = (
        "Bawaslu meneruskan perkara camat itu kepada BKN pada 12 November 2024. Kamis (14/11/2024) Budi menjelaskannya."
    )
    assert [(e.type, e.status) for e in _read(write(text), lexicon)] == [
        ("pengawasan", "under_review"),
        ("pernyataan", "under_review"),
    ]


def test_earlier_step_is_not_raised(write: Write, lexicon: Lexicon) -> None:
    """What became of a case later says nothing of how it stood before."""
    text = (
        "Laporan diterima Rabu (15/5/2024) karena ia diduga berpihak. Sampai Kamis (23/5/2024) kasus itu masih dikaji."
    )
    assert [e.status for e in _read(write(text, title="Camat Dilaporkan"), lexicon)] == ["alleged", "under_review"]


def test_gatherings_have_no_status(write: Write, lexicon: Lexicon) -> None:
    text = "Rapat koordinasi digelar 5 Juni 2024. Satu temuan masih dikaji Bawaslu."
    assert [e.status for e in _read(write(text), lexicon)] == [None]


def test_month_and_interval(write: Write, lexicon: Lexicon) -> None:
    found = _read(
        write("Pemilu digelar Februari 2024. Kampanye berlangsung 25 September hingga 23 November 2024."), lexicon
    )
    assert [(e.date, e.until, e.precision) for e in found] == [
        ("2024-02", None, "month"),
        ("2024-09-25", "2024-11-23", "day"),
    ]


def test_tense(write: Write, lexicon: Lexicon) -> None:
    text = "Rapat digelar 1 Oktober 2024. Deklarasi digelar 5 Mei 2024. Debat digelar 9 November 2024."
    assert [e.tense for e in _read(write(text, published="2024-10-02"), lexicon)] == ["reports", "recalls", "announces"]


def test_tense_without_publication(write: Write, lexicon: Lexicon) -> None:
    """The last day on which something happened stands in for the day of publication; the vote lies ahead."""
    text = "Rapat digelar 1 Oktober 2024. Budi menegaskan itu, 3 Oktober 2024. Hari pencoblosan 27 November 2024."
    assert [e.tense for e in _read(write(text), lexicon)] == ["reports", "reports", "announces"]


@pytest.mark.parametrize("venue", ["Fiktif Hotel", "Aula Hotel Fiktif", "Paseban Karangan"])
def test_venue(write: Write, lexicon: Lexicon, venue: str) -> None:
    (found,) = _read(write(f"Apel digelar di {venue}, tepat Senin (22/1/2024)."), lexicon)
    assert found.place == venue


def test_place_and_region(write: Write, lexicon: Lexicon) -> None:
    text = "Apel digelar di Aula Barat Gedung Sate, Bandung, Senin (22/1/2024). Bupati Garut hadir."
    (found,) = _read(write(text), lexicon)
    assert (found.place, found.region) == ("Aula Barat Gedung Sate, Bandung", "Kota Bandung")


def test_dotted_place(write: Write, lexicon: Lexicon) -> None:
    (found,) = _read(write("Apel digelar di Gedung Moch. Fiktif, Senin (22/1/2024)."), lexicon)
    assert found.place == "Gedung Moch. Fiktif"


def test_participants(write: Write, lexicon: Lexicon) -> None:
    document = write("Budi Fiktif menggelar rapat, 5 Juni 2024. Sari Karangan absen.")
    people = tuple(
        Person(name, (), None, None, None, None, None, None, (Mention(at, at + 4, "person", "full", name, "test"),))
        for name, at in (("Budi Fiktif", 0), ("Sari Karangan", document.text.index("Sari")))
    )
    assert _read(document, lexicon, people)[0].participants == ("Budi Fiktif",)


def test_report_of_another_outlet_dates_nothing_else(write: Write, lexicon: Lexicon) -> None:
    text = "Rapat digelar 5 Juni 2024. Hal itu penting, katanya dikutip dari radio, Jumat (7/6/2024)."
    assert [e.date for e in _read(write(text), lexicon)] == ["2024-06-05"]


def test_date_of_the_dateline_alone(write: Write, lexicon: Lexicon) -> None:
    document = write("Bawaslu menggelar sosialisasi.", dateline="GARUT, (5/6/2024) – ")
    assert [e.date for e in _read(document, lexicon)] == ["2024-06-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camat itu diduga tidak netral.", "alleged"),
        ("Dugaan itu masih dikaji Bawaslu.", "under_review"),
        ("Tiga kasus dinyatakan terbukti.", "proven"),
        ("Ia terbukti melanggar dan dijatuhi sanksi.", "sanctioned"),
        ("Laporan itu tidak terbukti.", "dismissed"),
        ("Jika terbukti, camat yang diduga tidak netral itu akan dijatuhi sanksi.", "alleged"),
        ("Perkara itu belum terbukti.", "under_review"),
        ("ASN yang melanggar bisa disanksi.", None),
        ("ASN diminta netral.", None),
        ("Dua kasus terbukti, tiga lainnya tidak terbukti.", None),
        ("Perkara itu diserahkan ke BKN.", "under_review"),
        ("Bawaslu merekomendasikan kasus camat itu kepada KASN.", "under_review"),
        ("Kalau diulang, kasusnya akan dilaporkan ke KASN.", None),
        ("Pegawai yang terbukti berpihak akan ditindak.", None),
        ("Surat yang dulu terbukti manjur diulangi.", None),
        ("Tanggal yang dilaporkan tidak sama.", None),
        ("Setiap dugaan pelanggaran disaring dahulu.", None),
        ("Camat itu diperiksa, lalu perkaranya dihentikan.", "dismissed"),
        ("Satu kasus gugur, satu lagi masih diperiksa.", "under_review"),
        ("Bawaslu menyelidiki, BKN menghukum.", "under_review"),
        ("Bupati memberhentikan dua guru.", "sanctioned"),
        ("Bupati diminta menjatuhkan hukuman kepada sekda itu.", None),
        ("Ia mengusulkan camat itu dicopot.", None),
        ("Instansi yang berwenang memberhentikan camat itu ialah BKN.", None),
        ("Lurah itu diganjar denda enam juta rupiah.", "sanctioned"),
        ("Tunjangan pegawai itu dipotong 25 persen.", "sanctioned"),
        ("Posko pengaduan dibuka.", None),
        ("Bupati diberi waktu untuk menindaklanjuti rekomendasi.", None),
        ("Berkas camat yang ikut temu relawan itu diserahkan petugas kemarin pagi ke BKN.", "under_review"),
        ("Separuh laporan tidak memenuhi unsur.", None),
        ("Bawaslu meminta keterangan delapan guru.", "under_review"),
        ("Pengajian pegawai berlangsung khidmat.", None),
    ],
)
def test_status(lexicon: Lexicon, text: str, expected: str | None) -> None:
    assert status(text, 0, len(text), lexicon) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "Senin",
                "(30/9/2024)",
                "deklarasi",
                "terbukti",
                "tidak",
                "di",
                "Aula",
                "Kota Bandung",
                ".",
                "\n",
                "kemarin",
                "27 November",
                "UU Nomor 1 Tahun 2020",
                "mengatakan",
            ]
        )
        | st.text(max_size=5),
        max_size=20,
    ).map(" ".join),
    st.sampled_from([None, "2024-10-02"]),
)
def test_any_text(write: Write, lexicon: Lexicon, text: str, published: str | None) -> None:
    document = write(text, published=published)
    found = _read(document, lexicon)
    assert found == _read(document, lexicon)
    assert len({(e.date, e.until, e.type) for e in found}) == len(found)
    types = {row["event_type"] for row in lexicon["event_types"]}
    for event in found:
        assert 0 <= event.start < event.end <= len(document.text)
        assert event.type in types
        assert len(event.date) in {7, 10}
