"""The day's bill: lines, totals, same-day pooling, and the reason on every line."""

from dataclasses import replace

import pytest
from billing.builders import ON, a_day, a_payer, a_visit, line_of, lines
from billing.cases import POOLED_DAYS, TREATMENT_TIME
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.bill import bill_of
from therapytimer.billing.payers import Rule

NEEDLING = "20560 dry needling; untimed; one_on_one; PT; covered by Self-pay"
CUPPING = "CUP1 cupping; timed; one_on_one; PT; covered by Self-pay"
CODES = ("97110", "97112", "97129", "97130", "97012", "97010", "97014", "97550", "95851", "97161")


def a_busy_day(payer="Medicare Part B"):
    return a_day(
        "97161 9:00-9:20, 97110 9:20-9:53, 97010 9:20-9:30, 97140 9:53-10:00",
        "97550 15:00-15:38",
        payer=payer,
    )


def test_a_whole_day_comes_out_as_one_bill():
    bill = bill_of(a_busy_day())
    assert lines(bill) == ("97161 20=1, 97010 10=0, 97110 33=2, 97140 7=1, 97550 30=1, 97551 8=1")
    assert (bill.on, bill.discipline, bill.payer) == (ON, "PT", "Medicare Part B")
    assert (bill.rule, bill.visit_ids) == (Rule.POOLED, ("v1", "v2"))
    assert (bill.units, bill.working.units) == (6, 3)
    assert (bill.timed_code_minutes, bill.total_treatment_minutes) == (40, 60)
    assert (bill.caregiver_minutes, bill.cut_seconds) == (38, 0)
    assert (bill.ties, bill.notices, bill.findings) == ((), (), ())


def test_minutes_stay_with_their_visit_under_the_code_tapped():
    bill = bill_of(a_day("97014 9:00-9:10:59, 97110 9:20-9:20:30", "97110 15:00-15:08"))
    assert bill.visit_minutes == {"v1": {"97014": 10, "97110": 0}, "v2": {"97110": 8}}
    assert lines(bill) == "G0283 10=1, 97110 8=1"


@pytest.mark.parametrize(("visits", "expected", "exact_units"), POOLED_DAYS)
def test_visits_of_a_day_are_pooled_and_lost_units_told(visits, expected, exact_units):
    bill = bill_of(a_day(*visits))
    assert lines(bill) == expected
    assert len(bill.notices) == (exact_units is not None)
    assert all(f"{exact_units} unit" in notice for notice in bill.notices)


def test_the_per_code_rule_pools_the_visits_of_a_day_too():
    visits = ("97110 9:00-9:04", "97110 15:00-15:04")
    assert lines(bill_of(a_day(*visits, payer="Commercial (midpoint)"))) == "97110 8=1"


def test_the_cap_counts_over_the_visits_of_a_day():
    visits = ("97110 9:00-9:08, 97112 9:10-9:18", "97140 15:00-15:08")
    bill = bill_of(a_day(*visits, payer="Workers' compensation (capped)"))
    assert lines(bill) == "97110 8=1, 97112 8=1, 97140 8=0"


@pytest.mark.parametrize(("text", "timed", "total"), TREATMENT_TIME)
def test_total_treatment_time_counts_what_can_be_billed_once(text, timed, total):
    bill = bill_of(a_day(text))
    assert (bill.timed_code_minutes, bill.total_treatment_minutes) == (timed, total)


def test_a_modality_that_the_payer_pays_is_treatment_time():
    text = "97010 9:00-9:15, 97110 9:15-9:35"
    assert bill_of(a_day(text, payer="Self-pay")).total_treatment_minutes == 35


def test_untimed_seconds_are_cut_at_each_visit():
    visits = ("97161 9:00-9:10:40", "97012 15:00-15:10:40")
    assert bill_of(a_day(*visits)).total_treatment_minutes == 20


def test_caregiver_minutes_stand_apart():
    bill = bill_of(a_day("97550 9:00-9:30, 97552 10:00-10:12"))
    assert (bill.caregiver_minutes, bill.total_treatment_minutes) == (42, 0)
    assert bill.timed_code_minutes == 0


def test_a_minute_counted_once_is_told():
    bill = bill_of(a_day("97110 9:00-9:20, 97012 9:10-9:30"))
    assert bill.notices == (
        "Total treatment time counts a minute once where two codes ran in it side by side.",
    )


def test_nothing_is_told_where_nothing_overlaps_a_billable_code():
    assert bill_of(a_day("97110 9:00-9:20, 97010 9:10-9:30")).notices == ()
    assert bill_of(a_day("97110 9:00-9:20, 97012 9:20-9:30")).notices == ()


def test_seconds_cut_are_those_of_the_timed_code_minutes():
    text = "97110 9:00-9:10:20, 97545 9:20-10:20:30, 97012 10:30-10:40:40, 97550 11:00-11:20:50"
    assert bill_of(a_day(text)).cut_seconds == 50


