"""Agreements: what happened to which instrument between whom, when and where."""

from pactbook.extract.rules.agreements.findings import agreements
from pactbook.extract.rules.agreements.words import names_security_agreement

__all__ = ["agreements", "names_security_agreement"]
