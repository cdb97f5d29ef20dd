"""The `pactbook` command. Each command is a short function; what it prints comes from the floors below."""

import sys

from pactbook.cli import (  # noqa: F401
    accounting,
    adding,
    briefing,
    coding,
    copying,
    demo,
    differing,
    evaluating,
    explaining,
    extracting,
    fact_checking,
    finding,
    importing,
    keeping,
    listing,
    projecting,
    reconciling,
    referring,
    releasing,
    reviewing,
    scheduling,
    showing,
    sourcing,
    verifying,
)
from pactbook.cli.app import app
from pactbook.cli.console import complain, legible


def main() -> None:
    """Run the command line; bad input ends with one clear line and a status other than 0, never a trace."""
    legible()
    try:
        app(prog_name="pactbook")
    except KeyboardInterrupt:
        complain("stopped; what was stored stays stored")
        sys.exit(130)
