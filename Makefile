# Pactbook's tasks. `make demo` and `make test` need nothing but make and Python 3.11 to 3.13:
# the environment is made in .venv, from hashed requirements, once.
# Name another interpreter with: make demo PYTHON=python3.12
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
UV := $(shell command -v uv 2>/dev/null)
# Interpreters come from this machine; uv fetches packages only.
export UV_PYTHON_DOWNLOADS := never

INSTALL := tools/environment.sh "$(VENV)" "$(UV)" "$(PYTHON)"
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
BENCH := $(VENV)/.bench
MODEL := $(VENV)/.model

.PHONY: help demo test lint lock bench faults fuzz paraphrase docs accuracy baselines model picture clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUN) ## Build a book from the shipped samples, print its brief, write it as a page
	@$(BIN)/pactbook demo

test: $(DEV) ## Run every test
	$(BIN)/python -m pytest -n auto

paraphrase: $(DEV) ## Share of paraphrases whose claims stay, and of changes whose claims change
	$(BIN)/python -m tests.paraphrase.report --full

lint: $(DEV) ## Check style, types, import floors and the clock ban
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict pactbook/model pactbook/book
	$(BIN)/lint-imports

faults: $(DEV) ## Kills, full disks, flipped bits, forgers: what is lost, half-published, unnamed (an hour)
	$(BIN)/python -m tests.faults.run

fuzz: $(DEV) ## Ten minutes of spoilt texts against every extractor
	$(BIN)/python -m tests.fuzz.run --minutes 10

bench: $(BENCH) $(DEV) ## Compare extraction with the bare parser over the same texts; ask ten million rows of a ledger
	$(BIN)/python -m benchmarks.extract
	$(BIN)/python -m benchmarks.extract --mixed --times 1
	$(BIN)/python -m benchmarks.ledger

docs: $(RUN) ## Write the generated tables of docs/codebook.md anew
	$(BIN)/python tools/codebook.py

accuracy: $(DEV) ## Measure every coded set anew and write the figures into docs/accuracy.md
	$(BIN)/python -m benchmarks.accuracy

baselines: $(DEV) $(BENCH) ## Score other ways to read the same texts beside ours (TINY=FILE: claims of the tiny model)
	$(BIN)/python -m benchmarks.baselines $(if $(TINY),--tiny $(TINY))

model: $(DEV) $(MODEL) ## Run the model path against a small real model on a local server (builds one; minutes)
	$(BIN)/python -m pytest -m slow tests/extract/llm

picture: $(RUN) ## Put what the demo prints into README.md
	$(BIN)/python tools/picture.py

lock: ## Write the hashed requirements anew from pyproject.toml (needs uv)
	@tools/lock.sh "$(or $(UV),$(wildcard $(BIN)/uv))"

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN): pyproject.toml requirements/run.txt
	@$(INSTALL) requirements/run.txt
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@$(INSTALL) requirements/dev.txt
	@touch $@

$(BENCH): $(RUN) requirements/bench.txt
	@$(INSTALL) requirements/bench.txt
	@touch $@

$(MODEL): $(RUN) requirements/model.txt
	@$(INSTALL) requirements/model.txt
	@touch $@
