"""Sends made-up requests to a demo's interface, as its OpenAPI document describes them, in several roles.

usage: interface.py ADDRESS [EXAMPLES] [MINUTES]

For each role it comes in, and lets schemathesis look for answers that are not as described: faults of the service,
undescribed statuses, bodies of another form, what is refused though it fits, what is taken though it does not fit,
what opens without a session. 0 when nothing was found. When the minutes are over it stops, and what was not finished counts
as found.
"""

import json
import pathlib
import subprocess
import sys
import time
import urllib.request

ROLES = [
    "", "employerSignatory", "officer", "ministry", "migrationPolice", "labourInspection", "worker",
    "appealBody", "auditor",
]
# Ending the session in the middle would make strangers of all that follows.
LEFT_OUT = ["endSession"]
HERE = pathlib.Path(__file__).resolve().parent


def token(address, role):
    body = json.dumps({"login": "demo." + role.lower()}).encode()
    request = urllib.request.Request(
        address + "/v1/session", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.load(reply)["token"]


def run(address, role, examples, end):
    command = [
        str(pathlib.Path(sys.executable).absolute().parent / "schemathesis"),
        "--config-file", str(HERE / "schemathesis.toml"), "run", address + "/v1/openapi.json",
        "--url", address, "--phases", "examples,coverage,fuzzing",
        "--max-examples", examples, "--generation-database", "none", "--seed", "2026",
        "--request-timeout", "60", "--continue-on-failure",
        # Random keys of cases are of no case: that much is found out again and again.
        "--warnings", "off", "--suppress-health-check", "all",
    ]
    for name in LEFT_OUT:
        command += ["--exclude-operation-id", name]
    if role:
        command += ["--header", "Authorization: Bearer " + token(address, role)]
    print("== as", role or "nobody", flush=True)
    try:
        # What the tool keeps for itself lies beside it.
        return subprocess.run(
            command, cwd=pathlib.Path(sys.executable).absolute().parent.parent,
            timeout=max(1, end - time.monotonic())).returncode
    except subprocess.TimeoutExpired:
        print("the minutes are over", flush=True)
        return 1


def main():
    address = sys.argv[1]
    examples = sys.argv[2] if len(sys.argv) > 2 else "5"
    end = time.monotonic() + 60 * float(sys.argv[3] if len(sys.argv) > 3 else 20)
    failed = [role or "nobody" for role in ROLES if run(address, role, examples, end) != 0]
    print("found something as: " + ", ".join(failed) if failed else "nothing found", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
