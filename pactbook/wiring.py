"""Composition: the only place that names the concrete store, the extractor, the readers and the clock."""

import contextlib
import datetime
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from pactbook import __version__
from pactbook.analysis import fact_check
from pactbook.analysis.fact_check import Basis, Finding
from pactbook.analysis.stake import stake
from pactbook.book.facts import Context, Coordinates, Ledger
from pactbook.book.history import History, history
from pactbook.book.judged import judge, written
from pactbook.book.ledger import fold
from pactbook.book.reference.beside import Beside, beside
from pactbook.book.reference.missing import Missing, missing
from pactbook.book.reference.shelf import references, said, texts, works
from pactbook.capture import capture
from pactbook.capture.files import find
from pactbook.model.claims import to_json
from pactbook.model.fates import Fate
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.values import PartialDate
from pactbook.model.verdicts import Withdrawal
from pactbook.pipeline.add import Outcome, add
from pactbook.pipeline.beside import shipped_references, without_book
from pactbook.pipeline.copying import Copied
from pactbook.pipeline.copying import copy as copy_log
from pactbook.pipeline.desk import Desk
from pactbook.pipeline.extracting import Extracted, Task, explain, make
from pactbook.pipeline.grouping import Groups
from pactbook.pipeline.importing import Imported, column_map, read_table, store_table
from pactbook.pipeline.queue import Waiting, Wanted
from pactbook.pipeline.queue import queue as queue_of
from pactbook.pipeline.reference import Compared, File, Loaded, held
from pactbook.pipeline.reference import compare as compare_reference
from pactbook.pipeline.reference import load as load_reference
from pactbook.pipeline.reference import recorded as recorded_reference
from pactbook.pipeline.session import Session
from pactbook.pipeline.tracker_tables import kiel
from pactbook.pipeline.trackers import Brought, code_of, donors_said, read_kiel, store_kiel
from pactbook.pipeline.trackers import records as records_of
from pactbook.pipeline.update import Reread, update
from pactbook.pipeline.versions import versions as versions_of
from pactbook.publish import finding
from pactbook.publish.view import View
from pactbook.publish.view import view as view_of
from pactbook.publish.works import documents
from pactbook.store import postgres
from pactbook.store.base import Store
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book, place

if TYPE_CHECKING:
    from pactbook.analysis.calendar import Calendar
    from pactbook.analysis.reconcile import Reconciled
    from pactbook.analysis.tracker_table import TableLine
    from pactbook.pipeline.asking import Checked
    from pactbook.pipeline.projecting import Projected
    from pactbook.publish.release import Put, Released, State
    from pactbook.store.duck import Duck
    from pactbook.store.verify import Verified

EXTRACTORS: Final = {
    "rules": "pactbook.extract.choosing:by_document",
    "llm": "pactbook.extract.llm:from_environment",
    "both": "pactbook.extract.llm:with_rules",
}
"""Names of extractors and the factories that make them, in this process and in workers."""


