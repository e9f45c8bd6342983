"""How far an office goes behind its head word: institutions, regions, acronyms and ordinary words, up to a name."""

from __future__ import annotations

from netralitas.extract.bodies import goes_on, ranked
from netralitas.extract.names import Passage
from netralitas.extract.words import word_set

#: Small words that lead from an office's head to its domain or region (a closed class).
_LINKS = word_set(
    "bidang divisi urusan komisi fraksi tingkat pada di dari untuk dan & serta se wilayah seksi terpilih nonaktif "
    "non-aktif petahana nomor urut"
)
_AFTER = word_set("terpilih nonaktif petahana setempat")
_ROMAN = word_set("I II III IV V VI VII VIII IX X XI XII")
#: Units that a single letter tells apart ("Komisi A").
_NUMBERED = word_set("komisi kelas golongan tipe blok")
#: Words that end a noun phrase (closed classes: relatives, conjunctions, auxiliaries, pronouns, time).
FUNCTION_WORDS = word_set(
    "yang itu ini tersebut saat ketika karena sehingga agar supaya bahwa akan telah sudah belum tidak tak juga "
    "masih harus dapat bisa lalu kemudian namun tetapi sebab oleh kepada terhadap dalam dengan sejak usai setelah "
    "sebelum bersama ia dia mereka kami kita saya hadir turut ikut datang kata ujar tutur menurut sebagai selaku "
    "adalah merupakan menjadi jadi atau sekaligus merangkap kini dan serta"
)
_FROM = word_set("dari pada di")
#: Abbreviated heads, which a unit's name follows.
_SHORT = word_set("kadis kaban kabid kabag kasi kasubag kasubbag")
_FIELD = 7
_LONGEST = 30


def domain_end(passage: Passage, at: int, *, local: bool, loose: bool = False) -> int:
    """The word index where the office ends; behind a ``local`` head an unknown capital is its village or district.

    Behind a ``loose`` head ("Ketua", "Direktur") may stand an institution that no table knows, if a model sees one.
    """
    sequence, vocabulary, start = passage.words, passage.vocabulary, at
    placed = False
    while at < len(sequence) and at - start < _LONGEST:
        word = sequence[at]
        step = 0
        region = vocabulary.regions.match(sequence, at) if word.is_capital else None
        institution = vocabulary.institutions.match(sequence, at) if word.is_capital else None
        name_here = passage.known(at) and not (region and region[0] > 1) and not (institution and institution[0] > 1)
        # "Gerindra" ends as names do; the register knows better unless it is somebody's name as well.
        name_here = name_here and not (institution and word.key not in vocabulary.given)
        if institution and not (name_here and not passage.acronym(at)):
            step = institution[0]
        elif region and not (name_here and _name_goes_on(passage, at)):
            step = region[0]
            placed = True
        elif word.text == "(":
            step = _bracket(passage, at)
        elif word.text == "," or word.key in {"dan", "&", "serta"}:
            step = (0 if placed else _listed(passage, at)) or (_located(passage, at) if word.text == "," else 0)
        elif word.text == "/" or (
            word.text == "-" and (sequence[at - 1].end == word.start or _number(passage, at + 1))
        ):
            step = (
                2
                if at + 1 < len(sequence)
                and (sequence[at + 1].start == word.end or _number(passage, at + 1))
                and not passage.known(at + 1)
                else 0
            )
        elif word.is_word and word.is_capital:
            if (vocabulary.offices.match(sequence, at) and placed) or (at > start and ranked(passage, at)):
                step = 0
            elif (
                noun := vocabulary.organization_nouns.match(sequence, at) or vocabulary.place_nouns.match(sequence, at)
            ) and not passage.known(at):
                step = _company(passage, at) or noun[0] + _proper(passage, at + noun[0])
                placed = False
            elif (
                passage.acronym(at)
                or (word.text in _ROMAN and not (word.text == "I" and at + 1 < len(sequence) and passage.known(at + 1)))
                or (passage.ordinary(at) and not (placed and not passage.headlined and word.key not in passage.lowered))
            ):
                step = 0 if passage.headlined and not passage.acronym(at) and _verbal(word.key) else 1
            elif (
                (len(word.text) == 1 and at > 0 and passage.keys[at - 1] in _NUMBERED)
                or (at == start and _unit(passage, at))
                or word.key in {"setda", "sekretariat", "indonesia", "republik"}
                or _runs_into(passage, at)
                or (local and at == start and word.key not in vocabulary.given)
            ):
                step = 1
        elif word.text[0].isdigit() and not placed and at > start - 1:
            step = 1 if len(word.text) <= 4 and at + 1 < len(sequence) else 0
        elif word.key in _AFTER:
            step = 1
        elif word.key in _LINKS and word.is_word:
            step = _linked(passage, at)
        if not step and at == start and loose and word.text.islower():
            step = _field(passage, at)
        if not step and goes_on(passage, at, start, loose=loose or local):
            step = 1
        if not step:
            break
        at += step
    while at > start and (passage.keys[at - 1] in _LINKS - _AFTER or sequence[at - 1].text in {",", "/", "-"}):
        at -= 1
    return at


