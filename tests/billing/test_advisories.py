"""Payer advisories: kept apart from edits, never for Medicare."""

from dataclasses import replace

import pytest
from billing.builders import a_day, a_payer
from billing.test_distinct import APART, billed, lines

from therapytimer.billing.advisories import COMMERCIAL, advisory_advice, besides, parse_advisory
from therapytimer.billing.bill import bill_of
from therapytimer.billing.distinct import Evidence, distinct_findings, edit_advice
from therapytimer.billing.edits import Edit, EditTable

COMMERCIAL_PAYER = a_payer("Commercial (midpoint)")
EVALUATIONS = ("97161", "97162", "97163", "97165", "97166", "97167")


def advised(text, times="", payer=COMMERCIAL_PAYER, advisories=COMMERCIAL):
    return advisory_advice(billed(text, times), payer, advisories, "59")


def test_an_advisory_is_a_pair_or_a_group_of_pairs():
    assert parse_advisory("97112/97140") == (("97112", "97140"),)
    assert parse_advisory(" 97112 / 20560A ") == (("97112", "20560A"),)
    assert parse_advisory("evaluation/97140") == tuple((code, "97140") for code in EVALUATIONS)
    assert parse_advisory("97140/re-evaluation") == (("97140", "97164"), ("97140", "97168"))


@pytest.mark.parametrize(
    "text", ["", "97112", "97112/", "/97140", "97112/97112", "97112/x", "97112/97140/97530", "a/b"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"^An advisory is written CODE/CODE, where .*, not '"):
        parse_advisory(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("97112 1, 97140 1", ("97112", "97140")),
        ("97140 1, 97112 1", ("97112", "97140")),
        ("97140 1, 97530 1", ("97530", "97140")),
        ("97116 1, 97530 1", ("97530", "97116")),
        ("97161 1, 97140 1", ("97161", "97140")),
        ("97167 1, 97112 1", ("97167", "97112")),
        ("97163 1, 97530 1", ("97163", "97530")),
    ],
)
def test_commercial_payers_get_the_opening_list(text, pair):
    (advice,) = advised(text)
    assert (advice.pair, advice.line, advice.indicator) == (pair, pair[1], 1)


@pytest.mark.parametrize(
    "text", ["97110 1, 97112 1", "97164 1, 97140 1", "97112 1", "97112 0, 97140 1"]
)
def test_other_pairs_get_no_advice(text):
    assert advised(text) == ()


def test_an_advisory_says_that_it_is_none_of_medicare():
    (advice,) = advised("97112 1, 97140 1", APART.replace("97012", "97112"))
    assert advice.source == "payer advisory of Commercial (midpoint)"
    assert (advice.proposed, advice.evidence, len(advice.blocks)) == ("59", Evidence.APART, 2)
    assert advice.sentence == (
        "Commercial (midpoint) may want 59 on 97140 beside 97112 (this payer's advisory, no "
        "Medicare edit). The time blocks of 97112 and 97140 do not overlap."
    )


@pytest.mark.parametrize(("distinct", "modifier"), [("59", "59"), ("X", "XU")])
def test_on_a_bill_it_proposes_what_the_payer_takes(distinct, modifier):
    payer = replace(COMMERCIAL_PAYER, distinct=distinct)
    (advice,) = bill_of(a_day("97112 9:00-9:15, 97140 9:15-9:30", payer=payer)).pairs
    assert advice.proposed == modifier
    assert f" may want {modifier} on 97140 " in advice.sentence


@pytest.mark.parametrize(
    "payer",
    [
        a_payer("Medicare Part B"),
        a_payer("Medicare Advantage"),
        replace(COMMERCIAL_PAYER, threshold=True),
    ],
)
def test_medicare_never_gets_one(payer):
    assert advised("97112 1, 97140 1", payer=payer) == ()


def test_a_pair_listed_twice_is_advised_once():
    assert len(advised("97161 1, 97140 1", advisories=["evaluation/97140", "97161/97140"])) == 1
    assert advised("97112 1, 97140 1", advisories=[]) == ()


def test_an_edit_on_the_pair_stands_alone():
    table = EditTable("Medicaid PTP 2026Q4", [Edit("97140", "97112", None, None, 1)])
    text = "97112 1, 97140 1, 97530 1"
    edits, advisories = edit_advice(billed(text), table, "59"), advised(text)
    assert [each.pair for each in advisories] == [("97112", "97140"), ("97530", "97140")]
    assert [each.pair for each in besides(advisories, edits)] == [("97530", "97140")]
    assert besides(advisories, ()) == advisories


def test_a_modifier_that_an_advisory_asks_for_has_its_reason():
    text = "97112 1, 97140 1 59"
    advice = advised(text, APART.replace("97012", "97112"))
    assert distinct_findings(advice, lines(text), {}) == ()
    assert [each.check for each in distinct_findings(advice, lines("97112 1, 97140 1"), {})] == [
        "distinct-missing"
    ]
