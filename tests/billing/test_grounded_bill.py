"""The whole bill with edits, threshold, prices and what the clinician decided."""

from dataclasses import replace
from decimal import Decimal

import pytest
from billing.builders import a_day, a_payer, a_visit, modified, shared
from billing.grounds_samples import a_grounded_day, tables, used, worth
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.bill import bill_of
from therapytimer.billing.distinct import DISTINCT, Evidence
from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.modifiers import MORE, OF_ASSISTANT
from therapytimer.billing.typed_modifiers import settled

TRACTION = "97012 9:00-9:10, 97140 9:10-9:30"
PAIR = "distinct:97012+97140"


def checks(bill):
    return [finding.check for finding in bill.findings]


def messages(bill):
    return " ".join(finding.message for finding in bill.findings)


def test_without_grounds_there_is_neither_edit_nor_estimate():
    bill = bill_of(a_day(TRACTION))
    assert (bill.pairs, bill.estimate, bill.kx, bill.findings) == ((), None, None, ())


def test_a_modifier_is_proposed_and_not_yet_on_the_line():
    bill = bill_of(a_grounded_day(TRACTION))
    assert modified(bill) == "97012 10=1 GP, 97140 20=1 GP"
    (pair,) = bill.pairs
    assert (pair.about, pair.proposed, pair.line) == (PAIR, "59", "97140")
    assert (pair.evidence, len(pair.blocks)) == (Evidence.APART, 2)
    assert checks(bill) == ["distinct-missing"]
    assert "(PTP 2024Q3 built in)" in messages(bill)


@pytest.mark.parametrize("choice", DISTINCT)
def test_the_modifier_decided_stands_on_column_2_before_all_others(choice):
    bill = bill_of(a_grounded_day(TRACTION, pair_choices={PAIR: (choice, "Dana Kay")}))
    assert modified(bill) == f"97012 10=1 GP, 97140 20=1 {choice} GP"
    said = f"{choice}: distinct from 97012, decided by Dana Kay (PTP 2024Q3 built in)."
    assert bill.lines[1].reasons[-1] == said
    assert bill.findings == ()


@pytest.mark.parametrize(
    ("choice", "found"), [("no", []), ("GP", ["distinct-missing"]), ("", ["distinct-missing"])]
)
def test_no_modifier_is_a_decision_and_anything_else_is_none(choice, found):
    bill = bill_of(a_grounded_day(TRACTION, pair_choices={PAIR: (choice, "Dana Kay")}))
    assert modified(bill) == "97012 10=1 GP, 97140 20=1 GP"
    assert checks(bill) == found


def test_a_pair_that_is_never_paid_gets_no_modifier():
    never = EditTable("PTP 2026Q4", [Edit("97140", "97112", None, None, 0)])
    bill = bill_of(
        a_grounded_day(
            "97140 9:00-9:15, 97112 9:15-9:30",
            source=replace(tables(), edits={"medicare": never}),
            pair_choices={"distinct:97140+97112": ("59", "Dana Kay")},
        )
    )
    assert modified(bill) == "97140 15=1 GP, 97112 15=1 GP"
    assert checks(bill) == ["edit-never-together"]
    assert "(PTP 2026Q4)" in messages(bill)


def test_both_lanes_of_a_code_bear_it_and_lines_without_units_do_not():
    day = a_grounded_day(shared("97012 10, 97140 13/23"), pair_choices={PAIR: ("XU", "Dana Kay")})
    assert modified(bill_of(day)) == "97012 10=1 GP, 97140 13=1 XU GP, 97140 23=1 XU GP CQ"
    rest = a_grounded_day(shared("97012 10, 97140 16/3"), pair_choices={PAIR: ("59", "Dana Kay")})
    assert modified(bill_of(rest)) == "97012 10=1 GP, 97140 16=1 59 GP, 97140 3=0 GP CQ"
    alone = "97012 9:00-9:10, 97110 9:10-9:30, 97140 9:30-9:32"
    bill = bill_of(a_grounded_day(alone, pair_choices={PAIR: ("59", "Dana Kay")}))
    assert modified(bill) == "97012 10=1 GP, 97110 20=1 GP, 97140 2=0 GP"
    assert bill.findings == ()


