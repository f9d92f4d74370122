"""Reports in the store: versions until the signature, and no byte after it."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest
from store.samples import A_REPORT, ANN, AT, BOB, MEDICARE, a_visit, minute, opened

from therapytimer.store.errors import StoreError
from therapytimer.store.verify import verify
from therapytimer.visit.reports import ReportKind

SIGNED = replace(A_REPORT, signatures=({"by": "c1", "at": "2026-11-20T15:00:00Z"},))


@pytest.fixture
def clinic(store):
    """A store with two patients."""
    opened(store, a_visit("v1", ANN, payer=MEDICARE))
    opened(store, a_visit("v2", BOB, payer=MEDICARE))
    return store


def keep(clinic, report, patient_id="p1", at=0):
    clinic.reports.keep(report, patient_id, "c1", minute(at))


def test_a_draft_is_kept_version_by_version(clinic):
    keep(clinic, A_REPORT)
    told = replace(A_REPORT, words={"progress": "Stands 7 s on one leg"})
    keep(clinic, told, at=1)
    head = clinic.audit.head()
    keep(clinic, told, at=2)
    assert clinic.audit.head() == head
    assert clinic.reports.get("r1") == told
    assert len(list(clinic.ledger.select("SELECT * FROM report"))) == 2
    assert verify(clinic) == []


def test_nobody_knows_a_report_that_was_never_written(clinic):
    assert clinic.reports.get("r1") is None
    assert clinic.reports.of("p1", "PT") == ()
    with pytest.raises(StoreError, match="no such report"):
        clinic.reports.drop("r1", "c1", AT)
    with pytest.raises(StoreError, match="no such patient"):
        keep(clinic, A_REPORT, "p9")


def test_reports_stand_by_day_for_each_patient_and_discipline(clinic):
    keep(clinic, A_REPORT)
    keep(clinic, replace(A_REPORT, id="r2", on=date(2026, 12, 20), kind=ReportKind.DISCHARGE))
    keep(clinic, replace(A_REPORT, id="r3", discipline="OT"))
    keep(clinic, replace(A_REPORT, id="r4", patient=BOB), "p2")
    assert [one.id for one in clinic.reports.of("p1", "PT")] == ["r2", "r1"]
    assert [one.id for one in clinic.reports.of("p1", "OT")] == ["r3"]
    assert [one.id for one in clinic.reports.of("p2", "PT")] == ["r4"]


def test_a_draft_that_nobody_wants_is_shown_no_more_and_stays_in_the_file(clinic):
    keep(clinic, A_REPORT)
    clinic.reports.drop("r1", "c1", minute(1))
    assert clinic.reports.of("p1", "PT") == ()
    assert len(list(clinic.ledger.select("SELECT * FROM report"))) == 2
    assert verify(clinic) == []


def test_a_signed_report_is_never_changed(clinic):
    keep(clinic, SIGNED)
    keep(clinic, SIGNED, at=1)
    for change in (lambda: keep(clinic, A_REPORT), lambda: clinic.reports.drop("r1", "c1", AT)):
        with pytest.raises(StoreError, match="signed"):
            change()
    assert clinic.reports.get("r1") == SIGNED


def test_the_file_itself_refuses_to_change_a_signed_report(clinic):
    keep(clinic, SIGNED)
    columns = "report_id, patient_id, discipline, kind, on_date, dropped, content, who, at"
    again = "INSERT INTO report (id, signed, {0}) SELECT 'x', 0, {0} FROM report"
    for statement in (
        again.format(columns),
        "UPDATE report SET superseded_by = 'x'",
        "UPDATE report SET content = '{}'",
        "DELETE FROM report",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            clinic.ledger.execute(statement)
    assert verify(clinic) == []


def test_a_change_from_outside_is_found(clinic):
    keep(clinic, SIGNED)
    clinic.ledger.execute("DROP TRIGGER report_is_not_changed")
    clinic.ledger.execute("UPDATE report SET on_date = '2026-11-19'")
    assert verify(clinic) == ["report 1: the row was changed outside the program."]
