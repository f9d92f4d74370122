"""The wheel scrolls pages; it never changes what a clinic set."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from therapytimer import ui
from therapytimer.ui.parts.steady import ChoiceBox, DayBox, InstantBox, NumberBox


def turn_wheel(area, field):
    at = field.mapTo(area, field.rect().center())
    QTest.wheelEvent(area.windowHandle(), QPointF(at), QPoint(0, -120))


@pytest.fixture
def scrolled(qtbot):
    """Lay a field onto a page that is too long for its window."""

    def laid(field):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(field)
        column.addSpacing(2000)
        area = QScrollArea()
        area.setWidget(page)
        area.resize(300, 200)
        qtbot.addWidget(area)
        with qtbot.waitExposed(area):
            area.show()
        return area

    return laid


def a_choice():
    made = ChoiceBox()
    made.addItems(["one", "two", "three"])
    return made


def value_of(field):
    return field.currentText() if isinstance(field, ChoiceBox) else field.text()


@pytest.mark.parametrize("make", [NumberBox, a_choice, DayBox, InstantBox])
@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_over_a_field_scrolls_the_page_and_changes_nothing(scrolled, make, focused):
    field = make()
    area = scrolled(field)
    if focused:
        field.setFocus()
    before = value_of(field)

    turn_wheel(area, field)

    assert value_of(field) == before
    assert area.verticalScrollBar().value() > 0
    assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


def test_no_field_of_the_program_is_one_that_the_wheel_changes():
    bare = re.compile(r"\bQ(Spin|DoubleSpin|Combo|FontCombo)Box\(|\bQ(Date|Time|DateTime)Edit\(")
    found = [
        f"{path.name}: {line.strip()}"
        for path in Path(ui.__file__).parent.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if bare.search(line) and not line.startswith("class ")
    ]
    assert found == []
