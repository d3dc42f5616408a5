#!/usr/bin/env bash
# setup.sh PURPOSE… — installs what the purposes need and is not there: build, check, test, bench.
source "$(dirname "$0")/settings.sh"

declare -A why=(
    [git]="fetches the Swift packages"
    [pkg-config]="finds the system libraries"
    [libsqlite3-dev]="the embedded database"
    [libpq-dev]="PostgreSQL as the database"
    [libssl-dev]="hashes and encryption"
    [libargon2-dev]="password hashes"
    [zlib1g-dev]="unpacks workbooks"
    [libexpat1-dev]="reads workbooks"
    [python3]="packs the front end into the executable"
    [python3-venv]="fetches the front end"
    [postgresql-15]="a private PostgreSQL server for the tests"
    [chromium]="the browser of the tests"
    [fonts-noto-cjk]="Chinese in the browser tests"
    [fonts-noto-color-emoji]="emoji in the browser tests"
    [wrk]="makes the load of the benchmark"
    [sqlite3]="looks into databases"
)

main() {
    local packages=() missing=()

    for purpose in "$@"; do
        case $purpose in
            build) packages+=(git pkg-config libsqlite3-dev libpq-dev libssl-dev libargon2-dev zlib1g-dev libexpat1-dev
                python3 python3-venv) ;;
            check) packages+=(postgresql-15) ;;
            test) packages+=(postgresql-15 chromium fonts-noto-cjk fonts-noto-color-emoji) ;;
            bench) packages+=(wrk sqlite3) ;;
            *) fail "setup.sh knows the purposes build, check, test and bench, not \"$purpose\"." ;;
        esac
    done

    command -v swift >/dev/null ||
        fail "Swift 6.3 or later is not on the PATH; get it from https://www.swift.org/install/linux/ and try again."
    find_missing
    [ ${#missing[@]} -eq 0 ] || install_missing
    if [[ " $* " == *" test "* ]]; then make_test_environment; fi
}

find_missing() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not a Debian system, so nothing is installed here. Needed: ${packages[*]}." >&2
        return
    fi
    local present
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        [[ $'\n'$present$'\n' == *$'\n'"installed $package"$'\n'* ]] || missing+=("$package")
    done
}

install_missing() {
    local as_root=()
    say "Debian packages to install:"
    for package in "${missing[@]}"; do printf '   %-24s %s\n' "$package" "${why[$package]}"; done

    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "Only root can install them; as root run: apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -q ||
        fail "apt-get update failed; see its message above, and check the network and /etc/apt/sources.list."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install ${missing[*]}; see its message above."
}

# Playwright drives Debian's Chromium, so that its own download of browsers is never needed.
make_test_environment() {
    local wanted=$BROWSER_TESTS/requirements.txt installed=.venv-test/requirements.txt
    cmp -s "$wanted" "$installed" && return

    say "Making the Python environment of the browser tests (.venv-test)"
    rm -rf .venv-test
    "$PYTHON" -m venv .venv-test ||
        fail "$PYTHON could not make a virtual environment; install python3-venv and try again."
    "$TEST_PYTHON" -m pip install -q --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
        -r "$wanted" || fail "pip could not fetch the packages of the browser tests; check the network and try again."
    cp "$wanted" "$installed"
}

main "$@"
