"""What training reads: halves, paragraphs, columns, inventions, and what must stay out. fictional: true"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from netralitas import paths
from netralitas.language.train import augment, corpora, treebanks
from netralitas.language.train.annotations import FICTIONAL, Annotated, Span, Tagged, parse, read
from netralitas.language.train.data import BLOCK, DEV_EVERY, FILES, own_sentences
from netralitas.language.train.prepare import TEMPLATES, write_columns
from netralitas.reference import Lexicon

ANNOTATIONS = paths.ROOT / "data" / "annotations"
#: Dispatches that retell the real articles: none of their sentences may be in what we train on.
RETOLD = ("F021", "F022", "F039", "F063", "F064")


def sentence(number: int) -> str:
    rows = [
        "# text = Katanya hadir.",
        "1-2\tKatanya\t_\t_\t_\t_\t_\t_\t_\t_",
        "1\tKata\tkata\tNOUN\tNN\t_\t0\troot\t_\t_",
        "2\tnya\tnya\tPRON\tPRP\t_\t1\tnmod\t_\t_",
        "3\thadir\thadir\tVERB\tVB\t_\t1\tdep\t_\tSpaceAfter=No",
        "4\t.\t.\tPUNCT\tZ\t_\t1\tpunct\t_\t_",
    ]
    return "\n".join([f"# sent_id = {number}", *rows])


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    for name in treebanks.TRAIN:
        treebanks.write([sentence(n) for n in range(2)], tmp_path / f"{name}.conllu")
    for name in treebanks.HALVED:
        treebanks.write([sentence(n) for n in range(5)], tmp_path / f"{name}.conllu")
    return tmp_path


def test_the_halves_do_not_meet(treebank: Path) -> None:
    divided = treebanks.split(treebank)
    assert [len(part) for part in divided] == [6, 6, 4]
    assert "sent_id = 2" in divided.dev[2]
    assert "sent_id = 3" in divided.test[0]


def test_words_tokens_and_tags_of_a_sentence() -> None:
    assert treebanks.tokens(sentence(0)) == ["Katanya", "hadir", "."]
    assert treebanks.words_and_tags(sentence(0))[1] == ("nya", "PRON")
    assert treebanks.text_of(sentence(0)) == "Katanya hadir."


def test_an_entity_corpus_is_read_with_our_labels(tmp_path: Path) -> None:
    path = tmp_path / "train.txt"
    path.write_text("Rangga\tB-PERSON\ndi\tO\nBahari\tNOUN\tB-PLACE\n\nIa PRON O\n", encoding="utf-8")
    assert corpora.entities(path) == [
        Tagged(("Rangga", "di", "Bahari"), ("B-PER", "O", "B-LOC")),
        Tagged(("Ia",), ("O",)),
    ]


def test_clitics_are_joined_and_proper_nouns_run() -> None:
    words = [("Kata", "NN"), ("nya", "DT"), ("Rangga", "NNP"), ("Wira", "NNP"), (".", "SYM")]
    assert corpora.joined_clitics(words) == ["Katanya", "Rangga", "Wira", "."]
    assert corpora.proper_names(words).tags == ("O", "O", "B-NNP", "I-NNP", "O")


def test_a_sentence_that_names_somebody_of_the_tables_stays_out() -> None:
    named = [("Menurut", "IN"), ("rangga", "NNP"), ("Wira", "NNP"), (".", "SYM")]
    namesake = [("Rangga", "NNP"), ("dan", "CC"), ("Wira", "NNP")]
    assert corpora.without([named, namesake], ["Rangga Wira", "Menurut", ""]) == [namesake]


def test_each_corpus_has_its_own_column(tmp_path: Path) -> None:
    first, second = Tagged(("Rangga",), ("B-PER",)), Tagged(("Bahari",), ("B-LOC",))
    write_columns([[first], [second]], tmp_path / "train.json")
    rows = json.loads((tmp_path / "train.json").read_text(encoding="utf-8"))
    assert [row[0]["multi_ner"] for row in rows] == [["B-PER", "-"], ["-", "B-LOC"]]


def test_development_takes_whole_blocks() -> None:
    own = own_sentences(ANNOTATIONS)
    everything = [s for name in FILES for s in read(ANNOTATIONS / name)]
    assert len(own.train) + len(own.dev) == len(everything)
    first = everything.index(own.dev[0])
    assert first % BLOCK == 0
    assert own.dev[:BLOCK] == everything[first : first + BLOCK]
    assert abs(len(own.dev) - len(everything) / DEV_EVERY) <= BLOCK


@pytest.fixture(scope="module")
def stock() -> augment.Material:
    own = own_sentences(ANNOTATIONS).train
    return augment.material(Lexicon.load(paths.REFERENCE), own, [])


def test_a_swap_keeps_the_labels_and_changes_the_names(stock: augment.Material) -> None:
    line = "[PER Rangga Wirasena] memimpin [ORG Bawaslu Kabupaten Cianjur]. [PER Rangga] lahir di [LOC CIANJUR]."
    swapped = augment.Inventor(stock, 3).swap(parse(line))
    cut = [swapped.text[s.start : s.end] for s in swapped.spans]
    assert [s.label for s in swapped.spans] == ["PER", "ORG", "PER", "LOC"]
    assert cut[0].split()[0] == cut[2] != "Rangga"
    assert cut[1].removeprefix("Bawaslu Kabupaten ").upper() == cut[3]


def test_inventions_are_well_formed_and_the_same_each_time(stock: augment.Material) -> None:
    frames = augment.frames(ANNOTATIONS / TEMPLATES)
    own = own_sentences(ANNOTATIONS).train[:40]
    made = augment.invented(own, frames, stock, copies=1, fillings=1, seed=5)
    assert made == augment.invented(own, frames, stock, copies=1, fillings=1, seed=5)
    assert len(made) == len(own) + len(frames)
    for item in made:
        assert "{" not in item.text
        assert all(item.text[s.start : s.end].strip() for s in item.spans)


def test_made_parts_are_new(stock: augment.Material) -> None:
    letters = augment.Letters(stock.parts, stock.words, random.Random(1))
    made = {letters.part() for _ in range(200)}
    assert len(made) > 150
    assert not made & set(stock.parts)
    assert not {part.lower() for part in made} & stock.words


def test_an_entity_may_be_recased(stock: augment.Material) -> None:
    item = Annotated("ketua Rangga hadir", (Span(6, 12, "PER"),))
    recased = augment.Inventor(stock, 1).recase(item)
    assert recased.text in {"KETUA RANGGA HADIR", "Ketua Rangga Hadir"}
    assert recased.spans == item.spans


@pytest.mark.parametrize("name", [*FILES, TEMPLATES, "test.txt"])
def test_our_files_say_that_they_are_fictional(name: str) -> None:
    assert (ANNOTATIONS / name).read_text(encoding="utf-8").splitlines()[0] == FICTIONAL


def test_the_blind_test_is_not_in_the_training_files() -> None:
    blind = {s.text for s in read(ANNOTATIONS / "test.txt")}
    assert "test.txt" not in FILES
    assert not blind & {s.text for name in FILES for s in read(ANNOTATIONS / name)}


def ours() -> str:
    return "\n".join((ANNOTATIONS / name).read_text(encoding="utf-8") for name in (*FILES, TEMPLATES, "test.txt"))


def test_persons_of_the_gold_stay_out(shared: Path, stock: augment.Material) -> None:
    gold = json.loads((shared / "gold" / "articles_gold.json").read_text(encoding="utf-8"))
    names = {person["name"] for article in gold.values() for person in article["persons"]}
    text = re.sub(r"[\[\]]|\b(?:PER|ORG|LOC) ", "", ours()).lower()
    frames = augment.frames(ANNOTATIONS / TEMPLATES)
    own = own_sentences(ANNOTATIONS).train
    made = augment.invented(own, frames, stock, copies=2, fillings=2, seed=1)
    text += "\n".join(s.text for s in made).lower()
    assert not {name for name in names if name.lower() in text}


def test_no_dispatch_is_in_our_sentences() -> None:
    held = {path.name[:4]: path for path in sorted(paths.ARTICLES.glob("*.md"))}
    test_gold = paths.ROOT / "data" / "gold" / "dispatches_test.json"
    keys = {key[:4] for key in json.loads(test_gold.read_text(encoding="utf-8"))} if test_gold.is_file() else set()
    plain = re.sub(r"\s+", " ", re.sub(r"\[(?:PER|ORG|LOC) |\]", "", ours()))
    for key in sorted({*RETOLD, *keys}):
        words = held[key].read_text(encoding="utf-8").partition("\n---\n")[2].split()
        runs = {" ".join(words[n : n + 9]) for n in range(max(0, len(words) - 8))}
        assert not {run for run in runs if run in plain}, key
