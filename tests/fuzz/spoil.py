"""Texts of our own, cut, joined, doubled and salted by chance; the same seed gives the same texts."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.cases.reading_cases import read_cases
from tests.extract.instruments import texts as agreements
from tests.extract.rules.test_any_text import PARTS
from tests.extract.ukrainian.reading_cases import read_cases as read_ukrainian
from tests.extract.ukrainian.test_any_text import PARTS as UKRAINIAN_PARTS

LONGEST: Final = 20_000
"""Characters of a text at most."""

_ROOT: Final = Path(__file__).resolve().parents[2]
_LETTERS: Final = "aZ0 .,;:()[]{}\"'“”«»—–-\n\t\x0c€$£%½²٣\u200b\u00ad\u0301\u0130\ufb01\U0001f600Їґ"


def corpus() -> list[str]:
    """Whole texts of ours: cases, samples, agreements, in English and Ukrainian."""
    folders = (_ROOT / "pactbook" / "data" / "samples", _ROOT / "tests" / "samples" / "extra")
    samples = [
        path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))
    ]
    ukrainian = [case.text for name in ("cases.txt", "blind.txt") for case in read_ukrainian(name)]
    forms = [agreements.NUMBERED, agreements.ARTICLES, agreements.UNNUMBERED, agreements.REPORT]
    return [*(case.text for case in read_cases()), *ukrainian, *samples * 4, *forms * 20]


def spoilt(chance: random.Random, whole: list[str]) -> str:
    """One text: a whole one, or nothing, after one to six changes."""
    text = chance.choice(whole) if chance.random() < 0.9 else ""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_CHANGES)(chance, text, whole)[:LONGEST]
    return text


def _cut(chance: random.Random, text: str) -> tuple[int, int]:
    low = chance.randint(0, len(text))
    return low, min(len(text), low + chance.choice((1, 5, 40, 400)))


def _drop(chance: random.Random, text: str, whole: list[str]) -> str:
    low, high = _cut(chance, text)
    return text[:low] + text[high:]


def _repeat(chance: random.Random, text: str, whole: list[str]) -> str:
    """What makes a pattern backtrack: the same stretch over and over."""
    low, high = _cut(chance, text)
    return text[:low] + text[low:high] * chance.choice((2, 10, 100, 1000)) + text[high:]


def _join(chance: random.Random, text: str, whole: list[str]) -> str:
    other = chance.choice(whole)
    return text[: chance.randint(0, len(text))] + chance.choice((" ", "\n\n", "")) + other


def _salt(chance: random.Random, text: str, whole: list[str]) -> str:
    for _ in range(chance.randint(1, 20)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_LETTERS) + text[at + chance.randint(0, 1) :]
    return text


def _phrases(chance: random.Random, text: str, whole: list[str]) -> str:
    parts = PARTS if chance.random() < 0.8 else UKRAINIAN_PARTS
    words = chance.choice(("", " ")).join(chance.choices(parts, k=chance.choice((1, 5, 50, 500))))
    at = chance.randint(0, len(text))
    return f"{text[:at]} {words} {text[at:]}"


def _shuffle(chance: random.Random, text: str, whole: list[str]) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _figures(chance: random.Random, text: str, whole: list[str]) -> str:
    """Other digits in the same places: impossible days, years and amounts among them."""
    return "".join(chance.choice("0123456789") if c.isdigit() and chance.random() < 0.5 else c for c in text)


def _case(chance: random.Random, text: str, whole: list[str]) -> str:
    return chance.choice((text.upper, text.lower, text.title, text.swapcase))()


_CHANGES: Final[tuple[Callable[[random.Random, str, list[str]], str], ...]] = (
    _drop,
    _repeat,
    _join,
    _salt,
    _phrases,
    _shuffle,
    _figures,
    _case,
)
