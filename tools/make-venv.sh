#!/bin/sh
# Create a virtual environment: make-venv.sh PYTHON FOLDER
# Says in one sentence what is missing; on Debian as root it installs the missing package.
set -eu
python=$1
folder=$2

fail() {
    echo "$*" >&2
    exit 1
}

command -v "$python" >/dev/null ||
    fail "Python 3.11 or newer is needed, but '$python' was not found. Install it, or name another one: make setup PYTHON=python3.12"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    fail "Python 3.11 or newer is needed, but '$python' is $("$python" -V). Name another one: make setup PYTHON=python3.12"

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $package"
        if ! { apt-get update -qq &&
            DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null; }; then
            fail "Could not install $package. Install it by hand, then try again."
        fi
    else
        fail "Python's venv module is missing. Install it (on Debian and Ubuntu: sudo apt install $package), then try again."
    fi
fi

echo "Creating $folder"
"$python" -m venv "$folder"
