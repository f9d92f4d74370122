"""The working in words that a therapist reads on screen and an auditor on paper."""

from billing.builders import minutes

from therapytimer.billing.payers import Rule
from therapytimer.billing.units import units_of
from therapytimer.billing.wording import counted, joined


def sentences(rule, text, choices=None):
    return units_of(rule, minutes(text), choices or {}).sentences


def whys(rule, text):
    return [code.why for code in units_of(rule, minutes(text)).codes]


def test_the_pooled_working_reads_step_by_step():
    assert sentences(Rule.POOLED, "97110 33, 97140 7") == (
        "33 (97110) + 7 (97140) = 40 timed minutes.",
        "38 to 52 minutes in all give 3 units.",
        "Units left over go one each to the largest remainders.",
        (
            "97110: 33 minutes, 2 whole units; the remainder of 3 minutes earns none, larger "
            "remainders come first."
        ),
        "97140: 7 minutes, 0 whole units; the remainder of 7 minutes earns one more unit.",
        "On average 13.3 minutes a unit.",
    )


def test_too_few_minutes_say_so():
    assert sentences(Rule.POOLED, "97110 1") == (
        "97110 has 1 timed minute.",
        "Fewer than 8 minutes in all give no unit.",
        "Units left over go one each to the largest remainders.",
        (
            "97110: 1 minute, 0 whole units; the remainder of 1 minute earns none, the total "
            "allows no more."
        ),
    )


def test_the_per_code_working_speaks_of_no_total():
    assert sentences(Rule.PER_CODE, "97110 15, 97140 7") == (
        "15 (97110) + 7 (97140) = 22 timed minutes.",
        "Each code counts alone: 8 minutes beyond its whole 15s are one more unit.",
        "97110: 15 minutes, 1 whole unit.",
        (
            "97140: 7 minutes, 0 whole units; the remainder of 7 minutes is under 8 minutes and "
            "earns none."
        ),
        "On average 22.0 minutes a unit.",
    )


def test_the_cap_says_who_lost_a_unit_and_why():
    assert sentences(Rule.CAPPED, "97112 24, 97110 23") == (
        "24 (97112) + 23 (97110) = 47 timed minutes.",
        "38 to 52 minutes in all allow at most 3 units.",
        (
            "Each code counts alone: 8 minutes beyond its whole 15s are one more unit, but never "
            "more units than the total gives."
        ),
        "97112: 24 minutes, 1 whole unit; the remainder of 9 minutes earns one more unit.",
        (
            "97110: 23 minutes, 1 whole unit; the remainder of 8 minutes would earn a unit alone, "
            "but the total allows no more."
        ),
        (
            "97110 without one unit: of the codes rounded up, those with the smallest remainders "
            "lose their unit."
        ),
        "On average 15.7 minutes a unit.",
    )


def test_a_tie_is_said_to_be_one():
    tie = sentences(Rule.POOLED, "97112 20, 97110 20")[-2]
    assert tie == (
        "97112 and 97110 tie for 1 unit, and every way to give it is right: 97112 has it, by the "
        "program's rule (the code with more minutes first, then the one started first)."
    )


def test_a_tie_broken_by_a_person_names_that_person():
    choices = {("97110", "97112", "97140"): (("97110", "97140"), "Ann Lee")}
    tie = sentences(Rule.CAPPED, "97110 8, 97112 8, 97140 8", choices)[-2]
    assert tie == (
        "97110, 97112 and 97140 tie for 2 units, and every way to give them is right: 97110 and "
        "97140 have them, chosen by Ann Lee."
    )


def test_each_side_of_a_tie_is_told():
    assert whys(Rule.POOLED, "97112 20, 97110 20") == [
        (
            "20 minutes, 1 whole unit; the remainder of 5 minutes ties for the last units and has "
            "one, by the program's rule."
        ),
        (
            "20 minutes, 1 whole unit; the remainder of 5 minutes ties for the last units and has "
            "none, by the program's rule."
        ),
    ]


def test_small_remainders_under_the_cap_are_not_said_to_be_capped():
    assert whys(Rule.CAPPED, "97110 33, 97140 7")[1].endswith("is under 8 minutes and earns none.")


def test_numbers_and_lists_are_written_as_people_do():
    assert [counted(number, "unit") for number in (0, 1, 2)] == ["0 units", "1 unit", "2 units"]
    assert [joined(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
