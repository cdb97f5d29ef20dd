"""Which kind of aid the words around a sum name, and which of the codebook's topics."""

import re
from typing import Final

_KINDS: Final = {
    "military": r"(?<!non-)(?:military|defen[cs]e|lethal|weapons?|ammunition|arms|"
        r"armed\s+forces|air\s+defen[cs]e|"
        r"security\s+assistance|equipment\s+packages?|F-?16s?|artillery|drones?)",
    "financial": r"(?:financial|macro-?financial|macro-?economic|budget(?:ary)"
        r"?\s+support|loans?|reconstruction|"
        r"recovery|energy|economic|guarantees?|development)",
    "humanitarian": r"(?:humanitarian|refugees?|food|medical|stabili[sz]ation)",
}  # fmt: skip
_CIVIL: Final = re.compile(
    r"\b(?:military\s+and\s+(?:civil(?:ian)?|macro\w*|humanitarian|financial)|civil(?:ian)"
    r"?\s+and\s+military)\b",
    re.I,
)
_KIND = {kind: re.compile(rf"\b{pattern}\b", re.I) for kind, pattern in _KINDS.items()}
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
    joined = re.match(r"[\w-]+(?:\s+\w+)?\s*(?:,|and)\s*", text[at:])
    others = [
        k for k, pattern in _KIND.items() if k != kind and joined and pattern.match(text, at + joined.end())
    ]
    return "mixed" if others or _CIVIL.match(text, at) else kind


def last_aid(text: str) -> str:
    """The kind that the last words in front of a sum name."""
    if _CIVIL.search(text):
        return "mixed"
    found = [(m.start(), kind) for kind, pattern in _KIND.items() for m in pattern.finditer(text)]
    return max(found)[1] if found else "unspecified"


def topics_of(text: str) -> tuple[str, ...]:
    """The codebook's topics of aid that a phrase names, in the codebook's order."""
    return tuple(topic for topic, pattern in _TOPIC.items() if pattern.search(text))