def test_codes_the_payer_does_not_cover_stay_out_of_the_pool():
    bill = bill_of(
        a_day("CUP1 9:00-9:20, 97110 9:20-9:27, 20560 9:30-9:40", own=(NEEDLING, CUPPING))
    )
    assert lines(bill) == "CUP1 20=1, 97110 7=0, 20560 10=1"
    assert (bill.timed_code_minutes, bill.total_treatment_minutes) == (7, 37)
    assert "does not cover CUP1" in line_of(bill, "CUP1").reasons[0]
    assert "does not cover 20560" in line_of(bill, "20560").reasons[0]


def test_own_codes_the_payer_covers_count_like_any_other():
    bill = bill_of(a_day("CUP1 9:00-9:20, 97110 9:20-9:27", own=(CUPPING,), payer="Self-pay"))
    assert lines(bill) == "CUP1 20=1, 97110 7=0"
    assert bill.timed_code_minutes == 27


def test_a_timed_code_that_the_payer_bundles_leaves_the_pool():
    payer = replace(a_payer("Medicare Part B"), bundled=("97035",))
    bill = bill_of(a_day("97035 9:00-9:08, 97110 9:08-9:23", payer=payer))
    assert lines(bill) == "97035 8=0, 97110 15=1"
    assert (bill.timed_code_minutes, bill.total_treatment_minutes) == (15, 15)


def test_typed_numbers_are_units():
    day = a_day(
        a_visit("95851 9:00-9:10, 97110 9:10-9:20", "v1", _95851=2, _97110=9),
        a_visit("95851 15:00-15:10", "v2", _95851=1),
    )
    assert lines(bill_of(day)) == "95851 20=3, 97110 10=1"


def test_a_number_typed_for_a_code_that_is_not_counted_is_none():
    day = a_day(a_visit("97012 9:00-9:10", "v1", _97012=3))
    assert lines(bill_of(day)) == "97012 10=1"


def test_a_number_typed_as_nothing_is_no_unit():
    assert lines(bill_of(a_day(a_visit("95851 9:00-9:10", _95851=0)))) == "95851 10=0"


def test_a_tie_can_be_chosen_for_the_day():
    text = "97112 9:00-9:20, 97110 9:20-9:40"
    assert lines(bill_of(a_day(text))) == "97112 20=2, 97110 20=1"
    chosen = {("97110", "97112"): (("97110",), "Ann Lee")}
    bill = bill_of(a_day(text, choices=chosen))
    assert lines(bill) == "97112 20=1, 97110 20=2"
    assert bill.ties[0].chosen_by == "Ann Lee"


def test_a_day_without_time_is_an_empty_bill():
    bill = bill_of(a_day(""))
    assert (bill.lines, bill.units, bill.total_treatment_minutes) == ((), 0, 0)
    assert bill_of(a_day()).visit_ids == ()


def test_an_unknown_code_is_named():
    with pytest.raises(ValueError, match="Code 99999 is neither in the catalogue nor"):
        bill_of(a_day("99999 9:00-9:10"))


@pytest.mark.parametrize("payer", ["Medicare Part B", "Commercial (midpoint)", "Self-pay"])
def test_every_line_has_its_reason(payer):
    for line in bill_of(a_busy_day(payer)).lines:
        assert line.reasons
        assert all(reason.endswith(".") for reason in line.reasons)
        assert line.modifiers == (() if payer in {"Commercial (midpoint)", "Self-pay"} else ("GP",))


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 4000)), max_size=4), max_size=3
    ),
    st.sampled_from(["Medicare Part B", "Commercial (midpoint)", "Workers' compensation (capped)"]),
)
def test_printed_minutes_add_up_to_the_printed_totals(visits, payer):
    day = a_day(
        *(in_a_row(visit, hour) for hour, visit in zip((1, 9, 17), visits, strict=False)),
        payer=payer,
    )
    bill = bill_of(day)
    assert sum(line.units for line in bill.lines) == bill.units
    assert sum(line.minutes for line in bill.lines) == sum(
        minutes for visit in bill.visit_minutes.values() for minutes in visit.values()
    )
    assert all(line.minutes > 0 for line in bill.lines)
    assert bill.total_treatment_minutes >= bill.timed_code_minutes == bill.working.minutes
    assert len({line.code for line in bill.lines}) == len(bill.lines)


def in_a_row(visit, hour):
    """Write codes with their seconds as spans, one after the other."""
    written, clock = [], hour * 3600
    for code, seconds in visit:
        written.append(f"{code} {as_clock(clock)}-{as_clock(clock + seconds)}")
        clock += seconds
    return ", ".join(written)


def as_clock(seconds):
    return f"{seconds // 3600}:{seconds // 60 % 60}:{seconds % 60}"
