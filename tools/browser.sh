#!/bin/sh
# Makes sure that a Chromium is there for the browser tests, and prints its path.
set -eu
for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing chromium …" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2
    command -v chromium && exit 0
fi
echo "The browser tests need Chromium. On Debian, as root: apt-get install chromium. On macOS: install Chrome or Chromium." >&2
echo "Or name one: CHROMIUM=/path/to/chromium make test" >&2
exit 1
