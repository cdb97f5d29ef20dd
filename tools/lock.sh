#!/bin/sh
# Write requirements/*.txt from pyproject.toml: every version pinned, every file hashed, for all systems and
# Pythons at once, and no address of any package index in them.
# Usage: lock.sh UV
set -eu
uv=$1
if [ -z "$uv" ]; then
    echo "make lock needs uv: install it (for example pip install uv) and run it again." >&2
    exit 1
fi

compile() {
    "$uv" pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}

compile --extra readers --group build -o requirements/run.txt
compile --extra readers --group build --extra test --extra lint -c requirements/run.txt -o requirements/dev.txt
compile --extra bench --group build -c requirements/run.txt -o requirements/bench.txt
compile --extra model --extra llm --group build -c requirements/dev.txt -o requirements/model.txt
