#!/bin/sh
# Made-up requests to the demo's interface in several roles, as its OpenAPI document describes them: `make fuzz`.
#
# Starts the built service on a port of its own and stops it again. Where the tool cannot be fetched it says what is
# skipped and answers 0. FUZZ_EXAMPLES says how many requests of each kind; a few minutes for 20.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/fuzz
port=${FUZZ_PORT:-8098}
service=http://127.0.0.1:$port

skipped() { echo "Skipped, made-up requests: $1"; exit 0; }

as_root=; [ "$(id -u)" = 0 ] || as_root=sudo
[ -x $tools/bin/python ] || python3 -m venv $tools \
  || { $as_root apt-get install -y -qq --no-install-recommends python3-venv && python3 -m venv $tools; } \
  || skipped "python3 with venv cannot be installed."
[ -x $tools/bin/schemathesis ] \
  || $tools/bin/pip install -q -r Tests/Fuzz/requirements.txt || skipped "the tool cannot be fetched."

.build/debug/ruqsat serve --demo --home . --port "$port" >.build/fuzz.log 2>&1 & server=$!
trap 'kill $server 2>/dev/null' EXIT
tries=0
until $tools/bin/python -c "from urllib.request import urlopen; urlopen('$service/ready')" 2>/dev/null; do
  kill -0 $server 2>/dev/null || { cat .build/fuzz.log; exit 1; }
  tries=$((tries + 1))
  [ $tries -lt 60 ] || { echo "The service is not ready after a minute."; cat .build/fuzz.log; exit 1; }
  sleep 1
done
$tools/bin/python Tests/Fuzz/interface.py "$service" "${FUZZ_EXAMPLES:-20}"
