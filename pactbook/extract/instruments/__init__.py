"""The extractor for agreement texts: parties, signature, provisions, sums, by the language of treaties.

Texts of agreements state what news reports about: so their claims carry section, verb and strength, and what
they say is asserted by the instrument itself. The coding rules are in docs/provisions.md.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pactbook.extract.instruments import provisions
from pactbook.extract.instruments.clauses import Duty
from pactbook.extract.instruments.closing import closing_of, signatures
from pactbook.extract.instruments.inherited import instrument_wide
from pactbook.extract.instruments.kind import instrument_of, is_instrument
from pactbook.extract.instruments.parties import Parties, parties_of
from pactbook.extract.instruments.structure import Block, blocks
from pactbook.extract.instruments.sums import Sum, stated, sums
from pactbook.model.claims import Agreement, Draft, Value
from pactbook.model.fates import Account, Held, Left
from pactbook.model.sources import Document

__all__ = ["Instruments", "explain", "is_instrument"]

NAME = "instruments 1"
SURE: Final = 0.75
"""A provision's confidence: the share with the coder's topic at first look (docs/provisions.md)."""


class Instruments:
    """Reads the text of one agreement. It keeps no state between documents."""

    name = NAME

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of kind agreement, role, provision and commitment; none for what is no agreement's text."""
        if not is_instrument(document):
            return []
        return list(_Text(document).drafts())

    def account(self, document: Document) -> Account:
        """What becomes of every sum and share of GDP; for paragraphs there is `explain`."""
        return _Text(document).account() if is_instrument(document) else Account(())


def explain(document: Document) -> list[tuple[int, int, str]]:
    """Every paragraph without a provision, as an interval of the document's text, and the reason."""
    if not is_instrument(document):
        return []
    text = _Text(document)
    return [
        (*text.parts[number].place(0, len(text.parts[number].text)), reason)
        for number, reason in sorted(text.reading.reasons.items())
    ]


class _Text:
    """One agreement's text, read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts = blocks(document)
        self.parties: Parties = parties_of(self.parts)
        self.reading = provisions.read(self.parts, self.parties)
        self.wide = instrument_wide(self.parts)
        lines = [part for part in self.parts if part.kind == "closing"]
        # "In witness whereof" may stand alone, with the day and the place in the line after it.
        dated = next((line for line in lines if closing_of(line).date), None)
        self.line: Block | None = dated or next(iter(lines), None)
        self.closing = closing_of(self.line) if self.line else None

    def drafts(self) -> Iterator[Draft]:
        """All drafts, each kind in order of text."""
        clauses = list(self._provisions())
        yield from self._agreement([draft.value for draft in clauses])
        yield from self._roles()
        yield from clauses
        yield from (draft for draft, _ in self._sums())

    def account(self) -> Account:
        """Every sum with the drafts that hold it, or with its reason."""
        left = (one for _, one in self._decided() if isinstance(one, Left))
        sums = (one for part in self.parts for one in stated(part))
        return Account(tuple(sums), tuple(self._sums()), tuple(left))

    def _agreement(self, clauses: Sequence[Value]) -> Iterator[Draft]:
        if self.line is None or self.closing is None or len(self.parties.codes) < 2:
            return
        terms = [years for value in clauses if (years := getattr(value, "term_years", None))]
        value = Agreement(
            parties=self.parties.codes,
            instrument=instrument_of(self._title()),
            status="signed",
            date=self.closing.date,
            term_years=terms[0] if terms else None,
            place=self.closing.place,
        )
        low, high = self.line.place(0, _first_sentence(self.line.text))
        wide = tuple((one.flag, one.section, one.words) for one in self.wide)
        extra = (("inherited_conditions", wide),) if wide else ()
        yield self._draft(value, low, high, 0.97, extra=extra)

    def _title(self) -> str:
        titles = " ".join(part.text for part in self.parts if part.kind == "title")
        return titles or self.parts[0].text[:200]

    def _roles(self) -> Iterator[Draft]:
        for signature in signatures(self.parts, self.parties):
            yield self._draft(signature.value, signature.start, signature.end, 0.95)

    def _provisions(self) -> Iterator[Draft]:
        for number, found in sorted(self.reading.duties.items()):
            block = self.parts[number]
            inherited = self.reading.verbs.get(number)
            for duty in found:
                hangs = duty.verb_start == duty.verb_end
                verb = inherited if hangs and inherited else block.text[duty.verb_start : duty.verb_end]
                value = provisions.value(block, duty, verb, self.parties)
                low, high = block.place(*_trimmed(block.text, duty))
                extra = (("verb_at", block.place(duty.verb_start, duty.verb_start + 1)[0]),)
                yield self._draft(value, low, high, SURE, extra=extra)

    def _sums(self) -> Iterator[tuple[Draft, tuple[Held, ...]]]:
        for block, item in self._decided():
            if isinstance(item, Sum):
                low, high = block.place(item.start, item.end)
                modality = "planned" if item.value.stage in ("pledged", "postponed") else "asserted"
                extra: tuple[tuple[str, Any], ...] = (("figure_at", item.holds[0].span[0]),)
                if self.wide and item.value.donor in self.parties.codes:
                    extra += (("inherited_conditions", tuple(one.flag for one in self.wide)),)
                yield self._draft(item.value, low, high, 0.85, modality, extra), item.holds

    def _decided(self) -> Iterator[tuple[Block, Sum | Left]]:
        signed = self.closing.date if self.closing else None
        for number, block in enumerate(self.parts):
            for item in sums(block, self.reading.duties.get(number, []), self.parties, signed):
                yield block, item

    def _draft(
        self,
        value: Value,
        low: int,
        high: int,
        confidence: float,
        modality: str = "asserted",
        extra: tuple[tuple[str, Any], ...] = (),
    ) -> Draft:
        quote = self.document.text[low:high]
        return Draft(value, quote, modality, None, confidence, NAME, hint=low, extra=extra)


def _trimmed(text: str, duty: Duty) -> tuple[int, int]:
    stretch = text[duty.start : duty.end]
    low = duty.start + len(stretch) - len(stretch.lstrip())
    return low, low + max(1, len(stretch.strip()))


def _first_sentence(text: str) -> int:
    stop = re.search(r"\.\s+[A-Z]", text[40:])
    return 40 + stop.start() + 1 if stop else len(text)
