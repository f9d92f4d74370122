"""Counting minutes without clock times, and refusing what is no count of minutes."""

import pytest
from billing.builders import a_payer, catalogue, lines

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.billing.payers import Payer, Rule
from therapytimer.billing.tally import count_units, parse_minutes


def counted(rule, *arguments, payer=None):
    return count_units(rule, parse_minutes(arguments, catalogue()), catalogue(), payer)


def test_minutes_are_counted_by_the_rule_asked_for():
    assert lines(counted(Rule.POOLED, "97110=33", "97140=7")) == "97110 33=2, 97140 7=1"
    assert lines(counted(Rule.PER_CODE, "97110=33", "97140=7")) == "97110 33=2, 97140 7=0"
    assert lines(counted(Rule.CAPPED, "97110=24", "97112=23")) == "97110 24=2, 97112 23=1"


def test_untimed_codes_count_in_the_units_not_in_the_timed_minutes():
    tally = counted(Rule.POOLED, "97161=30", "97110=20", "97112=20")
    assert (tally.rule, tally.units, tally.timed_code_minutes) == (Rule.POOLED, 4, 40)
    assert [(tie.units, tie.among) for tie in tally.ties] == [(1, ("97110", "97112"))]


def test_no_minutes_of_a_code_give_no_line():
    assert lines(counted(Rule.POOLED, "97110=0", "97140=8")) == "97140 8=1"
    assert lines(counted(Rule.POOLED, "97110=0")) == ""


def test_the_rule_named_medicare_treats_modalities_as_medicare_does():
    assert lines(counted(Rule.POOLED, "97010=9", "97014=9")) == "97010 9=0, G0283 9=1"
    assert lines(counted(Rule.PER_CODE, "97010=9", "97014=9")) == "97010 9=1, 97014 9=1"
    assert lines(counted(Rule.CAPPED, "97010=9", "97014=9")) == "97010 9=1, 97014 9=1"


def test_the_reason_speaks_of_medicare_or_of_nobody():
    assert counted(Rule.POOLED, "97010=9").lines[0].reasons[0].startswith("Medicare bundles 97010")


@pytest.mark.parametrize("rule", [Rule.PER_CODE, Rule.CAPPED])
def test_without_a_payer_the_reason_names_nobody(rule):
    own = parse_own_code("20560 dry needling; untimed; one_on_one; PT; covered by no payer")
    tally = count_units(rule, {"20560": 9}, catalogue().with_own([own]))
    assert tally.lines[0].reasons[0].startswith("The payer does not cover 20560: ")


def test_a_payer_brings_its_own_treatment_and_keeps_the_rule_asked_for():
    payer = Payer(name="Somebody", rule=Rule.POOLED, bundled=("97012",))
    tally = counted(Rule.PER_CODE, "97012=9", "97010=9", "97110=8", "97112=8", payer=payer)
    assert lines(tally) == "97012 9=0, 97010 9=1, 97110 8=1, 97112 8=1"
    assert tally.rule is Rule.PER_CODE
    part_b = a_payer("Medicare Part B")
    assert lines(counted(Rule.POOLED, "97014=9", payer=part_b)) == "G0283 9=1"


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("97110=0", 0),
        ("97110=1440", 1440),
        ("97110=007", 7),
        ("97110=" + "0" * 10_000, 0),
        ("97110=" + "0" * 10_000 + "8", 8),
    ],
)
def test_whole_minutes_of_a_day_are_read(argument, value):
    assert parse_minutes([argument], catalogue()) == {"97110": value}


@pytest.mark.parametrize(
    "minutes",
    [
        "",
        "abc",
        "-5",
        "7.5",
        "7,5",
        "1441",
        "10000",
        "1e3",
        "1000000000",
        "9" * 9999,
        " 7",
        "+7",
        "\u0667",
        "\u00b2",
        "0x8",
        "1_0",
    ],
)
def test_what_is_no_whole_number_of_minutes_is_named(minutes):
    with pytest.raises(ValueError, match="Minutes of 97110 must be a whole number from 0 to 1440"):
        parse_minutes([f"97110={minutes}"], catalogue())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Expected at least one code with its minutes, such as 97110=33."),
        (["97110"], "Expected a code and minutes such as 97110=33, not '97110'."),
        ([""], "Expected a code and minutes such as 97110=33, not ''."),
        (["99999=5"], "Code '99999' is unknown; expected a number of the catalogue."),
        (["=5"], "Code '' is unknown; expected a number of the catalogue."),
        (["97110=5", "97110=6"], "Code '97110' is given twice; expected each code once."),
        (["97110=5=6"], "Minutes of 97110 must be a whole number from 0 to 1440, not '5=6'."),
        (["97110=1441"], "Minutes of 97110 must be a whole number from 0 to 1440, not 1441."),
        (["97110=-1"], "Minutes of 97110 must be a whole number from 0 to 1440, not '-1'."),
    ],
)
def test_a_refusal_is_one_sentence(arguments, sentence):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole sentence is compared below
        parse_minutes(arguments, catalogue())
    assert str(refused.value) == sentence


@pytest.mark.parametrize("value", [-1, 1441, 7.5, "7", None, True])
def test_minutes_from_elsewhere_are_checked_alike(value):
    with pytest.raises(ValueError, match="Minutes of 97110 must be a whole number"):
        count_units(Rule.POOLED, {"97110": value}, catalogue())


def test_no_minutes_at_all_and_unknown_codes_are_refused():
    with pytest.raises(ValueError, match=r"^Expected at least one code with its minutes, such as "):
        count_units(Rule.POOLED, {}, catalogue())
    with pytest.raises(ValueError, match="'99999' is unknown"):
        count_units(Rule.POOLED, {"99999": 8}, catalogue())


def test_a_long_refused_value_is_cut_short_and_stays_on_one_line():
    with pytest.raises(ValueError, match="unknown") as refused:
        parse_minutes(["\n" * 5000 + "=5"], catalogue())
    assert len(str(refused.value)) < 160
    assert "\n" not in str(refused.value)
