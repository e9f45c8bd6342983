"""Speech cues: the verbs and phrases by which Indonesian news says who speaks.

``speech_verbs.csv`` gives the forms; the shape of a form says how it is built into a sentence: inverted ("kata
Bambang"), with the pronoun ("ujarnya"), active ("Bambang mengatakan"), passive ("disampaikan oleh Bambang"), or
"menurut".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from netralitas.extract.vocabulary import Phrases, vocabulary
from netralitas.extract.words import DOUBLE_MARKS, Word, word_set
from netralitas.reference import Lexicon

CueKind = Literal["inverted", "pronoun", "active", "passive", "according"]

#: Third-person pronouns that stand for one speaker (a closed class).
PRONOUNS = word_set("ia dia beliau dirinya")
#: Words that may stand between a subject and its verb (a closed class of adverbs).
ADVERBS = word_set(
    "juga pun lalu kemudian kembali turut ikut sendiri sempat hanya terus selalu lantas langsung sudah telah "
    "masih akan secara tegas yang sebelumnya menambahkan dengan lebih lanjut pula tidak tak"
)
#: Bare forms and forms with -nya that also are ordinary words or sentence adverbs: they need a quotation before them,
#: or a comma before and a stop behind.
_AMBIGUOUS = word_set(
    "aku akui saran harap tanya jawab pesan ingat nilai duga jelas terang minta lanjut tutup tambah seru "
    "ulang tulis cerita tekan dorong ajak usul janji ancam doa yakin respon respons tegas ungkap sebut papar "
    "urai konfirmasi larang pandang akhirnya contohnya pesannya alasannya harapannya sayangnya nyatanya "
    "arahnya terusnya ibaratnya yakinnya harapnya kabarnya inginnya doanya komitmennya instruksinya "
    "perintahnya apresiasinya rekomendasinya peringatannya tulisnya pendapatnya kritiknya janjinya dalilnya "
    "konfirmasinya"
)
#: Forms that the table lists but that are never by themselves a sign of speech.
_NEVER = word_set(
    "ibarat khawatir yakin sampaikan katakan ditemui dihubungi diwawancarai dikonfirmasi akhirnya nyatanya "
    "digaungkan diungkap diduga dinilai diminta dilarang disebut dilaporkan diharapkan dianggap dipastikan "
    "disorot dilanjutkan disinyalir ditengarai dijamin dikabarkan dituding dituduh diajak didorong didesak "
    "ditegur ditanya dikutip dikenang diancam diarahkan diapresiasi dikritik dikritisi diunggah diusulkan "
    "dijanjikan ditulis diulangi dimohon dikhawatirkan membubuhkan bubuh mengakhiri diakhiri melanjutkan "
    "meneruskan diteruskan dipuji menutup mengulang berkomitmen menggaungkan menegur memuji membacakan "
    "dibacakan mengutip menanggapi mengunggah melontarkan"
)
#: Nouns for people that describe somebody again and never stand before a name (a closed class).
_DESCRIBING = word_set(
    "pria perempuan lelaki wanita purnawirawan doktor alumnus jebolan legislator bapak ibu akademisi"
)


class Cue(NamedTuple):
    """A speech cue between two word indices; ``weak`` ones need a quotation mark before them to be believed."""

    begin: int
    end: int
    kind: CueKind
    weak: bool


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> Phrases[tuple[str, bool]]:
    """Every form that can be a cue, with its kind."""
    entries: list[tuple[str, tuple[str, bool]]] = []
    for row in lexicon["speech_verbs"]:
        for form in row.parts("forms"):
            if form not in _NEVER and not form.startswith(("menurut ", "saat ", "senada")):
                entries.append((form, (_kind(form), form in _AMBIGUOUS)))
    return Phrases(entries)


def _kind(form: str) -> str:
    if form.startswith("menurut"):
        return "according"
    if form.startswith("di") and len(form) > 6:
        return "passive"
    if form.endswith("nya"):
        return "pronoun"
    if form.startswith(("me", "ber")) and len(form) > 5:
        return "active"
    return "inverted"


def cues(sequence: Sequence[Word], lexicon: Lexicon) -> tuple[Cue, ...]:
    """Every speech cue among the words of a passage, in order."""
    forms, out, at = _forms(lexicon), [], 0
    while at < len(sequence):
        found = forms.match(sequence, at) if sequence[at].is_word else None
        if found:
            kind, weak = found[1]
            out.append(Cue(at, at + found[0], kind, weak))  # type: ignore[arg-type]
            at += found[0]
        else:
            at += 1
    return tuple(cue for cue in out if _stands(sequence, cue) or _led_on(sequence, cue, lexicon))


def described(sequence: Sequence[Word], at: int, lexicon: Lexicon) -> int:
    """How many words at ``at`` describe one person already known ("politikus senior itu"); 0 for none."""
    if at >= len(sequence) or not (
        vocabulary(lexicon).person_nouns.match(sequence, at) or sequence[at].key in _DESCRIBING
    ):
        return 0
    for far, word in enumerate(sequence[at + 1 : at + 9], start=1):
        if word.key in {"itu", "ini", "tersebut"}:
            return far + 1
        if not (word.is_word or word.text == "-") or word.key in {"yang", "dan"}:
            return 0
    return 0


def _led_on(sequence: Sequence[Word], cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a bare form stands in commas before a description of the speaker (", kata politikus senior itu")."""
    return (
        cue.kind == "inverted"
        and not cue.weak
        and cue.begin > 0
        and sequence[cue.begin - 1].text == ","
        and described(sequence, cue.end, lexicon) > 0
    )


def after_mark(sequence: Sequence[Word], at: int) -> bool:
    """Whether a closing quotation mark stands right before, a comma or a stop between allowed."""
    while at > 0 and sequence[at - 1].text in {",", ".", "-", "–", "—", "'", "’"}:
        at -= 1
    return at > 0 and sequence[at - 1].text in DOUBLE_MARKS | {"''", "’", "'"}


def _stands(sequence: Sequence[Word], cue: Cue) -> bool:
    """Whether punctuation round a form allows it to be a cue."""
    before = sequence[cue.begin - 1].text if cue.begin else "."
    following = sequence[cue.end].text if cue.end < len(sequence) else "."
    if cue.kind in {"active", "passive", "according"}:
        return before != "-" and following != "-"
    if after_mark(sequence, cue.begin):
        return True
    if before not in {",", ".", "—", "–", "-", ";", "(", "\n", "?", "!"} and not (
        cue.kind == "inverted" and not cue.weak and sequence[cue.begin].is_capital
    ):
        return (
            cue.kind == "inverted"
            and not cue.weak
            and before.lower() in {"seperti", "demikian", "begitu", "sebagaimana"}
        )
    if cue.kind == "pronoun":
        return not cue.weak or (following in {".", ",", ";", "\n"} and before == ",")
    return following[0].isupper() or following.lower() in PRONOUNS
