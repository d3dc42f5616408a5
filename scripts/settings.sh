# Read by the other scripts: the folder to work in, the Swift flags, and how to speak to people.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Across modules: cells and values are small functions that lists call by the thousand. docs/decisions/0012 has figures.
RELEASE_FLAGS=(-c release -Xswiftc -cross-module-optimization)
SWIFT_PREFIX=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc || echo /usr/bin/swiftc)")")")
# Calls of Swift's runtime need no detour then, and the executable runs where no Swift is installed.
if [ -d "$SWIFT_PREFIX/lib/swift_static" ]; then RELEASE_FLAGS+=(--static-swift-stdlib); fi
TEST_FLAGS=()
# One after another: several tests watch the clock, and two cores are soon busy with forty writers.
TEST_RUN_FLAGS=(--skip-build --disable-xctest --no-parallel)
BINARY=.build/release/rapport
BROWSER_TESTS=Tests/Browser
TEST_PYTHON=.venv-test/bin/python

# Debian's own Python has the modules that setup.sh installs; another one on the PATH may not.
PYTHON=/usr/bin/python3
[ -x "$PYTHON" ] || PYTHON=python3

say() { printf '== %s\n' "$*"; }

fail() {
    printf 'rapport: %s\n' "$*" >&2
    exit 1
}
