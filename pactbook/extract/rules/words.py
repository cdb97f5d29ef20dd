"""Words that several rules share: nouns for agreements and for aid, and words that refer back."""

import re
from typing import Final

AGREEMENT_NOUN: Final = (
    r"(?:"
    r"agreements?|pacts?|deals?|accords?|treat(?:y|ies)|compacts?"
    r"|memorand(?:um|a)(?:\s+of\s+understanding)?|MoUs?|partnerships?|arrangements?|documents?"
    r"|instruments?|declarations?|letters?\s+of\s+intent"
    r")"
)
AID_NOUN: Final = (
    r"(?:"
    r"aid|assistance|support|packages?|pledges?|loans?|grants?|funding|funds?"
    r"|contributions?|donations?|tranches?|help|relief|commitments?|promises?|investments?"
    r"|guarantees?|credits?|allocations?|resources|facilit(?:y|ies)|programmes?|programs?"
    r"|financing|disbursements?|instal?lments?|backing|supplies|deliver(?:y|ies)|shipments?"
    r"|payments?|weapons?|arms|ammunition|equipment|materiel|materials?|munitions?"
    r")"
)
REFERS_BACK = re.compile(r"(?:It|This|The\s+\w+)\s")
