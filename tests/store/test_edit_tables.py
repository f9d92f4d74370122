"""Tables in use: built in until one is imported, each import superseding the one of its kind."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from billing.edit_samples import (
    MEDICAID_HEADING,
    MUE_HEADING,
    PTP_HEADING,
    medicaid_row,
    row,
)
from store.samples import AT, PASSPHRASE, minute

from therapytimer.billing.edit_kinds import TableKind
from therapytimer.billing.edits import WITH_MODIFIER
from therapytimer.billing.mue import Mue, MueTable
from therapytimer.store.edit_source import read_edits
from therapytimer.store.store import open_store
from therapytimer.store.verify import verify

OWN = "20560 dry needling; untimed; one_on_one; PT"
ON = AT.date()
PTP = PTP_HEADING + row() + row("97112", "97140") + row("97140", "20560") + row("97110", "99999")
NEWER = PTP_HEADING + row("97110", "97140")
MUE = MUE_HEADING + '97110,8,3 Date of Service Edit: Clinical,"Clinical: Data"\r\n'


@pytest.fixture
def found(store, tmp_path):
    """Read a text as an edit file, for the codes of the clinic."""

    def read(text, name="ccipra-v323r0-f1.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode("latin-1"))
        return read_edits([path], store.edit_tables.codes())

    return read


def active(store, kind, *codes):
    return dict(store.edit_tables.edits(kind, codes).active(ON))


def test_the_built_in_tables_serve_until_one_is_imported(store):
    table = store.edit_tables.edits(TableKind.MEDICARE, ["97012", "97140"])
    assert table.name == "PTP 2024Q3 built in"
    assert table.active(ON)["97012", "97140"] == WITH_MODIFIER
    assert store.edit_tables.mue().name == "MUE 2026Q2 built in"
    assert store.edit_tables.held(TableKind.MEDICARE).imported_at is None


def test_medicaid_has_no_edits_until_they_are_imported(store, found):
    assert active(store, TableKind.MEDICAID, "97012", "97140") == {}
    assert store.edit_tables.keep(found(MEDICAID_HEADING + medicaid_row(), "2026q4.txt"), "c1", AT)
    assert active(store, TableKind.MEDICAID, "97012", "97140") == {("97012", "97140"): 1}
    assert store.edit_tables.edits(TableKind.MEDICARE, ()).name == "PTP 2024Q3 built in"


def test_an_imported_table_is_used_at_once_and_after_a_restart(store, found, folder):
    assert ("97112", "97140") not in active(store, TableKind.MEDICARE, "97112", "97140")
    assert store.edit_tables.keep(found(PTP), "c1", AT)
    expected = {("97012", "97140"): 1, ("97112", "97140"): 1}
    assert active(store, TableKind.MEDICARE, "97112", "97140") == expected
    store.close()
    with open_store(folder, PASSPHRASE, at=AT) as again:
        assert active(again, TableKind.MEDICARE, "97112", "97140") == expected
        held = again.edit_tables.held(TableKind.MEDICARE)
        assert (held.table.name, held.rows, held.imported_at) == ("PTP 2026Q4", 4, AT)


def test_pairs_with_a_code_that_was_foreign_at_the_import_are_found_too(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    for _ in range(2):
        pairs = active(store, TableKind.MEDICARE, "97140", "20560")
        assert pairs["97140", "20560"] == WITH_MODIFIER
        assert len(pairs) == 4


def test_a_newer_import_supersedes_the_one_of_its_kind_alone(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    store.edit_tables.keep(found(MUE, "MUE 2026Q4.csv"), "c1", AT)
    active(store, TableKind.MEDICARE, "20560")
    store.edit_tables.keep(found(NEWER, "ccipra-v330r0-f1.txt"), "c1", minute(1))
    assert active(store, TableKind.MEDICARE, "20560") == {("97110", "97140"): 1}
    assert store.edit_tables.mue() == MueTable("MUE 2026Q4", {"97110": Mue(8, 3)})
    rows = list(store.ledger.select("SELECT name, superseded_by FROM edit_table ORDER BY seq"))
    assert [row["name"] for row in rows] == ["PTP 2026Q4", "MUE 2026Q4", "PTP 2027Q1"]
    assert [row["superseded_by"] is None for row in rows] == [False, True, True]


def test_the_same_files_again_write_nothing(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    head = store.audit.head()
    assert not store.edit_tables.keep(found(PTP), "c1", minute(1))
    assert store.audit.head() == head


def test_an_import_that_fails_leaves_the_table_before_it_in_use(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    before = store.edit_tables.held(TableKind.MEDICARE)
    with pytest.raises(sqlite3.IntegrityError):
        store.edit_tables.keep(replace(found(NEWER), kept=-1), "c1", AT)
    assert store.edit_tables.held(TableKind.MEDICARE) is before
    assert store.ledger.live("edit_table", {"name": "PTP 2026Q4"}) is not None
    assert verify(store) == []


def test_one_entry_of_the_log_speaks_for_a_whole_table(store, found):
    before = store.audit.head().count
    store.edit_tables.keep(found(PTP), "c1", AT)
    assert store.audit.head().count == before + 1
    assert verify(store) == []


@pytest.mark.parametrize("column", ["among", "others", "name", "row_count"])
def test_a_pair_changed_outside_the_program_is_found(store, found, column):
    store.edit_tables.keep(found(PTP), "c1", AT)
    store.ledger.execute("DROP TRIGGER edit_table_is_not_changed")
    value = {"others": "x'00'", "row_count": "5", "name": "'PTP'"}.get(
        column, f"replace({column}, '1', '0')"
    )
    store.ledger.execute(f"UPDATE edit_table SET {column} = {value}")  # noqa: S608 - a test's own
    assert verify(store) == ["edit_table 1: the row was changed outside the program."]


def test_what_an_import_changes_is_told_before(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    change = store.edit_tables.changes(found(NEWER, "ccipra-v330r0-f1.txt"), ON)
    assert change.sentence == (
        "PTP 2027Q1 replaces PTP 2026Q4: 1 rows instead of 4; on 2026-11-20, of the clinic's "
        "codes, 1 pairs appear, 2 vanish and 0 change their indicator."
    )
    values = store.edit_tables.changes(found(MUE, "MUE 2026Q4.csv"), ON)
    store.settings.set("own_codes", [OWN], "c1", AT)
    again = store.edit_tables.changes(found(PTP), ON)
    assert (again.appearing, again.vanishing, again.altered) == ((), (), ())
    assert values.before == "MUE 2026Q2 built in"
    assert values.altered == ("97110",)


def test_codes_added_after_the_import_are_named(store, found):
    store.edit_tables.keep(found(PTP), "c1", AT)
    assert store.edit_tables.not_covered(TableKind.MEDICARE) == ()
    store.settings.set("own_codes", [OWN], "c1", AT)
    for kind in TableKind:
        assert store.edit_tables.not_covered(kind) == ("20560",)
    store.edit_tables.keep(found(PTP), "c1", minute(1))
    assert store.edit_tables.not_covered(TableKind.MEDICARE) == ()
