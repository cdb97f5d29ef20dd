"""Which kind of aid the words around a sum name, and which of the codebook's topics."""

import re
from typing import Final

_KINDS: Final = {
    "military": r"(?<!non-)(?:military|defen[cs]es?|lethal|"
        r"(?:weapons?|ammunition|arms)(?!\s+(?:and\s+human\s+)?traffick)|"
        r"armed\s+forces|air\s+defen[cs]e|"
        r"security\s+assistance|equipment\s+packages?|F-?16s?|artillery|drones?)",
    "financial": r"(?:financial(?!\s+(?:institution|organi[sz]ation))|macro-?financial|macro-?economic|"
        r"fiscal|budget(?:ary)?\s+support|loans?|reconstruction|recovery|energy|economic|guarantees?|"
        r"development|(?<!humanitarian )(?:de-?mining|mine\s+action))",
    "humanitarian": r"(?:humanitarian|refugees?|food|medical|stabili[sz]ation|civil\s+protection|"
        r"rescue\s+services?)",
}  # fmt: skip
_CIVIL: Final = re.compile(
    r"\b(?:military\s+and\s+(?:civil(?:ian)?|macro\w*|humanitarian|financial)|civil(?:ian)"
    r"?\s+and\s+military)\b",
    re.I,
)
_KIND = {kind: re.compile(rf"\b{pattern}\b", re.I) for kind, pattern in _KINDS.items()}
_JOINED: Final = re.compile(r"[\w-]+(?:\s+\w+)?\s*(?:,\s*(?:and\s+)?|and\s+)")
_PART: Final = re.compile(r"\b(?:including|of\s+which)\b", re.I)
_TOPICS: Final = {
    "defence_industry": r"defen[cs]e\s+industr\w+|(?:arms|ammunition|weapons?)\s+production|"
    r"joint\s+production",
    "training": r"train(?:ing|s|ed)?\b",
    "reconstruction": r"reconstruct\w*|rebuild\w*|recovery",
    "energy": r"energy|electricity|power\s+grid",
    "demining": r"de-?mining|mine\s+action",
    "cyber": r"cyber\w*|IT\s+coalition",
    "accountability": r"accountab\w+|war\s+crimes|tribunal",
    "anti_corruption": r"corruption",
    "refugees": r"refugees?|displaced",
}
_TOPIC = {topic: re.compile(rf"\b(?:{pattern})", re.I) for topic, pattern in _TOPICS.items()}


def aid_of(text: str) -> str:
    """The codebook's `aid` for a phrase: one kind, mixed, or unspecified."""
    if _CIVIL.search(text):
        return "mixed"
    kinds = [kind for kind, pattern in _KIND.items() if pattern.search(text)]
    return "unspecified" if not kinds else kinds[0] if len(kinds) == 1 else "mixed"


def nearest_aid(text: str) -> str:
    """The kind that the first words behind a sum name: "126 million in military support, in cash or kind"."""
    found = [(m.start(), kind) for kind, pattern in _KIND.items() if (m := pattern.search(text))]
    if not found:
        return "unspecified"
    at, kind = min(found)
    return "mixed" if _CIVIL.match(text, at) or _listed(text, at) - {kind} else kind


def last_aid(text: str) -> str:
    """The kind that the last words in front of a sum name, in its last clause; a list of kinds is mixed."""
    clause = max(text.rfind(","), text.rfind(";")) + 1
    if _CIVIL.search(text, clause):
        return "mixed"
    found = [(m.start(), kind) for kind, pattern in _KIND.items() for m in pattern.finditer(text, clause)]
    if not found:
        return "unspecified"
    at, kind = max(found)
    firsts = (m.start() for pattern in _KIND.values() for m in pattern.finditer(text, 0, at))
    return "mixed" if any({kind} < _listed(text, first) for first in firsts) else kind


def part_aid(text: str) -> str | None:
    """The kind of a part named behind a whole ("…, of which 23 billion in military aid"), if one is."""
    part = _PART.search(text)
    return nearest_aid(text[part.end() :]) if part else None


def whole(text: str) -> str:
    """What stands in front of the first part that is named."""
    return _PART.split(text, maxsplit=1)[0]


def _listed(text: str, at: int) -> set[str]:
    """The kinds of a list that begins at `at`: "economic, financial, humanitarian and other help"."""
    kinds: set[str] = set()
    while here := {kind for kind, pattern in _KIND.items() if pattern.match(text, at)}:
        kinds |= here
        joined = _JOINED.match(text, at)
        if joined is None:
            break
        at = joined.end()
    return kinds


def topics_of(text: str) -> tuple[str, ...]:
    """The codebook's topics of aid that a phrase names, in the codebook's order."""
    return tuple(topic for topic, pattern in _TOPIC.items() if pattern.search(text))
