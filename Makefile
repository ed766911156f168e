# `make run` and `make test` need only python3 and make: whatever else is missing is installed, or named.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps

.PHONY: run test test-fonts lint bench clipboards fuzz looks mutate judge package package-linux package-windows clean system

run: $(STAMPS)/run system
	@packaging/run.sh $(BIN)/python $(FILE)

test: $(STAMPS)/test system
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -p no:benchmark $(ARGS)

# The tests of the interface once with each set of fonts in tests/fonts: SETS="noto latin" for some of them.
test-fonts: $(STAMPS)/test system
	$(BIN)/python packaging/tools/test_fonts.py $(SETS) -- $(or $(ARGS),tests/ui)

lint: $(STAMPS)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: $(STAMPS)/test system
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --benchmark-only tests/benchmarks $(ARGS)

# Clipboards that ask for much, pasted into a text and a table: seconds of each.
clipboards: $(STAMPS)/test system
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/benchmarks/clipboards.py $(ARGS)

# Damaged files of every format, many of each; the test suite holds a smaller campaign.
fuzz: $(STAMPS)/test system
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/fuzz/campaign.py $(ARGS)
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/fuzz/own_files.py
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/fuzz/pasted_ranges.py
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/fuzz/kills.py

# Every screen and dialog at several sizes, scales, sizes of text, light and dark, for looking at: build/looks.
looks: $(STAMPS)/test system
	PYTHONPATH=.:tests $(BIN)/python packaging/tools/make_looks.py build/looks $(ARGS)

# Small faults put into the domain, the document and the grid, of which the tests must notice each; see tests/mutation.
mutate: $(STAMPS)/test system
	QT_QPA_PLATFORM=offscreen PYTHONPATH=.:tests $(BIN)/python tests/mutation/campaign.py $(ARGS)

# Installers in dist/, see packaging/README.md. Windows needs PYTHON_EMBED and PYTHON_EMBED_SHA256 for a program that starts.
package: package-linux package-windows
	cd dist && sha256sum *.deb *.tar.xz *.exe *.zip >SHA256SUMS

package-linux: $(STAMPS)/run
	packaging/linux/build.sh $(BIN)/python build/debian11 dist

package-windows: $(STAMPS)/run
	packaging/windows/build.sh $(BIN)/python build/windows dist

# How well the checks judge sentences as reports write them: precision and recall a code, and the ten worst.
judge: $(STAMPS)/test
	PYTHONPATH=.:tests $(BIN)/python -m judgement.judge $(ARGS)

# System libraries of Qt, a font with Chinese glyphs, and venv itself where Debian keeps it apart.
system:
	@packaging/system.sh $(PYTHON)

$(BIN)/python:
	@packaging/system.sh $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/run

$(STAMPS)/dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/test $(STAMPS)/run

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks demo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
