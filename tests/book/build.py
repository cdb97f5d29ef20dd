"""Entries for tests of the ledger, built from claims as an extractor would make them."""

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pactbook.book.enter import enter
from pactbook.book.facts import Context, Coordinates, Ledger
from pactbook.book.ledger import fold
from pactbook.model.claims import Agreement, Claim, Commitment, Count, Role, Value, from_plain
from pactbook.model.entries import Entry, Recorded


def claim(
    value: Value, published: str | None, document: str = "", modality: str = "asserted", **more: Any
) -> Claim:
    """A claim in a document of its own, named after its publication date where no name is given."""
    document = document or f"article of {published}"
    quote = f"{document} says so"
    return Claim(
        document=document,
        label=document,
        published=published,
        start=more.pop("start", 0),
        end=more.pop("end", len(quote)),
        quote=quote,
        value=value,
        modality=modality,
        **more,
    )


def pact(
    other: str, status: str, published: str, date: str | None = None, modality: str = "asserted", **more: Any
) -> Claim:
    """A claim on the security agreement of Ukraine with `other`."""
    document = more.pop("document", "")
    extra = {name: more.pop(name) for name in ("start", "attributed_to", "confidence") if name in more}
    instrument = more.pop("instrument", "security_agreement")
    value = Agreement(tuple(sorted((other, "UKR"))), instrument, status, date, **more)
    return claim(value, published, document, modality, **extra)


def pledge(donor: str | None, amount: float | None, published: str, **more: Any) -> Claim:
    """A claim on money for Ukraine, in euros and pledged unless said otherwise."""
    document, modality = more.pop("document", ""), more.pop("modality", "planned")
    extra = {name: more.pop(name) for name in ("start",) if name in more}
    values: dict[str, Any] = {"recipient": "UKR", "amount": amount, "bound": "exact", "aid": "military"}
    values["currency"] = "EUR" if amount is not None else None
    return claim(Commitment(donor=donor, **(values | more)), published, document, modality, **extra)


def count(what: str, value: int, published: str, as_of: str | None = None, **more: Any) -> Claim:
    """A claim on a number of agreements."""
    document, modality = more.pop("document", ""), more.pop("modality", "asserted")
    extra = {name: more.pop(name) for name in ("extra",) if name in more}
    return claim(Count(what, value, as_of=as_of, **more), published, document, modality, **extra)


def role(person: str, affiliation: str | None, published: str = "2024-03-19", **more: Any) -> Claim:
    """A claim on a person's part."""
    document, modality = more.pop("document", ""), more.pop("modality", "asserted")
    values = {"office": None, "event_role": "participant"} | more
    return claim(Role(person=person, affiliation=affiliation, **values), published, document, modality)


def book(items: Iterable[Claim | Entry]) -> list[Recorded]:
    """Claims and entries in order of arrival, as the store would give them back."""
    entries = [enter(item) if isinstance(item, Claim) else item for item in items]
    kept = [entry for entry in entries if entry is not None]
    return [Recorded(seq, f"arrival {seq}", entry) for seq, entry in enumerate(kept, 1)]


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def ledger(
    items: Iterable[Claim | Entry],
    known: str | None = None,
    as_of: str | None = None,
    recorded: int | None = None,
    voices: dict[str, str] | None = None,
) -> Ledger:
    """The fold of claims and entries, with their claims at hand to quote from."""
    items = list(items)
    claims = {item.id: item for item in items if isinstance(item, Claim)}
    context = Context(claims=claims, voices=voices or {})
    return fold(book(items), Coordinates(as_of=day(as_of), known=day(known), recorded=recorded), context)


def gold(path: Path) -> Iterator[Claim]:
    """The claims of a gold file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        yield Claim(
            document=said["document"],
            label=said["document"],
            published=said["published"],
            start=said["start"],
            end=said["end"],
            quote=said["quote"],
            value=from_plain(said["kind"], said),
            modality=said["modality"],
            attributed_to=said["attributed_to"],
        )
