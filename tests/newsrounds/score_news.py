"""Score the extractor on a set of news: `python -m tests.newsrounds.score_news SET [--errors]`.

Errors are listed only for sets that rules may be written on.
"""

import argparse
import sys

from tests.newsrounds.sets import MEASURED_ONLY, coded, gold_of, texts_of
from tests.rounds.score_round import lines, score_texts


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.newsrounds.score_news", description=__doc__)
    parser.add_argument("name", metavar="SET", choices=coded(), help="which set, such as n3")
    parser.add_argument("--errors", action="store_true", help="list every error with its words")
    given = parser.parse_args(arguments)
    if given.errors and given.name in MEASURED_ONLY:
        parser.error(f"{given.name} is only measured: its errors are not listed")
    texts = texts_of(given.name)
    print("\n".join(lines(score_texts(gold_of(given.name), texts), texts, given.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
