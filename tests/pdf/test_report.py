"""Progress and discharge reports on paper."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from builders import CATALOGUE, PAYERS, PLAN, a_documented_visit
from pdf.papers import in_order, note_text, read, root_of, text_of
from pypdf import PdfWriter
from visit.test_report_signature import SEALING
from visit.test_reports import a_report, full_report

from therapytimer.pdf.attachment import REPORT_NAME, attached_records
from therapytimer.pdf.report import ReportPaper, report_pdf, unprintable_in
from therapytimer.pdf.seal import pages_hash, seal_in
from therapytimer.pdf.verify import verify_note
from therapytimer.visit.certified_days import recertified
from therapytimer.visit.record.reports import report_of, report_record
from therapytimer.visit.record.shape import json_bytes
from therapytimer.visit.report_signature import signed_report
from therapytimer.visit.reports import Goal, GoalState, ReportKind
from therapytimer.visit.visit import Episode


def printed(report, **changes):
    return text_of(report_pdf(ReportPaper(report, **changes)))


def test_a_report_prints_who_what_changed_and_who_signed():
    text = printed(full_report())
    assert in_order(
        text,
        "Sample Clinic",
        "Progress report",
        "Sample Patient One",
        "What the therapist reports",
        "Stands 7 s on one leg",
        "Measures",
        "4 s on 2026-11-02",
        "Goals",
        "Going on",
        "Plan of care",
        "Electronically signed by Sample Therapist Dana Kay, PT, DPT, November 11, 2026",
    )
    assert "7 s on 2026-11-04" in text
    assert "taken once" in text
    assert "Nov 2, 2026 to Nov 4, 2026" in text
    assert "DRAFT" not in text


def test_an_unsigned_report_is_a_draft_with_a_line_to_sign_on():
    text = printed(replace(full_report(), signatures=()))
    assert "DRAFT - not signed" in text
    assert "Date and time" in text


def test_a_report_with_nothing_in_it_leaves_its_parts_out():
    text = printed(a_report(words={}))
    for absent in ("Measures", "Goals", "What the therapist", "Plan of care", "Period"):
        assert absent not in text


def test_a_discharge_report_says_so_and_goals_say_what_became_of_them():
    goals = (Goal("Climbs stairs", GoalState.MET, "12 steps"), Goal("Walks", GoalState.CHANGED))
    one_day = (date(2026, 11, 2),)
    text = printed(a_report(kind=ReportKind.DISCHARGE, goals=goals, treated_on=one_day))
    assert in_order(text, "Discharge report", "Goals met", "Climbs stairs", "12 steps")
    assert "1 treatment day held" in text


def test_a_long_report_names_the_patient_on_every_page():
    report = a_report(words={"progress": "Walks farther each week. " * 900})
    content = report_pdf(ReportPaper(report, "a4"))
    pages = [page.extract_text() for page in read(content).pages]
    assert len(pages) > 1
    assert all("Sample Patient One" in page for page in pages)


def test_the_record_is_attached_and_the_pages_are_sealed():
    report = replace(full_report(), signatures=({"by": "DK", "audit_head": "ab12"},))
    content = report_pdf(ReportPaper(report))
    record = attached_records(read(content), REPORT_NAME)
    assert record is not None
    assert report_of(json.loads(record)) == report
    seal = seal_in(read(content))
    assert seal is not None
    assert seal.pages == pages_hash(read(content))
    assert "audit head ab12" in text_of(content)
    assert report_pdf(ReportPaper(report)) == content


def test_title_and_structure_name_no_patient():
    content = report_pdf(ReportPaper(full_report()))
    assert "/StructTreeRoot" in root_of(content)
    metadata = read(content).metadata
    assert metadata is not None
    assert metadata.title == "Progress report"


def test_what_cannot_be_printed_is_named():
    assert unprintable_in(ReportPaper(a_report())) == ()
    assert unprintable_in(ReportPaper(a_report(words={"progress": "漢"})))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"verbal_on": date(2026, 11, 10)}, "Verbal order"),
        ({"delay_reason": "Lost in the post"}, "Lost in the post"),
        ({"certified_from": date(2026, 12, 30)}, "Certified from"),
        ({"order_on": date(2026, 9, 20)}, "Order dated"),
    ],
)
def test_a_note_prints_all_that_is_known_of_a_certification(change, words):
    assert words in note_text(a_documented_visit(plan_of_care=replace(PLAN, **change)))


def test_a_note_prints_the_certifications_before():
    plan = recertified(PLAN, date(2026, 10, 1))
    text = note_text(a_documented_visit(plan_of_care=plan))
    assert in_order(text, "Certified before", "October 10, 2026 by Sample Physician")
    by_word = replace(PLAN, certified_on=None, certified_by="", verbal_on=date(2026, 10, 9))
    told = note_text(a_documented_visit(plan_of_care=recertified(by_word, date(2026, 10, 1))))
    assert in_order(told, "Certified before", "verbal order October 9, 2026")


def test_a_note_prints_the_treatment_day_of_the_last_report():
    episode = Episode(treatment_day=12, reported_on_day=10, discharged_on=date(2026, 10, 1))
    text = " ".join(note_text(a_documented_visit(episode=episode)).split())
    assert "on treatment day 10" in text
    assert "counted since the discharge" in text


def verdict(content):
    return verify_note(content, CATALOGUE, PAYERS)


def with_record(report, other):
    """Give the PDF of a report whose attached record is another one's."""
    writer = PdfWriter(clone_from=BytesIO(report_pdf(ReportPaper(report))))
    (attached,) = writer.attachment_list
    attached.content = json_bytes(report_record(other), sort_keys=True)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_report_is_verified_and_a_changed_record_is_found():
    report = signed_report(a_report(), SEALING)
    assert verdict(report_pdf(ReportPaper(report))).ok
    assert verdict(report_pdf(ReportPaper(a_report()))).ok
    found = verdict(with_record(report, replace(report, words={"progress": "Runs"})))
    assert found.sentences == (
        "The attached record of the report was changed afterwards.",
        "Signature 1 was given for another report than this.",
    )
    assert not verdict(with_record(report, replace(report, signatures=()))).ok


def test_a_changed_page_of_a_report_is_found():
    content = report_pdf(ReportPaper(signed_report(a_report(), SEALING)))
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.pages[0].rotate(0)
    writer.pages[0].merge_page(read(report_pdf(ReportPaper(a_report()))).pages[0])
    file = BytesIO()
    writer.write(file)
    assert verdict(file.getvalue()).sentences[0].startswith("The pages are not those")
