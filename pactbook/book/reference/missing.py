"""Works that the reference cites and a book does not hold: what would show its sentence if it were added."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book.reference.entries import named
from pactbook.book.reference.files import Fact, Reference
from pactbook.book.wording import says
from pactbook.model.claims import Provision, Role
from pactbook.model.entries import Entry

OFFICIAL: Final = "official_text"


@dataclass(frozen=True, slots=True)
class Missing:
    """One work. `files` are codes of the agreements that cite it, `facts` what waits for it: the id of each
    entry, and what it says; `leads` are addresses of reprints and reports where the work itself has none."""

    kind: str
    work: str
    publisher: str | None
    date: str | None
    language: str | None
    address: str | None
    sha256: str | None
    leads: tuple[str, ...]
    files: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def missing(
    references: Sequence[Reference], texts: Collection[str], addresses: Collection[str]
) -> tuple[Missing, ...]:
    """Cited works that are not there: official texts first, each kind in order of date.

    `texts` are codes of the agreements whose own text is there, `addresses` those of the documents that are.
    A report without an address is left out, since nobody could tell that it was added.
    """
    groups: dict[str, list[tuple[Reference, Fact]]] = defaultdict(list)
    for one in references:
        for card in one.sources.values():
            official = card["kind"] == OFFICIAL
            if official and one.iso not in texts:
                groups[f"text {one.iso}"].append((one, card))
            elif not official and "address" in card and card["address"] not in addresses:
                groups[card["address"]].append((one, card))
    found = (_made(members) for members in groups.values())
    return tuple(sorted(found, key=lambda one: (one.kind != OFFICIAL, one.date or "", one.work)))


def _made(members: Sequence[tuple[Reference, Fact]]) -> Missing:
    first, card = members[0]
    facts = {entry.id: words for one, own in members for entry, words in citing(one, own["id"])}
    own_address = card.get("address")
    leads = () if own_address else tuple(further["address"] for further in first.further)
    return Missing(
        kind=card["kind"],
        work=card["work"],
        publisher=card.get("publisher"),
        date=card.get("date"),
        language=card.get("language"),
        address=own_address,
        sha256=card.get("sha256"),
        leads=leads,
        files=tuple(one.iso for one, _ in members),
        facts=tuple(facts.items()),
    )


def citing(reference: Reference, source: str) -> Iterator[tuple[Entry, str]]:
    """The entries that rest on a source of a file, each in a few words."""
    tables: Mapping[str, Sequence[Fact]] = {
        "event": reference.events,
        "promise": reference.promises,
        "later": reference.later,
    }
    for table, number, entry in named(reference):
        if isinstance(number, str):
            cites = reference.terms.get("source") == source
        else:
            cites = source in tables[table][number]["sources"]
        if cites:
            yield entry, in_words(entry)


def in_words(entry: Entry) -> str:
    """What an entry of the reference says, in a few words."""
    value = entry.value
    if isinstance(value, Role):
        return f"{value.person}, {value.event_role.replace('_', ' ')}"
    if isinstance(value, Provision):
        told = ((value.term_years, "years of term"), (value.notice_months, "months of notice"))
        hours = ((value.hours, "hours to consult"),)
        return next(f"{number:g} {what}" for number, what in (*told, *hours) if number is not None)
    return says(entry)
