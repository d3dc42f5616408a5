#!/usr/bin/env bash
# with-postgres.sh COMMAND… — runs the command with TEST_POSTGRES, the URL of a PostgreSQL server of its own, and with
# a temporary folder of its own. The server listens on a socket in such a folder only; all is gone when the command ends.
source "$(dirname "$0")/settings.sh"

main() {
    [ $# -gt 0 ] || fail "Say which command to run, for instance: scripts/with-postgres.sh psql -c 'select 1'"
    find_programs
    folder=$(mktemp -d /tmp/rapport-postgres.XXXXXX)
    server=
    trap remove_cluster EXIT

    start_cluster
    export TEST_POSTGRES="postgresql://postgres@/postgres?host=$folder"
    # What tests leave behind goes with the server's folder.
    mkdir "$folder/left"
    TMPDIR=$folder/left "$@"
}

find_programs() {
    programs=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [ -x "$programs/initdb" ] || programs=$(dirname "$(command -v initdb || echo none)")
    [ -x "$programs/initdb" ] || fail "PostgreSQL is not installed; run: scripts/setup.sh check"
    export PATH=$PATH:$programs
}

start_cluster() {
    local as_owner=()
    if [ "$(id -u)" -eq 0 ]; then
        # PostgreSQL refuses to run as root.
        local owner=nobody
        getent passwd postgres >/dev/null && owner=postgres
        chown "$owner" "$folder"
        as_owner=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups)
    fi

    (cd "$folder" && "${as_owner[@]}" "$programs/initdb" -D "$folder/cluster" -U postgres --auth=trust --no-sync \
        --encoding=UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1) || fail "initdb failed: $(cat "$folder/log")"

    # A session of its own keeps ctrl-C for the command; the signal at our death covers a kill of this script.
    (cd "$folder" && exec setsid "${as_owner[@]}" setpriv --pdeathsig INT "$programs/postgres" -D "$folder/cluster" \
        -k "$folder" -c listen_addresses= -c shared_buffers=32MB -c max_connections=200 -c max_locks_per_transaction=512) >>"$folder/log" 2>&1 </dev/null &
    server=$!
    for _ in $(seq 300); do
        "$programs/pg_isready" -q -h "$folder" && return
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    fail "PostgreSQL did not start: $(cat "$folder/log")"
}

remove_cluster() {
    if [ -n "$server" ] && kill -INT "$server" 2>/dev/null; then wait "$server" || true; fi
    rm -rf "$folder"
}

main "$@"
