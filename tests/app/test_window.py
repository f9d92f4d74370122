"""The program's one window, from the gate to an open clinic."""

import tempfile

import pytest
from clocks import SetClock
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from therapytimer.app.window import Program


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
    qapp.processEvents()


def test_no_part_of_a_page_opens_as_a_window_while_it_is_built(qapp, program):
    opened = Opened()
    qapp.installEventFilter(opened)
    program.window.show()
    program.show_gate()
    program.gate.open_sample("PT")
    QApplication.processEvents()
    qapp.removeEventFilter(opened)
    assert opened.windows == [program.window]
