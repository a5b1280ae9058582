# The two commands a newcomer needs: `make demo` and `make test`. Everything lives in .venv and var/.
# Pass more with ARGS, e.g. make test ARGS="-k deadline" or make demo ARGS="--scenario hoan-kiem-2019".
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
RUNTIME := $(VENV)/.installed
DEVELOPMENT := $(VENV)/.installed-dev
ARGS ?=

.PHONY: help install demo test check format bench shots clean

help:
	@echo "make demo     serve the desk with a demo database (installs what it needs first)"
	@echo "make test     checks, then all tests on SQLite and PostgreSQL"
	@echo "make check    lint, format, types, floors, migrations"
	@echo "make format   put imports and layout right"
	@echo "make bench    measure intake against bare Django, and figures read off sums against counting"
	@echo "make shots    screenshots of every page"
	@echo "make install  everything for development into .venv"

install: $(DEVELOPMENT)

demo: $(RUNTIME)
	$(BIN)/motcua demo $(ARGS)

test: check
	$(BIN)/python -m tools.run_tests $(ARGS)

check: $(DEVELOPMENT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings motcua.site.settings_test

format: $(DEVELOPMENT)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEVELOPMENT)
	$(BIN)/python -m bench $(ARGS)
	$(BIN)/python -m bench.figures --dossiers 200000 --rounds 3

shots: $(DEVELOPMENT)
	$(BIN)/python -m tools.shots $(ARGS)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	bash tools/make_venv.sh $(VENV)

# What running needs; the demo waits for no more than this.
$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what running needs into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	@echo "Installing what tests and checks need into $(VENV) ..."
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
