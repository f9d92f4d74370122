"""The sample visit: what a therapist does from the first start to the exported note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from demo_hands import Hands

_WORDS = {
    "services.97110.technique": "Heel raises 3 x 10, step-ups 15 cm 2 x 12, cues for knee line",
    "services.97110.response": "Completed without pain, 2 rests",
    "services.97112.deficit": "Impaired ankle proprioception on the left limits turning",
    "services.97112.technique": "Single-leg stance on foam with head turns, cues at the hip",
    "services.97112.response": "Held 8 s, 5 s last visit",
    "services.97112.goal": "Toward single-leg stance 10 s",
    "services.97140.technique": "Talocrural glides, grade III, left",
    "services.97140.response": "Dorsiflexion 6 to 10 degrees",
    "services.97014.technique": "Electrodes around the left ankle, 12 min, seated",
    "services.97014.response": "Skin clear before and after",
    "note.subjective": "Walked to the shop and back without the stick",
    "note.assessment": "Balance improves, turning is still unsafe",
    "note.skilled_need": "Surface and cues are graded by sway and fatigue",
    "note.plan": "Continue, add turns while carrying",
}


def play(hands: Hands) -> None:
    """Play the whole visit, from the first start to the closed window."""
    hands.open_window()
    hands.program.show_gate()
    hands.picture("welcome")
    hands.press("Physical therapy")
    hands.picture("today")
    _start(hands)
    _treat(hands)
    _document(hands)
    _look_around(hands)
    hands.program.window.close()


def _start(hands: Hands) -> None:
    page = hands.office.reception.new_visit
    hands.press("New visit")
    hands.type_into(page.patient.field, "patient one")
    hands.picture("new-visit-search")
    hands.key(page.patient.field, Qt.Key.Key_Return)
    hands.picture("new-visit")
    hands.key(page.start, Qt.Key.Key_Return)


def _treat(hands: Hands) -> None:
    """Treat with four codes; the last unit is a tie, because 20 and 20 minutes leave 5 and 5."""
    hands.tap("97110")
    hands.wait(20)
    hands.press("Pause")
    hands.wait(0, 40)
    hands.picture("board-paused")
    hands.press("rest")
    hands.wait(2)
    hands.tap("97112")
    hands.wait(12, 33)
    hands.picture("board-running")
    hands.press("Timeline")
    hands.picture("timeline")
    hands.press("Back")
    hands.look_away("mini-strip")
    _sleep(hands)
    hands.wait(7, 26)
    hands.tap("97140")
    hands.wait(15)
    hands.tap("97140")
    hands.picture("board-tie")
    hands.press("97112")  # it is to have the last unit
    hands.tap("97014")
    hands.wait(12)
    hands.picture("board-units")
    hands.press("End visit")


def _sleep(hands: Hands) -> None:
    hands.sleep(4)  # longer ones lock the window
    hands.picture("gap-question")
    hands.press("Not treatment")


def _document(hands: Hands) -> None:
    """Fill in the note, field by field as the keyboard walks, and export it."""
    page = hands.office.documentation.page
    hands.picture("document-empty")
    for name, words in _WORDS.items():
        page.go_to(name)
        hands.type_into(page.form.fields[name].edit, words)
    first = next(iter(_WORDS))
    page.go_to(first)  # the last field is left, which writes it
    hands.picture("document")
    desk = hands.office.desk
    # The folder for notes is asked in a dialog of the system, once: here it is known already.
    desk.store.settings.set("export_folder", str(hands.folder), desk.user.id, desk.now())
    hands.press("Export PDF")
    hands.picture("document-exported")
    hands.press("Board")
    hands.press("Today")


def _look_around(hands: Hands) -> None:
    """See the other pages."""
    hands.press("History")
    field = hands.office.reception.history.field
    hands.type_into(field, "97112")
    hands.key(field, Qt.Key.Key_Return)
    hands.picture("history")
    hands.press("Back")
    for name in ("People", "Clinic"):
        hands.press(name)
        hands.picture(name.lower())
        hands.press("Back")
    hands.press("Lock")
    hands.picture("locked")
