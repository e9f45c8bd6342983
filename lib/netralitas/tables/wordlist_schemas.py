"""The word lists that extractors read: rules and words as data, each with its source."""

from __future__ import annotations

import dataframely as dy

from netralitas.tables import reference_columns as columns
from netralitas.tables.columns import about

SPEECH_CLASSES = ["neutral", "stressing", "claiming", "asking", "warning", "hoping", "adding", "closing"]
NAME_WORD_KINDS = [
    *("country", "degree", "family", "given", "honorific", "initial", "name_ending", "nickname", "office_head"),
    *("organization_noun", "organization_tail", "person_noun", "place_noun", "rank"),
]
TOPIC_KINDS = [
    *("civil_servant", "official", "neutrality", "force", "election_body", "village"),
    *("other_body", "supervisor", "election", "breach", "partisan", "other_matter"),
]
UNIT_KINDS = [
    *("share", "money", "case", "person", "candidate", "vote", "place", "region"),
    *("organization", "score", "age", "duration", "text"),
]
BOILERPLATE_SCOPES = ["block", "line", "tail", "foot", "head", "head|foot"]


class SpeechVerbs(dy.Schema):
    """Verbs that lead speech in and out."""

    verb = columns.key("Verb", "The verb, as it stands before a clause.", regex=columns.TRIMMED)
    forms = columns.members("Forms", "All forms as written.")
    class_ = columns.one_of("Class", "What the speaker does: neutral, stressing ...", SPEECH_CLASSES, alias="class")
    english = columns.text("English", "The verb in English.")
    direct = columns.yes_no("Direct", "Whether it takes direct speech.")
    indirect = columns.yes_no("Indirect", "Whether it takes indirect speech.")
    source = columns.source()
    note = columns.note()


class Abbreviations(dy.Schema):
    """Abbreviations whose full stop ends no sentence."""

    abbreviation = columns.key("Abbreviation", "As written.", regex=columns.TRIMMED)
    expansion = columns.text("In full", "What it stands for.")
    source = columns.source()


class BoilerplateRules(dy.Schema):
    """Patterns of lines that are no part of an article."""

    rule = dy.String(regex=columns.KEY, **about("Rule", "Name of the rule: the reason given for a dropped line."))
    scope = columns.one_of("Scope", "Where the rule holds: anywhere, at the head, at the foot ...", BOILERPLATE_SCOPES)
    pattern = dy.String(primary_key=True, min_length=1, **about("Pattern", "Regular expression."))
    example = columns.text("Example", "A line that it drops.")
    source = columns.source()


class CommonWords(dy.Schema):
    """Ordinary words of Indonesian: a capital alone makes none of them a name."""

    word = columns.key("Word", "The word, in small letters.", regex=columns.TRIMMED)
    source = columns.source()


class NameWords(dy.Schema):
    """Words in and around names: given names, titles, degrees, nouns for people, places and organisations."""

    kind = dy.String(
        primary_key=True,
        check=lambda column: column.is_in(NAME_WORD_KINDS),
        **about("Kind", "What kind of word it is."),
    )
    word = columns.key("Word", "As written.", regex=columns.TRIMMED)
    source = columns.source()


class FunctionWords(dy.Schema):
    """Function words by which the language of a text is told."""

    language = columns.key("Language", "ISO 639-1 code of the language.", regex="^[a-z]{2}$")
    words = columns.members("Words", "Frequent function words.")
    source = columns.source()


class Outlets(dy.Schema):
    """News outlets."""

    name = columns.key("Outlet", "Name of the outlet.", regex=columns.TRIMMED)
    domain = dy.String(regex=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", **about("Domain", "Its domain, without www."))
    aliases = columns.members("Also written", "Other written forms.", nullable=True)
    source = columns.source()


class Landmarks(dy.Schema):
    """Buildings and squares by which the news names a place."""

    name = columns.key("Landmark", "Name of the landmark.", regex=columns.TRIMMED)
    aliases = columns.members("Also written", "Other written forms.", nullable=True)
    region = columns.region_name()
    region_code = columns.region_code("Region's code")
    source = columns.source()


class RegionCues(dy.Schema):
    """Words beside a name that say which kind of region it is."""

    word = columns.key("Word", "The word.", regex=columns.TRIMMED)
    kind = columns.one_of(
        "Kind",
        "The kind of region that it tells.",
        ["kabupaten", "kota", "provinsi", "kecamatan", "any", "locative", "other"],
    )
    meaning = columns.text("Meaning", "What the word means.")
    source = columns.source()


class RegionTraps(dy.Schema):
    """Names of regions that are more often something else."""

    name = columns.key("Name", "The name.", regex=columns.TRIMMED)
    reason = columns.text("Reason", "What else it is.")
    source = columns.source()


class FigureUnits(dy.Schema):
    """Units and things that figures count."""

    unit = columns.key("Unit", "The unit.", regex=columns.TRIMMED)
    words = columns.members("Words", "Written forms.")
    kind = columns.one_of("Kind", "What kind of thing is counted.", UNIT_KINDS)
    in_words = columns.yes_no("In words", "Whether numbers in words count with it.")
    source = columns.source()


class TopicCues(dy.Schema):
    """Words by which the topic of an article is told."""

    cue = columns.key("Cue", "The words.", regex=columns.TRIMMED)
    kind = columns.one_of("Kind", "What the words are about.", TOPIC_KINDS)
    source = columns.source()


class LawTypes(dy.Schema):
    """Kinds of legal instruments."""

    type = columns.key("Type", "Short form of the kind.", regex=columns.TRIMMED)
    words = columns.members("Words", "Written forms, longest first.")
    unnumbered = columns.yes_no("Unnumbered", "Whether it is cited without a number too.")
    english = columns.text("English", "The kind in English.")
    source = columns.source()


class VenueWords(dy.Schema):
    """Nouns that begin the name of a venue."""

    word = columns.key("Word", "The noun.", regex=columns.TRIMMED)
    source = columns.source()


#: Word lists by the name of their CSV.
WORDLISTS: dict[str, type[dy.Schema]] = {
    "speech_verbs": SpeechVerbs,
    "abbreviations": Abbreviations,
    "boilerplate_rules": BoilerplateRules,
    "common_words": CommonWords,
    "name_words": NameWords,
    "function_words": FunctionWords,
    "outlets": Outlets,
    "landmarks": Landmarks,
    "region_cues": RegionCues,
    "region_traps": RegionTraps,
    "figure_units": FigureUnits,
    "topic_cues": TopicCues,
    "law_types": LawTypes,
    "venue_words": VenueWords,
}
