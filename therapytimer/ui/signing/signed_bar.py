"""Below the head of a note: who signed it, and what can be done to it since."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapytimer.pdf.times import instant, local
from therapytimer.ui.parts.icon_button import IconButton
from therapytimer.ui.parts.labels import label
from therapytimer.ui.parts.one_tap import OneTap
from therapytimer.ui.signing.in_place import correction_line, replaced_by
from therapytimer.visit.signing import waits_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from therapytimer.visit.visit import Visit

REASONS = ("wrong minutes", "wrong code", "wrong clinician", "missing service", "wrong units")


class SignedBar(QFrame):
    """Who signed, and ways on.

    Signals: `addendum_requested`, `correction_wished` (reason), `drop_requested`, and
    `correction_requested` (visit id of the correction that stands in the note's place).
    """

    correction_requested = Signal(str)
    addendum_requested = Signal()
    correction_wished = Signal(str)
    drop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self.words = label("", wraps=True)
        self.add = IconButton("Add words…", "plus")
        self.correct = IconButton("Correct…", "edit")
        self.drop = IconButton("Drop this correction", "close")
        self.later = IconButton("Go to the correction", "note")
        self._later_id = ""
        self.why = OneTap(REASONS, "Leave it as it is")
        self._lay_out()
        self.add.clicked.connect(self.addendum_requested)
        self.correct.clicked.connect(self._ask)
        self.drop.clicked.connect(self.drop_requested)
        self.later.clicked.connect(lambda: self.correction_requested.emit(self._later_id))
        self.why.answered.connect(self._wish)
        self.why.dropped.connect(self.why.hide)
        self.hide()

    def show_visit(self, visit: Visit, later: Visit | None) -> None:
        """Show the signatures of a note, and what stands in its place, if anything does.

        One that is neither signed nor a correction has no bar.
        """
        self.why.hide()
        signed = bool(visit.signatures)
        self._later_id = later.id if later else ""
        replaced = [replaced_by(later)] if later else []
        self.words.setText("\n".join((*replaced, *_correction(visit), *_signatures(visit))))
        self.later.setVisible(bool(later))
        self.add.setVisible(signed)
        self.correct.setVisible(signed and later is None)
        self.drop.setVisible(not signed)
        self.setVisible(bool(self.words.text()))

    def _ask(self) -> None:
        self.why.ask("Why is this note corrected? It stays as it was signed.")
        self.why.focus_first()

    def _wish(self, reason: str) -> None:
        self.why.hide()
        self.correction_wished.emit(reason)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        for one in (self.later, self.add, self.correct, self.drop):
            line.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.addLayout(line)
        column.addWidget(self.why)


def _correction(visit: Visit) -> list[str]:
    if visit.correction is None:
        return []
    state = "" if visit.signatures else " Not signed yet; what it changes is printed old and new."
    added = (
        f"Added to the note before: {_addendum(one)}" for one in visit.correction.former.addenda
    )
    return [f"{correction_line(visit)}.{state}", *added]


def _signatures(visit: Visit) -> list[str]:
    said = [_signature(one) for one in visit.signatures]
    waited = waits_for(visit)
    if waited is not None:
        said.append(f"Waits for the co-signature of {waited.get('name', '')}.")
    return [*said, *(_addendum(one) for one in visit.addenda)]


def _signature(signature: Mapping[str, object]) -> str:
    verb = "Co-signed" if signature.get("role") == "co-signer" else "Signed"
    return f"{verb} by {_who(signature)}"


def _addendum(addendum: Mapping[str, object]) -> str:
    kind = str(addendum.get("kind", "addendum")).capitalize()
    reason = addendum.get("reason")
    why = f" ({reason})" if reason else ""
    return f"{kind} by {_who(addendum)} {addendum.get('text', '')}{why}"


def _who(signed: Mapping[str, object]) -> str:
    """Give name, credentials and time of whoever signed or added something."""
    named = ", ".join(str(signed[key]) for key in ("name", "credentials") if signed.get(key))
    try:
        at = datetime.fromisoformat(str(signed.get("at", "")))
        return f"{named}, {instant(local(at, str(signed.get('timezone', 'UTC'))))}."
    except (ValueError, KeyError, LookupError):
        return f"{named}."  # of another program, which tells the time in its own way
