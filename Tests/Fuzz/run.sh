#!/bin/sh
# Made-up requests to the demo's interface in every role, as its OpenAPI document describes them: `make fuzz`.
#
# Starts the built service on a port of its own and stops it again. Where the tool cannot be fetched it says what is
# skipped and answers 0. FUZZ_EXAMPLES says how many requests of each kind, FUZZ_MINUTES how long all roles together may
# take: each gets its share, and one that is cut short is named as not finished. FUZZ_ROLES tries only these.
set -eu
cd "$(dirname "$0")/../.."

skipped() { echo "Skipped, made-up requests: $1"; exit 0; }

. Tests/Scripts/demo.sh
tools_from .build/fuzz Tests/Fuzz/requirements.txt schemathesis
serve_demo .build/fuzz/bin/python "${FUZZ_PORT:-8098}" .build/fuzz.log
.build/fuzz/bin/python Tests/Fuzz/interface.py "$service" "${FUZZ_EXAMPLES:-5}" "${FUZZ_MINUTES:-20}" ${FUZZ_ROLES:-}
