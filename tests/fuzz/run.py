"""Fuzz the extractors: `python -m tests.fuzz.run --minutes 10 [--seed 1] [--workers 2]`, or `make fuzz`.

Every text goes through the extractor that `add` uses, and through each single one now and then. It must give
no issue, quotes at their offsets, figures that their quotes print; and it must take less than 5 seconds of
processor time for 10,000 characters. A text that fails is written to a file; the exit code is then 1.
"""

import argparse
import faulthandler
import multiprocessing
import random
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pactbook.extract.base import Extractor
from pactbook.extract.choosing import ByDocument, is_read
from pactbook.extract.instruments import Instruments
from pactbook.extract.rules import Rules
from pactbook.extract.ukrainian import Ukrainian
from pactbook.model.claims import Claim, Draft
from pactbook.model.sources import Document
from tests.cases.reading_cases import document
from tests.extract import grounded
from tests.extract.ukrainian.test_any_text import printed
from tests.fuzz.spoil import corpus, spoilt

SLOWEST: Final = 5.0
"""Seconds that 10,000 characters may take; shorter texts are allowed as much as 2,000 characters."""

HANGS: Final = 180.0
"""Seconds after which a text that is still being read ends the run, with the place in the code."""

_DATES: Final = ("2024-06-03", "2024-02-29", "2024-06", "2024", "0001-01-01", "9999-12-31", None)


@dataclass
class Tally:
    """What one run of the fuzzer saw; `slowest` is in seconds for 10,000 characters."""

    texts: int = 0
    characters: int = 0
    claims: int = 0
    slowest: float = 0.0
    failed: tuple[str, ...] = ()


class _Counting:
    """An extractor whose time and claims are counted."""

    def __init__(self, inner: Extractor) -> None:
        self.inner, self.name, self.seconds, self.drafts = inner, inner.name, 0.0, 0

    def extract(self, article: Document) -> list[Draft]:
        start = time.process_time()
        drafts = list(self.inner.extract(article))
        self.seconds, self.drafts = time.process_time() - start, len(drafts)
        return drafts


def fuzz(
    seed: int, texts: int | None = None, minutes: float | None = None, current: Path | None = None
) -> Tally:
    """Try `texts` texts, or as many as `minutes` allow.

    With `current` each text is kept there while it is read, and one that takes `HANGS` seconds ends the
    process with a trace: what is found out about a text that is never read to its end.
    """
    chance, tally, whole = random.Random(seed), Tally(), corpus()
    extractors = [ByDocument(), ByDocument(), ByDocument(), Rules(), Ukrainian(), Instruments()]
    for extractor in extractors:  # what is made once is no part of a text's time
        list(extractor.extract(document(whole[0], "2024-06-03")))
    end = time.monotonic() + 60 * (minutes or 1e9)
    while tally.texts < (texts or 10**12) and time.monotonic() < end:
        text, published = spoilt(chance, whole), chance.choice(_DATES)
        counting = _Counting(chance.choice(extractors))
        if current:
            current.write_text(text, encoding="utf-8")
            faulthandler.dump_traceback_later(HANGS, exit=True)
        said = _tried(text, published, counting)
        faulthandler.cancel_dump_traceback_later()
        size = max(len(text), 2000) / 10_000
        tally.texts, tally.characters = tally.texts + 1, tally.characters + len(text)
        tally.claims += counting.drafts
        tally.slowest = max(tally.slowest, counting.seconds / size)
        if counting.seconds / size > SLOWEST:
            said = said or f"{counting.seconds:.1f} s for {len(text)} characters by {counting.name}"
        if said:
            tally.failed += (_kept(text, published, said),)
    return tally


def _tried(text: str, published: str | None, extractor: _Counting) -> str | None:
    try:
        article = document(text, published)
        grounded.assert_grounded(article, extractor, _printed)
        is_read(article)
    except Exception:  # noqa: BLE001 - whatever is raised is what the fuzzer looks for
        return traceback.format_exc()
    return None


def _printed(claim: Claim) -> None:
    (printed if claim.extractor.startswith("ukrainian") else grounded.assert_printed)(claim)


def _kept(text: str, published: str | None, said: str) -> str:
    with tempfile.NamedTemporaryFile(
        "w", prefix="fuzz-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"{text}\n\n--- published {published}\n{said}")
    return f"{Path(file.name)}: {said.strip().splitlines()[-1]}"


def _one(arguments: tuple[int, float]) -> Tally:
    return fuzz(arguments[0], minutes=arguments[1], current=_current(arguments[0]))


def _current(seed: int) -> Path:
    return Path(tempfile.gettempdir()) / f"fuzz-current-{seed}.txt"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.workers)
    with ProcessPoolExecutor(given.workers, multiprocessing.get_context("spawn")) as pool:
        try:
            tallies = list(pool.map(_one, [(seed, given.minutes) for seed in seeds]))
        except BrokenProcessPool:
            print(f"a text was never read to its end: one of {', '.join(str(_current(s)) for s in seeds)}")
            return 1
    texts, characters = sum(t.texts for t in tallies), sum(t.characters for t in tallies)
    print(f"{texts:,} texts, {characters:,} characters, {sum(t.claims for t in tallies):,} claims")
    print(f"slowest {max(t.slowest for t in tallies):.2f} s for 10,000 characters (limit {SLOWEST:g})")
    failed = [name for tally in tallies for name in tally.failed]
    print("\n".join(failed) or "nothing failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
