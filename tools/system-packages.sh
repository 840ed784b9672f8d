#!/bin/sh
# Make sure the programs and fonts that tests need are there: a Chromium, glyphs for Chinese, a
# LibreOffice that opens the reports, and what a Neo4j server is started with (unless NEO4J_URI
# names one that runs).
# As root on Debian the missing ones are installed; elsewhere they are named, and the tests
# that need them say so themselves.
set -eu

missing=
command -v chromium >/dev/null || missing="$missing chromium"
[ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ] || missing="$missing fonts-noto-cjk"
command -v soffice >/dev/null || missing="$missing libreoffice-calc-nogui libreoffice-writer-nogui"
if [ -z "${NEO4J_URI:-}" ]; then
    command -v java >/dev/null || missing="$missing openjdk-17-jre-headless"
    command -v mvn >/dev/null || missing="$missing maven"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing"
    # shellcheck disable=SC2086  # a list of packages
    if apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends fontconfig $missing >/dev/null; then
        exit 0
    fi
fi

echo "Missing for the tests:$missing"
echo "On Debian and Ubuntu: sudo apt install$missing"
