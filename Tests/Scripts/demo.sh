# Sourced by the scripts that ask a running demo, from the folder of the package: tools from PyPI, and the service.
# POSIX sh; the caller has `set -eu`, and says in `skipped` what is left out where a tool cannot be had.

as_root=; [ "$(id -u)" = 0 ] || as_root=sudo

# tools_from FOLDER REQUIREMENTS MODULE: a Python of its own in the folder, with what the file lists.
tools_from() {
  [ -x "$1/bin/python" ] || python3 -m venv "$1" \
    || { $as_root apt-get install -y -qq --no-install-recommends python3-venv && python3 -m venv "$1"; } \
    || skipped "python3 with venv cannot be installed."
  "$1/bin/python" -c "import $3" 2>/dev/null || "$1/bin/pip" install -q -r "$2" || skipped "the tools cannot be fetched."
}

# serve_demo PYTHON PORT LOG [ARGUMENT ...]: starts the built service with its demo, waits until it is ready, and stops
# it when the script ends.
serve_demo() {
  python=$1 service=http://127.0.0.1:$2 log=$3 port=$2
  shift 3
  .build/debug/ruqsat serve --demo --home . --port "$port" "$@" >"$log" 2>&1 & server=$!
  trap 'kill $server 2>/dev/null' EXIT
  tries=0
  until "$python" -c "from urllib.request import urlopen; urlopen('$service/ready')" 2>/dev/null; do
    kill -0 $server 2>/dev/null || { cat "$log"; exit 1; }
    tries=$((tries + 1))
    [ $tries -lt 60 ] || { echo "The service is not ready after a minute."; cat "$log"; exit 1; }
    sleep 1
  done
}
