"""`therapytimer verify`: a progress report, alone or against the clinic."""

from dataclasses import replace

import pytest
from builders import PATIENT, a_documented_visit, at
from cli.terminal import run
from visit.test_report_signature import SEALING
from visit.test_reports import a_report

from therapytimer.pdf.report import ReportPaper, report_pdf
from therapytimer.visit.report_signature import signed_report

SIGNED = signed_report(a_report(), SEALING)


@pytest.fixture
def report(clinic, out):
    out.mkdir(exist_ok=True)
    path = out / "report.pdf"
    path.write_bytes(report_pdf(ReportPaper(SIGNED)))
    return path


def keep(clinic, kept):
    clinic.take_in(a_documented_visit())
    with clinic.opened() as store:
        store.reports.keep(kept, PATIENT.id, store.clinician.id, at("15:00"))


def test_a_report_alone_agrees_with_itself(report):
    assert run("verify", report).code == 0


def test_a_report_is_compared_with_the_clinic(report, clinic):
    keep(clinic, SIGNED)
    assert clinic.run("verify", report).code == 0


def test_a_report_that_the_clinic_does_not_know_or_knows_otherwise_is_told(report, clinic):
    done = clinic.run("verify", report)
    assert (done.code, done.out) == (1, "There is no report 'report-one' in this clinic.\n")
    keep(clinic, replace(SIGNED, words={"progress": "Runs"}))
    done = clinic.run("verify", report)
    assert (done.code, done.out) == (
        1,
        "Report report-one stands in the clinic's file with other content.\n",
    )
