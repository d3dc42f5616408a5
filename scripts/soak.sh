#!/usr/bin/env bash
# soak.sh — the tests marked "soak", as in `make test` but with many more rounds.
source "$(dirname "$0")/settings.sh"

export RAPPORT_KILLS=${RAPPORT_KILLS:-1000}
export RAPPORT_LOAD_SECONDS=${RAPPORT_LOAD_SECONDS:-3600}

scripts/setup.sh build test
scripts/assets.sh
scripts/build.sh
scripts/browser-tests.sh -m soak
