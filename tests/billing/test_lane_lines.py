"""Lines by lane on the bill: minutes, units, CQ or CO, and what the clinician decides."""

from dataclasses import replace

import pytest
from billing.builders import a_day, a_payer, at, lines, modified, shared
from billing.lane_cases import ASSISTANTS, LANE_MINUTES

from therapytimer.billing import decisions
from therapytimer.billing.bill import Span, VisitTime, bill_of
from therapytimer.billing.findings import Level
from therapytimer.billing.lines import Lane

UNPUBLISHED = "97110 8/11, 97140 4/0"  # 23 minutes are 2 units, and 97110 wins the tie
NEEDLING = "20560 dry needling; untimed; one_on_one; PT, OT; covered by Self-pay"


def a_bill(text, **day):
    return bill_of(a_day(shared(text), **day))


def with_units(bill):
    return ", ".join(
        " ".join((line.code, str(line.units), *line.modifiers)) for line in bill.lines if line.units
    )


@pytest.mark.parametrize(("discipline", "text", "units", "expected"), ASSISTANTS)
def test_units_bear_the_modifier_one_by_one(discipline, text, units, expected):
    bill = a_bill(text, discipline=discipline)
    assert bill.units == units
    assert with_units(bill) == expected


@pytest.mark.parametrize(("text", "expected"), LANE_MINUTES)
def test_each_line_carries_the_minutes_of_its_lane(text, expected):
    assert modified(a_bill(text)) == expected


@pytest.mark.parametrize("payer", ["Medicaid", "Commercial (pooled)", "Self-pay"])
def test_payers_that_do_not_ask_see_one_line(payer):
    bill = a_bill("97110 13/23", payer=payer)
    assert lines(bill) == "97110 36=2"
    assert bill.lines[0].modifiers == (("GP",) if payer == "Medicaid" else ())
    assert (bill.lines[0].lane, bill.lines[0].divided, bill.findings) == (None, False, ())


@pytest.mark.parametrize(("discipline", "modifiers"), [("SLP", ("GN",)), ("DC", ())])
def test_who_has_no_assistants_of_this_kind_has_no_lanes(discipline, modifiers):
    (line,) = a_bill("97129 10/10", discipline=discipline).lines
    assert (line.minutes, line.modifiers, line.lane) == (20, modifiers, None)


def test_a_line_says_whose_it_is():
    first, second = a_bill("97110 13/23").lines
    assert (first.lane, first.divided) == (Lane.THERAPIST, True)
    assert (second.lane, second.divided) == (Lane.ASSISTANT, True)
    (alone,) = a_bill("97110 0/23").lines
    assert (alone.lane, alone.divided) == (Lane.ASSISTANT, False)
    (alone,) = a_bill("97150 20/1").lines
    assert (alone.lane, alone.divided) == (Lane.THERAPIST, False)


def test_a_line_of_the_assistant_says_who_furnished_it():
    line = a_bill("97110 0/8").lines[0]
    assert line.reasons[1:] == (
        "The assistant alone furnished it.",
        "CQ: furnished by a physical therapist assistant.",
        "GP: under a plan of physical therapy.",
    )
    line = a_bill("97530 0/8", discipline="OT").lines[0]
    assert "CO: furnished by an occupational therapy assistant." in line.reasons
    assert line.modifiers == ("GO", "CO")


