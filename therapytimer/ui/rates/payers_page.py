"""The payers: each with its rules, to be changed, added, removed and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout

from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.rates.frame import RatesFrame
from therapytimer.ui.rates.payer_form import PayerForm
from therapytimer.ui.rates.payer_list import as_shipped, missing, new_payer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.billing.payers import Payer

_WIDTH = 1120
_LIST_WIDTH = 264


class PayersPage(RatesFrame):
    """Shows the payers and wishes for them changed.

    Signals: `payer_wished` (a Payer, the name of the one whose place it takes or ""),
    `remove_wished` (a name).
    """

    payer_wished = Signal(object, str)
    remove_wished = Signal(str)

    def __init__(self, shipped: Sequence[Payer]) -> None:
        self.add = IconButton("Add a payer", "plus", "primary")
        super().__init__("Payers", _WIDTH, beside=(self.add,))
        self._shipped = tuple(shipped)
        self._payers: tuple[Payer, ...] = ()
        self._removed: Payer | None = None
        self.list, self.form = QListWidget(), PayerForm()
        self.list.setAccessibleName("Payers")
        self.bring_back = IconButton("Bring it back", "undo")
        self.restore = IconButton("Restore those shipped", "undo", "quiet")
        self._lay_out()
        self._connect()

    def show_payers(self, payers: Sequence[Payer]) -> None:
        """Show the payers; the one chosen stays chosen where it is still there."""
        place = max(0, self.list.currentRow())
        self._payers = tuple(payers)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([payer.name for payer in payers])
        self.list.setCurrentRow(min(place, len(payers) - 1))
        self.list.blockSignals(False)
        self.list.setFixedHeight(max(TOUCH, self.list.sizeHintForRow(0)) * len(payers) + 4)
        self.bring_back.hide()
        self.restore.setVisible(bool(missing(payers, self._shipped)))
        self._show_chosen()

    def choose(self, name: str) -> None:
        """Show the payer of that name."""
        self.list.setCurrentRow([payer.name for payer in self._payers].index(name))

    def chosen(self) -> Payer:
        """Return the payer shown."""
        return self._payers[self.list.currentRow()]

    def _show_chosen(self) -> None:
        payer = self.chosen()
        self.form.show_payer(
            payer, restorable=as_shipped(payer, self._shipped) not in {None, payer}
        )

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_chosen)
        self.add.clicked.connect(self._add)
        self.restore.clicked.connect(self._restore)
        self.bring_back.clicked.connect(self._bring_back)
        self.form.payer_wished.connect(self._change)
        self.form.remove_wished.connect(self._remove)
        self.form.shipped_wished.connect(self._reset)

    def _change(self, payer: Payer) -> None:
        self.payer_wished.emit(payer, self.chosen().name)

    def _add(self) -> None:
        payer = new_payer(self._payers)
        self.payer_wished.emit(payer, "")
        if payer in self._payers:
            self.choose(payer.name)
            self.form.rename()

    def _remove(self) -> None:
        payer = self.chosen()
        self.remove_wished.emit(payer.name)
        if payer not in self._payers:
            self._removed = payer
            self.bring_back.show()

    def _bring_back(self) -> None:
        if self._removed is not None:
            self.payer_wished.emit(self._removed, "")

    def _restore(self) -> None:
        for payer in missing(self._payers, self._shipped):
            self.payer_wished.emit(payer, "")

    def _reset(self) -> None:
        payer = as_shipped(self.chosen(), self._shipped)
        if payer is not None:
            self._change(payer)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(_LIST_WIDTH)
        # It is as high as its rows, and shortens what is too long for large text.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bring_back.hide()
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.list, self.restore, self.bring_back):
            left.addWidget(widget)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left)
        both.addWidget(self.form, 1)
        self.content.addLayout(both)
