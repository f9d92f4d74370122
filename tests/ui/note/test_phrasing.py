"""Writing with taps: phrases, blanks, the note before, and the help beside a code."""

from dataclasses import replace
from datetime import date

import pytest
from builders import CATALOGUE, a_documented_visit, a_visit, at
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from therapytimer.paths import resource
from therapytimer.ui.note.aids import Aids
from therapytimer.ui.note.page import DocumentPage, Sheet
from therapytimer.visit.checklist import checklist
from therapytimer.visit.day import bill_for
from therapytimer.visit.earlier import Earlier, EarlierNote, digest
from therapytimer.visit.guides import parse_guides
from therapytimer.visit.phrases import Library, OwnPhrases, parse_phrases

NOW = at("16:00")
DEFICIT, TECHNIQUE = "services.97112.deficit", "services.97112.technique"
RESPONSE, PLAN = "services.97112.response", "note.plan"
USUAL = "97112 14:00-14:24 DK, 97110 14:24-14:40 DK, 97140 14:40-14:52 DK"
WEDNESDAY = date(2026, 11, 18)
BEFORE = {TECHNIQUE: "Tandem stance on foam", RESPONSE: "Held 4 s", PLAN: "Add head turns"}
AIDS = Aids(
    Library(parse_phrases(resource("phrases.json").read_text(encoding="utf-8"))),
    parse_guides(resource("guides.json").read_text(encoding="utf-8")),
)
WITH_BEFORE = replace(AIDS, before_on=WEDNESDAY, before=BEFORE)


def sheet(visit, aids=AIDS):
    bill = bill_for((visit,), CATALOGUE, NOW)
    return Sheet(visit, bill, checklist(visit, bill, CATALOGUE), {}, aids)


@pytest.fixture
def page(qtbot):
    made = DocumentPage(CATALOGUE)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def written(page):
    texts: dict[str, str] = {}
    page.text_written.connect(lambda _visit, field, value: texts.update({field: value}))
    return texts


def field(page, name):
    return page.form.fields[name]


def enter(page, name):
    field(page, name).edit.setFocus()
    QApplication.processEvents()
    return field(page, name)


def shown(page):
    """The fields whose phrases are shown."""
    return [
        name
        for name, one in page.form.fields.items()
        if one.chips is not None and not one.chips.isHidden()
    ]


def tap(qtbot, chip):
    QApplication.processEvents()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def first_chip(page, name):
    return field(page, name).chips.phrases[0]


# Chips.


def test_phrases_are_shown_of_the_field_with_the_cursor_and_the_next_empty_one(page):
    page.show_sheet(sheet(a_visit(USUAL)))
    assert shown(page) == []
    enter(page, DEFICIT)
    assert shown(page) == [DEFICIT, TECHNIQUE]
    enter(page, RESPONSE)
    assert shown(page) == [RESPONSE, "services.97112.goal"]
    assert len(field(page, "services.97112.goal").chips.phrases) == 3


def test_fields_that_have_words_or_need_none_are_no_next_ones(page):
    page.show_sheet(sheet(a_documented_visit(note={"subjective": "Better"})))
    enter(page, TECHNIQUE)
    assert shown(page) == [TECHNIQUE, "note.assessment"]
    enter(page, "note.plan")
    assert shown(page) == ["note.plan"]


def test_a_tap_writes_the_phrase_and_the_cursor_stays(page, qtbot, written):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, TECHNIQUE)
    tap(qtbot, first_chip(page, TECHNIQUE))
    assert field(page, TECHNIQUE).text == "Single-leg stance on foam with verbal cues"
    assert field(page, TECHNIQUE).edit.hasFocus()
    assert written == {}  # not left yet
    tap(qtbot, field(page, TECHNIQUE).chips.phrases[1])
    assert field(page, TECHNIQUE).text.endswith(
        "verbal cues. Tandem stance, eyes closed, contact guard"
    )


