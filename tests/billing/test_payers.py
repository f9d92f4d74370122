"""Payers: the shipped ones, and those that a visit record brings."""

import json
from dataclasses import fields, replace

import pytest
from billing.builders import a_payer, payers
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.payers import (
    Payer,
    Rule,
    medicare,
    parse_payers,
    payer_fields,
    payer_from_fields,
)

PAYERS = st.builds(
    Payer,
    name=st.sampled_from(["Medicare Part B", "Medicare of Ohio", "Somebody", "Self-pay"]),
    rule=st.sampled_from(Rule),
    discipline_modifiers=st.booleans(),
    assistant_modifiers=st.booleans(),
    threshold=st.booleans(),
    edits=st.text(max_size=9),
    stimulation=st.sampled_from(["97014", "G0283"]),
    bundled=st.sampled_from([(), ("97010",), ("97010", "97012")]),
    program_from=st.sampled_from([61, 120]),
    testing_from=st.sampled_from([31, 60]),
    caregiver_from=st.sampled_from([16, 30]),
    edit_table=st.sampled_from(["", "medicare", "medicaid"]),
    advisories=st.sampled_from([(), (("97112", "97140"), ("evaluation", "97530"))]),
    distinct=st.sampled_from(["59", "X"]),
    chiropractic_modifier=st.booleans(),
    uncovered_modifier=st.sampled_from(["", "GY", "GX"]),
)


def test_seven_payers_are_shipped():
    assert [(payer.name, payer.rule) for payer in payers()] == [
        ("Medicare Part B", Rule.POOLED),
        ("Medicare Advantage", Rule.POOLED),
        ("Medicaid", Rule.POOLED),
        ("Commercial (midpoint)", Rule.PER_CODE),
        ("Commercial (pooled)", Rule.POOLED),
        ("Workers' compensation (capped)", Rule.CAPPED),
        ("Self-pay", Rule.PER_CODE),
    ]


def test_medicare_alone_bundles_packs_and_renames_stimulation():
    of_medicare = {payer.name for payer in payers() if payer.stimulation == "G0283"}
    assert of_medicare == {"Medicare Part B", "Medicare Advantage"}
    assert {payer.name for payer in payers() if payer.bundled == ("97010",)} == of_medicare
    assert {payer.name for payer in payers() if payer.bundled} == of_medicare


def test_the_threshold_belongs_to_part_b():
    assert [payer.name for payer in payers() if payer.threshold] == ["Medicare Part B"]


SHIPPED = {
    "Medicare Part B": (True, True, "medicare", "GY"),
    "Medicare Advantage": (True, True, "medicare", "GY"),
    "Medicaid": (True, False, "medicaid", ""),
    "Commercial (midpoint)": (False, False, "", ""),
    "Commercial (pooled)": (False, False, "", ""),
    "Workers' compensation (capped)": (False, False, "", ""),
    "Self-pay": (False, False, "", ""),
}


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_payer_asks_for_its_own_modifiers(name):
    payer = a_payer(name)
    asked = (payer.discipline_modifiers, payer.assistant_modifiers)
    assert (*asked, payer.edit_table, payer.uncovered_modifier) == SHIPPED[name]
    assert (payer.distinct, payer.chiropractic_modifier) == ("59", False)


def test_commercial_payers_alone_come_with_advice_on_six_pairs():
    assert [payer.name for payer in payers() if payer.advisories] == [
        "Commercial (midpoint)",
        "Commercial (pooled)",
    ]
    for payer in payers():
        assert payer.advisories in {
            (),
            (
                ("97112", "97140"),
                ("97530", "97140"),
                ("97530", "97116"),
                ("evaluation", "97140"),
                ("evaluation", "97112"),
                ("evaluation", "97530"),
            ),
        }


def test_a_payer_of_nobody_demands_nothing():
    payer = Payer("Somebody", Rule.PER_CODE)
    assert (payer.edit_table, payer.advisories, payer.distinct) == ("", (), "59")
    assert (payer.chiropractic_modifier, payer.uncovered_modifier) == (False, "")


def test_rules_have_names_that_people_use():
    assert [rule.label for rule in Rule] == [
        "pooled (Medicare)",
        "per code (CPT midpoint)",
        "per code with a cap",
    ]


def test_a_record_takes_what_it_lacks_from_the_shipped_payer():
    given_fields = {"name": "Medicare Part B", "rule": "medicare", "edits": None}
    assert payer_from_fields(given_fields, payers()) == a_payer("Medicare Part B")


def test_what_a_record_says_stands():
    given_fields = {
        "name": "Medicare Part B",
        "rule": "medicare",
        "threshold": False,
        "bundled": [],
        "edits": "",
        "program_from": 120,
    }
    assert payer_from_fields(given_fields, payers()) == replace(
        a_payer("Medicare Part B"), threshold=False, bundled=(), edits="", program_from=120
    )


def test_a_shipped_name_with_another_rule_is_another_payer():
    payer = payer_from_fields({"name": "Medicaid", "rule": "midpoint"}, payers())
    assert payer == Payer("Medicaid", Rule.PER_CODE)


