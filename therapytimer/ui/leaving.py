"""The question that a window asks before it closes in mid segment."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class Leaving(Enum):
    """What the clinician chose."""

    STOP = auto()
    LEAVE_RUNNING = auto()
    STAY = auto()


def ask_to_leave(window: QWidget, codes: Iterable[str]) -> Leaving:
    """Ask what shall become of codes that run."""
    question = QMessageBox(window)
    question.setWindowTitle("therapytimer")
    question.setText(f"{', '.join(dict.fromkeys(codes))} still runs.")
    question.setInformativeText(
        "Closed without stopping, the next start asks what happened meanwhile."
    )
    stop = question.addButton("Stop and close", QMessageBox.ButtonRole.AcceptRole)
    leave = question.addButton("Close, answer later", QMessageBox.ButtonRole.DestructiveRole)
    question.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
    question.exec()
    if question.clickedButton() is stop:
        return Leaving.STOP
    return Leaving.LEAVE_RUNNING if question.clickedButton() is leave else Leaving.STAY
