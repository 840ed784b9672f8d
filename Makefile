# Everything runs from the project's own virtual environment; `make help` lists the targets.

PYTHON ?= python3
PORT   ?= 8000
ARGS   ?=
JOBS   ?= auto

BIN      := .venv/bin
CODE     := lineage loaders api benchmarks tests tools

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED  := $(INSTALL) --require-hashes --no-deps --only-binary :all:
PROJECT := $(INSTALL) --no-deps --no-build-isolation --editable .

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check format-check lint types imports vendor-check bench lock fmt clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

# Environment. Each stamp is newer than its lock file while the environment is up to date.

setup: .venv/.runtime ## install what running needs, at the locked versions

setup-dev: .venv/.dev ## install what running, testing and checking need

.venv/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the runtime packages"
	@$(LOCKED) --requirement requirements.lock
	@$(PROJECT)
	@touch $@

.venv/.dev: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the runtime and development packages"
	@$(LOCKED) --requirement requirements-dev.lock
	@$(PROJECT)
	@touch .venv/.runtime $@

$(BIN)/python:
	@sh tools/make-venv.sh $(PYTHON) .venv

# Use

run: .venv/.runtime ## serve the explorer on http://127.0.0.1:8000 (PORT=N for another port)
	@$(BIN)/lineage build --keep-other
	@exec $(BIN)/lineage serve --port $(PORT)

# Quality

test: .venv/.dev ## run every test (ARGS="-k word" to choose, JOBS=0 for a single process)
	@sh tools/system-packages.sh
	@$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadgroup $(ARGS)

check: format-check lint types imports vendor-check ## everything that must hold before a change is merged
	@REQUIRE_ALL=1 $(MAKE) --no-print-directory test

format-check: .venv/.dev
	@$(BIN)/ruff format --check .

lint: .venv/.dev
	@$(BIN)/ruff check .

types: .venv/.dev
	@$(BIN)/mypy --strict $(CODE)

imports: .venv/.dev
	@$(BIN)/lint-imports --no-logo

vendor-check: ## compare the vendored front-end files with their recorded checksums
	@sh tools/vendor-check.sh

bench: .venv/.dev ## print the benchmarks (ARGS="--quick" for a small run)
	@$(BIN)/python -m benchmarks $(or $(ARGS),--full)

# Upkeep

fmt: .venv/.dev ## format the code and apply the safe fixes
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lock: .venv/.dev ## write the lock files again (UPGRADE=1 takes the newest versions)
	@sh tools/lock.sh $(BIN)/uv $(if $(UPGRADE),--upgrade)

clean: ## remove the environment, the built graph and all caches
	@rm -rf .venv var build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
