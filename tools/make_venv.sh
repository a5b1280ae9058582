#!/usr/bin/env bash
# Makes a virtual environment with Python 3.11 or later: tools/make_venv.sh FOLDER
set -euo pipefail
folder=${1:?"usage: make_venv.sh FOLDER"}

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$name" >/dev/null && recent "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

install_from_debian() {
    echo "Installing $* from Debian ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

if ! python=$(find_python); then
    if can_install; then
        install_from_debian python3 python3-venv
        hash -r
    fi
    if ! python=$(find_python); then
        echo "Một Cửa needs Python 3.11 or later, and none was found. Install it, or name it: make PYTHON=/path/to/python3.11" >&2
        exit 1
    fi
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    if ! can_install; then
        echo "$python cannot make virtual environments: install the package ${version}-venv (as root: apt-get install ${version}-venv), then run make again." >&2
        exit 1
    fi
    install_from_debian "${version}-venv"
fi

"$python" -m venv "$folder"
