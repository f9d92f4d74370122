"""The note is looked at as it will stand on paper, and leaves printed or locked."""

import pytest
from builders import a_documented_visit, at
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel
from ui.note.test_export import book

from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.note.export import Way, export_note
from therapytimer.ui.preview.preview import Preview
from therapytimer.ui.preview.printing import print_pages


@pytest.fixture
def preview(qtbot, desk, open_visit, watch):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.allow_close)
    visit_id = open_visit(desk)
    desk.tap(visit_id, "97110")
    watch(desk, 600)
    desk.end(visit_id)
    made = Preview(window, desk)
    made.show_visit(visit_id)
    window.show()
    return made


def pictures(page):
    return [one for one in page.findChildren(QLabel) if not one.pixmap().isNull()]


def test_each_page_is_shown(preview):
    assert [one.accessibleName() for one in pictures(preview.page)] == ["Page 1 of 1, a picture"]


def test_the_password_goes_along_with_the_export(preview, qtbot):
    preview.page.password.set_text("blue heron")
    with qtbot.waitSignal(preview.export_wished) as wished:
        preview.page.export_wished.connect(preview.export)
        preview.page.export.click()
    assert wished.args == ["visit-one", "blue heron"]


def test_no_page_and_no_password_is_left_behind(preview, qtbot):
    preview.page.password.set_text("blue heron")
    with qtbot.waitSignal(preview.left):
        preview.leave()
    assert not preview.page.password.text()
    qtbot.waitUntil(lambda: not pictures(preview.page))


def test_a_note_exported_with_a_password_opens_with_it_alone(qapp, tmp_path):
    visit = a_documented_visit()
    done = export_note(book(visit), visit.id, at("16:00"), Way(tmp_path, "blue heron"))
    reader = PdfReader(done.path)
    assert reader.is_encrypted
    assert not reader.decrypt("other")
    assert reader.decrypt("blue heron")


def test_the_pages_go_to_the_printer_whole(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page = QImage(612, 792, QImage.Format.Format_RGB888)
    page.fill("white")
    assert print_pages([page, page], printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_a_printer_that_takes_nothing_is_said(preview, monkeypatch, tmp_path):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr("therapytimer.ui.preview.printing.QPainter.begin", lambda *_: False)
    preview.print()
    assert preview.page.message.text.text() == "The printer took nothing; the note is kept here."
