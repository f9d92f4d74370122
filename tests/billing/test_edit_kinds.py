"""Kinds of tables."""

import pytest

from therapytimer.billing.edit_kinds import TableKind, kind_of
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
