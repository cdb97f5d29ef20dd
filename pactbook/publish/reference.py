"""Words for the facts of the reference: kinds of events, legal standing, figures, people."""

from collections.abc import Iterator
from typing import Final

from pactbook.book.reference.files import Fact
from pactbook.publish import words

KINDS: Final = {
    "joined_declaration": "joined the declaration of July 2023",
    "announced": "announced",
    "negotiating": "talks open",
    "round": "talks go on",
    "concluded": "talks finished",
    "authorised": "leave to sign",
    "signed": "signed",
    "approved": "approved",
    "in_force": "in force",
    "refused": "refused",
    "put_off": "signing put off",
    "suspended": "suspended",
    "terminated": "ended",
    "amended": "amended",
    "election": "election",
    "government_change": "change of government",
    "raised": "new or raised",
    "postponed": "put off or cut",
    "outcome": "outcome",
}
AID: Final = {
    "military": "military",
    "financial": "financial",
    "humanitarian": "humanitarian",
    "mixed": "of several kinds",
    "unspecified": "kind of aid not stated",
}
LANGUAGES: Final = {
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "hr": "Croatian",
    "it": "Italian",
    "ja": "Japanese",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sl": "Slovenian",
    "sq": "Albanian",
    "uk": "Ukrainian",
}
STEPS: Final = {
    "S0": "not signed",
    "S1": "a statement",
    "S2": "signed, said not to bind",
    "S3": "signed, silent on its force",
    "S4": "binding on signature",
    "S5": "approved by parliament",
    "S6": "registered",
}


def money(fact: Fact) -> str:
    """The figure of a promise with its bound, as every table has it: `EUR ≤ 3 bn`; empty for none."""
    names = ("amount", "amount_max", "currency", "bound", "gdp_percent", "per_year")
    items = [{"what": item["what"], "quantity": item.get("quantity")} for item in fact.get("items", ())]
    said = words.money({**{name: fact.get(name) for name in names}, "items": items})
    return "" if said == words.NONE else said


def period(fact: Fact) -> str:
    """The time that a promise is for; empty where it names none."""
    said = words.period(fact.get("period_start"), fact.get("period_end"))
    fiscal = " (fiscal)" if fact.get("basis") == "fiscal" else ""
    return "" if said == words.NONE else said + fiscal


def beside(fact: Fact) -> Iterator[str]:
    """What is said of the money beside its figure: on top or not, through which fund."""
    if fact.get("additional"):
        yield "on top of earlier money"
    if "vehicle" in fact:
        yield f"through {fact['vehicle']}"


def people(fact: Fact) -> str:
    """Who took part, each with the office; of a change of government, who came and after whom."""

    def named(leaving: bool) -> str:
        chosen = [p for p in fact.get("persons", ()) if (p["role"] == "outgoing") == leaving]
        return ", ".join(p["name"] + (f" ({p['office']})" if "office" in p else "") for p in chosen)

    came, went = named(False), named(True)
    return f"{came} after {went}" if came and went else came or (f"{went} leaves" if went else "")
