"""KX: from the line that passes the threshold on, and only then."""

from datetime import date
from decimal import Decimal

import pytest
from billing.test_distinct import lines
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.kx import YearUse, kx_findings, kx_from
from therapytimer.billing.mppr import Charge, LineAmount
from therapytimer.billing.thresholds import Threshold

LIMIT = Threshold(2026, "PT and SLP", Decimal(2480), Decimal(3000))
TYPED_ON = date(2026, 11, 3)


def use(here="0", typed: str | None = "0", typed_on: date | None = TYPED_ON, **how):
    opening = None if typed is None else Decimal(typed)
    return YearUse(2026, Decimal(here), TYPED_ON, opening, typed_on, **how)


def amounts(*dollars, units=1, covered=True):
    """Make lines of so many dollars; None has no price."""
    return [
        LineAmount(Charge("97110", units, None, covered=covered), value, value, value)
        for value in (None if each is None else Decimal(each) for each in dollars)
    ]


def test_the_line_that_passes_bears_kx_and_all_after_it():
    advice = kx_from(amounts("30", "30", "30"), use("2440"), LIMIT)
    assert (advice.lines, advice.after) == ((1, 2), Decimal(2530))
    assert (advice.near, advice.certain) == (True, True)


@pytest.mark.parametrize(
    ("used", "marked"),
    [("2449.99", ()), ("2450", ()), ("2450.01", (0,)), ("2480", (0,)), ("9", ())],
)
def test_reaching_the_threshold_does_not_pass_it(used, marked):
    assert kx_from(amounts("30"), use(used), LIMIT).lines == marked


def test_near_is_told_until_the_threshold_is_passed():
    for used, checks in (("2449.99", ["threshold-near"]), ("2450", ["threshold-near"])):
        advice = kx_from(amounts("30"), use(used), LIMIT)
        assert advice.use == use(used)
        assert [
            each.check for each in kx_findings(advice, lines("97110 1"), attested=True)
        ] == checks


def test_lines_without_units_or_cover_neither_count_nor_bear_it():
    day = [
        *amounts("30"),
        *amounts("99", covered=False),
        *amounts("0", units=0),
        *amounts("30"),
        *amounts("99", covered=False),
        *amounts("0", units=0),
    ]
    advice = kx_from(day, use("2430"), LIMIT)
    assert (advice.lines, advice.after) == ((3,), Decimal(2490))


def test_a_line_without_price_makes_it_uncertain():
    advice = kx_from(amounts("30", None, "30"), use("2440"), LIMIT)
    assert (advice.lines, advice.certain) == ((2,), False)
    assert kx_from(amounts("30", None), use("2460"), LIMIT).lines == (0, 1)
    assert kx_from(amounts(None, covered=False), use("1"), LIMIT).certain


@pytest.mark.parametrize(("used", "near"), [("2201.99", False), ("2202", True), ("2480", True)])
def test_nearness_is_shown_from_nine_tenths(used, near):
    assert kx_from(amounts("30"), use(used), LIMIT).near is near


@pytest.mark.parametrize(
    ("limit", "used", "review"), [(LIMIT, "2969.99", False), (LIMIT, "2970", True)]
)
def test_targeted_review_begins_at_its_amount(limit, used, review):
    advice = kx_from(amounts("30"), use(used), limit)
    assert advice.in_review is review
    checks = [each.check for each in kx_findings(advice, lines("97110 1 KX"), attested=True)]
    assert checks == (["threshold-review"] if review else [])


def test_a_year_without_review_amount_has_no_review():
    limit = Threshold(2026, "OT", Decimal(2480), None)
    assert not kx_from(amounts("30"), use("9999"), limit).in_review


def test_what_was_used_says_where_it_comes_from():
    assert use("400", "1500").words == "1,900.00 (1,500.00 typed on 2026-11-03, 400.00 here)"
    assert use("400", "1500").amount == 1900
    assert use("400", "1500", complete=False).words.startswith("at least 1,900.00 (")
    assert use("400", None, None).words == "400.00 here, unknown before 2026-11-03"
    assert use("400", None, None, complete=False).words.startswith("at least 400.00 here, ")