def now() -> datetime.datetime:
    """The time of day, aware, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """The calendar day here."""
    return datetime.date.today()


def book(path: Path | str, *, create: bool = False, readonly: bool = False) -> Store:
    """The book at `path`. Raises BookError with a next step when it cannot be used."""
    return open_book(path, clock=now, create=create, readonly=readonly, heads=heads_folder())


def heads_folder() -> Path | None:
    """Where the heads of books on servers are kept: the folder that PACTBOOK_HEADS names, else nowhere."""
    named = os.environ.get("PACTBOOK_HEADS")
    return Path(named).expanduser() if named else None


def named(path: Path | str) -> str:
    """What messages call a book: its file, or its address without the password."""
    try:
        return postgres.shown(str(path)) if postgres.is_address(path) else str(path)
    except BookError:
        return "the book"


def verified(path: Path | str, root: str | None = None) -> "Verified":
    """What a walk over the whole log of a book finds; one that cannot even be opened is a finding too.

    `root` is one published elsewhere, 64 hexadecimal digits. Raises ValueError when it is none.
    """
    from pactbook.store.verify import Verified, verify

    try:
        with contextlib.closing(place(path, create=False, readonly=True, heads=heads_folder())) as opened:
            found = verify(opened, root)
            if found.sound and found.head and found.size and postgres.is_address(path):
                opened.keep(found.head)  # a reader, who writes nothing, has one from then on too
            return found
    except BookError as error:
        name = named(path)
        return Verified(name, 0, "", None, (), (Issue("unusable", "high", str(error), name),))


def rebuild(path: Path | str) -> None:
    """Make the search index and the sketches of a book anew from its log."""
    with contextlib.closing(open_book(path, clock=now, create=False, heads=heads_folder())) as store:
        store.rebuild()


def root(path: Path | str, size: int | None = None) -> tuple[int, str]:
    """How many events a book holds (or `size`, when given) and the root over them, hexadecimal.

    Raises ValueError when there are not so many.
    """
    with contextlib.closing(book(path, readonly=True)) as store:
        head = store.head()
        if size is not None and size > head:
            raise ValueError(f"the book holds {head} events, not {size}")
        wanted = head if size is None else size
        return wanted, store.root(wanted).hex()


def copy(
    source: Path | str, target: Path | str, told: Callable[[int, int], None] = lambda *_: None
) -> Copied:
    """Copy the log of a book into another one, made where there is none; BookError with a next step.

    `told` hears how many events are there now, and of how many.
    """
    with (
        contextlib.closing(book(source, readonly=True)) as one,
        contextlib.closing(book(target, create=True)) as other,
    ):
        return copy_log(one, other, (named(source), named(target)), told)


def read(paths: Sequence[str | Path], published: str | None = None) -> Iterator[Document | Issue]:
    """What stands in files, folders and standard input ("-"): documents, and an Issue for each refusal."""
    stdin: BinaryIO | None = sys.stdin.buffer if "-" in map(str, paths) else None
    return capture(paths, published=published, stdin=stdin, today=today())


def files(paths: Sequence[str | Path]) -> int:
    """How many files there are to read, before any is opened; a file may hold several documents."""
    given = [Path(path) for path in paths if str(path) != "-"]
    return sum(1 for path in given for _ in find(path)) + len(paths) - len(given)


def ready(extractor: str) -> None:
    """Make an extractor once, so that one without its endpoint says so before anything is read.

    Raises ValueError, whose message names the next step.
    """
    if extractor == "rules":
        return
    from pactbook.extract.llm.settings import EndpointError

    try:
        make(EXTRACTORS[extractor])
    except EndpointError as error:
        raise ValueError(str(error)) from None


def extracted(
    paths: Sequence[str | Path], published: str | None = None, extractor: str = "rules"
) -> Iterator[Extracted | Issue]:
    """What each document of files and folders says, and an Issue for each thing that was no document."""
    task = Task(EXTRACTORS[extractor])
    for item in read(paths, published):
        yield item if isinstance(item, Issue) else task(item)


def extract(paths: Sequence[str | Path], published: str | None = None) -> Iterator[dict[str, Any] | Issue]:
    """Claims of files and folders as the codebook's JSON objects, and problems, in order of the documents."""
    for item in extracted(paths, published):
        if isinstance(item, Issue):
            yield item
        else:
            yield from item.issues
            yield from map(to_json, item.claims)


def explained(
    paths: Sequence[str | Path], published: str | None = None
) -> Iterator[tuple[Document, list[Fate]] | Issue]:
    """What became of each sum of the documents in files and folders, and an Issue for each refusal."""
    from pactbook.extract.choosing import by_document

    accountant = by_document()
    for item in read(paths, published):
        if isinstance(item, Issue):
            yield item
            continue
        found = explain(item, accountant)
        yield found if isinstance(found, Issue) else (item, found)


