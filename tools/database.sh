#!/bin/sh
# Makes sure that PostgreSQL is there for the tests of the store, and prints the folder of its programs.
set -eu
found() {
    for folder in "$(pg_config --bindir 2>/dev/null || true)" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) \
        /opt/homebrew/bin /usr/local/bin /opt/homebrew/opt/postgresql*/bin /usr/pgsql-*/bin /usr/bin; do
        [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && echo "$folder" && return 0
    done
    return 1
}

if [ -n "${POSTGRES:-}" ]; then
    [ -x "$POSTGRES/initdb" ] && [ -x "$POSTGRES/postgres" ] && echo "$POSTGRES" && exit 0
    echo "POSTGRES=$POSTGRES is no folder with initdb and postgres in it." >&2
    exit 1
fi
found && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing postgresql …" >&2
    said=$(apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 postgresql 2>&1) || echo "$said" >&2
    found && exit 0
fi
echo "The tests of the store need PostgreSQL. On Debian, as root: apt-get install postgresql. On macOS: brew install postgresql." >&2
echo "Or name the folder of its programs: POSTGRES=/path/to/bin make test" >&2
exit 1
