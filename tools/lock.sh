#!/bin/sh
# Write both lock files from pyproject.toml: lock.sh UV [--upgrade]
# Hashes only: no registry address is written, so any index that holds the same files will do.
set -eu
uv=$1
shift

export UV_CUSTOM_COMPILE_COMMAND="make lock"

compile() {
    "$uv" pip compile pyproject.toml --quiet --no-config --universal --fork-strategy fewest \
        --python-version 3.11 --generate-hashes --group build "$@" >/dev/null
}

compile --output-file requirements.lock "$@"
compile --group dev --constraint requirements.lock --output-file requirements-dev.lock "$@"

if grep -nE '(https?|file)://' requirements.lock requirements-dev.lock; then
    echo "A lock file contains an address; see the lines above." >&2
    exit 1
fi
