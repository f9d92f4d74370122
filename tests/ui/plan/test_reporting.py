"""Writing, signing and exporting reports from the page of plan and reports."""

from dataclasses import replace

import pytest
from builders import ASSISTANT, COLLEAGUE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from ui.conftest import PASSPHRASE
from ui.plan.conftest import TODAY, treated

from therapytimer.store.verify import verify
from therapytimer.ui.visits.new_visit import NewVisit
from therapytimer.visit.actions import Action, ActionKind
from therapytimer.visit.report_signature import report_faults
from therapytimer.visit.reports import GoalState, ReportKind


@pytest.fixture
def page(office):
    office.planning.show_of_today("visit-3")
    return office.planning.reporting.page


def reports(office):
    return office.desk.store.reports.of("patient-one", "PT")


def press(qtbot, parent, text):
    (found,) = [
        one
        for one in parent.findChildren(QPushButton)
        if one.isVisible() and text in (one.text().strip(), one.accessibleName())
    ]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def write(qtbot, office, text="Stands 7 s on one leg", kind="progress"):
    """Begin a report from the page and type its first field."""
    press(qtbot, office.planning.page, f"Write {kind} report")
    page = office.planning.reporting.page
    entry = page.form.entries[page.form.typed().fields[0].key]
    entry.edit.setPlainText(text)
    page.form.keep()
    return page


def sign(qtbot, page, passphrase=PASSPHRASE):
    page.signing.passphrase.edit.setText(passphrase)
    qtbot.mouseClick(page.signing.sign, Qt.MouseButton.LeftButton)


def test_a_report_is_begun_with_what_the_visits_say(qtbot, office, page):
    press(qtbot, office.planning.page, "Write progress report")
    assert office.window.page() is page
    assert "4 treatment days" in page.form.period.text()
    assert "treatment day 10 of the episode" in page.form.period.text()
    report = page.form.typed()
    assert [(one.first, one.now) for one in report.measures] == [
        ("4 s on 2026-11-13", "7 s on 2026-11-20")
    ]
    assert [one.text for one in report.goals] == ["Single-leg stance 10 s by 2026-12-15"]
    assert reports(office) == ()


def test_nothing_is_signed_without_words_of_ones_own(qtbot, office, page):
    press(qtbot, office.planning.page, "Write progress report")
    assert "“Progress” is empty" in page.signing.words.text()
    assert not page.signing.sign.isEnabled()


def test_what_is_typed_is_kept_as_a_draft_and_gone_on_with(qtbot, office, page):
    write(qtbot, office)
    (draft,) = reports(office)
    assert draft.words["progress"] == "Stands 7 s on one leg"
    qtbot.mouseClick(page.head.back, Qt.MouseButton.LeftButton)
    press(qtbot, office.planning.page, "Go on with progress report")
    assert page.form.entries["progress"].text() == "Stands 7 s on one leg"
    assert [one.id for one in reports(office)] == [draft.id]


def test_text_typed_and_not_left_is_kept_when_the_page_is_left(qtbot, office, page):
    press(qtbot, office.planning.page, "Write progress report")
    page.form.entries["progress"].edit.setPlainText("Half")
    office.write_typed()
    assert reports(office)[0].words["progress"] == "Half"


def test_what_became_of_a_goal_is_kept(qtbot, office, page):
    write(qtbot, office)
    (row,) = page.form.goals
    qtbot.mouseClick(row.state.buttons["met"], Qt.MouseButton.LeftButton)
    row.words.edit.setText("10 s")
    row.words.edit.editingFinished.emit()
    (goal,) = reports(office)[0].goals
    assert (goal.state, goal.words) == (GoalState.MET, "10 s")


def test_signing_freezes_the_report_and_starts_the_ten_days_anew(qtbot, office, page):
    sign(qtbot, write(qtbot, office))
    assert office.window.page() is office.planning.page
    assert office.planning.page.saved.said() == "The progress report is signed."
    (report,) = reports(office)
    assert list(report_faults(report)) == []
    assert report.signatures[0]["name"] == "Sample Therapist Dana Kay"
    episode = office.desk.casebook.visit("visit-3").episode
    assert (episode.treatment_day, episode.reported_on_day) == (10, 10)
    assert office.desk.casebook.visit("visit-2").episode.reported_on_day is None
    assert "is of this day" in office.planning.page.reports.due.text()
    assert verify(office.desk.store) == []