@pytest.mark.parametrize(
    ("typed", "typed_on"), [(None, None), ("5", None), (None, TYPED_ON), ("5", date(2025, 11, 3))]
)
def test_without_an_opening_value_of_the_year_nothing_is_certain(typed, typed_on):
    opening = use("400", typed, typed_on)
    assert (opening.opened, opening.amount) == (False, 400)
    assert not kx_from(amounts("30"), opening, LIMIT).certain


def test_an_opening_value_of_nothing_is_an_opening_value():
    assert use("400", "0").opened
    assert kx_from(amounts("30"), use("400", "0"), LIMIT).certain
    assert not kx_from(amounts("30"), use("400", "0", complete=False), LIMIT).certain


def test_the_sentence_says_what_is_left_or_passed():
    assert kx_from(amounts("30"), use("400", "1500"), LIMIT).sentence == (
        "Estimate: 550.00 dollars are left of the 2026 threshold of 2,480.00 for PT and SLP after "
        "this bill; used before 1,900.00 (1,500.00 typed on 2026-11-03, 400.00 here)."
    )
    assert kx_from(amounts("30"), use("960", "1500"), LIMIT).sentence == (
        "Estimate: 2,490.00 dollars with this bill pass the 2026 threshold of 2,480.00 for PT and "
        "SLP; used before 2,460.00 (1,500.00 typed on 2026-11-03, 960.00 here)."
    )


@pytest.mark.parametrize(
    ("text", "used", "attested", "checks"),
    [
        ("97110 1, 97140 1 KX", "2430", True, []),
        ("97110 1, 97140 1 KX", "2430", False, ["kx-attestation"]),
        ("97110 1, 97140 1", "2430", True, ["kx-missing"]),
        ("97110 1, 97140 1", "2430", False, ["kx-missing", "kx-attestation"]),
        ("97110 1 KX, 97140 1 KX", "2430", True, ["kx-early"]),
        ("97110 1 KX, 97140 1", "2430", True, ["kx-missing", "kx-early"]),
        ("97110 1, 97140 1", "400", False, []),
        ("97110 1 GP KX, 97140 1 KX", "400", False, ["kx-early"]),
    ],
)
def test_kx_on_the_lines_is_compared_with_the_threshold(text, used, attested, checks):
    advice = kx_from(amounts("30", "30"), use(used), LIMIT)
    findings = kx_findings(advice, lines(text), attested=attested)
    assert [finding.check for finding in findings] == checks
    assert all((each.level, each.where) == ("advises", "bill") for each in findings)


def test_findings_name_the_codes_once_in_their_order():
    advice = kx_from(amounts("30", "30", "30"), use("2480"), LIMIT)
    missing, attest = kx_findings(advice, lines("97140 1, 97110 1, 97140 1"), attested=False)
    assert missing.message == f"KX is missing on 97140, 97110. {advice.sentence}"
    assert attest.message == "KX says that the services are medically necessary: attest it."
    before = kx_from(amounts("30"), use("1"), LIMIT)
    (early,) = kx_findings(before, lines("97140 1 KX"), attested=True)
    assert early.message == f"KX on 97140 before the threshold. {before.sentence}"
    reviewed = kx_from(amounts("30"), use("2990"), LIMIT)
    *_, review = kx_findings(reviewed, lines("97140 1 KX"), attested=True)
    assert review.message == "Targeted review begins at 3,000.00."


DOLLARS = st.decimals(0, 900, places=2)


@given(st.lists(DOLLARS, max_size=9), st.decimals(0, 3000, places=2))
def test_once_passed_every_later_line_bears_kx(dollars, used):
    advice = kx_from(amounts(*dollars), use(used), LIMIT)
    first = advice.lines[0] if advice.lines else len(dollars)
    assert advice.lines == tuple(range(first, len(dollars)))
    assert used + sum(dollars[:first]) <= 2480 or first == 0
    assert bool(advice.lines) is (bool(dollars) and used + sum(dollars) > 2480)
