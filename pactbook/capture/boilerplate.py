"""Lines that are page furniture and no part of an article, found by general rules; offsets are kept.

Only whole lines are dropped. A caption, a dateline and a source line can hold facts and stay.
"""

import re
from collections.abc import Iterable

Intervals = tuple[tuple[int, int], ...]

_LONGEST = 400
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_EDGE = " \t\u00a0*_#>|[](){}-–—=~•·.:!▼▲↓→«»\"'"
_RULES = re.compile(
    r"""
      (?:story\ continues\ |article\ continues\ |continue\ reading\ )?(?:below\ |after\ )?(?:the\ |this\ )?
          advertise?ments?(?:\ -?\ ?scroll\ (?:down\ )?to\ continue(?:\ reading)?|\ continue\ reading)?
    | ads?\ by\ \w+ | реклама | anzeige | werbung | publicité | publicidad
    | (?:sponsored|promoted|paid|partner)(?:\ (?:content|post|article|links?|story|stories))? | advertorial
    | share(?:\ (?:this|on|via|the)\b.{0,60})? | (?:re)?tweet(?:\ this)? | поділитися(?:\ .{0,40})?
    | (?:print|email|e-mail|bookmark|save)\ (?:this\ )?(?:article|page|story)
    | (?:also\ read|read\ (?:also|more|next|too)|see\ also
        |related(?:\ (?:articles?|stories|news|posts|content|topics))?
        |recommended(?:\ (?:for\ you|articles?|stories|reading))?
        |more\ (?:on\ this|from\ this)\ (?:story|topic|section)
        |читайте\ також|дивіться\ також)(?:\s*[:：|›»>-].*)?
    | (?:please\ )?(?:subscribe|sign\ up|register)\b.*\b(?:newsletters?|channel|telegram|youtube|podcast
        |updates|inbox|e-?mails?|us|our|free|account)\b.*
    | (?:subscribe|sign\ up|log\ in|sign\ in|register)(?:\ (?:now|here|today))?
    | (?:підписуйтесь|підпишіться|підписатися)\b.*
    | (?:follow|join|like|find)\ (?:us|our)\b.*\b(?:on|at|in|channel)\b.*
    | (?:we|this\ (?:web)?site|our\ (?:web)?site|our\ partners|by\ (?:continuing|clicking|using))\b
        (?=.*\bcookies?\b)(?=.*\b(?:uses?|using|clicking|consent|accept|agree|continu\w+|policy|experience
        |preferences|settings)\b).*
    | (?:accept|reject|manage|allow)(?:\ all)?\ cookies(?:\ .{0,30})?
    | cookie\ (?:policy|settings|preferences|notice)
    | (?:copyright\ )?(?:©|&copy;)\ ?.{0,120} | (?:copyright|\(c\))(?:\ \(c\))?\ (?:19|20)\d\d\b.{0,120}
    | all\ rights\ reserved
    | skip\ to\ (?:the\ )?(?:main\ )?content | (?:back\ to|go\ to)\ top
    | scroll\ (?:down\ )?(?:to\ continue|for\ more)
    | (?:leave|post|add|view|show|load)\ (?:a\ |all\ |more\ )?comments? | \d*\ ?comments?(?:\ \d+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def boilerplate(text: str, start: int, end: int) -> Intervals:
    """Intervals of whole lines within `text[start:end]` that are advertisements, share and subscription
    bars, links to other articles, cookie notices and the like; line ends and indents stay outside.
    """
    found = []
    for line in _LINE.finditer(text, start, end):
        if line.end() - line.start() > 4 * _LONGEST:
            continue
        words = line.group().strip(" \t\u00a0")
        if words and is_boilerplate(words):
            low = line.start() + line.group().index(words[0])
            found.append((low, low + len(words)))
    return tuple(found)


def is_boilerplate(line: str) -> bool:
    """True when a whole line is page furniture by its wording."""
    line = " ".join(line.split()) if len(line) <= _LONGEST else ""
    core = line.strip(_EDGE)
    return any(part and _RULES.fullmatch(part) for part in {core, line})


def merge(intervals: Iterable[tuple[int, int]], start: int, end: int) -> Intervals:
    """The intervals cut to `start..end`, in order, with touching and overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(intervals):
        low, high = max(low, start), min(high, end)
        if low >= high:
            continue
        if merged and low <= merged[-1][1]:
            low, high = merged[-1][0], max(high, merged.pop()[1])
        merged.append((low, high))
    return tuple(merged)
