"""Count test cases in meson's testlog.json: each TAP line is one, a test without TAP lines too.

A test that fails without a `not ok` line (a crash, a timeout, a sanitizer's finding) counts as one
failed case.  Skipped cases count as neither.  Prints "N passed, N failed"; status 1 when any failed.
"""
import json
import re
import sys

CASE = re.compile(r"^\s*(not )?ok\b(.*)$", re.MULTILINE)


def count(test):
    """(passed, failed) of one test of the log."""
    passed = failed = skipped = 0
    for bad, rest in CASE.findall(test.get("stdout") or ""):
        if re.search(r"#\s*skip", rest, re.IGNORECASE):
            skipped += 1
        elif bad:
            failed += 1
        else:
            passed += 1
    good = test["result"] in ("OK", "EXPECTEDFAIL", "SKIP")
    if not good and failed == 0:
        failed += 1
    if test["result"] == "OK" and passed + failed + skipped == 0:
        passed += 1
    return passed, failed


def main():
    try:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            counts = [count(json.loads(line)) for line in log if line.strip()]
    except OSError:
        counts = []
    passed = sum(pair[0] for pair in counts)
    failed = sum(pair[1] for pair in counts)
    if not counts:
        print("No test has run.")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
