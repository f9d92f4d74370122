"""Which key does what, and which cannot be learnt."""

import pytest

from therapytimer.ui.keys.bindings import Bindings


def does(bindings, key):
    action = bindings.action(key)
    return None if action is None else action.name


def test_a_learnt_key_joins_those_there_are():
    bindings = Bindings({"next_code": "F8"})
    assert does(bindings, "F8") == "next_code"
    assert does(bindings, "PgDown") == "next_code"


def test_a_learnt_key_is_a_pedal_and_a_digit_is_none():
    bindings = Bindings({"pause": "F8"})
    assert bindings.is_pedal("F8")
    assert bindings.is_pedal("PgDown")
    assert bindings.is_pedal("B")
    assert not bindings.is_pedal("Space")
    assert not bindings.is_pedal("1")


@pytest.mark.parametrize(
    ("name", "key", "part"),
    [
        ("pause", "PgDown", "Page Down is taken: “Next planned code”"),
        ("pause", "1", "1 is taken"),
        ("next_code", "F11", "F11 is taken"),
        ("next_code", "Ctrl+Z", "Ctrl+Z is taken"),
        ("pause", "Space", "Space does that already"),
        ("pause", "Esc", "Escape cannot be learnt"),
        ("pause", "Tab", "Tab cannot be learnt"),
        ("pause", "", "This cannot be learnt"),
        ("undo", "F8", "No pedal can be learnt for that"),
    ],
)
def test_a_key_that_is_needed_elsewhere_is_refused_in_a_sentence(name, key, part):
    assert part in Bindings().refusal(name, key)


def test_a_key_learnt_for_another_action_is_refused():
    assert "Next planned code" in Bindings({"next_code": "F8"}).refusal("pause", "F8")


def test_what_was_kept_and_no_longer_fits_is_left_out():
    assert Bindings({"pause": "1", "nonsense": "F8", "next_code": "F9"}).learnt == {
        "next_code": "F9"
    }


def test_enter_may_be_learnt_since_presenters_send_it():
    assert Bindings().refusal("back_to_code", "Return") == ""
