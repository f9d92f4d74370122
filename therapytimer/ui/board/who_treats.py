"""Who treats, in the board's header: one tap hands over, a menu offers everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from therapytimer.ui.board.order import next_alone
from therapytimer.ui.keys.bindings import key_tip
from therapytimer.ui.look.metrics import TOUCH
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import button
from therapytimer.ui.parts.treating import short_credentials

if TYPE_CHECKING:
    from collections.abc import Sequence

    from therapytimer.visit.people import Clinician

PAIR = 2  # with so many clinicians there is nothing to choose: the other one treats


class WhoTreats(QWidget):
    """Names who treats; `treat_requested` carries clinicians' ids.

    With two clinicians a tap hands over to the other; with more it opens the menu, which also
    offers two together. With one there is nobody to hand over to.
    """

    treat_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.who, self.others = button(""), IconButton("", "chevron-down")
        self._menu = QMenu(self.others)
        self.others.setAccessibleName("Everybody who may treat")
        self.others.setFixedWidth(TOUCH)
        self._next: tuple[str, ...] | None = None
        self._people = 0
        for one in (self.who, self.others):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.who.clicked.connect(self._hand_over)
        self.others.clicked.connect(self._show_menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.who)
        line.addWidget(self.others)

    def show_treating(self, people: Sequence[Clinician], treating: Sequence[str]) -> None:
        """Name who treats, and offer everybody, each alone or together with who treats now."""
        chosen = [one for one in people if one.id in treating]
        named = " + ".join(f"{one.initials} {short_credentials(one.credentials)}" for one in chosen)
        self._people = len(people)
        self._next = next_alone([one.id for one in people], treating)
        after = next((one for one in people if self._next == (one.id,)), None)
        self.who.setText(named)
        self.who.setEnabled(after is not None)
        hands_over = f"hand over to {after.name}" if after and self._people == PAIR else "change"
        self.who.setAccessibleName(f"{named} treats: {hands_over}" if after else f"{named} treats")
        self.who.setToolTip(key_tip("treat_next"))
        self.others.setVisible(after is not None)
        self._fill(people, chosen)

    def texts(self) -> list[str]:
        """Return what the menu offers."""
        return [one.text() for one in self._menu.actions()]

    def _fill(self, people: Sequence[Clinician], chosen: Sequence[Clinician]) -> None:
        self._menu.clear()
        for one in people:
            self._offer(f"{one.name}, {one.credentials}", (one.id,))
        for one in people if len(chosen) == 1 else ():
            if one is not chosen[0]:
                self._offer(f"Together with {one.name}", (chosen[0].id, one.id))

    def _hand_over(self) -> None:
        if self._people == PAIR and self._next is not None:
            self.treat_requested.emit(self._next)
        else:
            self._show_menu()

    def _show_menu(self) -> None:
        self._menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _offer(self, text: str, by: tuple[str, ...]) -> None:
        self._menu.addAction(text).triggered.connect(lambda: self.treat_requested.emit(by))
