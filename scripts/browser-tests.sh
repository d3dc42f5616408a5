#!/usr/bin/env bash
# browser-tests.sh [PYTEST OPTION…] — the tests that start the executable, with a browser or without.
# For instance: scripts/browser-tests.sh -k sign_in
source "$(dirname "$0")/settings.sh"

export RAPPORT_BINARY=${RAPPORT_BINARY:-$BINARY}
scripts/with-postgres.sh "$TEST_PYTHON" -m pytest "$BROWSER_TESTS" "$@"
