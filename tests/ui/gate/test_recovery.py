"""The recovery code is shown once, to be written down, copied or printed."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLabel

from therapytimer.ui.gate import sheet
from therapytimer.ui.gate.recovery import RecoveryPage
from therapytimer.ui.gate.sheet import Outcome

CODE = "ABCD-2345-EFGH-6789-MNPQ-7J4K-XYVW"


@pytest.fixture
def page(qtbot):
    made = RecoveryPage()
    qtbot.addWidget(made)
    made.show_code(CODE)
    made.show()
    return made


@pytest.fixture
def a_printer(monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_every_group_of_the_code_is_shown_in_order(page):
    shown = [one for one in words(page) if one in CODE.split("-")]
    assert shown == CODE.split("-")


def test_a_screen_reader_spells_the_code(page):
    assert "A B C D, 2 3 4 5" in page.frame.accessibleName()


def test_one_goes_on_only_after_saying_that_it_is_written_down(page, qtbot):
    with qtbot.assertNotEmitted(page.done):
        page.go.click()
    page.written.setChecked(True)
    with qtbot.waitSignal(page.done):
        page.go.click()


def test_the_page_forgets_the_code_when_it_is_left(page):
    page.written.setChecked(True)
    page.go.click()
    assert not set(CODE.split("-")) & set(words(page))
    assert page.frame.accessibleName() == ""


def test_another_code_is_to_be_written_down_too(page):
    page.written.setChecked(True)
    page.show_code(CODE[::-1])
    assert not page.go.isEnabled()


def test_copy_puts_the_whole_code_on_the_clipboard(page):
    page.copy.click()
    assert QGuiApplication.clipboard().text() == CODE
    assert page.told.said().startswith("Copied")


def test_a_computer_without_a_printer_is_told(page, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    page.print.click()
    assert page.told.said().startswith("There is no printer")


def test_a_print_dialog_that_was_left_prints_nothing(page, monkeypatch, a_printer):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: 0)
    page.print.click()
    assert page.told.said() == ""


def test_what_was_sent_to_the_printer_is_told(page, monkeypatch, a_printer):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: 1)
    monkeypatch.setattr(sheet, "put_on_paper", lambda code, _: Outcome.PRINTED)
    page.print.click()
    assert page.told.said().startswith("Sent to the printer")


def test_the_sheet_of_paper_bears_the_code(qtbot, tmp_path):
    pypdf = pytest.importorskip("pypdf")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    assert sheet.put_on_paper(CODE, printer) is Outcome.PRINTED
    printed = pypdf.PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    for group in CODE.split("-"):
        assert group in printed


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_print_is_told(qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "sheet.pdf"))
    assert sheet.put_on_paper(CODE, printer) is Outcome.FAILED