def test_of_two_decisions_on_one_code_the_first_modifier_stands():
    text = "97012 9:00-9:10, 97150 9:10-9:20, 97140 9:20-9:40"
    choices = {PAIR: ("59", "Dana Kay"), "distinct:97150+97140": ("XU", "Dana Kay")}
    bill = bill_of(a_grounded_day(text, pair_choices=choices))
    assert modified(bill) == "97012 10=1 GP, 97150 10=1 GP, 97140 20=1 59 GP"
    assert bill.findings == ()


def test_blocks_that_overlap_or_are_typed_are_no_evidence():
    beside = "97012 9:00-9:15, 97140 9:10-9:30"
    bill = bill_of(a_grounded_day(beside, pair_choices={PAIR: ("59", "Dana Kay")}))
    assert checks(bill) == ["distinct-unproved"]
    typed = a_visit(TRACTION)
    typed = replace(typed, spans=tuple(replace(span, typed=True) for span in typed.spans))
    assert bill_of(a_grounded_day(typed)).pairs[0].evidence is Evidence.NONE


def test_the_time_of_a_code_billed_under_another_number_is_its_evidence():
    table = EditTable("T", [Edit("G0283", "97130", None, None, 1)])
    source = replace(tables(), edits={"medicare": table})
    text = "97014 9:00-9:10, 97129 9:10-9:40"
    (pair,) = bill_of(a_grounded_day(text, source=source)).pairs
    assert (pair.pair, pair.evidence) == (("G0283", "97130"), Evidence.APART)


def test_advisories_are_the_payers_and_say_so():
    text = "97112 9:00-9:15, 97140 9:15-9:30"
    commercial = bill_of(a_grounded_day(text, payer="Commercial (midpoint)"))
    assert [pair.source for pair in commercial.pairs] == ["payer advisory of Commercial (midpoint)"]
    assert "no Medicare edit" in messages(commercial)
    assert bill_of(a_grounded_day(text)).pairs == ()
    assert bill_of(a_day(text, payer="Commercial (midpoint)")).pairs == commercial.pairs


def test_an_edit_takes_the_place_of_an_advisory():
    payer = replace(a_payer("Medicaid"), advisories=(("97112", "97140"),))
    table = EditTable("Medicaid PTP 2026Q4", [Edit("97112", "97140", None, None, 1)])
    source = replace(tables(), edits={"medicaid": table})
    bill = bill_of(a_grounded_day("97112 9:00-9:15, 97140 9:15-9:30", payer=payer, source=source))
    assert [pair.source for pair in bill.pairs] == ["Medicaid PTP 2026Q4"]


def test_a_payer_of_x_modifiers_is_proposed_xu():
    payer = replace(a_payer("Medicare Part B"), distinct="X")
    (pair,) = bill_of(a_grounded_day(TRACTION, payer=payer)).pairs
    assert pair.proposed == "XU"


WORKED = "97530 9:00-9:15, 97110 9:15-9:45, 97140 9:45-10:00"


def test_the_worked_example_through_the_whole_bill():
    bill = bill_of(a_grounded_day(WORKED))
    assert (worth(bill).allowed, worth(bill).full) == (Decimal("100.70"), Decimal("120.91"))
    assert worth(bill).sentence.startswith("Estimate: 100.70 dollars")
    unreduced = replace(a_payer("Medicare Part B"), mppr=False)
    assert worth(bill_of(a_grounded_day(WORKED, payer=unreduced))).allowed == Decimal("120.91")


def test_an_assistants_line_is_paid_less_and_own_fees_count():
    bill = bill_of(a_grounded_day(shared("97110 13/23")))
    amounts = [str(line.expected) for line in worth(bill).lines]
    assert amounts == ["29.06", "18.88"]  # 22.21 less 15 %
    own = bill_of(a_grounded_day(WORKED, payer="Self-pay", fees={"97530": Decimal(60)}))
    assert worth(own).allowed == Decimal("145.84")


def test_a_code_without_a_price_leaves_the_sum_at_least():
    bill = bill_of(a_grounded_day("97039 9:00-9:10, 97110 9:10-9:30"))
    assert worth(bill).sentence.startswith("Estimate: at least 29.06 dollars")


