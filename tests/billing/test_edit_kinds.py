"""Kinds of tables."""

import pytest

from therapytimer.billing.edit_kinds import TableKind, kind_of, lacking_words
from therapytimer.billing.edits import EditTable
from therapytimer.billing.mue import MueTable


@pytest.mark.parametrize(
    ("table", "kind", "label"),
    [
        (EditTable("PTP 2026Q4", ()), TableKind.MEDICARE, "Medicare edits"),
        (EditTable("Medicaid PTP 2026Q4", ()), TableKind.MEDICAID, "Medicaid edits"),
        (MueTable("MUE 2026Q4", {}), TableKind.MUE, "MUE values"),
    ],
)
def test_a_table_tells_its_kind(table, kind, label):
    assert kind_of(table) is kind
    assert kind.label == label


def test_codes_that_a_table_lacks_are_named_up_to_eight():
    assert lacking_words(()) == ""
    said = "It has no rows of {}, added since: import it again."
    assert lacking_words(("20560", "20561")) == said.format("20560 and 20561")
    codes = [f"9900{number}" for number in range(9)]
    assert lacking_words(codes[:8]) == said.format(f"{', '.join(codes[:7])} and {codes[7]}")
    assert lacking_words(codes) == said.format(f"{', '.join(codes[:8])} and 1 more")
