"""From a press to a key, and contacts that bounce."""

from datetime import timedelta

import pytest
from clocks import FIRST
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from therapytimer.ui.keys.pressing import Contact, key_of

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "written"),
    [
        (Qt.Key.Key_1, NONE, "1", "1"),
        (Qt.Key.Key_1, KEYPAD, "1", "1"),
        (Qt.Key.Key_Ampersand, SHIFT, "1", "1"),  # a French keyboard
        (Qt.Key.Key_1, CONTROL, "1", "Ctrl+1"),
        (Qt.Key.Key_W, SHIFT, "W", "Shift+W"),
        (Qt.Key.Key_W, NONE, "W", "W"),  # caps lock
        (Qt.Key.Key_PageDown, NONE, "", "PgDown"),
        (Qt.Key.Key_PageDown, KEYPAD, "", "PgDown"),
        (Qt.Key.Key_Shift, SHIFT, "", ""),
        (Qt.Key.Key_unknown, NONE, "", ""),
    ],
)
def test_a_press_is_written_as_a_key(key, modifiers, text, written):
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == written


def after(milliseconds):
    return FIRST.wall + timedelta(milliseconds=milliseconds)


def test_a_bounce_under_300_ms_counts_once():
    contact = Contact()
    assert [contact.counts("F8", after(at)) for at in (0, 40, 299)] == [True, False, False]


def test_a_press_300_ms_after_the_last_counts():
    contact = Contact()
    assert [contact.counts("F8", after(at)) for at in (0, 300)] == [True, True]


def test_two_pedals_bounce_apart():
    contact = Contact()
    assert contact.counts("F8", after(0))
    assert contact.counts("F9", after(10))


@given(st.lists(st.integers(0, 2000), min_size=1))
def test_a_chattering_contact_counts_only_after_rest(waits):
    contact, at, found = Contact(), 0, []
    for wait in waits:
        at += wait
        found.append(contact.counts("F8", after(at)))
    assert found == [True, *(wait >= 300 for wait in waits[1:])]
