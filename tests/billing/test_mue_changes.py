"""What an import of MUE values changes."""

from therapytimer.billing.mue import Mue, MueTable
from therapytimer.billing.mue_changes import mue_changes

OLD = MueTable("MUE 2026Q2", {"97110": Mue(6, 3), "97112": Mue(4, None), "97140": Mue(6, 3)})


def test_codes_get_lose_and_change_their_value():
    new = MueTable("MUE 2026Q4", {"97110": Mue(8, 3), "97112": Mue(4, 3), "97530": Mue(6, 3)})
    change = mue_changes(OLD, new)
    assert change.appearing == ("97530",)
    assert change.vanishing == ("97140",)
    assert change.altered == ("97110",)
    assert change.sentence == (
        "MUE 2026Q4 replaces MUE 2026Q2: of the clinic's codes, 1 get a value, 1 lose theirs and "
        "1 change it."
    )


def test_another_indicator_is_a_change():
    new = MueTable("MUE 2026Q4", {**OLD.values, "97140": Mue(6, 2)})
    assert mue_changes(OLD, new).altered == ("97140",)
    assert mue_changes(OLD, OLD).altered == ()