def test_kx_is_proposed_from_the_line_that_passes_and_stands_once_attested():
    asked = bill_of(a_grounded_day(WORKED, use="2420"))
    assert asked.kx is not None
    assert asked.kx.lines == (1, 2)  # 35.07 fit, 44.42 do not
    assert [line.modifiers for line in asked.lines] == [("GP",)] * 3
    assert checks(asked) == ["kx-missing", "kx-attestation"]
    attested = bill_of(a_grounded_day(WORKED, use="2420", attested_by="Dana Kay"))
    assert modified(attested) == "97530 15=1 GP, 97110 30=2 GP KX, 97140 15=1 GP KX"
    assert "Dana Kay attests medical necessity" in attested.lines[1].reasons[-1]
    assert attested.findings == ()


def test_an_attestation_below_the_threshold_adds_nothing():
    bill = bill_of(a_grounded_day(WORKED, attested_by="Dana Kay"))
    assert modified(bill) == "97530 15=1 GP, 97110 30=2 GP, 97140 15=1 GP"
    assert bill.findings == ()


def test_nearness_is_told_until_the_threshold_is_passed():
    bill = bill_of(a_grounded_day(WORKED, use="2200"))
    assert checks(bill) == ["threshold-near"]
    assert messages(bill).startswith("Estimate: 179.30 dollars are left of the 2026 threshold")


@pytest.mark.parametrize(
    "changes", [{"use": None}, {"threshold": None}], ids=["nothing known", "no threshold"]
)
def test_without_threshold_or_use_nothing_is_said_of_kx(changes):
    day = a_grounded_day(WORKED, use="9999", attested_by="Dana Kay")
    assert day.grounds is not None
    bill = bill_of(replace(day, grounds=replace(day.grounds, **changes)))
    assert bill.kx is None
    assert [check for check in checks(bill) if check != "threshold-unknown"] == []
    assert not any("KX" in line.modifiers for line in bill.lines)


def test_targeted_review_is_told():
    bill = bill_of(a_grounded_day(WORKED, use="2950", attested_by="Dana Kay"))
    assert checks(bill) == ["threshold-review"]


def test_more_units_than_likely_are_told():
    bill = bill_of(a_grounded_day("97110 9:00-11:00"))
    assert checks(bill) == ["mue"]
    assert "(MUE 2026Q2 built in)" in messages(bill)


def test_many_modifiers_become_three_and_99():
    day = a_grounded_day(
        shared("97012 10, 97140 0/20"),
        use="2480",
        attested_by="Dana Kay",
        pair_choices={PAIR: ("59", "Dana Kay")},
        liability_choices={"97140": ("GA", "Dana Kay")},
    )
    bill = bill_of(day)
    assert bill.lines[1].modifiers == ("59", "GP", "CQ", "99")
    assert "KX, GA belong to it too" in bill.lines[1].reasons[-1]


def test_who_pays_is_decided_by_the_clinician_and_checked():
    told = {"97110": ("GA", "Dana Kay")}
    bill = bill_of(a_grounded_day("97110 9:00-9:20", liability_choices=told))
    assert modified(bill) == "97110 20=1 GP GA"
    assert "in writing" in bill.lines[0].reasons[-1]
    assert bill.findings == ()


def test_reaching_the_threshold_exactly_is_still_near():
    bill = bill_of(a_grounded_day("97110 9:00-9:20", use="2450.94"))
    assert checks(bill) == ["threshold-near"]
    assert messages(bill).startswith("Estimate: 0.00 dollars are left")


def test_what_a_payer_never_covers_counts_for_no_threshold():
    day = a_grounded_day(
        "CUP1 9:00-9:10, 97110 9:10-9:30", own=OWN, use="2400", fees={"CUP1": Decimal(500)}
    )
    found = bill_of(day).kx
    assert found is not None
    assert (found.lines, found.after) == ((), Decimal("2429.06"))


OWN = ("CUP1 cupping; untimed; one_on_one; PT; covered by Self-pay",)


@pytest.mark.parametrize(
    ("code", "choice", "fault"),
    [
        ("97110", "GY", "covers this code"),
        ("97110", "GX", "covers this code"),
        ("97110", "GZ", ""),
        ("CUP1", "GX", ""),
        ("CUP1", "GA", "never covers this code"),
        ("CUP1", "GZ", "never covers this code"),
        ("CUP1", "KX", ""),  # none of these: no modifier at all
    ],
)
def test_modifiers_of_liability_that_contradict_cover_are_told(code, choice, fault):
    day = a_grounded_day(
        f"{code} 9:00-9:20", own=OWN, liability_choices={code: (choice, "Dana Kay")}
    )
    bill = bill_of(day)
    assert checks(bill) == (["liability"] if fault else [])
    assert fault in messages(bill)
    assert (choice in bill.lines[0].modifiers) is (choice != "KX")


