"""Taps codes at random in the real window until it is killed.

Once the desk has told of a change, a line says what that change did and what runs since; only
what such a line says was promised to be on disk.
"""

import json
import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from store.samples import PASSPHRASE

from therapytimer.app.window import Program
from therapytimer.clock import Clock
from therapytimer.store.store import open_store
from therapytimer.visit.facts import Segment

PACES_MS = {"brisk": (10, 80), "calm": (500, 2500)}
ANSWERS = ("Not treatment", "Treatment continued")


class Tapper:
    """Works one visit of an open office."""

    def __init__(self, office, visit_id, told, seed):
        self._office, self._visit_id, self._told = office, visit_id, told
        self._random = random.Random(seed)  # noqa: S311 - to be repeated
        self._pace = PACES_MS[self._random.choice(list(PACES_MS))]
        self._said = {action.id for action in self._history().actions}
        office.desk.log_changed.connect(self._say_news)

    def begin(self):
        """Say what stands, then go on tapping."""
        self._say(self._history().actions[-1].id, [], [])
        self._tap_later()

    def _tap_later(self):
        QTimer.singleShot(self._random.randint(*self._pace), self._act)

    def _act(self):
        acts = (self._tap, self._press_digit, self._pause, self._go_back, self._answer)
        self._random.choices(acts, (12, 4, 2, 2, 1))[0]()
        self._tap_later()

    def _tap(self):
        tile = self._random.choice(self._office.board.grid.tiles)
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    def _press_digit(self):
        QTest.keyClicks(self._office.board, str(self._random.randint(1, 8)))

    def _pause(self):
        QTest.keyClick(self._office.board, Qt.Key.Key_Space)

    def _go_back(self):
        keys = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self._office.board, *keys)

    def _answer(self):
        wanted = self._random.choice(ANSWERS)
        for one in self._office.board.gap.findChildren(QPushButton):
            if one.isVisible() and one.text() == wanted:
                QTest.mouseClick(one, Qt.MouseButton.LeftButton)

    def _history(self):
        return self._office.desk.stopwatch.history(self._visit_id)

    def _say_news(self):
        history = self._history()
        for action in history.actions:
            if action.id not in self._said and not self._office.desk.log.waiting:
                self._said.add(action.id)
                facts = [row.fact for row in history.rows if row.action_id == action.id]
                stopped = [row.fact for row in history.rows if row.fact.id in action.stopped]
                self._say(action.id, facts, stopped)

    def _say(self, action_id, facts, stopped):
        """Write one line, all at once: what is cut off by a kill was not said."""
        history = self._history()
        running = [one for one in history.segments() if one.stop is None]
        said = {
            "action": action_id,
            "count": len(history.actions),
            "facts": [one.id for one in facts],
            "starts": starts(one for one in facts if isinstance(one, Segment)),
            "stops": {one.id: one.stop.isoformat() for one in stopped},
            "running": starts(running),
        }
        os.write(self._told, f"{json.dumps(said)}\n".encode())


def starts(segments):
    """Give each segment's code and start by its id."""
    return {one.id: f"{one.code} {one.start.isoformat()}" for one in segments}


def main(folder, told, visit_id, seed):
    """Open the clinic's window and tap for ever."""
    app = QApplication([])
    program = Program(app, Path(folder))
    program.open_office(open_store(Path(folder), PASSPHRASE, at=Clock().read().wall))
    program.window.show()
    office = program.office
    assert office is not None
    office.show_treatment(visit_id)
    line = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    tapper = Tapper(office, visit_id, line, int(seed))
    tapper.begin()
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
