# Two commands: `make report` and `make test`. Everything else is listed by `make help`.
PYTHON ?= python3
VENV := .venv
# Windows' Python puts programs elsewhere; there, use `netralitas report` and `netralitas test`.
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARTICLES ?=
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: report test build notebooks lab check evaluate models evaluate-models bench bench-large fuzz lock quarto clean help

report: $(READY) ## Articles to report; ARTICLES=folder for your own
	@$(BIN)/netralitas report $(ARTICLES)

test: $(READY) ## Every check: format, lint, types, tests, notebooks
	@$(BIN)/netralitas test

build: $(READY) ## Articles to tables only
	@$(BIN)/netralitas build $(ARTICLES)

notebooks: $(READY) ## Run the notebooks anew and store their outputs
	@$(BIN)/netralitas notebooks $(ARTICLES)

lab: $(READY) ## JupyterLab on the notebooks
	@$(BIN)/netralitas build
	@$(BIN)/jupyter lab --notebook-dir=.

check: $(READY) ## Format, lint, types and quick tests: under a minute
	@$(BIN)/netralitas test --quick

evaluate: $(READY) ## Measure accuracy on the gold; needs the third-party material
	@$(BIN)/netralitas evaluate

models: $(READY) ## Train the language models anew from the third-party training data (about two hours)
	@$(BIN)/netralitas train

evaluate-models: $(READY) ## Measure the language models on every data set
	@$(BIN)/netralitas evaluate-models

bench: $(READY) ## Measure speed and memory, and write docs/performance.md (about half an hour)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/page.py

bench-large: $(READY) ## The same for 10,000 and 100,000 articles (about an hour); goes on where it was interrupted
	@$(BIN)/python benchmarks/run.py --large
	@$(BIN)/python benchmarks/page.py

fuzz: $(READY) ## Builds of damaged files for ten minutes; MINUTES=60 for longer
	@$(BIN)/python tools/fuzz.py --minutes $(or $(MINUTES),10)

lock: ## Refresh the pins in constraints.txt
	@rm -rf build/lock && $(PYTHON) -m venv build/lock
	@build/lock/bin/pip install --quiet torch==2.13.0 && build/lock/bin/pip install --quiet '.[test]'
	@build/lock/bin/pip freeze --exclude netralitas | sed 's/+cpu//' > constraints.txt
	@rm -rf build/lock && wc -l constraints.txt

quarto: $(READY) ## Try again to install Quarto into the environment
	@$(BIN)/python tools/try_quarto.py

clean: ## Remove what was built; articles, notebooks and the environment stay
	@rm -rf build data/tables data/cache reports/site reports/.rendered* .pytest_cache .mypy_cache .ruff_cache

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) (the first time takes some minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch==2.13.0
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@$(BIN)/python tools/try_quarto.py || true
	@touch $@
