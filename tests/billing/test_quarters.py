"""Quarters: read from the names of files, never guessed."""

from datetime import date

import pytest

from therapytimer.billing.quarters import caution, last_day, quarter_for, quarter_of


@pytest.mark.parametrize(
    ("name", "quarter"),
    [
        ("ccipra-v323r0-f1.txt", "2026Q4"),
        ("CCIPRA-V302R0-F4.TXT", "2024Q3"),
        ("ccioph-v310r1-f1.txt", "2025Q1"),
        ("ccipra-v324r0-f1.txt", None),
        ("medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip", "2026Q3"),
        ("medicare-ncci-2026-q3-practitioner-services-mue-table.zip", "2026Q3"),
        ("medicare-ncci-2026q3-ccipra-v323r0-f1.zip", None),
        ("edits 2026Q4.txt", "2026Q4"),
        ("edits_2026_Q1", "2026Q1"),
        ("Q2 2026 ptp.txt", "2026Q2"),
        ("medicaid-q2_2026.txt", "2026Q2"),
        ("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "2026Q4"),
        ("mue 2026-01-01.csv", "2026Q1"),
        ("mue_20260701.csv", "2026Q3"),
        ("mue 04_01_2026.csv", "2026Q2"),
        ("mue 2026-10-05.csv", None),
        ("mue 2026-02-01.csv", None),
        ("mue 120260701.csv", None),
        ("mue 202607011.csv", None),
        ("2026Q12.txt", None),
        ("2026Q5.txt", None),
        ("Q1 20267.txt", None),
        ("2026.txt", None),
        ("edits.txt", None),
        ("", None),
    ],
)
def test_a_name_tells_its_quarter_or_none(name, quarter):
    assert quarter_of(name) == quarter


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        ("2026Q1", date(2026, 3, 31)),
        ("2026Q2", date(2026, 6, 30)),
        ("2024Q3", date(2024, 9, 30)),
        ("2026Q4", date(2026, 12, 31)),
    ],
)
def test_a_quarter_has_a_last_day(quarter, day):
    assert last_day(quarter) == day


@pytest.mark.parametrize(
    ("names", "given", "quarter"),
    [
        (["ccipra-v323r0-f1.txt", "ccipra-v323r0-f2.txt"], None, "2026Q4"),
        (["a.txt", "b.txt"], None, None),
        (["a.txt", "b.txt"], "2026Q4", "2026Q4"),
        (["ccipra-v323r0-f1.txt", "b.txt"], "2026Q4", "2026Q4"),
        (["ccipra-v323r0-f1.txt"], "2026Q4", "2026Q4"),
    ],
)
def test_files_agree_on_a_quarter(names, given, quarter):
    assert quarter_for(names, given) == quarter


@pytest.mark.parametrize(
    ("names", "given", "sentence"),
    [
        (
            ["2026Q4.txt", "2026Q3.txt"],
            None,
            "2026Q3.txt is of 2026Q3, expected 2026Q4 as 2026Q4.txt names.",
        ),
        (["2026Q4.txt"], "2026Q3", "2026Q4.txt is of 2026Q4, expected 2026Q3 as given."),
        (["a.txt", "2026Q4.txt"], None, "a.txt names no quarter, 2026Q4.txt names 2026Q4: say"),
        (["a.txt"], "2026-4", "A quarter is written like 2026Q4, not '2026-4'."),
        (["a.txt"], "", "A quarter is written like 2026Q4, not ''."),
    ],
)
def test_what_contradicts_itself_is_refused(names, given, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        quarter_for(names, given)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("PTP 2024Q3 built in", "PTP 2026Q4", ""),
        ("PTP 2026Q4", "PTP 2026Q4", ""),
        ("PTP, quarter unknown", "PTP 2026Q4", ""),
        ("PTP 2027Q1", "PTP 2026Q4", "PTP 2026Q4 is older than PTP 2027Q1."),
        (
            "PTP 2026Q4",
            "PTP, quarter unknown",
            "The quarter is unknown: give it, so that warnings can name it.",
        ),
    ],
)
def test_a_table_that_is_older_or_of_no_quarter_is_told(before, after, said):
    assert caution(before, after) == said
