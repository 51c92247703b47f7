# `make run` opens the dashboard; `make test` checks everything. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AXE := tests/browser/node_modules/axe-core/package.json

.PHONY: run test browser benchmark clean

run: $(VENV)/run
	$(BIN)/streamlit run app.py

test: $(VENV)/test browser $(AXE)
	$(BIN)/ruff check .
	$(BIN)/mypy
	@echo "pytest, in two processes: what drives a browser, and all else"
	@$(BIN)/python -m pytest tests/browser & browser=$$!; \
	$(BIN)/python -m pytest --ignore tests/browser; rest=$$?; \
	wait $$browser && exit $$rest

$(VENV)/run: requirements.txt constraints.txt
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/test: requirements-dev.txt $(VENV)/run
	$(BIN)/python -m pip install --quiet --requirement requirements-dev.txt
	touch $@

# The browser tests drive a real Chromium; on Debian and Ubuntu it is fetched where it is missing and may be installed.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || test -n "$$SELON_CHROMIUM" || { \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    apt-get update --quiet --quiet && apt-get install --yes --quiet --quiet --no-install-recommends chromium; \
	  else \
	    echo "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium) or set SELON_CHROMIUM to it." >&2; exit 1; \
	  fi; }

# axe-core, which checks the pages for accessibility, comes from npm; Node.js is fetched like Chromium.
$(AXE): tests/browser/package-lock.json
	@command -v npm >/dev/null 2>&1 || { \
	  if command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
	    apt-get update --quiet --quiet && apt-get install --yes --quiet --quiet --no-install-recommends nodejs npm; \
	  else \
	    echo "The accessibility tests need Node.js with npm: install it (Debian: sudo apt-get install nodejs npm)." >&2; exit 1; \
	  fi; }
	cd tests/browser && npm ci --silent --no-audit --no-fund
	touch $@

benchmark: $(VENV)/test browser
	$(BIN)/python -m tests.benchmarks.extraction
	$(BIN)/python -m tests.benchmarks.browser

clean:
	rm -rf $(VENV) tests/browser/node_modules data/store .mypy_cache .ruff_cache .pytest_cache .hypothesis
