"""Releases: a state of the book as a folder of files that a stranger can check. Pure: bytes from values.

The same book at the same coordinates, named the same and after the same release, gives the same bytes.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from typing import Any, Final

from pactbook import __version__
from pactbook.analysis import macro, rates
from pactbook.model import merkle
from pactbook.publish.release import telling
from pactbook.publish.release.contents import Tables, packed
from pactbook.publish.release.differences import diff
from pactbook.publish.release.formats import files, load, writers
from pactbook.publish.release.package import LICENCE, NAME, describe
from pactbook.publish.release.verify import damages as damages
from pactbook.publish.release.written import readme
from pactbook.publish.view import View

FORMAT: Final = 1
"""The form of MANIFEST.json; a later one has a higher number."""
MANIFEST: Final = "MANIFEST.json"
LOG: Final = "log.jsonl"
BODIES: Final = "bodies.jsonl"
_LINES: Final = 1_000
"""Lines of the log that are written at a time."""
OPEN_KINDS: Final = ("document", "claim", "entry", "issue")
"""Kinds of events whose bodies are released; of people's decisions only the hash is."""


class Discontinuous(ValueError):
    """The book is not the continuation of the release that came before."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The release before: the bytes of its manifest and of its tables."""

    manifest: bytes
    files: Mapping[str, bytes]

    @property
    def fields(self) -> dict[str, Any]:
        """What its manifest says."""
        found: dict[str, Any] = json.loads(self.manifest)
        return found

    @property
    def tables(self) -> Tables:
        """What its tables held."""
        return load(self.files)


@dataclass(frozen=True, slots=True)
class State:
    """What a release is made from. `log` gives, as often as it is asked, each event as its canonical JSON
    with the body it names, from the first on; the view is taken at coordinates whose `recorded` is their
    number."""

    view: View
    log: Callable[[], Iterable[tuple[str, str]]]
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Released:
    """A release on disk: its folder, whether it was written just now, and the bytes of its manifest."""

    folder: str
    new: bool
    manifest: bytes

    def to_json(self) -> dict[str, Any]:
        """What to publish elsewhere (`root`, `manifest`), where it is, and how much is in it."""
        fields = json.loads(self.manifest)
        previous = fields["previous"]
        return {
            "name": fields["name"],
            "folder": self.folder,
            "new": self.new,
            "coordinates": fields["coordinates"],
            "events": fields["tree"]["size"],
            "root": fields["tree"]["root"],
            "manifest": identity(self.manifest),
            "previous": previous["name"] if previous else None,
            "tables": fields["tables"],
            "formats": fields["formats"],
        }


Put = Callable[[str, Iterable[bytes]], tuple[int, str]]
"""Takes the path and the bytes of a file, some at a time; its size and sha256."""


