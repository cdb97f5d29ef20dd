"""The closed vocabularies of the codebook, version 1: every value a claim field may take.

A vocabulary is a tuple, in the codebook's order. Claims, tables, documentation and the gold checker all
read them here, so that a value is spelt in one place.
"""

from typing import Final

KINDS: Final = ("agreement", "commitment", "count", "role", "statistic", "assessment", "provision")

MODALITY: Final = ("asserted", "planned", "hypothetical", "denied")

INSTRUMENT: Final = ("security_agreement", "treaty", "memorandum", "declaration", "other")
STATUS: Final = (
    "announced",
    "negotiating",
    "concluded",
    "signed",
    "approved",
    "in_force",
    "refused",
    "suspended",
    "terminated",
    "amended",
    "extended",
)

AID: Final = ("military", "financial", "humanitarian", "mixed", "unspecified")
TOPIC: Final = (
    "defence_industry",
    "training",
    "reconstruction",
    "energy",
    "demining",
    "cyber",
    "accountability",
    "anti_corruption",
    "refugees",
    "other",
)
BOUND: Final = ("exact", "at_most", "at_least", "about", "range")
STAGE: Final = ("pledged", "allocated", "delivered", "postponed", "cancelled")

COUNTED: Final = ("signed", "negotiating", "joined_declaration")

EVENT_ROLE: Final = ("signatory", "delegation_lead", "participant", "spokesperson")

MEASURE: Final = ("population", "gdp", "aid_total", "gdp_share", "rank")

DIMENSION: Final = (
    "adequacy",
    "stability",
    "flexibility",
    "proportionality",
    "unity",
    "credibility",
)
DIRECTION: Final = ("positive", "negative")

PROVISION_TOPIC: Final = (
    "military_aid",
    "defence_industry",
    "training",
    "intelligence",
    "consultation",
    "sanctions",
    "reconstruction",
    "humanitarian",
    "accountability",
    "anti_corruption",
    "reform",
    "nuclear_safety",
    "cyber",
    "term",
    "termination",
    "review",
    "funding",
    "legal_status",
    "other",
)
STRENGTH: Final = ("V5", "V4", "V3", "V2", "V1", "V0", "VX")
CONDITION: Final = (
    "budget",
    "domestic_law",
    "discretion",
    "need",
    "reform",
    "third_party",
    "trigger",
    "until",
)

SEVERITY: Final = ("high", "medium", "low")

ORGANISATIONS: Final = ("EU", "NATO", "G7", "UN")
"""Parties that are no country and yet have a fixed code; every other organisation stays as written."""
