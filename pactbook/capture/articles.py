"""Several articles in one text: where each begins, by its header `date YYYY-MM-DD`, and where it ends.

A header stands at the start of the text, at the start of a line, or after a sentence's end on the same
line; what follows must look like a beginning. A date inside running prose ("of the date 2024-02-16") is no
header, and neither is one that ends a wrapped line ("their signature\\ndate 2024-02-16").
"""

import re
from dataclasses import dataclass, replace

from pactbook.model.values import PartialDate

_HEADER = re.compile(r"(?<!\S)date[ \t]+(\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)(?!\S)")
_FIRST = re.compile(r"date[ \t]*:?[ \t]+(\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)(?!\S)", re.IGNORECASE)
_BLANK = re.compile(r"[\s\ufeff]*")
_ADDRESS = re.compile(r"https?://\S+")
_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]*\Z")
_SHORTENING = re.compile(
    r"(?<!\w)(?:e\.g|i\.e|ref|no|cf|ca|approx|eff|exp|est|incl|publ?|art|sec|dat|iss|resp|viz|vs|fig|p|pp)\.\Z",
    re.IGNORECASE,
)
_NO_HEADER_AFTER = re.compile(
    r"""(?<!\w)(?:an?|the|this|that|its|their|his|her|to|of|on|by|from|for|with|at|in|as|and|or|but|is|was|be|no|any
    |each|which|what|same|exact|signature|signing|publication|effective|expiry|expiration|start|starting|end|due
    |target|release|closing|closure|cut-off|reference|delivery|completion|launch|entry|later|earlier|new|current)\Z
    |[,;:(/–—-]\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOK_BACK = 200


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `text[start:end]`, without its header. `date` is the header's date, None without one.

    `wrong_date` is a header's date that no calendar has. `dropped` holds a header that stands inside.
    """

    number: int
    start: int
    end: int
    date: str | None = None
    wrong_date: str | None = None
    address: str | None = None
    dropped: tuple[tuple[int, int], ...] = ()


def split(text: str, several: bool = True) -> list[Article]:
    """The articles of a text in order; one without a date where there is no header.

    With `several` false only a header at the start of the text counts.
    """
    first = _end_of_blank(text, 0)
    marks = [(m.start(), m.end(), m[1]) for m in [_FIRST.match(text, first)] if m]
    if several:
        after = marks[0][1] if marks else first
        found = (m for m in _HEADER.finditer(text, after) if _is_header(text, m))
        marks += [(m.start(), m.end(), m[1]) for m in found]
    if not marks:
        return [_article(text, 1, first, len(text), None)]
    articles = []
    if first < marks[0][0]:
        if _is_headline(text, first, marks):
            return _with_headline(text, first, marks)
        articles.append(_article(text, 1, first, marks[0][0], None))
    return articles + _articles(text, marks, len(articles))


def _articles(text: str, marks: list[tuple[int, int, str]], before: int) -> list[Article]:
    ends = [low for low, _, _ in marks[1:]] + [len(text)]
    pairs = enumerate(zip(marks, ends, strict=True), before + 1)
    return [_article(text, number, mark[1], end, mark[2]) for number, (mark, end) in pairs]


def _article(text: str, number: int, start: int, end: int, date: str | None) -> Article:
    start = min(_end_of_blank(text, start), end)
    address = _ADDRESS.match(text, start, end)
    if address:
        start = min(_end_of_blank(text, address.end()), end)
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    good = date if date and is_date(date) else None
    link = address.group() if address else None
    return Article(number, start, end, good, date if date and not good else None, link)


def _with_headline(text: str, first: int, marks: list[tuple[int, int, str]]) -> list[Article]:
    """Articles where a headline stands above the first header: it belongs to the first article."""
    head, *rest = _articles(text, marks, 0)
    return [replace(head, start=first, dropped=((marks[0][0], head.start),)), *rest]


def _is_headline(text: str, first: int, marks: list[tuple[int, int, str]]) -> bool:
    above = text[first : marks[0][0]]
    lines = [line for line in _BREAK.split(above) if line.strip()] if len(above) <= 600 else []
    alone = _rest_of_line(text, marks[0][1]) == ""
    return alone and 0 < len(lines) <= 3 and not any(_SENTENCE_END.search(line.rstrip()) for line in lines)


def _is_header(text: str, match: re.Match[str]) -> bool:
    rest = _rest_of_line(text, match.end())
    if not _may_begin(rest):
        return False
    window = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    before = window.rstrip()
    breaks = len(_BREAK.findall(window[len(before) :]))
    full = match[1].count("-") == 2
    ended = bool(_SENTENCE_END.search(before)) and not _SHORTENING.search(before)
    if breaks == 0:
        return full and ended
    if breaks > 1 or ended or not before:
        return True
    return (full or rest == "") and not _NO_HEADER_AFTER.search(before)


def _rest_of_line(text: str, at: int) -> str:
    return _BREAK.split(text[at : at + _LOOK_BACK], maxsplit=1)[0].strip()


def _may_begin(rest: str) -> bool:
    """True when what follows a header on its line is nothing, or looks like an article's beginning."""
    if not rest or rest.startswith(("http://", "https://")):
        return True
    return not rest[0].islower() and (rest[0].isalnum() or rest[0] in "\"'“”„‘’«([—–#*$€£¿¡")


def _end_of_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def is_date(text: str) -> bool:
    """True for an ISO 8601 date, month or year that the calendar has."""
    try:
        return PartialDate(text).first().year >= 1000
    except ValueError:
        return False
