#!/bin/sh
# Makes sure that HAProxy is there for the tests of several processes behind a proxy, and prints its path.
set -eu
for name in "${HAPROXY:-}" haproxy /usr/sbin/haproxy /opt/homebrew/bin/haproxy /usr/local/bin/haproxy; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing haproxy …" >&2
    said=$(apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 haproxy 2>&1) || echo "$said" >&2
    for name in haproxy /usr/sbin/haproxy; do command -v "$name" 2>/dev/null && exit 0; done
fi
echo "The tests of several processes behind a proxy need HAProxy. On Debian, as root: apt-get install haproxy." >&2
echo "On macOS: brew install haproxy. Or name one: HAPROXY=/path/to/haproxy make test" >&2
exit 1
