"""Hits and false alarms of the fact-check on invented articles: `python -m tests.fact_check.score [-v]`."""

import datetime
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pactbook.analysis.fact_check import CONTRADICTS, OUTDATED, Basis, Finding, basis, check
from pactbook.extract.choosing import by_document
from pactbook.model.entries import Recorded
from pactbook.model.sources import Document
from pactbook.model.values import PartialDate
from pactbook.pipeline.extracting import extract
from pactbook.pipeline.reference import recorded

TODAY = datetime.date(2026, 11, 22)
FOUND = {"wrong": CONTRADICTS, "past": OUTDATED}
"""The verdict that a statement should get; of a statement that is right or open, neither of these."""


@dataclass(frozen=True)
class Judged:
    """One statement of an article: what it is, and the findings whose sentence holds its words."""

    words: str
    truth: str
    findings: tuple[Finding, ...]

    @property
    def verdicts(self) -> set[str]:
        return {finding.verdict for finding in self.findings}

    @property
    def hit(self) -> bool:
        return FOUND.get(self.truth) in self.verdicts

    @property
    def false_alarm(self) -> bool:
        """A finding that the statement does not deserve."""
        given = self.verdicts & set(FOUND.values())
        return bool(given - {FOUND.get(self.truth)})


@cache
def reference() -> tuple[Recorded, ...]:
    return recorded()


@cache
def held_against(published: str) -> Basis:
    return basis(reference(), PartialDate(published).last(), TODAY)


def findings(text: str, published: str) -> list[Finding]:
    """The findings of an article given as text."""
    document = Document("0" * 64, 1, f"article of {published}", published, text, 0, len(text))
    claims, issues = extract(document, by_document())
    assert not issues, issues
    return check(document, claims, held_against(published))


def judged(file: Path) -> Iterator[Judged]:
    """Every statement of the articles in a file, and every other finding as a statement of its own."""
    for article in tomllib.loads(file.read_text(encoding="utf-8"))["article"]:
        found = findings(article["text"].strip() + "\n", article["published"])
        used: set[str] = set()
        for statement in article["statements"]:
            own = tuple(f for f in found if statement["in"] in f.sentence)
            assert statement["in"] in article["text"], statement
            used |= {finding.claim.id for finding in own}
            yield Judged(statement["in"], statement["is"], own)
        rest = [f for f in found if f.claim.id not in used and f.verdict in FOUND.values()]
        yield from (Judged(f.sentence, "unlisted", (f,)) for f in rest)


def told(found: Sequence[Judged]) -> dict[str, int]:
    """How many of each kind there are, how many were found, and how many findings are false."""
    many = Counter(one.truth for one in found)
    hits = Counter(one.truth for one in found if one.hit)
    alarms = [one for one in found if one.false_alarm]
    return {
        "wrong": many["wrong"],
        "wrong found": hits["wrong"],
        "past": many["past"],
        "past found": hits["past"],
        "right or open": many["right"] + many["open"],
        "false alarms": len(alarms),
        "contradicted by mistake": sum(CONTRADICTS in one.verdicts for one in alarms if one.truth != "wrong"),
    }


if __name__ == "__main__":
    name = next((arg for arg in sys.argv[1:] if arg.endswith(".toml")), "articles.toml")
    every = list(judged(Path(__file__).with_name(name)))
    for one in every:
        if "-v" in sys.argv or one.false_alarm or (one.truth in FOUND and not one.hit):
            mark = "ALARM" if one.false_alarm else "MISS" if one.truth in FOUND and not one.hit else "ok"
            said = "; ".join(f"{f.claim.kind} {f.verdict} {f.reason}: {f.knows}" for f in one.findings)
            print(f"{mark:5} {one.truth:8} {one.words!r}: {said or 'no statement read'}")
    print(told(every))
