.PHONY: run test lint mutation benchmarks load requirements environment
PY := .venv/bin/python

run: ## serve the app on http://127.0.0.1:8501
	@tools/environment.sh requirements.txt
	@$(PY) -m advisor web

test: lint ## everything: style, types, direction of imports, tests in a real browser, LibreOffice, PostgreSQL and HAProxy
	@CHROMIUM="$$(tools/browser.sh)" && OFFICE="$$(tools/office.sh)" && POSTGRES="$$(tools/database.sh)" && HAPROXY="$$(tools/proxy.sh)" && export CHROMIUM OFFICE POSTGRES HAPROXY && $(PY) -m pytest -q -n auto tests

lint: environment
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-cache

mutation: environment ## which changes of the knowledge base the domain cases would notice; takes minutes
	@$(PY) -m tools.mutation

benchmarks: environment ## speed, as ratios against a plain start of Python
	@$(PY) -m benchmarks.run
	@$(PY) -m benchmarks.cadence

load: environment ## many people at once, and pages in a real browser; takes minutes
	@$(PY) -m benchmarks.load
	@CHROMIUM="$$(tools/browser.sh)" && export CHROMIUM && $(PY) -m benchmarks.pages

environment:
	@tools/environment.sh requirements-dev.txt

requirements: environment ## pin requirements*.in anew
	@UV=$$(command -v uv || echo .boot/bin/uv); \
	flags="--quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links"; \
	$$UV pip compile $$flags requirements.in -o requirements.txt && \
	$$UV pip compile $$flags -c requirements.txt requirements-dev.in -o requirements-dev.txt
