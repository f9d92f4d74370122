"""The program's one window, from the gate to an open clinic."""

import gc
import tempfile
import weakref

import pytest
from builders import THERAPIST
from clocks import FIRST, SetClock
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication, QWidget
from store.samples import CHEAP

from therapytimer.app.looks import read_looks
from therapytimer.app.window import Program
from therapytimer.store.store import create_store
from therapytimer.ui.gate.unlock import UnlockPage
from therapytimer.ui.look.colours import DARK, LIGHT
from therapytimer.ui.look.palette import colours_of


class Opened(QObject):
    """Notes every window that opens."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.windows += [watched] if watched.isWindow() else []
        return False


@pytest.fixture
def program(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = Program(qapp, tmp_path / "data", SetClock())
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_no_part_of_a_page_opens_as_a_window_while_it_is_built(qapp, program):
    opened = Opened()
    qapp.installEventFilter(opened)
    program.window.show()
    program.show_gate()
    program.gate.open_sample("PT")
    QApplication.processEvents()
    qapp.removeEventFilter(opened)
    assert opened.windows == [program.window]


@pytest.mark.parametrize(("theme", "expected"), [("system", DARK), ("light", LIGHT)])
def test_the_window_turns_dark_with_the_system_if_it_follows_it(
    qapp, program, monkeypatch, theme, expected
):
    program.set_theme("light")
    program.set_theme(theme)
    hints = qapp.styleHints()
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours_of(qapp.palette()) is expected


@pytest.fixture
def opened(program, tmp_path, qtbot):
    """The program with a clinic of its own open, and nothing that ticks but the test."""
    folder = tmp_path / "data"
    words = "correct horse"
    store, _ = create_store(folder, words, THERAPIST, at=FIRST.wall, cost=CHEAP)
    program.window.show()
    program.open_office(store)
    program.office.desk.rest()
    program.office.copies.wait()
    return program


def test_an_hour_locked_closes_the_file_and_asks_for_the_passphrase(opened, qapp, qtbot):
    office, window = opened.office, opened.window
    store, pages = office.desk.store, weakref.ref(office.reception)
    office.guard.lock()
    office.guard.keys_due.emit()
    qtbot.waitUntil(lambda: opened.office is None)
    del office
    assert isinstance(opened.window.page(), UnlockPage)
    assert opened.window is not window
    assert opened.window.isVisible()
    with pytest.raises(Exception, match="closed"):
        store.ledger.execute("SELECT 1")
    with qtbot.waitSignal(window.destroyed):
        pass
    del store, window
    gc.collect()
    assert pages() is None
    opened.gate.open(THERAPIST.name, "correct horse")
    opened.office.desk.rest()
    assert opened.office.window.page() is opened.office.reception.today
    opened.office.copies.wait()


def test_the_system_locks_the_clinic_with_itself(opened):
    opened.system.leaving.emit()
    assert opened.office.guard.is_locked


def test_the_strip_keeps_its_place_for_the_next_start(opened, tmp_path):
    opened.office.mini_strip.strip.placed.emit(70, 80)
    assert read_looks(tmp_path / "data").strip_place == (70, 80)
