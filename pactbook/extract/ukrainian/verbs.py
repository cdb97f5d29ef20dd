"""Verbs of promising, giving, signing and saying: found by all their forms, with tense and negation."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.ukrainian.data import rows, split

_REFLEXIVE: Final = ("", "ся", "сь")
_PARTICIPLE: Final = ("ий", "а", "е", "і", "ого", "ої", "их", "у", "ою", "ими", "им", "ому", "ій")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NOT_BEFORE = re.compile(r"\bне\s+(?:було\s+|буде\s+|була\s+|були\s+)?$", re.I)
_WILL_BEFORE = re.compile(r"\b(?:буде|будуть|будемо)\s+(?:не\s+)?(?:\w+\s+)?$", re.I)
_DUE_BEFORE = re.compile(
    r"\b(?:ма(?:є|ють|в|ла|ли)(?:\s+намір)?|готов(?:ий|а|і)|мусить|повинн\w+|погоди(?:вся|лися|лись|лася|лась)|вирішил?[ваи]?|"
    r"зобов'яза\w+|пообіця\w+|обіця\w+|планує|планують|планува\w+|збира\w+|готу(?:ється|ються)|домови\w+)"
    r"\s+(?:\w+\s+){0,3}$",
    re.I,
)
_CAN_BEFORE = re.compile(
    r"\b(?:може|можуть|міг|могла|могли|могло|хоче|хочуть|прагне|прагнуть|сподівається|сподіваються|"
    r"пропону\w+|запропонува\w+|заклика\w+|попроси\w+|просить|просять|розгляда\w+\s+можливість|можливість|"
    r"намага\w+)\s+(?:би?\s+)?(?:\w+\s+){0,3}$",
    re.I,
)

_NOT_DUE = re.compile(
    r"\bне\s+(?:планує|планують|планува\w+|має\s+наміру|мають\s+наміру|збира\w+|готов(?:ий|а|і)|буде|будуть|"
    r"вестиме|хоче|хочуть|може|можуть|зможе|зможуть)\s+(?:\w+\s+){0,3}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb form at `text[start:end]`.

    `kinds` are the verb's meanings (give, allocate, sign, ...); `tense` is past, future, present, passive (a
    participle or the form in -но), infinitive or noun; `due` and `open` say that a word in front makes it
    planned or merely possible.
    """

    start: int
    end: int
    kinds: frozenset[str]
    tense: str
    negated: bool
    due: bool
    open: bool

    def has(self, *kinds: str) -> bool:
        """True when the verb has one of these meanings."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def ahead(self) -> bool:
        """True for what is still to come: a future form, or a word in front that says so."""
        return self.tense == "future" or self.due


@functools.cache
def forms() -> dict[str, tuple[frozenset[str], str]]:
    """Every verb form in lower case, with its meanings and its tense."""
    found: dict[str, tuple[frozenset[str], str]] = {}

    def add(word: str, kinds: frozenset[str], tense: str) -> None:
        old = found.get(word)
        found[word] = (old[0] | kinds, old[1]) if old else (kinds, tense)

    for row in rows("verbs.csv"):
        kinds = frozenset(row["kinds"].split("+"))
        for word, tense in _expand(row):
            add(word, kinds, tense)
    return found


def _expand(row: dict[str, str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for stem in split(row["past"]) + split(row["imperfect"]):
        if stem.startswith("="):
            found += [(stem[1:] + end, "past") for end in _REFLEXIVE]
            continue
        masculine = "в" if stem[-1] in "аиіїеуоюя" else ""
        found += [(stem + p + end, "past") for p in (masculine, "ла", "ло", "ли") if p for end in _REFLEXIVE]
        found += [(stem + "ти" + end, "infinitive") for end in _REFLEXIVE]
    for stem in split(row["imperfect"]):
        for person in ("тиму", "тиме", "тимемо", "тимуть"):
            found += [(stem + person + end, "future") for end in ("", "ся", "ться")]
    found += [(word + end, "future") for word in split(row["future"]) for end in ("", "ся", "ться")]
    found += [(word + end, "present") for word in split(row["present"]) for end in ("", "ся", "ться")]
    found += [(word + end, "infinitive") for word in split(row["infinitive"]) for end in ("", "ся", "сь")]
    for stem in split(row["participle"]):
        found += [(stem + end, "passive") for end in ("о", *_PARTICIPLE)]
    for stem in split(row["noun"]):
        found += [(stem + end, "noun") for end in ("я", "ю", "і", "ї", "ям", "а", "у", "и", "ою", "єю")]
    return found


def find_verbs(text: str) -> list[Verb]:
    """All verbs of the list that a sentence holds, in order. `text` has plain apostrophes."""
    known = forms()
    found = []
    for match in _WORD.finditer(text):
        entry = known.get(match.group().lower())
        if entry is None:
            continue
        kinds, tense = entry
        before = text[max(0, match.start() - 60) : match.start()]
        clause = re.split(r"[,;:—]", before)[-1]
        if tense == "passive" and _WILL_BEFORE.search(clause):
            tense = "future"
        infinitive = tense == "infinitive"
        found.append(
            Verb(
                match.start(),
                match.end(),
                kinds,
                tense,
                bool(_NOT_BEFORE.search(before) or (infinitive and _NOT_DUE.search(clause))),
                infinitive and bool(_DUE_BEFORE.search(clause)),
                infinitive and bool(_CAN_BEFORE.search(clause)),
            )
        )
    return found