def test_a_wrong_passphrase_signs_nothing(qtbot, office, page):
    sign(qtbot, write(qtbot, office), "wrong")
    assert page.signing.passphrase.problem()
    assert not reports(office)[0].signatures
    sign(qtbot, page, "")
    assert page.signing.passphrase.problem() == "Type your passphrase to sign."


def test_a_signed_report_is_only_read(qtbot, office, page):
    sign(qtbot, write(qtbot, office))
    press(qtbot, office.planning.page, "Open: Progress report, November 20, 2026")
    assert page.form.entries["progress"].edit.isReadOnly()
    assert page.signing.sign.isHidden()
    assert page.signing.words.text() == "Signed by Sample Therapist Dana Kay, PT, DPT."
    page.form.keep()
    assert len(reports(office)) == 1


@pytest.mark.parametrize(
    ("who", "said"),
    [(ASSISTANT, "an assistant may not"), (COLLEAGUE, "has furnished no whole billable service")],
)
def test_who_may_not_sign_reads_why(qtbot, office, page, who, said):
    office.desk.switch_user(who.id, PASSPHRASE)
    write(qtbot, office)
    assert said in page.signing.words.text()
    assert not page.signing.sign.isEnabled()
    office.planning.reporting.sign(PASSPHRASE)
    assert not reports(office)[0].signatures


def test_a_draft_nobody_wants_is_dropped(qtbot, office, page):
    write(qtbot, office)
    press(qtbot, page, "Drop this draft")
    assert reports(office) == ()
    press(qtbot, office.planning.page, "Write progress report")
    press(qtbot, page, "Drop this draft")
    assert office.window.page() is office.planning.page


def test_a_discharge_report_closes_the_episode(qtbot, office, page, clock):
    sign(qtbot, write(qtbot, office, "Goals met", "discharge"))
    assert reports(office)[0].kind is ReportKind.DISCHARGE
    assert office.desk.casebook.visit("visit-3").episode.treatment_day == 10
    clock.work(86_400)
    office.reception.open_visit(
        NewVisit(office.desk.store.patients.get("patient-one"), treated(TODAY, 0).payer, "PT")
    )
    opened = office.desk.casebook.visit(office.treatment.visit_id)
    assert (opened.episode.treatment_day, opened.plan_of_care) == (1, None)


def test_an_unsigned_visit_after_the_report_counts_from_it(qtbot, office, page):
    later = treated(TODAY, 9)
    action = Action("open-9", (later.id,), ActionKind.OPEN, "DK", office.desk.now())
    office.desk.store.visits.add(later, action)
    sign(qtbot, write(qtbot, office))
    assert office.desk.casebook.visit(later.id).episode.reported_on_day is not None


def test_a_report_is_exported_under_a_name_without_the_patient(
    qtbot, office, page, tmp_path, monkeypatch
):
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    write(qtbot, office)
    press(qtbot, page, "Export PDF")
    (made,) = folder.iterdir()
    assert made.name == "2026-11-20-TT-1042-progress-report.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    assert made.name in page.saved.said()
    qtbot.mouseClick(page.head.back, Qt.MouseButton.LeftButton)
    press(qtbot, office.planning.page, "Export PDF: Progress report, November 20, 2026")
    assert len(list(folder.iterdir())) == 2


def test_an_export_that_fails_says_so_and_one_not_wanted_does_nothing(
    qtbot, office, page, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    write(qtbot, office)
    press(qtbot, page, "Export PDF")
    assert not page.saved.said()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    press(qtbot, page, "Export PDF")
    assert "was not written to" in page.problem.said()


def test_what_the_store_refuses_is_said_and_the_text_stays(qtbot, office, page):
    sign(qtbot, write(qtbot, office))
    signed = reports(office)[0]
    office.planning.reporting.keep(replace(signed, signatures=()))
    assert "signed" in page.problem.said()
    office.planning.reporting.show_report("nobody knows this")
    assert office.window.page() is office.planning.page
