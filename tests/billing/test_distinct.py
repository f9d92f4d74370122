"""Distinct services: modifiers proposed with their evidence, and what is wrong with those used."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from billing.builders import ON, spans
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.distinct import (
    Billed,
    Evidence,
    blocks_of,
    distinct_findings,
    edit_advice,
    evidence_of,
)
from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.lines import BillLine

TABLE = EditTable(
    "PTP 2026Q4",
    [
        Edit("97012", "97140", None, None, 1),
        Edit("97140", "97124", None, None, 0),
        Edit("97150", "97140", None, date(2026, 11, 19), 1),
    ],
)
APART = "97012 9:00-9:15, 97140 9:15-9:30"
TOGETHER = "97012 9:00-9:15, 97140 9:14-9:30"


def lines(text):
    """Read "97012 1, 97140 1 59 GP"."""
    each = (line.split() for line in text.split(","))
    return [
        BillLine(code, code, 15, int(units), modifiers=tuple(marks)) for code, units, *marks in each
    ]


def billed(text, times="", on=ON):
    return Billed(on, lines(text), spans(times))


def advised(text, times="", table=TABLE, on=ON):
    return edit_advice(billed(text, times, on), table, "59")


def found(text, times="", **choices):
    """Give the checks that find something; a choice is written _97012_97140="59"."""
    decided = {
        f"distinct:{pair.strip('_').replace('_', '+')}": made for pair, made in choices.items()
    }
    findings = distinct_findings(advised(text, times), lines(text), decided)
    return [finding.check for finding in findings]


def typed(times, code):
    return [replace(span, typed=span.code == code) for span in spans(times)]


def test_a_pair_with_indicator_1_proposes_a_modifier_on_column_2():
    (advice,) = advised("97140 1, 97012 1", APART)
    assert (advice.pair, advice.line, advice.proposed) == (("97012", "97140"), "97140", "59")
    assert (advice.indicator, advice.evidence) == (1, Evidence.APART)
    assert advice.blocks == spans(APART)
    assert (advice.source, advice.about) == ("PTP 2026Q4", "distinct:97012+97140")
    assert advice.sentence == (
        "97140 is paid beside 97012 only as a distinct service, with 59 on 97140 (PTP 2026Q4). "
        "The time blocks of 97012 and 97140 do not overlap."
    )


def test_the_payer_may_want_xu():
    (advice,) = edit_advice(billed("97012 1, 97140 1", APART), TABLE, "XU")
    assert advice.proposed == "XU"
    assert "with XU on 97140" in advice.sentence


def test_a_pair_with_indicator_0_is_never_offered_a_modifier():
    (advice,) = advised("97140 1, 97124 1", "97140 9:00-9:15, 97124 9:15-9:30")
    assert (advice.indicator, advice.line, advice.proposed) == (0, "97124", "")
    assert advice.sentence == (
        "97140 and 97124 are never paid on one day: 97124 is denied with any modifier (PTP 2026Q4)."
    )


def test_a_date_beyond_the_table_is_said_with_each_pair():
    (advice,) = advised("97012 1, 97140 1", APART, on=date(2027, 1, 1))
    assert advice.sentence.endswith("what changed after 2026Q4 is not in it.")


def test_codes_without_units_and_periods_gone_join_nothing():
    assert advised("97012 0, 97140 1", APART) == ()
    assert advised("97150 1, 97140 1") == ()
    assert len(advised("97150 1, 97140 1", on=date(2026, 11, 19))) == 1
    assert advised("97140 1, 97140 1") == ()


@pytest.mark.parametrize("order", list(permutations(["97012 1", "97140 1", "97124 1"])))
def test_the_order_of_lines_changes_nothing(order):
    pairs = {advice.pair for advice in advised(", ".join(order))}
    assert pairs == {("97012", "97140"), ("97140", "97124")}


@pytest.mark.parametrize(
    ("times", "evidence"),
    [
        (APART, Evidence.APART),
        (TOGETHER, Evidence.OVERLAPPING),
        ("97140 9:00-9:15, 97012 9:14-9:30", Evidence.OVERLAPPING),
        ("97012 9:00-9:30, 97140 9:10-9:20", Evidence.OVERLAPPING),
        ("97140 9:15-9:30, 97012 9:00-9:15", Evidence.APART),
        ("97012 9:00-9:05, 97140 9:05-9:30, 97012 9:29-9:40", Evidence.OVERLAPPING),
        ("97012 9:00-9:20, 97012 9:10-9:20, 97140 9:20-9:30", Evidence.APART),
        ("97012 9:00-9:15", Evidence.NONE),
        ("97140 9:00-9:15", Evidence.NONE),
        ("97012 9:00-9:15, 97140 9:20-9:20", Evidence.NONE),
        ("97012 9:00-9:15, 97124 9:15-9:30", Evidence.NONE),
        ("", Evidence.NONE),
    ],
)
def test_time_blocks_are_the_evidence(times, evidence):
    assert evidence_of(("97012", "97140"), spans(times)) is evidence


@pytest.mark.parametrize("code", ["97012", "97140"])
def test_what_was_typed_afterwards_is_no_evidence(code):
    pair = ("97012", "97140")
    assert evidence_of(pair, typed(APART, code)) is Evidence.NONE
    (block,) = blocks_of(pair, typed(APART, code))
    assert block.code != code


def test_blocks_stand_by_start_without_other_codes():
    times = "97140 9:15-9:30, 97124 9:05-9:10, 97012 9:00-9:15"
    assert [span.code for span in blocks_of(("97012", "97140"), spans(times))] == ["97012", "97140"]


SLOTS = st.lists(
    st.tuples(st.sampled_from(["97012", "97140"]), st.integers(0, 20), st.integers(1, 9)),
    max_size=6,
)


@given(SLOTS)
def test_overlap_is_a_minute_that_both_codes_have(slots):
    minutes = {"97012": set(), "97140": set()}
    for code, start, length in slots:
        minutes[code] |= set(range(start, start + length))
    times = ", ".join(f"{code} 9:{start:02}-9:{start + length:02}" for code, start, length in slots)
    evidence = evidence_of(("97012", "97140"), spans(times))
    if not all(minutes.values()):
        assert evidence is Evidence.NONE
    else:
        shared = minutes["97012"] & minutes["97140"]
        assert evidence is (Evidence.OVERLAPPING if shared else Evidence.APART)


@pytest.mark.parametrize(
    ("text", "times", "choice", "checks"),
    [
        ("97012 1, 97140 1", APART, None, ["distinct-missing"]),
        ("97012 1, 97140 1", APART, "59", ["distinct-missing"]),  # decided, yet not on the line
        ("97012 1, 97140 1", APART, "no", []),
        ("97012 1, 97140 1 59", APART, None, []),
        ("97012 1, 97140 1 GP XU", APART, "XU", []),
        ("97012 1, 97140 1 XE", APART, "59", []),
        ("97012 1, 97140 1 59", TOGETHER, "59", ["distinct-unproved"]),
        ("97012 1, 97140 1 59", "", "59", ["distinct-unproved"]),
        ("97012 1, 97140 1 59", APART, "no", ["distinct-unasked"]),
        ("97012 1, 97140 1 59", TOGETHER, "no", ["distinct-unasked"]),
        ("97012 1 59, 97140 1", APART, None, ["distinct-missing", "distinct-unasked"]),
        ("97012 1, 97140 1 GP", APART, None, ["distinct-missing"]),
        ("97012 1, 97140 1 59, 97140 1 CQ", APART, None, ["distinct-missing"]),
        ("97012 1, 97140 1 59, 97140 0", APART, None, []),
        ("97012 1, 97112 1 59", APART, None, ["distinct-unasked"]),
        ("97012 1, 97112 0 59", APART, None, []),
    ],
)
def test_modifiers_on_lines_are_compared_with_what_pairs_need(text, times, choice, checks):
    assert found(text, times, **({"_97012_97140": choice} if choice else {})) == checks


def test_a_modifier_on_a_pair_never_paid_is_found_beside_the_pair():
    assert found("97140 1, 97124 1") == ["edit-never-together"]
    assert found("97140 1, 97124 1 59") == ["edit-never-together", "distinct-unasked"]


def test_a_pair_never_paid_is_said_as_the_advice_says_it():
    text = "97140 1, 97124 1"
    (advice,) = advised(text)
    (finding,) = distinct_findings([advice], lines(text), {})
    assert finding.message == advice.sentence


def test_one_pair_decided_against_leaves_the_modifier_of_another_alone():
    table = EditTable(
        "PTP 2026Q4",
        [Edit("97012", "97140", None, None, 1), Edit("97150", "97140", None, None, 1)],
    )
    text = "97012 1, 97150 1, 97140 1 59"
    times = "97012 9:00-9:15, 97140 9:15-9:30, 97150 9:20-9:40"
    advice = advised(text, times, table)
    choices = {"distinct:97150+97140": "no", "distinct:97012+97140": "59"}
    assert distinct_findings(advice, lines(text), choices) == ()


def test_findings_advise_and_name_bill_pair_and_table():
    text = "97012 1, 97140 1, 97112 1 XP"
    findings = distinct_findings(advised(text), lines(text), {})
    assert [(each.level, each.where) for each in findings] == [("advises", "bill")] * 2
    assert findings[0].message == (
        "No modifier yet, decide: 97140 is paid beside 97012 only as a distinct service, with 59 "
        "on 97140 (PTP 2026Q4). No measured time sets 97012 and 97140 apart; typed segments are no "
        "evidence."
    )
    assert findings[1].message == "97112 bears XP, but nothing on this bill asks for it there."


def test_overlap_and_a_decision_against_are_said_in_words():
    text = "97012 1, 97140 1 59"
    advice = advised(text, TOGETHER)
    (unproved,) = distinct_findings(advice, lines(text), {})
    assert unproved.message.startswith("The modifier needs a reason: 97140 is paid beside 97012")
    assert unproved.message.endswith("97140 overlap: time does not set them apart.")
    (unasked,) = distinct_findings(advice, lines(text), {"distinct:97012+97140": "no"})
    assert unasked.message == "97140 bears 59, but it was decided to bill it without."
