# The workflow in five words: demo, run, test, lint, docs. Needs Python >= 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: demo run test conformance gates soak lint format docs bench ratios lock dist sbom audit deb clean help
.DEFAULT_GOAL := help

help:  ## show this help
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "aggregator needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q aggregator
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/run.stamp  ## the bundled newsroom, three times, and its digest: no network needed
	$(BIN)/aggregator demo --keep demo-output

run: $(VENV)/run.stamp  ## the service in the foreground with ./config.toml
	$(BIN)/aggregator --config config.toml run

# Traced, a test takes twice as long: the unit tests alone must reach every branch of the core, and 90 % of the package.
# Where it is set, three workers compile every test anew, and the processes they start compile the program.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/test.stamp  ## the whole test suite (random order, warnings are errors)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 3 --dist worksteal tests/unit
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --format total --include 'aggregator/core/*' --fail-under 100
	$(BIN)/coverage report --format total --fail-under 90
	$(BIN)/python -m pytest -n 3 --dist worksteal --ignore tests/unit --ignore tests/gates

conformance: $(VENV)/test.stamp  ## the rules of polling, each with pass or fail
	$(BIN)/python -m pytest -q -m rule --rules tests

gates: $(VENV)/test.stamp  ## quality floors on the evaluation data ($$AGGREGATOR_DATA, default ../shared/data)
	$(BIN)/python -m pytest -p no:randomly tests/gates

soak: $(VENV)/test.stamp  ## long runs: kills, 24 simulated days, fuzzing, hostile input, five machines, a simulation of polling
	$(BIN)/python bench/crash.py --kills 500
	test -z "$$AGGREGATOR_CRASH_POSTGRES" || $(BIN)/python bench/crash.py --kills 200 --database "$$AGGREGATOR_CRASH_POSTGRES"
	$(BIN)/python bench/soak.py
	$(BIN)/python -m bench.fuzz --seconds 600
	$(BIN)/python bench/hostile.py
	$(BIN)/python bench/sandbox.py
	if $(BIN)/python -c 'import sys; from bench.postgres import can_be_made; sys.exit(not can_be_made())'; \
	then $(BIN)/python -m bench.cluster --only trial --interval 300 --seconds 300; \
	else echo "bench.cluster skipped: PostgreSQL's programs are not installed"; fi
	$(BIN)/python -m bench.polling --feeds 300 --hosts 60 --days 3

lint: $(VENV)/test.stamp  ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/test.stamp  ## let ruff rewrite what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/test.stamp  ## regenerate docs/reference and docs/man from the code
	$(BIN)/python -m bench.reference
	$(BIN)/python -m bench.manpages

bench: $(VENV)/test.stamp  ## the benchmarks that need nothing but this machine
	$(BIN)/python -m bench.poll ../shared/data/feeds

ratios: $(VENV)/test.stamp  ## what got slower, beside feedparser and SQLite (bench/baseline.json)
	$(BIN)/python -m bench.ratios

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate

lock: | $(VENV)/bin/python  ## renew requirements/*.txt (universal, hashed)
	$(PIP) uv
	$(LOCK) pyproject.toml --extra postgres -o requirements/run.txt
	$(LOCK) requirements/build.in -c requirements/run.txt -o requirements/build.txt
	$(LOCK) pyproject.toml --group test --all-extras requirements/build.in -c requirements/run.txt -o requirements/test.txt
	$(LOCK) requirements/release.in -o requirements/release.txt

# Tools that look at a release from outside, apart from what they look at.
$(VENV)/tools/stamp: requirements/release.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)/tools
	$(VENV)/tools/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/release.txt
	@touch $@

dist: $(VENV)/run.stamp  ## wheel and sdist in dist/, built twice and compared
	$(BIN)/python -m release.dists

sbom: $(VENV)/run.stamp $(VENV)/tools/stamp  ## dist/aggregator.cdx.json: what is in it (CycloneDX), from the hashed lock
	$(BIN)/python -m release.sbom

audit: $(VENV)/tools/stamp  ## known vulnerabilities of what is locked; fails when the database has no answer
	$(BIN)/python -m release.audit

deb: dist  ## the Debian package in dist/, for the Debian release this machine runs
	$(BIN)/python -m release.deb dist/aggregator-*.whl

clean:  ## remove what make made
	rm -rf $(VENV) demo-output dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
