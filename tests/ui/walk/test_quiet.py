"""A screen reader hears what happens, and is not flooded by what only ticks; nothing moves."""

import re
from pathlib import Path

import pytest
from builders import OTHER_PATIENT, PATIENT
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from ui.walk.faults import spoken

import therapytimer

UI = Path(therapytimer.__file__).parent / "ui"
MOVING = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|setRange\(0, 0\)")


@pytest.fixture
def running(walk):
    """A visit that runs, with two more open beside it, all of them seen as tabs."""
    for patient in (OTHER_PATIENT, None):
        walk.treat(walk.open(patient) if patient else walk.open(), "97110", seconds=60)
    other = walk.desk.store.patients.find("Sample Patient Two")[0]
    visit = walk.open(other)
    walk.treat(visit, "97112", seconds=60)
    return visit


@pytest.fixture
def heard(monkeypatch):
    """What is announced, in order."""
    sentences = []

    def take(event):
        if hasattr(event, "message"):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return sentences


def names(window):
    return {one: spoken(one) for one in window.findChildren(QWidget) if one.isVisible()}


def test_a_minute_of_running_changes_hardly_a_name(walk, running):
    assert len(walk.office.board.tabs.tabs) == 3
    changed, before = [], names(walk.window)
    for _ in range(60):
        walk.clock.work(1)
        walk.desk.tick()
        after = names(walk.window)
        changed += [after[one] for one in after if before.get(one) != after[one]]
        before = after
    assert len(changed) <= 8, changed


def test_start_stop_and_a_unit_reached_are_announced(walk, heard):
    visit = walk.open(PATIENT)
    walk.desk.tap(visit, "97112")
    assert "97112 started" in heard[-1]
    before = len(heard)
    for _ in range(8 * 60 // 4 + 1):
        walk.clock.work(4)
        walk.desk.tick()
    assert [one for one in heard[before:] if "unit" in one] == ["1 unit"]
    walk.desk.tap(visit, "97112")
    assert "97112 stopped" in heard[-1]


def test_nothing_in_the_window_moves_by_itself():
    moving = [one.name for one in UI.rglob("*.py") if MOVING.search(one.read_text("utf-8"))]
    assert moving == []
