# Two commands matter to a newcomer: make brief, make test.
VENV   := .venv
BIN    := $(VENV)/bin
CODE   := src tests training benchmarks
UV     := $(shell command -v uv 2>/dev/null)

.PHONY: brief test test-long test-browser check lint types clean

brief: $(VENV)/.installed  ## install and write a brief on the bundled crisis
	$(BIN)/standoff brief crises/venezuela-2025 --out out/venezuela-2025

test: $(VENV)/.installed-dev  ## the default suite, under a minute
	OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2

test-long: $(VENV)/.installed-dev  ## the long suite
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m long

test-browser: $(VENV)/.installed-dev  ## opens the brief in Chromium
	$(BIN)/python -m pytest -m browser

check: lint types test  ## everything a contribution must pass

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check $(CODE) && $(BIN)/ruff format --check $(CODE) && $(BIN)/lint-imports

types: $(VENV)/.installed-dev
	$(BIN)/mypy

clean:
	rm -rf $(VENV) out

ifdef UV
$(VENV)/.installed: pyproject.toml uv.lock
	uv sync --quiet --frozen --compile-bytecode --no-default-groups
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.installed-dev: pyproject.toml uv.lock
	uv sync --quiet --frozen --compile-bytecode --all-groups
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.installed
else
$(VENV)/bin/python:
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group dev --group oracles
	@$(BIN)/python -m compileall -q src
	@touch $@ $(VENV)/.installed
endif
