"""Edits: which row decides on a date of service, and the table that comes with the program."""

from datetime import date

import pytest
from billing.builders import RESOURCES
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.edits import (
    BUILT_IN,
    VOID,
    Edit,
    EditTable,
    edit_lines,
    edit_on,
    parse_edits,
)

ON = date(2026, 11, 20)
TIMED = ("97110", "97112", "97116", "97140", "97530")


def built_in():
    return parse_edits(BUILT_IN, (RESOURCES / "edits.csv").read_text("utf-8").splitlines())


SHIPPED = built_in()


def day(text):
    return date.fromisoformat(text)


def an_edit(effective="", deleted="", indicator=1):
    days = (day(text) if text else None for text in (effective, deleted))
    return Edit("97012", "97140", next(days), next(days), indicator)


def decides(*edits, on=ON):
    return edit_on(EditTable("PTP 2026Q4", edits), "97140", "97012", on)


@pytest.mark.parametrize(
    ("effective", "deleted", "on", "applies"),
    [
        ("", "", "2026-11-20", True),
        ("2026-11-20", "", "2026-11-20", True),
        ("2026-11-21", "", "2026-11-20", False),
        ("", "2026-11-20", "2026-11-20", True),  # the last day counts
        ("", "2026-11-19", "2026-11-20", False),
        ("2026-11-01", "2026-11-30", "2026-11-20", True),
        ("2026-11-20", "2026-11-20", "2026-11-20", False),  # deleted on its first day
        ("2026-11-20", "2026-11-21", "2026-11-20", True),
        ("2026-11-20", "2026-11-01", "2026-11-20", False),
    ],
)
def test_a_row_applies_within_its_period(effective, deleted, on, applies):
    edit = an_edit(effective, deleted)
    assert edit.applies_on(day(on)) is applies
    assert (decides(edit, on=day(on)) == edit) is applies


def test_a_void_row_never_applies():
    assert decides(an_edit(indicator=VOID)) is None


def test_both_orders_of_the_codes_find_the_row():
    table = EditTable("PTP", [an_edit()])
    assert edit_on(table, "97012", "97140", ON) == edit_on(table, "97140", "97012", ON) == an_edit()
    assert edit_on(table, "97012", "97110", ON) is None


def test_of_several_rows_the_earliest_deletion_not_past_decides():
    early, late, still = an_edit(deleted="2019-12-31"), an_edit(deleted="2026-12-31"), an_edit()
    for rows in ((early, late, still), (still, late, early)):
        assert decides(*rows) == late
        assert decides(*rows, on=date(2019, 12, 31)) == early
        assert decides(*rows, on=date(2020, 1, 1)) == late
        assert decides(*rows, on=date(2027, 1, 1)) == still


def test_a_void_row_leaves_the_others_alone():
    assert decides(an_edit(deleted="2026-12-31", indicator=VOID), an_edit()) == an_edit()


def test_the_period_decides_where_effective_dates_stand():
    first, second = an_edit("2020-01-01", "2021-12-31", 0), an_edit("2022-01-01")
    assert decides(first, second, on=date(2021, 6, 1)) == first
    assert decides(first, second) == second
    assert decides(first, second, on=date(2019, 6, 1)) is None


@given(st.dates(date(1996, 1, 1), date(2030, 1, 1)))
def test_no_row_decides_outside_its_period(on):
    for edit in SHIPPED.edits[:60]:
        found = edit_on(SHIPPED, *edit.pair, on)
        assert found is None or (found.indicator != VOID and found.applies_on(on))


def test_the_built_in_table_has_every_row():
    table = built_in()
    assert (len(table.edits), table.quarter) == (619, "2024Q3")
    assert sum(edit.deleted_on is None and edit.indicator != VOID for edit in table.edits) == 262
    assert all(edit.effective_on is None for edit in table.edits)


def test_medicare_joins_none_of_the_usual_timed_codes():
    table = built_in()
    evaluations = ("97161", "97162", "97163")
    for one in TIMED:
        for other in (*TIMED, *evaluations):
            assert one == other or edit_on(table, one, other, ON) is None


@pytest.mark.parametrize(
    ("one", "other", "on", "column2", "indicator"),
    [
        ("97124", "97140", "2026-11-20", "97124", 0),
        ("97140", "97012", "2026-11-20", "97140", 1),
        ("97110", "97150", "2026-11-20", "97110", 1),
        ("97530", "97750", "2026-11-20", "97750", 1),
        ("97110", "95992", "2026-11-20", "97110", 1),
        ("98940", "97140", "2026-11-20", "97140", 1),
        ("97116", "97530", "2019-12-31", "97116", 1),
        ("97140", "97530", "2019-12-31", "97530", 1),
    ],
)
def test_known_pairs_of_the_built_in_table(one, other, on, column2, indicator):
    edit = edit_on(built_in(), one, other, day(on))
    assert edit is not None
    assert (edit.column2, edit.indicator) == (column2, indicator)


@pytest.mark.parametrize("pair", [("97530", "97116"), ("97140", "97530")])
def test_pairs_deleted_in_2019_are_free_from_2020(pair):
    assert edit_on(built_in(), pair[0], pair[1], date(2020, 1, 1)) is None


def test_active_pairs_carry_their_indicator():
    table = EditTable("PTP", [an_edit(), Edit("97140", "97124", None, day("2019-12-31"), 0)])
    assert table.active(ON) == {("97012", "97140"): 1}
    assert table.active(date(2019, 1, 1))["97140", "97124"] == 0


def test_a_date_beyond_the_quarter_is_said():
    table = built_in()
    assert table.beyond(date(2024, 9, 30)) == ""
    assert table.beyond(date(2024, 10, 1)) == (
        "PTP 2024Q3 built in ends before 2024-10-01: what changed after 2024Q3 is not in it."
    )
    assert EditTable("PTP, quarter unknown", ()).beyond(ON) == (
        "The quarter of PTP, quarter unknown is unknown."
    )


DAYS = st.none() | st.dates()
EDITS = st.builds(
    Edit,
    st.sampled_from(["97012", "97140", "G0283"]),
    st.sampled_from(["97110", "0001A"]),
    DAYS,
    DAYS,
    st.sampled_from([0, 1, 9]),
)


@given(st.lists(EDITS))
def test_a_table_written_reads_back(edits):
    table = EditTable("PTP 2026Q4", edits)
    assert parse_edits(table.name, edit_lines(table)).edits == table.edits


HEADING = "column1,column2,effective_on,deleted_on,indicator"


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "T must begin with column1,column2,effective_on,deleted_on,indicator, not ''."),
        (["column1,column2"], "T must begin with .*, not 'column1,column2'."),
        ([HEADING, "97012,97140,,,2"], "T line 2 is no edit: '97012,97140,,,2'."),
        ([HEADING, "97012,97140,,,1", "97012,97140,1"], "T line 3 is no edit: '97012,97140,1'."),
        ([HEADING, "97012,97140,x,,1"], "T line 2: expected dates like 2024-07-01, not 'x', ''."),
        ([HEADING, "97012,97140,,y,1"], "T line 2: expected dates like 2024-07-01, not '', 'y'."),
    ],
)
def test_a_spoiled_table_is_refused(lines, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        parse_edits("T", lines)
