#!/usr/bin/env bash
# Compile the pinned dependencies anew: .ci/lock.sh [--upgrade]. Needs uv on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
for name in requirements requirements-dev requirements-node; do
    # A lock names no index: it installs from whichever one the machine is set up with.
    uv pip compile ".ci/$name.in" --output-file "$name.lock" --quiet "$@" \
        --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
done
