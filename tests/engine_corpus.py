"""Small corpora for tests of builds. fictional: true"""

from __future__ import annotations

import hashlib
from pathlib import Path

GIVEN = ("Rangga", "Sari", "Dewi", "Bagas", "Lilis", "Yusuf", "Maya", "Toni", "Ratna", "Hendra")
FAMILY = ("Wirasena", "Lesmana", "Anggraini", "Pranata", "Kusumah", "Hidayat", "Permana")
REGIONS = ("Garut", "Subang", "Ciamis", "Kuningan", "Majalengka", "Sumedang", "Cianjur", "Karawang")
TEXT = """Camat di {region} Diminta Netral

{upper} – Pj Bupati {region}, {name}, meminta {number} camat menjaga netralitas aparatur sipil negara pada pilkada.

Itu disampaikan {given} dalam sosialisasi ke-{number}, Senin (7/10/2024). "Kami tidak ragu memberi sanksi," katanya.

Ia mengatakan bahwa pengawasan dilakukan bersama Bawaslu Kabupaten {region} sampai hari pemungutan suara.
"""


def text(number: int) -> str:
    """An article; another one for each number."""
    given, family = GIVEN[number % 10], FAMILY[number % 7]
    region = REGIONS[number % 8]
    return TEXT.format(region=region, upper=region.upper(), name=f"{given} {family}", given=given, number=number + 2)


def write(folder: Path, size: int, first: int = 0) -> Path:
    """A folder of so many articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + size):
        (folder / f"a{number:04}.txt").write_text(text(number), encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """The hash of each table and of the manifest."""
    kept = [path for path in sorted(folder.glob("[a-z]*")) if path.suffix in {".parquet", ".json"}]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}
