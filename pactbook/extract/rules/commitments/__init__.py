"""Commitments: who promises, gives, delays or refuses what, to whom, for when."""

from pactbook.extract.rules.commitments.again import said_again
from pactbook.extract.rules.commitments.findings import commitments, decisions

__all__ = ["commitments", "decisions", "said_again"]
