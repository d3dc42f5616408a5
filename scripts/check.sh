#!/usr/bin/env bash
# check.sh — the quick tests: rules, storage on both engines, pages from plain data. No browser, no kills.
source "$(dirname "$0")/settings.sh"

scripts/setup.sh build check
scripts/assets.sh
swift build --build-tests "${TEST_FLAGS[@]}"
scripts/with-postgres.sh swift test "${TEST_RUN_FLAGS[@]}" "${TEST_FLAGS[@]}"
