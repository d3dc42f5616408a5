#!/usr/bin/env bash
# test.sh — everything that guards a change. Stops at the first part that fails, and says at the end how far it came.
source "$(dirname "$0")/settings.sh"

parts=()
current="set-up"

part() {
    current=$1
    shift
    local started=$SECONDS
    say "$current"
    "$@"
    parts+=("$(printf '%-40s passed  %4d s' "$current" $((SECONDS - started)))")
}

summary() {
    local code=$?
    [ $code -eq 0 ] || parts+=("$(printf '%-40s FAILED' "$current")")
    printf '\n'
    say "Summary"
    printf '   %s\n' "${parts[@]}"
    [ $code -eq 0 ] || exit 1
    say "All passed in $SECONDS s"
}
trap summary EXIT

part "Set-up" scripts/setup.sh build test
part "Assets" scripts/assets.sh
part "Release build" scripts/build.sh
part "Test build" swift build --build-tests "${TEST_FLAGS[@]}"
part "Rules, storage and pages" scripts/with-postgres.sh swift test "${TEST_RUN_FLAGS[@]}" "${TEST_FLAGS[@]}"
# Pictures are for people to look at: make screenshots.
part "Browser and whole program" scripts/browser-tests.sh -n 2 -m "not screens and not alone"
part "Load" scripts/browser-tests.sh -m alone
