"""A finding carries where, what, and how much it weighs."""

from therapytimer.billing.findings import Finding, Level


def test_a_finding_names_its_check_and_may_point_at_a_field():
    finding = Finding("sentence", Level.BLOCKS, "Something is missing.")
    assert (finding.where, finding.level) == ("", "blocks")


def test_two_levels_are_written_as_records_write_them():
    assert [str(level) for level in Level] == ["blocks", "advises"]
