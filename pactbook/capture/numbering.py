"""The numbers that Word prints before the paragraphs of a numbered list: they are not in its text.

Provisions are cited by section, so "1." and "(a)" are put where a reader sees them. Source: ECMA-376-1,
17.9 (numbering). Bullets become "• ". A number format not known here is printed as a decimal number.
"""

import re
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIZES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its format, and its text such as `%1.%2.`"""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one file while its paragraphs are read in order."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Any) -> "Numbering":
        """The lists that a python-docx document defines; none where it has no numbering part."""
        part = next(
            (r.target_part for r in file.part.rels.values() if r.reltype.endswith("/numbering")), None
        )
        self = cls()
        if part is None:
            return self
        abstract = {a.get(f"{_W}abstractNumId"): a for a in part.element.iter(f"{_W}abstractNum")}
        for number in part.element.iter(f"{_W}num"):
            key, family = number.get(f"{_W}numId"), _value(number, "abstractNumId")
            if key and family and family in abstract:
                levels = abstract[family].iter(f"{_W}lvl")
                self.families[key] = family
                self.lists[key] = {int(level.get(f"{_W}ilvl")): _level(level) for level in levels}
                self._override(key, number)
        for style in file.styles.element.iter(f"{_W}style"):
            if found := _reference(style):
                self.styles[style.get(f"{_W}styleId")] = found
        return self

    def _override(self, key: str, number: Any) -> None:
        for change in number.iter(f"{_W}lvlOverride"):
            depth = int(change.get(f"{_W}ilvl"))
            level = change.find(f"{_W}lvl")
            if level is not None:
                self.lists[key][depth] = _level(level)
            start = _value(change, "startOverride")
            if start is not None:
                self.restarts.setdefault(key, {})[depth] = int(start)

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph with one space after it, or an empty text; counts it."""
        style = _value(paragraph.find(f"{_W}pPr"), "pStyle")
        found = _reference(paragraph) or self.styles.get(style or "")
        if not found or found[0] not in self.lists:
            return ""
        key, depth = found
        level = self.lists[key].get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "• "
        counts = self._count(key, depth, level)
        return f"{self._printed(key, level, counts)} "

    def _count(self, key: str, depth: int, level: Level) -> dict[int, int]:
        counts = self.counts.setdefault(self.families[key], {})
        restart = self.restarts.get(key, {}).pop(depth, None)
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return counts

    def _printed(self, key: str, level: Level, counts: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            shown = self.lists[key].get(depth, level)
            return _number(counts.get(depth, shown.start), shown.form)

        return re.sub(r"%([1-9])", number, level.text)


def _level(element: Any) -> Level:
    start, form = _value(element, "start"), _value(element, "numFmt")
    return Level(int(start) if start else 1, form or "decimal", _value(element, "lvlText") or "")


def _reference(element: Any) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style names."""
    properties = element.find(f"{_W}pPr/{_W}numPr")
    key = _value(properties, "numId")
    return (key, int(_value(properties, "ilvl") or 0)) if key else None


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}") if element is not None else None
    value = child.get(f"{_W}val") if child is not None else None
    return str(value) if value is not None else None


def _number(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        text = ""
        for size, sign in zip(_SIZES, _SIGNS, strict=True):
            times, value = divmod(value, size)
            text += sign * times
        return text.upper() if form == "upperRoman" else text
    return f"{value:02d}" if form == "decimalZero" else str(value)
