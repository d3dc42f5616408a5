#!/usr/bin/env bash
# build.sh — builds the executable. The first time takes some minutes, since the packages are built too.
source "$(dirname "$0")/settings.sh"

swift build "${RELEASE_FLAGS[@]}" || fail "The build failed; the compiler's messages are above."
