"""Sends made-up requests to a demo's interface, as its OpenAPI document describes them, in several roles.

usage: interface.py ADDRESS [EXAMPLES] [MINUTES] [ROLE ...]

For each role it comes in, and lets schemathesis look for answers that are not as described: faults of the service,
undescribed statuses, bodies of another form, what is refused though it fits, what is taken though it does not fit,
what opens without a session. Every role gets its share of the minutes that are left; a role that is cut short is said to
be not finished, which is no failure. 0 unless something was found or a role reached nothing.
"""

import json
import pathlib
import signal
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


def run(address, role, examples, seconds):
    """Tries one role for so many seconds; what became of it."""
    folder = pathlib.Path(sys.executable).absolute().parent.parent
    report = folder / ("report-" + (role or "nobody") + ".json")
    report.unlink(missing_ok=True)
    command = [
        str(folder / "bin" / "schemathesis"),
        "--config-file", str(HERE / "schemathesis.toml"), "run", address + "/v1/openapi.json",
        "--url", address, "--phases", "examples,coverage,fuzzing",
        "--max-examples", examples, "--generation-database", "none", "--seed", "2026",
        "--request-timeout", "60", "--continue-on-failure", "--report-json-path", str(report),
        # Random keys of cases are of no case: that much is found out again and again.
        "--warnings", "off", "--suppress-health-check", "all",
    ]
    for name in LEFT_OUT:
        command += ["--exclude-operation-id", name]
    if role:
        command += ["--header", "Authorization: Bearer " + token(address, role)]
    print("== as", role or "nobody", flush=True)
    # What the tool keeps for itself lies beside it.
    tool = subprocess.Popen(command, cwd=folder)
    try:
        tool.wait(max(1, seconds))
    except subprocess.TimeoutExpired:
        # As Ctrl-C does: it says what it has found so far.
        tool.send_signal(signal.SIGINT)
        try:
            tool.wait(60)
        except subprocess.TimeoutExpired:
            tool.kill()
            tool.wait()
    return outcome(report)


def outcome(report):
    try:
        told = json.loads(report.read_text())
    except (OSError, ValueError):
        return "reached nothing"
    if told["failures"] or told["errors"]:
        return "failed"
    if not (told["operations"] or {}).get("tested") or not told["test_cases"]["generated"]:
        return "reached nothing"
    return "passed" if told["stop_reason"] == "completed" else "not finished"


def main():
    address = sys.argv[1]
    examples = sys.argv[2] if len(sys.argv) > 2 else "5"
    end = time.monotonic() + 60 * float(sys.argv[3] if len(sys.argv) > 3 else 20)
    roles = ["" if role == "nobody" else role for role in sys.argv[4:]] or ROLES
    outcomes = {}
    for index, role in enumerate(roles):
        share = (end - time.monotonic()) / (len(roles) - index)
        outcomes.setdefault(run(address, role, examples, share), []).append(role or "nobody")
    for name in ["passed", "not finished", "reached nothing", "failed"]:
        if name in outcomes:
            print(name + ": " + ", ".join(outcomes[name]), flush=True)
    return 1 if "failed" in outcomes or "reached nothing" in outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