@pytest.mark.parametrize(
    ("record", "treated"),
    [
        ({"name": "Medicare of Ohio", "rule": "midpoint"}, True),
        ({"name": "Medicare Part B", "rule": "midpoint"}, True),
        ({"name": "Somebody", "rule": "medicare", "threshold": True}, True),
        ({"name": "Somebody", "rule": "medicare", "threshold": False}, False),
        ({"name": "Somebody", "rule": "medicare"}, False),
        ({"name": "No Medicare", "rule": "medicare"}, False),
    ],
)
def test_unknown_payers_of_medicare_are_treated_as_medicare(record, treated):
    payer = payer_from_fields(record, payers())
    assert (payer.stimulation == "G0283", payer.bundled == ("97010",)) == (treated, treated)


def test_an_unknown_payer_of_medicare_cuts_further_units():
    for name, cuts in (("Medicare of Ohio", True), ("Somebody", False)):
        assert payer_from_fields({"name": name, "rule": "medicare"}, ()).mppr is cuts


def test_a_record_may_refuse_the_treatment_of_medicare():
    record = {"name": "Medicare of Ohio", "rule": "medicare", "stimulation": "97014"}
    payer = payer_from_fields(record, payers())
    assert (payer.stimulation, payer.bundled) == ("97014", ("97010",))


def test_fields_unknown_here_are_left_alone():
    record = {"name": "Somebody", "rule": "midpoint", "telephone": "555"}
    assert payer_from_fields(record, ()) == Payer("Somebody", Rule.PER_CODE)


@given(PAYERS)
def test_fields_read_back_as_the_same_payer(payer):
    plain = json.loads(json.dumps(payer_fields(payer)))
    assert set(plain) == {each.name for each in fields(Payer)}
    assert payer_from_fields(plain, payers()) == payer
    assert parse_payers(json.dumps([plain])) == (payer,)


def test_fields_are_plain():
    written = payer_fields(payers()[0])
    assert {type(value) for value in written.values()} <= {str, bool, int, list}


def test_an_unknown_payer_counts_first_parts_from_their_midpoint():
    payer = payer_from_fields({"name": "Somebody", "rule": "midpoint"}, payers())
    assert (payer.program_from, payer.testing_from, payer.caregiver_from) == (61, 31, 16)


def test_the_treatment_of_medicare_touches_nothing_else():
    payer = Payer("Somebody", Rule.CAPPED, threshold=True, edits="none")
    treated = medicare(payer)
    assert (
        replace(treated, stimulation="97014", bundled=(), uncovered_modifier="", mppr=False)
        == payer
    )
    assert treated.uncovered_modifier == "GY"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": None}, "Payer field 'name' is missing"),
        ({"name": "  "}, "Payer field 'name' must be text that is not empty"),
        ({"rule": None}, "Payer field 'rule' is missing"),
        ({"rule": "eights"}, "must be one of medicare, midpoint, midpoint-capped, not 'eights'"),
        ({"rule": ["medicare"]}, "Payer field 'rule' must be one of"),
        ({"threshold": 1}, "Payer field 'threshold' must be true or false, not 1"),
        ({"edits": 3}, "Payer field 'edits' must be text, not 3"),
        ({"bundled": "97010"}, "Payer field 'bundled' must be a list of texts, not '97010'"),
        ({"bundled": [""]}, "Payer field 'bundled' must be text that is not empty"),
        ({"program_from": 5}, "Payer field 'program_from' must be one of 61, 120, not 5"),
        ({"program_from": True}, "Payer field 'program_from' must be one of 61, 120, not True"),
        ({"program_from": 61.0}, "must be one of 61, 120, not 61.0"),
        ({"testing_from": 61}, "Payer field 'testing_from' must be one of 31, 60, not 61"),
        ({"edit_table": "aetna"}, "'edit_table' must be one of , medicare, medicaid, not 'aetna'"),
        ({"distinct": "XU"}, "Payer field 'distinct' must be one of 59, X, not 'XU'"),
        ({"distinct": 59}, "Payer field 'distinct' must be one of 59, X, not 59"),
        ({"chiropractic_modifier": 1}, "'chiropractic_modifier' must be true or false, not 1"),
        ({"uncovered_modifier": "GA"}, "'uncovered_modifier' must be one of , GY, GX, not 'GA'"),
        ({"advisories": "97112"}, "'advisories' must be a list of pairs of two codes, not '97112'"),
        ({"advisories": {}}, "'advisories' must be a list of pairs of two codes, not {}"),
        ({"advisories": [["97112"]]}, "'advisories' must be a list of pairs of two codes"),
        ({"advisories": [["1", "2", "3"]]}, "'advisories' must be a list of pairs of two codes"),
        ({"advisories": [["97112", "97112"]]}, "'advisories' must be a list of pairs of two codes"),
        ({"advisories": ["97112"]}, "Payer field 'advisories' must be a list of texts"),
        ({"advisories": [["97112", 7]]}, "Payer field 'advisories' must be text, not 7"),
        ({"caregiver_from": "16"}, "Payer field 'caregiver_from' must be one of 16, 30, not '16'"),
    ],
)
def test_a_faulty_payer_is_refused_in_one_sentence(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        payer_from_fields({"name": "Somebody", "rule": "medicare"} | change, payers())


def test_a_list_of_payers_that_is_none_is_refused():
    with pytest.raises(ValueError, match="The list of payers must be a list of objects"):
        parse_payers("{}")
    with pytest.raises(ValueError, match="The list of payers cannot be read as JSON: Expecting"):
        parse_payers("")
