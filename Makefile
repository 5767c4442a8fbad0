# Start, test and check Portavoz. `make` alone lists the goals.

PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
# The goals share .venv: side by side they would install into it at the same time.
.NOTPARALLEL:
.PHONY: help demo test lint lock messages bench vitals screens clean check-port runtime dev

help: ## List these goals
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: check-port runtime ## Start the newsroom with its demo content, on SQLite, at 127.0.0.1 (PORT=8001 make demo)
	@$(DEMO) .venv/bin/python manage.py prepare_demo
	@echo "Stop it with Ctrl+C."
	@$(DEMO) .venv/bin/python manage.py run_scheduler & scheduler=$$!; \
	$(DEMO) $(GRANIAN) --port "$$PORT" newsroom.wsgi:application & server=$$!; \
	trap 'kill $$scheduler $$server 2>/dev/null; wait' INT TERM HUP EXIT; wait $$server

test: dev ## Run the tests on SQLite, and on PostgreSQL, in Chromium and by html-validate where they are found
	@DJANGO_SETTINGS_MODULE=newsroom.settings.test .venv/bin/python manage.py compile_messages
	@.venv/bin/python tests/run.py

lint: dev ## Check style, templates, the direction of imports and types
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@find . -name .venv -prune -o -name var -prune -o -path '*/templates/*.html' \
	  -exec .venv/bin/djade --check {} +
	@PYTHONPATH=site:. .venv/bin/lint-imports
	@echo "Checking types (about a minute the first time) …"
	@.venv/bin/mypy

lock: .venv/bin/python ## Write both lock files anew from pyproject.toml (LOCK_FLAGS=--upgrade takes newer versions)
	@set -e; uv=$$(command -v uv || echo .venv/bin/uv); \
	if [ ! -x "$$uv" ]; then echo "Installing uv …"; $(WITH_PIP) $(PIP_INSTALL) uv; fi; \
	compile() { "$$uv" pip compile --quiet --python-version 3.11 --generate-hashes \
	  --custom-compile-command "make lock" $(LOCK_FLAGS) pyproject.toml "$$@"; }; \
	echo "Resolving requirements.txt …"; compile -o requirements.txt; \
	echo "Resolving requirements-dev.txt …"; compile --extra dev -c requirements.txt -o requirements-dev.txt

messages: runtime ## Collect the interface's strings into locale/
	@.venv/bin/python manage.py make_messages

bench: dev ## Measure everything docs/benchmarks.md says and write it anew (half an hour; BENCH_CONTINUE=1 goes on with a run broken off)
	@DJANGO_SETTINGS_MODULE=newsroom.settings.test .venv/bin/python manage.py compile_messages
	@PYTHONPATH=site:. .venv/bin/python -m tests.bench

vitals: dev ## Measure in Chromium how fast the demo opens on a phone with slow 4G
	@.venv/bin/python -m tests.browser.vitals

screens: dev ## Take the demo's pictures in docs/screens/ anew
	@.venv/bin/python -m tests.browser.screens

clean: ## Remove .venv, node_modules, caches and compiled messages; var/ (database, media, secret key) stays
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache tests/browser/validity/node_modules
	@find . -name .git -prune -o -name var -prune -o -name '*.mo' -type f -exec rm -f {} +
	@find . -name .git -prune -o -name var -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +


# granian does not read manage.py, which puts site/ on the path.
DEMO := DJANGO_SETTINGS_MODULE=newsroom.settings.demo PYTHONPATH=site:. \
  MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=65536 MALLOC_TRIM_THRESHOLD_=65536

# A terminal sends Ctrl+C to granian and to its worker, and the worker then sometimes waits for ever: after a
# second it is ended.
GRANIAN := .venv/bin/granian --interface wsgi --host 127.0.0.1 --blocking-threads 4 --log-level warning \
  --workers-kill-timeout 1

# Asked before the installation: nobody should wait a minute to learn that the port is taken.
define CHECK_PORT
import errno, os, socket, sys
port = os.environ["PORT"]
if not port.isdecimal() or not 0 < int(port) < 65536:
    sys.exit(f"PORT is {port!r}, but a port is a number from 1 to 65535; try PORT=8001 make demo")
try:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", int(port)))
except OSError as error:
    reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
    sys.exit(f"Port {port} {reason}; try PORT={8001 if port != '8001' else 8002} make demo")
endef
export CHECK_PORT

check-port:
	@$(FIND_PYTHON); "$$python" -c "$$CHECK_PORT"

# Each candidate is run, not only looked up: version managers put names on the PATH that do not start.
FIND_PYTHON = python=; for name in python3 python3.13 python3.12 python3.11; do \
	  python=$$("$$name" -c 'import sys; sys.version_info >= (3, 11) and print(sys.executable)' 2>/dev/null) || :; \
	  if [ -n "$$python" ]; then break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "Portavoz needs Python 3.11 or newer, and none was found on the PATH. Install it and try again." >&2; exit 1; \
	fi

# Make looks through the link: a .venv whose Python is gone from the machine is made anew.
.venv/bin/python:
	@$(FIND_PYTHON); rm -rf .venv; echo "Making .venv with $$("$$python" --version) …"; \
	if command -v uv >/dev/null; then \
	  UV_PYTHON_DOWNLOADS=never uv venv --quiet --python "$$python" .venv; \
	elif ! "$$python" -m venv .venv; then \
	  rm -rf .venv; \
	  echo "This Python cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; \
	fi

# A .venv made by uv has no pip of its own.
WITH_PIP = .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null;
# Errors only: a package index set up on the machine may add a line of advice for each package.
PIP_INSTALL = .venv/bin/python -m pip install -qq --disable-pip-version-check

# The lock is copied into .venv when all of it is installed: a changed lock differs from its copy and is
# installed again, an unchanged one costs one comparison.
install = @set -e; if ! cmp -s $(1) .venv/$(1); then \
	  echo "Installing $$(grep -c '^[^ \#].*==' $(1)) packages (about a minute) …"; \
	  if command -v uv >/dev/null; then \
	    uv pip install --quiet --python .venv/bin/python --require-hashes -r $(1); \
	  else \
	    $(WITH_PIP) $(PIP_INSTALL) --require-hashes -r $(1); \
	  fi; \
	  cp $(1) .venv/$(1); \
	fi

runtime: .venv/bin/python
	$(call install,requirements.txt)

dev: .venv/bin/python
	$(call install,requirements-dev.txt)
