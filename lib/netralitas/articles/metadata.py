"""Metadata: what front matter, JSON keys or HTML meta say, under the names of our records."""

from __future__ import annotations

from collections.abc import Mapping

from .dates import find_date

#: Keys, Indonesian and English, that mean one of our fields; the first that has a value counts.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "judul", "headline", "judul_berita"),
    "published": (
        "published", "date", "tanggal", "published_at", "publish_date", "date_published", "datepublished", "pubdate",
        "publication_date", "tanggal_terbit", "tanggal_publikasi", "terbit", "tgl", "waktu", "created_at", "timestamp",
    ),
    "outlet": (
        "source_outlet", "outlet", "media", "publisher", "sitename", "site_name", "nama_media", "source_name", "source",
        "sumber",
    ),
    "source_url": ("source_url", "url", "link", "tautan", "canonical_url", "permalink", "alamat"),
    "byline": ("byline", "author", "authors", "penulis", "reporter", "wartawan", "pewarta", "jurnalis"),
    "kind": ("kind", "jenis"),
}  # fmt: skip

#: What YAML, JSON, Python and spreadsheets write where there is no value.
_NOTHING = frozenset({"", "null", "~", "none", "nan", "n/a", "-"})


def read_metadata(metadata: Mapping[str, str]) -> dict[str, str]:
    """Our field names to values that are not empty. ``published`` is an ISO date, left out if it cannot be read."""
    stripped = {key: value.strip() for key, value in metadata.items()}
    folded = {
        key.strip().lower().replace("-", "_").replace(" ", "_"): "" if value.lower() in _NOTHING else value
        for key, value in stripped.items()
    }
    fields = {name: next((folded[key] for key in keys if folded.get(key)), "") for name, keys in _KEYS.items()}
    fields["published"] = find_date(fields["published"]) or ""
    if "://" in fields["outlet"]:
        fields["source_url"] = fields["source_url"] or fields["outlet"]
        fields["outlet"] = ""
    return {name: value for name, value in fields.items() if value}