def checked(
    paths: Sequence[str | Path], published: str | None = None, extractor: str = "rules"
) -> Iterator[tuple[Document, list[Finding]] | Issue]:
    """Each document of files and folders with its statements held against the shipped reference, and an Issue
    for each thing that cannot be checked."""
    records = recorded_reference()
    bases: dict[str, Basis] = {}
    task = Task(EXTRACTORS[extractor])
    for item in read(paths, published):
        if isinstance(item, Issue):
            yield item
            continue
        done = task(item)
        yield from done.issues
        if done.failed or item.published is None:
            continue
        if item.published not in bases:
            day = PartialDate(item.published).last()
            bases[item.published] = fact_check.basis(records, day, today())
        yield item, fact_check.check(item, done.claims, bases[item.published])


def fill(
    path: Path | str,
    paths: Sequence[str | Path],
    published: str | None = None,
    workers: int = 1,
    extractor: str = "rules",
    review_below: float | None = None,
) -> Iterator[Outcome]:
    """Add files and folders to the book at `path`; an Outcome for each document, once it is safe on disk.

    The book is made when the first document is there: what holds none leaves no empty book behind. Raises
    BookError when the book cannot be used, EngineError when the workers fail.
    """
    captured = read(paths, published)
    first: list[Document | Issue] = []
    for item in captured:
        first.append(item)
        if isinstance(item, Document):
            break
    else:
        yield from (_refused(item) for item in first if isinstance(item, Issue))
        return
    with contextlib.closing(book(path, create=True)) as store:
        yield from add(
            store,
            chain(first, captured),
            EXTRACTORS[extractor],
            workers=workers,
            review_below=review_below,
            groups=Groups(time.monotonic),
        )


def versions(path: Path | str, keys: Sequence[str]) -> list[Issue]:
    """Which of the documents just added look like other versions of documents of the book."""
    with contextlib.closing(book(path, readonly=True)) as store:
        return versions_of(store, keys)


def _refused(issue: Issue) -> Outcome:
    return Outcome("refused" if issue.severity == "high" else "skipped", issue.place, issues=(issue,))


def context(store: Store, recorded: int | None = None) -> Context:
    """What the fold looks up: claims, documents, voices and decisions of a book."""
    decisions = tuple(store.decisions(recorded))
    found = Context(
        claims={**written(decisions), **{claim.id: claim for claim in store.claims(recorded)}},
        documents={document.key: document for document in store.documents(recorded)},
        voices=store.voices(recorded),
        decisions=decisions,
    )
    return replace(found, works=works(found))


def ledger(store: Store, at: Coordinates, known: Context | None = None) -> Ledger:
    """The ledger of a book at given coordinates."""
    return fold(store.entries(at.recorded), at, known or context(store, at.recorded))


def view(path: Path | str, at: Coordinates = Coordinates()) -> View:  # noqa: B008
    """What a book has to print at given coordinates. Raises BookError with a next step."""
    with contextlib.closing(book(path, readonly=True)) as store:
        entries = tuple(store.entries(at.recorded))
        found = context(store, at.recorded)
        issues = tuple(store.issues(at.recorded))
    return view_of(fold(entries, at, found), found, today=today(), recorded=issues, entries=entries)


def calendar(
    path: Path | str,
    at: Coordinates = Coordinates(),  # noqa: B008
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    kinds: Sequence[str] = (),
    state: str | None = None,
) -> "tuple[Calendar, View, list[File], tuple[Issue, ...]]":
    """What comes from `start` on, by a book at given coordinates; with the files of the reference it used and
    what is wrong with those it could not. Without `start` from the day asked about, else from today."""
    from pactbook.analysis.calendar import KINDS, Span
    from pactbook.analysis.calendar import calendar as made

    seen = view(path, at)
    files, issues = held(seen.context.documents.values(), seen.judged.replaced)
    span = Span(start or at.as_of or at.known or today(), end)
    found = made(seen.ledger, [reference for _, reference in files], span, kinds or KINDS, state)
    return found, seen, files, issues


