"""Starting, switching, pausing, stopping: who may run beside whom."""

import pytest
from visit.engine import CODES, Table

from therapytimer.visit.actions import ActionKind
from therapytimer.visit.facts import Origin, Segment
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
        with pytest.raises(RefusedError, match=r"This visit is not open\."):
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


# Pause and resume.


def test_a_pause_stops_the_attended_segment_with_a_word(table):
    table.start(0, "97014")
    table.start(0, "97110")
    table.pause(60, "rest")
    assert table.log() == ["97014 0- pt", "97110 0-60 pt"]
    assert table.marks() == ["pause 60 rest"]


def test_a_pause_needs_no_word(table):
    table.start(0, "97110")
    table.pause(60)
    assert table.marks() == ["pause 60"]


def test_a_supervised_modality_alone_cannot_be_paused(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing is running that could be paused\."):
        table.pause(60)


def test_going_on_starts_what_ran_last_by_the_same_hands(table):
    table.start(0, "97110", by="pta")
    table.start(60, "97112", by="pt+pta")
    table.start(70, "97014")
    table.pause(120)
    table.resume(180)
    assert table.log()[-1] == "97112 180- pt+pta"


def test_of_two_that_stopped_at_one_instant_the_later_start_goes_on(table):
    table.start(0, "97110")
    table.start(60, "97112")
    table.stop(60, "97112")
    table.resume(90)
    assert table.log()[-1] == "97112 90- pt"


def test_nothing_goes_on_before_anything_ran(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing has run yet in this visit\."):
        table.resume(60)


def test_what_runs_does_not_go_on(table):
    table.start(0, "97110")
    table.start(60, "97112")
    with pytest.raises(RefusedError, match=r"97112 is already running\."):
        table.resume(60)


# Hand-over.


def test_a_hand_over_ends_the_segment_and_begins_another_at_the_same_instant(table):
    table.start(0, "97014")
    table.start(0, "97110", by="pt")
    change = table.hand_over(60, "pta")
    assert table.log() == ["97014 0- pt", "97110 0-60 pt", "97110 60- pta"]
    assert change.action.kind is ActionKind.HAND_OVER


def test_whoever_takes_over_leaves_the_patient_before(table):
    table.start(0, "97110", "A", "pt")
    table.start(0, "97112", "B", "pta")
    change = table.hand_over(60, "pta", "A")
    assert table.log("A") == ["97110 0-60 pt", "97110 60- pta"]
    assert table.log("B") == ["97112 0-60 pta"]
    assert change.action.visit_ids == ("A", "B")


def test_a_hand_over_of_a_corrected_start_is_measured_by_the_stopwatch(table):
    table.start(60, "97110")
    table.set_times(70, table.segment(), 0, None)
    table.hand_over(90, "pta")
    assert table.log() == ["97110 0-90 pt corrected", "97110 90- pta"]
    assert table.segment(1).reason == ""


def test_nothing_running_cannot_be_handed_over(table):
    table.start(0, "97014")
    with pytest.raises(RefusedError, match=r"Nothing is running that could be handed over\."):
        table.hand_over(60, "pta")


def test_the_same_clinicians_in_another_order_are_no_hand_over(table):
    table.start(0, "97110", by="pt+pta")
    with pytest.raises(RefusedError, match=r"The same clinicians are treating already\."):
        table.hand_over(60, "pta+pt")


# End, going on, void, decisions.


def test_the_end_stops_everything(table):
    table.start(0, "97014")
    table.start(0, "97110")
    change = table.end(60)
    assert table.log() == ["97014 0-60 pt", "97110 0-60 pt"]
    assert table.marks() == ["ended 60"]
    assert change.action.kind is ActionKind.END


def test_a_visit_ends_once(table):
    table.end(60)
    with pytest.raises(RefusedError, match=r"This visit has ended already\."):
        table.end(70)


def test_going_on_after_the_end_takes_the_end_back(table):
    table.end(60)
    table.start(90, "97110")
    assert table.marks() == []
    table.end(120)
    assert table.marks() == ["ended 120"]


def test_an_end_in_one_visit_leaves_another_ended(table):
    table.end(60, "B")
    table.start(90, "97110", "A")
    assert table.marks("B") == ["ended 60"]


def test_what_runs_in_an_ended_visit_can_be_ended(table):
    table.end(60)
    run = Segment("x", "A", "97110", table.at(0), None, ("pt",), Origin.STOPWATCH)
    table.do(
        table.stopwatch._change(table.wish(70), ActionKind.IMPORT, (), (run,))  # noqa: SLF001
    )
    table.end(80)
    assert (table.log(), table.marks()) == (["97110 0-80 pt"], ["ended 80"])


def test_a_void_visit_says_why_and_runs_no_more(table):
    table.start(0, "97110")
    change = table.void(60, "wrong patient")
    assert table.log() == ["97110 0-60 pt"]
    assert table.marks() == ["void 60 wrong patient"]
    assert (change.action.kind, change.action.reason) == (ActionKind.VOID, "wrong patient")


def test_a_void_without_a_reason_is_refused(table):
    with pytest.raises(RefusedError, match=r"Say why the visit is void\."):
        table.void(60, " ")


def test_nothing_starts_in_a_void_visit(table):
    table.void(60)
    refused = [
        lambda: table.start(70, "97110"),
        lambda: table.group(70, "BA"),
        lambda: table.void(70),
        lambda: table.typed(70, "97110 0-60 pt"),
    ]
    for wish in refused:
        with pytest.raises(RefusedError, match=r"This visit is void: undo that first\."):
            wish()


def test_a_later_choice_replaces_an_earlier_one_about_the_same(table):
    table.decide(1, "evaluation", "97161")
    table.decide(2, "quantity:95851", "2")
    change = table.decide(3, "evaluation", "97162")
    choices = [fact.choice for fact in table.stopwatch.history("A").live()]
    assert choices == ["2", "97162"]
    assert change.action.kind is ActionKind.DECIDE


def test_a_choice_can_be_withdrawn(table):
    table.decide(1, "evaluation", "97161")
    table.decide(2, "evaluation", "")
    assert table.stopwatch.history("A").live() == ()


def test_what_was_not_chosen_cannot_be_withdrawn(table):
    table.decide(1, "quantity:95851", "2")
    with pytest.raises(RefusedError, match=r"There is no choice to withdraw\."):
        table.decide(2, "evaluation", "")


def test_the_credited_time_of_a_running_segment_grows_to_now(table):
    table.start(10, "97110")
    segment = table.segment()
    assert segment.length(table.at(70.5)).total_seconds() == 60.5
    assert segment.length(table.at(9)).total_seconds() == 0
    assert segment.length().total_seconds() == 0
