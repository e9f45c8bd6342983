"""Forms of a root: the verbs and the noun of doing that Indonesian makes with affixes.

Sources: Sneddon, Indonesian: A Comprehensive Grammar (1996), chapter 1 on meN-, peN- and the sounds they change.
"""

from __future__ import annotations

#: First letters of a root and what meN- and peN- end in before them; of these the first four give way to it.
_NASALS = {
    "p": "m",
    "t": "n",
    "k": "ng",
    "s": "ny",
    "b": "m",
    "f": "m",
    "v": "m",
    "c": "n",
    "d": "n",
    "j": "n",
    "z": "n",
}
_NASALS |= dict.fromkeys("aeiou", "ng") | {"g": "ng", "h": "ng"}
_GIVES_WAY = frozenset("ptks")
_ENDINGS = ("", "kan", "i")


def forms(root: str) -> tuple[str, ...]:
    """The forms of a root with meN-, di- and peN-an, and with a verb's ending alone, as headlines have it.

    ``forms("periksa")`` has memeriksa, diperiksa, pemeriksaan, periksakan ...; the bare root is not among them, and
    some of the forms are no words, which does no harm to a search. Loans keep their first letter ("mengklarifikasi"),
    other roots lose it ("menelusuri"); both are given.
    """
    nasal = _NASALS.get(root[0], "")
    stems = {f"{nasal}{root}", f"{nasal}{root[1:]}"} if root[0] in _GIVES_WAY else {f"{nasal}{root}"}
    active = [f"me{stem}{ending}" for stem in sorted(stems) for ending in _ENDINGS]
    passive = [f"di{root}{ending}" for ending in _ENDINGS]
    headline = [f"{root}{ending}" for ending in _ENDINGS if ending]
    return (*active, *passive, *headline, *(f"pe{stem}an" for stem in sorted(stems)))
