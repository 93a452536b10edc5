#!/usr/bin/env python3
"""核对器 — an independent check of the rule pack `dispatch-export` on a dispatch export of the Minneapolis layout.

It shares no code with the product: it reads the CSV, decides for each rule which calls break it, prints the counts, and
with --findings compares them, call by call, with what `./firstbutton findings --csv` wrote.

    check_dispatch_export.py CALLS.csv[.gz] [--as-of T] [--findings findings.csv] [--list DX-03]

The rules, in the words of the issue:
  DX-01 not dispatched within 30 min of pick-up           DX-02 not arrived within 60 min of dispatch
  DX-03 final priority 0 or 1, not arrived within 15 min of pick-up
  DX-04 closed without a disposition                      DX-05 not closed within 24 h of pick-up
  DX-06 final priority lower (a larger number) than the initial one
  DX-07 never dispatched
Met when time <= deadline. A missing fact is a breach once as-of is later than the deadline. A call that ended (closed,
else first cleared) by the deadline does not break a duty that was still pending then; this does not help DX-05, which
only closing meets, nor DX-07, which only a dispatch meets. What happened after as-of is hidden. A change of priority
has no time of its own and takes the last known time of its call.

Exit code: 0 no comparison asked for or no difference, 1 differences, 2 wrong usage.
"""
import argparse
import csv
import datetime as dt
import gzip
import io
import sys
import zoneinfo

UTC = dt.timezone.utc
ZONE = zoneinfo.ZoneInfo("America/Chicago")
TIMES = ("phone_pickup", "entered_queue", "call_taking_complete", "first_unit_assigned", "first_unit_enroute",
         "first_unit_arrived", "first_unit_cleared", "call_closed")
RULES = ("DX-01", "DX-02", "DX-03", "DX-04", "DX-05", "DX-06", "DX-07")


def minutes(n):
    return dt.timedelta(minutes=n)


def local(text):
    """A wall clock time of the export as a UTC instant."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC) if text else None


def instant(text):
    """An instant of the findings file or of the command line; without a zone it is taken as UTC."""
    moment = dt.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class Call:
    """What is visible of one row at `as_of`."""

    def __init__(self, row, as_of):
        every = {name: local(row[name]) for name in TIMES}
        for name, moment in every.items():
            setattr(self, name, moment if moment and moment <= as_of else None)
        self.number = row["call_id"]
        self.as_of = as_of
        self.ended = self.call_closed or self.first_unit_cleared
        self.disposition = row["disposition"]
        self.initial_priority = int(row["initial_priority"])
        self.changed_at = None
        self.priority = self.initial_priority
        if (row["problem"], row["priority"]) != (row["initial_problem"], row["initial_priority"]):
            last_known = max(moment for moment in every.values() if moment)
            if last_known <= as_of:
                self.changed_at = last_known
                self.priority = int(row["priority"])

    def missed(self, start, expected, term, an_end_helps=True):
        """The deadline that was broken, or None."""
        if start is None:
            return None
        due = start + term
        if expected is not None and expected <= due:
            return None
        if an_end_helps and self.ended is not None and self.ended <= due:
            return None
        return due if self.as_of > due else None


def breaches(call):
    """(rule, startedAt, dueAt, brokenAt) of each rule that the call breaks; None = the issue does not say."""
    pick_up, dispatch, arrival = call.phone_pickup, call.first_unit_assigned, call.first_unit_arrived
    due = call.missed(pick_up, dispatch, minutes(30))
    if due:
        yield "DX-01", pick_up, due, due
    due = call.missed(dispatch, arrival, minutes(60))
    if due:
        yield "DX-02", dispatch, due, due
    due = call.missed(pick_up, arrival, minutes(15)) if call.priority <= 1 else None
    if due:
        yield "DX-03", pick_up, due, due
    if call.call_closed and not call.disposition:
        yield "DX-04", None, None, call.call_closed
    due = call.missed(pick_up, call.call_closed, minutes(24 * 60), an_end_helps=False)
    if due:
        yield "DX-05", pick_up, due, due
    if call.changed_at and call.priority > call.initial_priority:
        yield "DX-06", None, None, call.changed_at
    if pick_up and not dispatch:
        yield "DX-07", None, None, None


def opened(path):
    binary = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
    return io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")


def expected_of(path, as_of):
    found = {rule: {} for rule in RULES}
    calls = 0
    with opened(path) as lines:
        for row in csv.DictReader(lines):
            calls += 1
            call = Call(row, as_of)
            for rule, started, due, broken in breaches(call):
                found[rule][call.number] = (started, due, broken)
    return calls, found


def found_in(path):
    found = {rule: {} for rule in RULES}
    twice = []
    with opened(path) as lines:
        reader = csv.DictReader(lines)
        absent = {"ruleId", "subject", "startedAt", "dueAt", "brokenAt"} - set(reader.fieldnames or ())
        if absent:
            sys.exit(f"{path}: no column {', '.join(sorted(absent))}")
        for row in reader:
            of_rule = found.setdefault(row["ruleId"], {})
            if row["subject"] in of_rule:
                twice.append((row["ruleId"], row["subject"]))
            of_rule[row["subject"]] = tuple(instant(row[c]) if row[c] else None for c in ("startedAt", "dueAt", "brokenAt"))
    return found, twice


def some(numbers):
    shown = sorted(numbers)
    return ", ".join(shown[:5]) + (f" … ({len(shown)})" if len(shown) > 5 else "")


def compare(expected, found, twice):
    wrong = 0
    print(f"{'rule':6} {'expected':>8} {'found':>8} {'missing':>8} {'extra':>6} {'dueAt≠':>7} {'brokenAt≠':>9}")
    notes = []
    for rule in sorted(set(expected) | set(found)):
        ours, theirs = expected.get(rule, {}), found.get(rule, {})
        missing, extra = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
        both = ours.keys() & theirs.keys()
        due = {n for n in both if ours[n][1] and ours[n][1] != theirs[n][1]}
        broken = {n for n in both if ours[n][2] and ours[n][2] != theirs[n][2]}
        print(f"{rule:6} {len(ours):8} {len(theirs):8} {len(missing):8} {len(extra):6} {len(due):7} {len(broken):9}")
        for what, numbers in (("missing", missing), ("extra", extra), ("dueAt differs", due), ("brokenAt differs", broken)):
            if numbers:
                notes.append(f"{rule} {what}: {some(numbers)}")
        wrong += len(missing) + len(extra) + len(due) + len(broken)
    if twice:
        notes.append("found more than once: " + some({f"{rule} {number}" for rule, number in twice}))
    print("\n".join(notes) or "no difference")
    return wrong + len(twice)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("calls")
    words.add_argument("--as-of", type=instant, default=dt.datetime.now(UTC))
    words.add_argument("--findings")
    words.add_argument("--list", metavar="RULE", choices=RULES)
    asked = words.parse_args()
    calls, expected = expected_of(asked.calls, asked.as_of)
    if asked.list:
        print("\n".join(sorted(expected[asked.list])))
        return 0
    print(f"{calls} calls, as of {asked.as_of.isoformat()}")
    if asked.findings:
        return 1 if compare(expected, *found_in(asked.findings)) else 0
    for rule in RULES:
        print(f"{rule} {len(expected[rule])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
