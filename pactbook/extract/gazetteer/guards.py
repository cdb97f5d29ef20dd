"""What stands around a listed name decides whether it means the listed thing.

Each rule looks at a bounded window, so that a whole text is checked in linear time.
"""

import re

from pactbook.extract.gazetteer.data import Name, caution
from pactbook.extract.gazetteer.index import index

WINDOW = 90
_SMALL = (
    "A|After|Against|Ahead|All|Also|Although|An|And|As|At|Because|Before|Between|Both|But|By|Can|Could|Despite|Did|"
    "Do|Does|During|Earlier|Either|Even|For|From|Had|Has|Have|He|Her|His|How|However|If|In|Instead|Into|Is|It|Its|"
    "Later|Like|May|Meanwhile|Neither|No|Nor|Not|Now|Of|On|Once|Only|Or|Over|Recently|Said|Says|She|Should|Since|"
    "So|Still|Than|Thanks|That|The|Their|Then|They|This|Though|Through|To|Today|Together|Tomorrow|Under|Unlike|Until|"
    "Was|We|Were|What|When|Where|Whether|While|Who|Why|Will|With|Without|Would|Yesterday|Yet|You|Your|Mr|Mrs|Ms|Dr|"
    "Sir|Dear|Thank|Photo|Source|Read|Update|Updated|Live|Watch|Video|Opinion|Exclusive|Breaking|Advertisement"
)
_DAYS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    "September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
)
_TITLES = (
    "President|Presidents|Prime|Premier|PM|Chancellor|Minister|Ministers|Secretary|Chief|Leader|King|Queen|Emperor|"
    "Taoiseach|Tánaiste|Ambassador|Mayor|Governor|Senator|Commissioner|Representative|Speaker|General|Counterpart|"
    "Foreign|Defence|Defense|Finance|Deputy|Vice|Former|Acting|Head|Spokesman|Spokeswoman|Spokesperson|Envoy|"
    "Adviser|Advisor|Parliament|Government|Embassy|Ministry|Summit|Lord|Dame|Candidate|Nominee|Administration"
)
_PREVIOUS = re.compile(
    r"(?:^|[^\w.&'’-])([A-ZÀ-ÞĀ-Ž](?:[\w'’.-]*[\w'’])?|(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|St|[A-Z])\.)[ \u00a0]$"
)
_NEXT = re.compile(r"[ \u00a0]([A-ZÀ-ÞĀ-Ž][a-zà-ÿā-ž]+)")
_SMALL_WORD = re.compile(rf"(?:{_SMALL}|{_DAYS}|{_TITLES})\.?\Z")
_AFTER_NAME = re.compile(rf"(?:{_DAYS}|{_TITLES}|{_SMALL})\Z")
_PLACE_WORD = re.compile(
    r"[ \u00a0](?:Street|Avenue|Square|Boulevard|Road|Lane|Park|Bridge|Tower|University|School|Center|Centre|"
    r"Institute|Foundation|Airport|Prize|Award|Library|Hospital|Hotel|Stadium|Jr|Jnr|Junior|Organization)\b"
)
_MONEY = re.compile(
    r"(?:\$|\s(?:[Dd]ollars?|[Ff]rancs?|[Pp]ounds?|[Kk]ron[ae]r?|[Kk]ronor|[Kk]roner|[Kk]orunas?|[Kk]róna|[Yy]en|"
    r"[Zz]lot(?:y|ys|ies)|[Ll]eva?|[Ll]eu|[Ll]ei|[Rr]o?ubles?|[Hh]ryvnias?|[Ww]on|[Yy]uan|[Ff]orints?|[Ll]iras?)\b)"
)
_IN = re.compile(r"\b(?:in|into|across|inside|neighbou?ring|Neighbou?ring)\s+(?:the\s+)?$")
_LINK = re.compile(
    r"(?:\b(?:to|from|with|of|between|against|for|by|and|or|including)\s+(?:the\s+)?|[,/–-]\s?)$"
)
_POLITICAL = re.compile(
    r"(?:['’]s?\s(?:[a-z]+\s)?(?:king|government|army|parliament|economy|border|capital|people|foreign|defen[cs]e|"
    r"prime|president|minister|accession|membership|armed|ambassador|support|territory|decision|aid)\b"
    r"|\s(?:(?:has|had|have|will|would)\s(?:\w+\s)?)?(?:signed?|pledged?|donated?|ratif(?:y|ied)|joine?d?|condemne?d?|"
    r"borders|voted?|host(?:ed|s)?|announced?|supports?|provided?s?|is\sa\s(?:country|member|candidate|NATO))\b)"
)
_STATELY = re.compile(
    r"\b(?:Ukrain\w+|Russian?|Moldova|Armenia|Azerbaijan|Syria|Israel|Egypt|Iraq|Iran|Lebanon|Niger|Sudan|Mali|EU|NATO|"
    r"UN|U\.N\.|G7|Middle\sEast|Africa|Caucasus|Balkans|[Gg]overnments?|[Mm]inisters?|[Pp]resident|[Pp]arliament|"
    r"[Ee]mbassy|borders?|refugees|troops|summit|countr(?:y|ies)|nations?|states|sanctions|accession|agreements?)\b"
)


