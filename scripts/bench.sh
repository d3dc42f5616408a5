#!/usr/bin/env bash
# bench.sh [full|small] [--only PART,…] — measures the release build; small needs a few minutes.
source "$(dirname "$0")/settings.sh"

scripts/setup.sh build bench
scripts/assets.sh
scripts/build.sh
exec "$PYTHON" scripts/bench.py --scale "${1:-full}" "${@:2}"
