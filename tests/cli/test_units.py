"""`therapytimer units`, as `design` of the command line says."""

import json

import pytest
from cli.terminal import run


def test_minutes_give_units_with_their_working():
    done = run("units", "97110=33", "97140=7")
    assert done.code == 0
    assert "97110    33 min   2 units" in done.out
    assert "40 timed code minutes, 3 units" in done.out


def test_json_is_for_other_programs():
    done = run("units", "97110=33", "97140=7", "--json")
    assert json.loads(done.out) == {
        "rule": "medicare",
        "timed_minutes": 40,
        "units": 3,
        "lines": [
            {"code": "97110", "minutes": 33, "units": 2},
            {"code": "97140", "minutes": 7, "units": 1},
        ],
        "ties": [],
    }


def test_a_tie_is_told():
    done = run("units", "97110=20", "97112=20", "--json")
    assert json.loads(done.out)["ties"] == [{"units": 1, "among": ["97110", "97112"]}]


@pytest.mark.parametrize(("rule", "units"), [("medicare", 1), ("midpoint", 2)])
def test_the_rule_is_chosen(rule, units):
    done = run("units", "97110=8", "97112=8", "--rule", rule, "--json")
    assert json.loads(done.out)["units"] == units


def test_zero_minutes_give_no_line():
    assert json.loads(run("units", "97110=0", "--json").out)["lines"] == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("97110=ten", "'ten'"),
        ("97110=-5", "'-5'"),
        ("97110=7.5", "'7.5'"),
        ("97110=1000000000", "'1000000000'"),
        ("97110=1441", "1441"),
        ("97110=", "''"),
        ("97110", "'97110'"),
        ("=5", "''"),
        ("-5", "'-5'"),
        ("--minutes", "'--minutes'"),
        ("12345=8", "'12345'"),
        ("97110=٣", "'٣'"),
    ],
)
def test_bad_minutes_are_named(given, named):
    assert named in run("units", given).refused


def test_a_code_given_twice_is_named():
    refused = run("units", "97110=8", "97110=9").refused
    assert "'97110' is given twice" in refused


def test_no_minutes_at_all_are_refused():
    assert "97110=33" in run("units").refused


def test_an_unknown_rule_is_named_with_the_known_ones():
    refused = run("units", "97110=8", "--rule", "guess").refused
    assert "'guess'" in refused
    assert "midpoint-capped" in refused
