#!/usr/bin/env bash
# build.sh [product] — builds the executable, or another product the same way. The first time takes some minutes, since
# the packages are built too.
source "$(dirname "$0")/settings.sh"

swift build "${RELEASE_FLAGS[@]}" --product "${1:-rapport}" || fail "The build failed; the compiler's messages are above."
