#!/bin/sh
# Make the environment if there is none, then install one requirements file and this checkout into it.
# Usage: environment.sh VENV UV PYTHON REQUIREMENTS   (UV and PYTHON may be empty: then pip, and a search)
set -eu
venv=$1 uv=$2 wanted=$3 requirements=$4

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
# Debian ships Python without ensurepip; only uv can do without it.
[ -n "$uv" ] || fits="import ensurepip, venv; $fits"

find_python() {
    for name in ${wanted:-python3.13 python3.12 python3.11 python3 python}; do
        if "$name" -c "$fits" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    {
        echo "Pactbook needs Python 3.11, 3.12 or 3.13, with its venv module; none was found."
        for name in ${wanted:-python3 python}; do
            echo "  $name is $("$name" --version 2>&1 || echo 'not there')"
        done
        echo "Install one (on Debian and Ubuntu: python3 and python3-venv) and run make again,"
        echo "or name it: make demo PYTHON=/path/to/python3.12"
    } >&2
    exit 1
}

if ! "$venv/bin/python" -c "$fits" >/dev/null 2>&1; then
    python=$(find_python)
    echo "Making the environment in $venv with $("$python" --version)" >&2
    rm -rf "$venv"
    if [ -n "$uv" ]; then "$uv" venv --quiet --python "$python" "$venv"; else "$python" -m venv "$venv"; fi
fi

echo "Installing $requirements" >&2
if [ -n "$uv" ]; then
    "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$requirements"
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation -e .
else
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    "$venv/bin/python" -m pip install -qq --require-hashes -r "$requirements"
    "$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation -e .
fi
