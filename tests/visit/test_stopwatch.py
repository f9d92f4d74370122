"""Starting, switching, pausing, stopping: who may run beside whom."""

import pytest
from visit.engine import CODES, Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.stopwatch import RefusedError, Stopwatch


@pytest.fixture
def table():
    return Table("A", "B", "C")


def test_a_tap_starts_a_code(table):
    change = table.start(0, "97110")
    assert table.log() == ["97110 0- pt"]
    assert change.action.kind is ActionKind.START
    assert (change.action.by, change.action.at) == ("pt", table.at(0))


def test_a_wish_alters_nothing_until_it_is_applied(table):
    table.stopwatch.start(table.wish(0), "97110", ("pt",))
    assert table.log() == []


def test_another_tap_switches_at_the_same_instant(table):
    table.start(0, "97110")
    change = table.start(60, "97112")
    assert table.log() == ["97110 0-60 pt", "97112 60- pt"]
    assert len(change.action.stopped) == 1


def test_two_taps_at_one_instant_leave_a_segment_without_length(table):
    table.start(0, "97110")
    table.start(0, "97112")
    assert table.log() == ["97110 0-0 pt", "97112 0- pt"]


def test_a_stop_at_the_instant_of_the_start_is_taken(table):
    table.start(5, "97110")
    table.stop(5, "97110")
    assert table.log() == ["97110 5-5 pt"]


def test_starting_with_another_patient_stops_the_first(table):
    table.start(0, "97110", "A")
    change = table.start(60, "97112", "B")
    assert (table.log("A"), table.log("B")) == (["97110 0-60 pt"], ["97112 60- pt"])
    assert change.action.visit_ids == ("B", "A")


def test_two_clinicians_treat_two_patients_at_once(table):
    table.start(0, "97110", "A", "pt")
    table.start(9, "97110", "B", "ot")
    assert len(table.stopwatch.running()) == 2


def test_two_clinicians_in_two_visits_of_one_patient_take_turns():
    table = Table("A", "O", patients={"O": "A"})
    table.start(0, "97110", "A", "pt")
    table.start(60, "97112", "O", "ot")
    assert (table.log("A"), table.log("O")) == (["97110 0-60 pt"], ["97112 60- ot"])


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        ("97014", "97110", True),
        ("97014", "97010", True),
        ("97014", "97545", True),
        ("97014", "97550", True),
        ("97545", "97110", False),
        ("97550", "97110", False),
        ("97550", "97545", False),
        ("97110", "97140", False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_beside_whom_a_code_of_the_same_patient_may_run(table, first, second, beside, turned):
    for code in (second, first) if turned else (first, second):
        table.start(0, code)
    assert (len(table.stopwatch.running("A")) == 2) is beside


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        ("97110", "97110", False),
        ("97110", "97550", False),
        ("97550", "97550", False),
        ("97110", "97545", True),
        ("97545", "97545", True),
        ("97550", "97545", True),
        ("97014", "97110", True),
        ("97014", "97014", True),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_beside_whom_one_clinician_may_run_another_patient(table, first, second, beside, turned):
    for visit, code in zip("AB", (second, first) if turned else (first, second), strict=True):
        table.start(0, code, visit)
    assert (len(table.stopwatch.running()) == 2) is beside


def test_joint_time_takes_both_clocks(table):
    table.start(0, "97110", "A", "pt+pta")
    table.start(60, "97110", "B", "pta")
    assert table.log("A") == ["97110 0-60 pt+pta"]


def test_a_running_code_does_not_start_twice(table):
    table.start(0, "97110", by="pt+pta")
    with pytest.raises(RefusedError, match=r"97110 is already running\."):
        table.start(60, "97110", by="pta+pt")


def test_a_supervised_code_runs_once_in_a_visit_whoever_watches(table):
    table.start(0, "97014", by="pt")
    table.start(60, "97014", by="pta")
    assert table.log() == ["97014 0-60 pt", "97014 60- pta"]


def test_nobody_cannot_treat(table):
    with pytest.raises(RefusedError, match=r"Say who treats\."):
        table.start(0, "97110", by="")


def test_an_unknown_code_does_not_start(table):
    with pytest.raises(RefusedError, match=r"12345 is not a billing code of this clinic\."):
        table.start(0, "12345")


def test_a_start_before_the_running_start_is_refused(table):
    table.start(60, "97110")
    with pytest.raises(RefusedError, match=r"97110 would stop before it started\."):
        table.start(59, "97112")


def test_a_visit_that_is_not_open_is_refused(table):
    table.stopwatch.leave_out("A")
    for refused in (table.end, lambda at: table.start(at, "97110")):
        with pytest.raises(RefusedError, match="This visit is closed"):
            refused(0)
    assert table.stopwatch.visit_ids() == ("B", "C")


def test_what_is_done_to_a_visit_left_out_meanwhile_reaches_the_others(table):
    table.start(0, "97110", "A")
    change = table.stopwatch.start(table.wish(60, "B"), "97112", ("pt",))
    table.stopwatch.leave_out("A")
    table.do(change)
    assert table.log("B") == ["97112 60- pt"]


def test_leaving_out_a_visit_twice_is_no_matter(table):
    table.stopwatch.leave_out("A")
    table.stopwatch.leave_out("A")
    assert table.stopwatch.visit_ids() == ("B", "C")


# Stop.


def test_a_tap_on_the_running_code_stops_it(table):
    table.start(0, "97110")
    table.start(5, "97014")
    table.stop(60, "97110")
    assert table.log() == ["97110 0-60 pt", "97014 5- pt"]


@pytest.mark.parametrize("code", ["97112", "12345"])
def test_what_does_not_run_cannot_stop(table, code):
    table.start(0, "97110")
    with pytest.raises(RefusedError, match=f"{code} is not running"):
        table.stop(60, code)


def test_a_stop_is_never_refused_and_never_negative(table):
    table.start(60, "97110")
    table.stop(59, "97110")
    assert table.log() == ["97110 60-60 pt"]


def test_340_hours_can_be_stopped(table):
    table.start(0, "97110")
    table.stop(340 * 3600, "97110")
    assert table.segment().length().total_seconds() == 340 * 3600


def test_a_code_that_the_clinic_dropped_can_be_paused_and_takes_all_clocks(table):
    stopwatch = Stopwatch({number: code for number, code in CODES.items() if number != "97014"})
    table.start(0, "97014")
    stopwatch.take_in(table.stopwatch.history("A"), "A")
    change = stopwatch.pause(table.wish(60))
    assert list(change.stops.values()) == [table.at(60)]
    stopwatch.apply(change)
    with pytest.raises(RefusedError, match="not a billing code"):
        stopwatch.resume(table.wish(70))
