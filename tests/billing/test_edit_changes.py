"""What an import changes, told before it is applied."""

from datetime import date

from therapytimer.billing.edit_changes import changes
from therapytimer.billing.edits import Edit, EditTable

ON = date(2026, 11, 20)
CODES = {"97012", "97110", "97124", "97140", "97150"}


def a_table(name, **indicators):
    """Make a table of active pairs written _97012_97140=1."""
    pairs = ((*pair.strip("_").split("_"), number) for pair, number in indicators.items())
    return EditTable(name, [Edit(one, other, None, None, number) for one, other, number in pairs])


def test_pairs_appear_vanish_and_change():
    old = a_table("old", _97012_97140=1, _97150_97110=1, _97140_97124=0)
    new = a_table("new", _97150_97140=1, _97150_97110=1, _97140_97124=1)
    change = changes(old, new, ON, CODES)
    assert change.appearing == (("97150", "97140"),)
    assert change.vanishing == (("97012", "97140"),)
    assert change.altered == (("97140", "97124"),)
    assert (change.rows_before, change.rows_after) == (3, 3)


def test_pairs_with_a_foreign_code_count_as_rows_only():
    old = EditTable("old", ())
    new = a_table("new", _29581_97140=1, _97140_29581=1, _97012_97140=1)
    change = changes(old, new, ON, CODES)
    assert change.appearing == (("97012", "97140"),)
    assert change.sentence == (
        "new replaces old: 3 rows instead of 0; on 2026-11-20, of the clinic's codes, 1 pairs "
        "appear, 0 vanish and 0 change their indicator."
    )


def test_the_date_decides_what_is_active():
    old = EditTable("old", [Edit("97012", "97140", None, date(2026, 11, 19), 1)])
    new = a_table("new", _97012_97140=1)
    assert changes(old, new, ON, CODES).appearing == (("97012", "97140"),)
    assert changes(old, new, date(2026, 11, 19), CODES).appearing == ()
    assert changes(new, new, ON, CODES).altered == ()
