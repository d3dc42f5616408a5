# What to do with Rapport; the work itself is in scripts/. `make` alone lists the commands.
.DEFAULT_GOAL := help
.PHONY: help run build assets setup check test soak bench format lint screenshots clean

PORT  ?= 8080
DATA  ?= ./data
SCALE ?= full
SWIFT_SOURCES = Sources Tests Package.swift

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build what is missing and serve http://127.0.0.1:8080 (PORT=, DATA=)
	@exec .build/release/rapport serve --data $(DATA) --port $(PORT)

build: setup assets ## build .build/release/rapport
	@scripts/build.sh

assets: setup ## fetch the front end's parts and pack all assets into Swift
	@scripts/assets.sh

setup: ## install the Debian packages that the build needs
	@scripts/setup.sh build

check: ## the quick tests: rules, storage on both engines, pages
	@scripts/check.sh

test: ## everything that guards a change, browsers and both engines included
	@scripts/test.sh

soak: ## the long runs: many kills, an hour of load
	@scripts/soak.sh

bench: ## measure speed and memory (SCALE=small for a quick look)
	@scripts/bench.sh $(SCALE)

screenshots: ## pictures of the pages, in .build-screens/
	@scripts/screenshots.sh

format: ## format the Swift files
	@swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

lint: ## complain about Swift files that are not formatted
	@swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

clean: ## remove what was built and fetched; data/ stays
	@rm -rf .build .build-* .venv-* Assets/vendor Sources/Web/Assets/Embedded.swift
