"""Decisions: what people say of claims and documents, kept beside the originals, which never change.

Decisions that answer the same question form a chain: the first supersedes nothing, each later one the
newest before it. Only the newest stands. An id is the hash of all that a decision says but the time, which
is a label; so the same decision sent twice is one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pactbook.model.claims import Claim
from pactbook.model.claims import problems as value_problems
from pactbook.model.ids import digest
from pactbook.model.values import PartialDate

TOPIC: Final = {
    **dict.fromkeys(("accept", "correct", "reject", "add"), "claim"),
    **dict.fromkeys(("merge", "split"), "event"),
    **dict.fromkeys(("same_money", "new_money"), "money"),
    "part_of": "part",
    "date_correction": "date",
}
"""The question that each kind of verdict answers; `undo` takes back an earlier verdict on any."""
_SUBJECTS: Final = {
    "event": (2, None, "two or more claims"),
    "money": (2, None, "two or more claims"),
    "part": (2, 2, "two claims"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's word on claims or on a document.

    `subjects` are claim ids, in order: one for accept, correct, reject and add (the id of the added claim),
    two or more for merge, split, same_money and new_money; two for part_of, of which the larger sum is the
    whole, or the agreement; for date_correction one document key. `claim` is
    the claim as it should be (correct, add), `published` an ISO 8601 date (date_correction). `at` is the
    ISO 8601 time at which the person decided.
    """

    kind: str
    person: str
    subjects: tuple[str, ...]
    reason: str | None = None
    claim: Claim | None = None
    published: str | None = None
    supersedes: str | None = None
    at: str | None = None
    topic: str = ""
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "subjects", tuple(sorted(self.subjects)))
        object.__setattr__(self, "topic", TOPIC.get(self.kind, self.topic))
        if not self.id:
            object.__setattr__(self, "id", decision_id(self))

    @property
    def key(self) -> str:
        """What the verdict decides: one person's answer to one question about the same subjects."""
        return digest({"verdict": self.topic, "person": self.person, "subjects": self.subjects})


@dataclass(frozen=True, slots=True)
class Supersession:
    """Document `newer` takes the place of document `older` (both keys); None gives `older` its place back."""

    older: str
    newer: str | None
    person: str
    reason: str = "updated_version"
    supersedes: str | None = None
    at: str | None = None
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", decision_id(self))

    @property
    def key(self) -> str:
        """What is decided: whether another document stands for this one."""
        return digest({"supersession": self.older})


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The text of a document was taken away for good; `text` is the lower-case hexadecimal sha256 it had."""

    document: str
    text: str
    person: str
    reason: str
    at: str | None = None
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", decision_id(self))

    @property
    def supersedes(self) -> None:
        """Nothing: what was taken away is gone."""
        return None

    @property
    def key(self) -> str:
        """What is decided: that this document's text is gone."""
        return digest({"withdrawal": self.document})


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document says by a newer reading of it: `claims` are the ids of all claims that `extractor` now
    makes, `held` those of them that wait for review. Claims of earlier readings that are not among them no
    longer count."""

    document: str
    claims: tuple[str, ...]
    extractor: str
    held: tuple[str, ...] = ()
    supersedes: str | None = None
    at: str | None = None
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", tuple(sorted(self.claims)))
        object.__setattr__(self, "held", tuple(sorted(self.held)))
        if not self.id:
            object.__setattr__(self, "id", decision_id(self))

    @property
    def person(self) -> str:
        """Nobody: the extractor's name stands for who decided."""
        return self.extractor

    @property
    def key(self) -> str:
        """What is decided: the newest reading of this document."""
        return digest({"extraction": self.document})