def make(
    name: str, state: State, put: Put, previous: Previous | None = None, licence: str = LICENCE
) -> bytes:
    """Give every file of a release to `put`, by its path in the folder, MANIFEST.json last; returns that.

    Files are made as they are taken, so that a release need not fit in memory. Raises ValueError for a name
    or a log that cannot be released, Discontinuous when the log does not begin with that of the previous
    release, both before any file is given.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a release; use a-z, 0-9, dot, dash and underscore")
    leaves, recorded_until = _leaves(state)
    if not leaves:
        raise ValueError("the book is empty: there is nothing to release")
    head: dict[str, Any] = {
        "pactbook_release": FORMAT,
        "name": name,
        "coordinates": _coordinates(state.view, len(leaves)),
        "tree": {"size": len(leaves), "root": merkle.root(leaves).hex(), "algorithm": "RFC 6962, sha256"},
        "recorded_until": recorded_until,
        "licence": licence,
        "versions": _versions(),
        "formats": {key: said or "not written: not installed" for key, said in writers().items()},
        "previous": _link(previous, leaves) if previous else None,
    }
    tables = packed(state.view, state.withdrawn)
    done = {path: put(path, chunks) for path, chunks in files(tables, _about(head, licence))}
    described = describe(name, _in_words(head), done, licence, __version__)
    for path, chunks in (
        ("datapackage.json", [_json(described)]),
        (LOG, _lines(event for event, _ in state.log())),
        (BODIES, _lines(_released(event, body) for event, body in state.log())),
        ("CHANGES.md", [_changes(name, previous, tables, head)]),
        ("README.md", [readme(name, head, tables, licence).encode()]),
        ("verify.py", [verifier()]),
    ):
        done[path] = put(path, chunks)
    head["tables"] = {key: len(found) for key, found in tables.items()}
    head["files"] = {path: {"bytes": size, "sha256": sha256} for path, (size, sha256) in sorted(done.items())}
    manifest = _json(head)
    put(MANIFEST, [manifest])
    return manifest


def _leaves(state: State) -> tuple[list[bytes], str]:
    """The leaf of every event, and the time of the last one."""
    leaves, last = [], ""
    for event, _ in state.log():
        leaves.append(merkle.leaf(event.encode()))
        last = event
    return leaves, json.loads(last)["recorded_at"] if last else ""


def _changes(name: str, previous: Previous | None, tables: Tables, head: Mapping[str, Any]) -> bytes:
    if previous is None:
        return telling.page(name, None, ()).encode()
    before = previous.fields
    less = telling.shows_less(before["coordinates"], head["coordinates"])
    return telling.page(name, before["name"], diff(previous.tables, tables), less).encode()


def verifier() -> bytes:
    """The program that checks a release without Pactbook."""
    return (resources.files(__name__) / "verify.py").read_bytes()


def identity(manifest: bytes) -> str:
    """What vouches for every file of a release: the sha256 of its manifest."""
    return hashlib.sha256(manifest).hexdigest()


def _coordinates(view: View, size: int) -> dict[str, Any]:
    at = view.ledger.at
    return {
        "as_of": at.as_of.isoformat() if at.as_of else None,
        "known": at.known.isoformat() if at.known else None,
        "recorded": size,
    }


def _versions() -> dict[str, str]:
    return {
        "pactbook": __version__,
        "codebook": "1",
        "rates": rates.rates_vintage(),
        "gdp": macro.macro_vintage("gdp_usd"),
        "population": macro.macro_vintage("population"),
    }


def _link(previous: Previous, leaves: Sequence[bytes]) -> dict[str, Any]:
    """The previous release, and the proof that its log is the beginning of this one."""
    fields = previous.fields
    size, root = fields["tree"]["size"], fields["tree"]["root"]
    if size > len(leaves):
        raise Discontinuous(
            f"release {fields['name']} was made of {size} events, and here are {len(leaves)} only"
        )
    if merkle.root(leaves[:size]).hex() != root:
        raise Discontinuous(
            f"release {fields['name']} was made of another book: its first {size} events have the root "
            f"{root}, those here another one"
        )
    return {
        "name": fields["name"],
        "manifest": identity(previous.manifest),
        "size": size,
        "root": root,
        "consistency": [step.hex() for step in merkle.consistency(leaves, size)],
    }


def _in_words(head: Mapping[str, Any]) -> str:
    at = head["coordinates"]
    parts = [f"what had happened by {at['as_of']}"] if at["as_of"] else []
    parts += [f"from sources public by {at['known']}"] if at["known"] else []
    return ", ".join([*parts, f"as recorded up to event {at['recorded']}"])


def _about(head: Mapping[str, Any], licence: str) -> list[tuple[str, str]]:
    return [
        ("release", head["name"]),
        ("coordinates", _in_words(head)),
        ("Merkle root", head["tree"]["root"]),
        ("licence", f"{licence}; quotes remain the property of their publishers"),
        *((key, said) for key, said in head["versions"].items()),
        ("fields", "types, units and meanings of all fields stand in datapackage.json"),
    ]


def _released(event: str, body: str) -> str:
    return body if json.loads(event)["kind"] in OPEN_KINDS else "null"


def _lines(lines: Iterable[str]) -> Iterator[bytes]:
    given = iter(lines)
    while block := list(islice(given, _LINES)):
        yield "".join(f"{line}\n" for line in block).encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
