"""Finding and reading files: folders walked in the order of names, every refusal by name."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pactbook.capture.cards import SUFFIX as CARD
from pactbook.capture.readers import LIMIT, SUPPORTED, too_large
from pactbook.capture.reading import refused
from pactbook.model.issues import Issue


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `place` is how messages name it, `label` how claims do."""

    path: Path
    place: str
    label: str
    suffix: str


def find(path: Path) -> Iterator[Found | Issue]:
    """The file at a path, or the files below a folder; an Issue for everything else that is there."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield unreadable(path, error)
        return
    except ValueError:
        yield refused("not_found", readable(str(path)), "that is no file name", "check the path")
        return
    if stat.S_ISDIR(mode):
        yield from _below(path)
    else:
        yield _file(path, given=True)


def load(found: Found) -> bytes | Issue:
    """The bytes of a file, or the Issue that says why they cannot be had."""
    try:
        with found.path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LIMIT:
                return too_large(size, found.place)
            data = file.read(LIMIT + 1)
    except OSError as error:
        return unreadable(found.path, error)
    return too_large(None, found.place) if len(data) > LIMIT else data


def _below(folder: Path) -> Iterator[Found | Issue]:
    faults: list[OSError] = []
    seen: set[str] = set()
    any_file = False
    for here, folders, names in os.walk(folder, onerror=faults.append, followlinks=True):
        seen.add(os.path.realpath(here))
        # A link to a folder that was walked already may lead round in a circle.
        folders[:] = sorted(f for f in folders if not _hidden(f) and _new(os.path.join(here, f), seen))
        for name in sorted(name for name in names if not _hidden(name)):
            any_file = True
            if not name.endswith(CARD):
                yield _file(Path(here, name), given=False)
        yield from _told(faults)
    told = list(_told(faults))
    yield from told
    if not any_file and not told:
        place = readable(str(folder))
        yield Issue("empty", "medium", f"{place} holds no files", place, hint=f"put {_kinds()} files there")


def _told(faults: list[OSError]) -> Iterator[Issue]:
    while faults:
        error = faults.pop(0)
        yield unreadable(Path(error.filename), error)


def _new(folder: str, seen: set[str]) -> bool:
    real = os.path.realpath(folder)
    known = real in seen
    seen.add(real)
    return not known


def _file(path: Path, given: bool) -> Found | Issue:
    place, suffix = readable(str(path)), path.suffix.lower()
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return unreadable(path, error)
    if not stat.S_ISREG(mode):
        return refused("unsupported", place, "it is no regular file", "pipe its content: pactbook ... -")
    if path.name.endswith(CARD):
        return refused("unsupported", place, "it is a source card", "give the document that it stands beside")
    if suffix in SUPPORTED:
        return Found(path, place, readable(path.name), suffix)
    reason = f"{suffix or 'a file without a suffix'} is not supported"
    issue = refused(
        "unsupported", place, reason, f"give {_kinds()}, or plain text through standard input (-)"
    )
    return issue if given else Issue(issue.code, "low", issue.message, place, hint=issue.hint)


def unreadable(path: Path, error: OSError) -> Issue:
    """The Issue for what the system would not let be read."""
    place = readable(str(path))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        link = os.path.islink(path)
        reason = "it links to a file that does not exist" if link else "there is no such file or folder"
        return refused("not_found", place, reason, "check the path and the current folder")
    if isinstance(error, PermissionError):
        return refused("no_rights", place, "no permission to read it", "grant the right to read it")
    return refused("unreadable", place, error.strerror or str(error), "check the disk and the path")


def readable(name: str) -> str:
    """A file name that can be printed and stored: bytes that are no text become U+FFFD."""
    return name.encode("utf-8", "replace" if os.name == "nt" else "surrogateescape").decode(
        "utf-8", "replace"
    )


def _hidden(name: str) -> bool:
    # Word leaves `~$name.docx` beside a document that is open.
    return name.startswith((".", "~$"))


def _kinds() -> str:
    return ", ".join(SUPPORTED)
