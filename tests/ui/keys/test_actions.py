"""The list of actions: each has a signal, a heading and keys of its own."""

from collections import Counter

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from therapytimer.ui.keys.actions import ACTIONS, PEDALS, Scope, types_text
from therapytimer.ui.keys.bindings import Bindings, words_of
from therapytimer.ui.keys.keyboard import Keyboard
from therapytimer.ui.keys.sheet import KeySheet

ONE_KEY = {"undo", "new_visit", "next_visit", "lock", "table_mode", "pause"}
KEYS = [key for one in ACTIONS for key in (*one.keys, *(one.pedals or ()))]


def test_every_action_has_a_signal_and_every_signal_an_action():
    signals = {name for name in vars(Keyboard) if name.endswith("_requested")}
    assert signals - {"escape_requested"} == {f"{one.name}_requested" for one in ACTIONS}


def test_no_key_does_two_things():
    assert [key for key, number in Counter(KEYS).items() if number > 1] == []


@pytest.mark.parametrize("key", KEYS)
def test_keys_are_written_as_qt_writes_them(key):
    assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key


def test_what_is_needed_at_the_table_takes_one_key():
    for one in ACTIONS:
        if one.name in ONE_KEY:
            assert any("+" not in key for key in one.keys)


def test_what_is_heard_everywhere_has_a_key_that_types_nothing():
    for one in ACTIONS:
        if one.scope is Scope.EVERYWHERE:
            assert any(not types_text(key) for key in one.keys)


def test_the_four_actions_of_a_pedal():
    names = [one.name for one in PEDALS]
    assert names == ["next_code", "previous_code", "back_to_code", "pause"]


def test_the_sheet_is_made_from_the_actions(qtbot):
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    sheet.show_bindings(Bindings({"pause": "F8"}))
    said = sheet.sentences()
    assert set(said) == {one.sentence for one in ACTIONS}
    assert said["Pause, or go on"] == "Space or F8"
    assert said["Start or stop the code with that number"] == "1 to 9, 0"
    assert said["Next planned code"] == "Page Down"


def test_the_sheet_follows_what_is_learnt_and_forgotten(qtbot):
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    sheet.show_bindings(Bindings({"pause": "F8"}))
    sheet.show_bindings(Bindings())
    assert sheet.sentences()["Pause, or go on"] == "Space"


def test_keys_are_named_as_on_the_keyboard():
    assert words_of("PgUp") == "Page Up"
    assert words_of(QKeySequence(QKeyCombination(Qt.Key.Key_F8)).toString()) == "F8"
