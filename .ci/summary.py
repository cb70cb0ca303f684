"""Reads the reports of Surefire and Failsafe and says what ran, what failed and what was skipped, and why."""
import pathlib
import sys
import xml.etree.ElementTree as ET

root = pathlib.Path(sys.argv[1])
passed = failed = 0
skipped, faults = [], []
for report in sorted(root.glob("*/target/*-reports/TEST-*.xml")):
    for case in ET.parse(report).getroot().iter("testcase"):
        name = f"{case.get('classname').rsplit('.', 1)[-1]}.{case.get('name')}"
        skip, fault = case.find("skipped"), case.find("failure")
        fault = case.find("error") if fault is None else fault
        if skip is not None:
            reason = (skip.get("message") or "no reason given").replace("Assumption failed: ", "")
            skipped.append(f"{name}: {reason}")
        elif fault is not None:
            failed += 1
            faults.append(f"{name}: {(fault.get('message') or fault.get('type') or '').splitlines()[:1]}")
        else:
            passed += 1
for line in faults:
    print("failed   " + line)
for line in skipped:
    print("skipped  " + line)
(root / "target").mkdir(exist_ok=True)
(root / "target" / "skipped.txt").write_text("".join(line + "\n" for line in skipped))
if passed == 0:
    print("No test ran.")
print(f"{passed} passed, {failed} failed, {len(skipped)} skipped")
sys.exit(1 if failed or not passed else 0)
