"""Modifiers typed by hand are kept, and what contradicts the rules is told."""

from dataclasses import replace

import pytest
from billing.builders import a_day, a_payer, modified, shared

from therapytimer.billing.bill import bill_of
from therapytimer.billing.findings import Level
from therapytimer.billing.modifiers import marked
from therapytimer.billing.typed_modifiers import settled

NEEDLING = "20560 dry needling; untimed; one_on_one; PT; covered by Self-pay"
REST = "Modifiers typed by Ann: "


def typed(text="97110 20/0", payer="Medicare Part B", discipline="PT", **written):
    """Bill minutes with modifiers typed: _97110="59 GP", or _97110_assistant="GP CQ"."""
    keys = {
        key[1:].replace("_", ":"): (tuple(each.split()), "Ann") for key, each in written.items()
    }
    day = a_day(
        shared(text), payer=payer, discipline=discipline, own=(NEEDLING,), typed_modifiers=keys
    )
    return bill_of(day)


def faults(bill):
    found = [one for one in bill.findings if one.check == "modifiers"]
    assert {(one.level, one.where) for one in found} <= {(Level.ADVISES, "bill")}
    return [one.message for one in found]


def test_what_agrees_with_the_rules_is_kept_in_the_order_typed():
    bill = typed(_97110="GP XU KX")
    assert bill.lines[0].modifiers == ("GP", "XU", "KX")
    assert bill.lines[0].reasons[-1] == "Modifiers typed by Ann: GP XU KX; by the rules: GP."
    assert faults(bill) == []


CONTRADICTIONS = [
    ("59", ["97110: GP is missing, which the rules put there."]),
    ("", ["97110: GP is missing, which the rules put there."]),
    ("GP GO", ["97110: GO does not belong to a visit of PT."]),
    ("GP GN", ["97110: GN does not belong to a visit of PT."]),
    ("GP GP", ["97110: GP stands more than once."]),
    (
        "GP CO",
        [
            "97110: CO never stands without GO.",
            "97110: CO is for an assistant's minutes, and these are the therapist's.",
        ],
    ),
    ("GP CQ", ["97110: CQ is for an assistant's minutes, and these are the therapist's."]),
    ("GP 59 XU", ["97110: 59 and the X modifiers stand for each other, one is enough."]),
    ("GP XE XS", ["97110: 59 and the X modifiers stand for each other, one is enough."]),
    ("GP gp", ["97110: gp is no modifier of two capital letters or digits."]),
    ("GP KXX", ["97110: KXX is no modifier of two capital letters or digits."]),
    ("GP K", ["97110: K is no modifier of two capital letters or digits."]),
    ("GP 59 KX RT", []),
    ("GP 59 KX RT LT", ["97110: a line holds four modifiers, not 5."]),
]


@pytest.mark.parametrize(("written", "expected"), CONTRADICTIONS)
def test_each_contradiction_is_named_and_nothing_is_changed(written, expected):
    bill = typed(_97110=written)
    assert faults(bill) == expected
    line = bill.lines[0]
    assert f"{REST}{written or 'none'}; by the rules: GP." in line.reasons
    assert line.modifiers == tuple(written.split()) or len(written.split()) > 4


def test_more_than_four_typed_become_three_and_99():
    line = typed(_97110="RT KX GP 59 LT").lines[0]
    assert line.modifiers == ("59", "GP", "KX", "99")
    assert line.reasons[-1] == "99: a line holds four; RT, LT belong to it too."


def test_what_is_typed_for_a_lane_stands_on_its_line_alone():
    bill = typed("97110 13/23", _97110_assistant="GP")
    assert modified(bill) == "97110 13=1 GP, 97110 23=1 GP"
    assert faults(bill) == ["97110 by the assistant: CQ is missing, which the rules put there."]
    bill = typed("97110 13/23", _97110_therapist="GP 59", _97110="GP CQ")
    assert modified(bill) == "97110 13=1 GP 59, 97110 23=1 GP CQ"
    assert faults(bill) == []


def test_what_is_typed_for_a_code_stands_on_all_its_lines():
    bill = typed("97110 13/23", _97110="GP CQ")
    assert modified(bill) == "97110 13=1 GP CQ, 97110 23=1 GP CQ"
    assert faults(bill) == [
        "97110 by the therapist: CQ is for an assistant's minutes, and these are the therapist's."
    ]
    assert "by the rules: GP." in bill.lines[0].reasons[-1]
    assert "by the rules: CQ GP." in bill.lines[1].reasons[-1]


def test_cq_never_stands_without_gp():
    bill = typed("97110 0/20", _97110="CQ")
    assert faults(bill) == [
        "97110: GP is missing, which the rules put there.",
        "97110: CQ never stands without GP.",
    ]
    bill = typed("97110 0/20", "Self-pay", _97110="CQ")
    assert faults(bill) == ["97110: CQ never stands without GP."]


def test_a_payer_that_asks_nothing_lets_a_discipline_be_typed():
    assert faults(typed(payer="Self-pay", _97110="GP")) == []
    assert faults(typed(payer="Self-pay", discipline="DC", _97110="GP")) == []
    assert faults(typed(payer="Self-pay", discipline="DC", _97110="GO")) == [
        "97110: GO does not belong to a visit of DC."
    ]
    assert faults(typed(payer="Self-pay", discipline="OT", _97110="GP")) == [
        "97110: GP does not belong to a visit of OT."
    ]


def test_kx_is_for_what_counts_toward_a_threshold():
    assert faults(typed(payer="Self-pay", _97110="KX")) == [
        "97110: KX is for a yearly threshold, which Self-pay does not have."
    ]
    assert faults(typed("20560 9/0", _20560="GP GY KX")) == [
        "20560: KX never stands with a code that Medicare Part B does not cover."
    ]
    assert faults(typed("20560 9/0", _20560="GP")) == [
        "20560: GY is missing, which the rules put there."
    ]


def test_one_distinct_modifier_stands_for_another():
    line = marked(typed().lines[0], "59", "two times.")
    for written in ("XU GP", "59 GP"):
        day = replace(
            a_day(payer=a_payer("Medicare Part B")),
            typed_modifiers={"97110": (tuple(written.split()), "Ann")},
        )
        assert settled([line], day)[1] == ()
    day = replace(day, typed_modifiers={"97110": (("GP",), "Ann")})
    (finding,) = settled([line], day)[1]
    assert finding.message == "97110: 59 is missing, which the rules put there."


def test_what_is_typed_for_no_line_is_told():
    assert faults(typed(_97140="GP", _97110_assistant="GP CQ")) == [
        "Modifiers are typed for 97140, which is not on the bill.",
        "Modifiers are typed for 97110 by the assistant, which is not on the bill.",
    ]
    assert faults(typed(_97110_therapist="GP", _97110_nobody="GP")) == [
        "Modifiers are typed for 97110, which is not on the bill."
    ]
