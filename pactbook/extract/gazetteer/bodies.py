"""Finds a country's ministries, parliament, government and other bodies that bear no name of their own."""

import re

from pactbook.extract.gazetteer.mentions import Mention, find_entities
from pactbook.extract.gazetteer.offices import owner, tail

_BODY = re.compile(
    r"\b(?:(?:Federal\s)?(?:Ministry|Department|Chancellery|Office)\b(?=\s(?:of|for)\s)|"
    r"(?:(?:Foreign|Defen[cs]e|Finance|Economy|Interior|Justice|Energy|Development|Foreign\sAffairs)\s)"
    r"(?:[Mm]inistry|[Dd]epartment)|"
    r"(?:[Gg]overnment|[Pp]arliament|[Ee]mbassy|[Cc]abinet(?:\sof\sMinisters)?|[Ss]enate|[Ll]awmakers|[Dd]elegation|"
    r"[Aa]uthorities|[Aa]rmed\s[Ff]orces|[Pp]resident['’]s\soffice|Presidential\sOffice|presidency|[Tt]reasury|"
    r"National\sAssembly|General\sStaff))(?![\w-])"
)


def find_bodies(text: str, entities: list[Mention] | None = None) -> list[Mention]:
    """Mentions of kind agency with a country code: "Estonian Ministry of Defence", "Ukraine's government",
    "parliament of Bulgaria". A body without a country is left out.

    The span holds the country's name too. `entities` saves a second reading where they are known.
    """
    known = find_entities(text) if entities is None else entities
    starts = {mention.start: mention for mention in known}
    ends = {mention.end: mention for mention in known}
    out: list[Mention] = []
    read = 0
    for match in _BODY.finditer(text):
        if match.start() < read:
            continue
        end, behind = tail(text, match.end(), starts)
        read = end
        start, before = owner(text, match.start(), ends)
        code = before or behind
        if code is None or (before is None and text[match.end() : end].find(" of ") < 0):
            continue
        written = text[start:end]
        out.append(Mention(start, end, written, "agency", code, text[match.start() : end]))
    return out
