"""The units panel: what the minutes are worth now, why, and what is left to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from therapytimer.ui.board.bill_lines import BillLines
from therapytimer.ui.board.fold import Fold
from therapytimer.ui.board.question_card import QuestionCards
from therapytimer.ui.board.totals import Totals
from therapytimer.ui.look.metrics import PANEL_WIDTH, text_scale
from therapytimer.ui.parts.labels import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.board.panel_sheet import PanelSheet

_WIDEST = 1.35  # times its usual width
_ABOVE = 8  # pixels kept in sight above a question
_WORKING = "How the units come about"


class UnitsPanel(QFrame):
    """Shows one bill: units, totals, lines and the working. It adds up nothing itself.

    Signals: `decision_wished` (what it is about, the choice) and `document_requested`.
    """

    decision_wished = Signal(str, str)
    document_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("Units")
        self._sheet: PanelSheet | None = None
        self.totals, self.lines, self.questions = Totals(), BillLines(), QuestionCards()
        self.working = Fold()
        self._nearness = label("", "small", wraps=True)
        self._advice = QVBoxLayout()
        self._document = button("Document and export", "primary")
        self._content = QWidget()
        self._area = _scrolled(self._content)
        self._lay_out()
        self._fit()
        self.lines.opened.connect(self._open_alone)
        self.lines.modifiers_wished.connect(self.decision_wished)
        self.working.opened.connect(lambda: self._open_alone(self.working))
        self.questions.answered.connect(self.decision_wished)
        self.totals.questions_requested.connect(self._go_to_questions)
        self._document.clicked.connect(self.document_requested)

    def show_sheet(self, sheet: PanelSheet) -> None:
        """Show a bill; nothing is painted anew while it stays the same."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self.totals.show_totals(sheet.bill, sheet.estimate)
        self.lines.show_lines(sheet.bill.lines)
        self.questions.show_questions(sheet.questions)
        self.totals.show_open(sum(not one.settled for one in sheet.questions))
        self._show_advice(sheet.advice)
        self._nearness.setText(sheet.nearness)
        self._nearness.setVisible(bool(sheet.nearness))
        self.working.body.show_sentences(sheet.bill.working.sentences)
        self.working.setVisible(bool(sheet.bill.working.sentences))

    def shown(self) -> int:
        """Return the units that stand on the panel."""
        return self.totals.units()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Be somewhat wider for larger text; the stopwatches need the rest."""
        self.setFixedWidth(round(PANEL_WIDTH * min(text_scale(self.font()), _WIDEST)))

    def _go_to_questions(self) -> None:
        """Bring the first question that is open to the top."""
        first = next(card for card in self.questions.in_order() if not card.question.settled)
        top = first.mapTo(self._content, first.rect().topLeft()).y()
        self._area.verticalScrollBar().setValue(top - _ABOVE)

    def _open_alone(self, opened: Fold) -> None:
        """Keep one fold open at a time."""
        for fold in (*self.lines.folds.values(), self.working):
            if fold is not opened:
                fold.set_open(wanted=False)

    def _show_advice(self, advice: Sequence[str]) -> None:
        clear(self._advice)
        for sentence in advice:
            self._advice.addWidget(label(sentence, "warn", wraps=True))

    def _lay_out(self) -> None:
        self.working.show_line(_WORKING, spoken=_WORKING)
        self.working.set_open(wanted=True)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(8)
        for widget in (self.totals, _line(), self.lines, self.questions):
            inside.addWidget(widget)
        inside.addLayout(self._advice)
        for widget in (self._nearness, _line(), self.working):
            inside.addWidget(widget)
        inside.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(16, 12, 12, 12)
        outside.addWidget(self._area, 1)
        outside.addWidget(self._document)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    return line


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    # A scroll area fills its content with the window's colour; this one lies on a card.
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setAccessibleName("Bill and working")
    return area
