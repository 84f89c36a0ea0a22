# Each target does all the set-up it needs: a virtual environment in .venv with the versions of constraints.txt.
# Needed on the machine: make, and Python 3.11 or newer (another one: make test PYTHON=python3.12).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST_ARGS ?= -n auto
BENCH_ARGS ?= --peer

.DEFAULT_GOAL := help
.PHONY: help setup audit report test lint check format bench wheel clean

help: ## say what the targets do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(STAMP) ## make the virtual environment (the other targets do it too)

audit: $(STAMP) ## audit the documents in seeds/; that there are findings (exit 1) is the success it is
	@$(BIN)/python -m factcheck audit seeds/; code=$$?; test $$code -le 1 || exit $$code

report: $(STAMP) ## write reports/seeds.md anew
	@mkdir -p reports
	@$(BIN)/python -m factcheck audit seeds/ --format markdown > reports/seeds.md.new; code=$$?; \
	if test $$code -gt 1; then rm -f reports/seeds.md.new; exit $$code; fi; \
	mv reports/seeds.md.new reports/seeds.md && echo "wrote reports/seeds.md"

test: $(STAMP) ## run all tests
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(STAMP) ## formatting, lint, types and import contracts, fastest first
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint test ## all that CI checks: lint, then test

format: $(STAMP) ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## time the audit on made texts, beside a peer (see benchmarks/README.md)
	@$(BIN)/python benchmarks/run.py $(BENCH_ARGS)

wheel: $(STAMP) ## build dist/*.whl and dist/*.tar.gz
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## remove all that these targets made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .factcheck_cache
	rm -rf benchmarks/.texts benchmarks/.venv-peer
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment whose Python is gone (upgraded, moved) is made anew as well.
ifneq ($(shell $(BIN)/python -c 'print("ok")' 2>/dev/null),ok)
.PHONY: $(STAMP)
endif

# hatchling comes first, from the constraints too, so that nothing is fetched behind their back for the build.
$(STAMP): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo "error: no '$(PYTHON)' here. Install Python 3.11 or newer, or name one: make PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "error: $(PYTHON) is $$($(PYTHON) -V 2>&1), and 3.11 or newer is needed. Name another one: make PYTHON=python3.12" >&2; \
	  exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "error: $(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
	@echo "setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --constraint constraints.txt hatchling
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $@
