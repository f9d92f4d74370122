"""Where one key leads, as functions of what stands on the board and in the log."""

import pytest
from builders import CATALOGUE, a_visit
from hypothesis import given
from hypothesis import strategies as st

from therapytimer.ui.board.order import (
    latest,
    neighbour,
    next_alone,
    next_together,
    planned_codes,
    ran_before,
)

TILES = ["97110", "97112", "97140", "97150", "97014"]
PEOPLE = st.lists(st.sampled_from("ABCDEF"), min_size=1, unique=True)


def visit(*segments):
    return a_visit(", ".join(segments))


def code_of(segment):
    return None if segment is None else segment.code


def test_a_pedal_walks_through_the_patients_codes_in_the_order_of_the_tiles():
    assert planned_codes(TILES, ["97140", "97110"], visit(), CATALOGUE) == ["97110", "97140"]


def test_with_no_visit_before_it_walks_through_all_tiles_but_groups_and_unattended_codes():
    assert planned_codes(TILES, [], visit(), CATALOGUE) == ["97110", "97112", "97140"]


def test_a_code_used_in_this_visit_belongs_to_it():
    used = visit("97112 14:00-14:10")
    assert planned_codes(TILES, ["97140"], used, CATALOGUE) == ["97112", "97140"]


@pytest.mark.parametrize(
    ("here", "step", "found"),
    [
        ("97110", 1, "97112"),
        ("97110", -1, "97140"),
        ("97140", 1, "97110"),
        (None, 1, "97110"),
        (None, -1, "97140"),
        ("97035", 1, "97110"),
    ],
)
def test_the_neighbour_of_a_planned_code(here, step, found):
    assert neighbour(["97110", "97112", "97140"], here, step) == found


def test_where_no_other_code_is_planned_there_is_no_neighbour():
    assert neighbour(["97110"], "97110", 1) is None
    assert neighbour([], None, 1) is None


def test_back_leads_to_what_ran_before_what_runs():
    ran = visit("97110 14:00-14:10", "97140 14:10-14:15", "97112 14:15-")
    assert ran_before(ran, CATALOGUE) == "97140"
    assert code_of(latest(ran, CATALOGUE)) == "97112"


def test_back_leads_after_a_pause_to_what_ran_last():
    ran = visit("97110 14:00-14:10", "97140 14:10-14:15")
    assert ran_before(ran, CATALOGUE) == "97140"
    assert code_of(latest(ran, CATALOGUE)) == "97140"


def test_unattended_stimulation_is_nothing_to_go_back_to():
    ran = visit("97014 14:00-14:20", "97110 14:05-")
    assert ran_before(ran, CATALOGUE) is None


def test_nothing_has_run_in_a_new_visit():
    assert ran_before(visit(), CATALOGUE) is None
    assert latest(visit(), CATALOGUE) is None


def test_two_clinicians_take_turns():
    assert next_alone(["A", "B"], ["A"]) == ("B",)
    assert next_alone(["A", "B"], ["B"]) == ("A",)


def test_a_clinician_alone_has_nobody_to_hand_over_to():
    assert next_alone(["A"], ["A"]) is None
    assert next_together(["A"], ["A"]) is None


def test_who_has_retired_is_followed_by_the_first():
    assert next_alone(["B", "C"], ["A"]) == ("B",)
    assert next_together(["B", "C"], ["A"]) == ("A", "B")


def test_together_goes_round_and_ends_alone():
    assert next_together(["A", "B", "C"], ["A"]) == ("A", "B")
    assert next_together(["A", "B", "C"], ["A", "B"]) == ("A", "C")
    assert next_together(["A", "B", "C"], ["A", "C"]) == ("A",)
    assert next_together(["A", "B"], ["A", "Z"]) == ("A",)


@given(PEOPLE)
def test_the_key_comes_round_to_everybody_once(people):
    treating, met = (people[0],), []
    for _ in people:
        met.append(treating)
        treating = next_alone(people, treating) or treating
    assert sorted(met) == sorted((one,) for one in people)
    assert treating == (people[0],)


@given(PEOPLE)
def test_together_always_names_somebody_new_and_nobody_twice(people):
    treating = (people[0],)
    for _ in range(2 * len(people)):
        by = next_together(people, treating)
        if by is None:
            assert len(people) == 1
            break
        assert by[0] == people[0]
        assert len(set(by)) == len(by)
        assert by != treating
        treating = by


def test_the_start_decides_between_two_that_stopped_at_once():
    ran = visit("97110 14:00-14:10", "97112 14:05-14:10")
    assert code_of(latest(ran, CATALOGUE)) == "97112"
