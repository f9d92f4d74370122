"""Pedals are learnt by pressing, in the clinic page."""

import pytest
from PySide6.QtCore import Qt

from therapytimer.app.looks import Looks, read_looks, write_looks

Key = Qt.Key


@pytest.fixture
def part(office):
    office.administration.show_clinic()
    return office.administration.clinic.pedals


def learn(qtbot, part, name, key):
    qtbot.mouseClick(part.listeners[name], Qt.MouseButton.LeftButton)
    qtbot.keyClick(part.listeners[name], key)


def test_a_pedal_is_learnt_by_pressing_it(qtbot, part, office):
    with qtbot.waitSignal(office.key_book.learnt_changed) as told:
        learn(qtbot, part, "next_code", Key.Key_F8)
    assert told.args == [{"next_code": "F8"}]
    assert part.keys("next_code") == "Page Down or F8"


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_F12])
def test_a_key_of_the_window_does_nothing_while_it_is_learnt_and_is_refused(
    qtbot, part, office, key
):
    learn(qtbot, part, "pause", key)
    assert "is taken" in part.problem.said()
    assert office.window.page() is office.administration.clinic
    assert not office.guard.cover.isVisible()
    assert office.keyboard.bindings.learnt == {}


def test_escape_and_leaving_end_the_listening(qtbot, part):
    listener = part.listeners["pause"]
    learn(qtbot, part, "pause", Key.Key_Escape)
    assert not listener.is_listening
    qtbot.mouseClick(listener, Qt.MouseButton.LeftButton)
    part.listeners["next_code"].setFocus()
    assert not listener.is_listening


def test_a_modifier_alone_is_waited_through(qtbot, part):
    learn(qtbot, part, "pause", Key.Key_Control)
    assert part.listeners["pause"].is_listening
    qtbot.keyClick(part.listeners["pause"], Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    assert part.keys("pause") == "Space or Ctrl+F8"


def test_the_tabulator_is_heard_and_refused(qtbot, part):
    learn(qtbot, part, "pause", Key.Key_Tab)
    assert "Tab cannot be learnt" in part.problem.said()


def test_a_learnt_pedal_is_forgotten(qtbot, part, office):
    assert not part.forget["pause"].isEnabled()
    learn(qtbot, part, "pause", Key.Key_F8)
    qtbot.mouseClick(part.forget["pause"], Qt.MouseButton.LeftButton)
    assert part.keys("pause") == "Space"
    assert office.keyboard.bindings.learnt == {}


def test_learning_another_key_takes_the_place_of_the_first(qtbot, part, office):
    learn(qtbot, part, "pause", Key.Key_F8)
    learn(qtbot, part, "pause", Key.Key_F9)
    assert office.keyboard.bindings.learnt == {"pause": "F9"}


def test_learnt_keys_are_kept_on_this_computer(tmp_path):
    write_looks(tmp_path, Looks(pedals={"pause": "F8"}))
    assert read_looks(tmp_path).pedals == {"pause": "F8"}


@pytest.mark.parametrize("kept", ['{"pedals": 3}', '{"pedals": {"pause": 8}}', '{"pedals": []}'])
def test_what_makes_no_sense_is_left_out(tmp_path, kept):
    (tmp_path / "looks.json").write_text(kept, encoding="utf-8")
    assert read_looks(tmp_path).pedals == {}
