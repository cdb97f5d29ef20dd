"""Counts: how many agreements are signed or in talks, how many states joined the declaration."""

from pactbook.extract.rules.counts.findings import counts

__all__ = ["counts"]
