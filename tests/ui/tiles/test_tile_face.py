"""What a tile says, in words."""

from dataclasses import replace

import pytest

from therapytimer.ui.tiles.face import TileFace, running_time, widest

FACE = TileFace("97112", "neuromuscular re-education", "3", 0, "idle", "J. R. · PT", "Untimed")


def face(state, seconds=0, typed=False):
    return TileFace(
        "97112", "neuromuscular re-education", "3", seconds, state, "J. R. · PT", "", typed
    )


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (0, "00:00"),
        (59, "00:59"),
        (60, "01:00"),
        (1062, "17:42"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (3725, "1:02:05"),
        (36000, "10:00:00"),
        (-1, "00:00"),
    ],
)
def test_a_time_shows_hours_only_when_there_are_any(seconds, written):
    assert running_time(seconds) == written


def test_the_width_kept_is_that_of_the_same_shape():
    assert [widest(digits) for digits in ("11:11", "1:02:05")] == ["00:00", "0:00:00"]


@pytest.mark.parametrize(
    ("state", "word", "aside"),
    [
        ("idle", "Start", ""),
        ("running", "Running", "J. R. · PT"),
        ("stopped", "Stopped", "17 min"),
        ("unsaved", "Running, not saved", "J. R. · PT"),
    ],
)
def test_each_state_has_its_word_and_what_stands_beside_it(state, word, aside):
    shown = face(state, 1062)
    assert (shown.word, shown.aside) == (word, aside)


def test_a_narrow_tile_still_says_that_nothing_was_saved():
    words = [face(state).short_word for state in ("idle", "running", "stopped", "unsaved")]
    assert words == ["Start", "Running", "Stopped", "Not saved"]


def test_typed_minutes_are_said_to_be_typed():
    assert face("stopped", 600, typed=True).aside == "10 min typed"
    assert "minutes typed afterwards" in face("stopped", 600, typed=True).spoken_details


def test_minutes_of_which_only_a_part_was_typed_say_so():
    partly = replace(face("stopped", 1080, typed=True), partly=True)
    assert partly.aside == "18 min, part typed"
    assert "some minutes typed afterwards" in partly.spoken_details


@pytest.mark.parametrize(
    ("state", "spoken"),
    [
        ("idle", "97112 neuromuscular re-education, not started"),
        ("running", "97112 neuromuscular re-education, running"),
        ("stopped", "97112 neuromuscular re-education, stopped at 17 min"),
        ("unsaved", "97112 neuromuscular re-education, running, not saved"),
    ],
)
def test_the_spoken_name_ends_in_the_state(state, spoken):
    assert face(state, 1062).spoken == spoken


def test_a_tick_changes_nothing_that_is_spoken():
    spoken = {(face("running", at).spoken, face("running", at).spoken_details) for at in range(99)}
    assert len(spoken) == 1


def test_the_details_name_key_clinician_and_footer():
    assert FACE.spoken_details == "key 3, Untimed"
    assert face("running").spoken_details == "key 3, J. R. · PT"
