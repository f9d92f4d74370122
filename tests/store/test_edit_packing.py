"""Tables as text: divided, written and read back the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from therapytimer.billing.edits import Edit, EditTable
from therapytimer.billing.mue import Mue, MueTable
from therapytimer.store.edit_packing import apart, compressed, decompressed, mue_of, written

CODES = st.sampled_from(["97012", "97110", "97140", "G0283", "99213"])
DAYS = st.none() | st.dates(date(1996, 1, 1), date(2030, 12, 31))
EDITS = st.lists(st.builds(Edit, CODES, CODES, DAYS, DAYS, st.sampled_from([0, 1, 9])))
VALUES = st.dictionaries(
    CODES, st.builds(Mue, st.integers(0, 999), st.sampled_from([None, 1, 2, 3]))
)


@given(EDITS, st.sets(CODES))
def test_a_table_divided_is_whole_again(edits, codes):
    among, others = apart(EditTable("PTP 2026Q4", edits), codes)
    assert all(set(edit.pair) <= codes for edit in among.edits)
    assert not any(set(edit.pair) <= codes for edit in others.edits)
    assert sorted(map(repr, (*among.edits, *others.edits))) == sorted(map(repr, edits))


@given(EDITS)
def test_edits_are_read_back_as_they_were_written(edits):
    table = EditTable("PTP 2026Q4", edits)
    assert decompressed("PTP 2026Q4", compressed(table)).edits == table.edits


@given(VALUES)
def test_values_are_read_back_as_they_were_written(values):
    table = MueTable("MUE 2026Q4", values)
    assert mue_of("MUE 2026Q4", written(table)) == table
