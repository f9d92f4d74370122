"""The clinic's settings are shown and wished for, part by part."""

from pathlib import Path

import pytest
from builders import CATALOGUE
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from therapytimer.billing.own_codes import parse_own_code
from therapytimer.ui.clinic.own_codes_part import problems_of
from therapytimer.ui.clinic.page import ClinicPage
from therapytimer.ui.fields.column import Column
from therapytimer.ui.look.theme import apply_theme
from therapytimer.visit.people import Clinic

CLINIC = Clinic("Sample Clinic", "1 Example Street", "555-0100", "1000000004", "00-0000000")
NEEDLING = "20560 dry needling, 1-2 muscles; untimed; one_on_one; PT"
CUPPING = "20561X cupping; timed; one_on_one; PT"


@pytest.fixture
def page(qtbot):
    made = ClinicPage(CATALOGUE)
    qtbot.addWidget(made)
    made.show_clinic(CLINIC)
    made.show_discipline("OT")
    made.show_own_codes([NEEDLING])
    made.show_looks("light", 100)
    made.show()
    return made


def test_the_heading_is_wished_whole(page, qtbot):
    page.heading.fields["telephone"].set_text("555-0199")
    with qtbot.waitSignal(page.clinic_wished) as wished:
        page.heading.keep.click()
    assert wished.args == [
        Clinic("Sample Clinic", "1 Example Street", "555-0199", "1000000004", "00-0000000")
    ]


def test_a_heading_that_is_kept_already_offers_nothing(page):
    assert not page.heading.keep.isEnabled()
    page.heading.fields["name"].set_text("Other Clinic")
    assert page.heading.keep.isEnabled()
    page.heading.keep.click()
    assert not page.heading.keep.isEnabled()


def test_the_discipline_shown_is_the_one_taken(page, qtbot):
    assert page.discipline.choice() == "OT"
    with qtbot.waitSignal(page.discipline_wished) as wished:
        page.discipline.buttons["DC"].click()
    assert wished.args == ["DC"]


@pytest.mark.parametrize("name", ["Payers", "Fees", "Thresholds", "Edits"])
def test_each_page_about_bills_is_one_tap_away(page, qtbot, name):
    with qtbot.waitSignal(getattr(page.billing, f"{name.lower()}_requested")):
        page.billing.buttons[name].click()


def test_own_codes_are_wished_one_a_line(page, qtbot):
    page.own_codes.add.click()
    page.own_codes.lines[1].set_text(CUPPING)
    page.own_codes.add.click()
    with qtbot.waitSignal(page.own_codes_wished) as wished:
        page.own_codes.keep.click()
    assert wished.args == [f"{NEEDLING}\n{CUPPING}"]
    assert not page.own_codes.keep.isEnabled()


def test_a_line_that_cannot_be_read_is_told_beneath_it_and_nothing_is_wished(page, qtbot):
    page.own_codes.add.click()
    page.own_codes.lines[1].set_text("needling; untimed")
    with qtbot.assertNotEmitted(page.own_codes_wished):
        page.own_codes.keep.click()
    assert page.own_codes.lines[0].problem() == ""
    assert page.own_codes.lines[1].problem().startswith("A code of the clinic's own is written")


def test_a_removed_code_is_wished_away(page, qtbot):
    page.own_codes.lines[0].beside[0].click()
    with qtbot.waitSignal(page.own_codes_wished) as wished:
        page.own_codes.keep.click()
    assert wished.args == [""]


def test_codes_shown_anew_take_the_place_of_those_before(page):
    page.show_own_codes([CUPPING])
    assert page.own_codes.typed() == (CUPPING,)
    assert not page.own_codes.keep.isEnabled()


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ([], []),
        (["", NEEDLING], [False, False]),
        ([NEEDLING, NEEDLING], [False, True]),
        (["97110 exercise; timed; one_on_one; PT"], [True]),
        (["20560"], [True]),
    ],
)
def test_each_line_is_judged_by_itself_and_against_those_above(lines, wrong):
    assert [bool(problem) for problem in problems_of(lines, CATALOGUE)] == wrong


def test_a_second_place_for_copies_is_wished_for(page, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(page.copies_folder_wished) as wished:
        page.copies.folder.choose.click()
    assert wished.args == [tmp_path]


def test_the_latest_copy_is_shown(page):
    page.show_copies(Path("/media/stick"), "Latest copy: today, 12:02.")
    assert page.copies.folder.folder() == Path("/media/stick")
    assert "Latest copy: today, 12:02." in [one.text() for one in page.findChildren(QLabel)]


def test_copy_restore_and_back_are_wishes(page, qtbot):
    for signal, one in (
        (page.copy_requested, page.copies.make),
        (page.restore_requested, page.copies.restore),
        (page.back_requested, page.back),
    ):
        with qtbot.waitSignal(signal):
            one.click()


def test_theme_and_text_size_are_wished_at_once(page, qtbot):
    with qtbot.waitSignal(page.theme_wished) as wished:
        page.looks.theme.buttons["contrast"].click()
    assert wished.args == ["contrast"]
    with qtbot.waitSignal(page.text_percent_wished) as wished:
        page.looks.text_percent.stepUp()
    assert wished.args == [110]


def test_showing_the_looks_wishes_for_nothing(page, qtbot):
    with (
        qtbot.assertNotEmitted(page.text_percent_wished),
        qtbot.assertNotEmitted(page.theme_wished),
    ):
        page.show_looks("dark", 150)
    assert (page.looks.theme.choice(), page.looks.text_percent.value()) == ("dark", 150)


def test_what_was_kept_and_what_was_not_take_turns(page):
    page.show_saved("The heading is kept.")
    assert (page.saved.isVisible(), page.problem.isVisible()) == (True, False)
    page.show_problem("The disk is full.")
    assert (page.saved.isVisible(), page.problem.isVisible()) == (False, True)


def at_the_end(bar, page):
    """Scroll to the end, and tell whether the page has stopped laying itself out."""
    bar.setValue(bar.maximum())
    before = page.looks.mapTo(page, QPoint()).y()
    for _ in range(3):
        QApplication.processEvents()
    after = page.looks.mapTo(page, QPoint()).y()
    return 0 < bar.value() == bar.maximum() and before == after


@pytest.mark.parametrize("percent", [130, 200])
def test_another_size_of_text_leaves_its_field_under_the_hand(page, qtbot, qapp, percent):
    apply_theme(qapp, "light", 100)
    page.resize(1366, 600)
    bar = page.findChild(Column).verticalScrollBar()
    qtbot.waitUntil(lambda: at_the_end(bar, page))
    before = page.looks.mapTo(page, QPoint()).y()
    page.text_percent_wished.connect(lambda size: apply_theme(qapp, "light", size))
    page.looks.text_percent.setValue(percent)
    qtbot.waitUntil(lambda: abs(page.looks.mapTo(page, QPoint()).y() - before) <= 2)
    qapp.setStyleSheet("")


def test_a_code_that_ships_by_now_says_that_its_line_does_not_count(page):
    page.show_own_codes(["97110 our own exercise; untimed; one_on_one; PT", NEEDLING])
    assert [field.problem() for field in page.own_codes.lines] == [
        "97110 ships with the program by now: the catalogue's counts, and this line does not.",
        "",
    ]


def test_the_worked_example_of_an_own_code_can_be_read_as_it_stands(page):
    example = next(
        one.text() for one in page.own_codes.findChildren(QLabel) if one.text().startswith("20560")
    )
    assert "one-on-one" in example
    assert parse_own_code(example).number == "20560"
