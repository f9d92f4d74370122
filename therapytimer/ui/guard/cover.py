"""The lock: a cover over everything, until its clinician or another one comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.ui.fields.column import Column, fill
from therapytimer.ui.fields.notice import Notice
from therapytimer.ui.fields.pin_part import PinPart
from therapytimer.ui.gate.heading import heading
from therapytimer.ui.guard.curtain import Curtain
from therapytimer.ui.guard.run_line import RunLine
from therapytimer.ui.guard.words_part import WordsPart
from therapytimer.ui.look.rows import tall_rows
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import card, label
from therapytimer.ui.parts.steady import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.ui.guard.forms import Signer

_WIDTH = 620
_KEPT = "What was typed stays as it is, and every visit goes on."


class LockCover(Curtain):
    """Asks who is there, and for a PIN or a passphrase; names no patient.

    Signals: `passphrase_given` and `pin_given` (clinician's id, what was typed) make the cover
    busy until `show_problem` or `lift`; `tiles_requested` goes back to the live tiles.
    """

    passphrase_given = Signal(str, str)
    pin_given = Signal(str, str)
    tiles_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._signers: dict[str, Signer] = {}
        self._alone = label("", wraps=True)
        self.who = ChoiceBox()
        self.who.setAccessibleName("Who")
        tall_rows(self.who)
        self.by_pin, self.by_words = PinPart(), WordsPart()
        self.problem, self.run = Notice("warn"), RunLine()
        self.tiles = IconButton("Back to the tiles", "back", "quiet")
        self._lay_out()
        self._connect()

    def lock(self, signers: Sequence[Signer], chosen: str, hint: str = "") -> None:
        """Cover everything; `chosen` is the id of who is signed in.

        A sample clinic gives a hint: its passphrase is no secret.
        """
        self._offer(signers, chosen)
        self.by_words.passphrase.show_hint(hint)
        self.problem.say("")
        self.draw()
        self._ask()

    def lift(self) -> None:
        """Uncover, and forget what was typed."""
        self.by_pin.begin()
        self.by_words.begin()
        self.problem.say("")
        self.hide()

    def show_signers(self, signers: Sequence[Signer]) -> None:
        """Take a PIN no more from whoever typed too many wrong ones."""
        self._offer(signers, self._chosen())
        self._ask()

    def show_problem(self, sentence: str) -> None:
        """Say why the cover stays."""
        self.problem.say(sentence)
        (self.by_words if self.by_pin.isHidden() else self.by_pin).show_again()

    def _offer(self, signers: Sequence[Signer], chosen: str) -> None:
        self._signers = {one.id: one for one in signers}
        self.who.clear()
        for one in signers:
            self.who.addItem(one.name, one.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.setVisible(len(signers) > 1)
        self._alone.setText(self._signers[chosen].name)
        self._alone.setVisible(len(signers) == 1)

    def _chosen(self) -> str:
        return str(self.who.currentData())

    def _ask(self) -> None:
        """Ask whoever is chosen for a PIN where they have one, else for the passphrase."""
        self._show_way(by_pin=self._signers[self._chosen()].by_pin)

    def _show_way(self, *, by_pin: bool) -> None:
        self.by_pin.begin()
        self.by_words.begin()
        self.by_words.use_pin.setVisible(self._signers[self._chosen()].by_pin)
        for widget in (self.by_pin, self.by_pin.pad):
            widget.setVisible(by_pin)
        self.by_words.setVisible(not by_pin)
        (self.by_pin if by_pin else self.by_words).take_keys()

    def _connect(self) -> None:
        self.who.activated.connect(self._ask_other)
        self.by_pin.dropped.connect(lambda: self._show_way(by_pin=False))
        self.by_words.dropped.connect(lambda: self._show_way(by_pin=True))
        self.by_pin.wished.connect(self._give_pin)
        self.by_words.wished.connect(self._give_passphrase)
        self.tiles.clicked.connect(self.tiles_requested)

    def _give_pin(self, pin: str) -> None:
        self.pin_given.emit(self._chosen(), pin)

    def _give_passphrase(self, passphrase: str) -> None:
        self.passphrase_given.emit(self._chosen(), passphrase)

    def _ask_other(self) -> None:
        self.problem.say("")
        self._ask()

    def _lay_out(self) -> None:
        ways = QVBoxLayout()
        ways.setSpacing(16)
        for widget in (self._alone, self.who, self.by_pin, self.by_words):
            ways.addWidget(widget)
        ways.addStretch(1)
        inside = QHBoxLayout()
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(24)
        inside.addLayout(ways, 1)
        inside.addWidget(self.by_pin.pad)
        column = Column(_WIDTH)
        column.content.addLayout(heading("lock", "Locked", _KEPT))
        column.content.addWidget(self.problem)
        column.content.addWidget(card(inside))
        column.content.addWidget(self.run)
        column.content.addWidget(self.tiles)
        fill(self, column)