def _unit(passage: Passage, at: int) -> bool:
    """Whether an unknown capital is the unit of an abbreviated head, a name of two words behind it ("Kadis Perkim")."""
    words = passage.words
    run = [n for n in range(at, min(at + 3, len(words))) if passage.candidate(n) and (n == at or words[n - 1].is_word)]
    return at > 0 and passage.keys[at - 1] in _SHORT and len(run) == 3 and not passage.known(at)


def _field(passage: Passage, at: int) -> int:
    """Words in lower case between a loose head and its institution ("Anggota pansus dari PDIP")."""
    words, known = passage.words, passage.vocabulary
    for follow in range(at, min(at + _FIELD, len(words))):
        key = passage.keys[follow]
        if words[follow].is_capital:
            body = known.institutions.match(words, follow) or known.organization_nouns.match(words, follow)
            return follow - at if body and follow > at else 0
        if (
            passage.headlined
            or not words[follow].is_word
            or key in FUNCTION_WORDS
            or (_verbal(key) and key not in _FROM)
        ):
            return 0
    return 0


def _runs_into(passage: Passage, at: int) -> bool:
    """Whether an unknown capital is still the organisation's: a region, institution or acronym follows in the run."""
    if passage.headlined or passage.known(at) or passage.initial(at):
        return False
    if any(letter.isupper() for letter in passage.words[at].text[2:]):
        return True
    for ahead in range(at + 1, min(at + 5, len(passage.words))):
        word = passage.words[ahead]
        if word.text[0].isdigit():
            return True
        if not word.is_word or not word.is_capital or passage.known(ahead):
            return False
        if passage.vocabulary.degrees and word.text.replace(".", "").lower() in passage.vocabulary.degrees:
            return False
        noun = passage.vocabulary.organization_nouns.match(passage.words, ahead)
        if noun or passage.acronym(ahead) or passage.blocked(ahead):
            return not passage.vocabulary.offices.match(passage.words, ahead)
    return False


def _located(passage: Passage, at: int) -> int:
    """Words of ", PLACE" between an office and the name behind the next comma ("Camat X, Kabupaten Y, ...")."""
    sequence, begin = passage.words, at + 1
    if begin >= len(sequence) or not sequence[begin].is_capital:
        return 0
    region = passage.vocabulary.regions.match(sequence, begin)
    end = begin + region[0] if region and not (passage.known(begin) and _name_goes_on(passage, begin)) else 0
    if not end and passage.keys[begin] in {"desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi", "dusun"}:
        end = begin + 1
        while end < len(sequence) and end - begin < 4 and passage.candidate(end) and sequence[end].is_word:
            end += 1
    follows = end and end + 1 < len(sequence) and sequence[end].text == ","
    return end - at if follows and sequence[end + 1].is_capital and sequence[end + 1].is_word else 0


def _name_goes_on(passage: Passage, at: int) -> bool:
    """Whether a word that is both region and name is followed by more of a name ("Bima Arya")."""
    return (
        at + 1 < len(passage.words)
        and passage.candidate(at + 1)
        and not passage.ordinary(at + 1)
        and not passage.blocked(at + 1)
    )


