#!/bin/sh
# Check the vendored front-end files against the checksums in VENDORED.md, and that none is unlisted.
set -eu
table=api/pages/static/vendor/VENDORED.md
folders="api/pages/static/vendor tests/vendor"

# Rows look like: | file | name | version | licence | sha256 |
rows() {
    awk -F ' *[|] *' '$6 ~ /^`?[0-9a-f]+`?$/ { gsub("`", ""); print $6 "  " $2 }' "$table"
}

if command -v sha256sum >/dev/null; then verify="sha256sum"; else verify="shasum -a 256"; fi
rows | $verify --check --status || {
    rows | $verify --check >&2
    exit 1
}

# shellcheck disable=SC2086  # a list of folders
find $folders -type f \( -name '*.js' -o -name '*.css' \) | while read -r file; do
    rows | grep -qF "  $file" || {
        echo "$file is not listed in $table" >&2
        exit 1
    }
done
echo "Vendored files: $(rows | wc -l | tr -d ' ') match their checksums"
