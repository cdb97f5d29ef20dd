"""Is a document the text of an agreement? A cheap look that says no to news, and which instrument it is."""

import re
from typing import Final

from pactbook.model.sources import Document

_TITLE = re.compile(
    r"\b(?:agreement|accord|treaty|convention|memorandum\s+of\s+(?:understanding|cooperation)|"
    r"joint\s+(?:security\s+commitments|declaration)|security\s+commitments|arrangement|protocol|"
    r"declaration|compact|pact)\b",
    re.I,
)
_PARTIES = re.compile(
    r"\bhere(?:in)?after\b|[“\"‘’'](?:the\s+)?(?:participants|parties|sides|signatories)[”\"’']", re.I
)
_ROLE = re.compile(r"\b(?:the|each|either|both)\s+(?:Participants?|Part(?:y|ies)|Sides?|Signatories)\b")
_AGREE = re.compile(
    r"\bhave\s+(?:agreed|decided|reached|(?:jointly\s+)?determined)\b[^.]{0,120}(?:as\s+follows|"
    r"following|:|in\s+this)|\bdecide\s+on\s+the\s+following\b",
    re.I,
)
_CLAUSE = re.compile(
    r"^\s*(?:(?:article|section|part|paragraph|chapter)\s+)?(?:[IVX]{1,5}|\d{1,3})[.)]\s+\S|"
    r"^\s*article\s+(?:\d|[IVX])",
    re.I | re.M,
)
_SIGNED = re.compile(
    r"\b(?:signed|done)\b[^\n]{0,60}\b(?:at|in|on|this)\b[^\n]{0,160}\b(?:in\s+(?:duplicate|"
    r"triplicate|two)|languages?\b|originals?|authentic)",
    re.I,
)
_FOR = re.compile(r"^\s*for\s+(?:the\s+)?[A-Z][\w’' -]{2,60}\s*(?::|$|[A-Z])", re.I | re.M)
_LASTS = re.compile(
    r"\bthis\s+(?:agreement|accord|treaty)\s+(?:is\s+valid|will|shall|may\s+be\s+(?:terminated|"
    r"amended)|enters|comes)",
    re.I,
)
_NEWS: Final = re.compile(
    r"\b(?:said|says|told\s+(?:reporters|journalists)|according\s+to\s+(?:the\s+)?(?:ministry|"
    r"president|press)|reporters|spokes\w+|news\s+agency)\b",
    re.I,
)


def is_instrument(document: Document) -> bool:
    """True for the text of an agreement, declaration or treaty between parties; never for a report about one.

    Looks at the head, the foot and the clauses' wording, without reading the text through.
    """
    text = document.content()
    head = text[:3000]
    if len(text) < 400 or not _TITLE.search(text[:400]):
        return False
    signs = (
        bool(_PARTIES.search(head)),
        len(_ROLE.findall(text)) >= 4,
        bool(_AGREE.search(text[:12000])),
        len(_CLAUSE.findall(text)) >= 3,
        bool(_SIGNED.search(text)),
        len(_FOR.findall(text[-6000:])) >= 2 or len(_FOR.findall(text)) >= 2,
        len(_LASTS.findall(text)) >= 2,
    )
    reported = len(_NEWS.findall(text)) / max(1, len(text) / 1500)
    return sum(signs) >= 3 and reported < 0.5


def instrument_of(title: str) -> str:
    """The codebook's `instrument` by an agreement's title."""
    if re.search(r"\bsecurity\b|long-term\s+(?:support|cooperation)|support\s+for\s+ukraine", title, re.I):
        return "security_agreement"
    for word, kind in (("treaty", "treaty"), ("memorandum", "memorandum"), ("declaration", "declaration")):
        if word in title.lower():
            return kind
    return "other"
