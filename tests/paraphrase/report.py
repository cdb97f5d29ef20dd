"""Prints how many variants follow what their text says: `python -m tests.paraphrase.report --help`."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable

from tests.paraphrase.judging import Judged, by, judge, share
from tests.paraphrase.variants import sample

SIZES = {
    "keep": (400, 5000),
    "change": (400, 2000),
    "unseen later": (150, 1000),
    "unseen later change": (100, 500),
}

KEYS: dict[str, Callable[[Judged], Iterable[str]]] = {
    "kind": lambda j: (j.variant.kind,),
    "meaning": lambda j: (j.variant.meaning,),
    "realisation": lambda j: (j.variant.realisation,),
    "frame": lambda j: (j.variant.frame,),
    "trait": lambda j: sorted(set(j.variant.traits)),
    "effect": lambda j: (j.variant.effect,),
    "cause": lambda j: j.causes,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="5,000 and 2,000 variants instead of 400 of each")
    parser.add_argument("--number", type=int, help="this many of each")
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--only", choices=sorted(SIZES), help="one generator")
    parser.add_argument("--meaning", help="only meanings whose name holds this")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="N examples for each group")
    parser.add_argument("--by", choices=sorted(KEYS), default="meaning")
    parser.add_argument("--texts", action="store_true", help="print the texts and judge nothing")
    args = parser.parse_args()
    for which, (short, full) in SIZES.items():
        if args.only in (None, which):
            _print(which, args.number or (full if args.full else short), args)


def _print(which: str, number: int, args: argparse.Namespace) -> None:
    variants = sample(which, number, args.seed)
    if args.meaning:
        variants = [v for v in variants if args.meaning in v.meaning]
    if args.texts:
        for variant in variants:
            print(f"[{variant.realisation}] {variant.text}")
        return
    judged = [judge(variant) for variant in variants]
    print(f"\n{which}: {share(judged):.4f} of {len(judged)} variants follow")
    if which.startswith("unseen") and args.only != which:
        return  # words kept apart: only their share is shown unless they are asked for by name
    for name in dict.fromkeys(("kind", args.by)):
        print(f"\n  by {name}")
        _table(by(judged, KEYS[name]))
    if args.failures:
        _failures(judged, args)


def _table(rows: dict[str, tuple[int, int]]) -> None:
    for value, (right, seen) in sorted(rows.items(), key=lambda row: (row[1][0] - row[1][1], row[0])):
        print(f"  {right / seen:6.3f}  {seen - right:5} of {seen:5} do not   {value}")


def _failures(judged: list[Judged], args: argparse.Namespace) -> None:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        if not one.follows:
            for value in KEYS[args.by](one):
                groups[value].append(one)
    for value, members in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"\n== {value}: {len(members)}")
        for one in members[:: max(1, len(members) // args.failures)][: args.failures]:
            print(
                f"  [{one.variant.realisation}, {one.variant.frame}, {one.variant.published}] "
                f"{one.variant.text}"
            )
            for line in one.wrong:
                print(f"      {line}")


if __name__ == "__main__":
    main()
