#!/bin/sh
# Makes .venv with exactly the packages of the requirements file named; does nothing when it already has them.
# uv does the work, taken from the PATH or brought into .boot by pip.
set -eu
cd "$(dirname "$0")/.."
requirements=$1
stamp=.venv/installed-$(cksum <"$requirements" | tr ' ' '-')
[ ! -e "$stamp" ] || exit 0

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Python 3.11 or newer is needed; \"$python\" is not. Install it, or name it: make PYTHON=/path/to/python3.12" >&2
    exit 1
}
if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    uv=.boot/bin/uv
    if [ ! -x "$uv" ]; then
        echo "Bringing uv into .boot …"
        rm -rf .boot
        if "$python" -m venv .boot >/dev/null 2>&1; then
            .boot/bin/pip install --quiet --disable-pip-version-check 'uv>=0.13,<1'
        elif "$python" -m pip --version >/dev/null 2>&1; then
            rm -rf .boot
            "$python" -m pip install --quiet --disable-pip-version-check --target .boot 'uv>=0.13,<1'
        else
            rm -rf .boot
            echo "Python has neither venv nor pip here. On Debian: apt-get install python3-venv; then run this again." >&2
            exit 1
        fi
    fi
fi
[ -x .venv/bin/python ] || "$uv" venv --quiet --python "$python" .venv
echo "Installing $requirements …"
install() { "$uv" "$@" pip install --quiet --require-hashes --python .venv/bin/python -r "$requirements"; }
# A second try trusts the system's certificates too: behind some proxies uv's own do not suffice.
install 2>/dev/null || install --system-certs
rm -f .venv/installed-*
touch "$stamp"
