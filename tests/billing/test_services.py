"""Time bases other than the lone 15-minute code, and how each stands on the bill."""

from dataclasses import replace

import pytest
from billing.builders import a_day, a_payer, catalogue, lines
from billing.cases import BASES, FULL_FIRST_PARTS

from therapytimer.billing.bill import bill_of
from therapytimer.billing.tally import count_units


def tally(payer, text):
    minutes = {code: int(number) for code, number in (each.split() for each in text.split(","))}
    return count_units(payer.rule, minutes, catalogue(), payer)


@pytest.mark.parametrize(("payer", "text", "expected"), BASES)
def test_each_time_basis_counts_by_its_own_rule(payer, text, expected):
    assert lines(tally(a_payer(payer), text)) == expected


@pytest.mark.parametrize(("setting", "least", "text", "expected"), FULL_FIRST_PARTS)
def test_a_payer_may_ask_for_the_full_first_part(setting, least, text, expected):
    payer = replace(a_payer("Medicare Part B"), **{setting: least})
    counted = tally(payer, text)
    assert lines(counted) == expected
    assert f"from {least} minutes on (this payer's setting)" in counted.lines[0].reasons[0]


REASONS = [
    ("97010 9", "Medicare Part B bundles 97010: 0 units, its minutes stay out of total treatment"),
    ("97014 9", "Medicare Part B takes G0283 for unattended stimulation, recorded as 97014."),
    ("evaluation 9", "0 units: choose the level of the evaluation."),
    ("97039 9", "Unlisted, counted as untimed: 1 a day whatever the minutes."),
    ("97012 9", "Untimed: 1 a day whatever the minutes."),
    ("95851 9", "site or piece: the numbers typed at the day's visits are added up, 1 if none was"),
    (
        "97545 200",
        "counts from 61 minutes on (this payer's setting), each further 60 minutes from 31.",
    ),
    ("97545 200", "one service: 97545 bears the first 120 minutes, 97546 the rest."),
    (
        "97550 20",
        "counts from 16 minutes on (this payer's setting), each further 15 minutes from 8.",
    ),
    (
        "96125 31",
        "counts from 31 minutes on (this payer's setting), each further 60 minutes from 31.",
    ),
    ("97130 20", "Recorded as 97130, one service with 97129: its first unit is 97129."),
    ("97110 7", "the remainder of 7 minutes earns none, the total allows no more."),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_line_says_why(text, reason):
    assert reason in " ".join(tally(a_payer("Medicare Part B"), text).lines[0].reasons)


def test_a_code_is_said_to_be_recorded_from_a_whole_minute_on():
    counted = bill_of(a_day("97014 9:00-9:00:40, G0283 9:10-9:20"))
    assert lines(counted) == "G0283 10=1"
    assert counted.lines[0].reasons == (
        "Untimed: 1 a day whatever the minutes.",
        "GP: under a plan of physical therapy.",
    )
    counted = bill_of(a_day("97014 9:00-9:01, G0283 9:10-9:20"))
    assert counted.lines[0].reasons[1].endswith("stimulation, recorded as 97014.")


def test_the_add_on_says_how_the_minutes_are_shared():
    first, add_on = tally(a_payer("Self-pay"), "97129 40").lines
    shared = "97129 and 97130 are one service: 97129 bears the first 15 minutes, 97130 the rest."
    assert add_on.reasons == (shared,)
    assert first.reasons[-1] == shared
    assert (first.name, add_on.name) == (catalogue()["97129"].name, catalogue()["97130"].name)


def test_a_service_of_two_codes_ties_as_one():
    (tie,) = tally(a_payer("Medicare Part B"), "97129 10, 97130 10, 97110 20").ties
    assert tie.among == ("97129", "97110")


def test_what_the_patient_misses_and_hours_of_a_program_are_told_apart():
    counted = tally(a_payer("Medicare Part B"), "97545 61, 96125 31, 97550 20, 97552 9, 97110 8")
    assert (counted.timed_code_minutes, counted.caregiver_minutes) == (100, 29)
    assert counted.working.minutes == 8
