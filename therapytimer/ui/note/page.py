"""Documenting a visit: the words that the minutes cannot say, and what the note still lacks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.note.checklist_panel import ChecklistPanel
from therapytimer.ui.note.form import DocumentForm
from therapytimer.ui.note.head import DocumentHead
from therapytimer.ui.note.message import Message
from therapytimer.ui.note.sheet import Sheet
from therapytimer.ui.signing.signed_bar import SignedBar

if TYPE_CHECKING:
    from therapytimer.billing.codes import Catalogue
    from therapytimer.visit.measures import Measure

__all__ = ["DocumentPage", "Sheet"]


class DocumentPage(QWidget):
    """The fields of one visit's note, and beside them its checklist.

    `text_written` carries visit id, field ("services.97112.deficit") and value; `draft_changed`
    visit id and half-typed text by field (empty: none); `decision_wished` visit id, about and
    choice; `elsewhere_requested` visit id and the `where` of a finding that no field here mends:
    "segments", "gaps", "plan", "patient.diagnoses", "present" …. `carried` has visit id and the
    fields that took over the note before, `measures_wished` visit id and measures,
    `phrases_wished` (code, field), discipline and lines; `correction_wished` visit id and reason,
    `correction_requested` the id of what stands in the note's place.
    """

    text_written = Signal(str, str, str)
    draft_changed = Signal(str, object)
    decision_wished = Signal(str, str, str)
    preview_requested = Signal(str)
    export_requested = Signal(str)
    sign_requested = Signal(str)
    addendum_requested = Signal(str)
    correction_wished = Signal(str, str)
    correction_requested = Signal(str)
    drop_requested = Signal(str)
    board_requested = Signal(str)
    patient_requested = Signal(str)
    elsewhere_requested = Signal(str, str)
    carried = Signal(str, object)
    measures_wished = Signal(str, object)
    phrases_wished = Signal(object, str, object)

    def __init__(self, codes: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id, self._discipline = "", ""
        self.head, self.signed, self.message = DocumentHead(), SignedBar(), Message()
        self.form, self.checklist = DocumentForm(codes), ChecklistPanel()
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a visit; for the visit already shown only what changed, typed text stays."""
        if sheet.visit.id != self._visit_id:
            self._visit_id = sheet.visit.id
            self.message.hide()
        self._discipline = sheet.visit.discipline
        if sheet.void:
            self.message.say("warn", sheet.void)
        self.head.show_sheet(sheet)
        self.signed.show_visit(sheet.visit, sheet.later)
        self.form.show_sheet(sheet)
        self.checklist.show_checked(sheet.checked, closed=sheet.is_closed)
        self._order_tabs()

    def leave(self) -> None:
        """Write what is typed but not written; to be called before another page shows."""
        self.form.leave()

    def show_exported(self, sentence: str) -> None:
        """Say where the note was put."""
        self.message.say("info", sentence)

    def hide_exported(self) -> None:
        """Say no more where the note was put; what went wrong stays."""
        if self.message.property("banner") == "info":
            self.message.hide()

    def show_unkept(self, sentence: str) -> None:
        """Say why phrases or measures were not kept, where they were typed."""
        if not self.form.phrasing.show_problem(sentence):
            self.show_problem(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, what was kept and what to do."""
        self.message.say("warn", sentence)

    def go_to(self, where: str) -> None:
        """Put the keyboard where a finding can be mended."""
        if not self.form.go_to(where):
            self.elsewhere_requested.emit(self._visit_id, where)

    def _connect(self) -> None:
        self.head.board_requested.connect(self._go_to_board)
        self.head.patient_requested.connect(lambda: self.patient_requested.emit(self._visit_id))
        self.head.preview_requested.connect(self._preview)
        self.head.export_requested.connect(self._export)
        self.head.sign_requested.connect(self._sign)
        self.signed.addendum_requested.connect(lambda: self.addendum_requested.emit(self._visit_id))
        self.signed.correction_wished.connect(self._correct)
        self.signed.correction_requested.connect(self.correction_requested)
        self.signed.drop_requested.connect(lambda: self.drop_requested.emit(self._visit_id))
        self.checklist.field_requested.connect(self.go_to)
        self.checklist.override_wished.connect(self._override)
        self.form.text_written.connect(self._pass_text)
        self.form.draft_changed.connect(self._pass_draft)
        self.form.decision_wished.connect(self._decide)
        self.form.carried.connect(self._pass_carried)
        self.form.measures_wished.connect(self._pass_measures)
        self.form.phrasing.phrases_wished.connect(self._wish_phrases)

    def _pass_text(self, name: str, value: str) -> None:
        self.text_written.emit(self._visit_id, name, value)

    def _pass_draft(self, typed: dict[str, str]) -> None:
        self.draft_changed.emit(self._visit_id, typed)

    def _decide(self, about: str, choice: str) -> None:
        self.decision_wished.emit(self._visit_id, about, choice)

    def _pass_carried(self, names: list[str]) -> None:
        self.carried.emit(self._visit_id, names)

    def _pass_measures(self, measures: tuple[Measure, ...]) -> None:
        self.measures_wished.emit(self._visit_id, measures)

    def _wish_phrases(self, code: str, field: str, lines: list[str]) -> None:
        self.phrases_wished.emit((code, field), self._discipline, lines)

    def _override(self, check: str, reason: str) -> None:
        self._decide(f"advice:{check}", reason)

    def _go_to_board(self) -> None:
        self.leave()
        self.board_requested.emit(self._visit_id)

    def _preview(self) -> None:
        self.leave()
        self.preview_requested.emit(self._visit_id)

    def _sign(self) -> None:
        # What is typed belongs into what is signed, left or not.
        self.leave()
        self.sign_requested.emit(self._visit_id)

    def _correct(self, reason: str) -> None:
        self.correction_wished.emit(self._visit_id, reason)

    def _export(self) -> None:
        # What is typed belongs on the paper, left or not.
        self.leave()
        self.export_requested.emit(self._visit_id)

    def _order_tabs(self) -> None:
        """Tab walks down the form, then down the checklist, whatever was made anew."""
        order = [self.head.board, *self.form.tab_order(), *self.checklist.tab_order()]
        for first, second in pairwise([*order, *self.head.ways_on]):
            QWidget.setTabOrder(first, second)
        self.setFocusProxy(self.form.first())

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.form, 1)
        beside.addWidget(self.checklist)
        below = QVBoxLayout()
        below.setContentsMargins(24, 16, 24, 16)
        below.setSpacing(12)
        below.addWidget(self.signed)
        below.addWidget(self.message)
        below.addLayout(beside, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(below, 1)
