"""Every page of the gate and around it can be reached by finger, keyboard and screen reader."""

from datetime import datetime
from pathlib import Path

import pytest
from builders import ASSISTANT, CATALOGUE, CLINIC, THERAPIST
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from therapytimer.ui.clinic.page import ClinicPage
from therapytimer.ui.gate.forms import BackupFacts
from therapytimer.ui.gate.recovery import RecoveryPage
from therapytimer.ui.gate.setup import SetupPage
from therapytimer.ui.gate.unlock import UnlockPage
from therapytimer.ui.gate.welcome import WelcomePage
from therapytimer.ui.guard.cover import LockCover
from therapytimer.ui.guard.forms import Signer
from therapytimer.ui.guard.tiles_cover import TilesCover
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.look.theme import apply_theme
from therapytimer.ui.people.page import PeoplePage, PersonRow
from therapytimer.ui.strip.run import Run
from therapytimer.ui.strip.strip import Strip
from therapytimer.ui.tiles.face import TileFace

PRESSED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
RUN = Run("visit", "97112", 483, "J. R. PT", runs=True, beside=("97014",))
BACKUP = BackupFacts(Path("/copies/one"), datetime(2026, 11, 20, 18, 2), 12)  # noqa: DTZ001


def recovery():
    page = RecoveryPage()
    page.show_code("ABCD-2345-EFGH-6789-MNPQ-7J4K-XYVW")
    return page


def unlock():
    page = UnlockPage()
    page.begin(["Ada Smith", "Jo Rivera"])
    return page


def unlock_by_code():
    page = unlock()
    page.by_passphrase.use_code.click()
    return page


def unlock_damaged():
    page = unlock()
    page.show_damaged("The clinic's file is damaged; it is kept.", BACKUP)
    return page


def cover():
    window = QWidget()
    made = LockCover(window)
    made.lock([Signer("jo", "Jo Rivera", by_pin=True), Signer("alex", "Alex Chen")], "jo")
    made.run.show_run(RUN)
    return window


def cover_by_passphrase():
    window = cover()
    (made,) = window.findChildren(LockCover)
    made.by_pin.use_passphrase.click()
    return window


def tiles_cover():
    window = QWidget()
    made = TilesCover(window)
    made.show_faces([TileFace("97112", "neuromuscular re-education", "1", 483, "running")])
    made.draw()
    return window


def strip():
    made = Strip()
    made.show_run(RUN, 2, may_switch=True)
    return made


def pin():
    page = people()
    page.cards[ASSISTANT.id].pin.click()
    return page


def people():
    page = PeoplePage()
    page.show_people([PersonRow(THERAPIST, signed_in=True), PersonRow(ASSISTANT)])
    page.cards[ASSISTANT.id].retire.click()
    return page


def adding():
    page = people()
    page.add.click()
    page.new_person.role.buttons["assistant"].click()
    return page


def editing():
    page = people()
    page.cards[ASSISTANT.id].edit.click()
    return page


def clinic():
    page = ClinicPage(CATALOGUE)
    page.show_clinic(CLINIC)
    page.show_own_codes(["20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"])
    page.show_looks("light", 100)
    return page


PAGES = (
    WelcomePage,
    SetupPage,
    recovery,
    unlock,
    unlock_by_code,
    unlock_damaged,
    cover,
    cover_by_passphrase,
    tiles_cover,
    strip,
    pin,
    people,
    adding,
    editing,
    clinic,
)


@pytest.fixture(params=[100, 200])
def percent(qapp, request):
    apply_theme(qapp, "light", request.param)
    yield request.param
    qapp.setStyleSheet("")


@pytest.fixture(params=PAGES, ids=lambda make: make.__name__)
def page(qtbot, percent, request):
    made = request.param()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def inner(widget):
    """Whether a widget is Qt's own part of another one."""
    return isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))


def test_whatever_takes_the_focus_has_a_name(page):
    nameless = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() is not Qt.FocusPolicy.NoFocus and one.isVisible() and not inner(one)
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]
    assert not nameless


def test_whatever_is_pressed_is_as_large_as_a_finger(page):
    small = [
        (type(one).__name__, one.accessibleName(), one.size().toTuple())
        for one in page.findChildren(QWidget)
        if isinstance(one, PRESSED) and one.isVisible() and not inner(one)
        if min(one.size().toTuple()) < TOUCH
    ]
    assert not small


def test_no_text_is_clipped(page):
    clipped = [
        (one.text(), one.size().toTuple(), one.sizeHint().toTuple())
        for one in page.findChildren(QLabel)
        if one.isVisible() and one.text()
        if one.height()
        < (one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height())
        or (not one.wordWrap() and one.width() < one.sizeHint().width())
    ]
    assert not clipped


def test_no_page_scrolls_sideways(page):
    wide = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.mapTo(page, one.rect().topRight()).x() > page.width()
    ]
    assert not wide
