"""The form of the document page: a card for each code and one for the note, and their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from therapytimer.ui.note.cards import NoteCard, ServiceCard
from therapytimer.ui.note.carry_bar import CarryBar
from therapytimer.ui.note.carrying import show_marks, to_carry
from therapytimer.ui.note.measures_card import MeasuresCard
from therapytimer.ui.note.phrasing import Phrasing
from therapytimer.ui.note.sheet import Sheet, levels_of
from therapytimer.ui.parts.labels import clear
from therapytimer.visit.day import billed_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.billing.codes import Catalogue
    from therapytimer.ui.note.fields import TextField

DRAFT_AFTER_MS = 400
_ABOVE = 96  # pixels kept in sight around a field that is jumped to


class DocumentForm(QScrollArea):
    """Holds the fields of one visit.

    Signals: `text_written` (field, value) when a field is left, `draft_changed` (half-typed text
    by field) a moment after typing, `decision_wished` (about, choice), `carried` (names of the
    fields that took over the note before), `measures_wished` (tuple of Measure).
    """

    text_written = Signal(str, str)
    draft_changed = Signal(object)
    decision_wished = Signal(str, str)
    carried = Signal(object)
    measures_wished = Signal(object)

    def __init__(self, codes: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = codes
        self._shape: tuple[object, ...] = ()
        self._visit_id = ""
        self.fields: dict[str, TextField] = {}
        self.cards: dict[str, ServiceCard] = {}
        self.carry, self.measures = CarryBar(), MeasuresCard()
        self.carry.wished.connect(self._carry_over)
        self.measures.measures_wished.connect(self.measures_wished)
        self.phrasing = Phrasing(self)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._tell_draft)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(16)
        self._services = QVBoxLayout()
        self._services.setSpacing(16)
        self._note = QVBoxLayout()
        self._column.addWidget(self.carry)
        self._column.addLayout(self._services)
        self._column.addWidget(self.measures)
        self._column.addLayout(self._note)
        self._column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a visit; what is being typed into the visit already shown stays."""
        same_visit = self._visit_id == sheet.visit.id
        typed = self.half_typed() if same_visit else dict(sheet.drafts)
        shape = tuple((code, billed_as(sheet.visit, code)) for code in sheet.tapped())
        if not same_visit or shape != self._shape:
            self._visit_id, self._shape = sheet.visit.id, shape
            self._draft_timer.stop()
            self._make_cards(sheet)
            self._show_texts(sheet, {})
        self._show_texts(sheet, typed)
        self._show_worth(sheet)
        self._show_aids(sheet)

    def half_typed(self) -> dict[str, str]:
        """Text that is typed but not written, by field."""
        return {name: one.text for name, one in self.fields.items() if one.is_half_typed}

    def leave(self) -> None:
        """Write what is typed but not written."""
        for name in self.half_typed():
            self._write(name)

    def go_to(self, where: str) -> bool:
        """Put the keyboard where a finding can be mended; False where that is not here."""
        field = self.fields.get(where)
        card = self.cards.get(where.removeprefix("services."))
        target = field.edit if field else card.first() if card else None
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(target, 0, _ABOVE)
        return True

    def first(self) -> QWidget:
        """Return where documenting begins: what can be carried over, else the first field."""
        card = next(iter(self.cards.values()), None)
        if not self.carry.isHidden():
            return self.carry.button
        return card.first() if card else self.tab_order()[0]

    def tab_order(self) -> list[QWidget]:
        """List what takes the keyboard here, from top to bottom."""
        order: list[QWidget] = [] if self.carry.isHidden() else [self.carry.button]
        for card in self.cards.values():
            order += [*card.choices(), *(field.edit for field in card.fields)]
        notes = (one.edit for name, one in self.fields.items() if name[:5] == "note.")
        return [*order, *self.measures.entries(), *self.measures.remove, *notes]

    def _write(self, name: str) -> None:
        field = self.fields.get(name)
        if field is None or not field.is_half_typed:
            return
        field.written = field.text
        self.text_written.emit(name, field.text)
        self._tell_draft()

    def _tell_draft(self) -> None:
        self._draft_timer.stop()
        self.draft_changed.emit(self.half_typed())

    def _make_cards(self, sheet: Sheet) -> None:
        clear(self._services)
        clear(self._note)
        self.fields, self.cards = {}, {}
        for tapped in sheet.tapped():
            self.cards[tapped] = self._service_card(sheet, tapped)
            self._services.addWidget(self.cards[tapped])
        note = NoteCard()
        self._note.addWidget(note)
        for card in (*self.cards.values(), note):
            for field in card.fields:
                self._add(field)
        self.phrasing.begin(self.fields)

    def _add(self, field: TextField) -> None:
        self.fields[field.name] = field
        field.left.connect(self._write)
        field.typed.connect(self._draft_timer.start)
        field.carried.connect(self._keep_one_carried)

    def _service_card(self, sheet: Sheet, tapped: str) -> ServiceCard:
        codes = self._codes.with_own(sheet.visit.codes)
        code = codes[billed_as(sheet.visit, tapped)]
        levels = levels_of(tapped, sheet.visit.discipline, codes)
        card = ServiceCard(tapped, code, levels, sheet.aids.guides.get(code.number))
        card.decision_wished.connect(self.decision_wished)
        return card

    def _show_texts(self, sheet: Sheet, typed: Mapping[str, str]) -> None:
        texts = sheet.texts()
        for name, field in self.fields.items():
            field.show_written(texts.get(name, ""))
            field.edit.setReadOnly(sheet.is_closed)
            if sheet.is_closed:
                field.hide_chips()
            if name in typed:
                field.put(typed[name])

    def _show_aids(self, sheet: Sheet) -> None:
        self.phrasing.use(sheet.aids, sheet.visit.discipline)
        show_marks(self.fields, sheet)
        count = 0 if sheet.is_closed else len(to_carry(self.fields))
        self.carry.show_before(sheet.aids.before_on, count)
        self.measures.show_measures(
            sheet.visit.measures, sheet.aids.measured, closed=sheet.is_closed
        )

    def _carry_over(self) -> None:
        names = to_carry(self.fields)
        for name in names:
            self.fields[name].edit.write(self.fields[name].before)
        self._keep_carried(names)

    def _keep_one_carried(self, name: str) -> None:
        self._keep_carried([name])

    def _keep_carried(self, names: list[str]) -> None:
        """Write what was carried over at once, and mark it."""
        for name in names:
            self._write(name)
        self.carried.emit(names)

    def _show_worth(self, sheet: Sheet) -> None:
        for tapped, card in self.cards.items():
            card.show_worth(sheet.worth(tapped))
            card.show_level(sheet.level(tapped))
            card.show_pieces(sheet.pieces(tapped))
            card.close_choices(closed=sheet.is_closed)
