"""Names folded to keys, so that spellings of one name compare equal.

A key is for comparing only and is never shown. It undoes what newspapers vary: case, diacritics, the
transliteration of Ukrainian and Russian (Zelensky, Zelenskyy, Zelenskiy; Shmyhal, Shmygal), doubled letters,
hyphens, and titles. What differs after that is another name.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
# The Ukrainian national transliteration of 2010, without its rules for the beginning of a word.
_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуфыэё", "abvhgdezyiiiklmnoprstufyee", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ь": "", "ъ": ""}
)
_TITLES: Final = frozenset(
    {"president", "prime", "minister", "chancellor", "bundeskanzler", "king", "queen", "ambassador"}
    | {"general", "gen", "colonel", "col", "admiral", "senator", "hon", "dr", "prof", "professor"}
    | {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"}
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "mp", "mep", "phd"})
_PARTICLES: Final = frozenset(
    "de den der di da del della du la le van von ter ten zu af".split()  # noqa: SIM905
)
_SAME_GIVEN: Final = (
    "Ihor Igor",
    "Volodymyr Vladimir",
    "Andriy Andrey Andrei",
    "Dmytro Dmitry",
    "Oleksandr Aleksandr Alexandr",
    "Oleksiy Aleksey Alexey Alexei",
    "Serhiy Sergey Sergei Serhei",
    "Olha Olga",
    "Olena Elena",
    "Yevhen Evgeny Yevgeny Yevhenii",
    "Mykola Nikolai",
    "Mykhailo Mikhail",
    "Pavlo Pavel",
    "Yuriy Yuri Iurii",
    "Vasyl Vasily",
    "Petro Pyotr",
    "Kostiantyn Konstantin",
    "Hryhoriy Grigory",
    "Oleh Oleg",
    "Viktor Victor",
    "Iryna Irina",
    "Kateryna Ekaterina",
    "Yuliia Yulia Julia",
    "Anatoliy Anatoly",
    "Vitaliy Vitaly",
    "Valeriy Valery",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as keys: given names (or initials) in order, and the family name as one word."""

    given: tuple[str, ...]
    family: str

    @property
    def joined(self) -> str:
        return "".join(self.given) + self.family

    @property
    def fullness(self) -> tuple[int, int]:
        """How much of the given names is said: first their number, then their letters."""
        return len(self.given), sum(map(len, self.given))


@lru_cache(maxsize=65536)
def organisation(name: str) -> str:
    """Key of an organisation or a code as written: case, spacing and a leading "the" do not matter."""
    folded = " ".join(name.casefold().split())
    return folded.removeprefix("the ")


@lru_cache(maxsize=65536)
def parse(person: str) -> Name:
    """The keys of a person's name as written, titles left out. An empty name has empty keys."""
    words = [word for word in _words(person) if word not in _SUFFIXES]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    if not words:
        return Name((), "")
    at = len(words) - 1
    while at > 0 and words[at - 1] in _PARTICLES:
        at -= 1
    family = "".join(_key(word, family=True) for word in words[at:])
    return Name(tuple(_given(word) for word in words[:at]), family)


def _words(text: str) -> list[str]:
    """Lower-case words in Latin letters without diacritics; a hyphenated word is one word."""
    text = unicodedata.normalize("NFC", text.casefold()).translate(_CYRILLIC).translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = re.sub(r"['’ʼ`´]", "", plain)
    return re.findall(r"[^\W_]+(?:[-‐‑][^\W_]+)*", plain)


def _key(word: str, family: bool = False) -> str:
    return "".join(_part(part, family) for part in re.split("[-‐‑]", word))


def _part(word: str, family: bool) -> str:
    word = word.replace("y", "i").replace("j", "i").replace("w", "v")
    if family:
        word = re.sub(r"([aou])e", r"\1", word)
    word = re.sub(r"(?<=[a-z])(?<![sctpzk])h(?=[aeiou])", "g", word)
    return re.sub(r"(.)\1+", r"\1", word)


_CANONICAL: Final = {
    _key(word.lower()): _key(line.split()[0].lower()) for line in _SAME_GIVEN for word in line.split()
}


def _given(word: str) -> str:
    key = _key(word)
    key = _CANONICAL.get(key, key)
    # "ü" comes back from another alphabet as "u" or "y"; in a long name nothing else hangs on it.
    return key.replace("u", "i") if len(key) >= 6 else key


def narrower(less: Name, more: Name) -> bool:
    """True when `less` may be a shorter way to write `more`: same family name, and every given name of
    `less` stands in `more` in the same order, in full, as an initial, or with one letter left out inside.
    """
    if less.family != more.family:
        return False
    rest = iter(more.given)
    return all(any(_alike(word, other) for other in rest) for word in less.given)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    short, long = sorted((one, other), key=len)
    # A letter missing at the end is no slip of the pen but another name: Daniel and Daniela.
    return len(short) >= 6 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))
