"""What stands in front of a main verb: auxiliaries, adverbs and catenative verbs, and what they tell."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import factored

_ADVERB: Final = (
    r"also|already|now|so\ far|to\ date|just|only|still|previously|recently|initially|originally|officially"
    r"|formally|finally|again|currently|jointly|together|both|further|today|not|n[’']t|never|no\ longer|yet"
    r"|not\ yet|yet\ to(?=\s)|first|likely|reportedly|thus|then|since|earlier|subsequently|largely"
    r"|additionally|soon|once|later|therefore|thereby|hence|instead|even|ever|always|often|meanwhile|alone"
    r"|nevertheless|nonetheless|indeed|too|rather|twice|next|in\ turn|in\ return|for\ now|at\ last|by\ now"
    r"|at\ least"
    r"|in\ fact|of\ course|at\ once|once\ more"
    r"|(?!supply|family|ally|reply|apply|rally|assembly|tally)(?-i:[a-z]+ly)"
)
_AUXILIARY: Final = (
    r"will|would|shall|should|could|may|might|can|cannot|must|wo|ca|do|does|did|has|have|had|having|is|are|was"
    r"|were|be|been|being|am|going|yet\s+to|to|about|set|due|ready|prepared|able|willing|unable|unwilling"
    r"|likely|expected|scheduled|supposed|slated|poised|obliged|[’'](?:ll|s|ve|re|d)"
)
# Verbs that take another verb with "to": they are its modality, "agreed to send".
_CATENATIVE: Final = (
    r"plan|plans|planned|planning|intend|intends|intended|intending|aim|aims|aimed|aiming|hope|hopes|hoped"
    r"|hoping|expect|expects|expecting|agree|agrees|agreed|agreeing|promise|promises|promised|promising|pledge"
    r"|pledges|pledged|pledging|vow|vows|vowed|commit|commits|committed|committing|decide|decides|decided|seek"
    r"|seeks|seeking|sought|want|wants|wanted|prepare|prepares|preparing|offer|offers|offered|undertake"
    r"|undertakes|undertook|refuse|refuses|refused|decline|declines|declined|fail|fails|failed|continue"
    r"|continues|continued|continuing|begin|begins|began|start|starts|started|propose|proposes|proposed"
    r"|consider|considers|considering|announce|announces|announced|try|tries|trying|ask|asks|asked|need|needs"
    r"|needed|work|works|working|look|looks|looking|move|moves|moving|strive"
)
_AUXILIARIES, _ADVERBS, _CATENATIVES = (
    factored(re.split(r"\|(?![^()]*\))", listed)) for listed in (_AUXILIARY, _ADVERB, _CATENATIVE)
)
FRONT: Final = rf"""
(?:
    (?: {_AUXILIARIES} | {_ADVERBS} | {_CATENATIVES}(?=(?:\s+{_ADVERBS})*\s+to\b) )
    (?: \s+ | (?=n[’']t) )
){{0,9}}
"""
"""All that may stand in front of the main verb, as a piece of verbose pattern: "has not yet agreed to ".

No more than nine words, so that a text of nothing but such words is read in linear time.
"""

FUTURE: Final = re.compile(
    r"\b(?:will|shall|going\s+to|about\s+to|set\s+to|due\s+to|to\s+be|wo)\b|[’']ll\b", re.I
)
MODAL: Final = re.compile(
    rf"""
    \b(
        would | should | could | may | might | can | must | ready | prepared | able | unable | willing
        | unwilling | likely | expected | scheduled | supposed | slated | poised | {_CATENATIVE}
    )\b
    """,
    re.I | re.X,
)
NOT: Final = re.compile(
    r"""
    \b(?:
        not | never | yet\s+to | no\s+longer | cannot | unable | unwilling
        | refuse[sd]? | decline[sd]? | fail(?:s|ed)?
    )\b
    | n[’']t\b
    """,
    re.I | re.X,
)
BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\b|[’']re\b", re.I)
HAVE: Final = re.compile(r"\b(?:has|have|had|having)\b|[’']ve\b", re.I)
TO: Final = re.compile(r"\bto\s+(?:[a-z]+ly\s+)?$", re.I)
