"""The line on the next unit: a neutral fact, off by default."""

import pytest
from PySide6.QtCore import Qt

from therapytimer.app.looks import Looks, read_looks, write_looks


@pytest.fixture
def line(office):
    return office.board.foot.next_unit.text


def test_nothing_is_told_by_default(visit, office, watch, line):
    office.treatment.tap("97112")
    watch(office.desk, 8 * 60)
    assert line() == ""


def test_it_tells_from_how_many_minutes_on_there_is_one_unit_more(visit, office, watch, line):
    office.treatment.bill.show_next(wanted=True)
    office.treatment.tap("97112")
    watch(office.desk, 20 * 60)
    assert line() == "2 units from 23 min of timed codes; now 20."
    watch(office.desk, 3 * 60)
    assert line() == "3 units from 38 min of timed codes; now 23."


def test_nothing_is_told_while_nothing_runs(visit, office, watch, line):
    office.treatment.bill.show_next(wanted=True)
    office.treatment.tap("97112")
    watch(office.desk, 20 * 60)
    office.treatment.tap("97112")
    assert line() == ""


def test_an_untimed_code_has_no_next_unit(visit, office, watch, line):
    office.treatment.bill.show_next(wanted=True)
    office.treatment.tap("97014")
    watch(office.desk, 20 * 60)
    assert line() == ""


def test_it_is_chosen_among_the_looks(qtbot, office):
    part = office.administration.clinic.looks
    office.administration.show_clinic()
    with qtbot.waitSignal(part.next_unit_wished) as wished:
        qtbot.keyClick(part.next_unit, Qt.Key.Key_Space)
    assert wished.args == [True]


def test_it_is_kept_on_this_computer(tmp_path):
    assert not Looks().next_unit
    write_looks(tmp_path, Looks(next_unit=True))
    assert read_looks(tmp_path).next_unit
    (tmp_path / "looks.json").write_text('{"next_unit": "yes"}', encoding="utf-8")
    assert not read_looks(tmp_path).next_unit
