# The few verbs of the project; CI calls the same.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test exhaustive lint format docs new-check new-indicator bench screenshots lock clean

run: $(READY)
	$(BIN)/union-health serve

test: $(READY)
	$(BIN)/python tests/browser/prepare.py
	$(BIN)/python -m pytest -n 2

# What takes too long for every change: many more random registers, real foreign ones, every kind of mending.
exhaustive: $(READY)
	RANDOM_REGISTERS=200 RANDOM_KILLS=50 $(BIN)/python -m pytest -n 2 -m "exhaustive or not exhaustive"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/sqlfluff lint queries

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix queries

docs: $(READY)
	$(BIN)/python -m dashboard.catalogue.reference
	PYTHONPATH=tests $(BIN)/python tests/queries/test_examples.py
	PYTHONPATH=tests $(BIN)/python tests/register/test_rules.py
	$(BIN)/python tests/house.py --write

# make new-check NAME=home_equipped THEME=home; ASKED, STRENGTH and UNIT may be left to be filled in. See CONTRIBUTING.md.
new-check: $(READY)
	$(BIN)/python tests/skeletons.py check --name "$(NAME)" --theme "$(THEME)" --asked "$(ASKED)" --strength "$(STRENGTH)"

new-indicator: $(READY)
	$(BIN)/python tests/skeletons.py indicator --name "$(NAME)" --theme "$(THEME)" --unit "$(UNIT)"

bench: $(READY)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/exports.py
	$(BIN)/python tests/browser/prepare.py
	$(BIN)/python benchmarks/pages.py

screenshots: $(READY)
	$(BIN)/python tests/browser/prepare.py
	$(BIN)/python tests/browser/screenshots.py

# Pins and hashes only: no address of an index may stand in the file.
lock: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --upgrade -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache
