"""The packet from the page: chosen period, progress, cancel, and where it is."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from therapytimer.ui.plan import packing as packing_module


@pytest.fixture
def part(office, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    office.planning.show_of_today("visit-3")
    return office.planning.page.packet


def made(office, qtbot, part):
    with qtbot.waitSignal(office.planning.packing.made, timeout=20_000) as signal:
        qtbot.mouseClick(part.make, Qt.MouseButton.LeftButton)
    (path,) = signal.args
    return path


def test_a_packet_holds_every_note_of_the_period(qtbot, office, part):
    path = made(office, qtbot, part)
    assert path.name == "packet-2026-11-13-to-2026-11-20-TT-1042.pdf"
    reader = PdfReader(BytesIO(path.read_bytes()))
    text = reader.pages[0].extract_text()
    assert text.count("Treatment note") == 4
    assert "draft, not signed" in text
    assert "Sample Physician" in text
    assert len(reader.attachments) == 4
    assert path.name in office.planning.page.saved.said()
    assert part.make.isEnabled()


def test_a_packet_holds_the_days_chosen_only(qtbot, office, part):
    part.first.edit.setText("2026-11-15")
    part.last.edit.setText("11/18/2026")
    path = made(office, qtbot, part)
    assert path.name == "packet-2026-11-15-to-2026-11-18-TT-1042.pdf"
    assert len(PdfReader(BytesIO(path.read_bytes())).attachments) == 2


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("soon", "", "Write the day as 2026-10-01 or 10/1/2026, not “soon”."),
        (
            "2026-11-18",
            "2026-11-15",
            "The period would end on 2026-11-15, before it begins on 2026-11-18.",
        ),
    ],
)
def test_a_period_that_cannot_be_is_said_at_its_field(qtbot, part, first, last, said):
    part.first.edit.setText(first)
    part.last.edit.setText(last)
    with qtbot.assertNotEmitted(part.packet_wished):
        qtbot.mouseClick(part.make, Qt.MouseButton.LeftButton)
    assert said in (part.first.problem(), part.last.problem())


def test_a_cancelled_packet_writes_nothing(qtbot, office, part, tmp_path, monkeypatch):
    document = packing_module.document_of

    def cancelling(*work):
        office.planning.packing.cancel()
        return document(*work)

    monkeypatch.setattr(packing_module, "document_of", cancelling)
    before = set(tmp_path.iterdir())
    with qtbot.waitSignal(office.planning.packing.stopped, timeout=20_000):
        qtbot.mouseClick(part.make, Qt.MouseButton.LeftButton)
        assert not part.make.isEnabled()
        assert not part.cancel.isHidden()
    assert set(tmp_path.iterdir()) == before
    assert part.make.isEnabled()


def test_without_a_folder_nothing_begins(qtbot, office, part, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(office.planning.packing.progressed):
        qtbot.mouseClick(part.make, Qt.MouseButton.LeftButton)


def test_a_folder_that_is_gone_is_said(qtbot, office, part, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    with qtbot.waitSignal(office.planning.packing.failed, timeout=20_000):
        qtbot.mouseClick(part.make, Qt.MouseButton.LeftButton)
    assert "was not written to" in office.planning.page.problem.said()


def test_a_period_without_a_visit_makes_a_packet_that_says_so(qtbot, office, part):
    part.last.edit.setText("2026-01-31")
    path = made(office, qtbot, part)
    text = PdfReader(BytesIO(path.read_bytes())).pages[0].extract_text()
    assert "No note and no report" in text
    assert date(2026, 1, 31).isoformat() in path.name
