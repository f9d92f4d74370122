"""Key presses and taps from the last stop of a usual visit to its signed note on the disk."""

import pytest
from builders import CATALOGUE, PATIENT, PAYERS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import PASSPHRASE

from therapytimer.pdf.verify import verify_note
from therapytimer.ui.visits.new_visit import NewVisit

MOST = 25
CODES = ("97112", "97110", "97140")
FIRST = {
    "services.97112.deficit": "Sways on the left leg, single-leg stance 4 s",
    "services.97112.technique": "Single-leg stance on foam, verbal cues for the ankle",
    "services.97112.response": "Held 5 s",
    "services.97112.goal": "Single-leg stance 10 s",
    "services.97110.technique": "Heel raises, 3 x 10, for push-off in gait",
    "services.97110.response": "30 without pain",
    "services.97140.technique": "Talocrural glides grade III for dorsiflexion",
    "services.97140.response": "Dorsiflexion 4 to 8 degrees",
    "note.subjective": "Fewer stumbles on the stairs this week",
    "note.assessment": "Ankle strategy returns; stance longer than last visit",
    "note.skilled_need": "Cues must be graded to the sway that is seen",
    "note.plan": "Foam with eyes closed next visit",
}
# All is carried over with one tap; the rest is of this day, so that nothing reads as copied.
TYPED = {
    "services.97112.technique": "Single-leg stance on foam, eyes closed, verbal cues",
    "services.97110.technique": "Heel raises, 3 x 12, for push-off in gait",
    "services.97140.technique": "Talocrural glides grade IV for dorsiflexion",
    "note.skilled_need": "Cues graded to the sway, guarding at each loss of balance",
    "note.plan": "Foam with head turns next visit",
    "services.97112.response": "Held 7 s, 2 s longer than last visit",
    "services.97110.response": "36 without pain",
    "services.97140.response": "Dorsiflexion 4 to 10 degrees",
    "note.subjective": "No stumble on the stairs since the last visit",
    "note.assessment": "Stance 7 s; ready for a softer surface",
}


class Hands:
    """Two hands whose taps and texts are counted."""

    def __init__(self, qtbot):
        self._qtbot = qtbot
        self.done: list[str] = []

    def tap(self, widget, what):
        self.done.append(f"tap {what}")
        assert widget.isEnabled(), what
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type(self, widget, text, what):
        """Go to a field and type over what stands there: one action, however long the text."""
        self.done.append(f"type {what}")
        widget.setFocus()
        widget.selectAll()
        self._qtbot.keyClicks(widget, text)

    def press(self, widget, key, what):
        self.done.append(f"press {what}")
        self._qtbot.keyClick(widget, key)
        QApplication.processEvents()


@pytest.fixture
def treat(office, watch):
    """Treat with three codes and stop the last."""

    def treated():
        office.reception.open_visit(NewVisit(PATIENT, PAYERS[0], "PT"))
        visit_id = office.treatment.visit_id
        for code in CODES:
            office.desk.tap(visit_id, code)
            watch(office.desk, 9 * 60)
        office.desk.tap(visit_id, CODES[-1])
        return visit_id

    return treated


def write_first(office, visit_id, sign):
    """Let a visit before have its words, signed."""
    office.treatment.end()
    page = office.documentation.page
    for name, text in FIRST.items():
        office.documentation.write(visit_id, name, text)
    page.head.sign.click()
    sign()


def test_a_usual_visit_takes_few_actions_from_its_last_stop_to_the_signed_pdf(
    qtbot, office, folder, treat, sign
):
    write_first(office, treat(), sign)
    visit_id = treat()
    hands, page, signing = Hands(qtbot), office.documentation.page, office.signing.page
    hands.tap(office.board.header.end, "End visit")
    hands.tap(page.form.carry.button, "Carry over")
    for name, text in TYPED.items():
        hands.type(page.form.fields[name].edit, text, name)
    hands.tap(page.head.sign, "Sign…")
    hands.type(signing.passphrase.edit, PASSPHRASE, "the passphrase")
    hands.press(signing.passphrase.edit, Qt.Key.Key_Return, "Enter")
    hands.tap(page.head.export, "Export PDF")
    (note,) = folder.iterdir()
    visit = office.desk.store.visits.load(visit_id)
    texts = visit.note | {f"{c}.{k}": t for c, w in visit.services.items() for k, t in w.items()}
    assert verify_note(note.read_bytes(), CATALOGUE, PAYERS).ok
    assert visit.signatures
    assert len([one for one in texts.values() if one]) == len(FIRST)
    said = [one.message for one in page.checklist.rows]
    open_ones = ("is missing", "not written yet", "carried over")
    assert not [one for one in said if any(words in one for words in open_ones)]
    count = len(hands.done)
    assert count <= MOST, f"{count} actions: {', '.join(hands.done)}"
