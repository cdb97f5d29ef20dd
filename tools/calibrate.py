"""Fits the steps from a rule's firmness to a probability, and says how well they hold on texts left out.

    python tools/calibrate.py            print the steps and the cross-validated calibration error
    python tools/calibrate.py --write    also write pactbook/data/lexicon/calibration.csv

Fitted on coded texts that rules were written on: half A of the development news, the odd policy updates, the
samples, the extra articles and rounds 1 to 4. Needs the shared material beside the checkout.
"""

import argparse
import csv
import datetime
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pactbook.analysis.matching import pair  # noqa: E402
from pactbook.capture import capture  # noqa: E402
from pactbook.extract.ground import ground  # noqa: E402
from pactbook.extract.rules import NAME, scenes_of  # noqa: E402
from pactbook.extract.rules import findings as find  # noqa: E402
from pactbook.extract.rules.story import Story  # noqa: E402
from pactbook.model.claims import to_json  # noqa: E402
from pactbook.model.sources import Document  # noqa: E402

SHARED = ROOT.parent / "shared"
HALF_A = ("002", "008", "014", "020", "026", "032", "038", "044", "050", "056")
PRIOR = 4.0
"""Weight, in claims, of a kind's own mean in each of its steps."""

Judged = tuple[str, str, float, bool]


def sets() -> Iterator[tuple[list[Path], list[dict[str, object]]]]:
    """Texts and their gold rows, set by set."""
    from tests.rounds.rows import gold_rows
    from tests.rounds.texts import write_round

    news = [p for p in sorted((SHARED / "news_dev/texts").glob("*.txt")) if p.name.startswith(HALF_A)]
    yield news, _gold(SHARED / "news_dev/gold" / f"{p.stem}.jsonl" for p in news)
    updates = [p for p in sorted((SHARED / "donor_updates/texts").glob("*.txt")) if int(p.name[2:4]) % 2]
    yield updates, _gold(SHARED / "donor_updates/gold" / f"{p.stem}.jsonl" for p in updates)
    for texts, gold in (("pactbook/data/samples", "gold"), ("tests/samples/extra", "extra_gold")):
        yield [ROOT / texts], _gold(sorted((ROOT / "tests/samples" / gold).glob("*.jsonl")))
    for number in range(1, 5):
        folder = Path(tempfile.mkdtemp())
        write_round(SHARED, number, folder)
        yield [folder], list(gold_rows(number))


def _gold(paths: Iterable[Path]) -> list[dict[str, object]]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]


def judged() -> list[Judged]:
    """Every finding as (document, kind, firmness, right), documents in a fixed order."""
    made: list[Judged] = []
    for texts, gold in sets():
        for document in capture(texts, today=datetime.date(2100, 1, 1)):
            if isinstance(document, Document):
                made += _judged(document, [g for g in gold if g["document"] == document.label])
    return made


def _judged(document: Document, gold: list[dict[str, object]]) -> Iterator[Judged]:
    if not gold:
        return
    found = find(Story(scenes_of(document), document.published))
    claims, _ = ground(document, [f.draft(document, NAME, raw=True) for f in found])
    rows = [to_json(claim) for claim in claims]
    for kind in sorted({str(row["kind"]) for row in rows}):
        mine = [row for row in rows if row["kind"] == kind]
        theirs = [row for row in gold if row["kind"] == kind]
        coded = kind in ("agreement", "commitment", "count", "role") or any(
            row["kind"] in ("statistic", "assessment", "provision") for row in gold
        )
        right = {j for _, j in pair(kind, theirs, mine)}
        if coded:
            yield from ((document.label, kind, row["confidence"], j in right) for j, row in enumerate(mine))


def fit(seen: list[Judged]) -> dict[str, list[tuple[float, float]]]:
    """For each kind the steps (lower edge, probability), pooling adjacent violators; "any" for all."""
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for _, kind, raw, right in seen:
        groups[kind].append((raw, right))
        groups["any"].append((raw, right))
    return {
        kind: _steps(pairs) for kind, pairs in sorted(groups.items()) if len(pairs) >= 12 or kind == "any"
    }


def _steps(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    mean = sum(right for _, right in pairs) / len(pairs)
    blocks: list[list[float]] = []  # edge, right, all
    for raw, right in sorted(pairs):
        edge = round(raw - 0.025, 2)
        if blocks and edge - blocks[-1][0] < 0.05:
            blocks[-1][1] += right
            blocks[-1][2] += 1
        else:
            blocks.append([edge, float(right), 1.0])
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(list(block))
        while len(pooled) > 1 and _p(pooled[-2], mean) >= _p(pooled[-1], mean):
            _, right, total = pooled.pop()
            pooled[-1][1] += right
            pooled[-1][2] += total
    pooled[0][0] = 0.0
    return [(block[0], round(min(0.99, _p(block, mean)), 3)) for block in pooled]


def _p(block: list[float], mean: float) -> float:
    return (block[1] + PRIOR * mean) / (block[2] + PRIOR)


def error(seen: list[Judged], table: dict[str, list[tuple[float, float]]]) -> float:
    """Expected calibration error in ten bins, over the four main kinds."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for _, kind, raw, right in seen:
        if kind in ("agreement", "commitment", "count", "role"):
            steps = table.get(kind) or table["any"]
            p = [probability for edge, probability in steps if edge <= raw][-1]
            bins[min(9, int(p * 10))].append((p, right))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / total


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    seen = judged()
    names = sorted({document for document, *_ in seen})
    left_out: list[float] = []
    for fold in range(5):
        held = set(names[fold::5])
        table = fit([j for j in seen if j[0] not in held])
        tested = [j for j in seen if j[0] in held]
        left_out.append(error(tested, table) * len(tested) / len(seen))
    table = fit(seen)
    print(f"{len(seen)} findings in {len(names)} documents; five-fold calibration error {sum(left_out):.3f}")
    for kind, steps in table.items():
        print(f"{kind:11}", steps)
    if given.write:
        with (ROOT / "pactbook/data/lexicon/calibration.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["kind", "from", "probability"])
            writer.writerows((kind, edge, p) for kind, steps in table.items() for edge, p in steps)
    return 0


if __name__ == "__main__":
    sys.exit(main())
