#!/bin/sh
# Every public page and every role of the demo in a browser: `make browser`, and a part of `.ci/run`.
#
# Starts the built service on a port of its own, looks at the pages of two languages at a time, and stops it again.
# Without a browser, or where its two packages cannot be fetched, it says what is skipped and answers 0.
set -eu
cd "$(dirname "$0")/../.."
tools=.build/browser
port=${BROWSER_PORT:-8099}
service=http://127.0.0.1:$port

skipped() { echo "Skipped, pages in a browser: $1"; exit 0; }

as_root=; [ "$(id -u)" = 0 ] || as_root=sudo
command -v chromium >/dev/null || {
  $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium
} || skipped "chromium cannot be installed."
[ -x $tools/bin/python ] || python3 -m venv $tools \
  || { $as_root apt-get install -y -qq --no-install-recommends python3-venv && python3 -m venv $tools; } \
  || skipped "python3 with venv cannot be installed."
$tools/bin/python -c "import axe_playwright_python" 2>/dev/null \
  || $tools/bin/pip install -q -r Tests/Browser/requirements.txt || skipped "the tools cannot be fetched."

.build/debug/ruqsat serve --demo --home . --port "$port" >.build/browser.log 2>&1 & server=$!
trap 'kill $server 2>/dev/null' EXIT
tries=0
until $tools/bin/python -c "from urllib.request import urlopen; urlopen('$service/ready')" 2>/dev/null; do
  kill -0 $server 2>/dev/null || { cat .build/browser.log; exit 1; }
  tries=$((tries + 1))
  [ $tries -lt 60 ] || { echo "The service is not ready after a minute."; cat .build/browser.log; exit 1; }
  sleep 1
done

# Two at a time: a browser and the service take turns on the cores.
looked=0
$tools/bin/python Tests/Browser/accessibility.py "$service" kk & first=$!
$tools/bin/python Tests/Browser/accessibility.py "$service" ru en || looked=$?
wait $first || looked=$?
exit $looked
