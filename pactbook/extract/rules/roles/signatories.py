"""Signatories: people who are the subject of a verb of signing, or whom it names behind "by" and "with"."""

import re
from typing import Final

from pactbook.extract.rules.mood import denies
from pactbook.extract.rules.roles.people import Seen
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

AGREEMENT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|security\s+(?:guarantees?|commitments?))\b", re.I)
_MET = re.compile(r"\b(?:met|gathered|came|went|flew|sat\s+down|travelled|traveled|arrived|returned)\b")
_IT = re.compile(r"\b(?:it|one|them)\b")
_LAW = re.compile(
    r"\b(?:bills?|laws?|legislation|measures?|decrees?|budget|amendments?|vote|orders?)\b", re.I
)
_NO_VOTE = re.compile(r"\b(?:no|without\s+a)\s+vote\b", re.I)
_OBJECT_LEFT_OUT = re.compile(
    r"\s*(?:[.,;:–—\"“]|$|(?:in|on|at|for|with|by|within|before|after|alongside|together|today|yesterday|last|this|next|too"
    r"|and|as|first)\b)"
)
# "the agreement between A and B, signed in Kyiv": it was signed, whoever stands in front
_REDUCED = re.compile(
    rf"\b{AGREEMENT_NOUN}(?:\s+(?:on|between|with|of|for|about)\s+[^;]{{1,110}}?)?,?\s+(?:which\s+was\s+|originally\s+)?$",
    re.I,
)
# "the one that X signed last April": X did
_THAT_THEY = re.compile(r"\b(?:that|which)\s+[A-ZÀ-Þ][^,;]{1,80}$")
_PASSIVE_AFTER = re.compile(
    r"\s+(?:in|on|at|by|last|this|earlier|yesterday|today|between|two|a\s+(?:year|month|week))\b", re.I
)
# "had been due to sign": it did not come to that
_MISSED = re.compile(r"\b(?:had|has)\s+been\s+(?:due|expected|supposed|set|scheduled|meant)\s+to\b", re.I)
_NEXT_SUBJECT = re.compile(r"(?:,|\band)\s+(?:the\s+)?$")
_WHEN = re.compile(r",?\s+(?:on|in|at|a\s+(?:day|week)\s+later)\s+(?=\S)")
_OTHER_SUBJECT = re.compile(
    r"""
    [;:]
    | \b(?:said|announced|told|added|that|wrote|reported|welcomed|after|before|when)\b
    """,
    re.X,
)
_WHERE_THEY = re.compile(r"\bwhere\s+(?:he|she|they)\b")
_OBLIQUE = re.compile(r"(?:\bwith|\bof|\bto|\bfor|\bby)\s+(?:\w+\s+)?$")
_OTHER_CLAUSE = re.compile(
    r"[;:]\s|(?<!\b[A-Z][a-z][a-z])(?<!Sept)\.\s|\b(?:said|announced|told|which|that|who)\b"
)
_COMMA = re.compile(r",\s+(?:the\s+)?$")
_PARTY_CUE = re.compile(r"\b(?:by|with|between|alongside)\b", re.I)
_SIGNATURE_OF = re.compile(
    r"\b(?:bears|carries|with)\s+the\s+signatures?\s+of\s+(?:[\w’'-]+[\s,]+){0,7}$", re.I
)
_SO_DID = re.compile(r"\b(?:so|as)\s+(?:did|has|had)\s+(?:the\s+)?$")
_MAYBE: Final = frozenset({"could", "may", "might", "can"})


def signs(scene: Scene, seen: Seen, about_agreement: bool) -> bool:
    """True when the sentence says that a person signs or signed an agreement."""
    for verb in scene.verbs:
        if _is_signing(scene, verb) and _is_of_agreement(scene, verb, about_agreement):
            if _is_subject(scene, seen, verb) or _is_party(scene, seen, verb):
                return True
    before = scene.text[: seen.start]
    said = any(v.has("sign") and not v.negated and v.end <= seen.start for v in scene.verbs)
    return about_agreement and bool(_SIGNATURE_OF.search(before) or (said and _SO_DID.search(before)))


def _is_signing(scene: Scene, verb: Verb) -> bool:
    """True for a verb of signing that is no mere purpose or possibility; people who meet to sign do sign."""
    if verb.negated or denies(scene, verb.main) or _MISSED.search(scene.text[verb.start : verb.main]):
        return False
    if not verb.has("sign"):
        behind = scene.text[verb.end : verb.end + 60]
        if verb.lemma not in ("conclude", "finalise", "finalize") or not AGREEMENT.search(behind):
            return False
    if verb.infinitive and _MET.search(scene.text[: verb.start]):
        return True
    return verb.modal not in _MAYBE and not (verb.infinitive and not verb.modal and not verb.future)


def _is_of_agreement(scene: Scene, verb: Verb, about_agreement: bool) -> bool:
    if AGREEMENT.search(scene.text):
        return True
    earlier = scene.before.text if scene.before else ""
    if not about_agreement or _LAW.search(scene.text) or _LAW.search(_NO_VOTE.sub("", earlier)):
        return False
    if verb.has("sign") and _OBJECT_LEFT_OUT.match(scene.text, verb.end):
        return True
    return verb.lemma.startswith(("put_", "affix")) or bool(_IT.search(scene.text[verb.end : verb.end + 10]))


def _is_subject(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """True for "X and Y signed", "X met Y in Kyiv, where they signed"."""
    if seen.end > verb.start:
        return _is_gapped(scene, seen, verb)
    if _is_reduced(scene, verb):
        return False
    gap = scene.text[seen.end : verb.start]
    if len(gap) > 160 or _OTHER_SUBJECT.search(gap):
        return len(gap) < 120 and bool(_WHERE_THEY.search(gap))
    return not _OBLIQUE.search(scene.text[: seen.start])


def _is_reduced(scene: Scene, verb: Verb) -> bool:
    """True for "the agreement signed in Kyiv": the participle says nothing of who stands in front."""
    bare = verb.start == verb.main and verb.form in ("past", "participle")
    before = scene.text[: verb.start]
    if not bare or not _REDUCED.search(before) or _THAT_THEY.search(before):
        return False
    return bool(_PASSIVE_AFTER.match(scene.text, verb.end))


def _is_gapped(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """True for B in "A signed on Monday and B on Thursday"."""
    if seen.start < verb.end or not _NEXT_SUBJECT.search(scene.text[: seen.start]):
        return False
    after = _WHEN.match(scene.text, seen.end)
    return after is not None and any(d.start <= after.end() <= d.end for d in scene.dates)


def _is_party(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """True for "signed by A and B", "signed the agreement with President B"."""
    gap = scene.text[verb.end : seen.start]
    if seen.start < verb.end or len(gap) > 170 or _OTHER_CLAUSE.search(gap):
        return False
    apart = _COMMA.search(gap) is not None
    if apart and any(v.has("say") and 0 <= v.start - seen.end <= 2 for v in scene.verbs):
        return False
    return bool(_PARTY_CUE.search(gap))


def is_planned(scene: Scene) -> bool:
    """True when every signature of the sentence is still to come."""
    signing = [v for v in scene.verbs if v.has("sign")]
    return bool(signing) and all((v.future or v.modal is not None) and not v.perfect for v in signing)