def release(
    name: str,
    path: Path | str,
    at: Coordinates,
    out: Path,
    previous: Path | None = None,
    licence: str | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> "Released":
    """Write the release `name` of the book at `path` into the folder `out`, whole or not at all.

    `previous` is the release that came before; without it, the newest in `out`. `step` is told each step of
    the writing. Raises BookError, FolderError when the folder cannot be written, ValueError for what cannot
    be released; all with a next step.
    """
    from pactbook.pipeline import folder, releases
    from pactbook.publish.release import Released, damages

    came_before = previous or releases.before(out, name)
    if came_before is not None:
        releases.manifest(came_before)
        if next(damages(came_before), None):
            raise folder.FolderError(f"{came_before} is damaged: run `pactbook verify {came_before}`")
    with folder.new_folder(out / name, step) as made:
        manifest = _made(name, path, at, came_before, licence, made.put)
    return Released(str(out / name), made.new, manifest)


def remade(folder: Path, path: Path | str, previous: Path | None = None) -> dict[str, tuple[int, str]]:
    """Size and sha256 of each file of the release in `folder`, made again from the book at `path` as its
    manifest says.

    `previous` is the release that came before; without it, the one beside it that the manifest names. Raises
    BookError, FolderError and ValueError as `release` does.
    """
    from pactbook.pipeline import releases
    from pactbook.pipeline.folder import printed

    said = releases.manifest_of(folder)
    at = said["coordinates"]
    days = [datetime.date.fromisoformat(at[axis]) if at[axis] else None for axis in ("as_of", "known")]
    came_before = previous
    if previous is None and said["previous"]:
        came_before = releases.before(folder.absolute().parent, folder.absolute().name)
    found: dict[str, tuple[int, str]] = {}

    def put(name: str, chunks: Iterable[bytes]) -> tuple[int, str]:
        found[name] = printed(chunks)
        return found[name]

    _made(said["name"], path, Coordinates(*days, at["recorded"]), came_before, said["licence"], put)
    return found


def _made(
    name: str, path: Path | str, at: Coordinates, previous: Path | None, licence: str | None, put: "Put"
) -> bytes:
    from pactbook.pipeline import releases
    from pactbook.publish import release as making

    last = making.Previous(releases.manifest(previous), releases.tables(previous)) if previous else None
    with contextlib.closing(book(path, readonly=True)) as store:
        return making.make(name, _state(store, at), put, last, licence or making.LICENCE)


def _state(store: Store, at: Coordinates) -> "State":
    """A book at given coordinates, with its log up to there."""
    from pactbook.publish.release import State

    size = store.head() if at.recorded is None else min(at.recorded, store.head())
    at = replace(at, recorded=size)
    entries, found = tuple(store.entries(size)), context(store, size)
    issues = tuple(store.issues(size))
    seen = view_of(fold(entries, at, found), found, today=today(), recorded=issues, entries=entries)
    gone = [d.decision.document for d in store.decisions(size) if isinstance(d.decision, Withdrawal)]
    return State(seen, lambda: store.log(size), frozenset(gone))


def samples() -> contextlib.AbstractContextManager[Path]:
    """The folder of the shipped samples, on disk for as long as the context lasts."""
    return resources.as_file(resources.files("pactbook") / "data" / "samples")


def search(path: Path | str, words: str, known: datetime.date | None, limit: int) -> list[dict[str, Any]]:
    """Sentences of a book that hold all the words, as rows; only of documents public on `known`."""
    with contextlib.closing(book(path, readonly=True)) as store:
        # The date is not in the index, so more is asked for than is wanted.
        found = store.search(words, limit if known is None else 10_000)
        return finding.rows(found, known, limit)


@contextlib.contextmanager
def desk(path: Path | str, person: str, *, readonly: bool = False) -> Iterator[Desk]:
    """A person at the book at `path`. Raises BookError with a next step, ReviewError without a name."""
    with contextlib.closing(book(path, readonly=readonly)) as store:
        yield Desk(store, person, lambda: now().strftime("%Y-%m-%dT%H:%M:%SZ"))


def queue(at_desk: Desk, wanted: Wanted) -> list[Waiting]:
    """What waits for the person at a desk, in order of euros at stake times uncertainty."""
    store, entries = at_desk.book, at_desk.entries
    found = Context(
        claims={**written(at_desk.decisions), **at_desk.extracted},
        documents={document.key: document for document in store.cards()},  # what is asked needs no texts
        voices=store.voices(),
        decisions=tuple(at_desk.decisions),
    )
    folded = fold(entries, Coordinates(), found)
    return queue_of(
        at_desk,
        wanted,
        worth=stake,
        issues=(*store.issues(), *folded.issues),
        judged=at_desk.judged(),
    )


def reread(
    path: Path | str,
    extractor: str = "rules",
    *,
    dry: bool = False,
    review_below: float | None = None,
    workers: int = 1,
) -> Iterator[Reread]:
    """Read every document of a book again, and store what is read differently unless `dry`."""
    with contextlib.closing(book(path, readonly=dry)) as store:
        yield from update(
            store, EXTRACTORS[extractor], store=not dry, review_below=review_below, workers=workers
        )


def import_table(path: Path | str, file: Path, map_file: Path) -> Imported:
    """Store a table of one's own in the book at `path`, made where there is none.

    Raises MapError for a map that cannot be used, BookError with a next step.
    """
    batch = read_table(file, column_map(map_file))
    if isinstance(batch, Imported):
        return batch
    with contextlib.closing(book(path, create=True)) as store:
        return store_table(store, batch)


def import_kiel(
    path: Path | str,
    file: Path,
    release: str | None = None,
    published: str | None = None,
    changed: bool = False,
) -> Brought:
    """Store a table of the Ukraine Support Tracker in the book at `path`, made where there is none.

    Raises BookError with a next step.
    """
    read = read_kiel(file, release, published)
    if isinstance(read, Issue):
        return Brought(str(file), issues=(read,))
    with contextlib.closing(book(path, create=True)) as store:
        return store_kiel(store, read, changed)


def reconcile_kiel(
    file: Path, path: Path | str | None = None, year: int | None = None, known: datetime.date | None = None
) -> "Reconciled | Issue":
    """The ledger of the book at `path`, or of the shipped reference without one, beside the tracker's rows.

    Raises BookError with a next step.
    """
    from pactbook.analysis.reconcile import reconcile, years_of

    read = read_kiel(file)
    if isinstance(read, Issue):
        return read
    tracked = fold(records_of(read), Coordinates()).tracked
    at = Coordinates(known=known)
    if path is None:
        own = fold(recorded_reference(), at)
    else:
        with contextlib.closing(book(path, readonly=True)) as store:
            own = ledger(store, at)
    return reconcile(own, tracked, years_of(tracked) if year is None else (year,))


def compare_kiel(rows: Path, table: Path) -> "tuple[TableLine, ...] | Issue":
    """The table of donors that a release of the tracker prints beside what its rows give; or why not."""
    from pactbook.analysis.tracker_table import compare

    read, said = read_kiel(rows), donors_said(table)
    if isinstance(read, Issue):
        return read
    if isinstance(said, Issue):
        return said
    shape = kiel()
    donors = {line.donor: code_of(line.donor, shape) for line in read.lines}
    return compare(read.lines, said, donors, shape.counted_with)


def reference(path: Path | str, *, back: bool = False) -> Loaded:
    """Store the shipped reference in the book at `path`, made where there is none. Raises BookError.

    With `back`, also files of which the book has a newer text.
    """
    with contextlib.closing(book(path, create=True)) as store:
        return load_reference(store, __version__, back=back)


def besides(path: Path | str) -> tuple[Beside, ...]:
    """The texts of agreements that the book at `path` holds, each beside the reference in it."""
    with contextlib.closing(book(path, readonly=True)) as store:
        found = context(store)
    return tuple(map(beside, texts(found, judge(found, Coordinates()))))


def missing_works(path: Path | str) -> tuple[Missing, ...]:
    """Works that the reference cites and the book at `path` does not hold; all of them where there is none.

    The files are those of the book, or those that are shipped where it has none. Raises BookError.
    """
    if not postgres.is_address(path) and not Path(path).exists():
        return missing(shipped_references(), (), ())
    with contextlib.closing(book(path, readonly=True)) as store:
        found = context(store)
    judged = judge(found, Coordinates())
    shelf = references(found.documents.values(), judged) or shipped_references()
    own = frozenset(one.reference.iso for one in texts(found, judged, shelf))
    there = {d.source.address for d in found.documents.values() if d.text and d.source.address}
    return missing(shelf, own, there)


def held_works(path: Path | str) -> list[dict[str, Any]]:
    """The documents of the book at `path` as rows. Raises BookError."""
    seen = view(path)
    return documents(seen, said(seen.context, seen.judged))


def beside_shipped(paths: Sequence[str | Path]) -> Iterator[tuple[Document, Beside | None] | Issue]:
    """Each document of files, read by the rules, beside the shipped reference; None where it is of none."""
    task = Task(EXTRACTORS["rules"])
    for item in read(paths):
        yield item if isinstance(item, Issue) else (item, without_book(item, task(item).claims))


def reference_differences(path: Path | str) -> tuple[Compared, ...]:
    """Every shipped file of the reference beside what the book at `path` has of it. Raises BookError."""
    with contextlib.closing(book(path, readonly=True)) as store:
        return tuple(compare_reference(store, __version__))


def past(path: Path | str, ref: str, at: Coordinates = Coordinates()) -> tuple[History, View] | None:  # noqa: B008
    """The history of the fact that a reference or a claim's id names, and the view to show it in; or None."""
    found = view(path, at)
    made = history(ref, found.entries, at, found.context)
    return None if made is None else (made, found)


def session(at_desk: Desk, wanted: Wanted) -> Session:
    """A sitting at the queue."""
    return Session(at_desk, queue(at_desk, wanted), time.monotonic)


@contextlib.contextmanager
def projection(path: Path | str, file: Path | None = None) -> Iterator["tuple[Duck, Store]"]:
    """The projection of the book at `path`, brought up to date, with the book.

    `file` is where it lies; beside a book's file when nothing is said. Raises BookError with a next step.
    """
    from pactbook.pipeline import projecting
    from pactbook.store import duck as ducks

    place = projection_file(path, file)
    with contextlib.closing(book(path, readonly=True)) as store:
        if not projecting.current(store, place):
            projecting.build(store, place)
        with ducks.opened(place, readonly=True) as duck:
            yield duck, store


def project(
    path: Path | str,
    file: Path | None = None,
    *,
    anew: bool = False,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> "Projected":
    """Make the projection of the book at `path`, or bring it up to date. Raises BookError with a next step.

    `progress` is told how many events are taken in, and of how many.
    """
    from pactbook.pipeline import projecting

    with contextlib.closing(book(path, readonly=True)) as store:
        return projecting.build(store, projection_file(path, file), anew=anew, progress=progress)


def projection_file(path: Path | str, file: Path | None) -> Path:
    """Where the projection of a book lies. Raises BookError for a server's book when no file is said."""
    from pactbook.store import duck as ducks

    if file is not None:
        return file
    if postgres.is_address(path):
        raise BookError("say where the projection of a book on a server is to lie: --file NAME.duckdb")
    return ducks.beside(Path(path))


def checked_projection(path: Path | str, file: Path | None, spots: int) -> "Checked":
    """Hold the projection of a book against it: as it is, and at `spots` states spread evenly over its record
    and the days on which its sources came out. Raises BookError with a next step."""
    from pactbook.pipeline import asking, projecting
    from pactbook.store import duck as ducks

    place = projection_file(path, file)
    with contextlib.closing(book(path, readonly=True)) as store, ducks.opened(place, readonly=True) as duck:
        seq = projecting.fitting(duck, store).seq
        ats = [Coordinates(recorded=seq), *asking.spread(store, seq, spots)]
        return asking.check(duck, store, [(at, context(store, at.recorded)) for at in ats])
