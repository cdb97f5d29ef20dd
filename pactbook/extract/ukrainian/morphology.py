"""Declension of names: all case forms of a place, a country or a person from the dictionary form.

Names of states, towns and people follow a dozen regular patterns of Ukrainian, so the forms are worked out
from the name's ending. In the data files a mark on a word overrules its ending: `=` never changes,
`~` declines as an adjective, a trailing `*` as a neuter (or a man's name) in -о, and `a/b` gives the stem of
the oblique cases (`Відень/Віднь`).
"""

from typing import Final

CASES: Final = "ngdail"
"""Nominative, genitive, dative, accusative, instrumental, locative: one letter each."""

Forms = dict[str, str]
"""A form and the cases it may stand for."""

_ADJECTIVE: Final[dict[str, tuple[str, ...]]] = {
    "ий": ("ий", "ого", "ому", "ого ий", "им", "ому ім"),
    "ій": ("ій", "ього", "ьому", "ього ій", "ім", "ьому ім"),
    "а": ("а", "ої", "ій", "у", "ою", "ій"),
    "я": ("я", "ьої", "ій", "ю", "ьою", "ій"),
    "е": ("е", "ого", "ому", "е", "им", "ому ім"),
    "і": ("і", "их", "им", "і их", "ими", "их"),
}
_HARD_A: Final = ("а", "и", "і", "у", "ою", "і")
_SOFT: Final = ("ь", "я ю", "ю еві", "я ь", "ем", "і ю")
_NOUN: Final[tuple[tuple[str, int, tuple[str, ...]], ...]] = (
    ("ка", 2, ("ка", "ки", "ці", "ку", "кою", "ці")),
    ("га", 2, ("га", "ги", "зі", "гу", "гою", "зі")),
    ("ха", 2, ("ха", "хи", "сі", "ху", "хою", "сі")),
    *((f"{sound}а", 1, ("а", "і", "і", "у", "ею", "і")) for sound in "щчжш"),
    ("а", 1, _HARD_A),
    *((f"{vowel}я", 1, ("я", "ї", "ї", "ю", "єю", "ї")) for vowel in "іаоуеєиюя"),
    ("я", 1, ("я", "і", "і", "ю", "ею", "і")),
    ("й", 1, ("й", "я ю", "ю єві", "я й", "єм", "ї ю")),
    ("ь", 1, _SOFT),
    ("и", 1, ("и", "ів _", "ам", "и", "ами", "ах")),
    ("їв", 2, ("їв", "єва", "єву єві", "їв", "євом", "єві")),
    ("ів", 2, ("ів", "ова", "ову ові", "ів", "овом", "ові")),
)
_NEUTER: Final = ("о", "а", "у ові", "о а", "ом", "і у ові")
_CONSONANT: Final = ("", "а у", "у ові", "_", "ом ем", "і у ові")
_MAN: Final = ("", "а", "у ові", "а", "ом ем", "і у ові")
_SOFT_MAN: Final = ("", "а я", "у ю еві ові", "а я", "ом ем", "у ю еві ові")
_HUSHING: Final = "бвгґджзклмнпрстфхцчшщ"


def forms(name: str, sex: str = "") -> Forms:
    """Every form of a name of one or more words with its cases; `sex` is `m` or `f` for people, else empty.

    The words of a name stand in the same case. A woman's name that ends in a consonant or -о does not change.
    """
    words = [_word(word, sex) for word in name.split()]
    found: Forms = {}
    for index, case in enumerate(CASES):
        combinations = [""]
        for options in words:
            combinations = [f"{a} {b}".strip() for a in combinations for b in options[index]]
        for form in combinations:
            if case not in found.get(form, ""):
                found[form] = found.get(form, "") + case
    return found


def adjective_forms(stem: str) -> Forms:
    """All forms of an adjective in -ий from its stem (`данськ`), of every gender and number."""
    found: Forms = {}
    for ending in ("ий", "а", "е", "і"):
        for index, case in enumerate(CASES):
            for end in _ADJECTIVE[ending][index].split():
                form = stem + end
                if case not in found.get(form, ""):
                    found[form] = found.get(form, "") + case
    return found


def _word(word: str, sex: str) -> list[list[str]]:
    """The options of one word for each case in the order of `CASES`."""
    quote = word[:1] if word[:1] in "«" else ""
    word = word[len(quote) :]
    if word.startswith("="):
        return [[quote + word[1:]]] * len(CASES)
    if word.startswith("~"):
        return _joined(quote, *_as_adjective(word[1:]))
    if word.endswith("*"):
        return _joined(quote, word[:-2], _NEUTER)
    if "/" in word:
        whole, stem = word.split("/")
        oblique = _joined(quote, *((stem[:-1], _SOFT) if stem.endswith("ь") else (stem, _CONSONANT)))
        return [[whole], *oblique[1:3], [whole], *oblique[4:]]
    return _joined(quote, *_by_ending(word, sex))


def _as_adjective(word: str) -> tuple[str, tuple[str, ...]]:
    for ending in ("ий", "ій", "а", "я", "е", "і"):
        if word.endswith(ending):
            return word[: -len(ending)], _ADJECTIVE[ending]
    return _by_ending(word, "")


def _by_ending(word: str, sex: str) -> tuple[str, tuple[str, ...]]:
    if sex == "m" and word.endswith(("ий", "ій")) and word.endswith(("кий", "ний", "вий")):
        return word[:-2], _ADJECTIVE["ий"]
    if sex == "f" and word.endswith(("ька", "ова", "ева", "єва", "їна")):
        return word[:-1], _ADJECTIVE["а"]
    if sex == "f" and word[-1] not in "ая":
        return word, ("",) * len(CASES)
    if sex == "m" and word.endswith("ко"):
        return word[:-1], _NEUTER
    if sex == "m" and word.endswith(("ов", "ев", "єв", "ін")):
        return word, ("", "а", "у ові", "а", "им ом", "і у ові")
    for ending, cut, endings in _NOUN:
        if word.endswith(ending) and not (sex and ending in ("ів", "їв", "и")):
            return word[:-cut], endings
    if sex == "m" and word[-1].lower() in _HUSHING:
        return word, _SOFT_MAN if word[-1] in "рц" else _MAN
    return word, _CONSONANT if word[-1].lower() in _HUSHING else ("",) * len(CASES)


def _joined(quote: str, stem: str, endings: tuple[str, ...]) -> list[list[str]]:
    return [[quote + stem + end.replace("_", "") for end in (options.split() or [""])] for options in endings]
