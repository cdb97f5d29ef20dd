"""`pactbook evaluate`: how well the extractor does against gold, by kind and attribute."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pactbook.cli.app import USAGE, Json, app
from pactbook.cli.console import complain, err, print_json, show
from pactbook.model.issues import Issue


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Gold claims: a .jsonl file or a folder of them.")
    ],
    texts: Annotated[
        Path, typer.Argument(metavar="TEXTS_DIR", help="The folder of the texts they were coded from.")
    ],
    kinds: Annotated[
        str, typer.Option(metavar="KINDS", help="Kinds to score, with commas, or all.")
    ] = "agreement,commitment,count,role",
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and what was wrong.")
    ] = False,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out claims below this confidence.")
    ] = 0.0,
    as_json: Json = False,
) -> None:
    """Score the extractor: precision, recall and F1 by kind, attributes on matched pairs, 95 % intervals.

    Intervals are bootstrapped over documents (1,000 resamples, fixed seed).

    Example: `pactbook evaluate gold/ texts/ --errors`
    """
    from pactbook import wiring
    from pactbook.analysis.evaluation import GoldError
    from pactbook.analysis.evaluation import evaluate as score
    from pactbook.analysis.scoring import to_json
    from pactbook.publish import accuracy

    def claims(path: Path) -> list[dict[str, Any]]:
        return [item for item in wiring.extract([path]) if not isinstance(item, Issue)]

    try:
        with err().status("reading the texts"):
            report = score(gold, texts, claims, _kinds(kinds), threshold)
    except GoldError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    if as_json:
        print_json(to_json(report))
        return
    show(accuracy.lines(report, errors))


def _kinds(text: str) -> tuple[str, ...]:
    from pactbook.model.terms import KINDS

    wanted = (
        KINDS if text.strip() == "all" else tuple(part.strip() for part in text.split(",") if part.strip())
    )
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown or not wanted:
        raise typer.BadParameter(f"no kind {', '.join(unknown) or text!r}; of {', '.join(KINDS)}")
    return wanted
