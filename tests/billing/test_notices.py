"""What the seconds cut off would have changed is told, in numbers, and never added."""

from billing.builders import a_day, lines

from therapytimer.billing.bill import bill_of


def test_the_notice_names_seconds_codes_and_both_numbers_of_units():
    bill = bill_of(a_day("97110 9:00-9:10:45, 97112 9:11-9:12, 97140 9:13-9:24:20"))
    (notice,) = bill.notices
    assert notice == (
        "65 seconds of 97110 and 97140 were cut; with them there would be 2 units instead of 1. "
        "Seconds are cut once for each code and visit and never added to the bill."
    )
    assert bill.cut_seconds == 65


def test_seconds_that_change_nothing_are_not_told():
    assert bill_of(a_day("97110 9:00-9:10:59, 97140 9:11-9:21:59")).notices == ()


def test_per_code_looks_at_each_code_alone():
    payer = "Commercial (midpoint)"
    text = "97110 9:00-9:07:45, 97140 9:10-9:17:45"
    assert bill_of(a_day(text, payer=payer)).notices == ()
    (notice,) = bill_of(a_day("97110 9:00-9:07:45", "97110 15:00-15:00:20", payer=payer)).notices
    assert notice.startswith(
        "65 seconds of 97110 were cut; with them there would be 1 unit instead"
    )


def test_per_code_tells_of_each_code_that_would_change():
    nothing_lost = "97530 8:00-8:20"
    first, later = "97110 9:00-9:07:45, 97140 9:10-9:17:45", "97110 15:00-15:00:20"
    payer = "Commercial (midpoint)"
    days = (
        a_day(nothing_lost, first, later, f"97140 {times}", payer=payer)
        for times in ("16:00-16:00:10", "16:00-16:00:15")
    )
    one, two = (bill_of(day).notices for day in days)
    assert [notice.partition(";")[0] for notice in one] == ["65 seconds of 97110 were cut"]
    assert [notice.partition(";")[0] for notice in two] == [
        "65 seconds of 97110 were cut",
        "60 seconds of 97140 were cut",
    ]


def test_the_pool_may_have_a_unit_that_no_code_has_alone():
    bill = bill_of(a_day("97110 9:00-9:03:30, 97140 9:05-9:09:30"))
    (notice,) = bill.notices
    assert notice.startswith(
        "60 seconds of 97110 and 97140 were cut; with them there would be 1 unit instead of 0."
    )


def test_the_cap_is_looked_at_as_a_whole():
    payer = "Workers' compensation (capped)"
    held_back = "97110 9:00-9:08:45, 97140 9:10-9:18:45, 97112 9:20-9:26:45"
    bill = bill_of(a_day(held_back, payer=payer))
    (notice,) = bill.notices
    assert (bill.working.minutes, bill.units) == (22, 1)
    assert notice.startswith(
        "135 seconds of 97110, 97140 and 97112 were cut; with them there would be 2 units instead"
    )
    under_the_midpoint = "97110 9:00-9:07:45, 97140 9:10-9:17:45, 97112 9:20-9:27:45"
    assert bill_of(a_day(under_the_midpoint, payer=payer)).notices == ()


def test_services_outside_the_pool_are_looked_at_alone():
    bill = bill_of(a_day("97545 9:00-10:00:30", "97546 15:00-15:00:30"))
    assert lines(bill) == "97545 60=0"
    assert bill.notices[0].startswith("60 seconds of 97545 were cut; with them there would be 1")
    (notice,) = bill_of(a_day("97545 9:00-11:30:30", "97546 15:00-15:00:45")).notices
    assert notice.startswith(
        "75 seconds of 97545 were cut; with them there would be 2 units instead of 1."
    )


def test_cut_seconds_are_whole():
    bill = bill_of(a_day("97110 9:00-9:10:45.250, 97140 9:11-9:21:00.500"))
    assert (bill.cut_seconds, type(bill.cut_seconds)) == (45, int)


def test_bundled_codes_have_no_units_to_lose():
    assert bill_of(a_day("97010 9:00-9:00:40", "97010 15:00-15:00:40")).notices == ()