@pytest.mark.parametrize(
    ("code", "choice", "found"),
    [
        ("97110", "GA", ["liability"]),
        ("97110", "GZ", ["liability"]),
        ("CUP1", "GX GY", ["modifiers"]),  # KX never stands there at all
        ("CUP1", "GA GY", ["modifiers", "liability"]),
    ],
)
def test_kx_and_an_expected_denial_contradict_each_other(code, choice, found):
    typed = {code: (("GP", "KX", *choice.split()), "Dana Kay")}
    bill = bill_of(
        a_grounded_day(
            f"{code} 9:00-9:20", use="2500", attested_by="DK", own=OWN, typed_modifiers=typed
        )
    )
    assert {check for check in checks(bill) if check != "kx-early"} == set(found)
    said = f"KX says that it is necessary, {choice[:2]} that it may not be"
    assert (said in messages(bill)) is (code == "97110")


def test_modifiers_are_settled_after_what_was_decided():
    typed = {"97140": (("GP",), "Dana Kay")}
    day = a_grounded_day(TRACTION, typed_modifiers=typed, pair_choices={PAIR: ("59", "Dana Kay")})
    bill = bill_of(day)
    assert modified(bill) == "97012 10=1 GP, 97140 20=1 GP"
    assert checks(bill)[0] == "modifiers"
    assert "59 is missing" in messages(bill)
    assert settled(bill.lines, replace(day, typed_modifiers={}))[0] == bill.lines


TIMED = ("97110", "97112", "97116", "97140", "97530", "97535")
log = st.lists(
    st.tuples(st.sampled_from(TIMED), st.integers(1, 40), st.booleans()), min_size=1, max_size=7
)
disciplines = st.sampled_from(["PT", "OT", "SLP", "DC"])


def a_logged_day(segments, discipline="PT", **how):
    """Make a day of (code, minutes, by an assistant) one after the other."""
    text = ", ".join(
        f"{code} {f'0/{minutes}' if assistant else minutes}"
        for code, minutes, assistant in segments
    )
    return a_grounded_day(shared(text, start="0:00"), discipline=discipline, **how)


@given(log, st.randoms(use_true_random=False))
def test_the_order_of_segments_never_changes_the_units(segments, chance):
    mixed = chance.sample(segments, len(segments))
    assert bill_of(a_logged_day(segments)).units == bill_of(a_logged_day(mixed)).units


@given(log, st.sampled_from(["97012", "97161", "97150", "G0283"]), st.integers(1, 40))
def test_an_untimed_code_never_changes_the_units_of_the_others(segments, code, minutes):
    beside = bill_of(a_logged_day([*segments, (code, minutes, False)]))
    assert beside.units == bill_of(a_logged_day(segments)).units + 1


@given(log, st.data())
def test_splitting_a_segment_never_changes_the_units(segments, data):
    place = data.draw(st.integers(0, len(segments) - 1))
    code, minutes, assistant = segments[place]
    first = data.draw(st.integers(0, minutes))
    halves = [(code, first, assistant), (code, minutes - first, assistant)]
    split = [*segments[:place], *halves, *segments[place + 1 :]]
    assert bill_of(a_logged_day(split)).units == bill_of(a_logged_day(segments)).units


@given(log, disciplines, st.sampled_from(["0", "2400", "2480"]), st.booleans())
def test_the_lines_of_any_bill_hold_together(segments, discipline, use, attested):
    day = a_logged_day(
        segments,
        discipline,
        use=use,
        attested_by="Dana Kay" if attested else "",
        liability_choices={"97110": ("GA", "Dana Kay")},
    )
    day = replace(day, payer=replace(day.payer, chiropractic_modifier=True))
    bill = bill_of(day)
    assert bill.units == sum(line.units for line in bill.lines)
    assert len(worth(bill).lines) == len(bill.lines)
    for line in bill.lines:
        assert len(line.modifiers) <= 4
        assert MORE not in line.modifiers or len(line.modifiers) == 4
        for own, marker in OF_ASSISTANT.items():
            assert marker not in line.modifiers or own in line.modifiers
        assert "KX" not in line.modifiers or attested


def test_what_was_used_has_its_source():
    assert used("2000").words == "2,000.00 (2,000.00 typed on 2026-11-03, 0.00 here)"
