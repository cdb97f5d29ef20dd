"""Reports and versions by their shelf, as they hold now: fetched from a projection when they are needed, and
changed in memory until they are written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pactbook.book.boxes import Box
from pactbook.book.checks import but_for_zeros
from pactbook.book.components import Visible
from pactbook.book.contradictions_of_sums import alike
from pactbook.book.facts import CommitmentFact
from pactbook.book.intervals import ALONE, ISSUE, Version
from pactbook.model.entries import Recorded
from pactbook.store.duck import Duck
from pactbook.store.duck_rows import OPEN, Row, group, report_row, version, version_row, visible

Placed = tuple[Version, Box]
Key = tuple[int, int]

REPORTS: Final = "report_interval"
FACTS: Final = "fact_interval"
CONTRADICTIONS: Final = "contradiction"
GROUPS: Final = ("alike", "but_for_zeros")


class Shelves:
    """What holds now. Rows that are new are kept until they are written, and those that end are noted."""

    def __init__(self, duck: Duck, next_id: int) -> None:
        self.next = next_id
        self.fresh: dict[str, dict[int, Row]] = {REPORTS: {}, FACTS: {}, CONTRADICTIONS: {}}
        self.ended: dict[str, dict[int, int]] = {REPORTS: {}, FACTS: {}, CONTRADICTIONS: {}}
        self._duck = duck
        self._fetched: set[str] = set()
        self._reports: dict[str, dict[Key, Visible]] = defaultdict(dict)
        self._report_ids: dict[Key, int] = {}
        self._by_key: dict[Key, Visible] = {}
        self._by_seq: dict[int, set[Key]] = defaultdict(set)
        self._by_subject: dict[str, set[Key]] = defaultdict(set)
        self._by_document: dict[str, set[Key]] = defaultdict(set)
        self._versions: dict[str, dict[Placed, int]] = defaultdict(dict)
        self._members: dict[str, dict[Placed, None]] = defaultdict(dict)
        self._asked: set[tuple[str, str]] = set()

    # Reports.

    def reports(self, shelf: str) -> Mapping[Key, Visible]:
        """The reports on a shelf."""
        self.fetch([shelf])
        return self._reports[shelf]

    def of_document(self, key: str) -> list[Visible]:
        """The reports that rest on a document."""
        self._ask(REPORTS, "document", [key])
        return [self._by_key[name] for name in sorted(self._by_document[key])]

    def about(self, subjects: Iterable[str]) -> list[Visible]:
        """The reports that verdicts on these subjects are about."""
        names = sorted(subjects)
        self._ask(REPORTS, "subject", names)
        return [self._by_key[key] for name in names for key in sorted(self._by_subject[name])]

    def numbered(self, seqs: Iterable[int]) -> list[Visible]:
        """Reports by their numbers."""
        wanted = sorted(seqs)
        self._ask(REPORTS, "report", wanted)
        return [self._by_key[key] for seq in wanted for key in sorted(self._by_seq[seq])]

    def change(self, old: Visible | None, new: Visible | None, seq: int) -> None:
        """Put one report in place of another, or of none, at a number of our record."""
        for one in (old, new):
            if one is not None:
                self.fetch([one.shelf])
        if old is not None:
            self._end(REPORTS, self._report_ids.pop(old.key), seq)
            self._take(old)
        if new is not None:
            self._report_ids[new.key] = self._open(REPORTS, report_row(new), seq)
            self._keep(new)

    def _keep(self, one: Visible) -> None:
        self._reports[one.shelf][one.key] = self._by_key[one.key] = one
        for index, name in self._indexes(one):
            index[name].add(one.key)

    def _indexes(self, one: Visible) -> list[tuple[dict[Any, set[Key]], Any]]:
        return [
            (self._by_seq, one.seq),
            (self._by_subject, one.subject),
            (self._by_document, one.document),
        ]

    def _take(self, one: Visible) -> None:
        del self._reports[one.shelf][one.key]
        del self._by_key[one.key]
        for index, name in self._indexes(one):
            index[name].discard(one.key)

    # Versions.

    def versions(self, shelf: str) -> Mapping[Placed, int]:
        """The versions on a shelf, each in its boxes, with the numbers of their rows."""
        self.fetch([shelf])
        return self._versions[shelf]

    def promises(self, group: str) -> list[tuple[CommitmentFact, Box]]:
        """The promises that stand under the name of a group."""
        column = next(name for name in GROUPS if group.startswith(f'["{name}"'))
        if (column, group) not in self._asked:
            self._asked.add((column, group))
            self.fetch(row["shelf"] for row in self._duck.rows(FACTS, column, [group]))
        members = self._members[group]
        return [(one.found, box) for one, box in members if isinstance(one.found, CommitmentFact)]

    def place(self, shelf: str, old: Iterable[Placed], new: Iterable[Placed], seq: int) -> None:
        """End versions and begin others on a shelf at a number of our record."""
        here = self._versions[shelf]
        for one in old:
            self._end(_table(one[0]), here.pop(one), seq)
            for name in groups(one[0]):
                self._members[name].pop(one, None)
        for one in new:
            row = version_row(*one, shelf)
            here[one] = self._open(_table(one[0]), row, seq)
            self._join(row, one)

    # Fetching and writing.

    def fetch(self, shelves: Iterable[str]) -> None:
        """Have shelves at hand, all with one look into the projection."""
        missing = [name for name in dict.fromkeys(shelves) if name not in self._fetched]
        if not missing or self._duck.fresh:
            return
        self._fetched |= set(missing)
        found = self._duck.rows(REPORTS, "shelf", missing)
        for row in found:
            self._add(row)
        for table in (FACTS, CONTRADICTIONS):
            rows = self._duck.rows(table, "shelf", missing)
            self._ask(
                REPORTS, "report", sorted({seq for row in rows for seq in row["reports"]} - {*self._by_seq})
            )
            for row in rows:
                if row["id"] not in self.ended[table]:
                    placed = version(row, self._recorded)
                    self._versions[row["shelf"]][placed] = row["id"]
                    self._join(row, placed)

    def _join(self, row: Row, placed: Placed) -> None:
        """Note under which names of groups a version stands."""
        for name in GROUPS:
            if row.get(name):
                self._members[row[name]][placed] = None

    def _ask(self, table: str, column: str, values: list[Any]) -> None:
        """Have the shelves at hand on which reports with these values lie."""
        missing = [one for one in values if (column, one) not in self._asked]
        if not missing or self._duck.fresh:
            return
        self._asked |= {(column, one) for one in missing}
        rows = self._duck.rows(table, column, missing)
        self.fetch(row["shelf"] for row in rows)

    def _add(self, row: Row) -> None:
        if row["id"] not in self.ended[REPORTS]:
            one = visible(row)
            self._report_ids[one.key] = row["id"]
            self._keep(one)

    def _recorded(self, seq: int, box: Box) -> Recorded:
        """An entry as it is known in a box."""
        day = max(box.known, box.seen)
        there = (self._by_key[key] for key in self._by_seq[seq])
        return next(one.record for one in there if one.known <= day < one.until)

    def _open(self, table: str, row: Row, seq: int) -> int:
        number, self.next = self.next, self.next + 1
        self.fresh[table][number] = {**row, "id": number, "recorded_from": seq, "recorded_to": OPEN}
        return number

    def _end(self, table: str, number: int, seq: int) -> None:
        if number in self.fresh[table]:
            self.fresh[table][number]["recorded_to"] = seq
        else:
            self.ended[table][number] = seq


def groups(one: Version) -> tuple[str, ...]:
    """The names of the groups in which a promise stands beside others; none for what is no promise."""
    fact = one.found
    if not isinstance(fact, CommitmentFact):
        return ()
    return tuple(name for key in (alike, but_for_zeros) if (name := group(key, fact)) is not None)


def _table(one: Version) -> str:
    return CONTRADICTIONS if one.kind in (ISSUE, ALONE) else FACTS
