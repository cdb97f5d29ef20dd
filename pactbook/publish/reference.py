"""One file of the reference as a dated story: each line a day, what happened, how sure, and from where."""

from collections.abc import Iterator

from pactbook.book.reference.files import Fact, Reference, citations
from pactbook.model.values import PartialDate

KINDS = {
    "joined_declaration": "joined the declaration of July 2023",
    "announced": "announced",
    "negotiating": "talks open",
    "round": "talks go on",
    "concluded": "talks finished",
    "authorised": "leave to sign",
    "signed": "signed",
    "approved": "approved",
    "in_force": "in force",
    "refused": "not signed, refused",
    "put_off": "signing put off",
    "suspended": "suspended",
    "terminated": "ended",
    "amended": "amended",
    "election": "election",
    "government_change": "change of government",
    "raised": "promise raised or new",
    "postponed": "promise put off or cut",
    "outcome": "what became of it",
}
STEPS = {
    "S0": "not signed",
    "S1": "a statement",
    "S2": "signed, said not to bind",
    "S3": "signed, silent on its force",
    "S4": "binding on signature",
    "S5": "approved by parliament",
    "S6": "registered",
}


def story(one: Reference) -> list[tuple[str, str, str]]:
    """Date, what happened and its source, oldest first; promises stand on the day of signature.

    A date without a day stands at the end of its month or year.
    """
    signed = next((event["date"] for event in one.of("signed")), "")
    told = [(event["date"], _event(event), _source(one, event)) for event in (*one.events, *one.later)]
    told += [(step["date"], _standing(step), _source(one, step)) for step in one.standing]
    told += [(signed, _promise(promise), _source(one, promise)) for promise in one.promises]
    told += [(signed, f"promise in words: {word['note']}", _source(one, word)) for word in one.words]
    return sorted(told, key=lambda line: PartialDate(line[0]).last())


def money(fact: Fact) -> str:
    """The figure of a promise with its bound, for people: "EUR at most 3,000,000,000"."""
    bound = fact.get("bound", "exact").replace("_", " ")
    bound = "" if bound in ("exact", "range") else f"{bound} "
    each = " a year" if fact.get("per_year") else ""
    if "amount" in fact:
        upper = f" to {fact['amount_max']:,.0f}" if "amount_max" in fact else ""
        return f"{fact['currency']} {bound}{fact['amount']:,.0f}{upper}{each}"
    if "gdp_percent" in fact:
        return f"{bound}{fact['gdp_percent']:g} % of GDP{each}"
    return ", ".join(f"{item.get('quantity', '')} {item['what']}".strip() for item in fact.get("items", ()))


def _event(event: Fact) -> str:
    return "; ".join(filter(None, (_titled(event), _figure(event), _who(event), event.get("note"))))


def _titled(event: Fact) -> str:
    place = f" in {event['place']}" if "place" in event else ""
    return f"{KINDS[event['kind']]}{place}"


def _standing(step: Fact) -> str:
    said = f" by {step['said_by']}" if "said_by" in step else ""
    return f"standing: {STEPS[step['step']]}{said}; {step.get('note', '')}".rstrip("; ")


def _promise(promise: Fact) -> str:
    word = "past total" if promise.get("stage") == "delivered" else "promise"
    return f"{word}: " + "; ".join(filter(None, (_figure(promise), promise.get("note"))))


def _figure(fact: Fact) -> str:
    return ", ".join(_parts(fact))


def _parts(fact: Fact) -> Iterator[str]:
    if not money(fact):
        return
    yield money(fact)
    yield fact["aid"]
    start, end = fact.get("period_start"), fact.get("period_end")
    if start or end:
        yield start if start == end else f"{start or '…'} to {end or '…'}"
    if fact.get("basis") == "fiscal":
        yield "fiscal year"
    if fact.get("additional"):
        yield "additional"
    if "vehicle" in fact:
        yield fact["vehicle"]


def _who(event: Fact) -> str:
    people = (p["name"] + (f" ({p['office']})" if "office" in p else "") for p in event.get("persons", ()))
    return ", ".join(people)


def _source(one: Reference, fact: Fact) -> str:
    first = citations(one, fact)[0]
    section = f", {first.section}" if first.section else ""
    return f"{first.work}{section}; {fact['confidence']}"
