from __future__ import annotations

import time

import pytest
from netralitas.articles.boilerplate import Rule, match_rule, rules
from netralitas.articles.lines import Line
from netralitas.articles.outlets import rows


def line(text: str) -> Line:
    return Line(0, len(text), text)


@pytest.mark.parametrize("row", rows("boilerplate_rules"), ids=lambda row: f"{row['rule']}: {row['example']}")
def test_every_row_matches_its_example(row: dict[str, str]) -> None:
    rule = next(rule for rule in rules() if rule.pattern.pattern == row["pattern"])
    assert rule.pattern.match(row["example"])
    assert rule.scopes <= {"line", "head", "foot", "block", "tail"}
    assert row["source"]


@pytest.mark.parametrize(
    "text",
    [
        "“Siap netral,” ujarnya.",
        "“Simak baik-baik, jangan bagikan berita bohong di Facebook,” kata Sarimin.",
        "Untuk mendapatkan informasi lain, warga dapat membuka akun Instagram kecamatan.",
        "Baca buku itu penting, kata camat kepada pegawainya.",
        "Foto itu beredar di grup WhatsApp pegawai.",
        "Foto Bersama Calon, Lurah Diperiksa",
        "Komentar itu ia sampaikan seusai apel.",
        "Terkait sanksi, camat menyerahkannya kepada bupati.",
        "Simak pesan camat kepada pegawainya soal netralitas, yang ia sampaikan di hadapan semua lurah.",
        "Selanjutnya, laporan itu diteruskan.",
        "Tag itu dipasang di pintu kantor.",
        "1. Teguran lisan",
        "Ikuti aturan, kata dia.",
        "Halaman kantor itu penuh pegawai.",
        "Lihat saja nanti, kata Sarimin.",
        "Oleh karena itu, pegawai diminta menahan diri.",
        "Berita itu dibantah camat.",
        "Sumber dana kampanye itu belum jelas.",
        "Terbaru, lurah juga diperiksa.",
    ],
)
def test_the_articles_own_lines(text: str) -> None:
    assert match_rule(line(text), "body") is None


@pytest.mark.parametrize(
    "text",
    [
        "1" * 400 + "x",
        "- " * 200 + "x",
        "ilustrasi " + "./" * 190,
        "share " * 65 + "!x",
        "a b " * 100,
        "»" * 400,
        "(" * 400,
    ],
)
def test_no_rule_takes_long(text: str) -> None:
    def seconds(rule: Rule) -> float:
        start = time.process_time()
        rule.pattern.match(text)
        return time.process_time() - start

    assert max(map(seconds, rules())) < 0.1
