"""Random days of therapist and assistant against a reckoning of each lane by hand."""

import random
from collections import Counter
from dataclasses import replace

import pytest
from billing.builders import a_day, at
from billing.test_lanes import reckoned

from therapytimer.billing.bill import Span, VisitTime, bill_of

FIRST_OF = {"97130": "97129"}


@pytest.mark.parametrize("seed", range(4))
def test_random_days_are_divided_as_reckoned(seed, rounds):
    chance = random.Random(f"lanes {seed}")  # noqa: S311 - invents days, no secrets
    seen = Counter()
    for _ in range(rounds(300)):
        visits = [a_random_visit(chance, hour) for hour in (8, 14)[: chance.randint(1, 2)]]
        bill = bill_of(a_day(*visits))
        therapist, minutes = reckoned_minutes(visits)
        plain, marked = by_lane(bill)
        for code, number in minutes.items():
            units = plain[code][1] + marked[code][1]
            assert plain[code][0] + marked[code][0] == number
            assert plain[code] == (
                therapist[code],
                reckoned(therapist[code], number - therapist[code], units),
            )
            seen[plain[code][1] > 0, marked[code][1] > 0] += 1
        assert_totals(bill, visits)
    assert min(seen.values()) > rounds(20)


def a_random_visit(chance, hour):
    clock, found = hour * 3600, []
    for _ in range(chance.randint(1, 6)):
        length = chance.choice((chance.randint(1, 200), chance.randint(1, 1500)))
        code = chance.choice(("97110", "97140", "97129", "97130"))
        found.append(a_span(code, clock, clock + length, assistant=chance.random() < 0.5))
        clock += length
    return VisitTime(f"v{hour}", tuple(found))


def a_span(code, start, stop, *, assistant):
    return Span(code, at(clock_of(start)), at(clock_of(stop)), assistant=assistant)


def clock_of(seconds):
    return f"{seconds // 3600}:{seconds // 60 % 60}:{seconds % 60}"


def reckoned_minutes(visits):
    """Count the therapist's and all whole minutes of each service, cut at each visit and code."""
    therapist, minutes = Counter(), Counter()
    for visit in visits:
        of_all, of_therapist = Counter(), Counter()
        for span in visit.spans:
            seconds = int((span.stop - span.start).total_seconds())
            of_all[span.code] += seconds
            of_therapist[span.code] += 0 if span.assistant else seconds
        for code, seconds in of_all.items():
            minutes[FIRST_OF.get(code, code)] += seconds // 60
            therapist[FIRST_OF.get(code, code)] += of_therapist[code] // 60
    return therapist, Counter({code: number for code, number in minutes.items() if number})


def by_lane(bill):
    """Add up minutes and units of each service's lines without and with CQ."""
    plain, marked = {}, {}
    for line in bill.lines:
        code = FIRST_OF.get(line.code, line.code)
        lane, other = (marked, plain) if "CQ" in line.modifiers else (plain, marked)
        minutes, units = lane.get(code, (0, 0))
        lane[code] = (minutes + line.minutes, units + line.units)
        other.setdefault(code, (0, 0))
    return plain, marked


def assert_totals(bill, visits):
    """Check that lanes change neither units nor order, and that each line has minutes."""
    alone = [
        replace(visit, spans=tuple(replace(span, assistant=False) for span in visit.spans))
        for visit in visits
    ]
    whole = bill_of(a_day(*alone))
    assert bill.units == whole.units == sum(line.units for line in bill.lines)
    assert all(line.minutes > 0 for line in bill.lines)
    assert list(dict.fromkeys(line.code for line in bill.lines if line.units)) == [
        line.code for line in whole.lines if line.units
    ]
    for line in whole.lines:
        assert line.units == sum(each.units for each in bill.lines if each.code == line.code)
