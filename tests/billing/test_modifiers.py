"""Modifiers that payers ask for, their order, and the seam by which later steps add their own."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from billing.builders import MIDNIGHT, a_day, a_payer, modified, shared
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.bill import Span, VisitTime, bill_of
from therapytimer.billing.lines import BillLine
from therapytimer.billing.modifiers import in_order, marked, ordered
from therapytimer.billing.payers import Payer, Rule

NEEDLING = "20560 dry needling; untimed; one_on_one; PT; covered by Self-pay"
DISCIPLINES = ("PT", "OT", "SLP", "DC")
CODES = ("97110", "97112", "97129", "97130", "97012", "97010", "97014", "97550", "97161", "20560")
LINE = BillLine("97110", "exercise", 20, 1, reasons=("One.",))


@pytest.mark.parametrize(
    ("discipline", "modifier", "plan"),
    [
        ("PT", "GP", "physical therapy"),
        ("OT", "GO", "occupational therapy"),
        ("SLP", "GN", "speech-language pathology"),
    ],
)
def test_every_line_bears_the_modifier_of_its_plan(discipline, modifier, plan):
    text = "97161 9:00-9:20, 97129 9:20-10:00, 97012 10:00-10:10, 97010 10:10-10:20"
    bill = bill_of(a_day(text, discipline=discipline))
    assert len(bill.lines) == 5
    for line in bill.lines:
        assert line.modifiers == (modifier,)
        assert line.reasons[-1] == f"{modifier}: under a plan of {plan}."


@pytest.mark.parametrize(
    ("payer", "asked"),
    [("Medicaid", True), ("Medicare Advantage", True), ("Self-pay", False)],
)
def test_only_payers_that_ask_for_it_get_it(payer, asked):
    (line,) = bill_of(a_day("97110 9:00-9:20", payer=payer)).lines
    assert line.modifiers == (("GP",) if asked else ())


def test_chiropractors_bear_gp_where_the_payer_asks_it_of_them():
    text, payer = "97110 9:00-9:20", a_payer("Medicaid")
    assert bill_of(a_day(text, discipline="DC", payer=payer)).lines[0].modifiers == ()
    payer = replace(a_payer("Self-pay"), chiropractic_modifier=True, assistant_modifiers=True)
    (line,) = bill_of(a_day(shared("97110 10/10"), discipline="DC", payer=payer)).lines
    assert line.modifiers == ("GP",)
    assert line.reasons[-1] == "GP: the payer asks it of chiropractors."
    assert bill_of(a_day(text, payer=payer)).lines[0].modifiers == ()


@pytest.mark.parametrize("modifier", ["GY", "GX"])
def test_what_the_payer_never_covers_says_so_on_its_line_alone(modifier):
    payer = replace(a_payer("Medicare Part B"), uncovered_modifier=modifier)
    bill = bill_of(a_day("20560 9:00-9:10, 97110 9:10-9:18", payer=payer, own=(NEEDLING,)))
    assert modified(bill) == f"20560 10=1 GP {modifier}, 97110 8=1 GP"
    assert bill.lines[0].reasons[-1] == f"{modifier}: Medicare Part B never covers 20560."
    assert [line.covered for line in bill.lines] == [False, True]


def test_payers_without_such_a_modifier_leave_it_out():
    bill = bill_of(a_day("20560 9:00-9:10", payer="Medicaid", own=(NEEDLING,)))
    assert modified(bill) == "20560 10=1 GP"
    assert not bill.lines[0].covered


ORDERS = [
    ((), ()),
    (("GP",), ("GP",)),
    (("KX", "CQ", "GP", "59"), ("59", "GP", "CQ", "KX")),
    (("KX", "CO", "GO", "XU"), ("XU", "GO", "CO", "KX")),
    (("GY", "GN", "XS"), ("XS", "GN", "GY")),
    (("GX", "KX"), ("KX", "GX")),
    (("GY", "CQ", "GP"), ("GP", "CQ", "GY")),
    (("XE", "GP", "XP"), ("XE", "XP", "GP")),
]


@pytest.mark.parametrize(("modifiers", "expected"), ORDERS)
def test_modifiers_stand_in_one_order(modifiers, expected):
    assert ordered(modifiers) == (expected, ())


@pytest.mark.parametrize("modifiers", list(permutations(("KX", "GP", "CQ", "59"))))
def test_more_than_four_become_three_and_99(modifiers):
    assert ordered((*modifiers, "GY")) == (
        ("59", "GP", "CQ", "99"),
        ("99: a line holds four; KX, GY belong to it too.",),
    )


def test_a_modifier_stands_once():
    assert ordered(("GP", "GP", "59", "GP", "KX", "CQ")) == (("59", "GP", "CQ", "KX"), ())


def test_a_later_step_adds_a_modifier_with_its_reason():
    line = marked(marked(LINE, "GP", "a plan."), "KX", "the threshold is reached.")
    assert line.modifiers == ("GP", "KX")
    assert line.reasons == ("One.", "GP: a plan.", "KX: the threshold is reached.")
    assert marked(line, "GP", "again.") == line
    line = in_order(marked(line, "59", "distinct."))
    assert (line.modifiers, len(line.reasons)) == (("59", "GP", "KX"), 4)
    line = in_order(replace(line, modifiers=("KX", "GP", "59", "CQ", "GY")))
    assert line.modifiers == ("59", "GP", "CQ", "99")
    assert line.reasons[-1] == "99: a line holds four; KX, GY belong to it too."


PAYERS = st.builds(
    Payer,
    name=st.just("Somebody"),
    rule=st.sampled_from(Rule),
    discipline_modifiers=st.booleans(),
    assistant_modifiers=st.booleans(),
    chiropractic_modifier=st.booleans(),
    uncovered_modifier=st.sampled_from(["", "GY", "GX"]),
)
SEGMENTS = st.lists(
    st.tuples(st.sampled_from(CODES), st.integers(0, 2400), st.booleans()), max_size=7
)
TYPED = st.dictionaries(
    st.sampled_from(["97110", "97110:assistant", "97012", "97129:therapist", "99999"]),
    st.tuples(
        st.lists(st.sampled_from(["59", "XU", "GP", "GO", "CQ", "KX", "GY"]), max_size=7).map(
            tuple
        ),
        st.just("Ann"),
    ),
    max_size=3,
)


def a_visit_of(segments):
    """Make a visit of (code, seconds, whether by an assistant), one segment after the other."""
    clock, found = MIDNIGHT, []
    for code, seconds, assistant in segments:
        stop = clock + timedelta(seconds=seconds)
        found.append(Span(code, clock, stop, assistant=assistant))
        clock = stop
    return VisitTime("v1", tuple(found))


def a_bill(segments, payer, discipline="PT", **decided):
    visit = a_visit_of(segments)
    return bill_of(a_day(visit, payer=payer, discipline=discipline, own=(NEEDLING,), **decided))


@given(SEGMENTS, PAYERS, st.sampled_from(DISCIPLINES))
def test_assistants_never_stand_without_their_discipline(segments, payer, discipline):
    bill = a_bill(segments, payer, discipline)
    for line in bill.lines:
        assert len(line.modifiers) <= 4
        assert "CQ" not in line.modifiers or "GP" in line.modifiers
        assert "CO" not in line.modifiers or "GO" in line.modifiers
        assert len({"GP", "GO", "GN"} & {*line.modifiers}) <= 1
        assert all(reason.endswith(".") for reason in line.reasons)
        assert all(f"{each}: " in " ".join(line.reasons) for each in line.modifiers)


@given(SEGMENTS, PAYERS)
def test_lines_add_up_to_the_codes_minutes_and_to_the_units(segments, payer):
    bill = a_bill(segments, payer)
    alone = a_bill([(code, seconds, False) for code, seconds, _ in segments], payer)
    assert sum(line.units for line in bill.lines) == bill.units == alone.units
    assert sum(line.minutes for line in bill.lines) == sum(bill.visit_minutes["v1"].values())
    for line in alone.lines:
        assert line.units == sum(each.units for each in bill.lines if each.code == line.code)
    for service in (("97129", "97130"), *((code,) for code in ("97110", "97112", "97012"))):
        minutes = [
            sum(line.minutes for line in each.lines if line.code in service)
            for each in (bill, alone)
        ]
        assert minutes[0] == minutes[1]


@given(SEGMENTS, PAYERS, st.randoms(use_true_random=False), st.integers(0, 6))
def test_order_an_untimed_code_and_a_split_never_change_the_units(segments, payer, chance, place):
    units = a_bill(segments, payer).units
    shuffled = list(segments)
    chance.shuffle(shuffled)
    assert a_bill(shuffled, payer).units == units
    timed = a_bill(segments, payer).working.units
    assert a_bill([*segments, ("97018", 600, True)], payer).working.units == timed
    halves = [
        (code, part, assistant)
        for number, (code, seconds, assistant) in enumerate(segments)
        for part in ((seconds // 3, seconds - seconds // 3) if number == place else (seconds,))
    ]
    split, whole = a_bill(halves, payer), a_bill(segments, payer)
    assert (split.units, split.lines, split.doubts) == (units, whole.lines, whole.doubts)


@given(SEGMENTS, PAYERS, TYPED)
def test_whatever_is_typed_units_and_minutes_stay_and_four_modifiers_fit(segments, payer, typed):
    free, bill = a_bill(segments, payer), a_bill(segments, payer, typed_modifiers=typed)
    assert [(line.code, line.minutes, line.units) for line in bill.lines] == [
        (line.code, line.minutes, line.units) for line in free.lines
    ]
    assert all(len(line.modifiers) <= 4 for line in bill.lines)
