"""Painting a visit in the list: a card with who, when, which state and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from therapytimer.ui.look.fonts import face_of
from therapytimer.ui.look.icons import pixmap
from therapytimer.ui.look.metrics import FOCUS, RADIUS, TEXT, text_scale
from therapytimer.ui.look.palette import colours_of
from therapytimer.ui.visits.today_rows import DRAWINGS, VisitRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtWidgets import QWidget

    from therapytimer.ui.look.colours import Colours

    Paint = Callable[["_Look", QRectF, VisitRow], None]

ITEM = Qt.ItemDataRole.UserRole  # a row or the text of a heading
WHEN = ITEM + 1  # a visit's time, or its age where it is of an earlier day
LATE = ITEM + 2  # whether it is of an earlier day

_CARD = 72  # at 100 % text
_GAP = 8
_INSET = 20
_HEADING = 48
_WHEN = 120  # columns from the left …
_PAYER = 232  # … and from the right
_STATE = 144
_WORTH = 160
_DUE = 280
_LEAST_DUE = 64
_LEAST_NAME = 100  # what is due leaves a name so much room
_PILL = 52  # high: two lines, and large enough to tap
_ICON = 18
_ROOMY = 880  # below it there is no column for the payer …
_NARROW = 640  # … and below it none for minutes and units: names come first
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Look:
    """What everything painted in one row shares."""

    painter: QPainter
    colours: Colours
    font: QFont
    scale: float

    def text(self, place: QRectF, text: str, colour: str, *, right: bool = False) -> None:
        """Write one line, cut short with an ellipsis where the place is too narrow."""
        self.write(place, text, (TEXT, QFont.Weight.Normal, colour), right=right)

    def write(
        self, place: QRectF, text: str, ink: tuple[float, QFont.Weight, str], *, right: bool = False
    ) -> None:
        """Write one line in a size, weight and colour."""
        pixels, weight, colour = ink
        font = face_of(self.font, pixels * self.scale, weight)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(place, _RIGHT if right else _LEFT, shown)


class RowDelegate(QStyledItemDelegate):
    """Paints headings and visits of a `VisitList`, all on one grid."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        item: object = index.data(ITEM)
        height = _CARD + _GAP if isinstance(item, VisitRow) else _HEADING
        return QSize(0, round(height * text_scale(option.font)))

    def due_place(self, row: QRect, index: QModelIndex | QPersistentModelIndex) -> QRectF | None:
        """Tell where in a row stands what is due with its visit; None where nothing is."""
        item: object = index.data(ITEM) if index.isValid() else None
        if not isinstance(item, VisitRow) or not item.due:
            return None
        scale = text_scale(self._list.font())
        inside = _card(QRectF(row), scale).adjusted(_INSET, 0, -_INSET, 0)
        places = {paint: place for place, paint in _columns(inside, item, scale)}
        return places[_paint_due]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item: object = index.data(ITEM)
        look = _Look(painter, colours_of(option.palette), option.font, text_scale(option.font))
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, VisitRow):
            card = _card(place, look.scale)
            _paint_card(look, card, option.state)
            colours, is_late = look.colours, bool(index.data(LATE))
            ink = colours.warn_text if is_late else colours.text_muted
            _paint_visit(look, card, item, (str(index.data(WHEN)), ink))
        else:
            _paint_heading(look, place, str(item))
        painter.restore()


def _paint_heading(look: _Look, place: QRectF, text: str) -> None:
    low = place.adjusted(2, 8 * look.scale, 0, 0)
    look.write(low, text, (TEXT * 1.07, QFont.Weight.DemiBold, look.colours.text_muted))


def _paint_card(look: _Look, card: QRectF, state: QStyle.StateFlag) -> None:
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    colours = look.colours
    width = FOCUS if focused else 1
    edge = colours.focus if focused else colours.border_strong if hovered else colours.border
    look.painter.setPen(QPen(QColor(edge), width))
    look.painter.setBrush(QColor(colours.raised if hovered else colours.surface))
    inside = card.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    look.painter.drawRoundedRect(inside, RADIUS, RADIUS)