def test_a_phrase_is_written_once_and_shows_that_it_is_there(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, TECHNIQUE)
    for _ in range(2):
        tap(qtbot, first_chip(page, TECHNIQUE))
    assert field(page, TECHNIQUE).text == "Single-leg stance on foam with verbal cues"
    assert first_chip(page, TECHNIQUE).isChecked()
    field(page, TECHNIQUE).edit.undo()
    assert field(page, TECHNIQUE).text == ""
    assert not first_chip(page, TECHNIQUE).isChecked()


def test_a_phrase_goes_to_the_caret(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL, services={"97112": {"technique": "First. Last"}})))
    edit = enter(page, TECHNIQUE).edit
    cursor = edit.textCursor()
    cursor.setPosition(len("First."))
    edit.setTextCursor(cursor)
    tap(qtbot, field(page, TECHNIQUE).chips.phrases[1])
    assert edit.toPlainText() == "First. Tandem stance, eyes closed, contact guard. Last".replace(
        "guard. Last", "guard.  Last"
    )


def test_a_tap_below_the_next_field_goes_on_there(page, qtbot, written):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, DEFICIT)
    tap(qtbot, first_chip(page, DEFICIT))
    tap(qtbot, first_chip(page, TECHNIQUE))
    assert field(page, TECHNIQUE).edit.hasFocus()
    assert list(written) == [DEFICIT]
    assert shown(page) == [TECHNIQUE, RESPONSE]


