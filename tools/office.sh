#!/bin/sh
# Makes sure that LibreOffice is there for the tests of files it must open, and prints the path of its soffice.
# Arguments: the components needed, of calc, writer and impress; all three when none is named.
set -eu
[ $# -gt 0 ] || set -- calc writer impress
library() { # of a component, without its ending
    case $1 in
    calc) echo libsclo ;;
    writer) echo libswlo ;;
    impress) echo libsdlo ;;
    *) echo "\"$1\" is no component of LibreOffice; there are: calc, writer, impress." >&2 && return 2 ;;
    esac
}
for component; do library "$component" >/dev/null; done

has() { # the soffice named first has all components named after it
    program=$(dirname "$(readlink -f "$1")") && shift
    for component; do
        library=$(library "$component")
        [ -e "$program/$library.so" ] || [ -e "$program/../Frameworks/$library.dylib" ] || return 1
    done
}
found() {
    for name in soffice libreoffice /Applications/LibreOffice.app/Contents/MacOS/soffice; do
        path=$(command -v "$name" 2>/dev/null) && has "$path" "$@" && echo "$path" && return 0
    done
    return 1
}
install() {
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

if [ -n "${OFFICE:-}" ]; then
    command -v "$OFFICE" && exit 0
    echo "OFFICE=$OFFICE cannot be run." >&2
    exit 1
fi
found "$@" && exit 0
packages=$(printf ' libreoffice-%s' "$@")
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing$packages …" >&2
    # shellcheck disable=SC2086 # one word a package
    said=$(install $packages 2>&1) || echo "$said" >&2
    found "$@" && exit 0
fi
echo "The tests of exported files need LibreOffice ($*). On Debian, as root: apt-get install$packages." >&2
echo "On macOS: install LibreOffice. Or name one: OFFICE=/path/to/soffice make test" >&2
exit 1
