"""fictional: true — every name and sentence here is invented."""

from __future__ import annotations

import pytest
from netralitas.articles.language_guess import is_indonesian


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Camat yang baru itu mengatakan bahwa semua pegawai di kantornya harus netral dalam pemilihan.", True),
        ("The new head of the district said that all of the officers in his office have to be neutral.", False),
        ("De nieuwe burgemeester zei dat alle ambtenaren van het kantoor niet aan de campagne mee mogen doen.", False),
        ("新しい町長は職員に中立を求めた。 選挙は 来月 行われる 予定", False),
        ("Camat Cibuntu", None),
        ("", None),
    ],
)
def test_is_indonesian(text: str, answer: bool | None) -> None:
    assert is_indonesian(text) is answer