def _verbal(key: str) -> bool:
    """Whether a headline's word is a verb and ends the office ("Bupati Minta ...")."""
    return key.startswith(("me", "di", "ber", "ter")) or key in {
        "minta",
        "ajak",
        "imbau",
        "ingatkan",
        "tegaskan",
        "larang",
        "sebut",
        "bantah",
        "hadiri",
        "tekankan",
        "buka",
        "pastikan",
        "harap",
        "jamin",
        "lantik",
        "kukuhkan",
        "dorong",
        "tinjau",
        "resmikan",
        "klaim",
        "akui",
        "soroti",
        "nilai",
        "panggil",
        "periksa",
        "ancam",
        "siap",
        "jadi",
        "bakal",
        "akan",
        "tak",
        "tidak",
        "dan",
        "soal",
        "janji",
    }


def _bracket(passage: Passage, at: int) -> int:
    """Words of a short bracket with an abbreviation inside ("(Bakesbangpol)", "(KPU)"); 0 where it is another."""
    sequence = passage.words
    for close in range(at + 2, min(at + 6, len(sequence))):
        if sequence[close].text == ")":
            inner = sequence[at + 1 : close]
            fine = all(w.is_word or w.text in "-/&." for w in inner) and inner[0].is_capital
            named = len(inner) > 1 and passage.known(at + 1)
            return 0 if named or not fine else close + 1 - at
    return 0


def _listed(passage: Passage, at: int) -> int:
    """Words of ", X" or "dan X" that carry the domain on ("Pencegahan, Partisipasi Masyarakat, dan Humas")."""
    sequence = passage.words
    follow = at + 1
    if sequence[at].text == "," and follow < len(sequence) and passage.keys[follow] in {"dan", "serta"}:
        follow += 1
    if follow >= len(sequence) or not sequence[follow].is_capital or passage.vocabulary.acting.match(sequence, follow):
        return 0
    institution = passage.vocabulary.institutions.match(sequence, follow)
    office = passage.vocabulary.offices.match(sequence, follow)
    if office or (institution and passage.keys[follow] not in {"humas"}) or passage.known(follow):
        return 0
    if sequence[at].text == "," and follow == at + 1:
        ahead = passage.keys[follow : follow + 7]
        if not any(key in {"dan", "serta", "&"} for key in ahead) or passage.words[at - 1].text == ")":
            return 0
    return follow - at if passage.ordinary(follow) or passage.acronym(follow) or institution else 0


def _proper(passage: Passage, at: int) -> int:
    """How many words of a proper name follow an organisation's noun ("Universitas Padjadjaran")."""
    if at >= len(passage.words):
        return 0
    region = passage.vocabulary.regions.match(passage.words, at)
    if region:
        return region[0]
    return int(
        passage.candidate(at)
        and at not in passage.people
        and not passage.ordinary(at)
        and not (passage.known(at) and passage.keys[at - 1] not in {"universitas", "desa", "kelurahan", "kecamatan"})
    )


def _number(passage: Passage, at: int) -> bool:
    """Whether a number stands at ``at``."""
    return at < len(passage.words) and passage.words[at].text[0].isdigit()


def _company(passage: Passage, at: int) -> int:
    """Words of a listed company up to its "Tbk" ("PT Bank Central Asia Tbk"); 0 where none is near."""
    for far, word in enumerate(passage.words[at : at + 9]):
        if word.key in {"tbk", "persero"}:
            closing = at + far + 1 < len(passage.words) and passage.words[at + far + 1].text == ")"
            return far + 1 + closing
        if word.text in ".,;":
            return 0
    return 0


def _linked(passage: Passage, at: int) -> int:
    """Words of a small link ("bidang", "di") when a capital follows that is no name."""
    for follow in range(at + 1, min(at + 4, len(passage.words))):
        word = passage.words[follow]
        if word.is_capital and word.is_word:
            noun = passage.vocabulary.organization_nouns.match(passage.words, follow)
            calm = passage.ordinary(follow) or passage.acronym(follow) or passage.blocked(follow) or noun
            return (
                follow - at
                if calm
                and not (
                    passage.vocabulary.offices.match(passage.words, follow)
                    and passage.keys[at] in {"dan", "di", "pada", "serta"}
                )
                else 0
            )
        if not word.is_word or word.key in {"yang", "ini", "itu"}:
            return 0
    return 0
