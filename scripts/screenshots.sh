#!/usr/bin/env bash
# screenshots.sh — takes the pictures of the tests marked "screens", and puts them into .build-screens/.
source "$(dirname "$0")/settings.sh"

scripts/setup.sh build test
scripts/assets.sh
scripts/build.sh
scripts/browser-tests.sh -m screens
say "Pictures are in .build-screens/"
