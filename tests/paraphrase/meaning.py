"""A base meaning: the ways to say it, and the claims that every one of them states."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.paraphrase.draw import Draw
from tests.paraphrase.wording import Fields

Claims = Callable[[Draw], list[Fields]]


@dataclass(frozen=True)
class Meaning:
    """`says` are templates; claims meet `claims` or one of `also`, other readings that the codebook allows.

    `style` is `clause` (a main clause without its full stop, which may be attributed or stand under a
    dateline), `bare` (a clause that is not attributed), `text` (sentences) or `headline` (no full stop).
    """

    name: str
    claims: Claims
    says: tuple[str, ...]
    style: str = "clause"
    kinds: tuple[str, ...] = ("commitment",)
    also: tuple[Claims, ...] = ()
    effect: str = ""
    """For the second generator: what the change does (`denied`, `hypothetical`, `absent`, ...)."""
    currency: str = ""
    """The currency of every sum, where it is not that of the donor."""
