"""Random days against a second reckoning of the bill that shares nothing with the program.

It marks every second of a day, looks time bases up in tables of its own and walks up the chart.
"""

import random
from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from billing.builders import MIDNIGHT, a_day
from billing.test_brute_force import chart

from therapytimer.billing.bill import Span, VisitTime, bill_of

DAYS = 1500
MEDICARE = "Medicare Part B"
RULES = {MEDICARE: "pooled", "Self-pay": "alone", "Workers' compensation (capped)": "capped"}
FIRST_OF = {"97130": "97129", "90913": "90912", "97546": "97545", "97551": "97550"}
ADD_ON_OF = {first: add_on for add_on, first in FIRST_OF.items()}
POOL = {"97110", "97112", "97140", "97530", "97129", "90912"}
BY_PART = {"97545": (61, 120, 60), "97550": (16, 30, 15), "96125": (31, 60, 60)}
TIMED = POOL | {"97545", "96125"}
ABSENT = {"97550", "97552"}
UNTIMED = {"97161", "97150", "97012", "97010", "97014", "95992", "evaluation", "97039"}
ATTENDED = [*sorted(TIMED | UNTIMED | ABSENT | set(FIRST_OF)), *sorted(POOL) * 3]
SUPERVISED = ["97012", "97010", "97014", "97018"]


def billed(code, payer):
    if code == "97014" and payer == MEDICARE:
        return "G0283"
    return FIRST_OF.get(code, code)


def a_random_visit(chance, hour):
    """Give (code, first second, last second) triples: one code after the other, some beside."""
    clock, found = hour * 3600, []
    for _ in range(chance.randint(0, 5)):
        length = chance.choice((chance.randint(1, 130), chance.randint(1, 3000)))
        found.append((chance.choice(ATTENDED), clock, clock + length))
        clock += length + chance.choice((0, 30))
    for _ in range(chance.randint(0, 2)):
        start = hour * 3600 + chance.randint(0, 3000)
        found.append((chance.choice(SUPERVISED), start, start + chance.randint(1, 1200)))
    return found


def whole_minutes(visit):
    seconds = Counter()
    for code, start, stop in visit:
        seconds[code] += stop - start
    return {code: number // 60 for code, number in seconds.items()}


def minutes_by_service(visits, payer):
    minutes = defaultdict(int)
    for visit in visits:
        for code, number in whole_minutes(visit).items():
            minutes[billed(code, payer)] += number
    return {code: number for code, number in minutes.items() if number}


def total_treatment_minutes(visits, payer):
    minutes = minutes_by_service(visits, payer)
    total = sum(number for code, number in minutes.items() if code in TIMED)
    left_out = ABSENT | ({"97010"} if payer == MEDICARE else set())
    for visit in visits:
        timed, untimed = set(), set()
        for code, start, stop in visit:
            name = billed(code, payer)
            if name not in left_out:
                (timed if name in TIMED else untimed).update(range(start, stop))
        total += len(untimed - timed) // 60
    return total


def pooled_units(minutes, payer):
    pool = [number for code, number in minutes.items() if code in POOL]
    alone = sum(chart(number) for number in pool)
    together = chart(sum(pool))
    return {"pooled": together, "alone": alone, "capped": min(alone, together)}[RULES[payer]]


def units_outside(code, minutes, payer):
    if code == "evaluation" or (code == "97010" and payer == MEDICARE):
        return 0
    if code not in BY_PART:
        return 1
    least, first, part = BY_PART[code]
    units, need = (1, first + part // 2 + 1) if minutes >= least else (0, 10**6)
    while minutes >= need:
        units, need = units + 1, need + part
    return units


def by_service(bill):
    """Join the two lines of a service again."""
    joined = defaultdict(lambda: (0, 0))
    for line in bill.lines:
        code = FIRST_OF.get(line.code, line.code)
        minutes, units = joined[code]
        joined[code] = (minutes + line.minutes, units + line.units)
    return joined


def bill_for(visits, payer):
    made = (
        VisitTime(
            f"v{number}",
            tuple(Span(code, instant(start), instant(stop)) for code, start, stop in visit),
        )
        for number, visit in enumerate(visits, start=1)
    )
    return bill_of(a_day(*made, payer=payer))


def instant(second):
    return MIDNIGHT + timedelta(seconds=second)


@pytest.mark.parametrize("payer", RULES)
def test_random_days_come_out_as_reckoned_second_by_second(payer, rounds):
    chance = random.Random(f"{payer} 2026")  # noqa: S311 - invents days, no secrets
    for _ in range(rounds(DAYS)):
        visits = [
            a_random_visit(chance, hour) for hour in range(1, 1 + chance.randint(1, 3) * 6, 6)
        ]
        bill = bill_for(visits, payer)
        minutes = minutes_by_service(visits, payer)
        joined = by_service(bill)
        assert {code: number for code, (number, _) in joined.items()} == minutes
        assert bill.working.units == pooled_units(minutes, payer)
        assert_services(joined, minutes, payer)
        timed = sum(number for code, number in minutes.items() if code in TIMED)
        absent = sum(number for code, number in minutes.items() if code in ABSENT)
        assert (bill.timed_code_minutes, bill.caregiver_minutes) == (timed, absent)
        assert bill.total_treatment_minutes == total_treatment_minutes(visits, payer)
        assert_lines_in_order(bill, visits, payer)


def assert_services(joined, minutes, payer):
    for code, number in minutes.items():
        if code not in POOL:
            assert joined[code] == (number, units_outside(code, number, payer)), code


def assert_lines_in_order(bill, visits, payer):
    """Check that lines stand by first start, an add-on with one unit or more after its first."""
    starts = sorted((start, code) for visit in visits for code, start, _ in visit)
    first_starts = dict.fromkeys(billed(code, payer) for _, code in starts)
    shown = [line.code for line in bill.lines]
    firsts = [code for code in shown if code not in FIRST_OF]
    assert firsts == [code for code in first_starts if code in firsts]
    for code in set(shown) & set(FIRST_OF):
        assert shown[shown.index(code) - 1] == FIRST_OF[code]
    assert all(line.units == 1 for line in bill.lines if ADD_ON_OF.get(line.code) in shown)
