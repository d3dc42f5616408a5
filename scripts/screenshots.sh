#!/usr/bin/env bash
# screenshots.sh — takes the pictures of the tests marked "screens" into .build-screens/, and renews the README's.
source "$(dirname "$0")/settings.sh"

scripts/setup.sh build test
scripts/assets.sh
scripts/build.sh
scripts/browser-tests.sh -m screens
mkdir -p docs/pictures
cp .build-screens/customer-orders-1440-light-en.png docs/pictures/customer.png
say "Pictures are in .build-screens/"
