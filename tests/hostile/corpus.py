"""Articles that try to harm whoever reads the report: every kind of markup in every field. fictional: true

A payload that ran would set ``window.__ran``, open a dialog, or ask a host for something; each must come out as the
very words that it is.
"""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
from netralitas.tables import store
from netralitas.tables.schemas import SCHEMAS

RUN = "window.__ran=1"
#: By kind: what an article may say. Each stands on one line.
PAYLOADS = {
    "script": f"<script>{RUN}</script>",
    "script_end": f"</script><script>{RUN}</script>",
    "script_case": f"<ScRiPt/x>{RUN}</sCrIpT >",
    "handler": f'<img src=x onerror="{RUN}">',
    "attribute": f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    "attribute_single": f"' onclick='{RUN}' x='",
    "svg": f"<svg onload={RUN}><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    "iframe": '<iframe srcdoc="<script>parent.__ran=1</script>" src=https://elsewhere.example/></iframe>',
    "comment": f"<!--> <img src=x onerror={RUN}> -->",
    "style": "<style>@import url(https://elsewhere.example/x.css);body{display:none}</style>",
    "remote": '<link rel=stylesheet href="//elsewhere.example/a.css"><img src="https://elsewhere.example/p.png">',
    "markdown_link": f"[baca](javascript:{RUN}) ![gambar](https://elsewhere.example/m.png)",
    "markdown_raw": f"`<b onclick={RUN}>`{{=html}} ::: {{.callout-note}} # Judul {{#sec-x}}",
    "autolink": f"<javascript:{RUN}> <https://elsewhere.example/>",
    "table": "| a | b |--|--| **x** __y__ ~~z~~ [^1] $x^2$ @fig-x",
    "shortcode": "{{< include /etc/passwd >}} {{< video https://elsewhere.example/v.mp4 >}}",
    "template": "{{ 7 * 191 }} {% raw %} ${7*191} #{7*191} <%= 7*191 %>",
    "typst": '#read("/etc/passwd") #import "x.typ": y $x$ #eval("1") <label> @ref',
    "latex": "\\input{/etc/passwd} \\write18{touch x} $$\\frac12$$",
    "vega": f"datum['constructor'].constructor('{RUN}')() ##expr## signal",
    "formula": "=cmd|' /C calc'!A0",
    "formula_plus": '+HYPERLINK("https://elsewhere.example";"klik")',
    "cell_option": "#| echo: false #| eval: true %%bash !touch x",
    "bidi": "\u202egnitset\u202c \u2066isolat\u2069 \u200f",
    "control": "bel\x07 nol\x00 hapus\x7f \ufeff\u2028\u2029 selesai",
    "entity": "&lt;script&gt; &#60;img&#62; &amp;lt; %3Cscript%3E \\u003cscript\\u003e",
    "path": "../../../etc/passwd ..\\..\\x /etc/passwd",
}
#: A "word" of 8,000 characters: the language models take a second for each 4,000.
LONG = "kata" * 2_000


def _quoted(text: str) -> str:
    """A YAML scalar: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)


def article(name: str, payload: str, number: int) -> str:
    """An article that a reader of news would take for one, with the payload wherever words can stand."""
    front = {
        "title": f"{payload} Camat Diminta Netral {number}",
        "outlet": f"Kabar {payload}",
        "byline": f"Wartawan {payload}",
        "date": "2024-10-07",
        "source_url": f"javascript:{RUN}//{name}",
        "jenis": payload,
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in front.items()]
    return "\n".join(
        [
            "---",
            *lines,
            "---",
            "",
            f"GARUT – Pj Bupati Garut, Rangga Wirasena, meminta camat menjaga netralitas ASN pada pilkada {payload}",
            "",
            f"Hal itu disampaikan Rangga di Kecamatan Tarogong Kidul, Senin (7/10/2024). {payload}",
            "",
            f'"Kami tidak ragu memberi sanksi {payload} kepada ASN yang melanggar," kata Rangga Wirasena.',
            "",
            f"Kepala Bawaslu {payload} Kabupaten Garut, Sinta {payload} Pramudya, mengatakan 12 orang ASN diperiksa.",
            "",
            f"Aturan itu tertuang dalam Pasal 2 UU Nomor 20 Tahun 2023 {payload} tentang ASN.",
            "",
            f"Baca juga: {payload}",
            "",
        ]
    )


def write(folder: Path) -> dict[str, str]:
    """Write the corpus below ``folder/articles`` with its declaration; returns payloads by kind."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    (folder / "corpus.toml").write_text(
        f"name = {json.dumps(PAYLOADS['script'])}\narticles = 'articles'\nselection = 'purposive'\nevidence = 'full'\n",
        encoding="utf-8",
    )
    for number, (name, payload) in enumerate(PAYLOADS.items()):
        (articles / f"{number:02}-{name}.md").write_text(article(name, payload, number), encoding="utf-8")
    # Names of files are data too; these are not articles, and stand in the quarantine.
    for name in ("=cmd|' C calc'!A0.pdf", "<img src=x onerror=window.__ran=1>.pdf", "{{< x >}} [a](javascript:x).pdf"):
        (articles / name).write_bytes(b"%PDF-1.4 nothing")
    lines = [{"id": "../../../etc/passwd", "title": f"../{RUN}", "text": article("json", PAYLOADS["script_end"], 99)}]
    lines.append({"id": LONG[:5000], "title": LONG[:2000], "text": article("long", LONG, 98)})
    (articles / "baris.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return PAYLOADS


#: Columns of words that the extractors fill, by table; a model may one day put anything there.
POISONED = {
    "articles": ("title", "outlet", "dateline_place", "byline"),
    "actors": ("name", "role", "organization"),
    "appearances": ("name", "role", "organization"),
    "mentions": ("name",),
    "statements": ("speaker", "cue"),
    "events": ("place",),
    "figures": ("unit", "thing", "speaker"),
    "legal_references": ("number", "year"),
    "quarantine": ("path", "detail"),
}


def poison(tables: Path) -> int:
    """Put payloads into every column of words of the tables, row by row in turn; returns how many fields."""
    frames = {name: store.load(name, tables) for name in SCHEMAS}
    actor = frames["actors"].head(1)
    # One actor a payload, so that each stands in the charts and tables of people.
    frames["actors"] = pl.concat(
        actor.with_columns(actor_id=pl.lit(f"orang-{number}"), aliases=pl.lit([payload]))
        for number, payload in enumerate(PAYLOADS.values())
    )
    payloads, fields = list(PAYLOADS.values()), 0
    for name, columns in POISONED.items():
        frame = frames[name]
        for shift, column in enumerate(columns):
            turned = [payloads[(row + 5 * shift) % len(payloads)] for row in range(frame.height)]
            # A primary key stays one.
            values = [f"{row}{text}" for row, text in enumerate(turned)] if column == "path" else turned
            frame = frame.with_columns(pl.Series(column, values, dtype=pl.String))
            fields += frame.height
        frames[name] = frame
    known = store.manifest(tables)
    store.write(
        frames, tables, fingerprint="poisoned", corpus="articles", selection=known.selection, inputs=known.inputs
    )
    return fields
