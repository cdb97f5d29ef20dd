"""The coded sets: texts, gold rows, and how far each was looked at while rules were written.

Sets whose texts are not ours are read from the shared material beside the checkout and left out without it.
`written` are sets that rules were written or mended on; `held out` are measured only, and no error of
theirs is ever listed.
"""

import datetime
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pactbook.capture import capture
from pactbook.model.sources import Document
from tests.newsrounds import sets as newsrounds
from tests.rounds.rows import coded, gold_rows
from tests.rounds.texts import round_texts

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared"
TODAY: Final = datetime.date(2100, 1, 1)
"""Every text states its own day, so that of the run decides nothing."""
HALF_A: Final = ("002", "008", "014", "020", "026", "032", "038", "044", "050", "056")
UNMENDED_ROUNDS: Final = (5, 6)
"""The first rounds that no rule was mended on before all of them were read."""

Row = dict[str, Any]


@dataclass(frozen=True)
class CodedSet:
    """Texts with gold. `use` is `written`, `unseen once` (measured, then perhaps mended on), `held out`."""

    name: str
    title: str
    use: str
    gold: tuple[Row, ...]
    paths: tuple[Path, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The captured articles, in order of file."""
        if self.paths:
            return tuple(d for d in capture(self.paths, today=TODAY) if isinstance(d, Document))
        with tempfile.TemporaryDirectory() as folder:
            for label, text in self.texts:
                (Path(folder) / label).write_bytes(text.encode("utf-8"))
            return tuple(d for d in capture([folder], today=TODAY) if isinstance(d, Document))


def sets() -> Iterator[CodedSet]:
    """Every set that is here, in the order of the tables."""
    if SHARED.is_dir():
        seeds = tuple(sorted((SHARED / "seeds").glob("*.txt")))
        yield CodedSet("seeds", "founding articles", "written", _rows([SHARED / "seeds/gold.jsonl"]), seeds)
        yield from _halves()
    for name, texts, gold in (
        ("samples", "pactbook/data/samples", "gold"),
        ("extra", "tests/samples/extra", "extra_gold"),
    ):
        rows = _rows(sorted((ROOT / "tests/samples" / gold).glob("*.jsonl")))
        files = sorted(p for p in (ROOT / texts).iterdir() if p.suffix in (".txt", ".html"))
        yield CodedSet(name, f"{name} (our own texts)", "written", rows, tuple(files))
    if SHARED.is_dir():
        yield from _rounds()
    for name in newsrounds.coded():
        use = "held out" if name in newsrounds.MEASURED_ONLY else "unseen once"
        texts = tuple(newsrounds.texts_of(name).items())
        gold = tuple(newsrounds.gold_of(name))
        yield CodedSet(name, f"news round {name[1:]} (made texts)", use, gold, texts=texts)


def _halves() -> Iterator[CodedSet]:
    news = sorted((SHARED / "news_dev/texts").glob("*.txt"))
    updates = sorted((SHARED / "donor_updates/texts").glob("*.txt"))
    for name, title, use, paths in (
        ("A", "news, half A", "written", [p for p in news if p.name.startswith(HALF_A)]),
        ("B", "news, half B", "held out", [p for p in news if not p.name.startswith(HALF_A)]),
        ("odd", "updates, odd", "written", [p for p in updates if int(p.name[2:4]) % 2]),
        ("even", "updates, even", "held out", [p for p in updates if not int(p.name[2:4]) % 2]),
    ):
        golds = _rows(p.parents[1] / "gold" / f"{p.stem}.jsonl" for p in paths)
        yield CodedSet(name, title, use, golds, tuple(paths))


def _rounds() -> Iterator[CodedSet]:
    for number in coded():
        texts = tuple(round_texts(SHARED, number).items())
        use = "written" if number < UNMENDED_ROUNDS[0] else "unseen once"
        yield CodedSet(f"r{number}", f"round {number}", use, tuple(gold_rows(number)), texts=texts)


def _rows(paths: Iterable[Path]) -> tuple[Row, ...]:
    found = [p.read_text("utf-8") for p in paths if p.exists()]
    return tuple(json.loads(line) for text in found for line in text.splitlines() if line.strip())