REASONS = [
    ("97110 15/15", "minutes, assistant 15: whole 15s 1 and 1, no unit left over."),
    ("97110 13/23", "Therapist 13 minutes, assistant 23: whole 15s 0 and 1, one unit left over wi"),
    ("97110 13/23", "over without CQ: the therapist's rest of 13 is 8 or more."),
    ("97110 5/10", "one unit left over with CQ: the therapist's rest of 5 is under 8."),
    ("97110 6/5", "one unit left over with CQ: of the rests the assistant has 5 of 11 minutes,"),
    ("97110 22/1", "1 and 0, one unit left over with CQ: of the rests the assistant has 1 of 8 m"),
    (
        "97110 4/15, 97140 4/0",
        "Therapist 4 minutes, assistant 15: whole 15s 0 and 1, one unit left",
    ),
    (
        "97110 4/15, 97140 4/0",
        "over without CQ: of the rests the assistant has 0 of 4 minutes, a t",
    ),
    ("97110 1/8", "Therapist 1 minute, assistant 8: whole 15s 0 and 0, one unit left over with"),
    ("97110 12/14", "two units left over, one of them without CQ: the therapist's rest of 12 is 8"),
    ("97110 7/12, 97140 4/0", "two units left over with CQ: the therapist's rest of 7 is under 8."),
    ("97150 18/2", "the assistant has 2 of 20 minutes, a tenth at most, so none of it bears CQ (a"),
    ("97150 17/3", "has 3 of 20 minutes, more than a tenth, so all of it bears CQ (a code outside"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_each_line_says_how_its_lane_came_about(text, reason):
    bill = a_bill(text)
    first = bill.lines[0].code
    for line in bill.lines:
        assert line.code != first or reason in " ".join(line.reasons)


def test_without_an_assistant_nothing_is_said_of_lanes():
    (line,) = a_bill("97110 20/0").lines
    assert len(line.reasons) == 2


def test_a_service_of_two_codes_says_how_units_and_minutes_stand():
    first, second = a_bill("97129 22/15").lines
    shared_reason = (
        "97129 and 97130 are one service: units without the assistant's modifier go to 97129 "
        "first, and each line carries the minutes of its lane."
    )
    assert (first.reasons[1], second.reasons[0]) == (shared_reason, shared_reason)
    assert first.reasons[0].startswith("37 minutes, 2 whole units")


def test_a_doubtful_case_is_put_to_the_clinician():
    bill = a_bill(UNPUBLISHED)
    (doubt,) = bill.doubts
    assert (doubt.code, doubt.modifier, doubt.units) == ("97110", "CQ", 2)
    assert (doubt.plain_units, doubt.offered, doubt.chosen_by) == (1, (1, 0), None)
    assert doubt.because == (decisions.LANE_TWO,)
    (finding,) = bill.findings
    assert (finding.check, finding.level, finding.where) == ("lanes", Level.ADVISES, "bill")
    assert finding.message == (
        "97110: 1 of 2 units without CQ, by the program's rule. As no published rule decides "
        f"({decisions.LANE_TWO}), 0 would be possible too: please decide."
    )
    for line in bill.lines[:2]:
        assert (
            f"Not published: {decisions.LANE_TWO}. So 1 of 2 units without CQ, by the program's "
            "rule." in line.reasons
        )


def test_a_decided_case_is_no_finding_and_names_who_decided():
    bill = a_bill(UNPUBLISHED, lane_choices={"97110": ("0", "Ann Lee")})
    assert bill.findings == ()
    assert (bill.doubts[0].plain_units, bill.doubts[0].chosen_by) == (0, "Ann Lee")
    assert bill.doubts[0].offered == (1, 0)
    assert modified(bill).startswith("97110 8=0 GP, 97110 11=2 GP CQ")
    for line in bill.lines[:2]:
        assert line.reasons[-2 - ("CQ" in line.modifiers)].endswith(
            "So 0 of 2 units without CQ, chosen by Ann Lee."
        )


def test_a_choice_for_another_code_changes_nothing():
    day = {"lane_choices": {"97140": ("0", "Ann Lee")}}
    assert a_bill(UNPUBLISHED, **day).lines == a_bill(UNPUBLISHED).lines


def test_units_of_two_codes_are_chosen_under_the_first():
    text = "97129 0/11, 97130 8/0, 97140 4/0"
    assert modified(a_bill(text)).startswith("97129 8=1 GP, 97130 11=1 GP CQ, 97140")
    bill = a_bill(text, lane_choices={"97129": ("0", "Ann")})
    assert modified(bill).startswith("97129 8=0 GP, 97129 7=1 GP CQ, 97130 4=1 GP CQ, 97140")


def test_what_is_clear_is_no_finding():
    bill = a_bill("97110 13/23, 97140 30/0")
    assert (bill.findings, bill.doubts) == ((), ())


def test_therapist_and_assistant_are_cut_at_each_visit():
    visits = [
        VisitTime(
            f"v{hour}",
            (
                Span("97110", at(f"{hour}:00"), at(f"{hour}:06:40")),
                Span("97110", at(f"{hour}:06:40"), at(f"{hour}:10"), assistant=True),
            ),
        )
        for hour in (9, 15)
    ]
    bill = bill_of(a_day(*visits))
    assert modified(bill) == "97110 12=1 GP, 97110 8=0 GP CQ"
    assert bill.assistant_minutes == {"v9": {"97110": 4}, "v15": {"97110": 4}}


def test_the_minute_of_both_is_the_assistants_and_told():
    spans = (
        Span("97110", at("9:00"), at("9:07:40")),
        Span("97110", at("9:07:40"), at("9:16:10"), assistant=True),
    )
    bill = bill_of(a_day(VisitTime("v1", spans)))
    assert modified(bill) == "97110 7=0 GP, 97110 9=1 GP CQ"
    assert bill.doubts[0].because == (decisions.LANE_MINUTE,)
    bill = bill_of(a_day(VisitTime("v1", spans), lane_choices={"97110": ("1", "Ann")}))
    assert modified(bill) == "97110 8=1 GP, 97110 8=0 GP CQ"


def test_an_assistant_modifier_without_the_disciplines_is_no_bill():
    payer = replace(a_payer("Medicare Part B"), discipline_modifiers=False)
    bill = a_bill("97110 13/23", payer=payer)
    assert modified(bill) == "97110 36=2"
    (finding,) = bill.findings
    assert (finding.check, finding.level, finding.where) == ("lanes", Level.ADVISES, "bill")
    assert finding.message == (
        "Medicare Part B is set to ask for CQ and CO but not for GP and GO. The first never stand "
        "without the second, so the bill has neither; correct the payer's settings."
    )
    assert a_bill("97110 20/0", payer=payer).findings == ()


def test_a_code_that_is_never_covered_goes_by_the_tenth():
    bill = a_bill("20560 8/2, 97110 7/0", discipline="OT", own=(NEEDLING,))
    assert modified(bill) == "20560 10=1 GO CO GY, 97110 7=0 GO"