Restated = tuple[str, float, tuple[tuple[str, Any], ...]]
"""An entry's id, its confidence and what is said beside its value (`extra`), which are not in the id."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Which text of a file of the reference counts, by the program (a version, "0.1.0") that stored it.

    `file` is the document's label, `document` the key of the text that counts, `older` that of the one before
    it. `gone` are ids of entries that other texts of the file made and this one does not; `restated` those
    that it makes too, with another confidence or other words beside the value.
    """

    file: str
    document: str
    older: str | None
    program: str
    reason: str
    gone: tuple[str, ...] = ()
    restated: tuple[Restated, ...] = ()
    supersedes: str | None = None
    at: str | None = None
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "gone", tuple(sorted(self.gone)))
        object.__setattr__(self, "restated", tuple(sorted(self.restated, key=lambda one: one[0])))
        if not self.id:
            object.__setattr__(self, "id", decision_id(self))

    @property
    def person(self) -> str:
        """Nobody: the program that shipped the text stands for who decided."""
        return f"Pactbook {self.program}"

    @property
    def key(self) -> str:
        """What is decided: which text of this file counts."""
        return digest({"edition": self.file})


Decision = Verdict | Supersession | Withdrawal | Extraction | Edition


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the book holds it: `seq` is its number in the log, `recorded_at` a label only."""

    seq: int
    recorded_at: str
    decision: Decision


def decision_id(decision: Decision) -> str:
    """Hash of all that a decision says; the time is left out, and of a claim its confidence and extractor."""
    said = {name: getattr(decision, name) for name in decision.__slots__ if name not in ("at", "id")}
    claim = said.get("claim")
    if isinstance(claim, Claim):
        said["claim"] = [claim.id, claim.quote]
    return digest({"decision": type(decision).__name__, **said})


def undo(verdict: Verdict, reason: str | None = None, at: str | None = None) -> Verdict:
    """The person's own taking back of a verdict, which must be the newest of its chain."""
    return Verdict(
        "undo", verdict.person, verdict.subjects, reason, supersedes=verdict.id, at=at, topic=verdict.topic
    )


def after(decision: Verdict, earlier: Verdict | None) -> Verdict:
    """The same verdict as the successor of an earlier one on the same question (None: as the first)."""
    return replace(decision, supersedes=earlier.id if earlier else None, id="")


def standing(decided: Iterable[Decided]) -> dict[str, Decided]:
    """The newest of each chain, by its key, in order of `seq`; what was undone stands no more."""
    newest: dict[str, Decided] = {}
    for one in sorted(decided, key=lambda one: one.seq):
        newest.pop(one.decision.key, None)
        newest[one.decision.key] = one
    return {key: one for key, one in newest.items() if not _undone(one.decision)}


def _undone(decision: Decision) -> bool:
    if isinstance(decision, Verdict):
        return decision.kind == "undo"
    return isinstance(decision, Supersession) and decision.newer is None


def problems(decision: Decision) -> Iterator[str]:
    """What is wrong with a decision by itself, without the book; nothing when it is sound."""
    if not decision.person.strip():
        yield "nobody is named who decides"
    if isinstance(decision, Extraction) and len(set(decision.claims)) < len(decision.claims):
        yield "a claim is there twice"
    if isinstance(decision, Verdict):
        yield from _verdict(decision)
    elif isinstance(decision, Supersession):
        if decision.newer == decision.older:
            yield "a document cannot supersede itself"
    if decision.id != decision_id(decision):
        yield "its id is not the hash of what it says"


def _verdict(verdict: Verdict) -> Iterator[str]:
    kind, subjects = verdict.kind, verdict.subjects
    if kind != "undo" and kind not in TOPIC:
        yield f"unknown verdict {kind!r}"
        return
    if len(set(subjects)) < len(subjects) or not all(subjects):
        yield "a subject is there twice, or empty"
    least, most, words = _SUBJECTS.get(verdict.topic, (1, 1, "one thing"))
    if not least <= len(subjects) <= (most or len(subjects)):
        yield f"{kind} is about {words}"
    if (verdict.claim is not None) != (kind in ("correct", "add")):
        yield "a claim goes with correct and add"
    if kind == "add" and verdict.claim is not None and subjects != (verdict.claim.id,):
        yield "the subject of add is the added claim"
    if verdict.claim is not None:
        yield from value_problems(verdict.claim.value)
    if (verdict.published is not None) != (kind == "date_correction"):
        yield "a date goes with date_correction"
    elif verdict.published is not None:
        try:
            PartialDate(verdict.published)
        except ValueError as error:
            yield str(error)
    if kind == "undo" and (verdict.supersedes is None or verdict.topic not in TOPIC.values()):
        yield "undo supersedes a verdict on the same question"
