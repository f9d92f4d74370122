"""Edit tables are shown, and imported in a worker with progress, cancel and a last word."""

import pytest
from builders import CATALOGUE
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from therapytimer.billing.edit_kinds import TableKind
from therapytimer.ui.main_window import MainWindow
from therapytimer.ui.rates.edit_desk import EditDesk

HEAD = (
    "CPT only copyright\r\nPractitioner PTP edits\r\n"
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
    "\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n"
)
ROWS = "97530\t97116\t\t20200101\t*\t1\tMisuse of column two code\r\n"


@pytest.fixture
def edits(qtbot, desk):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.allow_close)
    made = EditDesk(window, desk)
    page, reader = made.page, made.reader
    page.import_wished.connect(made.read)
    page.importing.cancel_requested.connect(reader.cancel)
    page.importing.apply_requested.connect(made.apply)
    page.importing.leave_requested.connect(made.leave)
    reader.progressed.connect(page.show_reading)
    reader.finished.connect(made.show_found)
    reader.failed.connect(made.show_failed)
    reader.stopped.connect(made.show_stopped)
    window.show()
    made.show_edits()
    yield made
    reader.wait()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ccipra-v324r0-f1.txt"
    path.write_bytes((HEAD + ROWS).encode("latin-1"))
    return path


def texts(page):
    QApplication.processEvents()  # Qt shows what is new in a layout a moment later
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def read(qtbot, edits, file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    with qtbot.waitSignal(edits.reader.finished, timeout=10_000):
        edits.page.choose.click()


def test_the_tables_in_force_are_shown_with_their_source(edits):
    shown = texts(edits.page)
    assert {"PTP 2024Q3 built in", "MUE 2026Q2 built in", "Medicaid PTP, not imported"} <= {*shown}
    assert any("accept its licence" in text for text in shown)


def test_an_import_says_what_changes_before_it_is_applied(qtbot, edits, file, monkeypatch):
    read(qtbot, edits, file, monkeypatch)
    tables = edits.page.importing
    assert "replaces PTP 2024Q3 built in" in tables.words.text()
    assert tables.apply.isVisible()
    assert not edits.page.choose.isEnabled()
    assert "PTP 2024Q3 built in" in texts(edits.page)


def test_applied_it_is_in_force(qtbot, edits, desk, file, monkeypatch):
    read(qtbot, edits, file, monkeypatch)
    edits.page.importing.apply.click()
    assert desk.store.edit_tables.held(TableKind.MEDICARE).rows == 1
    assert "PTP 2024Q3 built in" not in texts(edits.page)
    assert edits.page.choose.isEnabled()
    assert edits.page.saved.isVisible()


def test_left_alone_everything_is_as_it_was(qtbot, edits, desk, file, monkeypatch):
    read(qtbot, edits, file, monkeypatch)
    edits.page.importing.leave.click()
    assert desk.store.edit_tables.held(TableKind.MEDICARE).imported_at is None
    assert not edits.page.importing.isVisible()
    edits.apply()
    assert desk.store.edit_tables.held(TableKind.MEDICARE).imported_at is None


def test_a_file_that_is_no_edit_file_is_told(qtbot, edits, tmp_path):
    wrong = tmp_path / "shopping.txt"
    wrong.write_text("bread, milk")
    with qtbot.waitSignal(edits.reader.failed, timeout=10_000):
        edits.read((wrong,), "")
    assert "shopping.txt" in edits.page.problem.said()
    assert edits.page.problem.said().endswith("Nothing was changed.")
    assert edits.page.choose.isEnabled()


def test_a_quarter_that_is_none_is_told(qtbot, edits, file):
    with qtbot.waitSignal(edits.reader.failed, timeout=10_000):
        edits.read((file,), "autumn")
    assert "2026Q4" in edits.page.problem.said()


def test_reading_shows_how_far_it_is_and_can_be_cancelled(qtbot, edits, tmp_path):
    large = tmp_path / "ccipra-v324r0-f1.txt"
    large.write_bytes((HEAD + ROWS * 400_000).encode("latin-1"))
    with qtbot.waitSignal(edits.reader.stopped, timeout=20_000):
        edits.reader.progressed.connect(lambda _percent: edits.page.importing.cancel.click())
        edits.read((large,), "")
    assert "as they were" in edits.page.saved.said()
    assert not edits.page.importing.isVisible()


def test_choosing_no_file_begins_nothing(qtbot, edits, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    with qtbot.assertNotEmitted(edits.page.import_wished):
        edits.page.choose.click()


def test_codes_that_a_table_lacks_are_named(qtbot, edits, desk, file, monkeypatch):
    read(qtbot, edits, file, monkeypatch)
    edits.apply()
    own = ["20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"]
    desk.store.settings.set("own_codes", own, desk.user.id, desk.now())
    edits.show_edits()
    assert "20560" not in CATALOGUE
    assert any("It has no rows of 20560" in text for text in texts(edits.page))


def test_where_no_medicaid_table_is_imported_none_is_said_to_be_in_use(edits):
    said = texts(edits.page)
    medicaid = said.index("Medicaid edits")
    assert said[medicaid + 1 : medicaid + 4] == [
        "Medicaid PTP, not imported",
        "0",
        "nothing: bills are checked against no such edit",
    ]
