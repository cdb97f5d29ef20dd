"""Numbers of parts, articles, paragraphs and list items, and the section that they make together."""

import re
from dataclasses import dataclass
from typing import Final

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORD: Final = r"(?:part|article|art\.|section|chapter|paragraph|par\.|pledge)"
_MARK = re.compile(
    rf"(?:(?P<word>{_WORD})\s+)?(?:(?P<roman>[IVXL]{{1,6}})|(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})"
    rf"|(?P<letter>[A-Za-z]))(?P<close>[.):](?!\d)|(?=\s+[-–—]\s|\s*$))\s*[-–—:]?\s*",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\((?P<inner>[a-z]|[ivx]{1,5}|\d{1,2})\)\s*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•·▪◦●‣*]|[-–—]|o(?=\s+[a-z]))\s+|[•·▪●]")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands in front of a paragraph: `text[:end]`. `level` is word, roman, number, letter, enclosed or
    bullet; `value` its place in the series."""

    label: str
    level: str
    value: int
    end: int

    @property
    def bullet(self) -> bool:
        return self.level == "bullet"

    @property
    def numbered(self) -> bool:
        return self.level in ("number", "roman", "word")

    @property
    def series(self) -> str:
        """What counts on together: "(1)" and "(2)", but not "(1)" and "(a)"."""
        return f"{self.level} {self.label[1:-1].isdigit()}" if self.level == "enclosed" else self.level

    def listed(self, inside: bool) -> bool:
        """True when it marks an item of a list, `inside` one that a colon opened."""
        return self.level in ("bullet", "enclosed") or (inside and self.level == "letter")


def marker(text: str) -> Marker | None:
    """The number, letter or bullet in front of a paragraph, or None."""
    bullet = _BULLET.match(text)
    if bullet:
        return Marker("", "bullet", 0, bullet.end())
    enclosed = _ENCLOSED.match(text)
    if enclosed:
        inner = enclosed["inner"]
        return Marker(f"({inner})", "enclosed", _value(inner), enclosed.end())
    match = _MARK.match(text)
    if not match or (not match["word"] and not match["close"]):
        return None
    return _numbered(text, match)


def _numbered(text: str, match: re.Match[str]) -> Marker | None:
    if match["number"]:
        level, label = "number", match["number"]
        value = int(label.split(".")[-1])
    elif match["roman"] and (match["roman"].isupper() or match["word"]):
        level, label, value = "roman", match["roman"], _value(match["roman"])
    elif match["letter"]:
        level, label, value = "letter", match["letter"], ord(match["letter"].lower()) - 96
    else:
        return None
    if match["word"]:
        level = "word"
    elif level in ("letter", "roman") and match["close"] == ":":
        return None
    if (
        level in ("letter", "roman")
        and match["close"] == "."
        and text[match.end() : match.end() + 1].islower()
    ):
        return None
    return Marker(label, level, value, match.end())


def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    total = 0
    if set(label.lower()) <= set(_ROMAN):
        letters = [_ROMAN[c] for c in label.lower()]
        for here, after in zip(letters, [*letters[1:], 0], strict=True):
            total += -here if here < after else here
        return total
    return ord(label[0].lower()) - 96


class Labels:
    """The section that the next paragraph stands in. `anew` is true where numbers begin anew in each part."""

    def __init__(self, anew: bool = False) -> None:
        self.anew = anew
        self.parts: list[str] = []
        self.levels: list[str] = []
        self.number: str | None = None
        self.title: str | None = None

    def annexed(self, title: str) -> None:
        """An annex begins: its parts are counted afresh."""
        words = title.split()
        second = words[1].strip(".:") if len(words) > 1 else ""
        label = f"Annex {second}" if re.fullmatch(r"\d{1,2}|[IVX]{1,4}|[A-Z]", second) else "Annex"
        self.parts, self.levels, self.number, self.title = [label], ["annex"], None, None

    def headed(self, mark: Marker | None, title: str) -> None:
        """A heading: a numbered one opens a part, an unnumbered one a heading inside it."""
        self.number = None
        if mark is None:
            self.title = title
            return
        if mark.level in self.levels:
            at = self.levels.index(mark.level)
            self.parts, self.levels = self.parts[:at], self.levels[:at]
        elif mark.level in ("word", "roman") and self.levels[:1] != ["annex"]:
            self.parts, self.levels = [], []
        self.parts.append(mark.label)
        self.levels.append(mark.level)
        self.title = None

    def numbered(self, mark: Marker) -> None:
        """A numbered paragraph."""
        self.number = mark.label

    def part(self) -> str | None:
        """The numbers of the part, `II` or `II.2`."""
        return "".join(part if part[0] == "(" else f".{part}" for part in self.parts).lstrip(".") or None

    def clause(self) -> str | None:
        """The section of a paragraph: part and number, with the unnumbered heading where numbers begin anew
        below it; the number alone where one series runs through the text."""
        if self.number and not self.anew:
            return self.number
        front = " ".join(part for part in (self.part(), self.title) if part)
        if not self.number:
            return front or None
        if not front:
            return self.number
        return f"{front} {self.number}" if self.title else f"{front}.{self.number}"

    def item(self, mark: Marker) -> str | None:
        """The section of a list's item: its letter behind the paragraph's section."""
        return f"{self.clause() or ''}{mark.label}" or None