def _paint_visit(look: _Look, card: QRectF, row: VisitRow, when: tuple[str, str]) -> None:
    scale = look.scale
    inside = card.adjusted(_INSET, 0, -_INSET, 0)
    look.text(QRectF(inside.left(), inside.top(), _WHEN * scale - _GAP, inside.height()), *when)
    right = inside.right()
    for column, paint in _columns(inside, row, scale):
        paint(look, column, row)
        right = column.left()
    start = inside.left() + _WHEN * scale
    _paint_name(look, QRectF(start, inside.top(), right - start - _INSET, inside.height()), row)


def _card(place: QRectF, scale: float) -> QRectF:
    return place.adjusted(2, 2, -2, 2 - _GAP * scale)


def _columns(inside: QRectF, row: VisitRow, scale: float) -> Iterator[tuple[QRectF, Paint]]:
    """Give the columns from the right; what is due takes the payer's place."""
    columns: list[tuple[float, Paint]] = [(_STATE, _paint_state)]
    if inside.width() > _NARROW * scale and not (row.due and inside.width() < _ROOMY * scale):
        columns.append((_WORTH, _paint_worth))
    if row.due:
        left = inside.width() / scale - _WHEN - _STATE - _LEAST_NAME
        columns.append((min(_DUE, max(_LEAST_DUE, left)), _paint_due))
    elif inside.width() > _ROOMY * scale:
        columns.append((_PAYER, _paint_payer))
    right = inside.right()
    for width, paint in columns:
        right -= width * scale
        yield QRectF(right, inside.top(), width * scale - _GAP, inside.height()), paint


def _paint_due(look: _Look, place: QRectF, row: VisitRow) -> None:
    """Paint what falls due, one phrase a line, on a pill that leads to the plan."""
    height = _PILL * look.scale
    pill = QRectF(place.left(), place.center().y() - height / 2, place.width() - _GAP, height)
    look.painter.setPen(QPen(QColor(look.colours.border_strong), 1))
    look.painter.setBrush(QColor(look.colours.raised))
    look.painter.drawRoundedRect(pill, 8, 8)
    line = height / len(row.due)
    for number, phrase in enumerate(row.due):
        words = QRectF(pill.left() + 12, pill.top() + number * line, pill.width() - 20, line)
        look.write(words, phrase, (TEXT * 0.93, QFont.Weight.Normal, look.colours.text))


def _paint_name(look: _Look, place: QRectF, row: VisitRow) -> None:
    half = place.height() / 2
    upper = QRectF(place.left(), place.top() + 6 * look.scale, place.width(), half - 4)
    lower = QRectF(place.left(), place.top() + half, place.width(), half - 8 * look.scale)
    look.write(upper, row.name, (TEXT * 1.14, QFont.Weight.DemiBold, look.colours.text))
    look.write(lower, row.identity, (TEXT * 0.93, QFont.Weight.Normal, look.colours.text_muted))


def _paint_payer(look: _Look, place: QRectF, row: VisitRow) -> None:
    look.text(place, row.payer, look.colours.text_muted)


def _paint_worth(look: _Look, place: QRectF, row: VisitRow) -> None:
    look.text(place.adjusted(0, 0, -_INSET, 0), row.worth, look.colours.text, right=True)


def _paint_state(look: _Look, place: QRectF, row: VisitRow) -> None:
    """Paint a shape and a word; what runs stands out by its filled band."""
    colours, runs = look.colours, row.state == "running"
    height = 36 * look.scale
    band = QRectF(place.left(), place.center().y() - height / 2, place.width() + _GAP, height)
    look.painter.setPen(Qt.PenStyle.NoPen)
    look.painter.setBrush(QColor(colours.running_fill if runs else colours.raised))
    look.painter.drawRoundedRect(band, 8, 8)
    ink = colours.on_running if runs else colours.text
    size = round(_ICON * look.scale)
    ratio = look.painter.device().devicePixelRatioF()
    drawing = pixmap(DRAWINGS.get(row.state, "info"), ink, size, ratio)
    look.painter.drawPixmap(round(band.left()) + 12, round(band.center().y() - size / 2), drawing)
    words = band.adjusted(12 + size + 8, 0, -8, 0)
    look.write(words, row.state, (TEXT, QFont.Weight.DemiBold, ink))
