"""Verification: a walk over the whole log that names every damage with its place, and never stops at one."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.store import decisions, index, migrations, schema
from pactbook.store.errors import BookError
from pactbook.store.head import Head
from pactbook.store.place import Place
from pactbook.store.walk import FAULTS, Walk, look, plain, read

_PAGE: Final = 500
REBUILD: Final = "run `pactbook verify --rebuild`: it is made anew from the log, which is sound"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a walk found: events, their root (hexadecimal), how many of them a given root vouches for (None:
    none), keys of documents whose text was taken away, and what is wrong, worst first."""

    book: str
    size: int
    root: str
    vouched: int | None
    withdrawn: tuple[str, ...]
    issues: tuple[Issue, ...]
    head: Head | None = field(default=None, compare=False, repr=False)
    """The head of what was found, to be kept where the book is sound."""

    @property
    def sound(self) -> bool:
        """True when nothing is wrong; an issue of low severity is a remark."""
        return all(issue.severity == "low" for issue in self.issues)


def verify(place: Place, root: str | None = None) -> Verified:
    """Walk the log of an open place. `root` is one published elsewhere, hexadecimal, of any earlier state.

    Raises ValueError when `root` is not 64 hexadecimal digits.
    """
    if root is not None and not re.fullmatch(r"[0-9a-fA-F]{64}", root):
        raise ValueError(f"{root!r} is no root: it has 64 hexadecimal digits")
    wanted = bytes.fromhex(root) if root else None
    head, spoilt = _head(place)
    with place.reading() as connection:
        walk = Walk(place, connection, wanted, head)
        if spoilt:
            walk.wrong("head", spoilt)
        steps = (_database, _withdrawals, _log, _texts, _projections)
        for step in steps:
            _guarded(walk, step)
    _against_head(walk)
    if wanted is not None and walk.vouched is None:
        walk.wrong(
            "root",
            f"no state of this log has the root {root}",
            hint="it is another book, or its beginning was rewritten: ask who published the root for a copy",
        )
    order = ("high", "medium", "low")
    return Verified(
        place.name,
        walk.tree.size,
        walk.tree.root().hex(),
        walk.vouched,
        tuple(walk.withdrawn),
        tuple(sorted(walk.issues, key=lambda issue: order.index(issue.severity))),
        Head(walk.tree, walk.newest),
    )


def _head(place: Place) -> tuple[Head | None, str | None]:
    try:
        return place.head(), None
    except BookError as error:
        return None, str(error)


def _guarded(walk: Walk, step: Callable[[Walk], None]) -> None:
    """One step of the walk; where the database gives up, that is a finding and the next step goes on."""
    try:
        step(walk)
    except (DBAPIError, UnicodeDecodeError) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        walk.wrong("database", f"the database cannot be read ({step.__name__[1:]}): {said}")


def _database(walk: Walk) -> None:
    walk.issues += walk.place.damage(walk.connection)


def _withdrawals(walk: Walk) -> None:
    if walk.place.version(walk.connection) < migrations.DECISIONS:
        return
    table = schema.decision
    for row in read(walk, table, table.c.kind == "withdrawal"):
        try:
            walk.withdrawn[plain(row.subject)] = json.loads(row.body)["text"]
        except FAULTS:
            continue  # its event is looked at in the walk


def _log(walk: Walk) -> None:
    """Events and the rows they vouch for, in pages of `seq`."""
    event = schema.event
    last = walk.connection.execute(select(func.max(event.c.seq))).scalar() or 0
    tables = dict(schema.OBJECTS)
    if walk.place.version(walk.connection) >= migrations.DECISIONS:
        tables["decision"] = schema.decision
    for low in range(1, last + 1, _PAGE):
        page = {row.seq: row for row in read(walk, event, event.c.seq.between(low, low + _PAGE - 1))}
        found = {
            name: {row.seq: row for row in read(walk, table, table.c.seq.between(low, low + _PAGE - 1))}
            for name, table in tables.items()
        }
        for seq in range(low, min(low + _PAGE, last + 1)):
            look(walk, seq, page.get(seq), found)
        for name, left in found.items():
            for seq in left:
                walk.wrong("no_event", f"a {name} stands in the log that no event vouches for", seq)
    for name, table in tables.items():
        beyond = walk.connection.execute(select(table.c.seq).where(table.c.seq > last).limit(1)).first()
        if beyond is not None:
            walk.wrong("no_event", f"a {name} stands in the log that no event vouches for", beyond.seq)


def _texts(walk: Walk) -> None:
    """Texts that no document names."""
    text, document = schema.text, schema.document
    named = select(document.c.text)
    for row in read(walk, text, text.c.sha256.not_in(named)):
        name = bytes(row.sha256).decode("utf-8", "replace")[:12]
        walk.wrong("text", f"the text {name} is in no document")


def _projections(walk: Walk) -> None:
    """The search index and the sketches, against those that the log gives; only of a log that is sound."""
    if walk.issues:
        return
    if _stray(walk) or walk.place.words.differ(walk.connection, _sentences(walk)):
        walk.wrong("index", "the search index is not what the texts give", hint=REBUILD)


def _stray(walk: Walk) -> bool:
    """True when a sentence or a sketch is not the document's."""
    place, sketch = schema.place, schema.sketch
    for seq, document in _documents(walk):
        kept = walk.connection.execute(select(sketch.c.hashes).where(sketch.c.document == seq)).scalar()
        if document.key in walk.withdrawn:
            places: list[tuple[int, int]] = []
            hashes = decisions.sketch(walk.connection, document.key)
        else:
            places = [(start, end) for start, end, _ in index.stretches(document)]
            hashes = index.sketched(document)
        query = select(place.c.start, place.c.end).where(place.c.document == seq).order_by(place.c.id)
        found = [(row.start, row.end) for row in walk.connection.execute(query)]
        if kept is None or bytes(kept) != hashes or found != places:
            return True
    counted = select(func.count()).select_from(sketch)
    return walk.connection.execute(counted).scalar_one() != len(walk.keys)


def _documents(walk: Walk) -> Iterator[tuple[int, Document]]:
    for seq, key in walk.keys.items():
        document = decisions.document(walk.connection, key)
        assert document is not None
        yield seq, document


def _sentences(walk: Walk) -> Iterator[dict[str, Any]]:
    """Each sentence that should be in the full-text index, by its id."""
    place = schema.place
    for seq, document in _documents(walk):
        article = document.content()
        query = select(place.c.id, place.c.start, place.c.end).where(place.c.document == seq)
        for row in walk.connection.execute(query.order_by(place.c.id)).all():
            yield {"id": row.id, "words": article[row.start - document.start : row.end - document.start]}


def _against_head(walk: Walk) -> None:
    size = walk.tree.size
    if walk.head is None:
        return
    wanted = walk.head.tree
    if wanted.size > size:
        walk.wrong(
            "cut",
            f"the log holds {size} events, and the head beside it vouches for {wanted.size}: "
            "it is cut off, or an older copy",
            hint="restore the newer copy",
        )
    elif not walk.head_fits:
        walk.wrong(
            "head", f"the first {wanted.size} events are not those that the head beside it vouches for"
        )
    elif wanted.size < size:
        remark = f"the head is {size - wanted.size} events behind the log; the next document brings it up"
        walk.issues.append(Issue("behind", "low", remark, walk.place.name))
