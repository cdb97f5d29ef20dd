"""What `pactbook verify` does with a release: by the copy of the verifier that came with Pactbook."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from pactbook.cli.app import NOTHING
from pactbook.cli.console import err, faults, print_json, report, show
from pactbook.model.issues import Issue

_MANY = 50


def check_release(
    folder: Path, root: str | None, previous: Path | None, book: Path | None, as_json: bool
) -> None:
    """Name every damage of a release; exit status 1 where there is one."""
    from pactbook.publish.release import damages

    if root is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", root.strip()):
        raise typer.BadParameter(f"{root!r} is no root: it has 64 hexadecimal digits", param_hint="--root")
    if previous is not None and not (previous / "MANIFEST.json").is_file():
        raise typer.BadParameter(f"{previous} is no release", param_hint="--previous")
    named = [*damages(folder, root, previous), *(_against(folder, book, previous) if book else ())]
    found = [Issue("damaged", "high", f"{place} {said}", str(folder / place)) for place, said in named]
    if as_json:
        print_json(_plain(folder, found))
    else:
        _say(folder, found, root)
    if found:
        raise typer.Exit(NOTHING)


def _against(folder: Path, book: Path, previous: Path | None) -> Iterator[tuple[str, str]]:
    """Files that are not what the book gives; those of a format that is not installed here are left out."""
    from pactbook import wiring
    from pactbook.pipeline.folder import FolderError, print_of
    from pactbook.publish.release import MANIFEST

    called = wiring.named(book)
    try:
        with faults():
            made = wiring.remade(folder, book, previous)
    except (FolderError, ValueError, KeyError, TypeError) as error:
        yield MANIFEST, f"cannot be made again from {called}: {error}"
        return
    for name, found in made.items():
        path = folder.joinpath(*name.split("/"))
        if path.is_file() and print_of(path) != found:
            yield name, f"is not what {called} gives"


def _say(folder: Path, found: list[Issue], root: str | None) -> None:
    from rich.text import Text

    for issue in found[:_MANY]:
        report(issue)
    if len(found) > _MANY:
        err().print(f"and {len(found) - _MANY} more: --json lists all of them")
    lines = []
    if not found:
        told = _told(folder)
        lines = [
            Text(f"{told['events']} events, root {told['root']}"),
            Text(f"manifest {told['manifest']}"),
        ]
    if found:
        verdict = "The release is damaged."
    elif root is None:
        verdict = "The release is sound in itself; --root holds it to one that was published elsewhere."
    else:
        verdict = "The release is sound, and the one that was published."
    show([*lines, Text(verdict, style="bold")])


def _told(folder: Path) -> dict[str, Any]:
    """What a sound release says of itself."""
    from pactbook.publish.release import MANIFEST, Released

    return Released(str(folder), False, (folder / MANIFEST).read_bytes()).to_json()


def _plain(folder: Path, found: list[Issue]) -> dict[str, Any]:
    issues = [
        {name: getattr(issue, name) for name in ("code", "severity", "message", "place", "hint")}
        for issue in found
    ]
    told = {} if found else {key: _told(folder)[key] for key in ("name", "events", "root", "manifest")}
    return {"release": str(folder), "sound": not found, **told, "issues": issues}
