"""Wrong answers at the cover cost time, and PINs are not guessed for ever."""

from datetime import timedelta

from clocks import FIRST
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.ui.desk.attempts import PINS, Attempts

NOW = FIRST.wall


def test_five_wrong_pins_are_heard_and_no_sixth():
    attempts = Attempts()
    assert [attempts.wrong_pin("jo") for _ in range(PINS)] == [4, 3, 2, 1, 0]
    assert not attempts.takes_pin("jo")
    assert attempts.takes_pin("alex")


def test_a_right_answer_begins_anew():
    attempts = Attempts()
    for _ in range(PINS):
        attempts.wrong_pin("jo")
    attempts.wrong_passphrase(NOW)
    attempts.right("jo")
    assert attempts.takes_pin("jo")
    assert attempts.to_wait(NOW) <= timedelta()
    assert attempts.wrong_passphrase(NOW) == timedelta(seconds=1)


def test_somebody_else_who_is_right_gives_nobody_else_new_pins():
    attempts = Attempts()
    for _ in range(PINS):
        attempts.wrong_pin("jo")
    attempts.right("alex")
    assert not attempts.takes_pin("jo")


def test_each_wrong_passphrase_waits_longer_up_to_the_fifth():
    attempts = Attempts()
    waits = [attempts.wrong_passphrase(NOW).seconds for _ in range(7)]
    assert waits == [1, 2, 4, 8, 16, 16, 16]


@given(st.integers(1, 12), st.floats(0, 30))
def test_a_passphrase_is_heard_again_once_the_wait_is_over(wrong, passed):
    attempts = Attempts()
    wait = [attempts.wrong_passphrase(NOW) for _ in range(wrong)][-1]
    later = NOW + timedelta(seconds=passed)
    assert (attempts.to_wait(later) <= timedelta()) == (later - NOW >= wait)
