"""Groups: one clinician, the same minutes, two patients or more."""

import pytest
from visit.engine import Table

from therapytimer.visit.stopwatch import RefusedError


@pytest.fixture
def table():
    return Table("A", "B", "C", "D")


def groups(table):
    return {one.group for one in table.stopwatch.running()}


def test_a_group_runs_in_every_visit_on_one_clock(table):
    change = table.group(0, "ABC")
    assert [table.log(visit) for visit in "ABC"] == [["97150 0- pt"]] * 3
    assert change.action.visit_ids == ("A", "B", "C")
    assert len(groups(table)) == 1


def test_a_group_stops_whatever_its_clinician_and_its_patients_did(table):
    table.start(0, "97110", "A", "ot")
    table.start(0, "97112", "D", "pt")
    table.start(0, "97014", "B", "pt")
    table.group(60, "AB", by="pt")
    assert table.log("A") == ["97110 0-60 ot", "97150 60- pt"]
    assert table.log("D") == ["97112 0-60 pt"]
    assert table.log("B") == ["97014 0- pt", "97150 60- pt"]


def test_one_on_one_with_somebody_else_ends_the_whole_group(table):
    table.group(0, "AB")
    table.start(60, "97110", "C")
    assert (table.log("A"), table.log("B")) == (["97150 0-60 pt"], ["97150 0-60 pt"])


def test_one_on_one_with_a_patient_of_the_group_ends_the_whole_group(table):
    table.group(0, "ABC")
    table.start(60, "97110", "A")
    assert table.log("A") == ["97150 0-60 pt", "97110 60- pt"]
    assert (table.log("B"), table.log("C")) == (["97150 0-60 pt"], ["97150 0-60 pt"])


def test_another_clinician_takes_one_patient_and_the_others_go_on(table):
    table.group(0, "ABC", by="pt")
    table.start(60, "97110", "A", "ot")
    assert (table.log("B"), table.log("C")) == (["97150 0- pt"], ["97150 0- pt"])


@pytest.mark.parametrize(
    "leave",
    [
        lambda table: table.stop(60, "97150", "A"),
        lambda table: table.pause(60, "rest", "A"),
        lambda table: table.end(60, "A"),
        lambda table: table.void(60, visit="A"),
        lambda table: table.start(60, "97110", "A", "ot"),
        lambda table: table.start(60, "97545", "A", "ot"),
    ],
)
def test_a_group_of_two_ends_when_one_leaves(table, leave):
    table.group(0, "AB")
    change = leave(table)
    assert table.log("A")[0] == table.log("B")[0] == "97150 0-60 pt"
    assert change.action.visit_ids == ("A", "B")
    assert len(change.action.stopped) == 2
    assert table.marks("B") == []


def test_each_leaves_alone_and_the_last_two_together(table):
    table.group(0, "ABC")
    table.stop(60, "97150", "B")
    table.stop(90, "97150", "C")
    assert [table.log(visit) for visit in "ABC"] == [
        ["97150 0-90 pt"],
        ["97150 0-60 pt"],
        ["97150 0-90 pt"],
    ]


def test_each_joins_alone(table):
    table.group(0, "AB")
    change = table.group(60, "CA")
    assert [table.log(visit) for visit in "ABC"] == [
        ["97150 0- pt"],
        ["97150 0- pt"],
        ["97150 60- pt"],
    ]
    assert len(groups(table)) == 1
    assert change.action.visit_ids == ("C",)


def test_a_group_of_the_same_patients_does_not_start_twice(table):
    table.group(0, "AB")
    with pytest.raises(RefusedError, match=r"97150 is already running\."):
        table.group(60, "BA")


def test_another_clinician_makes_a_group_of_his_own(table):
    table.group(0, "ABC", by="pt")
    table.group(60, "CD", by="ot")
    assert [table.log(visit) for visit in "ABCD"] == [
        ["97150 0- pt"],
        ["97150 0- pt"],
        ["97150 0-60 pt", "97150 60- ot"],
        ["97150 60- ot"],
    ]
    assert len(groups(table)) == 2


def test_a_new_group_of_the_same_clinician_ends_his_group_before(table):
    table.group(0, "AB")
    table.group(60, "CD")
    assert (table.log("A"), table.log("B")) == (["97150 0-60 pt"], ["97150 0-60 pt"])


def test_a_group_that_takes_one_of_two_ends_the_group_before(table):
    table.group(0, "AB", by="pt")
    table.group(60, "AC", by="ot")
    assert table.log("B") == ["97150 0-60 pt"]


def test_a_group_is_handed_over_as_a_whole(table):
    table.group(0, "AB", by="pt")
    table.start(0, "97110", "C", "pta")
    table.hand_over(60, "pta", "A")
    assert table.log("A") == table.log("B") == ["97150 0-60 pt", "97150 60- pta"]
    assert table.log("C") == ["97110 0-60 pta"]


@pytest.mark.parametrize("visits", ["OB", "OA"])
def test_a_patient_may_go_on_in_the_group_under_another_visit(visits):
    table = Table("A", "B", "O", patients={"O": "A"})
    table.group(0, "AB")
    table.group(60, visits)
    assert table.log("A") == ["97150 0-60 pt"]
    assert (table.log("B"), table.log("O")) == (["97150 0- pt"], ["97150 60- pt"])


@pytest.mark.parametrize("visits", ["A", "AA"])
def test_one_patient_is_no_group(table, visits):
    with pytest.raises(RefusedError, match=r"A group takes two or more open visits"):
        table.group(0, visits)


def test_a_group_code_does_not_start_like_another(table):
    with pytest.raises(RefusedError, match=r"A group takes two or more open visits"):
        table.start(0, "97150")


def test_only_a_group_code_runs_in_a_group(table):
    with pytest.raises(RefusedError, match=r"97110 is not a group code\."):
        table.group(0, "AB", "97110")


def test_two_visits_of_one_patient_are_no_group():
    table = Table("A", "O", patients={"O": "A"})
    with pytest.raises(RefusedError, match="only once"):
        table.group(0, "AO")


def test_a_paused_group_does_not_go_on_with_one_patient(table):
    table.group(0, "AB")
    table.pause(60, visit="A")
    with pytest.raises(RefusedError, match="A group takes two or more"):
        table.resume(70)


def test_a_group_left_alone_has_no_negative_time(table):
    table.group(60, "AB")
    table.stop(59, "97150", "A")
    assert table.log("A") == table.log("B") == ["97150 60-60 pt"]


def test_whoever_is_in_a_group_is_known_by_code_and_hands():
    table = Table("A", "B", "C", "D", "E", "F")
    table.group(0, "AB", by="pt")
    table.group(0, "CD", code="97552", by="pta")
    table.start(0, "97110", "E", by="ot")

    def members(code, by):
        return [one.visit_id for one in table.stopwatch.grouped(code, by)]

    assert members("97150", ("pt",)) == ["A", "B"]
    assert members("97552", ("pta",)) == ["C", "D"]
    assert members("97150", ("pta",)) == members("97552", ("pt",)) == []
    table.stop(60, "97150", "A")
    assert members("97150", ("pt",)) == []
