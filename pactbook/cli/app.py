"""The Typer application that the commands hang on, and the options that they share."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

import typer
import typer.core

import pactbook

ORDER: Final = (
    "add",
    "brief",
    "agreements",
    "pledges",
    "counts",
    "calendar",
    "people",
    "issues",
    "check",
    "find",
    "why",
    "history",
    "review",
    "import",
    "reference",
    "reconcile",
    "sources",
    "update",
    "supersede",
    "diff-document",
    "withdraw",
    "extract",
    "explain",
    "diff",
    "projection",
    "release",
    "evaluate",
    "codebook",
    "verify",
    "root",
    "copy",
    "demo",
)
"""The commands in the order in which help lists them: from what one begins with on."""


class Ordered(typer.core.TyperGroup):
    """The commands in `ORDER`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the commands."""
        return sorted(super().list_commands(ctx), key=ORDER.index)


app = typer.Typer(
    name="pactbook",
    help="Who promised what to Ukraine: claims with their sentences, a ledger that answers as of any date."
    "\n\nStart with: `pactbook demo`, or `pactbook add PATH` and then `pactbook brief`.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    cls=Ordered,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


class Which(StrEnum):
    """What reads the documents."""

    rules = "rules"
    llm = "llm"
    both = "both"


Reader = Annotated[
    Which,
    typer.Option(
        "--extractor", help="What reads: the rules, a language model (see docs/llm.md), or both together."
    ),
]

NOTHING: Final = 1
"""Exit status when nothing was done or nothing was found."""
USAGE: Final = 2
"""Exit status when the command was not understood."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pactbook {pactbook.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def a_day(text: str) -> datetime.date:
    """The last day that an ISO 8601 date of any precision means."""
    from pactbook.model.values import PartialDate

    try:
        return PartialDate(text.strip()).last()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write YYYY-MM-DD, for example 2024-03-19") from None


def a_date(text: str) -> str:
    """An ISO 8601 date of any precision, as given."""
    a_day(text)
    return text.strip()


class Aid(StrEnum):
    """Kinds of aid."""

    military = "military"
    financial = "financial"
    humanitarian = "humanitarian"
    mixed = "mixed"
    unspecified = "unspecified"


class Stage(StrEnum):
    """Stages of a promise."""

    pledged = "pledged"
    allocated = "allocated"
    delivered = "delivered"
    postponed = "postponed"
    cancelled = "cancelled"


class By(StrEnum):
    """What pledges may be summed by."""

    donor = "donor"
    year = "year"
    stage = "stage"
    aid = "aid"


class From(StrEnum):
    """Whose word a pledge is."""

    ledger = "ledger"
    tracker = "tracker"


Book = Annotated[
    Path,
    typer.Option(
        "--book",
        metavar="FILE",
        envvar="PACTBOOK_BOOK",
        help="The book's file or postgresql:// address.",
    ),
]
AsOf = Annotated[
    datetime.date | None,
    typer.Option("--as-of", metavar="DATE", parser=a_day, help="Only what had happened by this day."),
]
Known = Annotated[
    datetime.date | None,
    typer.Option("--known", metavar="DATE", parser=a_day, help="Only from sources public by this day."),
]
RecordedUpTo = Annotated[
    int | None,
    typer.Option("--recorded", metavar="N", min=0, help="Only our record up to entry N."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", parser=a_date, help="Publication date for what states none itself."),
]
BOOK: Final = Path("pactbook.db")
