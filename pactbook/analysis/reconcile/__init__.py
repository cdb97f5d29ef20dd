"""Reconciliation with an outside tracker: each promise of the ledger beside what the tracker counts, and
why."""

from pactbook.analysis.reconcile.lines import CAUSES, Cause, Line, Reconciled, reconcile, years_of

__all__ = ["CAUSES", "Cause", "Line", "Reconciled", "reconcile", "years_of"]
