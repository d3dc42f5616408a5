#!/usr/bin/env bash
# assets.sh — fetches htmx and the font into Assets/vendor, unless they are there, and packs all assets into Swift.
# Every file is checked against assets.lock, every Python package against assets-python.lock.
source "$(dirname "$0")/settings.sh"

vendor=Assets/vendor
font_package=fonts-inter-variable
# Western European text, punctuation, arrows and a few signs: the unicode-range of the stylesheet.
font_range=U+0020-007E,U+00A0-017F,U+2010-2027,U+2030-203A,U+20AC,U+2116,U+2122,U+2190-2199,U+2212,U+2248,U+2260-2265

main() {
    mkdir -p "$vendor"
    if ! have htmx.min.js || ! have inter-var-latin.woff2 || ! have inter-licence.txt; then fetch; fi
    "$PYTHON" scripts/embed.py
}

have() { [ -f "$vendor/$1" ] && matches "$vendor/$1" "$1"; }

# matches FILE NAME: does the file have the hash that assets.lock gives for the name?
matches() { grep -E "^[0-9a-f]{64}  $2\$" assets.lock | sed "s|  .*|  $1|" | sha256sum -c --status; }

fetch() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"

    have htmx.min.js || fetch_htmx
    if ! have inter-var-latin.woff2 || ! have inter-licence.txt; then
        rm -f "$vendor"/inter-*
        fetch_font || say "The font is left out, so pages use the system font: $reason."
    fi
}

fetch_htmx() {
    say "Fetching htmx"
    python_packages download --no-deps --only-binary=:all: --python-version 3.13 --platform any --implementation py \
        --abi none -d "$work" -r <(requirements django-htmx) ||
        fail "htmx could not be fetched from the Python package index; check the network and try again."
    unpack "$work"/django_htmx-*.whl django_htmx/static/django_htmx/htmx-2.min.js >"$work/htmx.min.js"
    matches "$work/htmx.min.js" htmx.min.js || fail "The htmx that was fetched is not the one in assets.lock."
    mv "$work/htmx.min.js" "$vendor/"
}

fetch_font() {
    say "Fetching the font and making its subset"
    reason="$font_package could not be fetched from Debian"
    download_font_package || return 1
    local package=("$work/$font_package"_*.deb)
    reason="the $font_package of this Debian is not the one in assets.lock"
    matches "${package[0]}" "$font_package.deb" || return 1
    dpkg-deb -x "${package[0]}" "$work/font"

    reason="fonttools could not be fetched from the Python package index"
    python_packages install --no-deps --only-binary=:all: -r <(requirements fonttools brotli) || return 1
    reason="fonttools made another file than the one in assets.lock"
    "$work/venv/bin/pyftsubset" "$work/font/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf" \
        --unicodes="$font_range" --layout-features+=tnum,cv11 --flavor=woff2 \
        --output-file="$work/inter-var-latin.woff2" || return 1
    cp "$work/font/usr/share/doc/$font_package/copyright" "$work/inter-licence.txt"
    matches "$work/inter-var-latin.woff2" inter-var-latin.woff2 || return 1
    matches "$work/inter-licence.txt" inter-licence.txt || return 1
    mv "$work"/inter-* "$vendor/"
}

download_font_package() {
    command -v apt-get >/dev/null || return 1
    (cd "$work" && apt-get download -qq "$font_package" 2>/dev/null) && return
    # A new machine has no package lists yet.
    [ "$(id -u)" -eq 0 ] && apt-get update -qq && (cd "$work" && apt-get download -qq "$font_package" 2>/dev/null)
}

python_packages() {
    local action=$1
    shift
    [ -d "$work/venv" ] || "$PYTHON" -m venv "$work/venv" ||
        fail "$PYTHON could not make a virtual environment; install python3-venv and try again."
    "$work/venv/bin/pip" "$action" -q --disable-pip-version-check --retries 2 --require-hashes "$@"
}

# The lines of assets-python.lock that are about the packages named.
requirements() {
    for name in "$@"; do sed -n "/^$name==/,/[^\\\\]\$/p" assets-python.lock; done
}

# unpack ARCHIVE NAME: writes one file of a zip archive to standard output.
unpack() {
    "$PYTHON" - "$@" <<'END'
import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))
END
}

main
