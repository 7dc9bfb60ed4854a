# `make run` shows the client at work; `make test` proves it. Everything is installed into .venv, nothing outside this folder.

VENV := .venv
PY := $(VENV)/bin/python
PEERS := build/peers
UV := $(shell command -v uv)

.DEFAULT_GOAL := help
.PHONY: help run live test check generate update bench fuzz install peers pins clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: generate ## Generate the client and run the tour against the built-in server (LIVE=1: against the real service)
	@LIVE="$(LIVE)" $(PY) examples/tour.py

live: install ## Call the real service, for a few cents at most, and write a report (needs OPENAI_API_KEY; LIVE_CAP=0.05: USD)
	@$(PY) scripts/live

test: install peers ## Run every check and test, then test the built wheel on each supported Python of this machine
	@scripts/check
	@$(PY) scripts/check_wheel.py

check: install peers ## What `make test` runs on this Python: format, lint, types, generated code up to date, tests
	@scripts/check

generate: $(VENV)/.project ## Write generated/wherry from spec/ and templates/
	@$(PY) scripts/generate.py

update: install ## Take the API's new document: spec/, generated/wherry, changelog, version (FROM=source, UPDATE=--dry-run)
	@$(PY) scripts/update.py $(if $(FROM),--from "$(FROM)") $(UPDATE)

bench: install ## Measure what calls cost beside the official SDK and bare HTTP libraries; a few minutes (BENCH=--quick: one)
	@$(PY) scripts/bench $(if $(BENCH),$(BENCH),--save)

fuzz: install ## Feed the parsers and decoders what no server should say, for ten minutes (SECONDS=60: one)
	@$(PY) -m tests.fuzz --seconds $(or $(SECONDS),600)

install: $(VENV)/.project node_modules/.package-lock.json ## Make .venv and node_modules from what is pinned (the other targets do it when that changed)

$(VENV)/.requirements: requirements-dev.txt
	@python=$$(scripts/find-python 3.11) && \
	  echo "Installing the pinned tools into $(VENV) with $$python; the first time this takes a minute" && \
	  "$$python" -m venv --clear $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.project: $(VENV)/.requirements pyproject.toml
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

peers: $(PEERS)/.requirements ## Install the servers of others that the tests talk to (done by the targets that need them)

$(PEERS)/.requirements: requirements-peers.txt
	@python=$$(scripts/find-python 3.11) && \
	  echo "Installing the servers of others into $(PEERS); the first time this takes a minute" && \
	  "$$python" -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-peers.txt
	@touch $@

# npm writes this file last.
node_modules/.package-lock.json: package-lock.json | $(VENV)/.project
	@scripts/npm-ci

COMPILE = "$(UV)" pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --quiet \
  --custom-compile-command "make pins" $(UPGRADE)

pins: ## Write requirements-*.txt from pyproject.toml, with uv (UPGRADE=--upgrade: take newer versions)
	@test -n "$(UV)" || { echo "make pins needs uv (pip install uv)" >&2; exit 1; }
	@$(COMPILE) --group dev --python-version 3.11 --output-file requirements-dev.txt
	@$(COMPILE) --group behaviour --python-version 3.10 --output-file requirements-py310.txt
	@$(COMPILE) --group pyodide --python-version 3.14 --output-file requirements-pyodide.txt
	@$(COMPILE) --group peers --python-version 3.11 --output-file requirements-peers.txt

clean: ## Remove what the other targets made, .venv included
	rm -rf $(VENV) node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
