"""Roles: who signed, led a delegation, took part or spoke."""

from pactbook.extract.rules.roles.findings import roles

__all__ = ["roles"]
