"""What is wrong with a window as it is shown: every control, label and page of it is looked at."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

from therapytimer.ui.look.metrics import TILE_MIN, TOUCH
from therapytimer.ui.parts.elided import ElidedLabel
from therapytimer.ui.tiles.tile import StopwatchTile

_STOCK = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
)
_MUTE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
_CONTENTS = QStyle.SubElement.SE_PushButtonContents
_COMBO, _EDIT_FIELD = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
_SHORTCUT = Qt.TextFlag.TextShowMnemonic.value
_PADDING = 26  # pixels beside the text of a line
_MARGIN = 1  # pixel by which Qt rounds


def faults(page):
    """Say what is wrong on a page; each fault names the widget and what it lacks."""
    controls = [one for one in shown(page) if is_control(one)]
    found = []
    for one in controls:
        found += [*_small(one), *_nameless(one), *_out_of_reach(one)]
    for one in shown(page):
        found += [*_cut(one), *_outside(one, page)]
    found += _overlapping(controls, page)
    return [*found, *_too_large(page)]


def shown(page):
    """List whatever is visible on the page, and the page."""
    return [page, *(one for one in page.findChildren(QWidget) if one.isVisibleTo(page))]


def is_control(widget):
    """Tell whether a widget can be pressed, chosen or typed into by itself."""
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    if inner or isinstance(widget, QHeaderView):
        return False
    if isinstance(widget, _STOCK):
        return True
    painted = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(painted) and not isinstance(widget, QAbstractScrollArea | QAbstractSlider)


def named(widget):
    """Name a widget for whoever has to find it."""
    words = spoken(widget) or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words[:40]}”"


def spoken(widget):
    """Return what a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _small(widget):
    least = TILE_MIN if isinstance(widget, StopwatchTile) else TOUCH
    if widget.width() < least or widget.height() < least:
        yield f"{named(widget)} is {widget.width()} by {widget.height()} px"


def _nameless(widget):
    if not spoken(widget).strip():
        yield f"{named(widget)} in {named(widget.parentWidget())} has no name"
    elif QAccessible.queryAccessibleInterface(widget).role() in _MUTE:
        yield f"{named(widget)} has no role"


def _out_of_reach(widget):
    if widget.isEnabled() and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield f"{named(widget)} cannot be reached by Tab"
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.tabChangesFocus():
        yield f"{named(widget)} keeps the Tab key"
    if isinstance(widget, QAbstractItemView) and widget.tabKeyNavigation():
        yield f"{named(widget)} keeps the Tab key"


def _cut(widget):
    for kind, lacks in _LACKS:
        if isinstance(widget, kind):
            lacking = lacks(widget)
            if lacking > _MARGIN:
                yield f"{named(widget)} is cut by {lacking} px"
            return


def _label_lacks(label):
    text = label.text()
    if not text or isinstance(label, ElidedLabel):
        return 0
    room, metrics = label.contentsRect().size(), label.fontMetrics()
    if not label.wordWrap():
        needed = metrics.size(0, text)
        return max(needed.width() - room.width(), needed.height() - room.height())
    widest = max(metrics.horizontalAdvance(word) for word in text.split() or [""])
    return max(widest - room.width(), label.heightForWidth(label.width()) - label.height())


def _button_lacks(button):
    if not button.text().strip():
        return button.iconSize().width() - button.width()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    room = button.style().subElementRect(_CONTENTS, option, button)
    words = button.fontMetrics().size(_SHORTCUT, button.text())
    drawn = button.iconSize().width() if not button.icon().isNull() else 0
    return max(words.width() + drawn - room.width(), words.height() - room.height())


def _hinted_lacks(widget):
    return widget.sizeHint().width() - widget.width()


def _combo_lacks(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(_COMBO, option, _EDIT_FIELD, box)
    return box.fontMetrics().horizontalAdvance(box.currentText()) - room.width()


def _line_lacks(line):
    text = line.placeholderText() if not line.text() else ""
    return line.fontMetrics().horizontalAdvance(text) + _PADDING - line.width()


_LACKS = (
    (QLabel, _label_lacks),
    (QPushButton, _button_lacks),
    (QCheckBox | QRadioButton, _hinted_lacks),
    (QComboBox, _combo_lacks),
    (QAbstractSpinBox, lambda one: one.minimumSizeHint().width() - one.width()),
    (QLineEdit, _line_lacks),
)


def _outside(widget, page):
    parent = widget.parentWidget()
    if widget is page or parent is None or widget.isWindow():
        return
    room, own = parent.rect(), widget.geometry()
    scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)
    across = max(-own.left(), own.right() - room.right())
    along = 0 if scrolls else max(-own.top(), own.bottom() - room.bottom())
    if max(across, along) > _MARGIN and not isinstance(parent, QAbstractItemView):
        yield f"{named(widget)} lies outside {named(parent)} by {across}, {along} px"


def _overlapping(controls, page):
    places = [(one, _seen(one, page)) for one in controls if one is not page]
    for (one, here), (other, there) in combinations(places, 2):
        both = here.intersected(there)
        related = one.isAncestorOf(other) or other.isAncestorOf(one)
        if both.width() > _MARGIN and both.height() > _MARGIN and not related:
            yield f"{named(one)} overlaps {named(other)}"


def _seen(widget, page):
    """Return what is seen of a widget, in the page's coordinates."""
    seen, above = QRect(widget.mapTo(page, QPoint()), widget.size()), widget
    while above is not page:
        above = above.parentWidget()
        seen &= QRect(above.mapTo(page, QPoint()), above.size())
    return seen


def _too_large(page):
    least, layout = page.minimumSizeHint(), page.layout()
    if layout.hasHeightForWidth():
        least.setHeight(layout.minimumHeightForWidth(page.width()))
    if least.width() > page.width() or least.height() > page.height():
        yield f"{named(page)} needs {least.width()} by {least.height()} px"
    for area in page.findChildren(QAbstractScrollArea):
        bar, sideways = area.horizontalScrollBar(), 0
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None:
            sideways = inside.minimumSizeHint().width() - area.viewport().width()
        if area.isVisibleTo(page) and (sideways > 0 or bar.isVisible()):
            yield f"{named(area)} in {named(area.parentWidget())} goes {sideways} px sideways"