def passes(text: str, start: int, end: int, name: Name) -> bool:
    """True when the listed name at `text[start:end]` means what it is listed for."""
    if name.kind == "mask":
        return True
    if name.kind == "prefix":
        return text[end : end + 1] in ("-", "–") and text[end + 1 : end + 2].isalpha()
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if name.kind in ("country", "demonym") and _MONEY.match(after):
        return False
    if name.family and not _stands_alone(before, after):
        return False
    if name.kind == "capital" and not _whole_name(before, after):
        return False
    return _caution(text[start:end], name, before, after)


def _caution(written: str, name: Name, before: str, after: str) -> bool:
    """The rule listed for this very name, if there is one."""
    known = caution(name.text)
    if known is None or name.kind == "person":
        return True
    if known.not_before and known.not_before.search(before):
        return False
    if known.not_after and known.not_after.match(after):
        return False
    if known.guard == "the":
        return bool(re.search(r"\b[Tt]he\s+$", before))
    if known.guard == "caps":
        return not _all_capitals(before, after)
    if known.guard == "own":
        return not _foreign(before, name.code)
    if known.guard == "name":
        return _single_word(before, after)
    if known.guard == "sign":
        return signs(before, after)
    return known.guard != "skip"


def signs(before: str, after: str) -> bool:
    """True when the surroundings speak of a country: for names that people, towns or birds share."""
    if not _single_word(before, after):
        return False
    if _IN.search(before) or _POLITICAL.match(after):
        return True
    near = bool(_STATELY.search(before[-70:]) or _STATELY.search(after[:70]))
    return near and bool(_LINK.search(before) or re.match(r"\s?[,/–-]|\sand\b|['’]s\b", after))


def _single_word(before: str, after: str) -> bool:
    """False inside a longer capitalised name: "Michael Jordan", "Jordan Peterson"."""
    previous, following = _PREVIOUS.search(before), _NEXT.match(after)
    if previous and not _SMALL_WORD.match(previous.group(1)):
        return False
    return not (following and not _AFTER_NAME.match(following.group(1)))


def _whole_name(before: str, after: str) -> bool:
    """False where a capital only begins a longer name, such as a newspaper's or a treaty's."""
    following = _NEXT.match(after)
    if following is None or _AFTER_NAME.match(following.group(1)) or _known(following.group(1)):
        return True
    return _title_case(before, after)


def _stands_alone(before: str, after: str) -> bool:
    """For a family name alone: no other given name in front, no street or foundation behind."""
    if _PLACE_WORD.match(after):
        return False
    previous = _PREVIOUS.search(before)
    if previous is None or _SMALL_WORD.match(previous.group(1)) or previous.group(1).endswith(("ing", "ed")):
        return True
    if previous.group(1).isupper() and len(previous.group(1)) > 2:
        return True
    return previous.group(1).endswith(("'s", "’s")) or _known(previous.group(1)) or _title_case(before, after)


def _known(word: str) -> bool:
    """True for a country, an adjective of one or an organisation."""
    entry = index().get(word)
    names = entry.names.get(word, ()) if entry else ()
    return any(name.kind not in ("person", "mask") for name in names)


def _foreign(before: str, code: str) -> bool:
    """True after another country's name or adjective: "the Spanish Congress"."""
    previous = _PREVIOUS.search(before)
    entry = index().get(re.sub(r"['’]s?$", "", previous.group(1))) if previous else None
    codes = (
        {name.code for names in entry.names.values() for name in names if " " not in name.text}
        if entry
        else set()
    )
    return bool(codes) and code not in codes


def _line(before: str, after: str) -> list[str]:
    line = before.rsplit("\n", 1)[-1] + " " + after.split("\n", 1)[0]
    return [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]


def _title_case(before: str, after: str) -> bool:
    """True in a headline that capitalises its words."""
    words = _line(before, after)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _all_capitals(before: str, after: str) -> bool:
    """True in a line of capitals, and after a word of capitals that is no listed name ("HELP US")."""
    previous = _PREVIOUS.search(before)
    if (
        previous
        and len(previous.group(1)) > 2
        and previous.group(1).isupper()
        and not _known(previous.group(1))
    ):
        return True
    words = _line(before, after)
    return len(words) >= 2 and all(word.isupper() for word in words)
