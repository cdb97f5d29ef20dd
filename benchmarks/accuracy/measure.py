"""Scores of claims on the coded sets, one by one and pooled."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from benchmarks.accuracy.sets import CodedSet, Row, sets
from pactbook.analysis.scoring import MAIN_KINDS, Report, score
from pactbook.model.claims import to_json
from pactbook.model.sources import Document
from pactbook.pipeline.extracting import extract, make
from pactbook.wiring import EXTRACTORS

Read = Callable[[Document], list[Row]]

GROUPS: Final = (
    ("founding", "founding articles", ("seeds",)),
    ("news A", "news, half A", ("A",)),
    ("news B", "news, half B", ("B",)),
    ("odd", "updates, odd", ("odd",)),
    ("even", "updates, even", ("even",)),
    ("rounds 1–6", "rounds 1 to 6", ("r1", "r2", "r3", "r4", "r5", "r6")),
    ("rounds 7–10", "rounds 7 to 10", ("r7", "r8", "r9", "r10")),
    ("own", "samples and extra", ("samples", "extra")),
    ("n1, n3", "news rounds 1 and 3", ("n1", "n3")),
    ("n2, n4", "news rounds 2 and 4", ("n2", "n4")),
)
"""Sets that are pooled where a table has no room for each: short name, title, members."""


@dataclass(frozen=True)
class Measured:
    """A set, or several as one, with what was read in it. `use` is the strictest of its members."""

    name: str
    title: str
    use: str
    documents: int
    gold: tuple[Row, ...]
    claims: tuple[Row, ...]

    def report(
        self, threshold: float = 0.0, kinds: Sequence[str] = MAIN_KINDS, resamples: int = 1000
    ) -> Report:
        """Scores of the claims of at least `threshold` confidence; seeded, so that figures repeat."""
        return score(self.gold, self.claims, kinds, threshold=threshold, resamples=resamples)


@cache
def coded() -> tuple[CodedSet, ...]:
    """Every set that is here."""
    return tuple(sets())


def ours(document: Document) -> list[dict[str, Any]]:
    """The claims of the extractor that ships, as the codebook's rows."""
    claims, _ = extract(document, make(EXTRACTORS["rules"]))
    return [to_json(claim) for claim in claims]


def measured(read: Read = ours) -> list[Measured]:
    """Every set with what `read` finds in it."""
    return [
        Measured(
            s.name, s.title, s.use, len(s.documents), s.gold, tuple(r for d in s.documents for r in read(d))
        )
        for s in coded()
    ]


def pooled(all_sets: Iterable[Measured], name: str, title: str, members: Iterable[str]) -> Measured | None:
    """Several sets as one; None where none of them is here."""
    wanted = set(members)
    found = [m for m in all_sets if m.name in wanted]
    if not found:
        return None
    return Measured(
        name,
        title,
        found[0].use if len({m.use for m in found}) == 1 else "mixed",
        sum(m.documents for m in found),
        tuple(row for m in found for row in m.gold),
        tuple(row for m in found for row in m.claims),
    )


def held_out(all_sets: Iterable[Measured]) -> Measured | None:
    """All sets that are measured only, as one."""
    found = list(all_sets)
    names = [m.name for m in found if m.use == "held out"]
    return pooled(found, "held out", f"only measured ({', '.join(names)})", names)


def looked_at(all_sets: Iterable[Measured]) -> Measured | None:
    """All other sets, as one."""
    found = list(all_sets)
    return pooled(found, "looked at", "all others", [m.name for m in found if m.use != "held out"])