def test_a_usual_visit_of_three_codes_is_documented_in_fifteen_taps(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    needed = [name for name, one in page.form.fields.items() if one.about.needed]
    enter(page, needed[0])
    taps = 0
    for name in needed:
        tap(qtbot, first_chip(page, name))
        taps += 1
    assert all(field(page, name).text for name in needed)
    assert taps <= 15


def test_chips_are_large_enough_and_stay_inside_the_page(page, qtbot):
    for width, height in ((1366, 768), (1000, 560)):
        page.resize(width, height)
        page.show_sheet(sheet(a_visit(USUAL)))
        enter(page, TECHNIQUE)
        field(page, TECHNIQUE).chips.more.click()
        QApplication.processEvents()
        for chip in field(page, TECHNIQUE).chips.phrases:
            assert min(chip.width(), chip.height()) >= 44
            right = chip.mapTo(page.form.viewport(), QPoint(chip.width(), 0)).x()
            assert right <= page.form.viewport().width()
        page.form.fields["note.plan"].edit.setFocus()


def test_the_rest_of_the_phrases_is_one_tap_away(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    chips = enter(page, TECHNIQUE).chips
    assert [one.isVisible() for one in chips.phrases] == [True] * 6 + [False] * 4
    assert chips.more.accessibleName() == "Phrases: 4 more"
    tap(qtbot, chips.more)
    assert all(one.isVisible() for one in chips.phrases)
    assert not chips.more.isVisible()


def test_the_field_stays_where_it_is_though_chips_above_it_go(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, "services.97110.technique")
    qtbot.wait(50)
    target = field(page, "services.97140.technique").edit
    bar = page.form.verticalScrollBar()
    bar.setValue(bar.value() + target.mapTo(page, QPoint()).y() - 300)
    assert target.mapTo(page, QPoint()).y() == 300
    target.setFocus()
    qtbot.wait(50)
    assert abs(target.mapTo(page, QPoint()).y() - 300) <= 2


def test_phrases_by_keyboard(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    edit = enter(page, TECHNIQUE).edit
    chips = field(page, TECHNIQUE).chips
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert chips.phrases[0].hasFocus()
    qtbot.keyClick(chips.phrases[0], Qt.Key.Key_Left)  # there is nothing before it
    qtbot.keyClick(chips.phrases[0], Qt.Key.Key_Right)
    assert chips.phrases[1].hasFocus()
    qtbot.keyClick(chips.phrases[1], Qt.Key.Key_Return)
    assert edit.toPlainText().startswith("Tandem stance")
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(chips.phrases[0], Qt.Key.Key_Escape)
    assert edit.hasFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert field(page, RESPONSE).edit.hasFocus()


def test_a_closed_visit_offers_no_phrases_and_carries_nothing(page):
    page.show_sheet(sheet(a_visit(USUAL, signatures=({"by": "DK"},)), WITH_BEFORE))
    enter(page, TECHNIQUE)
    assert shown(page) == []
    assert page.form.carry.isHidden()


# Blanks.


def test_the_first_blank_is_selected_and_tab_goes_to_the_next(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    edit = enter(page, RESPONSE).edit
    tap(qtbot, first_chip(page, RESPONSE))
    assert edit.textCursor().selectedText() == "[number]"
    qtbot.keyClicks(edit, "7")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.textCursor().selectedText() == "[number]"
    qtbot.keyClicks(edit, "4")
    assert edit.toPlainText() == "Held 7 s, 4 s last visit"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()


def test_a_side_is_one_tap(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    one = enter(page, DEFICIT)
    assert not any(side.isVisible() for side in one.chips.sides)
    tap(qtbot, first_chip(page, DEFICIT))
    assert one.edit.textCursor().selectedText() == "[side]"
    tap(qtbot, one.chips.sides[0])
    assert one.text == "Impaired proprioception of the left ankle, sways on one leg"
    assert not any(side.isVisible() for side in one.chips.sides)
    assert one.edit.hasFocus()


# The note before.


@pytest.fixture
def carried(page):
    names: list[str] = []
    page.carried.connect(lambda _visit, fields: names.extend(fields))
    return names


def test_what_stands_is_carried_over_in_one_tap_and_what_is_of_the_day_is_not(
    page, qtbot, written, carried
):
    page.show_sheet(sheet(a_visit(USUAL), WITH_BEFORE))
    tap(qtbot, page.form.carry.button)
    assert written == {TECHNIQUE: BEFORE[TECHNIQUE], PLAN: BEFORE[PLAN]}
    assert carried == [TECHNIQUE, PLAN]
    assert field(page, RESPONSE).text == ""


def test_one_field_is_carried_over_by_its_first_chip(page, qtbot, written, carried):
    page.show_sheet(sheet(a_visit(USUAL), WITH_BEFORE))
    chip = enter(page, TECHNIQUE).chips.before
    assert chip.text() == "As on Nov 18, 2026: Tandem stance on foam"
    tap(qtbot, chip)
    assert (carried, written) == ([TECHNIQUE], {TECHNIQUE: BEFORE[TECHNIQUE]})
    assert not chip.isVisible()
    field(page, TECHNIQUE).edit.undo()
    assert field(page, TECHNIQUE).text == ""


def test_what_stands_there_is_never_written_over(page, written, carried):
    page.show_sheet(sheet(a_visit(USUAL, note={"plan": "Mine"}), WITH_BEFORE))
    field(page, PLAN).carry()
    page.form.carry.button.click()
    assert field(page, PLAN).text == "Mine"
    assert PLAN not in carried


def test_carried_text_is_marked_until_it_is_changed(page, qtbot):
    note = EarlierNote(WEDNESDAY, {PLAN: digest(BEFORE[PLAN])})
    visit = a_visit(USUAL, note={"plan": BEFORE[PLAN]}, earlier=Earlier((note,), (PLAN,)))
    page.show_sheet(sheet(visit, WITH_BEFORE))
    mark = field(page, PLAN).mark
    assert (mark.text(), mark.isHidden()) == ("From Nov 18, 2026, not changed yet", False)
    assert field(page, DEFICIT).mark.isHidden()
    edit = enter(page, PLAN).edit
    qtbot.keyClicks(edit, "x")
    assert mark.isHidden()
    edit.undo()
    assert not mark.isHidden()


def test_without_a_note_before_nothing_is_offered(page):
    page.show_sheet(sheet(a_visit(USUAL)))
    assert page.form.carry.isHidden()
    page.show_sheet(sheet(a_visit(USUAL), WITH_BEFORE))
    assert not page.form.carry.isHidden()
    said = page.form.carry.findChildren(QLabel)[0].text()
    assert said.startswith("The note of November 18, 2026 has words for 2 empty fields.")
    only = replace(WITH_BEFORE, before={PLAN: "Go on"})
    page.show_sheet(sheet(a_visit(USUAL), only))
    assert "one empty field." in page.form.carry.findChildren(QLabel)[0].text()


# Phrases of one's own.


def test_phrases_are_edited_below_their_field(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    one = enter(page, TECHNIQUE)
    tap(qtbot, one.chips.edit)
    editor = page.form.phrasing.editor
    assert editor.edit.hasFocus()
    assert editor.edit.toPlainText().splitlines() == [chip.words for chip in one.chips.phrases]
    editor.edit.setPlainText("Ours\nTandem stance")
    with qtbot.waitSignal(page.phrases_wished) as wished:
        tap(qtbot, editor.keep)
    assert wished.args == [("97112", "technique"), "PT", ["Ours", "Tandem stance"]]
    page.show_unkept("Too long.")
    assert [label.text() for label in editor.findChildren(QLabel) if label.isVisible()][-1] == (
        "Too long."
    )


def test_kept_phrases_are_shown_at_once_and_the_editor_closes(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, TECHNIQUE)
    page.form.phrasing.edit(TECHNIQUE)
    library = with_ours()
    page.show_sheet(sheet(a_visit(USUAL), replace(AIDS, library=library)))
    assert page.form.phrasing.editor is None
    assert first_chip(page, TECHNIQUE).words == "Ours"


def with_ours():
    return replace(AIDS.library, own={("97112", "technique"): OwnPhrases(("Ours",))})


def test_phrases_left_as_they_were(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    enter(page, TECHNIQUE)
    page.form.phrasing.edit(TECHNIQUE)
    tap(qtbot, page.form.phrasing.editor.drop)
    assert page.form.phrasing.editor is None
    assert field(page, TECHNIQUE).edit.hasFocus()


def test_what_cannot_be_kept_elsewhere_is_said_on_the_page(page):
    page.show_sheet(sheet(a_visit(USUAL)))
    page.show_unkept("The disk is full.")
    assert page.message.text.text() == "The disk is full."


# Help.


def test_the_help_unfolds_beside_its_code(page, qtbot):
    page.show_sheet(sheet(a_visit(USUAL)))
    guide = page.form.cards["97112"].guide
    assert guide.button.accessibleName() == "When is 97112 right?"
    qtbot.waitUntil(guide.button.isVisible)
    assert not guide.isVisible()
    guide.button.click()
    said = [one.text() for one in guide.findChildren(QLabel)]
    assert {"97110", "97530", "97116", "97140"} <= set(said)
    assert guide.isVisible()
    guide.button.click()
    assert not guide.isVisible()
    assert guide.button.accessibleName() == "When is 97112 right?"


def test_a_code_without_a_guide_has_no_button(page):
    page.show_sheet(sheet(a_visit("97035 14:00-14:20")))
    assert page.form.cards["97035"].guide is None


def test_the_keyboard_begins_in_the_first_field_not_at_the_guide(page):
    page.show_sheet(sheet(a_visit(USUAL)))
    card = page.form.cards["97112"]
    assert card.guide is not None
    assert page.focusProxy() is next(iter(page.form.cards.values())).fields[0].edit


def test_what_can_be_tapped_next_is_in_sight_across_cards_too(page, qtbot):
    page.resize(1366, 700)
    page.show_sheet(sheet(a_visit("97110 14:00-14:30 DK, 97112 14:30-14:40")))
    last = page.form.cards["97110"].fields[-1]
    enter(page, last.name)
    chips = field(page, DEFICIT).chips
    wanted = (*chips.phrases, last.edit.viewport())
    qtbot.waitUntil(lambda: all(in_sight(one) for one in wanted))


def in_sight(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_field_of_the_visit_before_shows_no_phrases_any_more(page):
    page.show_sheet(sheet(a_visit(USUAL)))
    before = enter(page, TECHNIQUE)
    page.show_sheet(sheet(a_visit("97110 14:00-14:30 DK", id="visit-two")))
    before.entered.emit(before.name)
    assert shown(page) == []
